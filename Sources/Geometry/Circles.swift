import CGEOS
public import Domain

/// A circle on the plane, in meters.
public struct Circle: Hashable, Sendable {
  /// The center.
  public var center: PlanePoint
  /// The radius in meters, zero for a point.
  public var radius: Double

  /// Makes a circle.
  public init(center: PlanePoint, radius: Double) {
    self.center = center
    self.radius = radius
  }
}

extension GeometryContext {
  /// The exact smallest circle around `shape` (`GEOSMinimumBoundingCircle`), nil for an empty
  /// shape.
  public mutating func minimumBoundingCircle(
    of shape: PlaneShape
  ) throws(GeometryError) -> Circle? {
    let operation = "minimum bounding circle"
    var radius = 0.0
    var middle: OpaquePointer?
    let drawn = try geos(shape, for: operation).making(operation) { handle, pointer in
      GEOSMinimumBoundingCircle_r(handle, pointer, &radius, &middle)
    }
    let center = try middle.map { GEOSShape(owning: $0, in: geos) }?.plane(operation)
    if !drawn.isEmpty, case .point(let point) = center {
      return Circle(center: point, radius: radius)
    }
    // GEOS 3.11 draws no circle around a position that is written more than once.
    return shape.positions.first.map { Circle(center: $0, radius: 0) }
  }

  /// The largest circle inside `area`, its center to within `tolerance` meters
  /// (`GEOSMaximumInscribedCircle`): where a label goes, and how wide the area is at its widest.
  ///
  /// - Throws: ``GeometryError/malformed(operation:what:)`` for a shape without area.
  public mutating func largestInscribedCircle(
    in area: PlaneShape, tolerance: Double = 1
  ) throws(GeometryError) -> Circle {
    let operation = "largest inscribed circle"
    try Argument.check(operation, "tolerance", tolerance, allowed: "at least 0.000001 m") {
      $0 >= 1e-6
    }
    let areas = try geos(area.areas, for: operation)
    // GEOS 3.11 may search without end in an area of none.
    guard try areas.measuring(operation, GEOSArea_r) > 0 else {
      throw .malformed(operation: operation, what: "the shape has no area; give a polygon")
    }
    let radius = try areas.making(operation) { handle, pointer in
      GEOSMaximumInscribedCircle_r(handle, pointer, tolerance)
    }
    let ends = try radius.plane(operation).positions
    guard ends.count == 2 else { throw geos.failure(of: operation) }
    return Circle(center: ends[0], radius: ends[0].distance(to: ends[1]))
  }

  /// The circle as an area of chords (`GEOSBuffer`), 4 x `quadrantSegments` sides.
  ///
  /// The chords lie inside the circle, so points on it may lie just outside the area.
  public mutating func area(
    of circle: Circle, quadrantSegments: Int = 16
  ) throws(GeometryError) -> PlaneShape {
    try buffer(
      .point(circle.center), by: circle.radius,
      style: BufferStyle(quadrantSegments: quadrantSegments))
  }
}
