import Checking
import Domain

/// The best plan of a tiny instance by trying every vehicle, every order and every place of its breaks,
/// judged by the checker: priorities first, then the number of visits, then cost.
struct WalkedOptimum {
  /// What is made large, one after the other.
  struct Value: Equatable, Comparable {
    var priority = 0
    var visits = 0
    var cost = 0

    static func < (one: Value, other: Value) -> Bool {
      (one.priority, one.visits, -one.cost) < (other.priority, other.visits, -other.cost)
    }
  }

  /// What the best plan comes to.
  private(set) var best = Value()

  /// Tries everything; every vehicle type counts once.
  init(_ instance: RoutingInstance) {
    let sets = 1 << instance.visits.count
    // For each set of visits served by the vehicles so far the least cost.
    var costs = [Int?](repeating: nil, count: sets)
    costs[0] = 0
    for vehicle in instance.vehicles.indices {
      let routes = Self.routes(instance, vehicle)
      var next = costs
      for (set, cost) in costs.enumerated() {
        guard let cost else { continue }
        for (more, added) in routes where set & more == 0 {
          next[set | more] = min(next[set | more] ?? .max, cost + added)
        }
      }
      costs = next
    }
    for (set, cost) in costs.enumerated() {
      guard let cost else { continue }
      let served = instance.visits.indices.filter { set & (1 << $0) != 0 }
      let priority = served.reduce(0) { $0 + instance.visits[$1].priority }
      best = max(best, Value(priority: priority, visits: served.count, cost: cost))
    }
  }

  /// What a plan comes to; `nil` when it is not lawful.
  static func value(of plan: RoutingPlan, _ instance: RoutingInstance) -> Value? {
    let report = RoutingPlanChecker(instance, objective: .cost).check(plan)
    guard report.isLawful else { return nil }
    let served = plan.routes.flatMap(\.visits)
    return Value(
      priority: served.reduce(0) { $0 + instance.visits[$1].priority }, visits: served.count,
      cost: report.figures.cost)
  }

  /// For each set of visits that a vehicle can make the least cost.
  private static func routes(_ instance: RoutingInstance, _ vehicle: Int) -> [Int: Int] {
    var costs: [Int: Int] = [:]
    let checker = RoutingPlanChecker(instance, objective: .cost)
    let pauses = instance.vehicles[vehicle].breaks.count
    func extend(_ steps: [RoutingPlan.Step], _ set: Int, _ taken: Int) {
      if set > 0, taken == (1 << pauses) - 1 {
        let report = checker.check(
          RoutingPlan(routes: [.init(vehicle: vehicle, steps: steps)]))
        if report.isLawful { costs[set] = min(costs[set] ?? .max, report.figures.cost) }
      }
      for visit in instance.visits.indices where set & (1 << visit) == 0 {
        extend(steps + [.visit(visit)], set | 1 << visit, taken)
      }
      for pause in 0..<pauses where taken & (1 << pause) == 0 {
        extend(steps + [.pause(pause)], set, taken | 1 << pause)
      }
    }
    extend([], 0, 0)
    return costs
  }
}
