internal import Domain

/// A haulage day, or a part of it, as arrays of whole numbers: made once and never changed.
///
/// Loads are folded into one step each: a truck that comes to the pickup at `t`, not after `latest`,
/// has unloaded at `max(t, earliest) + span`, whatever windows it waits for on the way. Trucks that
/// are alike are one *vehicle class*. Money is in millicents (thousandths of a cent), so that meters
/// times cents for a kilometer are whole.
final class HaulageModel: Sendable {
  /// A load in numbers.
  struct Load: Hashable, Sendable {
    var pickup: Int32
    var delivery: Int32
    /// Arriving before this gains nothing.
    var earliest: Int32
    /// Arriving after this is too late.
    var latest: Int32
    /// From an arrival between the two to the end of unloading.
    var span: Int32
    /// Driving with the load.
    var run: Int32
    /// The same in meters.
    var runMeters: Int32
    /// Position among ``bodies``.
    var body: Int32
  }

  /// Trucks that are alike.
  struct VehicleClass: Hashable, Sendable {
    var depot: Int32
    /// Bit `b` stands for body `b`.
    var bodies: UInt64
    /// Position among ``HaulageModel/profiles``.
    var profile: Int
    var start: Int32
    var end: Int32
    var drivingMax: Int32
    /// Millicents for leaving the depot.
    var fixedCost: Int
    /// Cents for a kilometer, which is millicents for a meter.
    var rate: Int
    /// Positions among the trucks of the day, ascending.
    var vehicles: [Int]
  }

  /// What decides over the loads and the costs between them: bodies and rate.
  struct Profile: Hashable, Sendable {
    var bodies: UInt64
    var rate: Int
  }

  let travel: SiteTravel
  let loads: [Load]
  /// For each load its position in the day.
  let loadOfDay: [Int]
  let classes: [VehicleClass]
  let profiles: [Profile]
  /// Millicents for leaving a load.
  let unservedCost: Int
  /// Loads that no truck could ever carry, by themselves too late or of a body that no truck has.
  let isHopeless: [Bool]

  /// All of a day.
  convenience init(_ day: HaulageDay) {
    self.init(
      day, travel: SiteTravel(day), loads: Array(day.loads.indices),
      trucks: Array(day.trucks.indices))
  }

  /// Some loads and some trucks of a day; positions ascend.
  init(_ day: HaulageDay, travel: SiteTravel, loads positions: [Int], trucks: [Int]) {
    self.travel = travel
    loadOfDay = positions
    unservedCost = day.unservedCost.value * 1000
    var bodies: [String: Int] = [:]
    for truck in trucks {
      // Bodies of no load decide nothing; those beyond 63 share a bit that no load has.
      for body in day.trucks[truck].bodies where bodies[body] == nil { bodies[body] = bodies.count }
    }
    let wanted = Set(positions.map { day.loads[$0].body })
    let names = wanted.filter { bodies[$0] != nil }.sorted()
    let bit = Dictionary(uniqueKeysWithValues: names.prefix(63).enumerated().map { ($1, $0) })
    let rows = positions.map { Self.load(day.loads[$0], travel: travel, bodies: bit) }
    loads = rows
    var known: [VehicleClass: Int] = [:]
    var found: [VehicleClass] = []
    var members: [[Int]] = []
    var profileIndex: [Profile: Int] = [:]
    var foundProfiles: [Profile] = []
    for truck in trucks {
      let row = day.trucks[truck]
      let mask = row.bodies.reduce(UInt64(0)) { mask, body in
        bit[body].map { mask | 1 << UInt64($0) } ?? mask
      }
      let profile = Profile(bodies: mask, rate: row.costPerKilometer.value)
      let position = profileIndex[profile] ?? foundProfiles.count
      if position == foundProfiles.count {
        profileIndex[profile] = position
        foundProfiles.append(profile)
      }
      let kind = VehicleClass(
        depot: Int32(row.depot), bodies: mask, profile: position,
        start: Int32(clamping: row.shift.earliest.value),
        end: Int32(clamping: row.shift.latest.value),
        drivingMax: Int32(clamping: row.drivingMax.value), fixedCost: row.fixedCost.value * 1000,
        rate: row.costPerKilometer.value, vehicles: [])
      if let place = known[kind] {
        members[place].append(truck)
      } else {
        known[kind] = found.count
        found.append(kind)
        members.append([truck])
      }
    }
    for place in found.indices { found[place].vehicles = members[place] }
    classes = found
    profiles = foundProfiles
    isHopeless = rows.map { row in
      !found.contains { Self.couldServe(row, $0, travel: travel) }
    }
  }

  /// Some loads of a model, and of some classes so many vehicles.
  init(of whole: HaulageModel, loads positions: [Int], kinds: [Int], vehicles: [Int]) {
    travel = whole.travel
    loadOfDay = positions.map { whole.loadOfDay[$0] }
    unservedCost = whole.unservedCost
    loads = positions.map { whole.loads[$0] }
    profiles = whole.profiles
    classes = kinds.map { kind in
      var row = whole.classes[kind]
      row.vehicles = Array(row.vehicles.prefix(vehicles[kind]))
      return row
    }
    isHopeless = positions.map { whole.isHopeless[$0] }
  }

