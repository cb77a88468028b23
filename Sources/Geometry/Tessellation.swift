import CGEOS
public import Domain

/// The plane cut into cells by nearness, and points joined to triangles.
///
/// Sides are straight on the plane and may be very long: densify before going back to degrees.
extension GeometryContext {
  /// The Voronoi cells of the positions of `shape`, in no promised order (`GEOSVoronoiDiagram`).
  ///
  /// The cells cover the positions and `box` with a margin that GEOS chooses; intersect them with
  /// the area that you mean. Fewer than two different positions have no cells.
  ///
  /// - Parameters:
  ///   - shape: The positions.
  ///   - box: What the cells must cover at least.
  ///   - tolerance: Positions nearer than this many meters count as one; 0 for exact.
  /// - Returns: One polygon for each different position.
  /// - Throws: ``GeometryError`` for a number that is not finite or a negative tolerance.
  public mutating func voronoi(
    of shape: PlaneShape, covering box: PlaneBox? = nil, tolerance: Double = 0
  ) throws(GeometryError) -> [Polygon<PlanePoint>] {
    let operation = "Voronoi diagram"
    try Argument.check(operation, "tolerance", tolerance, allowed: "0 or more meters") { $0 >= 0 }
    let positions = try geos(shape, for: operation)
    guard let box else {
      return try positions.making(operation) { handle, pointer in
        GEOSVoronoiDiagram_r(handle, pointer, nil, tolerance, 0)
      }.plane(operation).polygons
    }
    let cover = try geos(box.shape, for: operation)
    return try positions.making(operation, with: cover) { handle, pointer, cover in
      GEOSVoronoiDiagram_r(handle, pointer, cover, tolerance, 0)
    }.plane(operation).polygons
  }

  /// For each of `points` its Voronoi cell, in order; nil when all points are one.
  ///
  /// Points at the same position get the same cell.
  public mutating func voronoiCells(
    of points: [PlanePoint], covering box: PlaneBox? = nil
  ) throws(GeometryError) -> [Polygon<PlanePoint>?] {
    let cells = try voronoi(of: .multiPoint(points), covering: box)
    let index = try ShapeIndex(of: cells.map { .polygon($0) })
    var found: [Polygon<PlanePoint>?] = []
    found.reserveCapacity(points.count)
    for point in points {
      // A point lies inside its own cell: none is nearer than the cell at distance zero.
      found.append(try index.nearest(to: point).map { cells[$0.index] })
    }
    return found
  }

  /// The Delaunay triangles of the positions of `shape`, in no promised order
  /// (`GEOSDelaunayTriangulation`); none when all positions lie on a line.
  public mutating func delaunay(
    of shape: PlaneShape, tolerance: Double = 0
  ) throws(GeometryError) -> [Polygon<PlanePoint>] {
    let operation = "Delaunay triangulation"
    try Argument.check(operation, "tolerance", tolerance, allowed: "0 or more meters") { $0 >= 0 }
    let triangles = try geos(shape, for: operation).making(operation) { handle, pointer in
      GEOSDelaunayTriangulation_r(handle, pointer, tolerance, 0)
    }
    return try triangles.plane(operation).polygons
  }
}
