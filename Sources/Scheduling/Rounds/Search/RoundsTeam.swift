internal import Synchronization

/// Two searches side by side: over two parts of the routes that are cut anew at every meeting, or, when
/// there are few visits, over everything with different chance.
///
/// What a search does between two meetings depends on its seed and its routes alone, never on the
/// threads that carry it.
struct RoundsTeam {
  /// A search and whoever carries it.
  final class Desk: Sendable {
    let search: Mutex<RoundsSearch>

    init(_ model: RoutingModel, seed: UInt64, settings: RoutingSettings) {
      search = Mutex(RoundsSearch(model, seed: seed, settings: settings))
    }
  }

  /// What a desk hands back at a meeting.
  private struct Report: Sendable {
    var routes: [RoundsRoute]
    var cost: Int
    var bestRoutes: [RoundsRoute]
    var bestCost: Int
    var iterations: Int
  }

  let model: RoutingModel
  let settings: RoutingSettings
  let clock: HaulageClock
  let threads: Int
  let desks: [Desk]
  private let overloadGoal: OverloadGoal
  private var random: SeededGenerator
  private let all: [Int32]
  /// For each class the vehicles that may be used.
  var vehicles: [Int32]
  private(set) var heat = 0.0
  /// The share of the time after which the search for short routes begins.
  var firstShare = 0.0
  /// The share of the time and the iterations that were over when the search for short routes began.
  private var searchFrom = (share: 0.0, iterations: 0)
  /// Whether searches may pass through overloaded routes once there are known to be iterations enough.
  private var mayOverload = false
  /// Whether searches may pass through overloaded routes now.
  private var isOverloadAllowed = false
  /// How many of the marks are behind.
  private var choices = 0
  /// Iterations of all desks.
  var iterations = 0
  /// The best answer.
  private(set) var best: [RoundsRoute] = []
  private(set) var bestCost = Int.max

  /// A team before its first answer.
  init(_ model: RoutingModel, settings: RoutingSettings, clock: HaulageClock, threads: Int) {
    self.model = model
    self.settings = settings
    self.clock = clock
    self.threads = threads
    desks = (0..<max(settings.desks, 1)).map {
      Desk(model, seed: settings.seed &+ UInt64($0) &* 7919, settings: settings)
    }
    overloadGoal = OverloadGoal(settings)
    random = SeededGenerator(seed: settings.seed &+ 104_729)
    all = (0..<model.visitCount).map { Int32($0) }
    vehicles = (0..<model.classes.count).map { model.classes[$0].count }
  }

  /// Searches until the clock ends it; `report` is called at every meeting.
  mutating func run(report: (RoundsTeam) -> Void) {
    let (all, vehicles) = (all, vehicles)
    let first = desks[0].search.withLock { search in
      search.start([], left: all, vehicles: vehicles)
      return (routes: search.bestRoutes, cost: search.bestCost)
    }
    take(first.routes, first.cost)
    setHeat()
    report(self)
    let hasManyRoutes = best.count >= desks.count * settings.partRoutesMin
    let isParted = model.visitCount > settings.wholeMax && (model.isVehiclesFirst || hasManyRoutes)
    if model.isVehiclesFirst {
      let limit = model.hasPairs ? settings.pairFleetShare : settings.fleetShare
      _ = shrinkFleet(limit: limit, report: report)
      self.vehicles = used(best)
    }
    let begin = isParted && !model.isVehiclesFirst ? fewestRoutes(report: report) : best
    priceVehicles(isParted: isParted)
    searchFrom = (clock.share, iterations)
    if isParted { searchParts(from: begin, report: report) } else { searchWhole(report: report) }
  }

  /// What a search of many routes for short ones begins with: as few vehicles as can be.
  ///
  /// An answer that has too many vehicles when it has cooled keeps them: to save one, a whole route must
  /// find room at once. So there are few from the beginning, and prices keep it so until it is cooler.
  private mutating func fewestRoutes(report: (RoundsTeam) -> Void) -> [RoundsRoute] {
    guard model.hasWindowsOnly, settings.vehiclePrice > 0 else { return best }
    return shrinkFleet(limit: settings.beginShare, report: report)
  }

