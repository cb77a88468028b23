import Domain
import Testing

@testable import Scheduling

struct RouteChoiceTests {
  private static func choice(
    _ model: RoutingModel, standing: [RoundsRoute], pool: RoutePool
  ) -> RouteChoice {
    RouteChoice(
      model, standing: standing, pools: [pool], settings: RoutingSettings(),
      secondsLeft: { nil }, isCancelled: { false })
  }

  /// Lawful routes in a seeded order of building, each visit alone among them.
  private static func pool(_ model: RoutingModel, seed: UInt64, rounds: Int) -> RoutePool {
    var pool = RoutePool(most: 10_000)
    var store = RouteStore(model)
    var random = SeededGenerator(seed: seed)
    for round in 0..<rounds {
      store.clear()
      for visit in 0..<model.visitCount { store.bring(visit) }
      var open: [Int] = []
      for visit in (0..<model.visitCount).shuffled(using: &random) {
        let places = open.filter { store.allows(visit, after: $0) }
        if round > 0, let last = places.first {
          store.insert(visit, after: last)
          open.removeAll { $0 == last }
        } else {
          _ = store.insert(visit, class: 0)
        }
        open.append(visit)
      }
      for slot in 0..<store.slotCount where store.routes[slot].count > 0 {
        pool.note(slot, of: store)
      }
    }
    return pool
  }

  /// The least cost of routes of the pool that make each visit at least once.
  private static func optimum(_ model: RoutingModel, _ pool: RoutePool) -> Int {
    let all = 1 << model.visitCount
    var best = [Int](repeating: .max / 2, count: all)
    best[0] = 0
    for set in 0..<all {
      for (route, cost) in pool.routes {
        let more = route.visits.reduce(set) { $0 | 1 << Int($1) }
        best[more] = min(best[more], best[set] + cost)
      }
    }
    return best[all - 1]
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6, 7, 8])
  func aChoiceIsTheBestOfItsPool(seed: UInt64) throws {
    let model = MadeRounds.model(MadeRounds.instance(visits: 8, seed: seed, vehicles: 20))
    let pool = Self.pool(model, seed: seed, rounds: 12)
    let alone = (0..<8).map { RoundsRoute(kind: 0, visits: [$0]) }
    let optimum = Self.optimum(model, pool)
    var choice = Self.choice(model, standing: alone, pool: pool)
    let found = choice.choose()
    let chosen = try #require(found)
    #expect(chosen.reduce(0) { $0 + model.cost(of: $1) } == optimum, "seed \(seed)")
    var again = Self.choice(model, standing: chosen, pool: pool)
    let more = again.choose()
    #expect(more == nil, "seed \(seed): nothing beats the best")
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5])
  func whatWasChosenIsTakenOverLawfully(seed: UInt64) throws {
    let model = MadeRounds.model(MadeRounds.instance(visits: 24, seed: seed, vehicles: 30))
    let pool = Self.pool(model, seed: seed, rounds: 30)
    let alone = (0..<24).map { RoundsRoute(kind: 0, visits: [$0]) }
    var choice = Self.choice(model, standing: alone, pool: pool)
    let found = choice.choose()
    let chosen = try #require(found)
    let thinned = ThinnedRoutes(model, chosen)
    var search = RoundsSearch(model, seed: seed, settings: RoutingSettings())
    search.start(
      thinned.whole, thinned: thinned.thinned, left: thinned.left, vehicles: [30])
    search.store.checkInvariants()
    let served = search.bestRoutes.flatMap(\.visits)
    #expect(Set(served).count == 24, "seed \(seed)")
    #expect(served.count == 24, "seed \(seed)")
    // Ways keep the triangle inequality but for the rounding of each.
    #expect(search.bestCost <= chosen.reduce(24) { $0 + model.cost(of: $1) }, "seed \(seed)")
  }

  @Test func aVisitOfTwoRoutesStaysInOne() {
    let model = MadeRounds.model(MadeRounds.instance(visits: 5, seed: 3))
    let thinned = ThinnedRoutes(
      model,
      [
        RoundsRoute(kind: 0, visits: [0, 1]), RoundsRoute(kind: 0, visits: [1]),
        RoundsRoute(kind: 0, visits: [2]), RoundsRoute(kind: 0, visits: [4]),
      ])
    let visits = (thinned.whole + thinned.thinned).flatMap(\.visits)
    #expect(visits.sorted() == [0, 1, 2, 4])
    #expect(thinned.left == [3])
  }

  @Test func aFullPoolGivesUpTheOldestThatWasNotMetAgain() {
    let model = MadeRounds.model(
      MadeRounds.instance(visits: 3, seed: 2, vehicles: 5, hasWindows: false))
    var store = RouteStore(model)
    var pool = RoutePool(most: 2)
    func note(_ visit: Int, _ pool: inout RoutePool) {
      store.clear()
      store.adopt(RoundsRoute(kind: 0, visits: [Int32(visit)]))
      for slot in 0..<store.slotCount where store.routes[slot].count > 0 {
        pool.note(slot, of: store)
      }
    }
    for visit in [0, 1, 0, 2] { note(visit, &pool) }
    #expect(pool.routes.map(\.route.visits) == [[0], [2]])
  }
}
