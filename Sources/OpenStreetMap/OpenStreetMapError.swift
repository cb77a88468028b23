public import Domain

/// A file that is no OpenStreetMap extract, or a broken one.
public enum OpenStreetMapError: Fault, Hashable {
  /// The bytes from an offset on are not what the format asks for.
  case format(offset: Int, found: String, expected: String)

  /// The data.
  public var kind: FaultKind { .input }

  /// What is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .format(let offset, let found, let expected):
      "byte \(offset): \(found): \(expected)"
    }
  }
}
