import Checking
import Domain
import Testing

@testable import Scheduling

/// Searches pass through overloaded routes and pay for them; plans are lawful all the same.
struct OverloadTests {
  /// What routes carry beyond their capacity, by the amounts of the instance.
  private static func overload(_ store: borrowing RouteStore, _ instance: RoutingInstance) -> Int {
    loads(store, instance).reduce(0) { $0 + max(0, $1 - instance.vehicles[0].capacity[0]) }
  }

  private static func loads(_ store: borrowing RouteStore, _ instance: RoutingInstance) -> [Int] {
    let order = CurveOrder.order(instance)
    return store.snapshot().map { route in
      route.visits.reduce(0) { $0 + instance.visits[order[Int($1)]].delivered[0] }
    }
  }

  @Test(arguments: UInt64(1)...6)
  func overloadsAreThoseOfTheRoutes(seed: UInt64) {
    let instance = MadeRounds.instance(visits: 40, seed: seed, vehicles: 12)
    let model = MadeRounds.model(instance)
    var store = RouteStore(model)
    let settings = RoutingSettings()
    var ruin = StringRuin(model, settings: settings)
    var insertion = GreedyInsertion(model, settings: settings)
    var moves = RoundsMoves(model, settings: settings)
    var random = SeededGenerator(seed: seed)
    defer {
      ruin.free()
      insertion.free()
      moves.free()
    }
    store.setSlack(6)
    store.overloadPrice = 20
    for visit in 0..<model.visitCount { store.bring(visit) }
    var seen = 0
    for step in 0..<300 {
      store.begin()
      let before = (store.overload, store.snapshot())
      ruin.run(&store, around: random.below(model.visitCount), meanLength: 6, random: &random)
      insertion.run(&store, meanLength: 6, random: &random)
      store.checkInvariants()
      #expect(store.overload == Self.overload(store, instance), "seed \(seed)")
      seen += store.overload > 0 ? 1 : 0
      if step % 3 == 0 {
        store.rollBack()
        store.checkInvariants()
        #expect(store.overload == before.0 && store.snapshot() == before.1, "seed \(seed)")
      }
      for visit in 0..<model.visitCount {
        let cost = store.pricedCost
        guard moves.run(&store, at: visit, heat: 0, random: &random) else { continue }
        #expect(store.pricedCost <= cost, "what a move makes lighter or dearer is in its price")
        #expect(store.overload == Self.overload(store, instance), "seed \(seed)")
      }
    }
    #expect(seen > 30, "seed \(seed)")
    #expect(Self.loads(store, instance).allSatisfy { $0 <= 26 }, "no more than the slack")
  }

  @Test func thePriceRisesWhileAnswersAreUnlawfulAndFallsWhileTheyAreLawful() throws {
    let model = MadeRounds.model(MadeRounds.instance(visits: 10, seed: 1))
    var price = try #require(OverloadPrice(model, settings: RoutingSettings()))
    var store = RouteStore(model)
    let first = price.adapted(1_000)
    #expect(first > 100 && first < 1_000, "the goods of a mean visit cost about the temperature")
    store.overload = 1
    var most = 0
    for _ in 0..<60 {
      price.note(store)
      most = price.adapted(1_000)
    }
    #expect(most > 4 * first)
    store.overload = 0
    for _ in 0..<20 {
      price.note(store)
      let before = most
      most = price.adapted(1_000)
      #expect(most < before)
    }
    for _ in 0..<60 {
      price.note(store)
      most = price.adapted(1_000)
    }
    #expect(most == first, "never less than the temperature makes of them")
    #expect(price.adapted(500) < first, "which falls")
  }

