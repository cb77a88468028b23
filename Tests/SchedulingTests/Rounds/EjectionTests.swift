import Domain
import Testing

@testable import Scheduling

/// What is ejected is the lightest that makes room, and what a squeeze leaves is lawful.
struct EjectionTests {
  /// An answer that leaves some visits, for want of vehicles.
  private static func answer(
    _ model: RoutingModel, seed: UInt64, _ look: (inout RouteStore, inout SeededGenerator) -> Void
  ) {
    var store = RouteStore(model)
    var insertion = GreedyInsertion(model, settings: RoutingSettings())
    var random = SeededGenerator(seed: seed)
    defer { insertion.free() }
    for visit in 0..<model.visitCount { store.bring(visit) }
    insertion.run(&store, triesAll: true, random: &random)
    look(&store, &random)
  }

  /// Pairs with one kind of goods.
  private static func paired(seed: UInt64) -> RoutingInstance {
    var instance = MadeRounds.paired(pairs: 12, seed: seed, vehicles: 2)
    instance.dimensions = 1
    instance.vehicles[0].capacity = [14]
    for visit in instance.visits.indices {
      instance.visits[visit].delivered.removeLast()
      instance.visits[visit].collected.removeLast()
    }
    return instance
  }

  /// The least weight that must leave a route so that a visit, or a pair, fits; by trying all sets.
  private static func least(
    _ visit: Int, in route: RoundsRoute, _ model: RoutingModel, _ weights: Slab<Int>
  ) -> Int? {
    let units = route.visits.filter { model.partner[$0] < 0 || model.isPickup[$0] }
    var least: Int?
    for set in 0..<(1 << units.count) {
      let gone = units.indices.filter { set & (1 << $0) != 0 }.map { units[$0] }
      let weight = gone.reduce(0) { $0 + weights[$1] }
      if let least, least <= weight { continue }
      var left = route
      left.visits.removeAll { gone.contains($0) || gone.contains(model.partner[$0]) }
      if fits(visit, in: left, model) { least = weight }
    }
    return least
  }

  private static func fits(_ visit: Int, in route: RoundsRoute, _ model: RoutingModel) -> Bool {
    if model.partner[visit] >= 0 {
      return PairTests.least(visit, Int(model.partner[visit]), in: route, of: model) != nil
    }
    return (0...route.visits.count).contains { place in
      var longer = route
      longer.visits.insert(Int32(visit), at: place)
      return PairTests.isLawful(longer, model)
    }
  }

