import Domain
import Testing

@testable import Scheduling

/// A visit goes where another one leaves.
struct DisplacementTests {
  /// Routes that are judged by sums over them alone.
  private struct Answer {
    let model: RoutingModel
    let routes: [[Int]]
    let slack: Int
    let price: Int

    func overload(_ route: [Int]) -> Int {
      let load = route.reduce(0) { $0 + model.delivered[$1] + model.collected[$1] }
      return max(0, load - model.capacity[0])
    }

    /// Ways and what is beyond the capacity.
    func priced(_ route: [Int]) -> Int {
      if route.isEmpty { return 0 }
      let ways = model.cost(of: RoundsRoute(kind: 0, visits: route.map { Int32($0) }))
      return ways + price * overload(route)
    }

    func isInTime(_ route: [Int]) -> Bool {
      let row = model.classes[0]
      var (time, last) = (row.earliest, Int(row.start))
      for visit in route {
        time = max(time + model.ways.time(0, last, visit), model.earliest[visit])
        if time > model.latest[visit] { return false }
        time += model.service[visit]
        last = visit
      }
      return time + model.ways.time(0, last, Int(row.end)) <= row.latest
    }

    /// What a visit adds at least in a route; `nil` where it fits nowhere.
    func least(_ visit: Int, in route: [Int], slack: Int) -> Int? {
      (0...route.count).compactMap { place -> Int? in
        var longer = route
        longer.insert(visit, at: place)
        if overload(longer) > slack || !isInTime(longer) { return nil }
        return priced(longer) - priced(route)
      }.min()
    }

    /// The same over all routes but one.
    func leastElsewhere(_ visit: Int, without route: [Int]) -> Int? {
      routes.filter { $0 != route }.compactMap { least(visit, in: $0, slack: slack) }.min()
    }

    /// Of all ways to make a visit where another one leaves the least, by trying them.
    func least(_ visit: Int) -> Int? {
      routes.filter { $0.count > 1 }.flatMap { route in
        route.compactMap { gone -> Int? in
          let shorter = route.filter { $0 != gone }
          guard let into = least(visit, in: shorter, slack: 0),
            let on = leastElsewhere(gone, without: route)
          else { return nil }
          return priced(shorter) - priced(route) + into + on
        }
      }.min()
    }
  }

  /// A store whose vehicles are nearly full.
  private static func fill(_ store: inout RouteStore, seed: UInt64) {
    var settings = RoutingSettings()
    settings.displacementMax = 0
    var insertion = GreedyInsertion(store.model, settings: settings)
    defer { insertion.free() }
    var random = SeededGenerator(seed: seed)
    store.free[0] = 5
    for visit in 0..<store.model.visitCount { store.bring(visit) }
    store.begin()
    insertion.run(&store, triesAll: true, random: &random)
  }

  @Test func whatIsChosenIsLawfulAndAddsWhatItSays() {
    var found = 0
    for seed in UInt64(1)...30 { found += Self.judge(seed: seed) }
    #expect(found > 100, "else this test tells nothing")
  }

  /// Compares what is chosen for every visit with all there is to choose; how often something was.
  private static func judge(seed: UInt64) -> Int {
    // So few visits that each is near every other one.
    let model = MadeRounds.model(MadeRounds.instance(visits: 20, seed: seed, vehicles: 6))
    let price = Int(3 * model.costScale)
    var store = RouteStore(model)
    store.setSlack(4)
    store.overloadPrice = price
    fill(&store, seed: seed)
    let displacement = Displacement()
    var found = 0
    for visit in 0..<model.visitCount {
      store.begin()
      if store.nodes[visit].route >= 0 {
        let string = Slab([Int32(visit)])
        store.remove(string, count: 1)
        string.free()
      }
      let slots = (0..<store.slotCount).filter { store.routes[$0].count > 0 }
      let answer = Answer(
        model: model, routes: slots.map { store.visits($0).map { Int($0) } }, slack: 4, price: price
      )
      if let choice = displacement.choice(for: visit, below: .max / 8, in: store) {
        found += 1
        let slot = Int(store.nodes[choice.gone].route)
        #expect(slot == Int(store.nodes[choice.node].route))
        let old = store.visits(slot).map { Int($0) }
        var now = old.filter { $0 != choice.gone }
        now.insert(visit, at: now.firstIndex(of: choice.node).map { $0 + 1 } ?? 0)
        #expect(answer.isInTime(now) && answer.overload(now) == 0, "seed \(seed), visit \(visit)")
        let change = answer.priced(now) - answer.priced(old)
        let elsewhere = answer.leastElsewhere(choice.gone, without: old)
        #expect(choice.total == elsewhere.map { change + $0 }, "seed \(seed), visit \(visit)")
        #expect(choice.total >= answer.least(visit) ?? .max, "seed \(seed), visit \(visit)")
        #expect(displacement.choice(for: visit, below: choice.total, in: store) == nil)
      }
      store.rollBack()
    }
    return found
  }

