internal import ArgumentParser
internal import Domain
internal import Planning

/// What `--shortest` minimizes.
enum ShortestBy: String, ExpressibleByArgument, CaseIterable {
  case time, distance
}

/// The vehicle and the day of a question to the road network.
struct RoadOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Vehicle type of Config, loaded to its gross mass.", valueName: "id"))
  var profile = "fi-tipper-76"

  @Flag(help: "The vehicle runs empty.")
  var empty = false

  @Option(
    help: ArgumentHelp(
      "Day, YYYY-MM-DD, 2000 to 2100 (default: today); decides season and closures.",
      valueName: "date"))
  var date: CalendarDate?

  /// The question's vehicle and day.
  var question: RoadQuestion { RoadQuestion(profile: profile, empty: empty, date: date) }
}

/// `sivuvirta route`: one way between two points.
struct RouteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "route",
    abstract: "Find one way for a truck.",
    discussion: """
      FROM and TO are a site, a place of the road network, or lon,lat; site:ID and place:ID tell \
      the two apart where both exist. The way of least time is printed as GeoJSON with the roads, \
      the limits met and what to mind; --shortest distance asks for the fewest kilometers.

      EXAMPLE: sivuvirta route outokumpu-tornio ajos-port --date 2026-11-23 --json
      """)

  @Argument(help: "Site, place, or lon,lat.")
  var from: String

  @Argument(help: "Site, place, or lon,lat.")
  var to: String

  @Option(help: "What to minimize: time or distance.")
  var shortest: ShortestBy = .time

  @Flag(help: "Print a JSON object instead of GeoJSON.")
  var json = false

  @OptionGroup var road: RoadOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var console: ConsoleOptions

  func run() throws {
    let monitor = Monitor(console)
    let scenario = try Scenario(folders: data.folders(), tell: monitor.tell)
    let answer = try RouteRun(scenario: scenario, question: road.question)
      .route(from: from, to: to, byDistance: shortest == .distance)
    try Deliverable.write(json ? answer.json : answer.geoJSON(), to: output.output)
    for warning in answer.warnings { console.note("warning: \(warning)") }
  }
}
