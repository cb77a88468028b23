/// What an audit of a bound ended with: the proven bound, or why there is none.
public struct BoundAuditReport: Hashable, Sendable {
  /// What no plan of the day undercuts, in millicents; `nil` when the proof does not hold.
  public var bound: Int?
  /// Why not; empty when it does.
  public var findings: [BoundFinding]

  /// Makes a report.
  public init(bound: Int?, findings: [BoundFinding]) {
    self.bound = bound
    self.findings = findings
  }

  /// Whether the bound is proved.
  public var isVerified: Bool { bound != nil }
}
