internal import ArgumentParser
internal import Domain
internal import Planning

/// `sivuvirta plan`: a day's loads onto a firm's vehicles and drivers.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Plan a day of haulage as GeoJSON.",
    discussion: """
      Without --loads the streams of the month give the day's loads: producers are matched to the \
      nearest suitable users, and the firm hauls what its scope in Config says. With --iterations \
      the same input and seed give the same bytes on any number of threads; with a time limit a \
      valid plan is promised, not the same one. Ctrl-C ends the search and the best plan so far is \
      written.

      EXAMPLE: sivuvirta plan --date 2026-11-23 --time-limit 10s --output plan.geojson
      """)

  @Option(help: ArgumentHelp("Day to plan, YYYY-MM-DD, 2000 to 2100.", valueName: "date"))
  var date: CalendarDate

  @Option(help: ArgumentHelp("Firm of Config/firms.", valueName: "id"))
  var firm = "pohjaset"

  @Option(
    help: ArgumentHelp(
      "CSV of loads: id,material,from,to,tonnes and optional windows.", valueName: "file"))
  var loads: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How long to search: 10s, 2m (default 10s).", valueName: "time"))
  var timeLimit: DurationArgument?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many iterations to search.", valueName: "n"))
  var iterations: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Start of the random numbers.", valueName: "n"))
  var seed = 1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Threads that carry the work (default: all cores).", valueName: "n"))
  var threads: Int?

  @Option(
    help: ArgumentHelp("Also one file a layer here, with a QGIS style beside.", valueName: "dir"))
  var layers: String?

  @Flag(help: "Exit with 1 when a load stays unserved.")
  var strict = false

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    if let iterations, iterations < 0 {
      throw ValidationError("--iterations: 0 or more, not \(iterations).")
    }
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads: 1 to 256, not \(threads).")
    }
    guard (0...Int(UInt32.max)).contains(seed) else {
      throw ValidationError("--seed: 0 to \(UInt32.max), not \(seed).")
    }
  }

  func run() throws {
    try Deliverable.probe(output.output, layers: layers)
    Interrupt.listen()
    let monitor = Monitor(console)
    let scenario = try Scenario(folders: data.folders(), tell: monitor.tell)
    var request = PlanRequest(
      date: date, firm: firm, seed: seed, generator: Program.generator)
    request.loadsFile = loads
    request.timeLimit = timeLimit?.seconds ?? (iterations == nil ? 10 : nil)
    request.iterations = iterations
    request.threads = threads
    let run = PlanningRun(
      scenario: scenario, request: request, tell: monitor.tell,
      isCancelled: { Interrupt.isRaised })
    let plan = try run.plan()
    monitor.close()
    try run.write(plan, to: output.output, layers: layers)
    console.note(PlanSummary(plan).text)
    if Interrupt.isRaised { throw ExitCode(ExitStatus.interrupted) }
    if strict && plan.figures.unserved > 0 { throw ExitCode(ExitStatus.wanting) }
  }
}
