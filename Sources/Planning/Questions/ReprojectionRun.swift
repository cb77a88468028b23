internal import Domain
internal import Exchange
internal import Geodesy

/// What is carried from which reference system to which.
public struct ReprojectionRequest: Sendable {
  /// The system of the file.
  public var from: String
  /// The system of the result.
  public var to: String
  /// CSV column of x; `nil` looks for `x`, `lon`, `longitude`, `easting`.
  public var xColumn: String?
  /// CSV column of y; `nil` looks for `y`, `lat`, `latitude`, `northing`.
  public var yColumn: String?
  /// Decimals; `nil` takes 7 for degrees and 3 for meters.
  public var digits: Int?
  /// Refuse points outside the area of use.
  public var isStrict = false

  /// Asks for a transformation.
  public init(from: String, to: String) {
    self.from = from
    self.to = to
  }
}

/// Carries a GeoJSON or CSV file between reference systems as a stream.
public struct ReprojectionRun {
  private let request: ReprojectionRequest
  private let tell: (Stage) -> Void

  /// Asks for a transformation.
  public init(request: ReprojectionRequest, tell: @escaping (Stage) -> Void) {
    self.request = request
    self.tell = tell
  }

  /// Carries `file`, `-` for standard input, to `output`, `-` for standard output.
  ///
  /// The form is told by the name, else by the first byte. When a point is refused, the file stops
  /// there and nothing of it is left; what had gone to standard output stands.
  ///
  /// - Throws: `InputFault` that names line or path of every refused point of the batch at hand.
  public func run(file: String, output: String) throws {
    var projector = try Projector(
      from: request.from, to: request.to,
      settings: Projector.Settings(strict: request.isStrict))
    tell(.detail("\(try ProjLibrary())"))
    tell(.detail("operation: \(projector.chosenOperation())"))
    var stream = try ByteStream(path: file)
    if try Self.isGeoJSON(&stream, name: file) {
      var work = GeoJSONReprojection(
        projector: projector, digits: request.digits(in: projector.target))
      try work.run(stream, output: output)
      work.warn(tell)
    } else {
      var work = CSVReprojection(request: request, projector: projector)
      try work.run(stream, output: output)
      work.warn(tell)
    }
  }

  private static func isGeoJSON(_ stream: inout ByteStream, name: String) throws -> Bool {
    let lower = name.lowercased()
    if [".csv", ".txt"].contains(where: { lower.hasSuffix($0) }) { return false }
    if [".geojson", ".json", ".geojsonl", ".geojsons"].contains(where: { lower.hasSuffix($0) }) {
      return true
    }
    let start = try stream.peek().first {
      ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0)
    }
    return start == UInt8(ascii: "{") || start == 0x1E
  }
}

extension ReprojectionRequest {
  /// Decimals of a result in `system`.
  func digits(in system: ReferenceSystem) -> Int {
    digits ?? (system.isPlainDegrees ? 7 : 3)
  }
}
