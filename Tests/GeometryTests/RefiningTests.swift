import Domain
import Geometry
import Testing

@Suite("Simplified, densified, on a grid, joined")
struct RefiningTests {
  @Test("no segment is longer than asked, and the area stays")
  func densified() throws {
    var geometry = try GeometryContext()
    let square = Fixture.square(400_000, 7_300_000, side: 50_000)
    let dense = try geometry.densify(square)
    for (a, b) in zip(dense.positions, dense.positions.dropFirst()) {
      #expect(a.distance(to: b) <= 5000 + 1e-6)
    }
    #expect(try geometry.area(of: dense) == 2.5e9)
    #expect(try geometry.densify(.line([])).isEmpty)
  }

  @Test("a simplified buffer stays valid and near")
  func simplified() throws {
    var geometry = try GeometryContext()
    let points = Fixture.scatter(20, seed: 8).map { PlaneShape.point($0) }
    let area = try geometry.unitedBuffers(of: points, by: 40_000)
    let simple = try geometry.simplify(area, tolerance: 500)
    #expect(simple.positions.count < area.positions.count)
    #expect(try geometry.validity(of: simple).isValid)
    let strayed = try geometry.hausdorffDistance(between: area, and: simple)
    #expect(try #require(strayed) <= 500)
  }

  @Test("what is finer than the grid falls out, the rest lies on it")
  func onGrid() throws {
    var geometry = try GeometryContext()
    let both = PlaneShape.multiPolygon(
      [Fixture.square(0.4, 0.4, side: 100.3), Fixture.square(500, 500, side: 0.3)]
        .flatMap(\.polygons))
    let result = try geometry.onGrid(both, size: 1)
    #expect(result.polygons.count == 1)
    #expect(result.positions.allSatisfy { $0.x == $0.x.rounded() && $0.y == $0.y.rounded() })
  }

  @Test("pieces of a road join to one line, a fork stays apart")
  func joined() throws {
    var geometry = try GeometryContext()
    let pieces = PlaneShape.multiLine([
      Fixture.points((0, 0), (1, 0)), Fixture.points((2, 0), (1, 0)),
      Fixture.points((2, 0), (3, 0)),
    ])
    #expect(try geometry.mergeLines(pieces).typeName == "LineString")
    let fork = PlaneShape.multiLine([
      Fixture.points((0, 0), (1, 0)), Fixture.points((1, 0), (2, 1)),
      Fixture.points((1, 0), (2, -1)),
    ])
    #expect(try geometry.mergeLines(fork).partCount == 3)
  }

  @Test(
    "every kind of shape survives the way through text and GEOS",
    arguments: [
      "POINT (1 2)", "MULTIPOINT ((1 2), (3 4))", "LINESTRING (0 0, 1 1.5)",
      "MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))",
      "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))",
      "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
      "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))",
    ])
  func roundTrip(_ text: String) throws {
    var geometry = try GeometryContext()
    let shape = try geometry.shape(wellKnownText: text)
    let written = try geometry.wellKnownText(of: shape)
    // GEOS before 3.12 writes the points of a multipoint without brackets of their own.
    let plain = written.replacing("MULTIPOINT (1 2, 3 4)", with: "MULTIPOINT ((1 2), (3 4))")
    #expect(plain == text)
  }

  @Test(
    "empty text comes back as a multi-shape of none",
    arguments: [
      ("POINT EMPTY", "MultiPoint"), ("LINESTRING EMPTY", "MultiLineString"),
      ("POLYGON EMPTY", "MultiPolygon"), ("GEOMETRYCOLLECTION EMPTY", "GeometryCollection"),
      ("GEOMETRYCOLLECTION (POINT EMPTY)", "GeometryCollection"),
    ])
  func emptyText(_ text: String, _ type: String) throws {
    var geometry = try GeometryContext()
    let shape = try geometry.shape(wellKnownText: text)
    #expect(shape.isEmpty)
    #expect(shape.typeName == type)
    #expect(shape.partCount == 0)
  }
}
