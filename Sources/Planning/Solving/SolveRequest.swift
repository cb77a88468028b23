/// A question about a public instance.
public struct SolveRequest: Sendable {
  /// The file of the instance; `-` is standard input.
  public var instanceFile: String
  /// How long to search, in seconds; with neither limit the search ends after the construction.
  public var timeLimit: Double?
  /// How many iterations to search.
  public var iterations: Int?
  /// The start of the random numbers, not negative.
  public var seed = 1
  /// Threads that carry the work; all cores without a number.
  public var threads: Int?

  /// Asks for the best plan of an instance.
  public init(instanceFile: String) { self.instanceFile = instanceFile }
}
