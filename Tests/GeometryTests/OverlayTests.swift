import Domain
import Geometry
import Testing

@Suite("Set operations")
struct OverlayTests {
  private let left = Fixture.square(0, 0, side: 10)
  private let right = Fixture.square(10, 0, side: 10)

  @Test("the parts of two areas add up to the whole")
  func partsAddUp() throws {
    var geometry = try GeometryContext()
    let points = Fixture.scatter(2, seed: 9)
    let one = try geometry.buffer(.point(points[0]), by: 400_000)
    let two = try geometry.buffer(.point(points[1]), by: 300_000)
    let common = try geometry.area(of: try geometry.intersection(one, two))
    let own = try geometry.area(of: try geometry.difference(one, minus: two))
    let other = try geometry.area(of: try geometry.difference(two, minus: one))
    let whole = try geometry.area(of: try geometry.union(one, two))
    let apart = try geometry.area(of: try geometry.symmetricDifference(one, two))
    #expect(abs(common + own + other - whole) < 1e-9 * whole)
    #expect(abs(own + other - apart) < 1e-9 * whole)
  }

  @Test("areas that only touch have a line in common and no area")
  func touching() throws {
    var geometry = try GeometryContext()
    let common = try geometry.intersection(left, right)
    #expect(common.typeName == "LineString")
    #expect(common.areas.isEmpty)
    #expect(try geometry.length(of: common) == 10)
  }

  @Test("nothing in common is empty, also with an empty operand")
  func nothing() throws {
    var geometry = try GeometryContext()
    #expect(try geometry.intersection(left, Fixture.square(50, 0, side: 1)).isEmpty)
    #expect(try geometry.intersection(left, .multiPolygon([])).isEmpty)
    #expect(try geometry.difference(left, minus: left).isEmpty)
    #expect(try geometry.difference(left, minus: .collection([])).areas == left)
    #expect(try geometry.union(of: []).isEmpty)
  }

  @Test("collections of areas work as operands")
  func collections() throws {
    var geometry = try GeometryContext()
    let both = PlaneShape.collection([left, right])
    let cut = try geometry.intersection(both, Fixture.square(5, 0, side: 10))
    #expect(try geometry.area(of: cut) == 100)
    #expect(try geometry.holds(.covers, both, Fixture.square(5, 0, side: 10)))
  }

  @Test("a union of many dissolves what is shared")
  func unionOfMany() throws {
    var geometry = try GeometryContext()
    let cells = (0..<10).flatMap { x in
      (0..<10).map { Fixture.square(Double(x) * 10, Double($0) * 10, side: 10) }
    }
    let union = try geometry.union(of: cells)
    #expect(try geometry.holds(.equals, union, Fixture.square(0, 0, side: 100)))
    #expect(union.typeName == "Polygon")
  }
}
