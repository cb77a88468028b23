import Domain
import Scheduling
import Testing

/// The solver against all plans there are, on days small enough to look at all of them.
@Suite struct HaulageTruthTests {
  /// Few iterations of each kind, so that many days pass in little time; nothing counts as proved that
  /// is only nearly so.
  static func settings(seed: Int) -> HaulageSettings {
    var settings = HaulageSettings()
    settings.seed = UInt64(seed)
    settings.ruinIterations = 200
    settings.proofLabels = 20_000
    settings.provenGap = 0
    return settings
  }

  /// Solves a day and looks at what must be so of every answer.
  @discardableResult static func solve(
    _ day: HaulageDay, seed: Int = 1, iterations: Int = 600, threads: Int = 1,
    settings: HaulageSettings? = nil
  ) -> HaulageAnswer {
    let answer = HaulageSolver(day: day, settings: settings ?? Self.settings(seed: seed)).solve(
      stop: StopCriterion(iterations: iterations), threads: threads)
    let cost = SmallDayOptimum.cost(of: answer.plan, in: day)
    #expect(cost == answer.cost, "\(day.name): the plan is lawful and costs what is said")
    #expect(answer.proof.bound <= answer.cost, "\(day.name): no bound is above a plan")
    return answer
  }

  /// Days that have a test of their own below.
  private static let named: Set = [43, 116]

  @Test(arguments: (0..<300).filter { !named.contains($0) })
  func planIsThatOfBruteForce(_ seed: Int) {
    let day = RandomHaulage.day(seed: seed, loads: seed % 10 == 0 ? 8...9 : 1...7)
    let least = SmallDayOptimum.cost(of: day)
    let answer = Self.solve(day, seed: seed)
    #expect(answer.cost == least, "\(day.name)")
    #expect(answer.proof.bound <= least, "\(day.name)")
  }

  @Test(arguments: 0..<20) func boundIsNeverAboveTheBestPlan(_ block: Int) {
    for seed in 1000 + block * 60..<1060 + block * 60 {
      let day = RandomHaulage.day(seed: seed, loads: 2...6)
      let answer = Self.solve(day, seed: seed, iterations: 200)
      #expect(answer.proof.bound <= SmallDayOptimum.cost(of: day), "\(day.name)")
    }
  }

  /// Loads of few lanes take each other's places in routes.
  @Test(arguments: 0..<20)
  func loadsOfOneLaneAreNotMixedUp(_ block: Int) {
    for seed in 7000 + block * 15..<7015 + block * 15 {
      var day = RandomHaulage.day(seed: seed, loads: 4...7)
      for index in day.loads.indices {
        day.loads[index].pickup = day.loads[index % 2].pickup
        day.loads[index].delivery = day.loads[index % 2].delivery
      }
      let answer = Self.solve(day, seed: seed, iterations: 300)
      let least = SmallDayOptimum.cost(of: day)
      #expect(answer.proof.bound <= least, "\(day.name)")
      #expect(answer.cost >= least, "\(day.name)")
    }
  }

  @Test
  func loadInTwoRoutesIsCarriedOnce() {
    Self.solve(RandomHaulage.day(seed: 43, loads: 1...7), seed: 43)
    Self.solve(RandomHaulage.day(seed: 5686, loads: 3...7), seed: 5686)
  }

  @Test
  func loadReachedInTimeOverAnotherIsNotHopeless() {
    let day = RandomHaulage.day(seed: 116, loads: 1...7)
    let answer = Self.solve(day, seed: 116)
    #expect(answer.proof.bound <= SmallDayOptimum.cost(of: day))
  }

  @Test(arguments: 0..<20)
  func blocksProveNoMoreThanIsSo(_ block: Int) {
    for seed in 3000 + block * 10..<3010 + block * 10 {
      let day = RandomHaulage.day(seed: seed, loads: 3...7)
      var settings = Self.settings(seed: seed)
      settings.wholeLoads = 2
      settings.blockLoads = 4
      let answer = Self.solve(day, iterations: 200, settings: settings)
      let least = SmallDayOptimum.cost(of: day)
      #expect(answer.proof.bound <= least, "\(day.name)")
      #expect(answer.cost >= least, "\(day.name)")
    }
  }

  /// What a seed draws, for the day to be worth testing.
  @Test func daysHaveEveryShape() {
    let days = (0..<300).map { RandomHaulage.day(seed: $0, loads: 1...7) }
    func count(_ isSo: (HaulageDay) -> Bool) -> Int { days.count { isSo($0) } }
    #expect(count { Set($0.loads.map(\.body)).count >= 3 } > 30)
    #expect(count { $0.trucks.count >= $0.loads.count } > 60)
    #expect(count { $0.trucks.count * 2 <= $0.loads.count } > 30)
    #expect(count { $0.unservedCost == .zero } > 30)
    #expect(count { $0.distances.allSatisfy { $0 == 0 } } > 30)
    #expect(
      count { day in
        day.loads.contains { load in
          let run = day.durations[load.pickup * day.sites.count + load.delivery]
          return load.deliveryWindow.earliest.value
            > load.pickupWindow.latest.value + load.pickupService.value + Int(run)
        }
      } > 30)
    let best = days.filter { day in
      let left = day.loads.count * day.unservedCost.value * 1000
      return SmallDayOptimum.cost(of: day) < left
    }
    #expect(best.count > 120)
  }
}
