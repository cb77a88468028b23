internal import Checking
internal import Domain
internal import Exchange
internal import Foundation
internal import Scheduling

/// A routing instance from its numbers to the best plan that was found.
struct RoutingRun {
  private let request: SolveRequest
  private let tell: (Stage) -> Void
  private let isCancelled: @Sendable () -> Bool

  /// Asks for a plan, as ``SolveRun`` does.
  init(
    _ request: SolveRequest, _ tell: @escaping (Stage) -> Void,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.request = request
    self.tell = tell
    self.isCancelled = isCancelled
  }

  /// Searches, and recomputes the plan that was found.
  ///
  /// - Parameters:
  ///   - instance: What is asked.
  ///   - vroom: The same as VROOM's input, when it is one.
  ///   - loading: Milliseconds of reading.
  /// - Returns: The plan, recomputed.
  /// - Throws: a `Fault`: of kind usage when the objective means nothing for the instance's kind,
  ///   internal when the plan breaks a rule.
  func solve(
    _ instance: RoutingInstance, vroom: VroomInput? = nil, loading: Int
  ) throws -> RoutingOutcome {
    let objective = try Self.objective(request.objective, for: instance.format)
    if let file = request.dualsFile {
      throw PlanningError.value(
        option: "duals", value: file, expected: "none; only haulage days have a proved bound")
    }
    if let file = request.planFile, instance.format == .vroom {
      throw PlanningError.value(
        option: "plan", value: file, expected: "none; VROOM's output JSON has the routes")
    }
    let vehicles = instance.vehicles.reduce(0) { $0 + $1.count }
    tell(.detail("\(instance.name): \(instance.visits.count) visits, \(vehicles) vehicles"))
    tell(.began("searching"))
    let start = ContinuousClock.now
    let answer = search(instance, objective)
    let elapsed = ContinuousClock.now - start
    tell(.detail("\(answer.iterations) iterations"))
    let report = RoutingPlanChecker(instance, objective: objective).check(answer.plan)
    // Visits may be left where the vehicles do not suffice; the answer says so.
    if let breach = report.breaches.first(where: { $0.code != .visitsLeft }) {
      throw PlanningError.inconsistentPlan(breach.sentence)
    }
    return RoutingOutcome(
      instance: instance, vroom: vroom, loading: loading, plan: answer.plan, report: report,
      objective: objective,
      elapsed: elapsed.milliseconds, iterations: answer.iterations, seed: request.seed)
  }

  /// The objective that is asked, or the usual one.
  static func objective(
    _ asked: SolveObjective?, for format: RoutingInstance.Format
  ) throws -> RoutingObjective {
    guard let asked else { return format.usualObjective }
    let objective: RoutingObjective = asked == .distance ? .distance : .vehicles
    guard format.allows(objective) else {
      throw PlanningError.value(
        option: "objective", value: asked.rawValue,
        expected: "none for an input of VROOM, which says itself what costs what")
    }
    return objective
  }

  private func search(
    _ instance: RoutingInstance, _ objective: RoutingObjective
  ) -> RoutingAnswer {
    var settings = RoutingSettings()
    settings.seed = UInt64(request.seed.magnitude)
    let stop = StopCriterion(
      duration: request.timeLimit.map { .milliseconds(Int($0 * 1000)) },
      iterations: request.iterations)
    return RoutingSolver(instance: instance, objective: objective, settings: settings).solve(
      stop: stop, threads: request.threads ?? ProcessInfo.processInfo.activeProcessorCount,
      progress: { progress in
        tell(
          .routing(
            seconds: Double(progress.elapsed.components.seconds), iterations: progress.iterations,
            cost: progress.cost, vehicles: progress.vehicles, unserved: progress.unserved))
      },
      isCancelled: isCancelled)
  }
}