  private static func load(
    _ load: HaulageDay.Load, travel: SiteTravel, bodies: [String: Int]
  ) -> Load {
    let run = travel.seconds(load.pickup, load.delivery)
    let toDelivery = load.pickupService.value + run
    let earliest = max(
      load.pickupWindow.earliest.value, load.deliveryWindow.earliest.value - toDelivery)
    var latest = min(load.pickupWindow.latest.value, load.deliveryWindow.latest.value - toDelivery)
    // Loading at its earliest may already be too late for the delivery.
    if load.pickupWindow.earliest.value + toDelivery > load.deliveryWindow.latest.value {
      latest = -1
    }
    return Load(
      pickup: Int32(load.pickup), delivery: Int32(load.delivery),
      earliest: Int32(clamping: earliest), latest: Int32(clamping: latest),
      span: Int32(clamping: toDelivery + load.deliveryService.value), run: Int32(run),
      runMeters: Int32(travel.meters(load.pickup, load.delivery)),
      body: Int32(bodies[load.body] ?? 63))
  }

  /// Whether a truck of the class could carry this load if nothing else held it up; over other sites it
  /// may be there sooner than straight.
  private static func couldServe(
    _ load: Load, _ kind: VehicleClass, travel: SiteTravel
  ) -> Bool {
    guard load.body < 63, kind.bodies >> UInt64(load.body) & 1 == 1 else { return false }
    let out = travel.least(Int(kind.depot), Int(load.pickup))
    let home = travel.least(Int(load.delivery), Int(kind.depot))
    let arrival = Int(kind.start) + out
    guard arrival <= load.latest else { return false }
    return max(arrival, Int(load.earliest)) + Int(load.span) + home <= kind.end
      && out + Int(load.run) + home <= kind.drivingMax
  }

  /// All loads left first, which are dear; then bodies and all vehicles, then depots and shifts.
  private var groups: [CountedGroup] { leftGroups + vehicleGroups }

  /// All loads and those of each body.
  private var leftGroups: [CountedGroup] {
    var sets: Set<[Int]> = [Array(loads.indices)]
    for set in Dictionary(grouping: loads.indices, by: { loads[$0].body }).values {
      sets.insert(set)
    }
    return sets.sorted { first, second in
      first.count != second.count
        ? first.count > second.count : first.lexicographicallyPrecedes(second)
    }.map { CountedGroup(members: .loadsLeft($0), rank: $0.count == loads.count ? 0 : 1) }
  }

  private var vehicleGroups: [CountedGroup] {
    var found: [[Int]: Int] = [:]
    func add(_ rank: Int, _ key: (VehicleClass) -> [Int]) {
      for kinds in Dictionary(grouping: classes.indices, by: { key(classes[$0]) }).values {
        let sorted = kinds.sorted()
        found[sorted] = min(found[sorted] ?? rank, rank)
      }
    }
    add(1) { [Int(truncatingIfNeeded: $0.bodies)] }
    add(1) { _ in [] }
    add(2) { [Int($0.depot)] }
    add(2) { [Int($0.start), Int($0.end), Int(truncatingIfNeeded: $0.bodies)] }
    return found.map { CountedGroup(members: .vehicles($0.key), rank: $0.value) }
      .sorted { first, second in
        first.rank != second.rank
          ? first.rank < second.rank : first.kinds.lexicographicallyPrecedes(second.kinds)
      }
  }

  /// The loads and classes of the master problem.
  var shape: MasterShape {
    MasterShape(
      unservedCosts: loads.map { _ in unservedCost }, vehicles: classes.map(\.vehicles),
      groups: groups)
  }

  /// Whether a class has the body of a load.
  @inline(__always)
  func fits(_ load: Int, _ kind: Int) -> Bool {
    let body = loads[load].body
    return body < 63 && classes[kind].bodies >> UInt64(body) & 1 == 1
  }

  /// Millicents of a route of loads in a class, `nil` when it is not lawful.
  func cost(of route: [Int32], class kind: Int) -> Int? {
    guard !route.isEmpty else { return 0 }
    let row = classes[kind]
    var time = Int(row.start)
    var place = Int(row.depot)
    var driving = 0
    var meters = 0
    for position in route {
      guard fits(Int(position), kind) else { return nil }
      let load = loads[Int(position)]
      let way = travel.seconds(place, Int(load.pickup))
      time += way
      guard time <= load.latest else { return nil }
      time = max(time, Int(load.earliest)) + Int(load.span)
      driving += way + Int(load.run)
      meters += travel.meters(place, Int(load.pickup)) + Int(load.runMeters)
      place = Int(load.delivery)
    }
    let home = travel.seconds(place, Int(row.depot))
    meters += travel.meters(place, Int(row.depot))
    guard time + home <= row.end, driving + home <= row.drivingMax else { return nil }
    return row.fixedCost + meters * row.rate
  }
}