  private static func check(_ model: RoutingModel, seed: UInt64) -> Int {
    var compared = 0
    answer(model, seed: seed) { store, random in
      let weights = Slab((0..<model.visitCount).map { _ in 1 + random.below(6) })
      var places = EjectionPlaces(model, labelMax: 400)
      defer {
        weights.free()
        places.free()
      }
      #expect(places.isUsable)
      let left = (0..<store.bankCount).map { Int(store.bank[$0]) }
      for visit in left where model.partner[visit] < 0 || model.isPickup[visit] {
        store.begin()
        let least = store.snapshot().compactMap { Self.least(visit, in: $0, model, weights) }.min()
        let found = places.search(
          visit, in: store, weights: weights, below: .max / 4, random: &random)
        #expect(found == (least != nil), "seed \(seed), visit \(visit)")
        guard found, let least else { continue }
        #expect(places.weight == least, "seed \(seed), visit \(visit)")
        #expect(
          !places.search(visit, in: store, weights: weights, below: least, random: &random),
          "nothing is lighter")
        guard
          places.search(
            visit, in: store, weights: weights, below: least + 1, random: &random)
        else { continue }
        let before = Set((0..<store.bankCount).map { store.bank[$0] })
        let routes = store.snapshot()
        store.relay(places.slot, as: places.line, count: places.lineCount)
        store.checkInvariants()
        #expect(store.nodes[visit].route >= 0)
        let ejected = (0..<store.bankCount).map { store.bank[$0] }
          .filter { !before.contains($0) && (model.partner[$0] < 0 || model.isPickup[$0]) }
        #expect(ejected.reduce(0) { $0 + weights[$1] } == least, "what left is what was weighed")
        store.rollBack()
        store.checkInvariants()
        #expect(store.snapshot() == routes)
        compared += 1
      }
    }
    return compared
  }

  @Test(arguments: UInt64(1)...10)
  func theLightestVisitsAreEjected(seed: UInt64) {
    let instance = MadeRounds.instance(
      visits: 24, seed: seed, vehicles: 3, hasWindows: seed % 4 != 3)
    #expect(Self.check(MadeRounds.model(instance, .vehicles), seed: seed) > 0)
  }

  @Test(arguments: UInt64(1)...10)
  func theLightestPairsAreEjected(seed: UInt64) {
    #expect(Self.check(MadeRounds.model(Self.paired(seed: seed), .vehicles), seed: seed) > 0)
  }

  @Test func squeezesLeaveLawfulAnswers() {
    var made = 0
    for seed in UInt64(1)...40 {
      let instance = MadeRounds.instance(
        visits: 30, seed: seed, vehicles: 5, kinds: 1 + Int(seed % 2), hasWindows: seed % 4 != 3)
      let model = MadeRounds.model(instance, .vehicles)
      Self.answer(model, seed: seed) { store, random in
        var squeeze = Squeeze(model, settings: RoutingSettings())
        let scratch = Slab<Int32>(repeating: -1, count: model.visitCount)
        defer {
          squeeze.free()
          scratch.free()
        }
        let left = (0..<store.bankCount).map { Int(store.bank[$0]) }
        for visit in left {
          let (count, routes) = (store.bankCount, store.snapshot())
          store.begin()
          guard squeeze.run(visit, in: store, random: &random) else { continue }
          store.adopt(squeeze.routes, scratch: scratch)
          store.checkInvariants()
          #expect(store.bankCount == count - 1 && store.nodes[visit].route >= 0)
          made += 1
          if random.below(2) == 0 {
            store.rollBack()
            store.checkInvariants()
            #expect(store.bankCount == count && store.snapshot() == routes)
          }
        }
      }
    }
    #expect(made > 0)
  }

  /// Parts of routes join in constant time to what a walk counts.
  @Test(arguments: UInt64(1)...6)
  func latenessIsThatOfAWalk(seed: UInt64) {
    let instance = MadeRounds.instance(visits: 24, seed: seed, vehicles: 4)
    let model = MadeRounds.model(instance, .vehicles)
    var wasLate = false
    Self.answer(model, seed: seed) { store, random in
      var routes = PenaltyRoutes(model)
      defer { routes.free() }
      routes.copy(store)
      let left = (0..<store.bankCount).map { Int(store.bank[$0]) }
      // A few visits too many, wherever chance has them.
      for visit in left {
        let made = (0..<model.visitCount).filter { routes.stops[$0].slot >= 0 }
        guard !made.isEmpty else { return }
        routes.insert(visit, after: made[random.below(made.count)])
      }
      func line(_ slot: Int) -> [Int] {
        var (line, node) = ([Int](), Int(routes.stops[routes.startNode(slot)].next))
        while routes.isVisit(node) {
          line.append(node)
          node = Int(routes.stops[node].next)
        }
        return line
      }
      for slot in 0..<store.slotCount where routes.kind(slot) >= 0 {
        let whole = line(slot)
        for visit in whole {
          for node in [routes.startNode(slot)] + whole
          where node != visit && node != Int(routes.stops[visit].prev) {
            var moved = whole.filter { $0 != visit }
            moved.insert(visit, at: (moved.firstIndex(of: node) ?? -1) + 1)
            #expect(
              routes.late(moving: visit, after: node, slot: slot) == Self.late(moved, model),
              "seed \(seed)")
          }
        }
        for other in 0..<store.slotCount where routes.kind(other) >= 0 && other != slot {
          let (head, tail) = (line(slot), line(other))
          for (place, node) in head.enumerated() {
            for (behind, next) in tail.enumerated() {
              let walked = Self.late(
                Array(head[...place]) + Array(tail[behind...]), model)
              #expect(
                routes.late(joining: node, next, slot: slot) == walked, "seed \(seed)")
              wasLate = wasLate || walked > 0
            }
          }
        }
      }
    }
    #expect(wasLate)
  }

  /// How late visits are when a vehicle goes on after each as if it had been in time.
  private static func late(_ visits: [Int], _ model: RoutingModel) -> Int {
    let row = model.classes[0]
    var (time, last, late) = (Int(row.earliest), Int(row.start), 0)
    for visit in visits {
      time += Int(model.ways.time(0, last, visit))
      late += max(0, time - Int(model.latest[visit]))
      time = min(max(time, Int(model.earliest[visit])), Int(model.latest[visit]))
      time += Int(model.service[visit])
      last = visit
    }
    time += Int(model.ways.time(0, last, Int(row.end)))
    return late + max(0, time - Int(row.latest))
  }
}
