import Domain
import Testing

@testable import Scheduling

@Suite struct SearchStateTests {
  /// Random insertions, moves and ruins; after each step everything is recomputed from scratch.
  @Test(arguments: 1...4) func everyStepKeepsTheInvariants(seed: Int) {
    let day = Day(
      DayMaker.random(seed: seed, loads: 16, vehicles: 5).problem, neighborMax: 20)
    var settings = Scheduler.Settings()
    settings.seed = UInt64(seed)
    var random = SeededGenerator(seed: settings.seed)
    var state = SearchState(day)
    var recreate = Recreate(day, settings: settings)
    var ruin = Ruin(day, settings: settings)
    let sampler = MoveSampler(settings: settings)
    recreate.apply(to: &state, isFirst: true, using: &random) { false }
    #expect(state.isConsistent(), "seed \(seed), construction")
    for step in 0..<60 {
      let before = state.answer
      state.begin()
      if step % 2 == 0 {
        ruin.apply(to: &state, using: &random)
        #expect(state.isConsistent(), "seed \(seed), step \(step), ruin")
        recreate.apply(to: &state, isFirst: false, using: &random) { false }
      } else if let move = sampler.draw(from: state, using: &random) {
        if !move.apply(to: &state) { state.rollback() }
      }
      #expect(state.isConsistent(), "seed \(seed), step \(step)")
      if step % 3 == 0 {
        state.rollback()
        #expect(state.objective == before.objective || step % 2 == 1, "seed \(seed), step \(step)")
        #expect(state.isConsistent(), "seed \(seed), step \(step), rollback")
      }
    }
  }

  /// A bound never lies above what a move really costs.
  @Test(arguments: 1...3) func boundsNeverExceedTheTruth(seed: Int) {
    var maker = DayMaker.random(seed: seed, loads: 16, vehicles: 5, evenings: false)
    maker.fixedCost = .zero
    for entry in maker.entries.indices { maker.entries[entry].unservedCost = Cents(9_000_000) }
    let day = Day(maker.problem, neighborMax: 20)
    var random = SeededGenerator(seed: UInt64(seed))
    var state = SearchState(day)
    var recreate = Recreate(day, settings: .init())
    recreate.apply(to: &state, isFirst: true, using: &random) { false }
    let sampler = MoveSampler(settings: .init())
    var moved = 0
    for step in 0..<300 {
      guard let move = sampler.draw(from: state, using: &random) else { continue }
      let bound = move.bound(in: state)
      let before = state.objective
      state.begin()
      if move.apply(to: &state) {
        moved += 1
        let delta = state.objective - before
        #expect(bound.map { $0 <= delta } ?? false, "seed \(seed), step \(step)")
      }
      state.rollback()
      #expect(state.objective == before)
    }
    #expect(moved > 0)
  }

  @Test func logarithmAndExponentialAgreeWithKnownValues() {
    #expect(abs(Island.logarithm(10) - 2.302_585_092_994_046) < 1e-12)
    #expect(abs(Island.logarithm(1e-12) + 27.631_021_115_928_547) < 1e-11)
    #expect(abs(Island.exponential(1) - 2.718_281_828_459_045) < 1e-12)
    #expect(abs(Island.power(0.01, 0.5) - 0.1) < 1e-12)
  }
}
