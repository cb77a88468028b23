import Domain
import Testing

@testable import Scheduling

/// What a move is said to add is what it adds, and what it leaves is lawful, both by a computation from
/// scratch.
struct RoundsMoveTests {
  /// Made instances of several kinds with the answers that ruin and recreate passes through.
  private static func walk(
    seed: UInt64, _ look: (inout RouteStore, inout SeededGenerator) -> Void
  ) {
    let instance = MadeRounds.instance(
      visits: 40, seed: seed, kinds: 1 + Int(seed % 3), collects: false,
      hasWindows: seed % 4 != 3)
    let model = MadeRounds.model(instance, seed % 2 == 0 ? .vehicles : .distance)
    guard model.hasPlainLoads else { return }
    pass(model, seed: seed, look)
  }

  /// The same where visits come in pairs, with a few singles between them.
  private static func walkPairs(
    seed: UInt64, _ look: (inout RouteStore, inout SeededGenerator) -> Void
  ) {
    let instance = MadeRounds.paired(
      pairs: 14, singles: seed % 2 == 0 ? 4 : 0, seed: seed, hasWindows: seed % 4 != 3)
    pass(MadeRounds.model(instance, .vehicles), seed: seed, look)
  }

  private static func pass(
    _ model: RoutingModel, seed: UInt64,
    _ look: (inout RouteStore, inout SeededGenerator) -> Void
  ) {
    var store = RouteStore(model)
    var ruin = StringRuin(model, settings: RoutingSettings())
    var insertion = GreedyInsertion(model, settings: RoutingSettings())
    var random = SeededGenerator(seed: seed)
    defer {
      ruin.free()
      insertion.free()
    }
    for visit in 0..<model.visitCount { store.bring(visit) }
    for _ in 0..<8 {
      store.begin()
      ruin.run(&store, around: random.below(model.visitCount), meanLength: 6, random: &random)
      insertion.run(&store, random: &random)
      look(&store, &random)
    }
  }

  private static func check(
    _ move: some RoundsMove, _ store: inout RouteStore, _ lines: inout RouteLines, seed: UInt64
  ) -> Int {
    var made = 0
    let visits = (0..<store.model.visitCount).filter { store.nodes[$0].route >= 0 }
    let starts = (0..<store.slotCount).filter { store.routes[$0].count > 0 }
      .map { store.startNode($0) }
    for visit in visits {
      for node in visits + starts where node != visit && store.nodes[visit].prev != Int32(node) {
        guard let delta = move.delta(of: visit, after: node, in: store, below: .max) else {
          continue
        }
        let (cost, routes) = (store.cost, store.snapshot())
        // Not below what it adds.
        #expect(move.delta(of: visit, after: node, in: store, below: delta) == nil)
        move.lay(&lines, of: visit, after: node, in: store)
        store.begin()
        store.rewrite(lines)
        store.checkInvariants()
        #expect(store.cost == cost + delta, "seed \(seed)")
        store.rollBack()
        store.checkInvariants()
        #expect(store.cost == cost && store.snapshot() == routes, "seed \(seed)")
        made += 1
      }
    }
    return made
  }

  @Test(arguments: UInt64(1)...8)
  func everyMoveAddsWhatItWasSaidTo(seed: UInt64) {
    var made = [Int](repeating: 0, count: 5)
    Self.walk(seed: seed) { store, _ in
      var lines = RouteLines(store.model)
      defer { lines.free() }
      made[0] += Self.check(TailExchange(), &store, &lines, seed: seed)
      for length in 1...3 {
        made[length] += Self.check(
          SegmentRelocation(length: length), &store, &lines, seed: seed)
      }
      for (length, other) in [(1, 1), (2, 1), (3, 2)] {
        made[4] += Self.check(
          SegmentExchange(length: length, otherLength: other), &store, &lines, seed: seed)
      }
    }
    #expect(made.allSatisfy { $0 > 0 }, "seed \(seed): \(made)")
  }

