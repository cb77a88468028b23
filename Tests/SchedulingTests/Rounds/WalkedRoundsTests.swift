import Checking
import Domain
import Testing

@testable import Scheduling

/// Breaks, several windows, setups, driving and length are kept, and nothing is left for them in vain.
struct WalkedRoundsTests {
  private static func solve(_ instance: RoutingInstance, iterations: Int) -> RoutingPlan {
    RoutingSolver(instance: instance, objective: .cost)
      .solve(stop: StopCriterion(iterations: iterations)).plan
  }

  @Test(arguments: UInt64(1)...16)
  func tinyInstancesEqualTheOptimum(seed: UInt64) throws {
    let instance = MadeRounds.walked(visits: 4, seed: seed, isPaired: seed % 4 == 0)
    let plan = Self.solve(instance, iterations: 3000)
    let value = try #require(WalkedOptimum.value(of: plan, instance), "seed \(seed)")
    let best = WalkedOptimum(instance).best
    #expect(value.priority == best.priority && value.visits == best.visits, "seed \(seed)")
    // A vehicle with a speed of its own is told in moments cut to whole units, which the search does
    // not see: a unit of cost for each.
    let cut = instance.vehicles.count { $0.speedFactor != 1 }
    #expect(value.cost - best.cost <= cut, "seed \(seed)")
  }

  @Test(arguments: UInt64(1)...12)
  func plansAreLawful(seed: UInt64) {
    let instance = MadeRounds.walked(
      visits: 24, seed: seed, vehicles: 4, isPaired: seed % 2 == 0)
    let plan = Self.solve(instance, iterations: 600)
    let report = RoutingPlanChecker(instance, objective: .cost).check(plan)
    #expect(report.isLawful, "seed \(seed): \(report.breaches)")
  }

  @Test func aBreakIsTakenOnTheWay() {
    var instance = MadeRounds.walked(visits: 1, seed: 3, vehicles: 1)
    var table = RoutingInstance.Table(profile: "car", durations: [], distances: [])
    table.durations = [0, 100, 100, 0]
    table.distances = table.durations
    instance.travel = .tables([table])
    instance.visits = [.init(id: "1", place: 1)]
    (instance.visits[0].delivered, instance.visits[0].collected) = ([0], [0])
    // Leaves at 0, drives for 40, pauses until 70 and comes at 130, the only moment.
    instance.visits[0].windows = [
      .init(earliest: 20, latest: 120), .init(earliest: 130, latest: 130),
    ]
    var vehicle = RoutingInstance.VehicleType(id: "1", count: 1, depot: 0)
    vehicle.capacity = [0]
    vehicle.window = .init(earliest: 0, latest: 230)
    vehicle.breaks = [
      .init(id: "1", windows: [.init(earliest: 40, latest: 50)], service: 30)
    ]
    instance.vehicles = [vehicle]
    let route = RoutingPlan.Route(vehicle: 0, steps: [.pause(0), .visit(0)])
    #expect(Self.solve(instance, iterations: 10).routes == [route])
    instance.vehicles[0].breaks[0].service = 31
    #expect(Self.solve(instance, iterations: 10).routes.isEmpty)
  }

  @Test func ordersOfBreaksAreThoseThatTimeAllows() {
    func pause(_ earliest: Double, _ latest: Double) -> RoutingInstance.Break {
      .init(id: "", windows: [.init(earliest: earliest, latest: latest)], service: 30)
    }
    #expect(WalkRulesBuilder.orders([]) == [[]])
    #expect(WalkRulesBuilder.orders([pause(0, 10), pause(100, 200)]) == [[0, 1]])
    #expect(WalkRulesBuilder.orders([pause(0, 500), pause(100, 200)]) == [[0, 1], [1, 0]])
  }
}
