import Domain
import Geometry
import Testing

@Suite("Cells, triangles, hulls and rectangles")
struct TessellationTests {
  @Test("every point lies in its own cell and is the nearest to all of it")
  func cells() throws {
    var geometry = try GeometryContext()
    var points = Fixture.scatter(50, seed: 3)
    points.append(points[7])
    let cells = try geometry.voronoiCells(of: points)
    #expect(cells.count == 51)
    #expect(cells[50] == cells[7])
    for (point, cell) in zip(points, cells) {
      let cell = PlaneShape.polygon(try #require(cell))
      #expect(try geometry.holds(.contains, cell, .point(point)))
      let inner = try #require(try geometry.pointOnSurface(of: cell))
      let nearest = try #require(points.map { $0.distance(to: inner) }.min())
      #expect(abs(point.distance(to: inner) - nearest) < 1e-3)
    }
    #expect(try geometry.voronoiCells(of: [points[0], points[0]]) == [nil, nil])
    #expect(try geometry.voronoiCells(of: []) == [])
  }

  @Test("no point lies in the circle of a Delaunay triangle")
  func triangles() throws {
    var geometry = try GeometryContext()
    let points = Fixture.scatter(40, seed: 5)
    let triangles = try geometry.delaunay(of: .multiPoint(points))
    #expect(!triangles.isEmpty)
    for triangle in triangles {
      let corners = Array(triangle.shell.prefix(3))
      let (a, b, c) = (corners[0], corners[1], corners[2])
      for point in points where !corners.contains(point) {
        // Counterclockwise a, b, c: the determinant is positive when the point lies inside.
        let rows = [a, b, c].map { ($0.x - point.x, $0.y - point.y) }
        let (p, q, r) = (rows[0], rows[1], rows[2])
        let determinant =
          (p.0 * p.0 + p.1 * p.1) * (q.0 * r.1 - r.0 * q.1)
          - (q.0 * q.0 + q.1 * q.1) * (p.0 * r.1 - r.0 * p.1)
          + (r.0 * r.0 + r.1 * r.1) * (p.0 * q.1 - q.0 * p.1)
        #expect(determinant < 1e3)
      }
    }
    let onLine = Fixture.points((0, 0), (1, 1), (2, 2))
    #expect(try geometry.delaunay(of: .multiPoint(onLine)).isEmpty)
  }

  @Test("a concave hull of areas keeps them whole and is smaller than the convex one")
  func hullOfAreas() throws {
    var geometry = try GeometryContext()
    let areas = try geometry.unitedBuffers(
      of: Fixture.scatter(12, seed: 6).map { .point($0) }, by: 9000)
    let hull = try geometry.concaveHull(ofAreas: areas, ratio: 0.3)
    #expect(try geometry.holds(.covers, hull, areas))
    let convex = try geometry.convexHull(of: areas)
    #expect(try geometry.area(of: hull) < geometry.area(of: convex))
    #expect(try geometry.concaveHull(ofAreas: .multiPolygon([]), ratio: 0.3).isEmpty)
    let alone = try geometry.concaveHull(ofAreas: Fixture.square(0, 0, side: 5), ratio: 0)
    #expect(try geometry.area(of: alone) == 25)
  }

  @Test("the rectangle of least area beats any turned by a tenth of a degree", arguments: 1...5)
  func leastRectangle(_ seed: UInt64) throws {
    var geometry = try GeometryContext()
    let points = Fixture.scatter(15, seed: seed)
    let rectangle = try geometry.minimumAreaRectangle(of: .multiPoint(points))
    let area = try geometry.area(of: rectangle)
    let grown = try geometry.buffer(rectangle, by: 0.001)
    #expect(try geometry.holds(.covers, grown, .multiPoint(points)))
    let byWidth = try geometry.minimumRotatedRectangle(of: .multiPoint(points))
    // GEOS draws its own to within a millimeter only.
    #expect(try area <= geometry.area(of: byWidth) * (1 + 1e-8))
    // Turn by small steps through the tangent of the half angle, which needs no library.
    for step in -450...450 {
      let t = Double(step) / 450
      let (cosine, sine) = ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t))
      let box = try #require(
        PlaneBox(
          around: points.map {
            PlanePoint(x: $0.x * cosine - $0.y * sine, y: $0.x * sine + $0.y * cosine)
          }))
      #expect(area <= (box.maxX - box.minX) * (box.maxY - box.minY) * (1 + 1e-9))
    }
  }

  @Test("a shape without width has a line for a rectangle, a point a point")
  func flatRectangles() throws {
    var geometry = try GeometryContext()
    let line = PlaneShape.multiPoint(Fixture.points((0, 0), (1, 1), (5, 5)))
    #expect(try geometry.minimumAreaRectangle(of: line).typeName == "LineString")
    let point = PlaneShape.point(PlanePoint(x: 1, y: 2))
    #expect(try geometry.minimumAreaRectangle(of: point) == point)
    #expect(try geometry.minimumAreaRectangle(of: .multiPoint([])).isEmpty)
  }
}
