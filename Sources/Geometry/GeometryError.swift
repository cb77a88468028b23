public import Domain

/// What can go wrong with a shape, with the evidence and with what GEOS said.
public enum GeometryError: Fault, Hashable {
  /// A position is not finite; `index` counts positions in the order in which they are written.
  case notFinite(operation: String, index: Int, x: Double, y: Double)
  /// A distance, ratio or count is outside what the operation allows.
  case argument(operation: String, name: String, value: Double, allowed: String)
  /// A line or ring lacks positions or is not closed.
  case malformed(operation: String, what: String)
  /// GEOS refused the shape; `message` is its own text.
  case library(operation: String, message: String)
  /// The result has left the range of finite numbers.
  case resultNotFinite(operation: String)
  /// A text is not well-known text; `message` is what GEOS said.
  case text(String, message: String)
  /// GEOS gave no context or index, which means that memory is short.
  case memory

  /// A wrong number is the command's, a wrong shape the file's.
  public var kind: FaultKind {
    switch self {
    case .notFinite, .malformed, .library, .resultNotFinite, .text: .input
    case .argument: .usage
    case .memory: .environment
    }
  }

  /// What was done, what was wrong with it, and what would be right.
  public var description: String {
    switch self {
    case .notFinite(let operation, let index, let x, let y):
      "\(operation): position \(index) is \(x),\(y); both must be finite numbers"
    case .argument(let operation, let name, let value, let allowed):
      "\(operation): \(name) is \(value); allowed is \(allowed)"
    case .malformed(let operation, let what):
      "\(operation): \(what)"
    case .library(let operation, let message):
      "\(operation): GEOS says '\(message)'; make the shape valid first"
    case .resultNotFinite(let operation):
      "\(operation): the result is not finite; use a smaller distance"
    case .text(let text, let message):
      "well-known text '\(text.prefix(80))': \(message)"
    case .memory:
      "GEOS could not start; free some memory"
    }
  }
}
