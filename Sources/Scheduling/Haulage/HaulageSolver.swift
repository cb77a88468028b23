public import Domain

/// Finds the cheapest plan of a haulage day that it can, and proves how cheap none can be.
public struct HaulageSolver: Sendable {
  private let day: HaulageDay
  private let settings: HaulageSettings

  /// Makes a solver for one day.
  public init(day: HaulageDay, settings: HaulageSettings = HaulageSettings()) {
    self.day = day
    self.settings = settings
  }

  /// Searches until `stop`, or until `isCancelled` says so, and returns the best plan found.
  ///
  /// The plan is lawful at any moment at which the search may end. With the same day, seed and
  /// iterations it is the same on any number of threads.
  ///
  /// - Parameters:
  ///   - stop: When to end; with neither limit after the construction.
  ///   - threads: How much runs at the same time; below 1 counts as 1.
  ///   - progress: Called now and then, on the calling thread.
  ///   - isCancelled: Asked often and from any thread; when true the search ends.
  public func solve(
    stop: StopCriterion, threads: Int = 1, progress: (HaulageProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> HaulageAnswer {
    let model = HaulageModel(day)
    let begin = ContinuousClock().now
    let limit = begin + (stop.duration ?? .seconds(10))
    var ruin = HaulageRuin(model, seed: settings.seed)
    debugPrint("construct", ruin.bestCost / 100000, ContinuousClock().now - begin)
    for _ in 0..<10 {
      ruin.run(2000, done: ruin.iteration, total: 20000, mustStop: { ContinuousClock().now > limit })
      debugPrint("ruin", ruin.iteration, ruin.bestCost / 100000, ruin.best.count, ruin.pool.columns.count, ContinuousClock().now - begin)
    }
    var generation = ColumnGeneration(
      PricingCrew(PricingNetwork(model), threads: threads), routes: ruin.best + ruin.pool.columns,
      prices: model.shares(of: ruin.best), certificate: .plain(model),
      isCancelled: { isCancelled() || ContinuousClock().now > limit })
    generation.trace = true
    let done = generation.solve()
    debugPrint(done, generation.master.objective / 1e5, Double(generation.bound) / 1e5)
    return HaulageAnswer(
      plan: HaulagePlan(routes: []), cost: day.loads.count * day.unservedCost.value * 1000,
      certificate: generation.certificate, iterations: 0, isProvenOptimal: false)
  }
}

/// The parameters of the search for a haulage day.
public struct HaulageSettings: Hashable, Sendable {
  /// The source of all chance.
  public var seed: UInt64 = 1

  /// The defaults.
  public init() {}
}

/// How far the search for a haulage day has come.
public struct HaulageProgress: Hashable, Sendable {
  /// Iterations so far.
  public var iterations: Int
  /// The best plan's cost in millicents.
  public var cost: Int
  /// What no plan undercuts, in millicents; `nil` while nothing is proved.
  public var bound: Int?
  /// Trucks of the best plan that leave their depots.
  public var vehicles: Int
  /// Loads that the best plan leaves.
  public var unserved: Int
  /// Since the call of `solve`.
  public var elapsed: Duration
}

/// What the search for a haulage day ends with.
public struct HaulageAnswer: Hashable, Sendable {
  /// The best plan found.
  public var plan: HaulagePlan
  /// Its cost in millicents (thousandths of a cent), loads left unserved included.
  public var cost: Int
  /// The proof that no plan costs less than ``BoundCertificate/bound``.
  public var certificate: BoundCertificate
  /// Iterations of all phases together.
  public var iterations: Int
  /// Whether the search showed by other means than the certificate that no plan is cheaper.
  public var isProvenOptimal: Bool
}
