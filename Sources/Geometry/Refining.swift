import CGEOS
public import Domain

/// Fewer positions, more positions, positions on a grid, lines joined end to end.
extension GeometryContext {
  /// The shape with fewer positions, none farther than `tolerance` meters from where it was, rings
  /// valid as before (`GEOSTopologyPreserveSimplify`).
  ///
  /// Neighboring shapes are simplified apart: their common border may open.
  public mutating func simplify(
    _ shape: PlaneShape, tolerance: Double
  ) throws(GeometryError) -> PlaneShape {
    let operation = "simplify"
    try Argument.check(operation, "tolerance", tolerance, allowed: "0 or more meters") { $0 >= 0 }
    return try geos(shape, for: operation).making(operation) { handle, pointer in
      GEOSTopologyPreserveSimplify_r(handle, pointer, tolerance)
    }.plane(operation)
  }

  /// The same shape with no segment longer than `length` meters (`GEOSDensify`).
  ///
  /// A straight side on the plane is bent in degrees: in the middle of 10 km by 5 m, of 50 km by
  /// 120 m, of 200 km by 2 km at 67 N. 5000 m keeps it near 1 m. Needed before hulls, cells,
  /// rectangles and long lines go back to degrees; buffers of points have short sides.
  ///
  /// - Throws: ``GeometryError/argument(operation:name:value:allowed:)`` also when more than 50
  ///   million positions would come of it.
  public mutating func densify(
    _ shape: PlaneShape, length: Double = 5000
  ) throws(GeometryError) -> PlaneShape {
    let operation = "densify"
    let source = try geos(shape, for: operation)
    let whole = try source.measuring(operation, GEOSLength_r)
    try Argument.check(
      operation, "length", length, allowed: "above 0, and at most 50 million positions"
    ) { $0 > 0 && whole / $0 <= 5e7 }
    return try source.making(operation) { handle, pointer in
      GEOSDensify_r(handle, pointer, length)
    }.plane(operation)
  }

  /// The shape with its positions on a grid of `size` meters and its areas valid
  /// (`GEOSGeom_setPrecision`); what is finer than the grid falls out.
  ///
  /// - Throws: ``GeometryError/library(operation:message:)`` when the areas were invalid before.
  public mutating func onGrid(
    _ shape: PlaneShape, size: Double
  ) throws(GeometryError) -> PlaneShape {
    let operation = "grid"
    try Argument.check(operation, "size", size, allowed: "above 0") { $0 > 0 }
    return try geos(shape, for: operation).making(operation) { handle, pointer in
      GEOSGeom_setPrecision_r(handle, pointer, size, Int32(GEOS_PREC_VALID_OUTPUT.rawValue))
    }.plane(operation)
  }

  /// The lines of `shape` joined where just two of them meet (`GEOSLineMerge`).
  ///
  /// Lines that cross without a common end stay apart: node them by a union first.
  public mutating func mergeLines(_ shape: PlaneShape) throws(GeometryError) -> PlaneShape {
    try geos(shape, for: "merge lines").making("merge lines", GEOSLineMerge_r)
      .plane("merge lines")
  }
}
