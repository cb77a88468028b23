internal import ArgumentParser
internal import Planning

/// Which way the trucks of a catchment go.
enum CatchmentDirection: String, ExpressibleByArgument, CaseIterable {
  case toward, from
}

/// `sivuvirta catchment`: the areas that trucks reach within limits.
struct CatchmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catchment",
    abstract: "Draw the areas from which trucks reach a site, or into which they reach from it.",
    discussion: """
      The pieces of road within each limit, cut exactly where it falls, are buffered by --width \
      and united in ETRS-TM35FIN; a larger limit contains the smaller ones, the area is geodesic. \
      With --nearest each piece of road goes to the site that is nearest by time. --lines gives \
      the pieces of road themselves.

      EXAMPLE: sivuvirta catchment kevitsa-mine --minutes 30,60,90 -o areas.geojson
      """)

  @Argument(help: "Sites, places, or lon,lat.")
  var sites: [String]

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Limits in minutes, separated by commas.", valueName: "list"))
  var minutes: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Limits in kilometers, separated by commas.", valueName: "list"))
  var km: String?

  @Option(help: "Trucks come toward the site, or leave from it.")
  var direction: CatchmentDirection = .toward

  @Flag(help: "Each piece of road to the site nearest by time.")
  var nearest = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Width of the buffer on each side: 500m, 2km.", valueName: "length"))
  var width: LengthArgument = LengthArgument(meters: 2000)

  @Flag(help: "Lines of road instead of areas.")
  var lines = false

  @OptionGroup var road: RoadOptions
  @OptionGroup var map: RoadMapOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    guard !sites.isEmpty else { throw ValidationError("name at least one site.") }
    guard (minutes == nil) != (km == nil) else {
      throw ValidationError("give either --minutes or --km.")
    }
    guard width.meters >= 1, width.meters <= 100_000 else {
      throw ValidationError("--width: 1 m to 100 km.")
    }
  }

  func run() throws {
    let monitor = Monitor(console)
    var scenario = try Scenario(folders: data.folders(), tell: monitor.tell)
    scenario.roads = map.selection
    var request = CatchmentRequest(sites: sites, question: road.question)
    request.limits =
      try minutes.map { try CatchmentLimits(minutes: $0) }
      ?? CatchmentLimits(kilometers: km ?? "")
    request.isToward = direction == .toward
    request.isNearest = nearest
    request.width = width.meters
    request.isLines = lines
    let answer = try CatchmentRun(scenario: scenario, request: request, tell: monitor.tell)
      .catchments()
    try Deliverable.write(answer.geoJSON(), to: output.output)
    for warning in answer.warnings { console.note("warning: \(warning)") }
  }
}
