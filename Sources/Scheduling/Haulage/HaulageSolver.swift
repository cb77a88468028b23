public import Domain
import Foundation

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
    let neighbors = LoadNeighbors(model, most: 60)
    var ruin = HaulageRuin(model, neighbors: neighbors, seed: settings.seed)
    let total = Int(ProcessInfo.processInfo.environment["RR"] ?? "20000")!
    ruin.run(total, done: 0, total: total, mustStop: { ContinuousClock().now > limit })
    debugPrint("ruin", ruin.iteration, ruin.bestCost / 100000, ruin.best.count, ruin.pool.columns.count, ContinuousClock().now - begin)
    var certificate = BoundCertificate.plain(model)
    var prices = model.shares(of: ruin.best)
    var global = ruin.pool.columns
    if ProcessInfo.processInfo.environment["GLOBAL"] != nil {
    var generation = ColumnGeneration(
      PricingCrew(PricingNetwork(model), threads: threads), routes: ruin.best + ruin.pool.columns,
      prices: prices, certificate: .plain(model),
      isCancelled: { isCancelled() || ContinuousClock().now > limit })
    _ = generation.solve()
    debugPrint("lp", generation.master.objective / 1e5, Double(generation.bound) / 1e5, ContinuousClock().now - begin)
    certificate = generation.certificate
    prices = generation.master.prices
    var ceiling = Double(ruin.bestCost)
    for width in [1, 1, 1, 1, 1, 1] {
      let started = ContinuousClock().now
      guard let routes = generation.dive(below: .infinity, rounds: 2, effort: .init(labelMax: 5), width: width) else { break }
      let whole = model.disjoint(routes)
      let c = whole.reduce(0) { $0 + $1.cost } + Double((model.loads.count - whole.reduce(0) { $0 + $1.loads.count }) * model.unservedCost)
      debugPrint("dive", width, c / 1e5, generation.master.columns.count, ContinuousClock().now - started)
      ceiling = min(ceiling, c)
      let again = ContinuousClock().now
      var branching = RouteBranching(generation, ceiling: ceiling, most: 20000)
      let found = branching.solve(nodeMax: 500, isCancelled: { ContinuousClock().now > limit })
      if let found { ceiling = found.reduce(0) { $0 + $1.cost } }
      debugPrint("branching", branching.columnCount, branching.nodes, ceiling / 1e5, ContinuousClock().now - again)
    }
    if let dump = ProcessInfo.processInfo.environment["DUMP"] {
      let rc = generation.master.reducedCosts
      let text = generation.master.columns.indices.map { i in let c = generation.master.columns[i]; return "\(c.cost) \(rc[i]) \(c.kind) \(c.loads.map(String.init).joined(separator: ","))" }.joined(separator: "\n")
      try? text.write(toFile: dump, atomically: true, encoding: .utf8)
      let caps = model.classes.map { String($0.vehicles.count) }.joined(separator: " ")
      try? caps.write(toFile: dump + ".caps", atomically: true, encoding: .utf8)
    }
    global = generation.master.columns
    }
    var settingsB = BlockSearch.Settings()
    settingsB.loads = Int(ProcessInfo.processInfo.environment["BL"] ?? "80")!
    var blocks = BlockSearch(model, routes: ruin.best, prices: prices, neighbors: neighbors, seed: settings.seed, settings: settingsB)
    blocks.learn(global)
    var shown = 0
    while ContinuousClock().now < limit {
      blocks.step(threads: threads, isCancelled: { isCancelled() || ContinuousClock().now > limit })
      if blocks.batches >= shown * 5 / 4 + 1 { shown = blocks.batches
      debugPrint("blocks", blocks.batches, blocks.iterations, blocks.cost / 100000, blocks.bank.count, blocks.routes.count, ContinuousClock().now - begin) }
    }
    let best = blocks.routes
    let bestCost = blocks.cost
    return HaulageAnswer(
      plan: model.plan(best), cost: bestCost,
      proof: .prices(certificate), iterations: 0, isProvenOptimal: false)
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
  /// The proof that no plan costs less than its ``BoundProof/bound``.
  public var proof: BoundProof
  /// Iterations of all phases together.
  public var iterations: Int
  /// Whether the search showed by other means than the certificate that no plan is cheaper.
  public var isProvenOptimal: Bool
}
