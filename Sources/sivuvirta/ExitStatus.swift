internal import ArgumentParser
internal import Domain
internal import Glibc
internal import Planning

/// The exit codes of the program, and the one place where faults are mapped to them.
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
    case .internal: fault
    }
  }

  /// Says what went wrong on standard error and ends the program.
  static func leave(after error: any Error) -> Never {
    switch error {
    case let code as ExitCode:
      exit(code.rawValue)
    case let error where Deliverable.isReaderGone(error):
      exit(done)
    case let fault as any Fault:
      for line in fault.description.split(separator: "\n", omittingEmptySubsequences: false) {
        Console.error("sivuvirta: \(line)")
      }
      exit(code(of: fault.kind))
    default:
      // Help, version and faults of the command line are the argument parser's own.
      let code = Sivuvirta.exitCode(for: error)
      let message = Sivuvirta.fullMessage(for: error)
      if code.isSuccess {
        Console.result(message)
      } else {
        Console.error(message)
      }
      // The parser knows success, help and usage; any other error that comes here is ours.
      exit(code == .success ? done : code == .validationFailure ? usage : fault)
    }
  }
}
