import CGEOS
public import Domain

/// Shapes as well-known text, for tests, notes on `-v` and comparing with other programs.
extension GeometryContext {
  /// Reads well-known text on the plane (`GEOSWKTReader`); heights are dropped.
  ///
  /// - Throws: ``GeometryError/text(_:message:)`` with what the reader expected.
  public mutating func shape(wellKnownText text: String) throws(GeometryError) -> PlaneShape {
    guard let reader = GEOSWKTReader_create_r(geos.handle) else { throw .memory }
    defer { GEOSWKTReader_destroy_r(geos.handle, reader) }
    guard let read = GEOSWKTReader_read_r(geos.handle, reader, text) else {
      throw .text(text, message: geos.takeMessage())
    }
    return try GEOSShape(owning: read, in: geos).plane("well-known text")
  }

  /// Writes a shape as well-known text with at most `digits` decimals (`GEOSWKTWriter`).
  public mutating func wellKnownText(
    of shape: PlaneShape, digits: Int = 3
  ) throws(GeometryError) -> String {
    let operation = "well-known text"
    try Argument.check(operation, "digits", Double(digits), allowed: "0 to 15") {
      (0...15).contains($0)
    }
    guard let writer = GEOSWKTWriter_create_r(geos.handle) else { throw .memory }
    defer { GEOSWKTWriter_destroy_r(geos.handle, writer) }
    GEOSWKTWriter_setTrim_r(geos.handle, writer, 1)
    GEOSWKTWriter_setRoundingPrecision_r(geos.handle, writer, Int32(digits))
    let text = try geos(shape, for: operation).read { handle, pointer in
      GEOSWKTWriter_write_r(handle, writer, pointer)
    }
    guard let text else { throw geos.failure(of: operation) }
    defer { GEOSFree_r(geos.handle, text) }
    return String(cString: text)
  }
}
