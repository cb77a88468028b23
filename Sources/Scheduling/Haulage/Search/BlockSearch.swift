/// Makes an answer cheaper part by part: routes that lie near each other are chosen anew by column
/// generation, diving and branching, everything else stays (partial optimization under special
/// intensification, Taillard & Voss 2002; Queiroga, Sadykov & Uchoa, Computers & OR 125, 2021).
struct BlockSearch: Sendable {
  /// The parameters.
  struct Settings: Hashable, Sendable {
    /// Blocks that are worked on at the same time; threads only carry them.
    var lanes = 2
    /// Nodes of branching in a block.
    var nodeMax = 100
    /// Columns for each load that a dive begins with.
    var columnsPerLoad = 6
    /// How much a dive looks at after each fixing.
    var diveEffort = PricingEffort(labelMax: 5)
    /// Columns of branching in a block.
    var columnMax = 600
    /// Less than this share gained in a round of pricing, and the next step is taken.
    var gainShare = 2e-4
    /// Iterations of ruin and recreate that mend a dive.
    var ruinIterations = 3000
    /// Routes that are remembered.
    var poolMax = 200_000
    /// Prices rise by this share of themselves and of their mean at first; `nil` lets them rise freely.
    var priceRoom: Double? = 0.2

    /// What prices may rise to at first.
    ///
    /// An answer alone is a corner of the relaxation in which a few loads are worth all and the others
    /// nothing; routes priced there gain nothing for round after round, and such rounds end the pricing.
    fileprivate func priceLimits(_ prices: [Double]) -> [Double]? {
      guard let priceRoom else { return nil }
      let mean = prices.reduce(0, +) / Double(max(1, prices.count))
      return prices.map { $0 + priceRoom * ($0 + mean) }
    }
  }

  let model: HaulageModel
  private let settings: Settings
  private(set) var routes: [RouteColumn]
  private(set) var bank: [Int32]
  private(set) var cost: Int
  /// What the loads are worth by the last solutions.
  private(set) var prices: DualPrices
  private var pool = ColumnPool()
  /// Routes that blocks have found.
  private(set) var fresh: [RouteColumn] = []
  private var random: SeededGenerator
  private let neighbors: LoadNeighbors
  /// Pricing rounds and nodes so far.
  private(set) var iterations = 0
  private(set) var batches = 0
  /// For each load the blocks that it was in.
  private var visits: [Int]

  /// Starts from an answer.
  init(
    _ model: HaulageModel, routes: [RouteColumn], prices: DualPrices, neighbors: LoadNeighbors,
    seed: UInt64, settings: Settings = Settings()
  ) {
    self.model = model
    self.settings = settings
    self.routes = routes
    self.prices = prices
    self.neighbors = neighbors
    random = SeededGenerator(seed: seed)
    visits = model.loads.map { _ in 0 }
    bank = []
    cost = 0
    adopt(routes)
  }

  /// Goes on from another answer.
  mutating func adopt(_ routes: [RouteColumn]) {
    self.routes = routes
    var isServed = [Bool](repeating: false, count: model.loads.count)
    for route in routes { for load in route.loads { isServed[Int(load)] = true } }
    bank = isServed.indices.filter { !isServed[$0] }.map { Int32($0) }
    cost = routes.reduce(0) { $0 + Int($1.cost) } + bank.count * model.unservedCost
  }

  /// One block as it is handed out.
  private struct Block: Sendable {
    var routes: [Int]
    var part: HaulagePart
    var old: [RouteColumn]
    var ceiling: Double
  }

  /// What comes back.
  private struct Result: Sendable {
    var routes: [RouteColumn]?
    var prices: [Double]
    var columns: [RouteColumn]
    var iterations: Int
  }

  /// The remembered routes that lie inside a part, in its numbers.
  private func routes(inside part: HaulagePart) -> [RouteColumn] {
    var isInside = [Bool](repeating: false, count: model.loads.count)
    for load in part.loads { isInside[Int(load)] = true }
    return pool.columns.filter { $0.loads.allSatisfy { isInside[Int($0)] } }
      .compactMap { part.inside($0) }
  }

  /// Adds routes that blocks know from the start when all their loads lie inside.
  mutating func learn(_ columns: [RouteColumn]) {
    for column in columns where pool.columns.count < settings.poolMax { _ = pool.add(column) }
  }

  /// Works on a batch of blocks of about so many loads.
  mutating func step(
    loads: Int, threads: Int, clock: HaulageClock
  ) {
    batches += 1
    // Even a batch without a block counts, so that a search by iterations ends.
    iterations += 1
    let blocks = draw(loads)
    let all = prices
    let settings = settings
    let seed = random.next()
    let known = blocks.map { routes(inside: $0.part) }
    let results = Workers.map(blocks.count, threads: threads) { place in
      Self.solve(
        blocks[place], prices: all, known: known[place], seed: seed &+ UInt64(place),
        settings: settings, clock: clock)
    }
    var removed = Set<Int>()
    var added: [RouteColumn] = []
    for (block, result) in zip(blocks, results) {
      iterations += result.iterations
      let found = result.columns.map { block.part.outside($0) }
      learn(found)
      fresh += found
      for (load, price) in zip(block.part.loads, result.prices) { prices.loads[Int(load)] = price }
      guard let better = result.routes else { continue }
      removed.formUnion(block.routes)
      added.append(contentsOf: better.map { block.part.outside($0) })
    }
    if removed.isEmpty { return }
    adopt(routes.indices.filter { !removed.contains($0) }.map { routes[$0] } + added)
  }