  /// Begins with prices of vehicles, and tells whether searches may pass through overloaded routes later on:
  /// where that has been found to be better.
  private mutating func priceVehicles(isParted: Bool) {
    // With few vehicles and few visits, prices of leaving them do the same, and do not know waived vehicles.
    let isWorth = isParted && best.count >= settings.overloadRoutesMin
    mayOverload = model.hasWindowsOnly && (!model.isVehiclesFirst || isWorth)
    guard mayOverload, isParted, !model.isVehiclesFirst else { return }
    let price = VehiclePrice.square(scale: settings.vehiclePrice / max(heat, 1))
    for desk in desks { desk.search.withLock { $0.vehiclePrice = price } }
  }

  /// Lets searches pass through overloaded routes as soon as it is known that there will be iterations
  /// enough to be lawful again.
  private mutating func allowOverload() {
    guard mayOverload, let effort else { return }
    mayOverload = false
    guard effort >= settings.overloadEffort else { return }
    isOverloadAllowed = true
    let isWaived = model.isVehiclesFirst
    for desk in desks {
      desk.search.withLock {
        $0.allowOverload()
        if isWaived { $0.vehiclePrice = .waived }
      }
    }
  }

  /// Keeps an answer when it is the best.
  mutating func take(_ routes: [RoundsRoute], _ cost: Int) {
    if cost >= bestCost { return }
    bestCost = cost
    best = routes
  }

  /// The temperature's unit is the mean cost of a way.
  private mutating func setHeat() {
    var (cost, count) = (0, 0)
    for route in best {
      cost += model.cost(of: route) - model.classes[route.kind].fixedCost
      count += route.visits.count + 1
    }
    heat = Double(cost) / Double(max(count, 1))
  }

  // MARK: - Work between meetings

  /// Lets each desk run so many iterations.
  private func work(_ count: Int) -> [Report] {
    let (clock, desks, done, heat) = (clock, desks, iterations, heat)
    let (start, end) = (settings.startTemperature, settings.endTemperature)
    let firstShare = firstShare
    let largeShare = largeShare
    let hasGoal = model.isVehiclesFirst && effort.map { $0 >= settings.overloadGoalEffort } ?? false
    let goal = hasGoal ? overloadGoal.share(at: share, from: firstShare) : 0
    let keepBelow = heat * start * Island.power(end / start, settings.poolFrom)
    return Workers.map(desks.count, threads: threads) { place in
      desks[place].search.withLock { search in
        search.ruin.largeShare = largeShare
        search.overloadGoal = goal
        let run = search.run(count, mustStop: clock.mustStop, keepBelow: keepBelow) { step in
          let share =
            clock.iterationMax.map { Double(done + step * desks.count) / Double(max($0, 1)) }
            ?? clock.share
          let cooled = max(0, share - firstShare) / max(1 - firstShare, 1e-9)
          return heat * start * Island.power(end / start, min(1, cooled))
        }
        return Report(
          routes: search.store.snapshot(), cost: search.store.cost,
          bestRoutes: search.bestRoutes, bestCost: search.bestCost, iterations: run)
      }
    }
  }

  /// Iterations that the whole search will make for each visit, as it is known or told by the pace until
  /// now; `nil` when nothing tells.
  private var effort: Double? {
    let (share, done) = (clock.share, iterations - searchFrom.iterations)
    let isUnderWay = done > 0 && share > searchFrom.share
    let pace = isUnderWay ? Double(done) / (share - searchFrom.share) : nil
    let most =
      clock.iterationMax.map { Double($0) } ?? pace.map { Double(iterations) + $0 * (1 - share) }
    return most.map { $0 / Double(max(model.visitCount, 1)) }
  }

  /// The share of ruins that are large.
  ///
  /// Small ones cost less and are better when the search must end soon; with many iterations for each
  /// visit, large ones end lower.
  private var largeShare: Double {
    if model.hasPairs || model.isVehiclesFirst { return settings.largeShare }
    let effort = effort ?? 0
    let part = (effort - settings.effortFrom) / max(settings.effortFull - settings.effortFrom, 1)
    return settings.largeShare
      + (settings.largeShareMost - settings.largeShare) * min(max(part, 0), 1)
  }

  /// Iterations until the next meeting.
  private var nextCount: Int {
    let left = clock.iterationMax.map { ($0 - iterations + desks.count - 1) / desks.count }
    return min(settings.meetingIterations, max(left ?? .max, 0))
  }

  // MARK: - Choices

