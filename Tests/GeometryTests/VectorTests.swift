import Domain
import Geometry
import Testing

@Suite("What GEOS makes of known inputs")
struct VectorTests {
  @Test("both files hold all their cases")
  func filesAreWhole() throws {
    #expect(try VectorCase.system().count == 31)
    #expect(try VectorCase.more().count == 23)
  }

  @Test("every system case comes out in tolerance", arguments: try VectorCase.system())
  func systemCase(_ vector: VectorCase) throws { try compare(vector) }

  @Test("every case of a newer GEOS comes out in tolerance", arguments: try VectorCase.more())
  func newerCase(_ vector: VectorCase) throws { try compare(vector) }

  private func compare(_ vector: VectorCase) throws {
    var geometry = try GeometryContext()
    let result = try vector.run(with: &geometry)
    #expect(result.isEmpty == vector.isEmpty)
    #expect(result.rightHanded == result)
    guard !vector.isEmpty else { return }
    let expected = try geometry.shape(wellKnownText: vector.expected)
    #expect(result.typeName == vector.expectedType)
    #expect(result.partCount == vector.parts)
    #expect(result.holeCount == vector.holes)
    #expect(result.positions.count == vector.positions)
    let area = try geometry.area(of: result)
    let length = try geometry.length(of: result)
    #expect(abs(area - vector.area) <= vector.areaTolerance * vector.area)
    #expect(abs(length - vector.perimeter) <= vector.perimeterTolerance * vector.perimeter + 0.01)
    if vector.operation == "voronoi" || vector.operation == "delaunay" {
      try compareCells(
        result.polygons, expected.polygons, tolerance: vector.hausdorffTolerance, &geometry)
    } else {
      let distance = try geometry.hausdorffDistance(between: result, and: expected)
      #expect(try #require(distance) <= vector.hausdorffTolerance)
    }
  }

  /// Each expected cell has one of its own among the results.
  private func compareCells(
    _ results: [Polygon<PlanePoint>], _ expected: [Polygon<PlanePoint>], tolerance: Double,
    _ geometry: inout GeometryContext
  ) throws {
    #expect(results.count == expected.count)
    var unmatched = Set(results.indices)
    for cell in expected {
      let center = try #require(try geometry.centroid(of: .polygon(cell)))
      var match: Int?
      for index in unmatched.sorted() where match == nil {
        let other = PlaneShape.polygon(results[index])
        let otherCenter = try #require(try geometry.centroid(of: other))
        guard center.distance(to: otherCenter) < 1 else { continue }
        let distance = try geometry.hausdorffDistance(between: .polygon(cell), and: other)
        if try #require(distance) <= tolerance { match = index }
      }
      unmatched.remove(try #require(match))
    }
    #expect(unmatched.isEmpty)
  }
}
