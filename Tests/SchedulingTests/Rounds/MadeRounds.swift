import Domain

@testable import Scheduling

/// Small routing instances that depend on their seed alone.
enum MadeRounds {
  /// Visits on a board of 100 by 100 with windows, one depot.
  ///
  /// - Parameters:
  ///   - kinds: Vehicle types of different size.
  ///   - collects: Whether some visits have goods fetched.
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

  /// The model of an instance.
  static func model(
    _ instance: RoutingInstance, _ objective: RoutingObjective = .distance
  ) -> RoutingModel {
    RoutingModelBuilder(instance, objective, RoutingSettings()).model()
  }
}
