internal import Checking
internal import Domain
internal import Exchange
internal import Foundation
internal import Scheduling

/// A public instance from its file to the best plan that was found, with the proof of a bound.
public struct SolveRun {
  private let request: SolveRequest
  private let tell: (Stage) -> Void
  private let isCancelled: @Sendable () -> Bool

  /// Asks for a plan.
  ///
  /// - Parameters:
  ///   - request: What is asked.
  ///   - tell: Called on the calling thread with the stages of the work.
  ///   - isCancelled: Asked often and from any thread; when true the best plan so far is returned.
  public init(
    request: SolveRequest, tell: @escaping (Stage) -> Void,
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.request = request
    self.tell = tell
    self.isCancelled = isCancelled
  }

  /// Reads, searches, and adds up again what the search claims.
  ///
  /// - Throws: a `Fault`: of kind input when the file is no instance, usage when what is asked means
  ///   nothing for an instance of its kind, internal when the answer of the search is not what it
  ///   says.
  public func solve() throws -> SolveOutcome {
    tell(.began("reading \(request.instanceFile)"))
    let start = ContinuousClock.now
    let instance = try InstanceReader.read(path: request.instanceFile)
    let loading = (ContinuousClock.now - start).milliseconds
    switch instance {
    case .haulage(let day):
      if let objective = request.objective {
        throw PlanningError.value(
          option: "objective", value: objective.rawValue,
          expected: "none for a haulage day, which says itself what costs what")
      }
      return SolveOutcome(.haulage(try solve(day)))
    case .routing(let instance):
      let run = RoutingRun(request, tell, isCancelled)
      return SolveOutcome(.routing(try run.solve(instance, loading: loading)))
    case .vroom(let input):
      let run = RoutingRun(request, tell, isCancelled)
      return SolveOutcome(
        .routing(try run.solve(input.instance, vroom: input, loading: loading)))
    }
  }

  private func solve(_ day: HaulageDay) throws -> HaulageOutcome {
    tell(
      .detail(
        "\(day.name): \(day.loads.count) loads, \(day.trucks.count) trucks, "
          + "\(day.sites.count) sites"))
    tell(.began("searching"))
    let start = ContinuousClock.now
    let answer = search(day)
    let elapsed = ContinuousClock.now - start
    tell(.detail("\(answer.iterations) iterations"))
    let bound = max(0, answer.proof.bound)
    let report = HaulagePlanChecker(day).check(
      answer.plan, claims: HaulageClaims(cost: answer.cost, lowerBound: bound))
    if let breach = report.breaches.first {
      throw PlanningError.inconsistentPlan(breach.sentence)
    }
    let figures = report.figures
    return HaulageOutcome(
      day: day, plan: answer.plan, proof: answer.proof, figures: figures,
      answer: SolveAnswer(
        instance: day.name, objective: "cost", isFeasible: true, distance: figures.distance,
        driving: figures.driving, elapsed: elapsed.milliseconds,
        iterations: answer.iterations, seed: request.seed, cost: answer.cost, lowerBound: bound,
        trucks: answer.plan.routes.map { day.trucks[$0.truck].id },
        routes: answer.plan.routes.map { $0.loads.map { day.loads[$0].id } },
        unserved: figures.unserved.map { day.loads[$0].id }))
  }

  private func search(_ day: HaulageDay) -> HaulageAnswer {
    var settings = HaulageSettings()
    settings.seed = UInt64(request.seed.magnitude)
    let stop = StopCriterion(
      duration: request.timeLimit.map { .milliseconds(Int($0 * 1000)) },
      iterations: request.iterations)
    return HaulageSolver(day: day, settings: settings).solve(
      stop: stop, threads: request.threads ?? ProcessInfo.processInfo.activeProcessorCount,
      progress: { progress in tell(.solving(SolveProgress(progress))) },
      isCancelled: isCancelled)
  }
}

extension Duration {
  /// Whole thousandths of a second.
  var milliseconds: Int {
    let parts = components
    return Int(parts.seconds) * 1000 + Int(parts.attoseconds / 1_000_000_000_000_000)
  }
}

extension SolveProgress {
  /// Millicents of a euro.
  private static let euro = 100_000.0

  /// Takes what the search tells.
  fileprivate init(_ progress: HaulageProgress) {
    let bound = progress.bound.map { max(0, $0) }
    self.init(
      seconds: Double(progress.elapsed.components.seconds), iterations: progress.iterations,
      cost: Double(progress.cost) / Self.euro, bound: bound.map { Double($0) / Self.euro },
      gap: bound.map { SolveAnswer.gap(cost: progress.cost, bound: $0) },
      vehicles: progress.vehicles, unserved: progress.unserved)
  }
}
