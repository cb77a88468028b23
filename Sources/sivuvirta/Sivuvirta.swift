internal import ArgumentParser
internal import Domain
internal import Glibc

/// The program: parses the command line, runs one command, and turns faults into exit codes.
@main
struct Sivuvirta: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sivuvirta",
    abstract: "Plans by-product haulage in Lapland and northern Sweden, and shows it on a map.",
    discussion: """
      Results go to standard output or to --output, everything else to standard error. Exit codes: \
      0 done, 1 done but wanting, 64 wrong command line, 65 wrong input file, 69 something outside \
      is missing, 70 a fault of the program, 130 stopped by Ctrl-C.

      EXAMPLE: sivuvirta plan --date 2026-11-23 --output plan.geojson
      """,
    version: Program.version,
    subcommands: [
      PlanCommand.self, CheckCommand.self, MatchCommand.self, CatchmentCommand.self,
      BufferCommand.self, ProjectCommand.self, RouteCommand.self, MatrixCommand.self,
      SolveCommand.self, NightlyCommand.self, PlansCommand.self, SitesCommand.self,
      RoadsCommand.self,
      MaterialsCommand.self, FirmsCommand.self,
    ])

  static func main() {
    // A reader that goes away is no fault of the result; writing then fails with a message.
    signal(SIGPIPE, SIG_IGN)
    Console.holdStandardDescriptors()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      leave(after: error)
    }
  }

  /// Says what went wrong on standard error and ends the program.
  private static func leave(after error: any Error) -> Never {
    switch error {
    case let code as ExitCode:
      Glibc.exit(code.rawValue)
    case let fault as any Fault where fault.kind == .abandoned:
      Glibc.exit(ExitStatus.code(of: fault.kind))
    case let fault as any Fault:
      for line in fault.description.split(separator: "\n", omittingEmptySubsequences: false) {
        Console.error("sivuvirta: \(line)")
      }
      Glibc.exit(ExitStatus.code(of: fault.kind))
    default:
      // Help, version and faults of the command line are the argument parser's own.
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      if code.isSuccess {
        Console.result(message)
      } else {
        Console.error(message)
      }
      // The parser knows success, help and usage; any other error that comes here is ours.
      Glibc.exit(
        code == .success
          ? ExitStatus.done : code == .validationFailure ? ExitStatus.usage : ExitStatus.fault)
    }
  }
}
