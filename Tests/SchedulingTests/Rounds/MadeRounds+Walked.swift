import Domain

@testable import Scheduling

extension MadeRounds {
  /// Visits with several windows, priorities and setups for vehicles with breaks and limits, by tables
  /// as VROOM's files have them; depends on its seed alone.
  static func walked(
    visits count: Int, seed: UInt64, vehicles: Int = 2, isPaired: Bool = false
  ) -> RoutingInstance {
    var random = SeededGenerator(seed: seed)
    let points = (0..<(count + 1)).map { _ in (random.below(300), random.below(300)) }
    let durations = points.flatMap { from in
      points.map { to in Int32(abs(from.0 - to.0) + abs(from.1 - to.1)) }
    }
    let table = RoutingInstance.Table(
      profile: "car", durations: durations, distances: durations.map { $0 * 8 })
    var visits: [RoutingInstance.Visit] = []
    for number in 0..<count {
      // Some lie where others do.
      var visit = RoutingInstance.Visit(
        id: "\(number)", place: random.below(4) == 0 ? 1 : number + 1)
      visit.delivered = [random.below(5)]
      visit.collected = [random.below(4)]
      visit.service = Double(random.below(60))
      visit.setup = Double(random.below(3) * 20)
      visit.priority = [0, 0, 5, 10][random.below(4)]
      visit.skills = random.below(3) == 0 ? [1 + random.below(2)] : []
      visit.windows = windows(1 + random.below(3), &random)
      visits.append(visit)
    }
    if isPaired {
      for pickup in stride(from: 0, to: count - 1, by: 3) {
        let amount = [1 + random.below(4)]
        visits[pickup].role = .pickup(delivery: pickup + 1)
        visits[pickup + 1].role = .delivery(pickup: pickup)
        (visits[pickup].delivered, visits[pickup].collected) = ([0], amount)
        (visits[pickup + 1].delivered, visits[pickup + 1].collected) = (amount, [0])
      }
    }
    let types = (0..<vehicles).map { type($0, &random) }
    return RoutingInstance(
      name: "walked-\(count)-\(seed)", format: .vroom, travel: .tables([table]), visits: visits,
      vehicles: types, dimensions: 1)
  }

  private static func type(
    _ number: Int, _ random: inout SeededGenerator
  ) -> RoutingInstance.VehicleType {
    var type = RoutingInstance.VehicleType(id: "\(number)", count: 1, depot: 0)
    type.capacity = [8 + random.below(8)]
    type.window = .init(earliest: 0, latest: 2000)
    type.skills = [[1], [1, 2], [2]][random.below(3)]
    type.costPerHour = 3600
    type.fixedCost = random.below(2) * 100
    type.speedFactor = random.below(3) == 0 ? 0.8 : 1
    type.drivingMax = random.below(3) == 0 ? 600 + random.below(900) : nil
    type.distanceMax = random.below(3) == 0 ? 6000 + random.below(9000) : nil
    if random.below(4) == 0 { type.end = nil }
    for pause in 0..<random.below(3) {
      type.breaks.append(
        .init(
          id: "\(pause)", windows: windows(1 + random.below(2), &random),
          service: Double(30 + random.below(120)),
          loadMax: random.below(3) == 0 ? [2 + random.below(8)] : nil))
    }
    type.breaks.sort { $0.windows[0].earliest < $1.windows[0].earliest }
    return type
  }

  /// Ascending and apart.
  private static func windows(
    _ count: Int, _ random: inout SeededGenerator
  ) -> [RoutingInstance.Window] {
    var start = random.below(600)
    return (0..<count).map { _ in
      let end = start + random.below(250)
      defer { start = end + 50 + random.below(500) }
      return .init(earliest: Double(start), latest: Double(end))
    }
  }
}
