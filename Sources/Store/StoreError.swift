public import Domain

/// What can go wrong with a database file; each names the file and what would be right.
public enum StoreError: Fault, Hashable {
  /// There is no such file, and it was only to be read.
  case missing(file: String)
  /// The file cannot be opened or made.
  case unopenable(file: String, message: String)
  /// Another program holds the file.
  case locked(file: String)
  /// The file is no SQLite database.
  case notDatabase(file: String)
  /// The file is an SQLite database of another program.
  case foreign(file: String)
  /// The file was made by a newer version of this program.
  case newer(file: String, version: Int, known: Int)
  /// The file was made by an older version and may only be read.
  case older(file: String, version: Int, known: Int)
  /// The file is damaged.
  case corrupt(file: String, message: String)
  /// A row holds what this program never writes.
  case value(file: String, table: String, row: Int, column: String)
  /// The file or its folder may not be written.
  case unwritable(file: String, message: String)
  /// The disk is full or failed.
  case disk(file: String, message: String)
  /// Anything else that SQLite refused.
  case refused(file: String, message: String)

  /// The environment's owner can mend it, except what only we can have caused.
  public var kind: FaultKind {
    switch self {
    case .refused: .internal
    default: .environment
    }
  }

  /// What is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .missing(let file):
      "\(file): no such database; the first nightly run makes it, or name another"
    case .unopenable(let file, let message):
      "\(file): cannot be opened as a database: \(message); its folder must exist and be"
        + " open to this user for reading and writing"
    case .locked(let file):
      "\(file): locked by another program; wait for it to end, then try again"
    case .notDatabase(let file):
      "\(file): is not an SQLite database; move it away or name another"
    case .foreign(let file):
      "\(file): is a database, but no planning database of sivuvirta; name another"
    case .newer(let file, let version, let known):
      "\(file): planning database of version \(version), this program knows up to \(known);"
        + " use a newer sivuvirta"
    case .older(let file, let version, let known):
      "\(file): planning database of version \(version), this program reads \(known);"
        + " a nightly run brings it up to date"
    case .corrupt(let file, let message):
      "\(file): the database is damaged: \(message); restore it from a copy or move it away"
    case .value(let file, let table, let row, let column):
      "\(file): table '\(table)', row \(row), column '\(column)': a value that sivuvirta does"
        + " not write; restore the file from a copy"
    case .unwritable(let file, let message):
      "\(file): cannot be written: \(message); file and folder must be writable"
    case .disk(let file, let message):
      "\(file): the disk refused: \(message); make room or use another disk"
    case .refused(let file, let message):
      "\(file): the database refused a statement of ours: \(message)"
    }
  }
}
