/// Where in the input a problem stands.
public struct SourceLocation: Hashable, Sendable {
  /// The file as the user named it, or `-` for standard input.
  public var file: String
  /// The line, from 1.
  public var line: Int?
  /// The character in the line, from 1.
  public var column: Int?
  /// The place inside a tree, such as `features[3].geometry` or `vehicles[0].type`.
  public var path: String?
  /// The column or key.
  public var field: String?

  /// Names a place in `file`.
  public init(
    file: String, line: Int? = nil, column: Int? = nil, path: String? = nil, field: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
    self.field = field
  }
}

/// One thing that is wrong in an input file, with what would be right.
public struct InputProblem: Hashable, Sendable, CustomStringConvertible {
  /// Whether the input can be used all the same.
  public enum Severity: String, Sendable { case error, warning }

  /// Whether the input can be used all the same.
  public var severity: Severity
  /// A stable word for machines, such as `value` `reference` `missing_column` `duplicate`.
  public var code: String
  /// Where it stands.
  public var location: SourceLocation
  /// The offending text, when there is one.
  public var value: String?
  /// What would be right.
  public var expected: String

  /// Describes one problem.
  public init(
    _ severity: Severity = .error, code: String, at location: SourceLocation,
    value: String? = nil, expected: String
  ) {
    self.severity = severity
    self.code = code
    self.location = location
    self.value = value
    self.expected = expected
  }

  /// File, line, severity, place, value and remedy in one line.
  public var description: String {
    var text = location.file
    if let line = location.line { text += ":\(line)" }
    if location.line != nil, let column = location.column { text += ":\(column)" }
    text += ": \(severity.rawValue)"
    if let path = location.path { text += ": \(path)" }
    if let field = location.field { text += ": field '\(field)'" }
    if let value { text += ": value '\(value.prefix(120))'" }
    return text + ": \(expected)"
  }
}

/// All errors of the input that one reading found, at least one.
public struct InputFault: Fault {
  /// The problems in the order of files and lines.
  public let problems: [InputProblem]

  /// Gathers problems.
  public init(_ problems: [InputProblem]) { self.problems = problems }

  /// Makes a fault of a single problem.
  public init(_ problem: InputProblem) { self.problems = [problem] }

  /// The user can mend it.
  public var kind: FaultKind { .input }

  /// One line for each problem.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
