import Domain

/// Turns the problem's identifiers into positions and its rows into arrays.
///
/// Sites that the problem does not list are open at all times and have as many docks as anyone
/// wants; values beyond any real day are clamped so that sums cannot overflow.
struct DayBuilder {
  /// Seconds, meters and cents above this are no part of a day.
  private static let ceiling = 100_000_000
  /// Ten thousand euros a kilometer or an hour.
  private static let rateCeiling = 1_000_000

  let base: Int
  let horizon: Int
  private(set) var duties: [Day.Duty] = []
  private(set) var loads: [Day.Load] = []
  private(set) var sites: [Day.Site] = []
  private(set) var siteIDs: [SiteID] = []
  private(set) var types: [Day.Kind] = []
  private(set) var classCount = 0
  private(set) var cleanings: [Day.Cleaning] = []
  private(set) var kindCount = 0
  private(set) var dockCapacity: [Int] = []
  private(set) var dutiesOfVehicle: [[Int]] = []
  private(set) var nights: [Day.Span] = []
  private(set) var emptyWays: [Day.Way] = []
  private(set) var haulWays: [Day.Way] = []

  private var siteIndex: [SiteID: Int] = [:]
  private var typeIndex: [VehicleTypeID: Int] = [:]
  private var vehicleIndex: [VehicleID: Int] = [:]
  private(set) var dutyOfKind: [Int] = []

  /// Reads a problem.
  init(_ problem: SchedulingProblem) {
    let first = problem.duties.map(\.window.earliest.epochSeconds).min() ?? 0
    let last = problem.duties.map(\.window.latest.epochSeconds).max() ?? first
    base = first
    horizon = min(last - first, Self.ceiling)
    readSites(problem)
    readTypes(problem)
    readDuties(problem)
    readLoads(problem)
    readWays(problem)
    readNights(problem.clock)
  }

  /// A count of seconds, meters or cents inside what a day can hold.
  static func clamped(_ value: Int) -> Int { min(max(value, 0), ceiling) }

  /// Seconds after the base, held inside the horizon so that far windows stay comparable.
  private func offset(_ instant: Instant) -> Int {
    min(max(instant.epochSeconds, base - 1), base + horizon + 1) - base
  }

  private mutating func readSites(_ problem: SchedulingProblem) {
    var dockUsers: [SiteID: Int] = [:]
    for entry in problem.entries {
      dockUsers[entry.load.from, default: 0] += 1
      dockUsers[entry.load.to, default: 0] += 1
    }
    let always = [Day.Span(start: -1, end: horizon + 1)]
    for row in problem.sites where siteIndex[row.site] == nil {
      // With a place for every duty, or for every load, nobody ever waits.
      let users = min(dockUsers[row.site] ?? 0, problem.duties.count)
      siteIndex[row.site] = sites.count
      siteIDs.append(row.site)
      let spans = row.open.map { Day.Span(start: offset($0.earliest), end: offset($0.latest)) }
      let loader = dock(places: row.loaders, users: users)
      let bay = dock(places: row.unloadBays, users: users)
      sites.append(
        Day.Site(
          open: spans.sorted { $0.start < $1.start },
          weighbridge: Self.clamped(row.weighbridge.value),
          wash: row.wash, loaderDock: loader, bayDock: bay))
    }
    let depots = problem.duties.map(\.depot)
    for site in problem.entries.flatMap({ [$0.load.from, $0.load.to] }) + depots
    where siteIndex[site] == nil {
      siteIndex[site] = sites.count
      siteIDs.append(site)
      sites.append(
        Day.Site(
          open: always, weighbridge: 0, wash: depots.contains(site), loaderDock: Day.anyDock,
          bayDock: Day.anyDock))
    }
  }

  private mutating func dock(places: Int, users: Int) -> Int {
    if places <= 0 { return Day.noDock }
    if places >= users { return Day.anyDock }
    dockCapacity.append(places)
    return dockCapacity.count - 1
  }

  private mutating func readTypes(_ problem: SchedulingProblem) {
    for type in problem.vehicleTypes where typeIndex[type.id] == nil {
      typeIndex[type.id] = types.count
      types.append(
        Day.Kind(
          centsPerKilometer: min(Self.clamped(type.costPerKilometer.value), Self.rateCeiling),
          centsPerHour: min(Self.clamped(type.costPerHour.value), Self.rateCeiling),
          loading: Self.clamped(type.loading.value), unloading: Self.clamped(type.unloading.value)))
    }
  }

