import Domain
import Testing

@testable import Scheduling

@Suite struct SchedulerTests {
  private func solve(
    _ problem: SchedulingProblem, iterations: Int = 300, threads: Int = 1, seed: UInt64 = 1
  ) -> Schedule {
    var settings = Scheduler.Settings()
    settings.seed = seed
    settings.exchangeIterations = 100
    return Scheduler(problem: problem, settings: settings).solve(
      stop: StopCriterion(iterations: iterations), threads: threads)
  }

  private func total(_ schedule: Schedule, _ problem: SchedulingProblem) -> Int {
    schedule.unserved.reduce(schedule.cost.value) {
      $0 + problem.entries[$1.entry].unservedCost.value
    }
  }

  @Test(arguments: 1...12) func tinyDaysAreSolvedToTheOptimum(seed: Int) {
    var dice = Dice(seed)
    var day = DayMaker.random(
      seed: seed, loads: 3, vehicles: 2, siteCount: 6, grid: 15, reach: 100 + dice.roll(100),
      docks: false, evenings: seed % 2 == 0)
    for duty in day.duties.indices where day.duties[duty].drivers.count > 1 {
      day.duties[duty].drivers.removeLast()
    }
    let problem = day.problem
    let schedule = solve(problem)
    #expect(RuleChecker.breaches(schedule, of: problem) == [])
    var optimum = TinyOptimum(problem)
    #expect(total(schedule, problem) == optimum.cost(), "seed \(seed)")
  }

  @Test func fiveShortLoadsAreSolvedToTheOptimum() {
    var day = DayMaker.random(
      seed: 77, loads: 5, vehicles: 2, siteCount: 6, grid: 15, reach: 40, docks: false,
      evenings: false)
    for duty in day.duties.indices { day.duties[duty].window = DayMaker.window(0, 480) }
    for entry in day.entries.indices {
      day.entries[entry].load.pickup = nil
      day.entries[entry].load.delivery = nil
    }
    let problem = day.problem
    var optimum = TinyOptimum(problem)
    #expect(total(solve(problem), problem) == optimum.cost())
  }

  @Test(arguments: 1...6) func randomDaysKeepEveryRule(seed: Int) {
    let day = DayMaker.random(
      seed: seed, loads: 24, vehicles: 6, reach: seed % 2 == 0 ? 80 : 220)
    let schedule = solve(day.problem, iterations: 120, seed: UInt64(seed))
    #expect(RuleChecker.breaches(schedule, of: day.problem) == [], "seed \(seed)")
  }

  @Test(arguments: 1...3) func threadsDoNotDecide(seed: Int) {
    let problem = DayMaker.random(seed: seed, loads: 20, vehicles: 5).problem
    let one = solve(problem, iterations: 300, threads: 1)
    let two = solve(problem, iterations: 300, threads: 2)
    #expect(one == two)
    #expect(one.iterations == 300)
  }

  @Test func anotherSeedIsAnotherSearch() {
    let problem = DayMaker.random(seed: 5, loads: 30, vehicles: 5).problem
    let schedules = (1...4).map { solve(problem, iterations: 60, seed: UInt64($0)) }
    #expect(Set(schedules).count > 1)
  }

  @Test func cancellingReturnsTheBestSoFar() {
    let problem = DayMaker.random(seed: 3, loads: 20, vehicles: 5).problem
    let schedule = Scheduler(problem: problem).solve(
      stop: StopCriterion(duration: .seconds(3600)), isCancelled: { true })
    #expect(RuleChecker.breaches(schedule, of: problem) == [])
    #expect(schedule.iterations == 0)
  }

  @Test func progressNeverGetsWorse() {
    let problem = DayMaker.random(seed: 3, loads: 20, vehicles: 5).problem
    var settings = Scheduler.Settings()
    settings.reportIterations = 20
    var seen: [Scheduler.Progress] = []
    let schedule = Scheduler(problem: problem, settings: settings).solve(
      stop: StopCriterion(iterations: 200), progress: { seen.append($0) })
    #expect(seen.count >= 5)
    #expect(zip(seen, seen.dropFirst()).allSatisfy { $0.iterations <= $1.iterations })
    #expect(seen.last.map { schedule.unserved.count <= $0.unserved } ?? false)
  }
}