  @Test func thePriceFallsWhileNoMoreIsOverloadedThanTheGoal() throws {
    let model = MadeRounds.model(MadeRounds.instance(visits: 40, seed: 1, vehicles: 12))
    var store = RouteStore(model)
    for visit in 0..<model.visitCount { store.bring(visit) }
    store.begin()
    var insertion = Self.plainInsertion(model)
    defer { insertion.free() }
    var random = SeededGenerator(seed: 1)
    insertion.run(&store, triesAll: true, random: &random)
    let goods =
      Double((0..<model.visitCount).reduce(0) { $0 + model.delivered[$1] + model.collected[$1] })
      / Double(model.visitCount)
    let allowed = 0.5 * goods * Double(store.routeCount)
    /// Whether the price is dearer after answers that are all overloaded by so much.
    func rises(_ overload: Double, goal: Double) throws -> Bool {
      var price = try #require(OverloadPrice(model, settings: RoutingSettings()))
      store.overload = 1
      for _ in 0..<30 {
        price.note(store)
        _ = price.adapted(1_000)
      }
      store.overload = Int(overload)
      price.note(store)
      let before = price.adapted(1_000, goal: 0)
      price.note(store)
      return price.adapted(1_000, goal: goal) > before
    }
    #expect(store.routeCount > 2 && allowed > 4, "else this test tells nothing")
    #expect(try !rises(allowed - 1, goal: 0.5))
    #expect(try rises(allowed + 1, goal: 0.5))
    #expect(try rises(allowed - 1, goal: 0))
  }

  @Test func theGoalFallsToNothingSeveralTimesAndStaysThere() {
    var settings = RoutingSettings()
    (settings.overloadFirst, settings.overloadUntil) = (0.4, 0.8)
    (settings.overloadTurns, settings.overloadFall) = (4, 0.5)
    let goal = OverloadGoal(settings)
    // From 0.4 on there is a turn every 0.1, of which it falls in the first half.
    for (share, expected) in [
      (0.4, 0.4), (0.425, 0.4 * 15 / 16 / 2), (0.475, 0), (0.525, 0.4 * 11 / 16 / 2), (0.575, 0),
      (0.725, 0.4 * 3 / 16 / 2), (0.79, 0), (0.8, 0), (1, 0),
    ] {
      #expect(abs(goal.share(at: share, from: 0.4) - expected) < 1e-9, "at \(share)")
    }
    #expect(goal.share(at: 0.3, from: 0.4) == 0.4, "as at its beginning")
    #expect(goal.share(at: 0.85, from: 0.9) == 0, "it began after the end")
    settings.overloadTurns = 0
    #expect(abs(OverloadGoal(settings).share(at: 0.6, from: 0.4) - 0.2) < 1e-9, "straight down")
  }

  @Test func thePoolTakesTheLawfulRoutesOfAnOverloadedAnswer() {
    var instance = MadeRounds.instance(visits: 3, seed: 1, vehicles: 3)
    for visit in 0..<3 {
      instance.visits[visit].windows = [.init(earliest: 0, latest: 1_000)]
      instance.visits[visit].delivered = [11]
    }
    let model = MadeRounds.model(instance)
    var store = RouteStore(model)
    store.setSlack(6)
    for visit in 0..<3 { store.bring(visit) }
    store.begin()
    _ = store.insert(0, class: 0)
    _ = store.insert(1, class: 0)
    store.insert(2, after: 1)
    var pool = RoutePool(most: 10)
    pool.note(store)
    #expect(store.overload == 2, "22 where 20 may be carried")
    #expect(pool.routes.map(\.route.visits) == [[0]])
  }

  @Test func onlyTheClassicalKindIsPassedThroughOverloaded() {
    let settings = RoutingSettings()
    func price(_ instance: RoutingInstance, _ objective: RoutingObjective = .distance) -> Bool {
      OverloadPrice(MadeRounds.model(instance, objective), settings: settings) != nil
    }
    #expect(price(MadeRounds.instance(visits: 9, seed: 1)))
    #expect(price(MadeRounds.instance(visits: 9, seed: 1), .vehicles))
    #expect(!price(MadeRounds.instance(visits: 9, seed: 1, kinds: 2)))
    #expect(!price(MadeRounds.instance(visits: 9, seed: 1, hasWindows: false)))
    #expect(!price(MadeRounds.paired(pairs: 4, seed: 1)))
    #expect(!price(MadeRounds.instance(visits: 0, seed: 1)))
  }

