internal import Domain

/// Column generation over all loads at once, with bounds by cases, dives and branching, and beside them
/// ruin and recreate and the same over blocks of neighboring routes.
struct WholeSearch: ~Copyable {
  private let model: HaulageModel
  private let neighbors: LoadNeighbors
  private let settings: HaulageSettings
  private let clock: HaulageClock
  private let threads: Int
  private var generation: ColumnGeneration<PricingCrew>
  private var tree: BoundTree?
  /// With many loads: what is proved at fractions of the prices.
  private var fallback: BoundCertificate?
  private(set) var incumbent: Incumbent
  private var ruinIterations: Int
  private var nodes = 0
  private var round = 0
  /// Whether the last splits of the tree gained anything.
  private var isSplitting = true
  private var nodeMax = 100

  /// Starts from what ruin and recreate found.
  init(
    _ model: HaulageModel, neighbors: LoadNeighbors, incumbent: Incumbent, pool: [RouteColumn],
    iterations: Int, settings: HaulageSettings, clock: HaulageClock, threads: Int
  ) {
    self.model = model
    self.neighbors = neighbors
    self.settings = settings
    self.clock = clock
    self.threads = threads
    self.incumbent = incumbent
    ruinIterations = iterations
    generation = ColumnGeneration(
      PricingCrew(PricingNetwork(model), threads: threads), routes: incumbent.routes + pool,
      prices: model.shares(of: incumbent.routes), certificate: .plain(model),
      secondsLeft: clock.secondsLeft, isCancelled: clock.mustStop)
  }

  /// Iterations of all kinds so far.
  var iterations: Int { ruinIterations + generation.rounds + nodes + round }

  /// What is proved.
  var proof: BoundProof {
    if let tree { return tree.proof }
    if let fallback, fallback.bound > generation.certificate.bound { return .prices(fallback) }
    return .prices(generation.certificate)
  }

  /// Millicents.
  var bound: Int { proof.bound }

  /// Whether solving the relaxation to its proved end would take too long.
  private var isLarge: Bool { model.loads.count > settings.proofLoads }

  /// Searches until the clock says stop or the plan is proved best.
  mutating func run(report: (borrowing WholeSearch) -> Void) {
    guard generation.solve(isProving: false) else { return }
    if isLarge {
      fallback = .proved(
        model, prices: generation.master.prices, settings: settings, threads: threads,
        isCancelled: clock.mustStop)
    }
    while clock.allows(iterations), !isProven {
      let errand = isLarge ? nil : sendOthers()
      dive()
      report(self)
      if isLarge { return refine(report: report) }
      branch()
      if let errand { take(errand.wait()) }
      report(self)
      strengthenBound()
      report(self)
      round += 1
    }
  }

  /// Chooses neighboring routes anew, block by block, until the clock says stop: dives into everything
  /// differ little from each other and take long with many loads.
  private mutating func refine(report: (borrowing WholeSearch) -> Void) {
    var blocks = self.blocks(lanes: 2)
    var size = settings.refinedLoads
    var misses = 0
    while clock.allows(iterations), !isProven {
      let before = blocks.iterations
      blocks.step(loads: size, threads: threads, clock: clock)
      ruinIterations += blocks.iterations - before
      misses = incumbent.take(blocks.routes, of: model) ? 0 : misses + 1
      // What small blocks cannot better any more, larger ones may.
      if misses >= settings.refiningMisses {
        misses = 0
        size = min(size * 5 / 4, model.loads.count / 2)
      }
      report(self)
    }
  }

  /// Blocks of the best answer that know all routes.
  private func blocks(lanes: Int) -> BlockSearch {
    var blockSettings = BlockSearch.Settings()
    blockSettings.lanes = lanes
    var blocks = BlockSearch(
      model, routes: incumbent.routes, prices: generation.master.prices, neighbors: neighbors,
      seed: settings.seed &+ UInt64(round) &* 15_485_863, settings: blockSettings)
    blocks.learn(generation.master.columns)
    return blocks
  }

  private var isProven: Bool { incumbent.cost - bound <= settings.provenGap }

  private struct Found: Sendable {
    var routes: [RouteColumn]
    var columns: [RouteColumn]
    var iterations: Int
  }

