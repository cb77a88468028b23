/// What long work tells its caller while it goes on.
public enum Stage: Sendable {
  /// A step began, such as `reading GeoData`.
  case began(String)
  /// A fact worth telling with `--verbose`.
  case detail(String)
  /// Something a careful user wants to know.
  case warning(String)
  /// The search: seconds so far, iterations, cost in euros, loads not served.
  case searching(seconds: Double, iterations: Int, cost: Double, unserved: Int)
}