  @Test(arguments: [0.0, 90, 110])
  func aVehicleIsSentOutOnlyWhenItIsWorthItsPrice(price: Double) {
    // Two visits north at the same spot, early and late, and one south between them: 20 by a vehicle of
    // its own, or 120 for the first vehicle.
    var instance = MadeRounds.instance(visits: 3, seed: 1)
    instance.travel = .straight([
      .init(x: 0, y: 0), .init(x: 0, y: 50), .init(x: 0, y: 50), .init(x: 0, y: -10),
    ])
    for (visit, window) in [(0.0, 60.0), (290, 310), (100, 200)].enumerated() {
      instance.visits[visit].windows = [.init(earliest: window.0, latest: window.1)]
      instance.visits[visit].service = 0
      instance.visits[visit].delivered = [1]
    }
    let model = MadeRounds.model(instance)
    var store = RouteStore(model)
    var insertion = Self.plainInsertion(model)
    defer { insertion.free() }
    var random = SeededGenerator(seed: 1)
    store.vehiclePrice = Int(price * model.costScale)
    let order = CurveOrder.order(instance)
    for position in 0..<3 {
      store.bring(order.firstIndex(of: position) ?? -1)
      store.begin()
      insertion.run(&store, triesAll: true, random: &random)
    }
    #expect(store.bankCount == 0)
    #expect(store.routeCount == (price < 100 ? 2 : 1))
    #expect(Double(store.cost) == (price < 100 ? 120 : 220) * model.costScale)
  }

  /// An insertion that overlooks no place and always asks for a vehicle from its depot.
  private static func plainInsertion(_ model: RoutingModel) -> GreedyInsertion {
    var settings = RoutingSettings()
    (settings.freshShare, settings.longFreshShare, settings.blink) = (1, 1, 0)
    return GreedyInsertion(model, settings: settings)
  }

  /// A search by iterations that parts routes early and meets often, and passes through overloads however
  /// few routes there are.
  private static func plan(
    _ instance: RoutingInstance, _ objective: RoutingObjective, slackShare: Double, seed: UInt64,
    overloadRoutesMin: Int = 2, overloadEffort: Double = 0
  ) -> RoutingPlan {
    var settings = RoutingSettings()
    settings.seed = seed
    settings.slackShare = slackShare
    settings.overloadRoutesMin = overloadRoutesMin
    settings.overloadEffort = overloadEffort
    settings.overloadGoalEffort = overloadEffort
    (settings.wholeMax, settings.partRoutesMin, settings.meetingIterations) = (20, 2, 300)
    return RoutingSolver(instance: instance, objective: objective, settings: settings)
      .solve(stop: StopCriterion(iterations: 6_000), threads: 2) { _ in }.plan
  }