  /// Blocks that share no route, each around a load drawn by chance, with its share of idle vehicles.
  private mutating func draw(_ size: Int) -> [Block] {
    var routeOfLoad = [Int](repeating: -1, count: model.loads.count)
    for (position, route) in routes.enumerated() {
      for load in route.loads { routeOfLoad[Int(load)] = position }
    }
    var free = model.classes.map(\.vehicles.count)
    for route in routes { free[route.kind] -= 1 }
    let lanes = min(settings.lanes, max(1, model.loads.count / size))
    var isTaken = [Bool](repeating: false, count: routes.count)
    var isOffered = [Bool](repeating: false, count: model.loads.count)
    var blocks: [Block] = []
    for lane in 0..<lanes {
      var chosen: [Int] = []
      var loads: [Int32] = []
      // Of some loads the one that was looked at least often.
      var seed = random.below(model.loads.count)
      for _ in 0..<12 {
        let other = random.below(model.loads.count)
        if visits[other] < visits[seed] { seed = other }
      }
      var queue = [Int32(seed)]
      var next = 0
      var isQueued = Set(queue)
      while next < queue.count, loads.count < size {
        let load = queue[next]
        next += 1
        let route = routeOfLoad[Int(load)]
        if route < 0, !isOffered[Int(load)], !model.isHopeless[Int(load)] {
          isOffered[Int(load)] = true
          loads.append(load)
        }
        if route >= 0, !isTaken[route] {
          isTaken[route] = true
          chosen.append(route)
          loads.append(contentsOf: routes[route].loads)
        }
        // A few of the nearest, drawn by chance, so that blocks around one load differ.
        for _ in 0..<6 {
          let near = neighbors.row(Int(load))
          guard !near.isEmpty else { break }
          let other = near[near.startIndex + random.below(min(near.count, 16))]
          if isQueued.insert(other).inserted { queue.append(other) }
        }
      }
      guard !chosen.isEmpty || !loads.isEmpty else { continue }
      for load in loads { visits[Int(load)] += 1 }
      var vehicles = free.map { $0 / lanes + ($0 % lanes > lane ? 1 : 0) }
      for route in chosen { vehicles[routes[route].kind] += 1 }
      let part = HaulagePart(of: model, loads: loads.sorted(), vehicles: vehicles)
      let old = chosen.compactMap { part.inside(routes[$0]) }
      let served = old.reduce(0) { $0 + $1.loads.count }
      let ceiling =
        old.reduce(0) { $0 + $1.cost }
        + Double((part.loads.count - served) * model.unservedCost)
      blocks.append(Block(routes: chosen, part: part, old: old, ceiling: ceiling))
    }
    return blocks
  }

  private static func solve(
    _ block: Block, prices: DualPrices, known: [RouteColumn], seed: UInt64,
    settings: Settings,
    clock: HaulageClock
  ) -> Result {
    let isCancelled = clock.mustStop
    let part = block.part
    let start = DualPrices(loads: part.loads.map { prices.loads[Int($0)] })
    var generationSettings = GenerationSettings.haulage
    generationSettings.gainShare = settings.gainShare
    var generation = ColumnGeneration(
      PricingCrew(PricingNetwork(part.model), threads: 1),
      routes: block.old + known, prices: start,
      certificate: .plain(part.model),
      settings: generationSettings,
      secondsLeft: clock.secondsLeft, isCancelled: isCancelled)
    if let limits = settings.priceLimits(start.loads) {
      generation.master.limitPrices(limits)
      _ = generation.solve(isProving: false)
      generation.master.limitPrices(nil)
      generation.restartPricing()
    }
    guard generation.solve(isProving: false) else {
      return Result(routes: nil, prices: start.loads, columns: [], iterations: generation.rounds)
    }
    let found = generation.master.prices.loads
    var best: [RouteColumn]?
    var ceiling = block.ceiling
    func keep(_ routes: [RouteColumn]) {
      let whole = part.model.disjoint(routes)
      let served = whole.reduce(0) { $0 + $1.loads.count }
      let cost =
        whole.reduce(0) { $0 + $1.cost }
        + Double((part.loads.count - served) * part.model.unservedCost)
      if cost < ceiling {
        ceiling = cost
        best = whole
      }
    }
    generation.trim(to: settings.columnsPerLoad * part.loads.count)
    if generation.master.objective < ceiling - 1,
      let dive = generation.dive(rounds: 2, effort: settings.diveEffort)
    {
      let whole = part.model.disjoint(dive.routes)
      keep(whole)
      var ruin = HaulageRuin(
        part.model, neighbors: LoadNeighbors(part.model, most: 60), seed: seed, from: whole)
      let count = settings.ruinIterations
      ruin.run(count, done: 6 * count, total: 7 * count, mustStop: isCancelled)
      keep(ruin.best)
      generation.add(ruin.best)
      _ = generation.master.solve()
    }
    if generation.master.objective < ceiling - 1, !isCancelled() {
      var branching = RouteBranching(generation, ceiling: ceiling, most: settings.columnMax)
      if let routes = branching.solve(nodeMax: settings.nodeMax, isCancelled: isCancelled) {
        keep(routes)
      }
      generation.rounds += branching.nodes
    }
    let room = block.ceiling - generation.master.objective
    let costs = generation.master.reducedCosts
    let fresh = generation.master.columns.indices.dropFirst(block.old.count + known.count)
      .filter { costs[$0] < room }
    return Result(
      routes: best, prices: found, columns: fresh.map { generation.master.columns[$0] },
      iterations: generation.rounds)
  }
}
