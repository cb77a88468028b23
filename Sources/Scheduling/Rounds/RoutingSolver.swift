public import Domain

/// Finds a plan of a routing instance; a stand-in that gives each visit or pair a vehicle of its own.
public struct RoutingSolver: Sendable {
  private let instance: RoutingInstance

  /// Makes a solver for one instance.
  public init(
    instance: RoutingInstance, objective: RoutingObjective,
    settings: RoutingSettings = RoutingSettings()
  ) {
    self.instance = instance
  }

  /// Opens a vehicle for each visit or pair, as long as there are any.
  public func solve(
    stop: StopCriterion, threads: Int = 1, progress: (RoutingProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> RoutingAnswer {
    var left = instance.vehicles.map(\.count)
    var routes: [RoutingPlan.Route] = []
    var unserved = 0
    for (index, visit) in instance.visits.enumerated() {
      var steps: [RoutingPlan.Step] = [.visit(index)]
      if case .delivery = visit.role { continue }
      if case .pickup(let delivery) = visit.role { steps.append(.visit(delivery)) }
      let vehicle = instance.vehicles.indices.first { number in
        let vehicle = instance.vehicles[number]
        let fits = zip(vehicle.capacity, zip(visit.delivered, visit.collected)).allSatisfy {
          max($1.0, $1.1) <= $0
        }
        return left[number] > 0 && fits && visit.skills.allSatisfy(vehicle.skills.contains)
      }
      guard let vehicle else {
        unserved += steps.count
        continue
      }
      left[vehicle] -= 1
      steps += instance.vehicles[vehicle].breaks.indices.map { .pause($0) }
      routes.append(RoutingPlan.Route(vehicle: vehicle, steps: steps))
    }
    progress(
      RoutingProgress(
        elapsed: .zero, iterations: 0, cost: 0, vehicles: routes.count, unserved: unserved))
    return RoutingAnswer(plan: RoutingPlan(routes: routes), iterations: 0)
  }
}

/// The parameters of the search.
public struct RoutingSettings: Hashable, Sendable {
  /// The source of all chance.
  public var seed: UInt64 = 1

  /// The defaults.
  public init() {}
}

/// How far the search has come.
public struct RoutingProgress: Hashable, Sendable {
  /// Since the call of `solve`.
  public var elapsed: Duration
  /// Iterations so far.
  public var iterations: Int
  /// What the routes of the best plan cost, in the unit of the file.
  public var cost: Double
  /// Vehicles of the best plan.
  public var vehicles: Int
  /// Visits that the best plan leaves.
  public var unserved: Int
}

/// What the search ends with.
public struct RoutingAnswer: Hashable, Sendable {
  /// The best plan found.
  public var plan: RoutingPlan
  /// Iterations of all searches together.
  public var iterations: Int
}
