import CGEOS
public import Domain

/// An area made ready for many questions: what lies in it, what meets it, what is near.
///
/// It has a GEOS context of its own. Not Sendable: GEOS completes its indexes with the first
/// questions, so each task prepares its own.
@safe public struct PreparedArea: ~Copyable {
  private let area: GEOSShape
  private let prepared: OpaquePointer

  /// Prepares `area` (`GEOSPrepare`), which must be valid; lines and points work too.
  public init(_ area: PlaneShape) throws(GeometryError) {
    let context = try GEOSContext()
    let shape = try GEOSShape(area, in: context, for: "prepare")
    guard let prepared = shape.read(GEOSPrepare_r) else { throw context.failure(of: "prepare") }
    self.area = shape
    self.prepared = prepared
  }

  deinit { GEOSPreparedGeom_destroy_r(area.context.handle, prepared) }

  /// Whether `point` lies inside, not on the border (`GEOSPreparedContains`).
  public func contains(_ point: PlanePoint) throws(GeometryError) -> Bool {
    try ask("contains", .point(point), GEOSPreparedContains_r)
  }

  /// Whether `shape` lies inside, not only on the border (`GEOSPreparedContains`).
  public func contains(_ shape: PlaneShape) throws(GeometryError) -> Bool {
    try ask("contains", shape, GEOSPreparedContains_r)
  }

  /// Whether no point of `shape` lies outside (`GEOSPreparedCovers`); the border counts as in.
  public func covers(_ shape: PlaneShape) throws(GeometryError) -> Bool {
    try ask("covers", shape, GEOSPreparedCovers_r)
  }

  /// Whether `shape` has a point in common with the area (`GEOSPreparedIntersects`).
  public func intersects(_ shape: PlaneShape) throws(GeometryError) -> Bool {
    try ask("intersects", shape, GEOSPreparedIntersects_r)
  }

  /// Whether `shape` comes within `distance` meters (`GEOSPreparedDistanceWithin`).
  public func isWithin(
    _ distance: Double, of shape: PlaneShape
  ) throws(GeometryError) -> Bool {
    try Argument.check("distance within", "distance", distance, allowed: "0 or more meters") {
      $0 >= 0
    }
    return try ask("distance within", shape) { handle, prepared, other in
      GEOSPreparedDistanceWithin_r(handle, prepared, other, distance)
    }
  }

  private func ask(
    _ operation: String, _ shape: PlaneShape,
    _ call: (GEOSContextHandle_t, OpaquePointer, OpaquePointer) -> CChar
  ) throws(GeometryError) -> Bool {
    let other = try GEOSShape(shape, in: area.context, for: operation)
    return try area.asking(operation, of: other) { handle, _, theirs in
      call(handle, prepared, theirs)
    }
  }
}
