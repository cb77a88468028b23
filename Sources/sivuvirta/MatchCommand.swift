internal import ArgumentParser
internal import Planning

/// `sivuvirta match`: producers to users of by-products.
struct MatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Match producers to users of by-products by month.",
    discussion: """
      Each material goes to the nearest suitable user by travel time; internal use comes first, \
      landfills last, and waste crosses a border only with a consent. What finds no partner is \
      listed with its reason. Without --month all twelve months are matched.

      EXAMPLE: sivuvirta match --year 2026 --month 11 --output flows.geojson
      """)

  @Option(parsing: .unconditional, help: ArgumentHelp("Year, 2000 to 2100.", valueName: "year"))
  var year: Int

  @Option(parsing: .unconditional, help: ArgumentHelp("Month, 1 to 12.", valueName: "month"))
  var month: Int?

  @Flag(help: "Print CSV instead of GeoJSON.")
  var csv = false

  @OptionGroup var map: RoadMapOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    guard (2000...2100).contains(year) else {
      throw ValidationError("--year: 2000 to 2100, not \(year).")
    }
    if let month, !(1...12).contains(month) {
      throw ValidationError("--month: 1 to 12, not \(month).")
    }
  }

  func run() throws {
    let monitor = Monitor(console)
    var scenario = try Scenario(folders: data.folders(), tell: monitor.tell)
    scenario.roads = map.selection
    let report = try MatchingRun(scenario: scenario, tell: monitor.tell)
      .match(year: year, months: month.map { [$0] } ?? Array(1...12))
    try Deliverable.write(csv ? report.csv : report.geoJSON(), to: output.output)
    console.note(report.summary)
  }
}
