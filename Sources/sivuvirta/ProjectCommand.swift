internal import ArgumentParser
internal import Planning

/// `sivuvirta project`: any GeoJSON or CSV from one reference system to another.
struct ProjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "project",
    abstract: "Transform a GeoJSON or CSV file between reference systems.",
    discussion: """
      Axes are always longitude, latitude or easting, northing, whatever the order of the \
      register. A CSV keeps its columns and rows; x,y (or lon,lat, or those named by --x and --y) \
      are replaced. Points outside the area of use by up to 5 degrees are counted in one warning, \
      farther ones are refused; --strict refuses both. Works as a stream, so a file may be larger \
      than memory.

      EXAMPLE: sivuvirta project GeoData/sites.csv --to EPSG:3067
      """)

  @Argument(help: ArgumentHelp("GeoJSON or CSV; - is standard input.", valueName: "file"))
  var file: String

  @Option(
    help: ArgumentHelp(
      "Reference system of the file (default: the one that a GeoJSON declares, else EPSG:4326).",
      valueName: "crs"))
  var from: String?

  @Option(help: ArgumentHelp("Reference system of the result.", valueName: "crs"))
  var to = "EPSG:3067"

  @Option(help: ArgumentHelp("CSV column of x or longitude.", valueName: "column"))
  var x: String?

  @Option(help: ArgumentHelp("CSV column of y or latitude.", valueName: "column"))
  var y: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Decimals, 0 to 9 (default: 7 for degrees, 3 for meters).", valueName: "n"))
  var digits: Int?

  @Flag(help: "Refuse points outside the area of use.")
  var strict = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    if let digits, !(0...9).contains(digits) {
      throw ValidationError("--digits: 0 to 9, not \(digits).")
    }
    if (x == nil) != (y == nil) { throw ValidationError("--x and --y go together.") }
  }

  func run() throws {
    let monitor = Monitor(console)
    var request = ReprojectionRequest(from: from, to: to)
    request.xColumn = x
    request.yColumn = y
    request.digits = digits
    request.isStrict = strict
    try ReprojectionRun(request: request, tell: monitor.tell)
      .run(file: file, output: output.output)
  }
}
