internal import Domain
internal import Exchange
internal import Geodesy

/// What is carried from which reference system to which.
public struct ReprojectionRequest: Sendable {
  /// The system of the file; `nil` takes the one that a GeoJSON declares, else EPSG:4326.
  public var from: String?
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
  public init(from: String?, to: String) {
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
    let target = try ReferenceSystem(request.to)
    let source = try request.from.map { try ReferenceSystem($0) }
    tell(.detail("\(try ProjLibrary())"))
    var stream = try ByteStream(path: file)
    if try Self.isGeoJSON(&stream, name: file) {
      var reader = GeoJSONReader(stream)
      let first = try reader.next()
      let declared = try reader.declaredReferenceSystem()
      if let source, let declared, (try? ReferenceSystem(declared)) != source {
        tell(.warning("\(file): the file declares \(declared); --from \(source) is obeyed"))
      }
      let known = try source ?? DeclaredSystem.read(declared, in: file)
      var work = GeoJSONReprojection(
        projector: try projector(from: known, to: target),
        digits: request.digits(in: target), refusingLateSystemsOf: source == nil ? file : nil)
      try work.run(reader, first: first, output: output)
      work.warn(tell)
    } else {
      let known = try source ?? DeclaredSystem.read(nil, in: file)
      var work = CSVReprojection(
        request: request, projector: try projector(from: known, to: target))
      try work.run(stream, output: output)
      work.warn(tell)
    }
  }

  private func projector(
    from source: ReferenceSystem, to target: ReferenceSystem
  ) throws -> Projector {
    var projector = try Projector(
      from: source, to: target, settings: Projector.Settings(strict: request.isStrict))
    tell(.detail("operation: \(projector.chosenOperation())"))
    return projector
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

/// The reference system that the `crs` member of a GeoJSON names.
enum DeclaredSystem {
  /// Reads it; EPSG:4326 when there is none.
  ///
  /// - Throws: `InputFault` when it is no horizontal system that PROJ knows.
  static func read(_ name: String?, in file: String) throws -> ReferenceSystem {
    guard let name else { return try ReferenceSystem("EPSG:4326") }
    do {
      return try ReferenceSystem(name)
    } catch {
      guard error.kind == .usage else { throw error }
      throw InputFault(
        InputProblem(
          code: "crs", at: SourceLocation(file: file, path: "crs"), value: name,
          expected: error.description))
    }
  }
}

extension ReprojectionRequest {
  /// Decimals of a result in `system`.
  func digits(in system: ReferenceSystem) -> Int {
    digits ?? (system.isPlainDegrees ? 7 : 3)
  }
}
