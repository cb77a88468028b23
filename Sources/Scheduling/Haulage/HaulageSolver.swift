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
  ///   - now: Tells the time; benchmarks on a busy machine let the processor's time count instead.
  ///   - isCancelled: Asked often and from any thread; when true the search ends.
  /// - Returns: The plan with its cost, and what is proved of it.
  public func solve(
    stop: StopCriterion, threads: Int = 1, progress: (HaulageProgress) -> Void = { _ in },
    now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> HaulageAnswer {
    let clock = HaulageClock(stop, start: now(), now: now, isCancelled: isCancelled)
    let model = HaulageModel(day)
    let lanes = max(threads, 1)
    if model.loads.isEmpty || model.classes.isEmpty {
      return answer(model, Incumbent(model), .prices(.plain(model)), 0)
    }
    return model.loads.count <= settings.wholeLoads
      ? solveWhole(model, clock: clock, threads: lanes, progress: progress)
      : solveByBlocks(model, clock: clock, threads: lanes, progress: progress)
  }

  /// The parts of the day by turns: for each a good plan by ruin and recreate, then rounds of column
  /// generation for the part that promises most.
  private func solveWhole(
    _ model: HaulageModel, clock: HaulageClock, threads: Int,
    progress: (HaulageProgress) -> Void
  ) -> HaulageAnswer {
    var day = DaySearch(model)
    for part in model.parts {
      let neighbors = LoadNeighbors(part.model, most: settings.neighbors)
      var ruin = HaulageRuin(part.model, neighbors: neighbors, seed: settings.seed)
      let share = Double(part.loads.count) / Double(model.loads.count)
      let most = min(settings.ruinIterations, (clock.iterationMax ?? .max) / 2)
      let count = Int(Double(most) * share)
      while ruin.iteration < count, !clock.mustStop() {
        ruin.run(
          min(2000, count - ruin.iteration), done: ruin.iteration, total: count,
          mustStop: clock.mustStop)
      }
      day.searches.append(
        PartSearch(
          part, neighbors: neighbors, ruin: ruin, settings: settings, clock: clock,
          threads: threads))
      progress(Self.progress(day.incumbent, nil, day.iterations, model, clock))
    }
    while clock.allows(day.iterations), let next = day.mostPromising {
      next.work {
        progress(Self.progress(day.incumbent, day.bound, day.iterations, model, clock))
      }
    }
    return answer(model, day.incumbent, day.proof, day.iterations)
  }

  /// Days of thousands of loads: two long runs of ruin and recreate, then column generation block by
  /// block, and a bound at the prices of the blocks.
  private func solveByBlocks(
    _ model: HaulageModel, clock: HaulageClock, threads: Int,
    progress: (HaulageProgress) -> Void
  ) -> HaulageAnswer {
    let neighbors = LoadNeighbors(model, most: settings.neighbors)
    var (incumbent, pool, iterations) = ruinLong(
      model, neighbors, clock: clock, threads: threads, progress: progress)
    var blocks = BlockSearch(
      model, routes: incumbent.routes, prices: model.shares(of: incumbent.routes),
      neighbors: neighbors, seed: settings.seed)
    blocks.learn(pool)
    let shorter = clock.until(share: settings.blockShare)
    while shorter.allows(iterations + blocks.iterations) {
      blocks.step(loads: settings.blockLoads, threads: threads, clock: shorter)
      _ = incumbent.take(blocks.routes, of: model)
      progress(
        Self.progress(incumbent, nil, iterations + blocks.iterations, model, clock))
    }
    iterations += blocks.iterations
    let proof = BoundCertificate.proved(
      model, prices: blocks.prices, settings: settings, threads: threads,
      isCancelled: clock.mustStop)
    return answer(model, incumbent, .prices(proof), iterations)
  }

  /// Two runs with seeds of their own; the better answer, and the routes of both.
  private func ruinLong(
    _ model: HaulageModel, _ neighbors: LoadNeighbors, clock: HaulageClock, threads: Int,
    progress: (HaulageProgress) -> Void
  ) -> (Incumbent, pool: [RouteColumn], iterations: Int) {
    let share = settings.ruinShare
    let limit = clock.iterationMax.map { $0 / 4 }
    let seed = settings.seed
    // By iterations where they are counted, by time else.
    @Sendable func place(_ done: Int) -> Double {
      limit.map { Double(done) / Double(max($0, 1)) } ?? clock.share / share
    }
    @Sendable func isOver(_ iteration: Int) -> Bool {
      clock.mustStop() || limit.map { iteration >= $0 } ?? (clock.share >= share)
    }
    let errand = Errand(threads: threads) {
      var other = HaulageRuin(model, neighbors: neighbors, seed: seed &+ 7919)
      while !isOver(other.iteration) {
        let done = other.iteration
        other.run(min(1000, (limit ?? .max) - done), mustStop: clock.mustStop) {
          _ in place(done)
        }
      }
      return other
    }
    var ruin = HaulageRuin(model, neighbors: neighbors, seed: seed)
    while !isOver(ruin.iteration) {
      let done = ruin.iteration
      ruin.run(min(1000, (limit ?? .max) - done), mustStop: clock.mustStop) {
        _ in place(done)
      }
      progress(Self.progress(ruin.incumbent, nil, ruin.iteration, model, clock))
    }
    let other = errand.wait()
    var incumbent = ruin.incumbent
    _ = incumbent.take(other.best, of: model)
    return (
      incumbent, ruin.pool.columns + other.pool.columns + ruin.best + other.best,
      ruin.iteration + other.iteration
    )
  }

  private static func progress(
    _ incumbent: Incumbent, _ bound: Int?, _ iterations: Int, _ model: HaulageModel,
    _ clock: HaulageClock
  ) -> HaulageProgress {
    HaulageProgress(
      iterations: iterations, cost: incumbent.cost, bound: bound,
      vehicles: incumbent.routes.count, unserved: incumbent.unserved(of: model),
      elapsed: clock.elapsed)
  }

  private func answer(
    _ model: HaulageModel, _ incumbent: Incumbent, _ proof: BoundProof, _ iterations: Int
  ) -> HaulageAnswer {
    HaulageAnswer(
      plan: model.plan(incumbent.routes), cost: incumbent.cost, proof: proof,
      iterations: iterations)
  }
}

