internal import Domain

/// The search of one part of a day: column generation over all its loads at once, with bounds by cases,
/// dives and branching, and beside them ruin and recreate and the same over blocks of neighboring
/// routes.
///
/// It works in rounds, so that parts can take turns.
final class PartSearch {
  let part: HaulagePart
  private let neighbors: LoadNeighbors
  private let settings: HaulageSettings
  private let clock: HaulageClock
  private let threads: Int
  private var generation: ColumnGeneration<PricingCrew>
  private var tree: BoundTree?
  /// With many loads: what is proved at fractions of the prices.
  private var fallback: BoundCertificate?
  private var blocks: RefiningBlocks?
  private(set) var incumbent: Incumbent
  private var ruinIterations: Int
  private var nodes = 0
  private(set) var round = 0
  /// Rounds since anything was gained.
  private var staleRounds = 0
  /// Whether the last splits of the tree gained anything.
  private var isSplitting = true
  private var nodeMax = 100

  /// Starts from what ruin and recreate found.
  init(
    _ part: HaulagePart, neighbors: LoadNeighbors, ruin: HaulageRuin, settings: HaulageSettings,
    clock: HaulageClock, threads: Int
  ) {
    self.part = part
    self.neighbors = neighbors
    self.settings = settings
    self.clock = clock
    self.threads = threads
    incumbent = ruin.incumbent
    ruinIterations = ruin.iteration
    generation = ColumnGeneration(
      PricingCrew(PricingNetwork(part.model), threads: threads),
      routes: ruin.incumbent.routes + ruin.pool.columns,
      prices: part.model.shares(of: ruin.incumbent.routes), certificate: .plain(part.model),
      settings: .haulage, secondsLeft: clock.secondsLeft, isCancelled: clock.mustStop)
  }

  private var model: HaulageModel { part.model }

  /// Iterations of all kinds so far.
  var iterations: Int { ruinIterations + generation.rounds + nodes + round }

  /// What is proved.
  var proof: BoundProof {
    if let tree { return tree.proof }
    if let fallback, fallback.bound > generation.certificate.bound { return .prices(fallback) }
    return .prices(generation.certificate)
  }

  /// Millicents.
  var bound: Int {
    tree?.bound ?? max(generation.certificate.bound, fallback?.bound ?? .min)
  }

  /// Whether solving the relaxation to its proved end would take too long.
  private var isLarge: Bool { model.loads.count > settings.proofLoads }

  /// Whether the plan is proved best.
  var isProven: Bool { incumbent.cost - bound <= settings.provenGap }

  /// How much another round promises for its time: what is open, the less the longer nothing was gained.
  var promise: Double {
    if round == 0 { return .infinity }
    let least = isLarge ? max(Double(bound), generation.master.objective) : Double(bound)
    // A round over few loads takes little time.
    return (Double(incumbent.cost) - least) / Double((1 + staleRounds) * max(1, model.loads.count))
  }

  /// One round; nothing more when it was cancelled.
  func work(report: () -> Void) {
    let before = (cost: incumbent.cost, bound: bound)
    defer {
      round += 1
      let isBetter =
        incumbent.cost < before.cost
        || bound > before.bound + Int(Double(before.bound.magnitude) * settings.boundNews)
      staleRounds = isBetter ? 0 : staleRounds + 1
    }
    if round == 0 {
      guard generation.solve(isProving: false) else { return }
      if isLarge {
        fallback = .proved(
          model, prices: generation.master.prices, settings: settings, threads: threads,
          isCancelled: clock.mustStop)
      }
    }
    if isLarge { return refine(report: report) }
    let errand = sendOthers()
    generation.trim(to: settings.columnsPerLoad * model.loads.count)
    dive()
    report()
    branch()
    report()
    strengthenBound()
    take(errand.wait())
    report()
  }

