import Domain
import Testing

@testable import Scheduling

/// Every change of a store leaves what a computation from scratch gives, and every change taken back
/// leaves what was there before.
struct RouteStoreTests {
  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6, 7, 8])
  func seededChangesAgreeWithTheRoutes(seed: UInt64) {
    let instance = MadeRounds.instance(
      visits: 30, seed: seed, kinds: 1 + Int(seed % 3), collects: seed % 2 == 0,
      hasWindows: seed % 4 != 3)
    let model = MadeRounds.model(instance)
    let settings = RoutingSettings()
    var store = RouteStore(model)
    var ruin = StringRuin(model, settings: settings)
    var insertion = GreedyInsertion(model, settings: settings)
    var random = SeededGenerator(seed: seed)
    defer {
      ruin.free()
      insertion.free()
    }
    for visit in 0..<model.visitCount { store.bring(visit) }
    store.begin()
    insertion.run(&store, random: &random)
    store.checkInvariants()
    for _ in 0..<600 {
      let (cost, routes) = (store.cost, store.snapshot())
      store.begin()
      ruin.run(
        &store, around: random.below(model.visitCount), meanLength: 5, random: &random)
      store.checkInvariants()
      insertion.run(&store, random: &random)
      store.checkInvariants()
      if random.below(2) == 0 {
        store.rollBack()
        store.checkInvariants()
        #expect(store.cost == cost, "seed \(seed)")
        #expect(store.snapshot() == routes, "seed \(seed)")
      }
    }
  }

  @Test func everyPlaceThatIsAllowedIsLawful() {
    for seed in UInt64(1)...6 {
      let instance = MadeRounds.instance(visits: 12, seed: seed, kinds: 2, collects: true)
      let model = MadeRounds.model(instance)
      var store = RouteStore(model)
      for visit in 0..<model.visitCount { store.bring(visit) }
      for visit in 0..<model.visitCount {
        for slot in 0..<store.slotCount where store.routes[slot].count > 0 {
          var nodes = [store.startNode(slot)]
          nodes += store.visits(slot).map { Int($0) }
          for node in nodes where store.allows(visit, after: node) {
            store.begin()
            store.insert(visit, after: node)
            // Lawful, by a computation from scratch.
            store.checkInvariants()
            store.rollBack()
          }
        }
        store.begin()
        if model.suits(visit, class: 0) { _ = store.insert(visit, class: 0) }
      }
    }
  }

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func aVisitGoesBackToTheCheapestPlaceOfRuinedRoutes(seed: UInt64) {
    var settings = RoutingSettings()
    (settings.blink, settings.freshShare) = (0, 0)
    let instance = MadeRounds.instance(visits: 24, seed: seed)
    var store = RouteStore(RoutingModelBuilder(instance, .distance, settings).model())
    for visit in 0..<store.model.visitCount { store.bring(visit) }
    var insertion = GreedyInsertion(store.model, settings: settings)
    var random = SeededGenerator(seed: seed)
    let taken = Slab<Int32>(repeating: -1, count: 1)
    defer {
      insertion.free()
      taken.free()
    }
    store.begin()
    insertion.run(&store, triesAll: true, random: &random)
    // Without neighbors there are only the ruined routes.
    settings.besideMax = 0
    let routes = store.snapshot()
    var blind = RouteStore(RoutingModelBuilder(instance, .distance, settings).model())
    for route in routes { blind.adopt(route) }
    for visit in store.model.left(by: routes) { blind.bring(Int(visit)) }
    var compared = 0
    for route in routes where route.visits.count > 1 {
      for visit in route.visits {
        blind.begin()
        taken[0] = visit
        blind.remove(taken, count: 1)
        let (ways, rest) = (blind.model.ways, route.visits.filter { $0 != visit })
        let slot = Int(blind.nodes[rest[0]].route)
        var least = Int.max
        for node in [blind.startNode(slot)] + rest.map({ Int($0) })
        where blind.allows(Int(visit), after: node) {
          let (from, to) = (blind.spot(node), blind.spot(Int(blind.nodes[node].next)))
          let delta =
            ways.cost(0, from, Int(visit)) + ways.cost(0, Int(visit), to) - ways.cost(0, from, to)
          least = min(least, delta)
        }
        let before = blind.cost - blind.model.leaveCost[visit]
        let left = blind.bankCount
        insertion.run(&blind, random: &random)
        if left == 1 {
          #expect(blind.cost == before + least, "seed \(seed), visit \(visit)")
          compared += 1
        }
        blind.rollBack()
      }
    }
    #expect(compared > 10, "seed \(seed)")
  }
}
