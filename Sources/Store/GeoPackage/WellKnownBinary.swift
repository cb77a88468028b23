/// The lines of a geometry, as a file has them, in the file's own reference system.
public struct FeatureLines: Hashable, Sendable {
  /// Easting and northing, or longitude and latitude, of all points in turn.
  public internal(set) var coordinates: [Double] = []
  /// By line: the number of points up to its end, those of the lines before it included.
  public internal(set) var ends: [Int] = []

  /// No lines.
  init() {}
}

/// Reads lines from well-known binary, every count compared with the bytes that are there.
///
/// Source: OGC 06-103r4, Simple Feature Access, 8.2, with the codes of ISO 13249-3 for heights (Z)
/// and measures (M), which are read past. Other geometries are refused by name.
struct WellKnownBinary {
  /// What is wrong with a geometry, and what would be right.
  struct Fault: Error, Equatable {
    var value: String?
    var expected: String
  }

  private let bytes: ArraySlice<UInt8>
  private var next: Int
  private var isLittle = true

  /// Begins at the first of the bytes.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    next = bytes.startIndex
  }

  /// Reads a LineString or a MultiLineString that fills the bytes; one that is empty has no lines.
  static func lines(_ bytes: ArraySlice<UInt8>) throws(Fault) -> FeatureLines {
    var reader = WellKnownBinary(bytes)
    var lines = FeatureLines()
    try reader.geometry(into: &lines, isPart: false)
    guard reader.next == bytes.endIndex else {
      throw Fault(
        value: "\(bytes.endIndex - reader.next) bytes", expected: "nothing after the last point")
    }
    return lines
  }

  private mutating func geometry(into lines: inout FeatureLines, isPart: Bool) throws(Fault) {
    let order = try byte()
    guard order < 2 else {
      throw Fault(value: "\(order)", expected: "0 or 1 for the order of bytes in a geometry")
    }
    isLittle = order == 1
    let code = try word()
    let width: Int
    switch code / 1000 {
    case 0: width = 2
    case 1, 2: width = 3
    case 3: width = 4
    default: throw Fault(value: Self.name(of: code), expected: Self.expected)
    }
    switch (code % 1000, isPart) {
    case (2, _): try line(width: width, into: &lines)
    case (5, false):
      let count = Int(try word())
      // A line has nine bytes at least, so that a count can be checked before anything is read.
      guard count <= (bytes.endIndex - next) / 9 else {
        throw Fault(value: "\(count) lines", expected: "as many as there are bytes for")
      }
      for _ in 0..<count { try geometry(into: &lines, isPart: true) }
    default: throw Fault(value: Self.name(of: code), expected: Self.expected)
    }
  }

  private mutating func line(width: Int, into lines: inout FeatureLines) throws(Fault) {
    let count = Int(try word())
    guard count <= (bytes.endIndex - next) / (8 * width) else {
      throw Fault(
        value: "\(count) points", expected: "as many as the \(bytes.endIndex - next) bytes hold")
    }
    if count == 0 { return }
    guard count > 1 else { throw Fault(value: "1 point", expected: "two points in a line") }
    lines.coordinates.reserveCapacity(lines.coordinates.count + 2 * count)
    for _ in 0..<count {
      let (x, y) = (try double(), try double())
      next += 8 * (width - 2)
      guard x.isFinite, y.isFinite else {
        throw Fault(value: "\(x),\(y)", expected: "finite coordinates")
      }
      lines.coordinates.append(x)
      lines.coordinates.append(y)
    }
    lines.ends.append((lines.ends.last ?? 0) + count)
  }

  private static let expected = "a LineString or MultiLineString"

  private static func name(of code: UInt32) -> String {
    let names: [UInt32: String] = [
      1: "Point", 2: "LineString", 3: "Polygon", 4: "MultiPoint", 5: "MultiLineString",
      6: "MultiPolygon", 7: "GeometryCollection", 8: "CircularString", 9: "CompoundCurve",
      10: "CurvePolygon", 11: "MultiCurve", 12: "MultiSurface",
    ]
    return (code < 4000 ? names[code % 1000] : nil) ?? "geometry type \(code)"
  }

  private mutating func byte() throws(Fault) -> UInt8 {
    guard next < bytes.endIndex else { throw Self.cut }
    defer { next += 1 }
    return bytes[next]
  }

  private mutating func word() throws(Fault) -> UInt32 {
    UInt32(truncatingIfNeeded: try unsigned(4))
  }

  private mutating func double() throws(Fault) -> Double {
    Double(bitPattern: try unsigned(8))
  }

  private mutating func unsigned(_ count: Int) throws(Fault) -> UInt64 {
    guard bytes.endIndex - next >= count else { throw Self.cut }
    var value: UInt64 = 0
    for offset in 0..<count {
      let byte = UInt64(bytes[next + (isLittle ? count - 1 - offset : offset)])
      value = value << 8 | byte
    }
    next += count
    return value
  }

  private static let cut = Fault(
    value: nil, expected: "the bytes of a whole geometry; they end too early")
}

extension WellKnownBinary {
  /// Reads the lines of a GeoPackage's geometry, whose header must name the system of its layer.
  ///
  /// Source: OGC 12-128r18, GeoPackage, 2.1.3: `GP`, version, flags, number of the system, envelope.
  static func lines(
    geoPackage bytes: [UInt8], system: Int
  ) throws(Fault) -> FeatureLines {
    guard bytes.count >= 8, bytes[0] == 0x47, bytes[1] == 0x50 else {
      throw Fault(
        value: bytes.prefix(2).map { String($0, radix: 16) }.joined(separator: " "),
        expected: "a geometry of a GeoPackage, which begins with GP (47 50)")
    }
    guard bytes[2] == 0 else {
      throw Fault(value: "version \(bytes[2])", expected: "version 0 of the geometry header")
    }
    let flags = bytes[3]
    guard flags & 0x20 == 0 else {
      throw Fault(value: "an extended geometry", expected: Self.expected)
    }
    var head = WellKnownBinary(bytes[4..<8])
    head.isLittle = flags & 1 == 1
    let stated = Int(Int32(bitPattern: try head.word()))
    guard stated == system else {
      throw Fault(
        value: "srs_id \(stated)", expected: "srs_id \(system), the reference system of the layer")
    }
    let envelopes = [0, 32, 48, 48, 64]
    let kind = Int(flags >> 1 & 7)
    guard kind < envelopes.count else {
      throw Fault(value: "envelope \(kind)", expected: "an envelope of kind 0 to 4")
    }
    guard bytes.count >= 8 + envelopes[kind] else { throw cut }
    // The empty flag only repeats what the geometry says; it is believed when both say so.
    return try lines(bytes[(8 + envelopes[kind])...])
  }
}