  private mutating func readDuties(_ problem: SchedulingProblem) {
    var kinds: [Day.Duty: Int] = [:]
    for row in problem.duties {
      let vehicle = vehicleIndex[row.vehicle] ?? dutiesOfVehicle.count
      if vehicle == dutiesOfVehicle.count {
        vehicleIndex[row.vehicle] = vehicle
        dutiesOfVehicle.append([])
      }
      dutiesOfVehicle[vehicle].append(duties.count)
      var duty = Day.Duty(
        type: typeIndex[row.vehicleType] ?? -1, depot: siteIndex[row.depot] ?? 0, vehicle: 0,
        earliest: offset(row.window.earliest), latest: offset(row.window.latest),
        drivingMax: Self.clamped(row.drivingMax.value), spanMax: Self.clamped(row.spanMax.value),
        isDoubleManned: row.drivers.count > 1, kind: 0, next: -1, previous: -1)
      let kind = kinds[duty] ?? kinds.count
      if kind == kinds.count {
        kinds[duty] = kind
        dutyOfKind.append(duties.count)
      }
      duty.kind = kind
      duty.vehicle = vehicle
      duties.append(duty)
    }
    kindCount = kinds.count
    for vehicle in dutiesOfVehicle.indices {
      dutiesOfVehicle[vehicle].sort { (duties[$0].earliest, $0) < (duties[$1].earliest, $1) }
      let chain = dutiesOfVehicle[vehicle]
      for (before, after) in zip(chain, chain.dropFirst()) {
        duties[before].next = after
        duties[after].previous = before
      }
    }
  }

  private mutating func readLoads(_ problem: SchedulingProblem) {
    var classes: [CleaningClassID: Int] = [:]
    for entry in problem.entries where classes[entry.cleaningClass] == nil {
      classes[entry.cleaningClass] = classes.count
    }
    classCount = classes.count
    cleanings = Array(
      repeating: Day.Cleaning(action: .none, seconds: 0), count: classCount * classCount)
    for rule in problem.cleaning {
      guard let from = classes[rule.from], let to = classes[rule.to], from != to else { continue }
      cleanings[from * classCount + to] = Day.Cleaning(
        action: rule.action,
        seconds: rule.action == .none ? 0 : Self.clamped(rule.duration.value))
    }
    for entry in problem.entries {
      let load = entry.load
      loads.append(
        Day.Load(
          pickup: siteIndex[load.from] ?? 0, delivery: siteIndex[load.to] ?? 0,
          cleaningClass: classes[entry.cleaningClass] ?? 0,
          pickupEarliest: load.pickup.map { offset($0.earliest) } ?? -1,
          pickupLatest: load.pickup.map { offset($0.latest) } ?? horizon + 1,
          deliveryEarliest: load.delivery.map { offset($0.earliest) } ?? -1,
          deliveryLatest: load.delivery.map { offset($0.latest) } ?? horizon + 1,
          extraUnloading: Self.clamped(entry.extraUnloading.value),
          unservedCost: min(max(entry.unservedCost.value, 0), Self.ceiling * 1000),
          pinnedVehicle: load.pinnedVehicle.map { vehicleIndex[$0] ?? Day.noVehicle } ?? -1))
    }
  }

  private mutating func readWays(_ problem: SchedulingProblem) {
    emptyWays = Array(repeating: .none, count: types.count * sites.count * sites.count)
    for (type, row) in typeIndex {
      let table = problem.emptyTravel[type]
      let columns = siteIDs.map { table?.index(of: $0) }
      for from in sites.indices {
        for to in sites.indices {
          let cell = (row * sites.count + from) * sites.count + to
          if from == to {
            emptyWays[cell] = Day.Way(seconds: 0, meters: 0)
          } else if let table, let tableRow = columns[from], let column = columns[to],
            let travel = table[tableRow, column]
          {
            emptyWays[cell] = way(travel)
          }
        }
      }
    }
    haulWays = Array(repeating: .none, count: types.count * loads.count)
    for (position, entry) in problem.entries.enumerated() {
      for haul in entry.hauls.reversed() {
        guard let type = typeIndex[haul.vehicleType] else { continue }
        haulWays[type * loads.count + position] = way(haul.travel)
      }
    }
  }

  private func way(_ travel: Travel) -> Day.Way {
    let seconds = travel.duration.value
    let meters = travel.distance.value
    guard (0...Self.ceiling).contains(seconds), (0...Self.ceiling).contains(meters) else {
      return .none
    }
    return Day.Way(seconds: seconds, meters: meters)
  }

  private mutating func readNights(_ clock: ZoneClock) {
    guard !duties.isEmpty else { return }
    var date = clock.local(Instant(epochSeconds: base)).date
    while true {
      let midnight = clock.instant(on: date, at: .zero).epochSeconds - base
      let four = clock.instant(on: date, at: Seconds(4 * 3600)).epochSeconds - base
      if midnight > horizon { break }
      nights.append(Day.Span(start: midnight, end: four))
      let next = CalendarDate(dayNumber: date.dayNumber + 1)
      // The calendar ends in 2199; the last day has no next one.
      guard next > date else { break }
      date = next
    }
  }
}

