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
}
