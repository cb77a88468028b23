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

/// The roads that are driven and what is shut on them.
struct RoadMapOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Roads that `roads import` wrote, instead of those of GeoData.", valueName: "file"))
  var roads: String?

  @Option(
    help: ArgumentHelp(
      "GeoJSON of what is shut (lines of roads, areas, points; valid_from and valid_to as properties) or Fintraffic's traffic messages.",
      valueName: "file"))
  var closures: String?

  @Option(help: ArgumentHelp("GeoJSON of areas to keep out of.", valueName: "file"))
  var avoid: String?

  @Option(
    help: ArgumentHelp(
      "Time of day at which signs with hours are read, on imported roads.", valueName: "hh:mm"))
  var at: ClockArgument = ClockArgument(minute: 12 * 60)

  @Option(
    help: ArgumentHelp(
      "The farthest from an imported road that an end may lie.", valueName: "length"))
  var snap: LengthArgument = LengthArgument(meters: 10_000)

  mutating func validate() throws {
    guard (1...100_000).contains(snap.meters) else {
      throw ValidationError("--snap: 1m to 100km, not \(snap.meters) m.")
    }
  }

  /// What was chosen.
  var selection: RoadSelection {
    var selection = RoadSelection()
    selection.file = roads
    selection.closures = closures
    selection.avoided = avoid
    selection.minute = at.minute
    selection.farthestSnap = Meters(Int(snap.meters.rounded()))
    return selection
  }
}

/// A time of day on the command line.
struct ClockArgument: ExpressibleByArgument {
  /// Minutes after midnight, 0 to 1439.
  var minute: Int

  /// Makes a time of day.
  init(minute: Int) { self.minute = minute }

  /// Reads `HH:MM`, `nil` for anything else.
  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.count) }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), (0...23).contains(hour),
      (0...59).contains(minute)
    else { return nil }
    self.minute = hour * 60 + minute
  }

  /// As it is typed.
  var defaultValueDescription: String {
    let (hour, rest) = (minute / 60, minute % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
  }
}

/// `sivuvirta route`: one way between two points.
struct RouteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "route",
    abstract: "Find one way for a truck.",
    discussion: """
      FROM and TO are a site, a place of the road network, or lon,lat; site:ID and place:ID tell \
      the two apart where both exist. The way of least time is printed as GeoJSON with the roads, \
      the limits met and what to mind; --shortest distance asks for the fewest kilometers. \
      --roads takes an imported map instead of the shipped network.

      EXAMPLE: sivuvirta route outokumpu-tornio ajos-port --date 2026-11-23 --json
      """)

  @Argument(help: "Site, place, or lon,lat.")
  var from: String

  @Argument(help: "Site, place, or lon,lat.")
  var to: String

  @Option(
    help: ArgumentHelp(
      "End by way of which to go; may be given again for more, in the order of driving.",
      valueName: "end"))
  var via: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many ways to look for, the best among them, 1 to 10.", valueName: "n"))
  var alternatives = 1

  @Option(help: "What to minimize: time or distance.")
  var shortest: ShortestBy = .time

  @Flag(help: "Print a JSON object instead of GeoJSON.")
  var json = false

  @OptionGroup var road: RoadOptions
  @OptionGroup var map: RoadMapOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var console: ConsoleOptions

  mutating func validate() throws {
    guard (1...10).contains(alternatives) else {
      throw ValidationError("--alternatives: 1 to 10, not \(alternatives).")
    }
  }

  func run() throws {
    let monitor = Monitor(console)
    var scenario = try Scenario(folders: data.folders(), tell: monitor.tell)
    scenario.roads = map.selection
    var request = RouteRequest(ends: [from] + via + [to], question: road.question)
    request.isByDistance = shortest == .distance
    request.alternatives = alternatives
    let answer = try RouteRun(scenario: scenario, request: request, tell: monitor.tell).route()
    try Deliverable.write(json ? answer.json : answer.geoJSON(), to: output.output)
    for warning in answer.warnings { console.note("warning: \(warning)") }
  }
}
