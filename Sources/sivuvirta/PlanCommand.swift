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

  @OptionGroup var search: SearchOptions

  @Option(
    help: ArgumentHelp("Also one file a layer here, with a QGIS style beside.", valueName: "dir"))
  var layers: String?

  @Flag(help: "Exit with 1 when a load stays unserved.")
  var strict = false

  @OptionGroup var map: RoadMapOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var console: ConsoleOptions

  func run() throws {
    try Deliverable.probe(output.output, layers: layers)
    Interrupt.listen()
    let monitor = Monitor(console)
    var scenario = try Scenario(folders: data.folders(), tell: monitor.tell)
    scenario.roads = map.selection
    var request = PlanRequest(
      date: date, firm: firm, seed: search.seed, generator: Program.generator)
    request.loadsFile = loads
    request.timeLimit = search.seconds
    request.iterations = search.iterations
    request.threads = search.threads
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
