import CGEOS
public import Domain

/// Hulls around shapes: tight as a rubber band, or following the shape inward.
///
/// Their sides are long and straight on the plane: densify before going back to degrees.
extension GeometryContext {
  /// The least convex area around `shape` (`GEOSConvexHull`); a line or a point when the shape is
  /// no wider, empty when it is empty.
  public mutating func convexHull(of shape: PlaneShape) throws(GeometryError) -> PlaneShape {
    try geos(shape, for: "convex hull").making("convex hull", GEOSConvexHull_r)
      .plane("convex hull")
  }

  /// A hull around the points of `shape` that follows them inward (`GEOSConcaveHull`).
  ///
  /// - Parameters:
  ///   - shape: The points; lines and areas count by their positions.
  ///   - ratio: From 0, as deep as the points allow, to 1, the convex hull: the longest side kept,
  ///     as a share between the shortest and the longest side of the triangulation.
  ///   - allowsHoles: Whether empty regions inside become holes.
  /// - Returns: A polygon; a line or a point when the positions are no wider.
  /// - Throws: ``GeometryError/argument(operation:name:value:allowed:)`` for another ratio.
  public mutating func concaveHull(
    of shape: PlaneShape, ratio: Double, allowsHoles: Bool = false
  ) throws(GeometryError) -> PlaneShape {
    let operation = "concave hull"
    try Argument.check(operation, "ratio", ratio, allowed: "0 to 1") { (0...1).contains($0) }
    let hull = try geos(shape, for: operation).making(operation) { handle, pointer in
      GEOSConcaveHull_r(handle, pointer, ratio, allowsHoles ? 1 : 0)
    }
    return try hull.plane(operation)
  }

  /// A hull around areas that keeps every one of them whole (`GEOSConcaveHullOfPolygons`).
  ///
  /// - Parameters:
  ///   - areas: Valid areas that do not overlap; unite them first.
  ///   - ratio: From 0, only the areas and what binds them, to 1, nearly the convex hull.
  ///   - isTight: Whether the outer border follows the areas' own.
  ///   - allowsHoles: Whether gaps inside become holes.
  /// - Returns: A polygon, or empty when there are no areas.
  /// - Throws: ``GeometryError/argument(operation:name:value:allowed:)`` for another ratio.
  public mutating func concaveHull(
    ofAreas areas: PlaneShape, ratio: Double, isTight: Bool = false, allowsHoles: Bool = false
  ) throws(GeometryError) -> PlaneShape {
    let operation = "concave hull of areas"
    try Argument.check(operation, "ratio", ratio, allowed: "0 to 1") { (0...1).contains($0) }
    // Always a multipolygon: GEOS takes no collection here, and one polygon is a list of one.
    let input = PlaneShape.multiPolygon(areas.polygons)
    let hull = try geos(input, for: operation).making(operation) { handle, pointer in
      GEOSConcaveHullOfPolygons_r(handle, pointer, ratio, isTight ? 1 : 0, allowsHoles ? 1 : 0)
    }
    return try hull.plane(operation)
  }
}
