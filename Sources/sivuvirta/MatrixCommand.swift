internal import ArgumentParser
internal import Planning

/// `sivuvirta matrix`: a travel table.
struct MatrixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix",
    abstract: "Compute a travel table between sites or points.",
    discussion: """
      A CSV row for each pair: from,to,km,minutes,max_gross_t; empty where there is no way. A loaded \
      vehicle goes at the heaviest gross mass that a good way allows. Without --sites and --points \
      all sites of GeoData are taken. A file of points has the columns id,lon,lat.

      EXAMPLE: sivuvirta matrix --sites outokumpu-tornio,ajos-port --date 2026-11-23
      """)

  @Option(help: ArgumentHelp("Sites, separated by commas.", valueName: "ids"))
  var sites: String?

  @Option(help: ArgumentHelp("CSV of points: id,lon,lat.", valueName: "file"))
  var points: String?

  @Flag(help: "Print JSON: sites, seconds and meters as matrices.")
  var json = false

  @OptionGroup var road: RoadOptions
  @OptionGroup var map: RoadMapOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    if sites != nil && points != nil {
      throw ValidationError("--sites and --points exclude each other.")
    }
  }

  func run() throws {
    let monitor = Monitor(console)
    var scenario = try Scenario(folders: data.folders(), tell: monitor.tell)
    scenario.roads = map.selection
    let run = MatrixRun(scenario: scenario, question: road.question, tell: monitor.tell)
    let matrix = try run.matrix(
      sites: sites.map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }, pointsFile: points)
    try Deliverable.write(json ? matrix.json : matrix.csv, to: output.output)
    if matrix.unreachable > 0 {
      console.note("warning: \(matrix.unreachable) pairs have no way for this vehicle and day")
    }
  }
}
