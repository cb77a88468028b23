/// An error that knows who can mend it and says what is wrong, where, and what would be right.
public protocol Fault: Error, CustomStringConvertible, Sendable {
  /// Who can mend it.
  var kind: FaultKind { get }
}

/// Who can mend a fault; the program maps it to its exit code in one place.
public enum FaultKind: Hashable, Sendable {
  /// The command line: an unknown option, reference system, site or profile on it.
  case usage
  /// A file of data or configuration.
  case input
  /// Something outside: a missing file, the PROJ database, disk space, a lock.
  case environment
  /// Nobody: whoever read the result has gone, as `head` does when it has enough.
  case abandoned
  /// This program.
  case `internal`
}

/// A value that breaks the meaning of its own type.
public enum DomainError: Fault, Hashable {
  case identifier(String)
  case coordinate(longitude: Double, latitude: Double)
  case date(String)
  case window(earliest: Instant, latest: Instant)

  /// The user can mend it.
  public var kind: FaultKind { .input }

  /// What is wrong and what would be right.
  public var description: String {
    switch self {
    case .identifier(let text):
      "identifier '\(text)': 1 to 100 characters without '/', control characters or outer spaces"
    case .coordinate(let longitude, let latitude):
      "position \(longitude),\(latitude): longitude -180 to 180, latitude -90 to 90, in degrees"
    case .date(let text):
      "date '\(text)': a day of the calendar as YYYY-MM-DD, 1900 to 2199"
    case .window(let earliest, let latest):
      "time window: earliest \(earliest) is after latest \(latest)"
    }
  }
}
