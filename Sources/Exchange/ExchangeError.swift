public import Domain

/// What can go wrong with a text file beside its content; content is told by `InputFault`.
public enum ExchangeError: Fault, Hashable {
  /// The file does not exist or cannot be opened or read.
  case unreadable(file: String, reason: String)
  /// The file cannot be written; nothing of it was left behind.
  case unwritable(file: String, reason: String)
  /// The file is larger than what is read into memory.
  case tooLarge(file: String, bytes: Int, limit: Int)
  /// Whoever read the standard output has gone, as `head` does; a program ends quietly.
  case closedPipe(file: String)

  /// Who can mend it.
  public var kind: FaultKind {
    switch self {
    case .unreadable, .unwritable: .environment
    case .closedPipe: .abandoned
    case .tooLarge: .input
    }
  }

  /// What is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file): cannot be read: \(reason)"
    case .unwritable(let file, let reason): "\(file): cannot be written: \(reason)"
    case .tooLarge(let file, let bytes, let limit):
      "\(file): \(bytes) bytes; at most \(limit) are read"
    case .closedPipe(let file): "\(file): the reader has closed the pipe"
    }
  }
}
