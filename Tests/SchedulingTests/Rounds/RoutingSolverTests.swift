import Domain
import Testing

@testable import Scheduling

struct RoutingSolverTests {
  private static func solve(
    _ instance: RoutingInstance, iterations: Int = 2000, threads: Int = 1, seed: UInt64 = 1,
    wholeMax: Int = 300
  ) -> (plan: RoutingPlan, last: RoutingProgress?) {
    var settings = RoutingSettings()
    settings.seed = seed
    settings.wholeMax = wholeMax
    settings.partRoutesMin = 2
    settings.meetingIterations = 300
    var last: RoutingProgress?
    let answer = RoutingSolver(instance: instance, objective: .distance, settings: settings)
      .solve(stop: StopCriterion(iterations: iterations), threads: threads) { last = $0 }
    return (answer.plan, last)
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6])
  func tinyInstancesEqualTheOptimum(seed: UInt64) {
    let instance = MadeRounds.instance(visits: 7, seed: seed)
    let optimum = RoutingOptimum(instance).length
    let (_, last) = Self.solve(instance)
    #expect(optimum.isFinite)
    #expect(abs((last?.cost ?? 0) * 10 - optimum) < 1e-6, "seed \(seed)")
  }

  @Test(arguments: [20, 300])
  func threadsDoNotChangeThePlan(wholeMax: Int) {
    let instance = MadeRounds.instance(visits: 60, seed: 5, vehicles: 30)
    let one = Self.solve(instance, threads: 1, seed: 9, wholeMax: wholeMax)
    let two = Self.solve(instance, threads: 2, seed: 9, wholeMax: wholeMax)
    let again = Self.solve(instance, threads: 2, seed: 9, wholeMax: wholeMax)
    #expect(one.plan == two.plan)
    #expect(two.plan == again.plan)
  }

  @Test func everyVisitStandsAtMostOnce() {
    let instance = MadeRounds.instance(visits: 40, seed: 3, vehicles: 2)
    let (plan, last) = Self.solve(instance)
    let served = plan.routes.flatMap(\.visits)
    #expect(Set(served).count == served.count)
    #expect(served.count + (last?.unserved ?? 0) == 40)
    #expect(plan.routes.count <= 2)
  }

  // MARK: - Degenerate instances

  @Test func noVisitIsNoRoute() {
    #expect(Self.solve(MadeRounds.instance(visits: 0, seed: 1)).plan.routes.isEmpty)
  }

  @Test func noVehicleLeavesAll() {
    var instance = MadeRounds.instance(visits: 3, seed: 1)
    instance.vehicles[0].count = 0
    #expect(Self.solve(instance).plan.routes.isEmpty)
    instance.vehicles = []
    #expect(Self.solve(instance).plan.routes.isEmpty)
  }

  @Test func capacityZeroLeavesWhatHasAnAmount() {
    var instance = MadeRounds.instance(visits: 5, seed: 1)
    instance.vehicles[0].capacity = [0]
    instance.visits[2].delivered = [0]
    let (plan, last) = Self.solve(instance)
    #expect(plan.routes.flatMap(\.visits) == [2])
    #expect(last?.unserved == 4)
  }

  @Test func whatFitsNowhereIsLeft() {
    var instance = MadeRounds.instance(visits: 6, seed: 2)
    instance.visits[4].windows = [.init(earliest: 0, latest: 0)]
    let served = Self.solve(instance).plan.routes.flatMap(\.visits)
    #expect(Set(served) == [0, 1, 2, 3, 5])
  }

  @Test func onePlaceForAllCostsNothing() {
    var instance = MadeRounds.instance(visits: 9, seed: 4, hasWindows: false)
    instance.travel = .straight(Array(repeating: .init(x: 7, y: 7), count: 10))
    let (plan, last) = Self.solve(instance)
    #expect(last?.cost == 0)
    #expect(plan.routes.flatMap(\.visits).count == 9)
  }

  @Test func oneVehicleServesWhatItCan() {
    var instance = MadeRounds.instance(visits: 8, seed: 6, vehicles: 1, hasWindows: false)
    instance.vehicles[0].capacity = [1000]
    let (plan, _) = Self.solve(instance)
    #expect(plan.routes.count == 1)
    #expect(plan.routes.flatMap(\.visits).count == 8)
  }
}