  @Test func aVisitThatFitsNowhereTakesThePlaceOfOneThatFitsElsewhere() {
    // Two vehicles for 10 each: one carries 6 and 3, one 6. What is 4 fits in neither before 3 goes.
    var instance = MadeRounds.instance(visits: 4, seed: 1, vehicles: 2)
    instance.travel = .straight([
      .init(x: 0, y: 0), .init(x: 0, y: 50), .init(x: 10, y: 50), .init(x: 0, y: -50),
      .init(x: 5, y: 50),
    ])
    instance.vehicles[0].capacity = [10]
    for (visit, amount) in [6, 3, 7, 4].enumerated() {
      instance.visits[visit].windows = [.init(earliest: 0, latest: 500)]
      instance.visits[visit].service = 0
      instance.visits[visit].delivered = [amount]
    }
    let model = MadeRounds.model(instance)
    let order = CurveOrder.order(instance)
    func visit(_ position: Int) -> Int { order.firstIndex(of: position) ?? -1 }
    /// The visits that two vehicles make when the last one comes to the others.
    func served(displacements: Int) -> Int {
      var settings = RoutingSettings()
      (settings.blink, settings.displacementMax) = (0, displacements)
      var insertion = GreedyInsertion(model, settings: settings)
      defer { insertion.free() }
      var random = SeededGenerator(seed: 1)
      var store = RouteStore(model)
      store.setSlack(1)
      store.overloadPrice = 1_000_000
      store.free[0] = 2
      for position in 0..<4 { store.bring(visit(position)) }
      store.begin()
      _ = store.insert(visit(0), class: 0)
      store.insert(visit(1), after: visit(0))
      _ = store.insert(visit(2), class: 0)
      store.begin()
      insertion.run(&store, triesAll: true, random: &random)
      store.checkInvariants()
      #expect(store.overload == 0)
      return model.visitCount - store.bankCount
    }
    #expect(served(displacements: 0) == 3)
    #expect(served(displacements: 1) == 4)
  }

  @Test(arguments: UInt64(1)...10)
  func withABoundTheSameCheapAnswersAreFound(seed: UInt64) {
    let model = MadeRounds.model(MadeRounds.instance(visits: 40, seed: seed, vehicles: 12))
    var settings = RoutingSettings()
    // A visit that fits nowhere near is sought a place everywhere only without a bound.
    settings.wideShare = 0
    var store = RouteStore(model)
    var ruin = StringRuin(model, settings: settings)
    var insertion = GreedyInsertion(model, settings: settings)
    defer {
      ruin.free()
      insertion.free()
    }
    var random = SeededGenerator(seed: seed)
    for visit in 0..<model.visitCount { store.bring(visit) }
    store.begin()
    insertion.run(&store, triesAll: true, random: &random)
    var (same, dear) = (0, 0)
    for step in 0..<400 {
      let limit = store.cost + step % 3 * Int(10 * model.costScale)
      let center = random.below(model.visitCount)
      var again = random
      store.begin()
      ruin.run(&store, around: center, meanLength: 6, random: &random)
      insertion.run(&store, meanLength: 6, random: &random)
      let (cost, routes) = (store.cost, Set(store.snapshot()))
      store.rollBack()
      store.begin()
      ruin.run(&store, around: center, meanLength: 6, random: &again)
      insertion.run(&store, meanLength: 6, below: limit, random: &again)
      if cost < limit {
        same += 1
        #expect(Set(store.snapshot()) == routes, "seed \(seed), step \(step)")
      } else {
        dear += 1
        if store.cost >= limit { store.rollBack() }
      }
    }
    #expect(same > 20 && dear > 20, "seed \(seed): else this test tells nothing")
  }
}
