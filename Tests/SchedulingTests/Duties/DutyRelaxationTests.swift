import Domain
import Testing

@testable import Scheduling

/// The bound stays below what days really cost.
@Suite struct DutyRelaxationTests {
  private func relaxation(
    _ problem: SchedulingProblem, threads: Int = 1, roundMax: Int = .max
  ) -> (certificate: BoundCertificate, value: Double, isSolved: Bool) {
    let day = Day(problem, neighborMax: 10)
    let answer = SearchState(day).answer
    let pricing = DutyPricing(day, threads: threads, roundMax: roundMax)
    var relaxation = DutyRelaxation(
      pricing, routes: [], prices: answer.prices(day), certificate: pricing.nothing,
      isCancelled: { false })
    let isSolved = relaxation.solve()
    return (relaxation.certificate, relaxation.value, isSolved)
  }

  @Test(arguments: 1...100) func theBoundNeverExceedsTheOptimumOfATinyDay(seed: Int) {
    var dice = Dice(seed)
    var day = DayMaker.random(
      seed: seed, loads: 1 + seed % 3, vehicles: 2, siteCount: 6, grid: 15,
      reach: 60 + dice.roll(140), docks: false, evenings: seed % 2 == 0)
    for duty in day.duties.indices where day.duties[duty].drivers.count > 1 {
      day.duties[duty].drivers.removeLast()
    }
    let problem = day.problem
    let found = relaxation(problem)
    var optimum = TinyOptimum(problem)
    let cost = optimum.cost()
    #expect(found.isSolved)
    #expect(found.certificate.bound <= cost * 1000, "seed \(seed)")
    #expect(Double(found.certificate.bound) <= found.value + 1, "seed \(seed)")
  }

  @Test(arguments: 1...12) func theBoundNeverExceedsWhatTheSearchFinds(seed: Int) {
    let problem = DayMaker.random(
      seed: seed, loads: 16, vehicles: 5, reach: [60, 110, 160][seed % 3]
    ).problem
    let found = relaxation(problem)
    let schedule = Scheduler(problem: problem).solve(stop: StopCriterion(iterations: 60))
    let total = schedule.unserved.reduce(schedule.cost.value) {
      $0 + problem.entries[$1.entry].unservedCost.value
    }
    #expect(found.isSolved)
    #expect(found.certificate.bound <= total * 1000, "seed \(seed)")
    #expect(found.certificate.bound > 0)
  }

  @Test func threadsDoNotDecide() {
    let problem = DayMaker.random(seed: 9, loads: 14, vehicles: 6).problem
    #expect(
      relaxation(problem, threads: 1).certificate == relaxation(problem, threads: 2).certificate)
    #expect(
      relaxation(problem, threads: 1, roundMax: 7).certificate
        == relaxation(problem, threads: 2, roundMax: 7).certificate)
  }

  @Test(arguments: 1...4) func schedulesCarryABoundThatTheyDoNotUndercut(seed: Int) {
    let problem = DayMaker.random(seed: seed, loads: 18, vehicles: 5).problem
    let settings = SchedulerSettings()
    func solve(_ threads: Int) -> Schedule {
      Scheduler(problem: problem, settings: settings).solve(
        stop: StopCriterion(iterations: 400), threads: threads)
    }
    let schedule = solve(1)
    #expect(RuleChecker.breaches(schedule, of: problem) == [])
    #expect(schedule == solve(2))
    guard let bound = schedule.bound else {
      Issue.record("nothing was proved")
      return
    }
    #expect(bound.cost <= schedule.cost, "seed \(seed)")
    #expect(bound.cost.value * 2 > schedule.cost.value, "seed \(seed)")
    #expect(schedule.unserved.allSatisfy { bound.certificate.loadPrices[$0.entry] == 0 })
    let vehicles = bound.certificate.classes.flatMap(\.vehicles).sorted()
    #expect(vehicles == Array(problem.duties.indices))
  }

  @Test func withFewIterationsNothingIsProved() {
    let problem = DayMaker.random(seed: 2, loads: 10, vehicles: 3).problem
    let schedule = Scheduler(problem: problem).solve(stop: StopCriterion(iterations: 0))
    #expect(schedule.bound == nil)
  }

  @Test(arguments: 1...30) func aProofThatIsCutShortIsValid(seed: Int) {
    let problem = DayMaker.random(seed: seed, loads: 12, vehicles: 4, docks: false).problem
    let day = Day(problem, neighborMax: 10)
    let pricing = DutyPricing(day, threads: 1)
    let answer = SearchState(day).answer
    func certificate(isStopped: Bool) -> BoundCertificate {
      var relaxation = DutyRelaxation(
        pricing, routes: [], prices: answer.prices(day), certificate: pricing.nothing,
        isCancelled: { isStopped })
      _ = relaxation.solve()
      return relaxation.certificate
    }
    let whole = certificate(isStopped: false)
    #expect(certificate(isStopped: true).bound <= whole.bound + whole.bound / 1000, "seed \(seed)")
  }

  @Test func aTimeLimitIsKeptAndAVeryLargeNumberOfIterationsIsNone() {
    let problem = DayMaker.random(seed: 4, loads: 14, vehicles: 5).problem
    let begin = ContinuousClock().now
    let schedule = Scheduler(problem: problem).solve(
      stop: StopCriterion(duration: .milliseconds(800), iterations: .max))
    #expect(schedule.bound.map { $0.cost <= schedule.cost } ?? true)
    // Speed is not tested by time: this only shows that the limit ends it.
    #expect(ContinuousClock().now - begin < .seconds(60))
  }
}
