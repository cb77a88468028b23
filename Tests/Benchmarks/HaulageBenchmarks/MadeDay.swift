import Domain

/// A haulage day that depends on its seed alone: towns of different weight with sites around them, lanes
/// that recur over the day, trucks at the largest towns.
struct MadeDay {
  private var state: UInt64
  /// Meters east and north, and how much comes from there and goes there.
  private var places: [(east: Double, north: Double, weight: Int)] = []

  private struct Kind {
    var bodies: [String]
    var percent: Int
    var fixedCost: Int
    var rate: Int
  }

  private static let kinds = [
    Kind(bodies: ["chip"], percent: 40, fixedCost: 17_000, rate: 130),
    Kind(bodies: ["tipper"], percent: 20, fixedCost: 15_500, rate: 120),
    Kind(bodies: ["tank"], percent: 15, fixedCost: 20_000, rate: 140),
    Kind(bodies: ["chip", "tipper"], percent: 25, fixedCost: 21_000, rate: 136),
  ]
  private static let bodyShares = [("chip", 50), ("tipper", 33), ("tank", 17)]
  private static let depots = 5
  private static let towns = 18

  /// A day with so many loads.
  static func day(loads count: Int, seed: UInt64) -> HaulageDay {
    var maker = Self(state: seed &* 2_654_435_761 &+ UInt64(count))
    maker.settle(56)
    let tables = maker.tables()
    return HaulageDay(
      name: "made-\(count)-\(seed)",
      sites: maker.places.indices.compactMap { index in
        (try? Coordinate(longitude: 25, latitude: 66)).map { .init(id: "S\(index)", position: $0) }
      }, distances: tables.meters, durations: tables.seconds,
      loads: maker.loads(count, tables.meters, tables.seconds),
      trucks: maker.trucks((count * 6 + 9) / 10), unservedCost: Cents(150_000))
  }

  private mutating func roll(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(bound, 1)))
  }

  /// A position drawn by weight.
  private mutating func draw(_ weights: [Int]) -> Int {
    var rest = roll(weights.reduce(0, +))
    return weights.firstIndex { weight in
      rest -= weight
      return rest < 0
    } ?? 0
  }

  private mutating func settle(_ count: Int) {
    for town in 0..<Self.towns {
      // The first ones lie near the coast and are the largest.
      let reach = town < Self.depots ? 90_000 : 330_000
      places.append(
        (Double(roll(260_000)), Double(roll(reach)), max(1, 9 - town / 2)))
    }
    while places.count < count {
      let town = places[draw(places.prefix(Self.towns).map(\.weight))]
      places.append(
        (
          town.east + Double(roll(30_000) - 15_000), town.north + Double(roll(30_000) - 15_000),
          max(1, town.weight / 2)
        ))
    }
  }

  /// Straight lines by a third longer, at 75 km/h.
  private func tables() -> (meters: [Int32], seconds: [Int32]) {
    let ways = places.flatMap { from in
      places.map { to in
        let (east, north) = (from.east - to.east, from.north - to.north)
        return (east * east + north * north).squareRoot() * 1.3
      }
    }
    return (ways.map { Int32($0.rounded()) }, ways.map { Int32(($0 * 3.6 / 75).rounded(.up)) })
  }

  private mutating func loads(
    _ count: Int, _ meters: [Int32], _ seconds: [Int32]
  ) -> [HaulageDay.Load] {
    var lanes: [(from: Int, to: Int, body: Int, weight: Int)] = []
    while lanes.count < max(20, count / 6) {
      let from = draw(places.map(\.weight))
      // What is near is likelier.
      let to = draw(
        places.indices.map { to in
          let way = Int(meters[from * places.count + to])
          return (5000..<250_000).contains(way)
            ? places[to].weight * 10_000_000 / (way + 30_000) : 0
        })
      let way = Int(meters[from * places.count + to])
      guard (5000..<250_000).contains(way) else { continue }
      lanes.append((from, to, draw(Self.bodyShares.map(\.1)), 1 + roll(8)))
    }
    return (0..<count).map { number in
      let lane = lanes[draw(lanes.map(\.weight))]
      let loading = 1200 + roll(5) * 300
      let run = Int(seconds[lane.from * places.count + lane.to])
      let (start, width): (Int, Int) =
        switch roll(100) {
        case ..<35: (6 * 3600 + roll(48) * 900, 7200)
        case ..<75: ((6 + 2 * roll(5)) * 3600, 18_000)
        default: (6 * 3600, 50_400)
        }
      let closes = start + width + loading + run + roll(3) * 3600
      return HaulageDay.Load(
        id: "L\(number)", pickup: lane.from, delivery: lane.to,
        body: Self.bodyShares[lane.body].0, pickupService: Seconds(loading),
        deliveryService: Seconds(900 + roll(3) * 450),
        pickupWindow: .init(earliest: Seconds(start), latest: Seconds(start + width)),
        deliveryWindow: .init(
          earliest: Seconds(start),
          latest: Seconds(max(min(closes, 22 * 3600), start + loading + run + 3600))))
    }
  }

  private mutating func trucks(_ count: Int) -> [HaulageDay.Truck] {
    (0..<count).map { number in
      let kind = Self.kinds[draw(Self.kinds.map(\.percent))]
      let start = [5, 5, 6, 9, 11][roll(5)] * 3600
      return HaulageDay.Truck(
        id: "T\(number)", depot: draw(places.prefix(Self.depots).map(\.weight)),
        bodies: kind.bodies, fixedCost: Cents(kind.fixedCost), costPerKilometer: Cents(kind.rate),
        shift: .init(earliest: Seconds(start), latest: Seconds(start + 13 * 3600)),
        drivingMax: .minutes(540))
    }
  }
}
