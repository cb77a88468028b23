import Domain
import Scheduling
import Synchronization
import Testing

/// The same question has the same answer, and an answer at any moment.
@Suite struct HaulageRepeatabilityTests {
  private static let cases: [(seed: Int, loads: Int)] = [(5, 20), (10, 35), (7, 35), (15, 60)]

  @Test(arguments: cases) func threadsDecideNothing(_ seed: Int, _ loads: Int) {
    let day = RandomHaulage.day(seed: seed, loads: loads...loads)
    let one = HaulageTruthTests.solve(day, iterations: 500, threads: 1)
    #expect(one.iterations >= 500 || one.cost == one.proof.bound)
    #expect(HaulageTruthTests.solve(day, iterations: 500, threads: 2) == one)
  }

  @Test(arguments: cases) func threadsDecideNothingInBlocks(_ seed: Int, _ loads: Int) {
    let day = RandomHaulage.day(seed: seed, loads: loads...loads)
    var settings = HaulageTruthTests.settings(seed: 1)
    settings.wholeLoads = 10
    settings.blockLoads = 12
    func answer(_ threads: Int) -> HaulageAnswer {
      HaulageTruthTests.solve(day, iterations: 500, threads: threads, settings: settings)
    }
    #expect(answer(2) == answer(1))
  }

  @Test(arguments: [0, 1, 2, 5, 20, 100], [10, 800])
  func cancelledSearchAnswersAtOnce(_ calls: Int, _ wholeLoads: Int) {
    let day = RandomHaulage.day(seed: 10, loads: 35...35)
    let asked = Atomic(0)
    var settings = HaulageTruthTests.settings(seed: 1)
    settings.wholeLoads = wholeLoads
    settings.blockLoads = 12
    let answer = HaulageSolver(day: day, settings: settings).solve(
      stop: StopCriterion(iterations: 1_000_000), threads: 2,
      isCancelled: { asked.add(1, ordering: .relaxed).newValue > calls })
    #expect(SmallDayOptimum.cost(of: answer.plan, in: day) == answer.cost)
    #expect(answer.proof.bound <= answer.cost)
    #expect(answer.iterations <= 16 * calls)
    // Each part of the search asks for itself and ends.
    #expect(asked.load(ordering: .relaxed) < calls + 200)
  }

  @Test func withoutLimitsTheAnswerIsTheConstruction() {
    let day = RandomHaulage.day(seed: 10, loads: 35...35)
    let answer = HaulageSolver(day: day).solve(stop: StopCriterion())
    #expect(SmallDayOptimum.cost(of: answer.plan, in: day) == answer.cost)
    #expect(answer.iterations == 0)
  }

  @Test func progressNeverGoesBack() {
    let day = RandomHaulage.day(seed: 10, loads: 35...35)
    var told: [HaulageProgress] = []
    let answer = HaulageSolver(day: day, settings: HaulageTruthTests.settings(seed: 1)).solve(
      stop: StopCriterion(iterations: 800), progress: { told.append($0) })
    #expect(told.count > 2)
    for (before, after) in zip(told, told.dropFirst()) {
      #expect(after.iterations >= before.iterations)
      #expect(after.cost <= before.cost)
      #expect(after.bound ?? .min >= before.bound ?? .min)
    }
    #expect(told.last.map { $0.cost >= answer.cost } == true)
    #expect(told.allSatisfy { $0.bound ?? .min <= answer.cost })
  }
}
