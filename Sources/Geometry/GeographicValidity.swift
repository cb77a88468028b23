public import Domain

/// Validity of shapes in degrees, and nothing else in degrees: no distance is measured here.
///
/// GeoJSON carries positions rounded to seven decimals (about 1 cm). Rounding can fold a thin neck
/// of an area over itself; these verbs find and mend that on the grid of the rounded positions.
extension GeometryContext {
  /// Whether the rings of a shape in degrees are valid as lines on the map of longitude and
  /// latitude, as a reader of GeoJSON sees them.
  public mutating func validityInDegrees(
    of shape: GeographicShape
  ) throws(GeometryError) -> Validity<Coordinate> {
    switch try validity(of: shape.inDegrees) {
    case .valid: return .valid
    case .invalid(let reason, let location):
      return .invalid(
        reason: reason,
        location: location.map { Coordinate(clampedLongitude: $0.x, latitude: $0.y) })
    }
  }

  /// The shape as it may be written with `digits` decimals of a degree: rounded, without repeated
  /// positions, right-handed, and with valid areas.
  ///
  /// An area that the rounding has folded, or that was invalid before, is mended and then rounded
  /// anew with its border kept whole (`GEOSGeom_setPrecision`), so every position lies on the grid.
  /// Of an area only areas remain; one that is finer than the grid comes back empty. Lines and
  /// points are rounded only.
  ///
  /// - Parameters:
  ///   - shape: A shape on WGS 84 that does not cross the antimeridian.
  ///   - digits: Decimals to keep, 0 to 12.
  /// - Returns: The shape as a reader of the file will see it.
  /// - Throws: ``GeometryError`` for a ring that is not closed or has too few positions.
  public mutating func rounded(
    _ shape: GeographicShape, digits: Int = 7
  ) throws(GeometryError) -> GeographicShape {
    try Argument.check("rounding", "digits", Double(digits), allowed: "0 to 12") {
      (0...12).contains($0)
    }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    return try rounded(shape, scale: scale)
  }

  private mutating func rounded(
    _ shape: GeographicShape, scale: Double
  ) throws(GeometryError) -> GeographicShape {
    if case .collection(let parts) = shape {
      var results: [GeographicShape] = []
      for part in parts { results.append(try rounded(part, scale: scale)) }
      return .collection(results)
    }
    let isArea =
      switch shape {
      case .polygon, .multiPolygon: true
      default: false
      }
    let plain = shape.inDegrees.map { $0.rounded(scale: scale) }.withoutRepeats
    guard isArea else { return plain.asGeographic }
    if try validity(of: plain).isValid { return plain.asGeographic.rightHanded }
    let mended = try makeValid(plain, method: .structure, keepsCollapsed: false).areas
    let onGrid = try onGrid(mended, size: 1 / scale)
      .map { $0.rounded(scale: scale) }.withoutRepeats.areas
    guard try validity(of: onGrid).isValid else {
      throw .library(operation: "rounding", message: "the area stays invalid after mending")
    }
    return onGrid.asGeographic.rightHanded
  }
}

extension Shape where Position == Coordinate {
  /// The degrees as if they were a plane; never leaves this file.
  fileprivate var inDegrees: PlaneShape {
    map { PlanePoint(x: $0.longitude, y: $0.latitude) }
  }
}

extension Shape where Position == PlanePoint {
  fileprivate var asGeographic: GeographicShape {
    map { Coordinate(clampedLongitude: $0.x, latitude: $0.y) }
  }
}

extension PlanePoint {
  /// The point with both numbers rounded to whole parts of `scale`, never to minus zero.
  fileprivate func rounded(scale: Double) -> PlanePoint {
    PlanePoint(x: (x * scale).rounded() / scale + 0, y: (y * scale).rounded() / scale + 0)
  }
}
