import Domain
import Scheduling

/// A generated day like the firm's in Lapland: a cluster at the sea, towns far inland, recurring
/// lanes, 27 vehicles with 44 duties for each hundred loads.
struct HaulageDay {
  private var state: UInt64
  private let base = 1_795_402_800

  /// A day that depends on the seed alone.
  init(seed: UInt64) { state = seed &* 2_654_435_761 &+ 99 }

  private mutating func roll(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  private func window(_ from: Int, _ to: Int) -> TimeWindow? {
    try? TimeWindow(
      earliest: Instant(epochSeconds: base + from * 60),
      latest: Instant(epochSeconds: base + to * 60))
  }

  private struct Fleet {
    var type: String
    var depot: Int
    var vehicles: Int
    var shifts: Int
    var crew: Int
  }

  /// The firm of `domain.md` section 12, as published with the data.
  private let fleets = [
    Fleet(type: "tipper", depot: 0, vehicles: 7, shifts: 2, crew: 1),
    Fleet(type: "tipper", depot: 1, vehicles: 2, shifts: 2, crew: 1),
    Fleet(type: "tipper", depot: 3, vehicles: 2, shifts: 1, crew: 1),
    Fleet(type: "sealed", depot: 1, vehicles: 2, shifts: 1, crew: 1),
    Fleet(type: "chip", depot: 1, vehicles: 4, shifts: 2, crew: 1),
    Fleet(type: "chip", depot: 3, vehicles: 4, shifts: 1, crew: 1),
    Fleet(type: "hook", depot: 2, vehicles: 1, shifts: 1, crew: 1),
    Fleet(type: "silo", depot: 0, vehicles: 1, shifts: 1, crew: 1),
    Fleet(type: "silo", depot: 0, vehicles: 4, shifts: 1, crew: 2),
  ]

  /// The problem with that many loads and `scale` times the firm.
  mutating func problem(loads: Int, scale: Int) -> SchedulingProblem {
    let places = places()
    let ids = places.indices.map { SiteID("site-\($0)") }
    let travels = places.indices.flatMap { from in
      places.indices.map { to -> Travel? in Self.travel(places[from], places[to]) }
    }
    let names = ["tipper", "sealed", "chip", "hook", "silo"]
    let types = names.map(Self.type)
    var tables: [VehicleTypeID: TravelTable] = [:]
    for type in types {
      let key = TravelTableKey(
        profile: type.id, gross: type.tare, loaded: false,
        date: CalendarDate(dayNumber: base / 86_400))
      tables[type.id] = TravelTable(key: key, sites: ids, travels: travels)
    }
    let entries = entries(loads, ids: ids, places: places)
    return SchedulingProblem(
      entries: entries, duties: duties(scale, ids), vehicleTypes: types, sites: sites(ids, scale),
      cleaning: cleaning(), emptyTravel: tables, drivingTime: Self.law, startCheck: .minutes(10),
      endCheck: .minutes(5), fixedCostPerVehicle: Cents(0),
      clock: ZoneClock(
        name: "Europe/Helsinki",
        changes: [.init(from: Instant(epochSeconds: 0), offset: Seconds(7200))]))
  }

  /// Kilometers east and north of the cluster: three depots there, one inland, then the sites.
  private mutating func places() -> [(Int, Int)] {
    var places = [(0, 0), (8, 3), (20, -5), (60, 95)]
    for _ in 0..<16 { places.append((roll(36) - 8, roll(24) - 10)) }
    for _ in 0..<20 { places.append((roll(220) - 40, roll(240) - 40)) }
    return places
  }

  private static func travel(_ from: (Int, Int), _ to: (Int, Int)) -> Travel {
    let (east, north) = (Double(from.0 - to.0), Double(from.1 - to.1))
    let meters = Int((east * east + north * north).squareRoot() * 1300)
    if meters == 0 { return Travel(duration: .zero, distance: .zero) }
    return Travel(duration: Seconds(meters * 3600 / 72_000 + 120), distance: Meters(meters + 600))
  }

  private static func type(_ name: String) -> VehicleType {
    VehicleType(
      id: VehicleTypeID(name), name: LocalizedName(name), country: .finland,
      combination: "truck+full trailer", axles: 9, gross: Kilograms(76_000),
      tare: Kilograms(25_000), payload: Kilograms(51_000), volume: Liters(60_000),
      length: Centimeters(2500), height: Centimeters(440), bodies: [.tipper], fuelLoaded: 560,
      fuelEmpty: 320, costPerKilometer: Cents(105), costPerHour: Cents(5800), emission: 3400,
      loading: .minutes(name == "chip" ? 30 : 20), unloading: .minutes(name == "silo" ? 40 : 20),
      permit: "none", isDefault: true, source: "generated", confidence: .low)
  }

  private mutating func entries(
    _ count: Int, ids: [SiteID], places: [(Int, Int)]
  ) -> [SchedulingProblem.Entry] {
    let bodies: [(String, [String], String, Int)] = [
      ("slag", ["tipper", "sealed", "chip"], "mineral", 57), ("wood", ["chip"], "wood", 30),
      ("dust", ["silo"], "dust", 6), ("sludge", ["sealed"], "sludge", 5),
      ("scrap", ["hook"], "metal", 2),
    ]
    var lanes: [(from: Int, to: Int, body: Int)] = []
    for body in bodies.indices {
      for _ in 0..<max(2, bodies[body].3 / 5) {
        let isInside = roll(10) < 6
        var from = 4 + roll(16)
        var to = isInside ? 4 + roll(16) : 20 + roll(20)
        if roll(3) == 0 { swap(&from, &to) }
        if from == to { to = from == 39 ? 4 : from + 1 }
        lanes.append((from, to, body))
      }
    }
    return (0..<count).map { number in
      var lane = lanes[roll(lanes.count)]
      let wanted = roll(100)
      var sum = 0
      let body = bodies.firstIndex {
        sum += $0.3
        return wanted < sum
      }
      while lane.body != body ?? 0 { lane = lanes[roll(lanes.count)] }
      let pickup = roll(100) < 25 ? window(60 + roll(10) * 60, 720) : nil
      let row = bodies[lane.body]
      return SchedulingProblem.Entry(
        load: Load(
          id: LoadID("load-\(number)/1"), material: MaterialID(row.0), from: ids[lane.from],
          to: ids[lane.to], mass: Kilograms(48_000), pickup: pickup),
        cleaningClass: CleaningClassID(row.2),
        extraUnloading: lane.body == 0 ? .minutes(10) : .zero,
        hauls: row.1.map {
          SchedulingProblem.Haul(
            vehicleType: VehicleTypeID($0), travel: Self.travel(places[lane.from], places[lane.to]))
        }, ineligible: nil, unservedCost: Cents(1_000_000))
    }
  }

  private func duties(_ scale: Int, _ ids: [SiteID]) -> [SchedulingProblem.Duty] {
    var duties: [SchedulingProblem.Duty] = []
    for copy in 0..<scale {
      for (number, fleet) in fleets.enumerated() {
        for vehicle in 0..<fleet.vehicles {
          let spans = fleet.shifts == 2 ? [(60, 660), (660, 1260)] : [(0, 720)]
          for (shift, span) in spans.enumerated() {
            guard let window = window(span.0, span.1) else { continue }
            duties.append(
              SchedulingProblem.Duty(
                vehicle: VehicleID("T\(copy)-\(number)-\(vehicle)"),
                vehicleType: VehicleTypeID(fleet.type),
                drivers: (0..<fleet.crew).map {
                  DriverID("D\(copy)-\(number)-\(vehicle)-\(shift)-\($0)")
                }, depot: ids[fleet.depot], shift: ShiftID("s\(shift)"), window: window,
                drivingMax: .minutes(540 * fleet.crew),
                spanMax: .minutes(fleet.crew == 2 ? 1260 : 780)))
          }
        }
      }
    }
    return duties
  }

  private func sites(_ ids: [SiteID], _ scale: Int) -> [SchedulingProblem.SiteSchedule] {
    ids.indices.map { index in
      let hours = [(-600, 3000), (60, 1020), (60, 900), (-600, 3000)][index % 4]
      let open = index < 4 ? window(-600, 3000) : window(hours.0, hours.1)
      return SchedulingProblem.SiteSchedule(
        site: ids[index], open: open.map { [$0] } ?? [], loaders: scale * (1 + index % 2),
        unloadBays: scale * (1 + index % 2), weighbridge: .minutes(index < 4 ? 0 : 4),
        wash: index < 4)
    }
  }

  private func cleaning() -> [CleaningRule] {
    let rows: [(String, String, CleaningAction, Int)] = [
      ("mineral", "wood", .sweep, 10), ("wood", "mineral", .none, 0),
      ("sludge", "mineral", .wash, 40), ("mineral", "sludge", .sweep, 10),
      ("sludge", "wood", .forbidden, 0),
    ]
    return rows.map {
      CleaningRule(
        from: CleaningClassID($0.0), to: CleaningClassID($0.1), action: $0.2,
        duration: .minutes($0.3), confidence: .low)
    }
  }

  private static let law = Rules.DrivingTime(
    continuousMax: .minutes(270), fullBreak: .minutes(45), splitFirst: .minutes(15),
    splitSecond: .minutes(30), dailyMax: .minutes(540), weeklyMax: .minutes(3360),
    fortnightMax: .minutes(5400), dailyRest: .minutes(660), dailyWindow: .minutes(1440),
    multiManningRest: .minutes(540), multiManningWindow: .minutes(1800),
    workContinuousMax: .minutes(360), workBreakPart: .minutes(15), workBreakShort: .minutes(30),
    workLongDay: .minutes(540), workBreakLong: .minutes(45), nightWorkMax: .minutes(600))
}