  /// Of a part with many loads: a dive first, then neighboring routes are chosen anew, block by block, for
  /// dives into everything differ little from each other and take long.
  private func refine(report: () -> Void) {
    if blocks == nil {
      dive()
      report()
      blocks = RefiningBlocks(
        search: blocks(lanes: 2, labelMax: settings.refinedLabels), size: settings.refinedLoads)
    }
    guard var refining = blocks.take() else { return }
    let before = refining.search.iterations
    refining.search.step(loads: refining.size, threads: threads, clock: clock)
    ruinIterations += refining.search.iterations - before
    refining.misses =
      incumbent.take(refining.search.routes, of: model) ? 0 : refining.misses + 1
    // What small blocks cannot better any more, larger ones may.
    if refining.misses >= settings.refiningMisses {
      refining.misses = 0
      refining.size = min(refining.size * 5 / 4, model.loads.count / 2)
    }
    blocks = refining
    report()
  }

  /// Blocks of the best answer that know all routes.
  private func blocks(lanes: Int, labelMax: Int? = nil) -> BlockSearch {
    var blockSettings = BlockSearch.Settings()
    blockSettings.lanes = lanes
    if let labelMax {
      blockSettings.diveEffort = PricingEffort(labelMax: labelMax)
    } else {
      // In days of few loads the first rounds are short and a second pricing costs more than it finds.
      blockSettings.priceRoom = nil
    }
    var blocks = BlockSearch(
      model, routes: incumbent.routes, prices: generation.master.prices, neighbors: neighbors,
      seed: settings.seed &+ UInt64(round) &* 15_485_863, settings: blockSettings)
    blocks.learn(generation.master.columns)
    return blocks
  }

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
    let steps = settings.blockSteps
    let size = max(1, model.loads.count * settings.blockPercent / 100)
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

  /// What a part may do of the work that a whole day is worth.
  private func share(of work: Int) -> Int {
    max(1, work * model.loads.count / max(1, settings.proofLoads))
  }

  /// Shares labels out among the classes.
  private func limitLabels(_ budget: Int) {
    generation.settings.efforts[generation.settings.efforts.count - 1].totalMax = max(
      1000, min(settings.classLabels, 2 * budget / max(1, model.classes.count)))
  }

  /// Proves more, as far as the labels of a round go; the generation stands in the weakest case
  /// afterwards.
  private func strengthenBound() {
    if isLarge { return }
    if tree == nil {
      // As long as nothing is proved of all plans, that comes first.
      let labels = share(of: round > 0 ? settings.rootLabels : settings.proofLabels)
      limitLabels(labels)
      guard generation.solve(ceiling: Double(incumbent.cost), labels: labels),
        generation.isClosed
      else { return }
      tree = BoundTree(generation, caseMax: settings.proofCases)
      if round == 0 { return }
    }
    guard var tree else { return }
    let first = generation.pricing.labelCount
    let budget = share(of: settings.proofLabels << min(round, settings.proofDoublings))
    func left(_ generation: borrowing ColumnGeneration<PricingCrew>) -> Int {
      budget - (generation.pricing.labelCount - first)
    }
    limitLabels(budget)
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
  private func dive() {
    guard !clock.mustStop(), generation.master.objective < Double(incumbent.cost) else { return }
    let dive = ShrinkingDive(clock: clock, threads: threads)
    let routes =
      isLarge
      ? dive.routes(of: model, from: &generation)
      : generation.dive(rounds: dive.rounds, effort: dive.effort, refusal: refusal)?.routes
    guard let routes else { return }
    take(mend(routes))
  }

  /// The choice that the next dive refuses: after rounds without gain the relaxation is nearly what it
  /// was, and so would the dive be.
  private var refusal: Int {
    staleRounds == 0 ? 0 : (staleRounds - 1) % max(settings.refusals, 1) + 1
  }

  private func take(_ found: Found) {
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

  /// Branches over the routes that are known, when not too many may still be part of a better answer.
  private func branch() {
    guard !clock.mustStop() else { return }
    _ = generation.master.solve()
    var branching = RouteBranching(
      generation, ceiling: Double(incumbent.cost), most: settings.branchColumns + 1)
    guard branching.columnCount <= settings.branchColumns else { return }
    let found = branching.solve(nodeMax: nodeMax, isCancelled: clock.mustStop)
    nodes += branching.nodes
    if let found {
      _ = incumbent.take(found, of: model)
    } else {
      nodeMax = min(nodeMax * 2, 400)
    }
  }
}

/// Blocks that refine a part with many loads.
private struct RefiningBlocks {
  var search: BlockSearch
  /// Loads of a block.
  var size: Int
  /// Steps since the last gain.
  var misses = 0
}