  @Test(arguments: UInt64(1)...8)
  func exchangesIntoBestPlacesAddWhatTheyWereSaidTo(seed: UInt64) {
    var made = 0
    Self.walk(seed: seed) { store, _ in
      var lines = RouteLines(store.model)
      let places = BestPlaces(store.model, settings: RoutingSettings())
      defer {
        lines.free()
        places.free()
      }
      made += Self.check(SwapStar(places: places), &store, &lines, seed: seed)
    }
    #expect(made > 0, "seed \(seed)")
  }

  @Test(arguments: UInt64(1)...8)
  func exchangesIntoBestPlacesAddNoMoreThanThoseInPlace(seed: UInt64) {
    var compared = 0
    // Where detours are never shorter, and rows are kept, computed again, or both.
    Self.walk(seed: seed * 2) { store, random in
      var settings = RoutingSettings()
      if random.below(2) == 0 { settings.placeMemoryMax = 0 }
      let places = BestPlaces(store.model, settings: settings)
      defer { places.free() }
      let swap = SwapStar(places: places)
      let visits = (0..<store.model.visitCount).filter { store.nodes[$0].route >= 0 }
      for visit in visits {
        for other in visits where store.nodes[other].route != store.nodes[visit].route {
          let before = Int(store.nodes[other].prev)
          guard
            let inPlace = SegmentExchange(length: 1, otherLength: 1)
              .delta(of: visit, after: before, in: store, below: .max)
          else { continue }
          let best = swap.delta(of: visit, after: other, in: store, below: .max)
          #expect(best.map { $0 <= inPlace } == true, "seed \(seed): \(visit), \(other)")
          compared += 1
        }
      }
    }
    #expect(compared > 0)
  }

  @Test(arguments: UInt64(1)...8)
  func everyMoveOfPairsAddsWhatItWasSaidTo(seed: UInt64) {
    var made = [0, 0]
    Self.walkPairs(seed: seed) { store, _ in
      var lines = RouteLines(store.model)
      let (own, other) = (PairLine(store.model), PairLine(store.model))
      defer {
        lines.free()
        own.free()
        other.free()
      }
      made[0] += Self.check(
        PairRelocation(own: own, other: other), &store, &lines, seed: seed)
      made[1] += Self.check(
        PairExchange(own: own, other: other), &store, &lines, seed: seed)
    }
    // Without windows one vehicle may do it all, and nothing is exchanged.
    #expect(made[0] > 0 && (made[1] > 0 || seed % 4 == 3), "seed \(seed): \(made)")
  }

  @Test(arguments: UInt64(1)...6)
  func pairsGoIntoTheirBestPlaces(seed: UInt64) {
    var compared = 0
    Self.walkPairs(seed: seed) { store, random in
      let line = PairLine(store.model)
      var filled = line
      defer { line.free() }
      let model = store.model
      for _ in 0..<20 {
        let pickup = random.below(model.visitCount)
        let gone = random.below(model.visitCount)
        guard model.isPickup[pickup], model.isPickup[gone], store.nodes[gone].route >= 0,
          store.nodes[pickup].route >= 0, store.nodes[gone].route != store.nodes[pickup].route
        else { continue }
        let slot = Int(store.nodes[gone].route)
        let isInTime = filled.fill(slot, without: gone, in: store)
        #expect(isInTime, "a route without a pair stays lawful")
        let place = filled.best(pickup, below: .max / 4, in: store)
        let short = RoundsRoute(
          kind: Int(store.routes[slot].kind),
          visits: store.visits(slot).filter { $0 != gone && $0 != model.partner[gone] })
        let least = PairTests.least(
          pickup, Int(model.partner[pickup]), in: short, of: model)
        #expect(place?.delta == least, "seed \(seed): \(pickup) for \(gone)")
        compared += 1
      }
    }
    #expect(compared > 0)
  }
}