  /// The share of the search that is over.
  var share: Double {
    clock.iterationMax.map { Double(iterations) / Double(max($0, 1)) } ?? clock.share
  }

  /// At a mark chooses anew among the routes that the desks have kept; whether that gave a better best
  /// answer.
  private mutating func choose() -> Bool {
    let share = share
    guard settings.poolMax > 0, choices < settings.choiceMarks.count,
      share >= settings.choiceMarks[choices], share < 1
    else { return false }
    while choices < settings.choiceMarks.count, share >= settings.choiceMarks[choices] {
      choices += 1
    }
    let secondsLeft = clock.secondsLeft
    let most = secondsLeft().map { $0 / (1 - share) * settings.choiceShare }
    let end = ((secondsLeft() ?? 0) - (most ?? 0))
    var choice = RouteChoice(
      model, standing: best, pools: desks.map { $0.search.withLock { $0.pool } },
      settings: settings, secondsLeft: { secondsLeft().map { $0 - max(end, 0) } },
      isCancelled: clock.mustStop)
    guard let chosen = choice.choose() else { return false }
    let routes = ThinnedRoutes(model, chosen)
    let vehicles = vehicles
    let found = desks[0].search.withLock { search in
      search.start(
        routes.whole, thinned: routes.thinned, left: routes.left, vehicles: vehicles)
      return (routes: search.bestRoutes, cost: search.bestCost)
    }
    let isBetter = found.cost < bestCost
    take(found.routes, found.cost)
    return isBetter
  }

  /// From now on every answer is lawful: when it is cool, what is overloaded stays so, and few answers
  /// would be the best of anything.
  private mutating func endOverload() {
    isOverloadAllowed = false
    for desk in desks { desk.search.withLock { $0.endOverload() } }
  }

  // MARK: - Parts

  private mutating func searchParts(from begin: [RoundsRoute], report: (RoundsTeam) -> Void) {
    var current = begin
    while clock.allows(iterations) {
      allowOverload()
      if isOverloadAllowed, share >= settings.lawfulFrom {
        endOverload()
        current = best
      }
      let parts = RoutePartition(
        model, current, vehicles: vehicles, count: desks.count, random: &random)
      for (desk, part) in zip(desks, parts.parts) {
        desk.search.withLock { $0.start(part.routes, left: part.left, vehicles: part.vehicles) }
      }
      let reports = work(nextCount)
      iterations += reports.reduce(0) { $0 + $1.iterations }
      current = reports.flatMap(\.routes)
      // A part that began overloaded may have met nothing lawful.
      if reports.allSatisfy({ $0.bestCost < .max }) {
        take(reports.flatMap(\.bestRoutes), reports.reduce(0) { $0 + $1.bestCost })
      }
      if choose() { current = best }
      report(self)
    }
  }

  // MARK: - Islands

  private mutating func searchWhole(report: (RoundsTeam) -> Void) {
    // In parts of large answers something would nearly always be left in one of the two.
    if model.isVehiclesFirst, model.left(by: best).isEmpty {
      for desk in desks { desk.search.withLock { $0.setLeavePrices(way: heat) } }
    }
    startAll()
    var meetings = 0
    while clock.allows(iterations) {
      allowOverload()
      if isOverloadAllowed, share >= settings.lawfulFrom {
        endOverload()
        startAll()
      }
      let reports = work(nextCount)
      iterations += reports.reduce(0) { $0 + $1.iterations }
      for each in reports { take(each.bestRoutes, each.bestCost) }
      meetings += 1
      if choose() {
        startAll()
      } else if meetings % settings.exchangeMeetings == 0 {
        exchange(reports)
      }
      report(self)
    }
  }

  private func startAll() {
    let (routes, vehicles) = (best, vehicles)
    let left = model.left(by: routes)
    for desk in desks {
      desk.search.withLock { $0.start(routes, left: left, vehicles: vehicles) }
    }
  }

  /// The island with the worse answer goes on from the best.
  private func exchange(_ reports: [Report]) {
    guard let worst = reports.indices.max(by: { reports[$0].cost < reports[$1].cost }) else {
      return
    }
    let (routes, vehicles) = (best, vehicles)
    let left = model.left(by: routes)
    desks[worst].search.withLock { $0.start(routes, left: left, vehicles: vehicles) }
  }
}
