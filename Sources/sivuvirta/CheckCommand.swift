internal import ArgumentParser
internal import Planning

/// `sivuvirta check`: recomputes a plan and names every breach.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Recompute a plan and name every breach.",
    discussion: """
      Reads the plan, GeoData and Config, recomputes ways, times, masses, hours, costs and sums \
      without the scheduler's code, and prints one line for each breach. Exits with 1 when there \
      is any. The loads that were asked for are kept in the plan; --loads compares them with a \
      file.

      A plan on imported roads, or with closures of a file, is verified with the same --roads, \
      --closures, --avoid, --at and --snap: the files are those of the plan, every way follows roads \
      that the vehicle may drive on the date, adds up, and none is faster. Without them its ways are \
      taken as they stand.

      With --instance the plan is one of a public instance, as solve writes it: lines 'Route k : \
      a b c' or the object of solve --json, whose figures are then checked too; GeoData and Config \
      are not asked. Of a haulage day, --duals has the prices that solve --duals writes; all routes \
      are priced again, and a bound that they do not prove exits with 1. Ctrl-C ends that with 130. \
      Of a file of the field, published solutions are read as they are; --objective says by which \
      convention they count. A plan of an input of VROOM is VROOM's output JSON.

      EXAMPLE: sivuvirta check plan.geojson
      """)

  @Argument(
    help: ArgumentHelp(
      "Plan as GeoJSON, or of an instance; - is standard input.", valueName: "plan"))
  var plan: String

  @Option(help: ArgumentHelp("CSV of the loads that were asked for.", valueName: "file"))
  var loads: String?

  @Option(help: ArgumentHelp("Public instance that the plan is of.", valueName: "file"))
  var instance: String?

  @Option(help: ArgumentHelp("Prices that should prove a bound.", valueName: "file"))
  var duals: String?

  @Option(help: "By what an instance counts: distance or vehicles first.")
  var objective: SolveObjective?

  @Flag(help: "Print JSON instead of lines.")
  var json = false

  @OptionGroup var map: RoadMapOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    if duals != nil, instance == nil {
      throw ValidationError("--duals belong to an instance; name it with --instance.")
    }
    if objective != nil, instance == nil {
      throw ValidationError("--objective belongs to an instance; name it with --instance.")
    }
    if instance != nil, map.selection.isNamed {
      throw ValidationError("--roads, --closures and --avoid belong to a plan of GeoData's sites.")
    }
    if loads != nil, instance != nil {
      throw ValidationError("--loads and --instance exclude each other.")
    }
    let files = [
      ("<plan>", plan), ("--loads", loads), ("--instance", instance), ("--duals", duals),
    ]
    let piped = files.filter { $0.1 == "-" }.map(\.0)
    if piped.count > 1 {
      throw ValidationError(
        piped.joined(separator: " and ") + ": only one of them from standard input.")
    }
  }

  func run() throws {
    let monitor = Monitor(console)
    if let instance { return try check(of: instance, monitor) }
    var scenario = try Scenario(folders: data.folders(), tell: monitor.tell)
    scenario.roads = map.selection
    let report = try PlanAudit(scenario: scenario).check(planFile: plan, loadsFile: loads)
    try Deliverable.write(json ? report.json : report.lines, to: output.output)
    console.note(report.summary)
    if !report.isClean { throw ExitCode(ExitStatus.wanting) }
  }

  private func check(of instance: String, _ monitor: Monitor) throws {
    try Deliverable.probe(output.output, layers: nil)
    Interrupt.listen()
    let report = try InstanceAudit(
      instanceFile: instance, tell: monitor.tell, isCancelled: { Interrupt.isRaised }
    ).check(planFile: plan, dualsFile: duals, objective: objective)
    monitor.close()
    try Deliverable.write(json ? report.json : report.lines, to: output.output)
    console.note(report.summary)
    if Interrupt.isRaised { throw ExitCode(ExitStatus.interrupted) }
    if !report.isClean { throw ExitCode(ExitStatus.wanting) }
  }
}
