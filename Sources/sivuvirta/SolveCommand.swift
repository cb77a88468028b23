internal import ArgumentParser
internal import Planning

/// `sivuvirta solve`: the cheapest plan of a public instance, and what none can undercut.
struct SolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "Solve a public instance of a day of full loads.",
    discussion: """
      Reads a haulage day as JSON: sites with tables of meters and seconds, loads with windows, \
      trucks with shifts; GeoData and Config are not asked. Prints a summary, or with --json an \
      object: instance, objective, feasible, vehicles, distance (km), duration (seconds of \
      driving), seconds, iterations, seed, cost and lower_bound (cents), gap (the part of the cost \
      that is not proved necessary), unserved, unserved_loads, trucks and routes (one list of load \
      ids for each truck). --plan writes lines 'Route TRUCK : LOAD ...' by position from 0; --duals \
      the prices that prove the lower bound. With --iterations the same input and seed give the same \
      plan on any number of threads. Ctrl-C ends the search and the best plan so far is written.

      EXAMPLE: sivuvirta solve GeoData/instances/haulage-day-20.json --time-limit 10s
      """)

  @Argument(
    help: ArgumentHelp("Haulage day as JSON; - is standard input.", valueName: "instance"))
  var instance: String

  @OptionGroup var search: SearchOptions

  @Option(help: ArgumentHelp("Also the plan as lines here.", valueName: "file"))
  var plan: String?

  @Option(help: ArgumentHelp("Also the prices that prove the bound here.", valueName: "file"))
  var duals: String?

  @Flag(help: "Print JSON instead of a summary.")
  var json = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    let files = [("--plan", plan), ("--duals", duals), ("--output", output.output)]
    for (index, first) in files.enumerated() {
      for second in files[(index + 1)...] where first.1 != nil && first.1 == second.1 {
        let name = second.1 == "-" ? "standard output" : "'\(second.1 ?? "")'"
        throw ValidationError("\(first.0) and \(second.0): not both to \(name).")
      }
    }
  }

  func run() throws {
    for file in [output.output, plan, duals] {
      if let file { try Deliverable.probe(file, layers: nil) }
    }
    Interrupt.listen()
    let monitor = Monitor(console)
    var request = SolveRequest(instanceFile: instance)
    request.timeLimit = search.seconds
    request.iterations = search.iterations
    request.seed = search.seed
    request.threads = search.threads
    let outcome = try SolveRun(
      request: request, tell: monitor.tell, isCancelled: { Interrupt.isRaised }
    ).solve()
    monitor.close()
    try outcome.write(to: output.output, asJSON: json, plan: plan, duals: duals)
    if Interrupt.isRaised { throw ExitCode(ExitStatus.interrupted) }
  }
}
