import Domain

/// Haulage days of many shapes from a seed.
struct RandomHaulage {
  /// What the ways between sites are like.
  enum Ways: CaseIterable {
    /// Straight lines, lengths and times rounded up.
    case straight
    /// Neither lengths nor times keep the triangle inequality.
    case wild
    /// Lengths do not keep it, times do.
    case wildLengths
    /// Times do not keep it, lengths do.
    case wildTimes
    /// All sites lie in one place.
    case none
  }

  private var dice: Dice
  private let siteCount: Int
  private var day = HaulageDay(
    name: "", sites: [], distances: [], durations: [], loads: [], trucks: [], unservedCost: .zero)

  /// A seeded generator, so that a failure can be repeated.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  /// A day with so many loads.
  static func day(seed: Int, loads: ClosedRange<Int>, ways: Ways? = nil) -> HaulageDay {
    var maker = Self(seed: seed, siteMax: max(6, loads.upperBound / 2))
    let ways = ways ?? Ways.allCases[seed % Ways.allCases.count]
    maker.draw(ways)
    let count = maker.number(loads)
    let bodies = Array(["ash", "bark", "chip", "dust"].prefix(maker.number(1...4)))
    maker.addLoads(count, bodies: bodies)
    maker.addTrucks(for: count, bodies: bodies)
    // Leaving loads is cheap, about as dear as carrying them, or dear.
    maker.day.unservedCost = Cents([0, 4000, 15_000, 60_000, 200_000][maker.number(0...4)])
    maker.day.name = "seed \(seed), \(ways)"
    return maker.day
  }

  private init(seed: Int, siteMax: Int) {
    dice = Dice(state: UInt64(truncatingIfNeeded: seed))
    siteCount = Int.random(in: 1...siteMax, using: &dice)
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &dice)
  }

  private mutating func draw(_ ways: Ways) {
    let places = (0..<siteCount).map { _ in (number(0...100_000), number(0...100_000)) }
    func straight(_ scale: Double) -> [Int32] {
      places.flatMap { from in
        places.map { to in
          let (east, north) = (Double(from.0 - to.0), Double(from.1 - to.1))
          return Int32(((east * east + north * north).squareRoot() * scale).rounded(.up))
        }
      }
    }
    func wild(_ largest: Int) -> [Int32] {
      (0..<siteCount * siteCount).map { cell in
        cell / siteCount == cell % siteCount ? 0 : Int32(number(0...largest))
      }
    }
    let nothing = [Int32](repeating: 0, count: siteCount * siteCount)
    day.distances =
      switch ways {
      case .straight, .wildTimes: straight(1)
      case .wild, .wildLengths: wild(120_000)
      case .none: nothing
      }
    day.durations =
      switch ways {
      case .straight, .wildLengths: straight(0.05)
      case .wild, .wildTimes: wild(6000)
      case .none: nothing
      }
    let origin = try? Coordinate(longitude: 25, latitude: 66)
    day.sites = (0..<siteCount).compactMap { index in
      origin.map { HaulageDay.Site(id: "S\(index)", position: $0) }
    }
  }

  private mutating func addLoads(_ count: Int, bodies: [String]) {
    for index in 0..<count {
      // Lanes recur.
      if index > 0, number(0...3) == 0 {
        var twin = day.loads[number(0...index - 1)]
        twin.id = "L\(index)"
        day.loads.append(twin)
        continue
      }
      let start = number(20...64) * 900
      let width = [0, 1800, 7200, 18_000, 40_000][number(0...4)]
      let pickup = HaulageDay.Window(
        earliest: Seconds(start), latest: Seconds(start + width))
      let opens = [start, start + number(0...20_000)][number(0...1)]
      let delivery = HaulageDay.Window(
        earliest: Seconds(opens), latest: Seconds(opens + number(3...30) * 1800))
      day.loads.append(
        HaulageDay.Load(
          id: "L\(index)", pickup: number(0...siteCount - 1), delivery: number(0...siteCount - 1),
          body: bodies[number(0...bodies.count - 1)], pickupService: Seconds(number(0...2) * 900),
          deliveryService: Seconds(number(0...2) * 900), pickupWindow: pickup,
          deliveryWindow: delivery))
    }
  }

  private mutating func addTrucks(for count: Int, bodies: [String]) {
    for _ in 0..<number(1...4) {
      let start = number(4...12) * 3600
      let first = number(0...bodies.count - 1)
      let truck = HaulageDay.Truck(
        id: "", depot: number(0...siteCount - 1),
        bodies: Array(bodies[first...number(first...bodies.count - 1)]),
        fixedCost: Cents(number(0...2) * 9000), costPerKilometer: Cents(number(0...5) * 35),
        shift: HaulageDay.Window(
          earliest: Seconds(start), latest: Seconds(start + number(4...14) * 3600)),
        drivingMax: Seconds([9000, 18_000, 32_400][number(0...2)]))
      // Some are scarce, of others there is one for each load.
      for _ in 0..<(number(0...2) == 0 ? count : number(1...2)) {
        var row = truck
        row.id = "T\(day.trucks.count)"
        day.trucks.append(row)
      }
    }
  }
}
