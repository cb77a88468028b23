import Domain

@testable import Scheduling

/// Small routing instances that depend on their seed alone.
enum MadeRounds {
  /// Visits on a board of 100 by 100 with windows, one depot, vehicle types of different size; where
  /// it `collects`, some visits have goods fetched.
  static func instance(
    visits count: Int, seed: UInt64, vehicles: Int = 8, kinds: Int = 1, collects: Bool = false,
    hasWindows: Bool = true
  ) -> RoutingInstance {
    var random = SeededGenerator(seed: seed)
    var points = [RoutingInstance.Point(x: 50, y: 50)]
    var visits: [RoutingInstance.Visit] = []
    for number in 0..<count {
      points.append(.init(x: Double(random.below(101)), y: Double(random.below(101))))
      var visit = RoutingInstance.Visit(id: "\(number)", place: number + 1)
      let amount = 1 + random.below(9)
      visit.delivered = [collects && random.below(2) == 0 ? 0 : amount]
      visit.collected = [collects ? random.below(10) : 0]
      visit.service = Double(random.below(10))
      if hasWindows {
        let start = Double(random.below(200))
        visit.windows = [.init(earliest: start, latest: start + 60 + Double(random.below(200)))]
      }
      visits.append(visit)
    }
    let types = (0..<kinds).map { kind in
      var type = RoutingInstance.VehicleType(id: "\(kind)", count: vehicles, depot: 0)
      type.capacity = [20 + 10 * kind]
      if hasWindows { type.window = .init(earliest: 0, latest: 600) }
      return type
    }
    return RoutingInstance(
      name: "made-\(count)-\(seed)", format: .solomon, travel: .straight(points), visits: visits,
      vehicles: types, dimensions: 1)
  }

  /// Pairs of pickups and deliveries of two amounts, and single visits between them.
  static func paired(
    pairs: Int, singles: Int = 0, seed: UInt64, vehicles: Int = 8, hasWindows: Bool = true
  ) -> RoutingInstance {
    var result = instance(
      visits: 2 * pairs + singles, seed: seed, vehicles: vehicles, collects: true,
      hasWindows: hasWindows)
    var random = SeededGenerator(seed: seed &+ 77)
    result.dimensions = 2
    result.vehicles[0].capacity = [20, 12]
    for position in result.visits.indices {
      result.visits[position].delivered.append(random.below(3))
      result.visits[position].collected.append(random.below(3))
    }
    // Pickups and deliveries lie anywhere among the visits.
    var positions = Array(result.visits.indices)
    positions.shuffle(using: &random)
    for pair in 0..<pairs {
      let (pickup, delivery) = (positions[2 * pair], positions[2 * pair + 1])
      let amounts = [1 + random.below(12), random.below(7)]
      result.visits[pickup].role = .pickup(delivery: delivery)
      result.visits[pickup].collected = amounts
      result.visits[pickup].delivered = [0, 0]
      result.visits[delivery].role = .delivery(pickup: pickup)
      result.visits[delivery].delivered = amounts
      result.visits[delivery].collected = [0, 0]
      if hasWindows {
        let early = result.visits[pickup].windows[0].earliest
        result.visits[delivery].windows = [
          .init(earliest: early + 30, latest: early + 130 + Double(random.below(200)))
        ]
      }
    }
    return result
  }

  /// The model of an instance.
  static func model(
    _ instance: RoutingInstance, _ objective: RoutingObjective = .distance
  ) -> RoutingModel {
    RoutingModelBuilder(instance, objective, RoutingSettings()).model()
  }
}
