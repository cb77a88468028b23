internal import ArgumentParser
internal import Planning

/// A length on the command line: `200m`, `1.5km`, or bare meters.
struct LengthArgument: ExpressibleByArgument {
  let meters: Double

  init(meters: Double) { self.meters = meters }

  init?(argument: String) {
    var text = Substring(argument)
    var factor = 1.0
    if text.hasSuffix("km") {
      text = text.dropLast(2)
      factor = 1000
    } else if text.hasSuffix("m") {
      text = text.dropLast()
    }
    guard let number = Double(text), number.isFinite, number.magnitude * factor <= 10_000_000 else {
      return nil
    }
    meters = number * factor
  }

  var defaultValueDescription: String {
    meters.truncatingRemainder(dividingBy: 1000) == 0
      ? "\(Int(meters / 1000))km" : "\(meters)m"
  }
}

/// The form of a buffer at the ends of lines.
enum CapStyle: String, ExpressibleByArgument, CaseIterable {
  case round, flat, square
}

/// The form of a buffer at corners.
enum JoinStyle: String, ExpressibleByArgument, CaseIterable {
  case round, mitre, bevel
}

/// `sivuvirta buffer`: buffers of any GeoJSON in meters.
struct BufferCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "buffer",
    abstract: "Buffer the features of a GeoJSON file in meters.",
    discussion: """
      Features are projected to ETRS-TM35FIN, buffered by GEOS, and written as valid polygons with \
      their properties and a geodesic area_km2. A negative distance shrinks polygons; what \
      vanishes is left out and counted. --dissolve unites all, --by unites the features that share \
      a value.

      EXAMPLE: sivuvirta buffer plan.geojson --distance 200m --dissolve --by vehicle
      """)

  @Argument(help: ArgumentHelp("GeoJSON; - is standard input.", valueName: "file"))
  var file: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Distance: 200m, 1.5km, -50m.", valueName: "length"))
  var distance: LengthArgument

  @Flag(help: "Unite the buffers.")
  var dissolve = false

  @Option(help: ArgumentHelp("Unite the buffers that share this property.", valueName: "field"))
  var by: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Segments of a quarter circle, 1 to 256.", valueName: "n"))
  var quality = 16

  @Option(help: "Ends of lines.")
  var cap: CapStyle = .round

  @Option(help: "Corners.")
  var join: JoinStyle = .round

  @OptionGroup var output: OutputOptions
  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    guard (1...256).contains(quality) else {
      throw ValidationError("--quality: 1 to 256, not \(quality).")
    }
    guard distance.meters != 0 else { throw ValidationError("--distance: not zero.") }
  }

  func run() throws {
    var request = BufferRequest(distance: distance.meters)
    request.isDissolved = dissolve || by != nil
    request.groupField = by
    request.quadrantSegments = quality
    request.cap = cap.rawValue
    request.join = join.rawValue
    let answer = try BufferRun(request: request).buffer(file: file)
    try Deliverable.write(answer.geoJSON, to: output.output)
    for warning in answer.warnings { console.note("warning: \(warning)") }
  }
}
