internal import Domain
internal import Exchange

/// Reads a plan of a public instance and recomputes it, whatever kind the instance is of.
public struct InstanceAudit {
  private let instanceFile: String
  private let tell: (Stage) -> Void
  private let isCancelled: () -> Bool

  /// Checks against the instance in a file.
  ///
  /// - Parameters:
  ///   - instanceFile: A haulage day or a file of the field; `-` is standard input.
  ///   - tell: Called on the calling thread with the stages of the work.
  ///   - isCancelled: Asked often; when true the bound stays without a verdict.
  public init(
    instanceFile: String, tell: @escaping (Stage) -> Void, isCancelled: @escaping () -> Bool
  ) {
    self.instanceFile = instanceFile
    self.tell = tell
    self.isCancelled = isCancelled
  }

  /// Every breach of the plan in a file, and what the prices in another prove; at most one of the
  /// files is `-`, standard input.
  ///
  /// - Throws: a `Fault` when a file cannot be read or understood, of kind usage when prices or an
  ///   objective mean nothing for an instance of its kind.
  public func check(
    planFile: String, dualsFile: String?, objective: SolveObjective? = nil
  ) throws -> InstanceAuditReport {
    tell(.began("reading \(instanceFile)"))
    switch try InstanceReader.read(path: instanceFile) {
    case .haulage(let day):
      if let objective {
        throw PlanningError.value(
          option: "objective", value: objective.rawValue,
          expected: "none for a haulage day, which says itself what costs what")
      }
      let report = try HaulageAudit(day: day, tell: tell, isCancelled: isCancelled)
        .check(planFile: planFile, dualsFile: dualsFile)
      return InstanceAuditReport(
        isClean: report.isClean, summary: report.summary, lines: report.lines, json: report.json)
    case .routing(let instance):
      return try check(instance, planFile, dualsFile, objective)
    case .vroom(let input):
      return try check(input.instance, planFile, dualsFile, objective)
    }
  }

  private func check(
    _ instance: RoutingInstance, _ planFile: String, _ dualsFile: String?,
    _ objective: SolveObjective?
  ) throws -> InstanceAuditReport {
    if let dualsFile {
      throw PlanningError.value(
        option: "duals", value: dualsFile, expected: "none; only haulage days have a proved bound")
    }
    return try RoutingAudit(instance, objective: objective).check(InputFile(path: planFile))
  }
}

/// What a check of an instance's plan found, ready to be written.
public struct InstanceAuditReport: Sendable {
  /// Whether nothing was found.
  public var isClean: Bool
  /// What the plan comes to; for standard error.
  public var summary: String
  /// A line for each breach: its code, then the sentence.
  public var lines: [UInt8]
  /// An object with `instance`, `clean`, the figures and `breaches` with their places.
  public var json: [UInt8]
}
