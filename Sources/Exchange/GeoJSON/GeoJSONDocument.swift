import Domain

/// A whole GeoJSON file in memory, of any form that ``GeoJSONReader`` reads.
public struct GeoJSONDocument: Sendable {
  /// What the text is made of.
  public var form: GeoJSONReader.Form
  /// In the order of the file.
  public var features: [GeoJSONFeature]
  /// The members of the collection that GeoJSON does not define.
  public var members: [JSONMember]
  /// The extent that the collection states.
  public var boundingBox: [Double]?
  /// The reference system that the collection names by the old `crs` member.
  public var declaredReferenceSystem: String?

  /// Reads a file, or standard input for `-`.
  ///
  /// - Throws: ``ExchangeError`` when it cannot be read, `InputFault` with all its faults (100 at
  ///   most).
  public init(path: String) throws { try self.init(ByteStream(path: path)) }

  /// Reads text that is in memory.
  ///
  /// - Throws: `InputFault` with all its faults (100 at most).
  public init(name: String, bytes: [UInt8]) throws {
    try self.init(ByteStream(name: name, bytes: bytes))
  }

  private init(_ stream: consuming ByteStream) throws {
    var reader = GeoJSONReader(stream)
    var problems: [InputProblem] = []
    features = []
    while problems.count < JSONScanner.maximumProblems {
      do {
        guard let feature = try reader.next() else { break }
        features.append(feature)
      } catch let fault as InputFault {
        problems += fault.problems
        if reader.isBroken { break }
      }
    }
    if !problems.isEmpty { throw InputFault(problems) }
    form = reader.form
    members = reader.members
    boundingBox = reader.boundingBox
    declaredReferenceSystem = try reader.declaredReferenceSystem()
  }

  /// Whether `name` is a name of WGS 84 with longitude first, which GeoJSON has without naming it.
  public static func isWGS84(_ name: String) -> Bool {
    [
      "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84", "CRS84",
      "EPSG:4326", "urn:ogc:def:crs:EPSG::4326",
    ].contains { $0.lowercased() == name.lowercased() }
  }
}
