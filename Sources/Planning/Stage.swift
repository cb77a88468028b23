/// What long work tells its caller while it goes on.
public enum Stage: Sendable {
  /// A step began, such as `reading GeoData`.
  case began(String)
  /// A fact worth telling with `--verbose`.
  case detail(String)
  /// Something a careful user wants to know.
  case warning(String)
  /// The search: seconds so far, iterations, cost in euros, what no tours that haul the same loads
  /// undercut (`nil` while nothing is proved), loads not served.
  case searching(seconds: Double, iterations: Int, cost: Double, bound: Double?, unserved: Int)
  /// The search for a haulage day.
  case solving(SolveProgress)
  /// The search for a routing instance: seconds so far, iterations, what the routes of the best plan
  /// come to in the file's unit of length or cost, its vehicles, visits not made.
  case routing(seconds: Double, iterations: Int, cost: Double, vehicles: Int, unserved: Int)
  /// The reading of an OpenStreetMap extract.
  case importing(ImportProgress)
  /// The check of a bound: classes of vehicles that are done, of so many in all cases together.
  case auditing(done: Int, classes: Int)
}

/// How far the search for a haulage day has come.
public struct SolveProgress: Hashable, Sendable {
  /// Seconds so far.
  public var seconds: Double
  /// Iterations so far.
  public var iterations: Int
  /// The best plan's cost in euros.
  public var cost: Double
  /// What no plan undercuts, in euros; `nil` while nothing is proved.
  public var bound: Double?
  /// The part of the cost that is not proved necessary, 0 to 1; `nil` while nothing is proved.
  public var gap: Double?
  /// Trucks of the best plan.
  public var vehicles: Int
  /// Loads that the best plan leaves.
  public var unserved: Int
}

/// How far the reading of an extract has come, in both passes over it.
public struct ImportProgress: Hashable, Sendable {
  /// Bytes done.
  public var done: Int
  /// Bytes in all.
  public var total: Int
  /// Seconds so far.
  public var seconds: Double

  /// Seconds that the rest takes at the pace so far; `nil` before anything is done.
  public var secondsLeft: Double? {
    done > 0 ? seconds * Double(total - done) / Double(done) : nil
  }
}
