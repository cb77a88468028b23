/// A question about a public instance.
public struct SolveRequest: Sendable {
  /// The file of the instance; `-` is standard input.
  public var instanceFile: String
  /// What is made small; what is usual for the file's kind without one.
  public var objective: SolveObjective?
  /// How long to search, in seconds; with neither limit the search ends after the construction.
  public var timeLimit: Double?
  /// How many iterations to search.
  public var iterations: Int?
  /// The start of the random numbers, not negative.
  public var seed = 1
  /// Threads that carry the work; all cores without a number.
  public var threads: Int?
  /// Where the plan goes as lines; refused before the search where an instance has none.
  public var planFile: String?
  /// Where the prices go; refused before the search where an instance has none.
  public var dualsFile: String?

  /// Asks for the best plan of an instance.
  public init(instanceFile: String) { self.instanceFile = instanceFile }
}

/// What is made small, where a kind of instance leaves the choice.
public enum SolveObjective: String, Sendable, CaseIterable {
  /// Length alone: DIMACS's convention for time windows, CVRPLIB's for `.vrp`.
  case distance
  /// Vehicles first, then length in double precision: SINTEF's convention.
  case vehicles
}
