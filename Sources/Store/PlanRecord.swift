public import Domain

/// What is kept of one run of planning: who, when, with what outcome.
public struct PlanRecord: Hashable, Sendable {
  /// Whether a plan came out.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// The plan was made, checked and written.
    case done = "ok"
    /// The run of this firm failed; ``PlanRecord/message`` says why.
    case failed
  }

  /// The date planned for.
  public var date: CalendarDate
  /// The firm planned for.
  public var firm: FirmID
  /// When the run was made, as told by the caller.
  public var madeAt: Instant
  /// The seed of the search.
  public var seed: Int
  /// Program and version.
  public var generator: String
  /// Whether a plan came out.
  public var status: Status
  /// Why it failed, or what to know of it.
  public var message: String?
  /// The sums of the kept plan; `nil` when there is none.
  public var figures: PlanFigures?
  /// SHA-256 of the kept plan file in lowercase hexadecimal; `nil` when there is none.
  public var sha256: String?

  /// Makes a record.
  public init(
    date: CalendarDate, firm: FirmID, madeAt: Instant, seed: Int, generator: String,
    status: Status, message: String? = nil, figures: PlanFigures? = nil, sha256: String? = nil
  ) {
    self.date = date
    self.firm = firm
    self.madeAt = madeAt
    self.seed = seed
    self.generator = generator
    self.status = status
    self.message = message
    self.figures = figures
    self.sha256 = sha256
  }
}

/// A record as the database holds it.
public struct StoredPlan: Hashable, Sendable {
  /// The number by which `plans show` finds it; stays when a night is run again.
  public var number: Int
  /// What is known of it.
  public var record: PlanRecord
  /// The size of the kept plan file in bytes; `nil` when there is none.
  public var fileSize: Int?

  /// Makes a stored plan.
  public init(number: Int, record: PlanRecord, fileSize: Int?) {
    self.number = number
    self.record = record
    self.fileSize = fileSize
  }
}
