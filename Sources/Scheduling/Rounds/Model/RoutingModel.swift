/// A routing instance in the whole numbers that the search computes with, by position.
///
/// *Spots* are where something is done: first every visit, at its own position, then the starts and
/// ends of vehicle classes. Times, amounts and costs are whole numbers; how the units of the file
/// became them stands in ``RoutingModelBuilder``. Never written after it is made.
final class RoutingModel: Sendable {
  /// Vehicles that are alike.
  struct VehicleClass: BitwiseCopyable, Sendable {
    /// The spot it starts from.
    var start: Int32
    /// The spot it ends at.
    var end: Int32
    /// Which of the tables of ways is its own.
    var profile: Int32
    /// How many there are.
    var count: Int32
    /// When it may leave.
    var earliest: Int32
    /// When it must be back.
    var latest: Int32
    /// The most visits of a route.
    var visitMax: Int32
    /// What using one costs at all.
    var fixedCost: Int
  }

  /// Beyond every moment; far enough from the largest number that two ways more still fit.
  static let far: Int32 = 1 << 30
  /// No way and no service is longer or dearer, so that sums of a few stay below ``far``.
  static let wayMax = 1 << 28

  /// How many visits there are.
  let visitCount: Int
  /// Visits, starts and ends.
  let spotCount: Int
  /// Kinds of amount.
  let dimensions: Int
  /// The vehicle classes, in the order of the instance.
  let classes: Slab<VehicleClass>
  /// What a vehicle of a class carries at most: for each class its dimensions.
  let capacity: Slab<Int>
  /// Ways of each profile.
  let ways: WayTable
  /// When a visit may begin.
  let earliest: Slab<Int32>
  /// When it must have begun.
  let latest: Slab<Int32>
  /// How long it takes.
  let service: Slab<Int32>
  /// For each visit and dimension what was loaded at the start of the route for it.
  let delivered: Slab<Int>
  /// For each visit and dimension what stays on board to the end.
  let collected: Slab<Int>
  /// The other end of a pair; -1 for a single visit.
  let partner: Slab<Int32>
  /// Whether goods of a pair come aboard here.
  let isPickup: Slab<Bool>
  /// For each visit and class whether the class may make it and can do so with nothing else.
  let suits: Slab<Bool>
  /// For each visit what leaving it costs.
  let leaveCost: Slab<Int>
  /// Whether there is a visit or class with a limit in time.
  let hasTime: Bool
  /// Whether the load of a route is the sum of its visits' amounts wherever they stand in it, in one
  /// dimension: nothing both delivered and collected, and no pairs.
  let hasPlainLoads: Bool
  /// Whether there are pairs of pickups and deliveries.
  let hasPairs: Bool
  /// Whether leaving one visit costs more than leaving another.
  let hasPriorities: Bool
  /// Whether the fixed costs are there only to save vehicles.
  let isVehiclesFirst: Bool
  /// With fewer vehicles not all visits can be made; 1 at least.
  let leastVehicles: Int
  /// Whether all classes share one table of ways.
  let isOneProfile: Bool
  /// Core cost of one unit of length or cost of the file.
  let costScale: Double
  /// For each visit its position in the instance.
  let names: [Int]
  /// Near visits of each visit.
  let near: NearVisits
  /// What only a walk along a route can tell.
  let walk: WalkRules

  /// Takes the tables over; the model frees them.
  init(_ parts: consuming Parts) {
    visitCount = parts.earliest.count
    leastVehicles = FleetBound(parts).least
    spotCount = parts.ways.width
    dimensions = parts.dimensions
    classes = Slab(parts.classes)
    capacity = Slab(parts.capacity)
    ways = parts.ways
    earliest = Slab(parts.earliest)
    latest = Slab(parts.latest)
    service = Slab(parts.service)
    delivered = Slab(parts.delivered)
    collected = Slab(parts.collected)
    partner = Slab(parts.partner)
    isPickup = Slab(parts.isPickup)
    suits = Slab(parts.suits)
    leaveCost = Slab(parts.leaveCost)
    hasTime = parts.hasTime
    hasPairs = parts.partner.contains { $0 >= 0 }
    hasPlainLoads =
      parts.dimensions <= 1 && !parts.partner.contains { $0 >= 0 }
      && (parts.delivered.allSatisfy { $0 == 0 } || parts.collected.allSatisfy { $0 == 0 })
    hasPriorities = parts.leaveCost.contains { $0 != parts.leaveCost[0] }
    isVehiclesFirst = parts.isVehiclesFirst
    isOneProfile = parts.classes.allSatisfy { $0.profile == 0 }
    costScale = parts.costScale
    names = parts.names
    near = parts.near
    walk = parts.walk
  }

  deinit {
    classes.free()
    capacity.free()
    ways.free()
    earliest.free()
    latest.free()
    service.free()
    delivered.free()
    collected.free()
    partner.free()
    isPickup.free()
    suits.free()
    leaveCost.free()
    near.free()
    walk.free()
  }

  /// How many routes there can be at once.
  var slotCount: Int {
    var vehicles = 0
    for kind in 0..<classes.count { vehicles += Int(classes[kind].count) }
    return min(vehicles, visitCount)
  }

  /// What a model is made of.
  struct Parts {
    var dimensions = 0
    var classes: [VehicleClass] = []
    var capacity: [Int] = []
    var ways: WayTable
    var earliest: [Int32] = []
    var latest: [Int32] = []
    var service: [Int32] = []
    var delivered: [Int] = []
    var collected: [Int] = []
    var partner: [Int32] = []
    var isPickup: [Bool] = []
    var suits: [Bool] = []
    var leaveCost: [Int] = []
    var hasTime = false
    var costScale = 1.0
    var isVehiclesFirst = false
    var names: [Int] = []
    var near: NearVisits
    var walk: WalkRules
  }

  /// What a route costs that makes one visit alone, or `nil` when it cannot.
  @inline(__always)
  func aloneCost(_ visit: Int, class kind: Int) -> Int? {
    guard suits[visit &* classes.count &+ kind] else { return nil }
    let row = classes[kind]
    return row.fixedCost &+ ways.cost(Int(row.profile), Int(row.start), visit)
      &+ ways.cost(Int(row.profile), visit, Int(row.end))
  }

  /// What a route costs that makes one pair alone, or `nil` when it cannot.
  func aloneCost(_ pickup: Int, _ delivery: Int, class kind: Int) -> Int? {
    let row = classes[kind]
    guard row.visitMax > 1, suits(pickup, class: kind), suits(delivery, class: kind) else {
      return nil
    }
    let profile = Int(row.profile)
    if hasTime {
      var time = row.earliest &+ ways.time(profile, Int(row.start), pickup)
      time = max(time, earliest[pickup]) &+ service[pickup]
      time = time &+ ways.time(profile, pickup, delivery)
      if time > latest[delivery] { return nil }
      time = max(time, earliest[delivery]) &+ service[delivery]
      if time &+ ways.time(profile, delivery, Int(row.end)) > row.latest { return nil }
    }
    return row.fixedCost &+ ways.cost(profile, Int(row.start), pickup)
      &+ ways.cost(profile, pickup, delivery) &+ ways.cost(profile, delivery, Int(row.end))
  }

  /// A class may make a visit.
  @inline(__always)
  func suits(_ visit: Int, class kind: Int) -> Bool { suits[visit &* classes.count &+ kind] }
}