extension DayBuilder {
  /// Numbers duties that are worth the same as long as their vehicles stay at home.
  func freshKinds() -> ([Int], Int) {
    var kinds: [[Int]: Int] = [:]
    var result = Array(repeating: 0, count: duties.count)
    for chain in dutiesOfVehicle {
      let key = chain.map { duties[$0].kind }
      for (position, duty) in chain.enumerated() {
        let kind = kinds[key + [position]] ?? kinds.count
        kinds[key + [position]] = kind
        result[duty] = kind
      }
    }
    return (result, kinds.count)
  }

  /// Each load as a segment of each duty class, and whether it can be one.
  func loadSegments() -> ([Segment], [Bool]) {
    var segments: [Segment] = []
    var possible: [Bool] = []
    segments.reserveCapacity(kindCount * loads.count)
    possible.reserveCapacity(kindCount * loads.count)
    for kind in 0..<kindCount {
      let duty = duties[dutyOfKind[kind]]
      for position in loads.indices {
        let segment = segment(of: position, in: duty)
        segments.append(segment ?? Segment(duration: 0, earliest: 0, latest: 0))
        possible.append(segment != nil)
      }
    }
    return (segments, possible)
  }

  private func segment(of position: Int, in duty: Day.Duty) -> Segment? {
    guard duty.type >= 0 else { return nil }
    let load = loads[position]
    let way = haulWays[duty.type * loads.count + position]
    guard way.exists, sites[load.pickup].loaderDock != Day.noDock,
      sites[load.delivery].bayDock != Day.noDock
    else { return nil }
    let type = types[duty.type]
    let loading = type.loading + sites[load.pickup].weighbridge
    let unloading = sites[load.delivery].weighbridge + type.unloading + load.extraUnloading
    guard
      let pickup = starts(
        site: load.pickup, duration: loading, from: max(load.pickupEarliest, duty.earliest),
        to: min(load.pickupLatest, duty.latest - loading)),
      let delivery = starts(
        site: load.delivery, duration: unloading,
        from: max(load.deliveryEarliest, duty.earliest),
        to: min(load.deliveryLatest, duty.latest - unloading))
    else { return nil }
    let joined = pickup.joined(
      over: Gap(driving: Double(way.seconds), distance: Double(way.meters), cleaning: 0),
      to: delivery)
    return joined.warp > 0 ? nil : joined
  }

  /// The service with the hull of its possible starts as window.
  private func starts(site: Int, duration: Int, from: Int, to: Int) -> Segment? {
    var first: Int?
    var last: Int?
    for span in sites[site].open {
      let earliest = max(span.start, from)
      let latest = min(span.end - duration, to)
      guard earliest <= latest else { continue }
      first = first ?? earliest
      last = latest
    }
    guard let first, let last else { return nil }
    return Segment(duration: Double(duration), earliest: Double(first), latest: Double(last))
  }

  /// For each load the others by how little it costs to drive between them, at most `max`.
  func neighbors(max limit: Int) -> ([Int32], Int) {
    let count = min(limit, Swift.max(loads.count - 1, 0))
    guard count > 0, !types.isEmpty else { return ([], 0) }
    // One table will do for a measure of nearness: that of the type with the most duties.
    var uses = Array(repeating: 0, count: types.count)
    for duty in duties where duty.type >= 0 { uses[duty.type] += 1 }
    let type = uses.indices.max { (uses[$0], -$0) < (uses[$1], -$1) } ?? 0
    let table = emptyWays
    let width = sites.count
    func seconds(_ from: Int, _ to: Int) -> Int {
      let way = table[(type * width + from) * width + to]
      return way.exists ? way.seconds : Self.ceiling
    }
    var rows: [Int32] = []
    rows.reserveCapacity(count * loads.count)
    for (position, load) in loads.enumerated() {
      let ranked = loads.enumerated().filter { $0.offset != position }
        .map { other -> (Int, Int) in
          let alike =
            seconds(load.pickup, other.element.pickup)
            + seconds(load.delivery, other.element.delivery)
          let chained = Swift.min(
            seconds(load.delivery, other.element.pickup),
            seconds(other.element.delivery, load.pickup))
          return (Swift.min(alike, 2 * chained), other.offset)
        }
        .sorted { $0 < $1 }
      rows.append(contentsOf: ranked.prefix(count).map { Int32($0.1) })
    }
    return (rows, count)
  }
}
