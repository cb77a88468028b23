internal import Checking
internal import Domain
internal import Exchange
internal import Foundation

/// The best plan of a routing instance, ready to be written.
struct RoutingOutcome {
  let instance: RoutingInstance
  /// What was asked when it was an input of VROOM.
  let vroom: VroomInput?
  /// Milliseconds of reading.
  let loading: Int
  let plan: RoutingPlan
  let report: RoutingReport
  let objective: RoutingObjective
  /// Milliseconds of the search.
  let elapsed: Int
  let iterations: Int
  let seed: Int

  private var routes: [[String]] {
    plan.routes.map { $0.visits.map { instance.visits[$0].id } }
  }

  /// One JSON object: `instance`, `objective`, `feasible`, `vehicles`, `distance`, `duration`,
  /// `seconds`, `iterations`, `seed`, `lower_bound`, `unserved`, `unserved_customers`, `routes`.
  ///
  /// Of an input of VROOM its own output JSON.
  var json: [UInt8] {
    if let vroom { return vroomOutput(of: vroom).json }
    var summary = RoutingSummary()
    summary.instance = instance.name
    summary.objective = objective.rawValue
    summary.isFeasible = report.isLawful
    summary.vehicles = report.figures.vehicles
    summary.distance = report.figures.distance
    summary.duration = report.figures.driving
    summary.elapsed = elapsed
    summary.iterations = iterations
    summary.seed = seed
    summary.routes = routes
    summary.unserved = report.figures.unserved.map { instance.visits[$0].id }
    return summary.json
  }

  /// The same for a reader: customers, vehicles, and the distance with its convention; VROOM's JSON
  /// for its inputs.
  var text: [UInt8] {
    if vroom != nil { return json }
    let all = instance.visits.count
    let left = report.figures.unserved.count
    return Array(
      """
      \(instance.name): \(all - left) of \(all) customers served by \(report.figures.vehicles) \
      vehicles, \(left) unserved
      distance \(RoutingConvention.text(report.figures.distance)) \
      (\(RoutingConvention.text(of: objective, instance.format)))

      """.utf8)
  }

  /// The plan as lines `Route k : a b c`, and `Cost` with the distance.
  var lines: [UInt8] {
    RoutingPlanText(routes: routes, cost: report.figures.distance).bytes
  }
}

/// How lengths are counted and told.
enum RoutingConvention {
  /// What a distance is by, in words.
  static func text(of objective: RoutingObjective, _ format: RoutingInstance.Format) -> String {
    switch objective {
    case .vehicles: "vehicles first, double precision"
    case .distance:
      format == .cvrplib ? "rounded to whole numbers" : "truncated to one decimal"
    case .cost: "costs of the file"
    }
  }

  /// A length with two decimals at most.
  static func text(_ length: Double) -> String {
    let value = JSONValue.decimal(length, digits: 2).written
    return String(decoding: value.dropLast(), as: UTF8.self)
  }
}