  /// Ruin and recreate from the best answer and a few blocks of what it finds, on a thread of their own
  /// when there is one.
  private func sendOthers() -> Errand<Found> {
    let clock = clock
    let (model, neighbors, routes) = (model, neighbors, incumbent.routes)
    let seed = settings.seed &+ UInt64(round) &* 7919
    let count = settings.ruinIterations / 4
    let (steps, size) = (settings.blockSteps, model.loads.count * settings.blockPercent / 100)
    let blocks = self.blocks(lanes: 1)
    return Errand(threads: threads) {
      var ruin = HaulageRuin(model, neighbors: neighbors, seed: seed, from: routes)
      ruin.run(count, done: count, total: 2 * count, mustStop: clock.mustStop)
      var blocks = blocks
      blocks.learn(ruin.pool.columns + ruin.best)
      blocks.adopt(ruin.best)
      for _ in 0..<steps where !clock.mustStop() {
        blocks.step(loads: size, threads: 1, clock: clock)
      }
      return Found(
        routes: blocks.routes, columns: ruin.pool.columns + ruin.best + blocks.fresh,
        iterations: ruin.iteration + blocks.iterations)
    }
  }

  /// Proves more, as far as the labels of a round go; the generation stands in the weakest case
  /// afterwards.
  private mutating func strengthenBound() {
    if isLarge { return }
    let first = generation.pricing.labelCount
    let budget = settings.proofLabels << min(round, 4)
    func left(_ generation: borrowing ColumnGeneration<PricingCrew>) -> Int {
      budget - (generation.pricing.labelCount - first)
    }
    let efforts = generation.settings.efforts.count
    generation.settings.efforts[efforts - 1].totalMax = max(
      1000, min(settings.classLabels, 2 * budget / max(1, model.classes.count)))
    guard var tree else {
      guard generation.solve(ceiling: Double(incumbent.cost), labels: budget) else { return }
      if generation.isClosed { tree = BoundTree(generation, caseMax: settings.proofCases) }
      return
    }
    self.tree = nil
    defer { self.tree = tree }
    let before = tree.bound
    while isSplitting, left(generation) > 0, !clock.mustStop(),
      tree.bound < incumbent.cost - settings.provenGap
    {
      isSplitting = tree.split(&generation, ceiling: Double(incumbent.cost))
    }
    if round > 3, tree.bound - before < before / 1_000_000 { isSplitting = false }
    guard tree.enterWeakest(&generation), left(generation) > 0 else { return }
    if round > 1, generation.addCuts(most: 16) > 0,
      generation.solve(ceiling: Double(incumbent.cost), labels: left(generation))
    {
      tree.refresh(generation)
    }
  }

  /// Rounds the relaxation and mends what the rounding left.
  private mutating func dive() {
    guard !clock.mustStop(), generation.master.objective < Double(incumbent.cost) else { return }
    let dive = ShrinkingDive(clock: clock, threads: threads)
    let routes =
      isLarge
      ? dive.routes(of: model, from: &generation)
      : generation.dive(rounds: dive.rounds, effort: dive.effort)?.routes
    guard let routes else { return }
    take(mend(routes))
  }

  private mutating func take(_ found: Found) {
    ruinIterations += found.iterations
    _ = incumbent.take(found.routes, of: model)
    generation.add(found.columns)
  }

  /// Ruin and recreate from what a dive found.
  private func mend(_ routes: [RouteColumn]) -> Found {
    let whole = model.disjoint(routes)
    let count = settings.ruinIterations
    var ruin = HaulageRuin(
      model, neighbors: neighbors, seed: settings.seed &+ UInt64(round) &* 104_729, from: whole)
    ruin.run(count / 8, done: count, total: count + count / 8, mustStop: clock.mustStop)
    var best = Incumbent(model)
    _ = best.take(whole, of: model)
    _ = best.take(ruin.best, of: model)
    return Found(
      routes: best.routes, columns: ruin.best + ruin.pool.columns, iterations: ruin.iteration)
  }

  /// Branches over the routes that are known.
  private mutating func branch() {
    guard !clock.mustStop() else { return }
    _ = generation.master.solve()
    var branching = RouteBranching(
      generation, ceiling: Double(incumbent.cost), most: settings.branchColumns)
    let found = branching.solve(nodeMax: nodeMax, isCancelled: clock.mustStop)
    nodes += branching.nodes
    if let found {
      _ = incumbent.take(found, of: model)
    } else {
      nodeMax = min(nodeMax * 2, 400)
    }
  }
}
