import Domain
import Testing

@testable import Scheduling

/// Both ends of a pair stand in one route, pickups first, and what a pair adds is what was said.
struct PairTests {
  @Test(arguments: UInt64(1)...8)
  func seededChangesAgreeWithTheRoutes(seed: UInt64) {
    let instance = MadeRounds.paired(
      pairs: 12, singles: seed % 2 == 0 ? 6 : 0, seed: seed, hasWindows: seed % 4 != 3)
    let model = MadeRounds.model(instance)
    var settings = RoutingSettings()
    settings.pairWholeMax = seed % 3 == 0 ? 0 : 250
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

  @Test(arguments: UInt64(1)...12)
  func placesOfPairsAreTheCheapest(seed: UInt64) {
    let instance = MadeRounds.paired(
      pairs: 9, singles: 3, seed: seed, vehicles: 3, hasWindows: seed % 3 != 0)
    let model = MadeRounds.model(instance, .vehicles)
    let settings = RoutingSettings()
    var store = RouteStore(model)
    var insertion = GreedyInsertion(model, settings: settings)
    var places = PairPlaces(model, settings: settings)
    var random = SeededGenerator(seed: seed)
    defer {
      insertion.free()
      places.free()
    }
    for visit in 0..<model.visitCount { store.bring(visit) }
    insertion.run(&store, random: &random)
    for pickup in 0..<model.visitCount where model.isPickup[pickup] {
      let delivery = Int(model.partner[pickup])
      store.begin()
      if store.nodes[pickup].route >= 0 {
        let one = Slab([Int32(pickup)])
        store.remove(one, count: 1)
        one.free()
      }
      let best = places.best(
        pickup, in: store, below: .max / 4, usesFresh: false, blink: Blink(share: 0))
      let least = Self.least(pickup, delivery, in: store)
      #expect(least == (best.node >= 0 ? best.delta : nil), "seed \(seed), pickup \(pickup)")
      store.rollBack()
    }
  }

  /// What a pair adds at least in the routes in use, by trying all places.
  private static func least(
    _ pickup: Int, _ delivery: Int, in store: borrowing RouteStore
  ) -> Int? {
    store.snapshot().compactMap { self.least(pickup, delivery, in: $0, of: store.model) }.min()
  }

  /// The same for one route.
  static func least(
    _ pickup: Int, _ delivery: Int, in route: RoundsRoute, of model: RoutingModel
  ) -> Int? {
    var least: Int?
    for first in 0...route.visits.count {
      for second in first...route.visits.count {
        var longer = route
        longer.visits.insert(Int32(delivery), at: second)
        longer.visits.insert(Int32(pickup), at: first)
        guard isLawful(longer, model) else { continue }
        least = min(least ?? .max, model.cost(of: longer) - model.cost(of: route))
      }
    }
    return least
  }

  /// Times and loads of a route, one visit after the other.
  static func isLawful(_ route: RoundsRoute, _ model: RoutingModel) -> Bool {
    let row = model.classes[route.kind]
    var (time, last) = (row.earliest, Int(row.start))
    var loads = (0..<model.dimensions).map { dimension in
      route.visits.reduce(0) {
        model.partner[$1] < 0
          ? $0 + model.delivered[Int($1) * model.dimensions + dimension] : $0
      }
    }
    for dimension in loads.indices
    where loads[dimension] > model.capacity[route.kind * model.dimensions + dimension] {
      return false
    }
    for visit in route.visits.map({ Int($0) }) {
      time = max(time + model.ways.time(0, last, visit), model.earliest[visit])
      if time > model.latest[visit] { return false }
      time += model.service[visit]
      for dimension in 0..<model.dimensions {
        let cell = visit * model.dimensions + dimension
        loads[dimension] += model.collected[cell] - model.delivered[cell]
        if loads[dimension] > model.capacity[route.kind * model.dimensions + dimension] {
          return false
        }
      }
      last = visit
    }
    return time + model.ways.time(0, last, Int(row.end)) <= row.latest
  }

  @Test(arguments: UInt64(1)...6)
  func rememberedPlacesAreThoseFoundAnew(seed: UInt64) {
    let instance = MadeRounds.paired(pairs: 12, seed: seed, vehicles: 5)
    let model = MadeRounds.model(instance, .vehicles)
    var settings = RoutingSettings()
    var store = RouteStore(model)
    var ruin = StringRuin(model, settings: settings)
    var insertion = GreedyInsertion(model, settings: settings)
    var remembering = PairPlaces(model, settings: settings)
    settings.pairMemoryMax = 0
    var searching = PairPlaces(model, settings: settings)
    var random = SeededGenerator(seed: seed)
    defer {
      ruin.free()
      insertion.free()
      remembering.free()
      searching.free()
    }
    for visit in 0..<model.visitCount { store.bring(visit) }
    insertion.run(&store, random: &random)
    var compared = 0
    for _ in 0..<300 {
      store.begin()
      ruin.run(
        &store, around: random.below(model.visitCount), meanLength: 4, random: &random)
      for place in 0..<store.bankCount where model.isPickup[store.bank[place]] {
        let pickup = Int(store.bank[place])
        // Different limits, so that some rows are only known to be no better than one.
        let most = random.below(2) == 0 ? Int.max / 4 : 400_000
        let blink = Blink(share: 0)
        let known = remembering.best(
          pickup, in: store, below: most, usesFresh: false, blink: blink)
        let found = searching.best(
          pickup, in: store, below: most, usesFresh: false, blink: blink)
        #expect(known.delta == found.delta, "seed \(seed)")
        compared += 1
      }
      if random.below(3) == 0 {
        insertion.run(&store, random: &random)
      } else {
        store.rollBack()
      }
    }
    #expect(compared > 0)
  }

  @Test(arguments: UInt64(1)...10)
  func tinyInstancesEqualTheOptimum(seed: UInt64) {
    let instance = MadeRounds.paired(pairs: 3, singles: Int(seed % 2), seed: seed)
    let optimum = RoutingOptimum(instance).length
    var last: RoutingProgress?
    let answer = RoutingSolver(instance: instance, objective: .distance)
      .solve(stop: StopCriterion(iterations: 2000)) { last = $0 }
    if optimum.isFinite {
      #expect(answer.plan.routes.flatMap(\.visits).count == instance.visits.count)
      #expect(abs((last?.cost ?? 0) * 10 - optimum) < 1e-6, "seed \(seed)")
    } else {
      #expect(answer.plan.routes.flatMap(\.visits).count < instance.visits.count)
    }
  }

  @Test func noEndOfAPairStandsAlone() {
    for seed in UInt64(1)...4 {
      let instance = MadeRounds.paired(pairs: 20, singles: 5, seed: seed, vehicles: 2)
      let plan = RoutingSolver(instance: instance, objective: .distance)
        .solve(stop: StopCriterion(iterations: 1000)).plan
      for route in plan.routes {
        let visits = route.visits
        for (place, visit) in visits.enumerated() {
          switch instance.visits[visit].role {
          case .single: break
          case .pickup(let other): #expect(visits[place...].contains(other))
          case .delivery(let other): #expect(visits[..<place].contains(other))
          }
        }
      }
    }
  }
}
