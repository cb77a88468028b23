import Domain
import Geometry
import Testing

@Suite("Relations, prepared areas and the index")
struct RelationTests {
  @Test("every relation of two squares as drawn")
  func relations() throws {
    var geometry = try GeometryContext()
    let big = Fixture.square(0, 0, side: 10)
    let inner = Fixture.square(2, 2, side: 2)
    let corner = Fixture.square(8, 8, side: 4)
    let beside = Fixture.square(10, 0, side: 10)
    let far = Fixture.square(90, 90, side: 1)
    let line = PlaneShape.line(Fixture.points((-5, 5), (15, 5)))
    let expected: [(Relation, PlaneShape, Bool)] = [
      (.intersects, beside, true), (.intersects, far, false), (.disjoint, far, true),
      (.contains, inner, true), (.contains, corner, false), (.covers, big, true),
      (.touches, beside, true), (.touches, corner, false), (.overlaps, corner, true),
      (.crosses, line, true), (.equals, inner, false), (.within, inner, false),
      (.equals, Fixture.square(0, 0, side: 10), true),
    ]
    for (relation, other, answer) in expected {
      let given = try geometry.holds(relation, big, other)
      #expect(given == answer, "\(relation)")
    }
    #expect(try geometry.holds(.within, inner, big))
    #expect(try geometry.holds(.disjoint, big, .multiPolygon([])))
    #expect(try !geometry.holds(.intersects, big, .multiPolygon([])))
  }

  @Test("a prepared area answers as the plain relation does")
  func prepared() throws {
    var geometry = try GeometryContext()
    let centers = Fixture.scatter(40, seed: 21).map { PlaneShape.point($0) }
    let area = try geometry.unitedBuffers(of: centers, by: 25_000)
    let prepared = try PreparedArea(area)
    var inside = 0
    for point in Fixture.scatter(400, seed: 22) {
      let plain = try geometry.holds(.contains, area, .point(point))
      let fast = try prepared.contains(point)
      #expect(plain == fast)
      inside += plain ? 1 : 0
      let near = try prepared.isWithin(5000, of: .point(point))
      let distance = try geometry.distance(between: area, and: .point(point))
      #expect(near == (try #require(distance) <= 5000))
    }
    #expect((50...350).contains(inside))
  }

  @Test("the border of a prepared area is covered and not contained")
  func border() throws {
    let area = try PreparedArea(Fixture.square(0, 0, side: 10))
    let corner = PlanePoint(x: 10, y: 10)
    #expect(try !area.contains(corner))
    #expect(try area.covers(.point(corner)))
    #expect(try area.intersects(.point(corner)))
    #expect(throws: GeometryError.self) {
      let area = try PreparedArea(Fixture.square(0, 0, side: 10))
      _ = try area.contains(PlanePoint(x: .nan, y: 0))
    }
  }

  @Test("the index finds what a walk through all boxes finds", arguments: 1...5)
  func queries(_ seed: UInt64) throws {
    let points = Fixture.scatter(200, seed: seed)
    let lines = zip(points, points.dropFirst()).map { PlaneShape.line([$0.0, $0.1]) }
    let index = try ShapeIndex(of: lines)
    for corner in Fixture.scatter(20, seed: seed + 100) {
      let box = PlaneBox(
        minX: corner.x, minY: corner.y, maxX: corner.x + 20_000, maxY: corner.y + 9000)
      let walked = try lines.indices.filter { place in
        let other = try #require(PlaneBox(around: lines[place].positions))
        return other.minX <= box.maxX && other.maxX >= box.minX && other.minY <= box.maxY
          && other.maxY >= box.minY
      }
      #expect(try index.query(box) == walked)
    }
  }

  @Test("the nearest shape is the nearest by measuring all", arguments: 1...5)
  func nearest(_ seed: UInt64) throws {
    var geometry = try GeometryContext()
    let points = Fixture.scatter(60, seed: seed)
    let lines = zip(points, points.dropFirst()).map { PlaneShape.line([$0.0, $0.1]) }
    let index = try ShapeIndex(of: lines)
    for point in Fixture.scatter(30, seed: seed + 50) + points.prefix(10) {
      var best = (index: 0, distance: Double.infinity)
      for (place, line) in lines.enumerated() {
        let distance = try geometry.distance(between: .point(point), and: line)
        if try #require(distance) < best.distance { best = (place, try #require(distance)) }
      }
      let found = try #require(try index.nearest(to: point))
      #expect(abs(found.distance - best.distance) < 1e-9)
      #expect(found.index == best.index)
    }
  }

  @Test("among equals the first is nearest, empty shapes are never found, no shapes no answer")
  func indexEdges() throws {
    let point = PlaneShape.point(PlanePoint(x: 5, y: 5))
    let index = try ShapeIndex(of: [.multiPolygon([])] + Array(repeating: point, count: 40))
    #expect(try index.nearest(to: PlanePoint(x: 8, y: 9))?.index == 1)
    #expect(try index.nearest(to: PlanePoint(x: 8, y: 9))?.distance == 5)
    let here = PlaneBox(minX: 5, minY: 5, maxX: 5, maxY: 5)
    #expect(try index.query(here) == Array(1...40))
    let none = try ShapeIndex(of: [])
    #expect(try none.nearest(to: PlanePoint(x: 0, y: 0)) == nil)
    #expect(try none.query(here) == [])
    #expect(throws: GeometryError.self) {
      let index = try ShapeIndex(of: [])
      _ = try index.query(PlaneBox(minX: .nan, minY: 0, maxX: 1, maxY: 1))
    }
  }
}
