internal import ArgumentParser
internal import Domain
internal import Planning

/// `sivuvirta nightly`: every firm of the night's list.
struct NightlyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nightly",
    abstract: "Plan and check every firm of Config/nightly.yaml, and record the plans.",
    discussion: """
      Firms are planned one after the other, each on its own: a broken file of one leaves the \
      others planned. Plans are written whole or not at all; a JSON line for each firm goes to \
      standard output. Run twice, the outcome is the same. Exits with 1 when a firm failed.

      EXAMPLE: sivuvirta nightly --date 2026-11-23
      """)

  @Option(help: ArgumentHelp("Day to plan, YYYY-MM-DD, 2000 to 2100.", valueName: "date"))
  var date: CalendarDate

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How long to search for each firm.", valueName: "time"))
  var timeLimit: DurationArgument?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many iterations to search for each firm.", valueName: "n"))
  var iterations: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Start of the random numbers (default: the one of Config/nightly.yaml).", valueName: "n"))
  var seed: Int?

  @OptionGroup var data: DataOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    if let iterations, iterations < 0 {
      throw ValidationError("--iterations: 0 or more, not \(iterations).")
    }
    if let seed, !(0...Int(UInt32.max)).contains(seed) {
      throw ValidationError("--seed: 0 to \(UInt32.max), not \(seed).")
    }
  }

  func run() throws {
    Interrupt.listen()
    let monitor = Monitor(console)
    var request = NightlyRequest(date: date, seed: seed, generator: Program.generator)
    request.timeLimit = timeLimit?.seconds
    request.iterations = iterations
    request.databaseFile = database.database
    let outcome = try Nightly(folders: data.folders(), request: request)
      .run(
        tell: monitor.tell, isCancelled: { Interrupt.isRaised },
        line: { Console.result($0) })
    monitor.close()
    if Interrupt.isRaised { throw ExitCode(ExitStatus.interrupted) }
    if outcome.failed > 0 { throw ExitCode(ExitStatus.wanting) }
  }
}

/// Where plans are kept.
struct DatabaseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Database of plans (default: the one of Config/nightly.yaml).", valueName: "file"))
  var database: String?
}
