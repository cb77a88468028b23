internal import Domain

/// The exit codes of the program, and what kind of fault has which.
enum ExitStatus {
  static let done: Int32 = 0
  static let wanting: Int32 = 1
  static let usage: Int32 = 64
  static let input: Int32 = 65
  static let outside: Int32 = 69
  static let fault: Int32 = 70
  static let interrupted: Int32 = 130

  static func code(of kind: FaultKind) -> Int32 {
    switch kind {
    case .usage: usage
    case .input: input
    case .environment: outside
    case .abandoned: done
    case .internal: fault
    }
  }
}
