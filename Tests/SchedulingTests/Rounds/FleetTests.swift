import Domain
import Testing

@testable import Scheduling

/// Where vehicles count first there are no more than need be, and every visit is served.
struct FleetTests {
  private static func solve(
    _ instance: RoutingInstance, iterations: Int, threads: Int = 1
  ) -> RoutingPlan {
    var settings = RoutingSettings()
    settings.fleetMeetingIterations = 200
    settings.meetingIterations = 300
    return RoutingSolver(instance: instance, objective: .vehicles, settings: settings)
      .solve(stop: StopCriterion(iterations: iterations), threads: threads).plan
  }

  @Test(arguments: UInt64(1)...8)
  func tinyFleetsEqualTheOptimum(seed: UInt64) {
    let instance = MadeRounds.instance(visits: 7, seed: seed)
    let optimum = RoutingOptimum(instance).vehicles
    let plan = Self.solve(instance, iterations: 4000)
    #expect(plan.routes.count == optimum, "seed \(seed)")
    #expect(plan.routes.flatMap(\.visits).count == 7)
  }

  @Test(arguments: UInt64(1)...8)
  func tinyFleetsOfPairsEqualTheOptimum(seed: UInt64) {
    let instance = MadeRounds.paired(pairs: 3, singles: Int(seed % 2), seed: seed)
    let optimum = RoutingOptimum(instance)
    let plan = Self.solve(instance, iterations: 4000)
    guard optimum.length.isFinite else { return }
    #expect(plan.routes.count == optimum.vehicles, "seed \(seed)")
    #expect(plan.routes.flatMap(\.visits).count == instance.visits.count)
  }

  @Test(arguments: UInt64(1)...4)
  func noFleetIsBelowItsBound(seed: UInt64) {
    let instance = MadeRounds.instance(
      visits: 60, seed: seed, vehicles: 60, collects: seed % 2 == 0)
    let bound = MadeRounds.model(instance, .vehicles).leastVehicles
    let plan = Self.solve(instance, iterations: 6000)
    #expect(plan.routes.count >= bound)
    #expect(plan.routes.flatMap(\.visits).count == 60)
  }

  /// Forty full vehicles, none of which can be saved, on ways that can be made much shorter: what is cheap
  /// and leaves visits is passed through, and never the best.
  @Test func theBestAnswerOfThePhaseServesEachVisitOnce() {
    let seed: UInt64 = 1
    var instance = MadeRounds.instance(visits: 240, seed: seed, vehicles: 40, hasWindows: false)
    instance.vehicles[0].capacity = [40]
    let amounts = [3, 4, 5, 7, 9, 12]
    for visit in 0..<240 { instance.visits[visit].delivered = [amounts[visit % 6]] }
    let model = MadeRounds.model(instance)
    let order = CurveOrder.order(instance)
    let routes = (0..<40).map { group in
      RoundsRoute(
        kind: 0, visits: (0..<Int32(240)).filter { order[Int($0)] / 6 == group })
    }
    var search = RoundsSearch(model, seed: seed, settings: RoutingSettings())
    search.startFleet(routes, vehicles: [40])
    let before = search.bestCost
    _ = search.shrinkFleet(2_000, least: 1, heat: 50, mustStop: { false })
    #expect(search.bestRoutes.flatMap(\.visits).sorted() == Array(0..<Int32(240)), "seed \(seed)")
    #expect(search.bestRoutes.count == 40)
    #expect(
      search.bestRoutes.reduce(0) { $0 + model.cost(of: $1) } == search.bestCost, "seed \(seed)")
    // There was something to be tempted by.
    #expect(search.store.bankCount > 0 && search.store.cost < before, "seed \(seed)")
  }

  /// Full vehicles, so that nothing but a partition of all amounts without a gap will do.
  @Test(arguments: UInt64(1)...4)
  func fullVehiclesArePackedWithoutAGap(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var instance = MadeRounds.instance(
      visits: 36, seed: seed, vehicles: 36, hasWindows: false)
    // Six vehicles of 40, each cut into six amounts.
    var visit = 0
    for _ in 0..<6 {
      var left = 40
      for part in 0..<6 {
        let amount = part == 5 ? left : 1 + random.below(2 * left / (6 - part) - 1)
        instance.visits[visit].delivered = [amount]
        left -= amount
        visit += 1
      }
    }
    instance.vehicles[0].capacity = [40]
    let plan = Self.solve(instance, iterations: 20_000)
    #expect(plan.routes.count == 6, "seed \(seed)")
    #expect(plan.routes.flatMap(\.visits).count == 36)
  }

  @Test func threadsDoNotChangeTheFleet() {
    let instance = MadeRounds.instance(visits: 80, seed: 2, vehicles: 60)
    let one = Self.solve(instance, iterations: 6000)
    #expect(one == Self.solve(instance, iterations: 6000, threads: 2))
    let pairs = MadeRounds.paired(pairs: 30, seed: 2, vehicles: 30)
    #expect(
      Self.solve(pairs, iterations: 4000) == Self.solve(pairs, iterations: 4000, threads: 2))
  }
}