/// The parameters of the search for a haulage day.
public struct HaulageSettings: Hashable, Sendable {
  /// The source of all chance.
  public var seed: UInt64 = 1
  /// Nearest loads kept for each load.
  public var neighbors = 60
  /// Up to so many loads column generation looks at everything at once.
  public var wholeLoads = 800
  /// Iterations of ruin and recreate before anything is priced.
  public var ruinIterations = 20_000
  /// With more loads than ``wholeLoads`` the share of a time limit for ruin and recreate.
  public var ruinShare = 0.45
  /// Loads of a block.
  public var blockLoads = 250
  /// A bound that rises by a smaller share of it is no news.
  public var boundNews = 1e-5
  /// Loads of a block when the answer for a whole day of many loads is refined.
  public var refinedLoads = 160
  /// Labels kept at a load while such a block is rounded: with fewer its plans are hardly ever better than
  /// what it has already.
  public var refinedLabels = 15
  /// After so many steps without gain blocks become larger.
  public var refiningMisses = 4
  /// Blocks beside each dive into a whole day.
  public var blockSteps = 3
  /// The percentage of the day's loads in one of them.
  public var blockPercent = 60
  /// Of a time limit, after this share blocks end and the bound is proved.
  public var blockShare = 0.94
  /// The shares of what loads cost beyond their runs at which the bound is proved then.
  public var proofShares = [0.08, 0.12, 0.16]
  /// Up to so many loads the relaxation is solved to its proved end; beyond, only fractions of its prices
  /// are proved, and the bound is weak.
  public var proofLoads = 260
  /// Labels of pricing spent on proofs in the first round; each later one spends twice as much.
  public var proofLabels = 250_000
  /// So often; after that rounds spend the same, or dives would wait long for little bound.
  public var proofDoublings = 2
  /// Of a dive the first so many choices, one after the other, are refused once nothing is gained;
  /// below 1 counts as 1.
  public var refusals = 8
  /// The same for the first proof that is not ended in the first round.
  public var rootLabels = 3_000_000
  /// Labels of one class in a proof at most; beyond, what is open is only bounded.
  public var classLabels = 100_000
  /// Cases of a proof at most; more than a few hundred are nobody's to check.
  public var proofCases = 300
  /// Columns for each load that a round begins with.
  public var columnsPerLoad = 6
  /// With more columns within the gap nothing is branched.
  public var branchColumns = 1000
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
}
