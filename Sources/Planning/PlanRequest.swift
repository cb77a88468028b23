public import Domain

/// What a plan is asked for.
public struct PlanRequest: Sendable {
  /// The day to plan.
  public var date: CalendarDate
  /// The firm's identifier as the user wrote it.
  public var firm: String
  /// A CSV of loads; `nil` plans the loads that the streams give.
  public var loadsFile: String?
  /// Seconds to search; `nil` without limit.
  public var timeLimit: Double?
  /// Iterations to search; `nil` without limit.
  public var iterations: Int?
  /// The start of the random numbers.
  public var seed: Int
  /// Threads that carry the work; `nil` for all cores.
  public var threads: Int?
  /// Program and version, as the plan names them.
  public var generator: String

  /// Asks for a plan.
  public init(date: CalendarDate, firm: String, seed: Int, generator: String) {
    self.date = date
    self.firm = firm
    self.seed = seed
    self.generator = generator
  }
}
