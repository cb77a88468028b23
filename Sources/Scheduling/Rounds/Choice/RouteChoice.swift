internal import Domain

/// Chooses an answer among many routes: by the linear program of the set partitioning, a dive into it
/// and a small branch and bound.
///
/// The program begins with the routes that seem the cheapest and takes others in while these have
/// negative reduced costs, so that it stays small however many routes there are.
struct RouteChoice {
  private let model: RoutingModel
  private let settings: RoutingSettings
  private let secondsLeft: @Sendable () -> Double?
  private let isCancelled: @Sendable () -> Bool
  private var columns: [RouteColumn] = []
  private var known: Set<RoundsRoute> = []
  /// Millicents of the master problem for one unit of the model's cost.
  private var scale = 1.0
  private let leaveCosts: [Double]
  private let standing: [RoundsRoute]
  /// Simplex programs solved while columns were taken in.
  private(set) var rounds = 0

  /// Gets ready to improve on an answer.
  ///
  /// - Parameters:
  ///   - model: What is planned.
  ///   - standing: The best answer so far.
  ///   - pools: Where routes come from.
  ///   - settings: How much work may be spent.
  ///   - secondsLeft: Asked before each linear program; `nil` without limit.
  ///   - isCancelled: Asked often.
  init(
    _ model: RoutingModel, standing: [RoundsRoute], pools: [RoutePool], settings: RoutingSettings,
    secondsLeft: @escaping @Sendable () -> Double?, isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.model = model
    self.settings = settings
    self.secondsLeft = secondsLeft
    self.isCancelled = isCancelled
    self.standing = standing
    var routes: [(route: RoundsRoute, cost: Int)] = []
    for route in standing where known.insert(route).inserted {
      routes.append((route, model.cost(of: route)))
    }
    for pool in pools {
      for each in pool.routes where known.insert(each.route).inserted { routes.append(each) }
    }
    let sum = routes.reduce(0) { $0 + $1.cost }
    // A route of mean cost is 10,000 cents: far from the simplex method's tolerances on both sides.
    scale = 1e7 * Double(max(routes.count, 1)) / Double(max(sum, 1))
    let dearest = routes.reduce(1) { max($0, $1.cost) }
    // No route is worth leaving a visit, and very large numbers would make the program inexact.
    leaveCosts = (0..<model.visitCount).map { [scale] in
      Double(min(model.leaveCost[$0], 2 * dearest)) * scale
    }
    columns = routes.map { [scale] in
      RouteColumn(kind: $0.route.kind, loads: $0.route.visits, cost: Double($0.cost) * scale)
    }
  }

  /// Routes that together seem cheaper than the standing answer, some visits perhaps in two of them;
  /// `nil` when there are none or the time was over.
  mutating func choose() -> [RoundsRoute]? {
    guard columns.count > standing.count else { return nil }
    var ceiling = cost(of: Array(columns.prefix(standing.count))) - scale / 2
    var generation = ColumnGeneration(
      KnownRoutes(shape: shape), routes: Array(columns.prefix(standing.count)),
      prices: DualPrices(loads: Array(repeating: 0, count: model.visitCount)),
      certificate: BoundCertificate(
        loadPrices: Array(repeating: 0, count: model.visitCount), cuts: [], classes: []),
      secondsLeft: secondsLeft, isCancelled: isCancelled)
    guard takeIn(&generation), generation.master.objective < ceiling else { return nil }
    var best: [RouteColumn]?
    if let dive = generation.dive(rounds: 0, effort: .exact)?.routes {
      let found = cost(of: dive)
      if found < ceiling {
        best = dive
        ceiling = found - scale / 2
      }
    }
    if !isCancelled(), secondsLeft().map({ $0 > 0 }) ?? true, generation.master.solve() {
      var branching = RouteBranching(
        generation, ceiling: ceiling, most: settings.choiceColumns)
      let (secondsLeft, isCancelled) = (secondsLeft, isCancelled)
      best =
        branching.solve(nodeMax: settings.choiceNodes) {
          isCancelled() || secondsLeft().map { $0 <= 0 } ?? false
        } ?? best
    }
    return best?.map { RoundsRoute(kind: $0.kind, visits: $0.loads) }
  }

  /// Solves the relaxation over all columns; false when there was no time for that.
  private mutating func takeIn(_ generation: inout ColumnGeneration<KnownRoutes>) -> Bool {
    var isIn = [Bool](repeating: false, count: columns.count)
    for place in standing.indices { isIn[place] = true }
    var (prices, kindPrices) = (seemingPrices, model.classIndices.map { _ in 0.0 })
    var most = settings.choiceColumns
    while !isCancelled() {
      var gains: [(reduced: Double, place: Int)] = []
      for place in columns.indices where !isIn[place] {
        var reduced = columns[place].cost - kindPrices[columns[place].kind]
        for visit in columns[place].loads { reduced -= prices[Int(visit)] }
        if reduced < -scale * 1e-3 || rounds == 0 { gains.append((reduced, place)) }
      }
      if gains.isEmpty { return true }
      gains.sort { ($0.reduced, $0.place) < ($1.reduced, $1.place) }
      generation.add(
        gains.prefix(most).map { gain in
          isIn[gain.place] = true
          return columns[gain.place]
        })
      guard generation.master.solve() else { return false }
      rounds += 1
      most = max(most / 2, 500)
      prices = generation.master.prices.loads
      kindPrices = generation.master.kindPrices
    }
    return false
  }

  /// Half of what the ways to and from each visit cost in the standing answer, and its share in what
  /// its vehicle costs.
  private var seemingPrices: [Double] {
    var prices = [Double](repeating: 0, count: model.visitCount)
    for route in standing {
      let row = model.classes[route.kind]
      let share = Double(row.fixedCost) / Double(max(route.visits.count, 1))
      for (place, visit) in route.visits.enumerated() {
        let before = place > 0 ? Int(route.visits[place - 1]) : Int(row.start)
        let isLast = place + 1 == route.visits.count
        let behind = isLast ? Int(row.end) : Int(route.visits[place + 1])
        let ways =
          model.ways.cost(Int(row.profile), before, Int(visit))
          + model.ways.cost(Int(row.profile), Int(visit), behind)
        prices[Int(visit)] = (Double(ways) / 2 + share) * scale
      }
    }
    return prices
  }

  /// What the program pays for routes and for visits left by them.
  private func cost(of routes: [RouteColumn]) -> Double {
    var isServed = [Bool](repeating: false, count: model.visitCount)
    var sum = 0.0
    for route in routes {
      sum += route.cost
      for visit in route.loads { isServed[Int(visit)] = true }
    }
    for visit in isServed.indices where !isServed[visit] { sum += leaveCosts[visit] }
    return sum
  }

  private var shape: MasterShape {
    var next = 0
    return MasterShape(
      unservedCosts: leaveCosts.map { Int($0) },
      vehicles: model.classIndices.map { kind in
        let first = next
        next += Int(model.classes[kind].count)
        return Array(first..<next)
      })
  }
}

extension RoutingModel {
  /// Positions of the vehicle classes.
  var classIndices: Range<Int> { 0..<classes.count }
}