  @Test(arguments: [UInt64(1), 2, 3], [RoutingObjective.distance, .vehicles])
  func plansAreLawful(seed: UInt64, objective: RoutingObjective) {
    let instance = MadeRounds.instance(visits: 60, seed: seed, vehicles: 30)
    let plan = Self.plan(instance, objective, slackShare: 0.5, seed: seed)
    let report = RoutingPlanChecker(instance, objective: objective).check(plan)
    #expect(report.isLawful && report.figures.unserved.isEmpty, "seed \(seed)")
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func whereVehiclesCountFirstOverloadsNeedNoMoreOfThem(seed: UInt64) {
    let instance = MadeRounds.instance(visits: 60, seed: seed, vehicles: 30)
    let lawful = Self.plan(instance, .vehicles, slackShare: 0, seed: seed)
    let plan = Self.plan(instance, .vehicles, slackShare: 0.5, seed: seed)
    #expect(plan.routes.count <= lawful.routes.count, "seed \(seed)")
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func withFewRoutesNoneIsOverloadedWhereVehiclesCountFirst(seed: UInt64) {
    let instance = MadeRounds.instance(visits: 60, seed: seed, vehicles: 30)
    func plan(from routes: Int, slackShare: Double) -> RoutingPlan {
      Self.plan(
        instance, .vehicles, slackShare: slackShare, seed: seed, overloadRoutesMin: routes)
    }
    let lawful = plan(from: 31, slackShare: 0)
    #expect(plan(from: 31, slackShare: 0.5) == lawful, "thirty vehicles make no more routes")
    #expect(plan(from: 2, slackShare: 0.5) != lawful, "seed \(seed)")
  }

  @Test(arguments: [RoutingObjective.distance, .vehicles])
  func withFewIterationsNothingIsOverloaded(objective: RoutingObjective) {
    let instance = MadeRounds.instance(visits: 60, seed: 1, vehicles: 30)
    // 6,000 iterations are 100 for each visit.
    func plan(effort: Double, slackShare: Double) -> RoutingPlan {
      Self.plan(
        instance, objective, slackShare: slackShare, seed: 1, overloadEffort: effort)
    }
    let lawful = plan(effort: 101, slackShare: 0)
    #expect(plan(effort: 101, slackShare: 0.5) == lawful)
    #expect(plan(effort: 100, slackShare: 0.5) != lawful)
  }

  @Test(arguments: [(40.0, 1), (60, 2)])
  func anOverloadIsWorthTheWaysThatItSavesAndNotTheVehicle(price: Double, vehicles: Int) {
    // Two visits at the same spot, 100 there and back, that are 2 too much for one vehicle.
    var instance = MadeRounds.instance(visits: 2, seed: 1)
    instance.travel = .straight([.init(x: 0, y: 0), .init(x: 0, y: 50), .init(x: 0, y: 50)])
    for visit in 0..<2 {
      instance.visits[visit].windows = [.init(earliest: 0, latest: 900)]
      instance.visits[visit].service = 0
      instance.visits[visit].delivered = [11]
    }
    let model = MadeRounds.model(instance, .vehicles)
    /// How many vehicles two insertions take.
    func count(_ vehicle: VehiclePrice) -> Int {
      var store = RouteStore(model)
      var insertion = Self.plainInsertion(model)
      defer { insertion.free() }
      var random = SeededGenerator(seed: 1)
      store.setSlack(6)
      store.overloadPrice = Int(price * model.costScale)
      store.vehiclePrice = vehicle.more(1, model)
      for visit in 0..<2 {
        store.bring(visit)
        store.begin()
        insertion.run(&store, triesAll: true, random: &random)
      }
      #expect(store.bankCount == 0)
      return store.routeCount
    }
    #expect(count(.own) == 1, "else the vehicle counts for nothing")
    #expect(count(.waived) == vehicles)
  }

  @Test func nothingIsOverloadedAfterTheEndOfOverloads() {
    let instance = MadeRounds.instance(visits: 60, seed: 1, vehicles: 30)
    let model = MadeRounds.model(instance)
    var settings = RoutingSettings()
    (settings.slackShare, settings.lawfulShare) = (0.5, 0)
    var search = RoundsSearch(model, seed: 1, settings: settings)
    let all = (0..<model.visitCount).map { Int32($0) }
    search.start([], left: all, vehicles: [30])
    let (begin, heat) = (search.bestRoutes, 20 * model.costScale)
    search.allowOverload()
    var seen = 0
    for _ in 0..<40 {
      _ = search.run(1_024, mustStop: { false }, temperature: { _ in heat })
      seen += search.store.overload > 0 ? 1 : 0
    }
    #expect(seen > 4, "else this test tells nothing")
    search.endOverload()
    search.start(begin, left: [], vehicles: [30])
    for _ in 0..<40 {
      _ = search.run(64, mustStop: { false }, temperature: { _ in heat })
      #expect(search.store.overload == 0)
      #expect(Self.overload(search.store, instance) == 0)
    }
  }
}
