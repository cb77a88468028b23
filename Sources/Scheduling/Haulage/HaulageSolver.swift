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
    let clock = HaulageClock(stop, start: .now, isCancelled: isCancelled)
    let model = HaulageModel(day)
    let neighbors = LoadNeighbors(model, most: 60)
    var incumbent = Incumbent(model)
    func tell(_ proof: BoundProof?, _ best: Incumbent, _ iterations: Int) {
      progress(
        HaulageProgress(
          iterations: iterations, cost: best.cost, bound: proof?.bound,
          vehicles: best.routes.count, unserved: best.unserved(of: model),
          elapsed: clock.elapsed))
    }
    // 1. A good plan within a second.
    var ruin = HaulageRuin(model, neighbors: neighbors, seed: settings.seed)
    let count = min(settings.ruinIterations, (clock.iterationMax ?? .max) / 2)
    while ruin.iteration < count, !clock.mustStop() {
      let step = min(1000, count - ruin.iteration)
      ruin.run(step, done: ruin.iteration, total: count, mustStop: clock.mustStop)
    }
    _ = incumbent.take(ruin.best, of: model)
    tell(nil, incumbent, ruin.iteration)
    // 2. Column generation over everything.
    var proof = BoundProof.prices(.plain(model))
    var iterations = ruin.iteration
    if clock.allows(iterations) {
      var search = WholeSearch(
        model, neighbors: neighbors, incumbent: incumbent, pool: ruin.pool.columns,
        iterations: iterations, settings: settings, clock: clock, threads: max(threads, 1))
      search.run { tell($0.proof, $0.incumbent, $0.iterations) }
      incumbent = search.incumbent
      proof = search.proof
      iterations = search.iterations
    }
    return HaulageAnswer(
      plan: model.plan(incumbent.routes), cost: incumbent.cost, proof: proof,
      iterations: iterations, isProvenOptimal: false)
  }
}

/// The parameters of the search for a haulage day.
public struct HaulageSettings: Hashable, Sendable {
  /// The source of all chance.
  public var seed: UInt64 = 1
  /// Iterations of ruin and recreate before anything is priced.
  public var ruinIterations = 20_000
  /// Labels of pricing spent on proofs in the first round; each later one spends twice as much.
  public var proofLabels = 400_000
  /// Labels of one class in a proof at most; beyond, what is open is only bounded.
  public var classLabels = 100_000
  /// Columns of one branching at most.
  public var branchColumns = 20_000
  /// A plan counts as proved best when it costs so many millicents more than the bound at most.
  public var provenGap = 1000

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
  /// The proof that no plan costs less than its ``BoundProof/bound``.
  public var proof: BoundProof
  /// Iterations of all phases together.
  public var iterations: Int
  /// Whether the search showed by other means than the certificate that no plan is cheaper.
  public var isProvenOptimal: Bool
}
