import Checking
import Domain

/// Tiny haulage days, prices and cuts from a seed, with every shape that a day may have.
struct RandomHaulageDay {
  private var dice: Dice
  private(set) var day: HaulageDay
  /// Vehicles that are alike.
  private(set) var groups: [[Int]] = []

  /// One side of a case on the way to another: how many of some vehicles are used, or of some loads left.
  struct Step {
    var isOfLoads: Bool
    var counted: [Int]
    var side: BoundCertificate.Count.Side
    var number: Int
  }

  /// A seeded generator, so that a failure can be repeated.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  /// A day of up to `loads` loads; the seed decides how many.
  init(seed: Int, loads most: Int) {
    var dice = Dice(state: UInt64(seed) &* 7919 &+ 17)
    for _ in 0..<8 { _ = dice.next() }
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &dice) }
    let sites = number(1...6)
    // Ways need keep no triangle inequality, and a day in ten has no lengths or no times at all.
    let longest = number(0...9) == 0 ? 0 : 90
    let slowest = number(0...9) == 0 ? 0 : 90
    func table(_ largest: Int) -> [Int32] {
      (0..<sites * sites).map { index in
        index / sites == index % sites ? 0 : Int32(number(0...largest) * 60)
      }
    }
    func window(_ earliest: Int, _ widest: Int) -> HaulageDay.Window {
      let start = number(earliest...earliest + 400)
      // Windows of a single second are windows.
      let width = number(0...3) == 0 ? 0 : number(0...widest)
      return HaulageDay.Window(earliest: .minutes(start), latest: .minutes(start + width))
    }
    let bodies = ["tank", "tipper"]
    let loads = (0..<number(0...most)).map { index in
      let pickup = window(300, 500)
      return HaulageDay.Load(
        id: "L\(index)", pickup: number(0...sites - 1), delivery: number(0...sites - 1),
        body: bodies[number(0...1)], pickupService: .minutes(number(0...2) * 15),
        deliveryService: .minutes(number(0...2) * 15), pickupWindow: pickup,
        deliveryWindow: number(0...1) == 0
          ? HaulageDay.Window(earliest: pickup.earliest, latest: .minutes(1400))
          : window(300, 800))
    }
    var trucks: [HaulageDay.Truck] = []
    for _ in 0..<number(0...3) {
      let start = number(200...500)
      let truck = HaulageDay.Truck(
        id: "T\(trucks.count)", depot: number(0...sites - 1),
        bodies: number(0...2) == 0 ? [bodies[number(0...1)]] : bodies,
        fixedCost: Cents(number(0...2) * 3), costPerKilometer: Cents(number(0...3)),
        shift: SmallDay.window(start, start + number(0...900)),
        drivingMax: .minutes(number(0...700)))
      let alike = number(1...2)
      groups.append(Array(trucks.count..<trucks.count + alike))
      trucks += [HaulageDay.Truck](repeating: truck, count: alike)
    }
    day = HaulageDay(
      name: "seed \(seed)",
      sites: (0..<sites).map { HaulageDay.Site(id: "S\($0)", position: World.at(25, 66)) },
      distances: table(longest), durations: table(slowest), loads: loads, trucks: trucks,
      unservedCost: Cents(25))
    self.dice = dice
  }

  /// Cases of vehicles in use and of loads left, at most so many one inside another, with prices, cuts
  /// and counts that are so in them; nothing is claimed of the classes yet.
  mutating func proof(depth: Int, _ way: [Step] = []) -> BoundProof {
    if depth == 0 || !way.isEmpty && Int.random(in: 0...3, using: &dice) == 0 {
      var leaf = certificate()
      var costs = [Int](repeating: day.unservedCost.value * 1000, count: day.loads.count)
      for step in way where Int.random(in: 0...3, using: &dice) > 0 {
        // A count may ask for less than its case does.
        let slack = max(0, Int.random(in: -2...1, using: &dice))
        let number = step.side == .atMost ? step.number + slack : step.number - slack
        let price = Int.random(in: 0...15_000, using: &dice)
        if !step.isOfLoads {
          leaf.counts.append(
            BoundCertificate.Count(
              vehicles: step.counted, side: step.side, number: number, price: price))
          continue
        }
        let sign = step.side == .atMost ? 1 : -1
        // Nobody is paid more for leaving a load than that costs.
        guard step.counted.allSatisfy({ costs[$0] + sign * price >= 0 }) else { continue }
        for load in step.counted { costs[load] += sign * price }
        leaf.leftCounts.append(
          BoundCertificate.LeftCount(
            loads: step.counted, side: step.side, number: number, price: price))
      }
      for load in costs.indices {
        // Where leaving a load costs more, so may its price be.
        leaf.loadPrices[load] = min(
          costs[load], leaf.loadPrices[load] + max(0, costs[load] - day.unservedCost.value * 1000))
      }
      // Vehicles that are alike need not be in one class.
      if Int.random(in: 0...3, using: &dice) == 0 {
        leaf.classes = leaf.classes.flatMap(\.vehicles).map {
          BoundCertificate.VehicleClass(vehicles: [$0], leastReducedCost: 0)
        }
      }
      return .prices(leaf)
    }
    let isOfLoads = Int.random(in: 0...1, using: &dice) == 0
    let counted =
      isOfLoads
      ? day.loads.indices.filter { _ in Bool.random(using: &dice) }
      : groups.filter { _ in Bool.random(using: &dice) }.flatMap(\.self)
    let atMost = Int.random(in: 0...counted.count, using: &dice)
    let few = proof(
      depth: depth - 1,
      way + [Step(isOfLoads: isOfLoads, counted: counted, side: .atMost, number: atMost)])
    let many = proof(
      depth: depth - 1,
      way + [Step(isOfLoads: isOfLoads, counted: counted, side: .atLeast, number: atMost + 1)])
    return isOfLoads
      ? .leftCases(loads: counted, atMost: atMost, few: few, many: many)
      : .cases(vehicles: counted, atMost: atMost, few: few, many: many)
  }

  /// Prices and cuts at random; nothing is claimed of the classes yet.
  mutating func certificate() -> BoundCertificate {
    let count = day.loads.count
    let prices = (0..<count).map { _ in
      Int.random(in: 0...day.unservedCost.value * 1000, using: &dice)
    }
    var cuts: [BoundCertificate.Cut] = []
    if count >= 3 {
      for _ in 0..<Int.random(in: 0...4, using: &dice) {
        let loads = Array((0..<count).shuffled(using: &dice).prefix(3)).sorted()
        cuts.append(
          BoundCertificate.Cut(loads: loads, price: Int.random(in: 0...15_000, using: &dice)))
      }
    }
    return BoundCertificate(
      loadPrices: prices, cuts: cuts,
      classes: groups.map { BoundCertificate.VehicleClass(vehicles: $0, leastReducedCost: 0) })
  }
}
