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

      EXAMPLE: sivuvirta check plan.geojson
      """)

  @Argument(help: ArgumentHelp("Plan as GeoJSON; - is standard input.", valueName: "plan"))
  var plan: String

  @Option(help: ArgumentHelp("CSV of the loads that were asked for.", valueName: "file"))
  var loads: String?

  @Flag(help: "Print JSON instead of lines.")
  var json = false

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var console: ConsoleOptions

  func run() throws {
    let monitor = Monitor(console)
    let scenario = try Scenario(folders: data.folders(), tell: monitor.tell)
    let report = try PlanAudit(scenario: scenario).check(planFile: plan, loadsFile: loads)
    try Deliverable.write(json ? report.json : report.lines, to: output.output)
    console.note(report.summary)
    if !report.isClean { throw ExitCode(ExitStatus.wanting) }
  }
}
