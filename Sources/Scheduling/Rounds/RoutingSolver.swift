public import Domain

/// Finds the best plan of a routing instance that it can: ruin and recreate with local search, under
/// annealing.
public struct RoutingSolver: Sendable {
  private let instance: RoutingInstance
  private let objective: RoutingObjective
  private let settings: RoutingSettings

  /// Makes a solver for one instance.
  public init(
    instance: RoutingInstance, objective: RoutingObjective,
    settings: RoutingSettings = RoutingSettings()
  ) {
    self.instance = instance
    self.objective = objective
    self.settings = settings
  }

  /// Searches until `stop`, or until `isCancelled` says so, and returns the best plan found.
  ///
  /// The plan is lawful at any moment at which the search may end; what fits nowhere is left. With the
  /// same instance, seed and iterations it is the same on any number of threads.
  ///
  /// - Parameters:
  ///   - stop: When to end; with neither limit after the construction.
  ///   - threads: How much runs at the same time; below 1 counts as 1.
  ///   - progress: Called now and then, on the calling thread.
  ///   - now: Tells the time; benchmarks on a busy machine let the processor's time count instead.
  ///   - isCancelled: Asked often and from any thread; when true the search ends.
  /// - Returns: The plan and how many iterations it took.
  public func solve(
    stop: StopCriterion, threads: Int = 1, progress: (RoutingProgress) -> Void = { _ in },
    now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> RoutingAnswer {
    let clock = HaulageClock(stop, start: now(), now: now, isCancelled: isCancelled)
    if instance.visits.isEmpty || instance.vehicles.allSatisfy({ $0.count < 1 }) {
      return RoutingAnswer(plan: RoutingPlan(routes: []), iterations: 0)
    }
    let model = RoutingModelBuilder(instance, objective, settings).model()
    var team = RoundsTeam(model, settings: settings, clock: clock, threads: max(threads, 1))
    let count = instance.visits.count
    team.run { team in
      let served = team.best.reduce(0) { $0 + $1.visits.count }
      progress(
        RoutingProgress(
          elapsed: clock.elapsed, iterations: team.iterations,
          cost: model.costOfRoutes(team.best), vehicles: team.best.count,
          unserved: count - served))
    }
    let walk = RouteWalk(model)
    defer { walk.free() }
    let routes = team.best.map { route in
      RoutingPlan.Route(vehicle: route.kind, steps: walk.steps(of: route))
    }
    return RoutingAnswer(plan: RoutingPlan(routes: routes), iterations: team.iterations)
  }
}

/// How far the search has come.
public struct RoutingProgress: Hashable, Sendable {
  /// Since the call of `solve`.
  public var elapsed: Duration
  /// Iterations so far.
  public var iterations: Int
  /// What the routes of the best plan cost, in the unit of the file.
  ///
  /// Lengths, or costs where these are the objective, as the search rounds them; vehicles count only
  /// where the file has costs for them.
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
