public import Domain

/// A file that is no OpenStreetMap extract, or a broken one.
public enum OpenStreetMapError: Fault, Hashable {
  /// The file cannot be opened or read.
  case unreadable(file: String, reason: String)
  /// The file is something else; `likeness` says what it looks like and what to do.
  case notAnExtract(file: String, likeness: String)
  /// The file needs a feature that this program does not have.
  case feature(file: String, name: String, advice: String)
  /// The bytes of a frame, from an offset in the file on, are not what the format asks for.
  case format(file: String, offset: Int, found: String, expected: String)
  /// The content of a block is not what the format asks for; `position` counts the bytes of the
  /// inflated block, which begins at `offset` in the file.
  case block(
    file: String, index: Int, offset: Int, position: Int, found: String, expected: String)

  /// The data, unless the file is missing.
  public var kind: FaultKind {
    if case .unreadable = self { .environment } else { .input }
  }

  /// What is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file): \(reason)"
    case .notAnExtract(let file, let likeness):
      "\(file): no OpenStreetMap extract (.osm.pbf): \(likeness)"
    case .feature(let file, let name, let advice):
      "\(file): needs '\(name)', which is not read: \(advice)"
    case .format(let file, let offset, let found, let expected):
      "\(file): byte \(offset): \(found); \(expected)"
    case .block(let file, let index, let offset, let position, let found, let expected):
      "\(file): block \(index) (from byte \(offset)): byte \(position) of its content: \(found); "
        + expected
    }
  }
}
