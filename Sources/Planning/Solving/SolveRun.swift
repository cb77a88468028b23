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
  /// - Throws: a `Fault`: of kind input when the file is no haulage day, internal when the answer
  ///   of the search is not what it says.
  public func solve() throws -> SolveOutcome {
    tell(.began("reading \(request.instanceFile)"))
    let day = try HaulageDayReader.read(path: request.instanceFile)
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
    return SolveOutcome(
      day: day, plan: answer.plan, proof: answer.proof, figures: figures,
      answer: SolveAnswer(
        instance: day.name, objective: "cost", isFeasible: true, distance: figures.distance,
        driving: figures.driving, elapsed: Self.milliseconds(elapsed),
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

  private static func milliseconds(_ duration: Duration) -> Int {
    let parts = duration.components
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

/// The best plan of a public instance, ready to be written.
public struct SolveOutcome {
  let day: HaulageDay
  let plan: HaulagePlan
  let proof: BoundProof
  let figures: HaulageFigures
  let answer: SolveAnswer

  /// One JSON object: `instance`, `objective`, `feasible`, `vehicles`, `distance`, `duration`,
  /// `seconds`, `iterations`, `seed`, `cost`, `lower_bound`, `gap`, `unserved`, `unserved_loads`,
  /// `trucks`, `routes`.
  public var json: [UInt8] { answer.json }

  /// The same for a reader: loads, trucks, kilometers, costs and what is proved of them.
  public var text: [UInt8] { Array(summary.utf8) }

  /// Millicents of a euro.
  private static let euro = 100_000

  private var summary: String {
    let served = day.loads.count - figures.unserved.count
    let emptyShare =
      figures.distance > .zero
      ? figures.emptyDistance.value * 1000 / figures.distance.value : 0
    let cost = Decimals.fixed(answer.cost, scale: Self.euro, digits: 2)
    let bound = Decimals.fixed(answer.lowerBound, scale: Self.euro, digits: 2)
    let gap = Decimals.fixed(Int((answer.gap * 100_000).rounded()), scale: 1000, digits: 2)
    return """
      \(day.name): \(served) of \(day.loads.count) loads carried by \(answer.trucks.count) \
      trucks, \(figures.unserved.count) unserved
      \(Decimals.fixed(figures.distance.value, scale: 1000, digits: 0)) km, \
      empty share \(Decimals.fixed(emptyShare, scale: 1000, digits: 2)), \
      \(Decimals.fixed(figures.driving.value * 10 / 36, scale: 100, digits: 1)) h of driving
      cost \(cost) EUR, lower bound \(bound) EUR, gap \(gap) %

      """
  }

  /// Writes the result as JSON or as text, and beside it the plan as lines and the prices that
  /// prove the bound, for which files are given; all of them or none.
  ///
  /// - Throws: a `Fault` of kind environment.
  public func write(to output: String, asJSON: Bool, plan: String?, duals: String?) throws {
    var results: [(bytes: [UInt8], output: String)] = []
    if let plan { results.append((HaulagePlanText.bytes(of: self.plan), plan)) }
    if let duals {
      let file = DualsFile(kind: .haulage, instance: day.name, proof: proof)
      results.append(
        (file.bytes(loads: day.loads.map(\.id), vehicles: day.trucks.map(\.id)), duals))
    }
    try Deliverable.write(results + [(asJSON ? json : text, output)])
  }
}
