import CGEOS
public import Domain

/// Sizes, distances and middles on the plane.
///
/// Areas and lengths are those of ETRS-TM35FIN; what is called hectares or square kilometers to a
/// user is measured on the ellipsoid by Geodesy.
extension GeometryContext {
  /// The area in square meters (`GEOSArea`), 0 for lines and points.
  public mutating func area(of shape: PlaneShape) throws(GeometryError) -> Double {
    try geos(shape, for: "area").measuring("area", GEOSArea_r)
  }

  /// The length of lines, or the perimeter of areas with their holes, in meters (`GEOSLength`).
  public mutating func length(of shape: PlaneShape) throws(GeometryError) -> Double {
    try geos(shape, for: "length").measuring("length", GEOSLength_r)
  }

  /// The least distance between two shapes in meters, 0 where they meet, nil when one is empty
  /// (`GEOSIntersects`, `GEOSDistanceIndexed`).
  public mutating func distance(
    between first: PlaneShape, and second: PlaneShape
  ) throws(GeometryError) -> Double? {
    // The indexed distance is that of the borders: an area that holds the other shape meets it.
    try measure("distance", first, second) { handle, one, other, number in
      switch GEOSIntersects_r(handle, one, other) {
      case 0: return GEOSDistanceIndexed_r(handle, one, other, number)
      case 1: return 1
      default: return 0
      }
    }
  }

  /// How far the shapes stray from one another: the greatest distance from a position of either to
  /// the other (`GEOSHausdorffDistance`), nil when one is empty.
  public mutating func hausdorffDistance(
    between first: PlaneShape, and second: PlaneShape
  ) throws(GeometryError) -> Double? {
    try measure("Hausdorff distance", first, second, GEOSHausdorffDistance_r)
  }

  /// The point of `first` and the point of `second` that are nearest to one another
  /// (`GEOSNearestPoints`), nil when a shape is empty.
  public mutating func nearestPoints(
    of first: PlaneShape, and second: PlaneShape
  ) throws(GeometryError) -> (PlanePoint, PlanePoint)? {
    let operation = "nearest points"
    let (one, other) = (try geos(first, for: operation), try geos(second, for: operation))
    guard !one.isEmpty, !other.isEmpty else { return nil }
    let sequence = one.read { handle, mine in
      other.read { _, theirs in GEOSNearestPoints_r(handle, mine, theirs) }
    }
    let points = try geos.positions(taking: sequence, operation)
    guard points.count == 2 else { throw geos.failure(of: operation) }
    return (points[0], points[1])
  }

  /// The center of mass (`GEOSGetCentroid`), nil for an empty shape; it may lie outside.
  public mutating func centroid(of shape: PlaneShape) throws(GeometryError) -> PlanePoint? {
    try geos(shape, for: "centroid").making("centroid", GEOSGetCentroid_r)
      .plane("centroid").positions.first
  }

  /// A point that lies on the shape (`GEOSPointOnSurface`), nil for an empty shape.
  public mutating func pointOnSurface(of shape: PlaneShape) throws(GeometryError) -> PlanePoint? {
    try geos(shape, for: "point on surface").making("point on surface", GEOSPointOnSurface_r)
      .plane("point on surface").positions.first
  }

  private func measure(
    _ operation: String, _ first: PlaneShape, _ second: PlaneShape,
    _ call: (GEOSContextHandle_t, OpaquePointer, OpaquePointer, UnsafeMutablePointer<Double>) ->
      Int32
  ) throws(GeometryError) -> Double? {
    let (one, other) = (try geos(first, for: operation), try geos(second, for: operation))
    guard !one.isEmpty, !other.isEmpty else { return nil }
    return try one.measuring(operation) { handle, mine, number in
      other.read { _, theirs in call(handle, mine, theirs, number) }
    }
  }
}
