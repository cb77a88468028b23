internal import ArgumentParser
internal import Planning

/// `sivuvirta solve`: the best plan of a public instance, and of a haulage day what none can undercut.
struct SolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "Solve a public routing instance or a day of full loads.",
    discussion: """
      The form of the file is told from its content; GeoData and Config are not asked. Text is in \
      the form of Solomon and Gehring-Homberger, of Li-Lim, or of CVRPLIB (.vrp); JSON is an input \
      of VROOM with its matrices, or a haulage day: sites with tables of meters and seconds, loads \
      with windows, trucks with shifts. With --iterations the same input and seed give the same \
      plan on any number of threads. Ctrl-C ends the search and the best plan so far is written.

      Text prints a summary, or with --json an object: instance, objective, feasible, vehicles, \
      distance and duration (of all ways, in the file's units), seconds, iterations, seed, \
      lower_bound (0: none is proved), unserved, unserved_customers, routes (one list of customers \
      for each vehicle, the depot left out; of a .vrp numbered from 1 without the depot). \
      --objective vehicles counts vehicles first, then distance in double precision (SINTEF; usual \
      but for .vrp); distance counts distance alone, truncated to one decimal (DIMACS) or in a .vrp \
      rounded to whole numbers (CVRPLIB). --plan writes lines 'Route k : a b c' and 'Cost N'.

      An input of VROOM gives VROOM's own output JSON, with or without --json: the most priority \
      first, then the most visits, then the least cost.

      A haulage day prints a summary, or with --json an object: instance, objective, feasible, \
      vehicles, distance (km), duration (seconds of driving), seconds, iterations, seed, cost and \
      lower_bound (cents), gap (the part of the cost that is not proved necessary), unserved, \
      unserved_loads, trucks and routes (one list of load ids for each truck). --plan writes lines \
      'Route TRUCK : LOAD ...' by position from 0; --duals the prices that prove the lower bound.

      GeoData/instances has a milk run in the form of Solomon, container rounds as an input of \
      VROOM, and a haulage day.

      EXAMPLE: sivuvirta solve GeoData/instances/haulage-day-20.json --time-limit 10s
      """)

  @Argument(
    help: ArgumentHelp("Instance as text or JSON; - is standard input.", valueName: "instance"))
  var instance: String

  @Option(help: "What is made small: distance, or vehicles first.")
  var objective: SolveObjective?

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
    request.objective = objective
    request.planFile = plan
    request.dualsFile = duals
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
