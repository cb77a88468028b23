import Domain
import Geometry
import Testing

@Suite("Rings as GeoJSON wants them")
struct RingOrientationTests {
  private let east = Fixture.points((0, 0), (4, 0), (4, 4), (0, 4), (0, 0))
  private let hole = Fixture.points((1, 1), (2, 1), (2, 2), (1, 2), (1, 1))

  @Test("shells turn counterclockwise, holes clockwise, in every kind of shape")
  func turned() {
    let right = Polygon(shell: east, holes: [hole.reversed()])
    let wrong = Polygon(shell: Array(east.reversed()), holes: [hole])
    #expect(PlaneShape.polygon(wrong).rightHanded == .polygon(right))
    #expect(PlaneShape.multiPolygon([right, wrong]).rightHanded == .multiPolygon([right, right]))
    #expect(
      PlaneShape.collection([.line(east), .polygon(wrong)]).rightHanded
        == .collection([.line(east), .polygon(right)]))
  }

  @Test("degrees turn the same way")
  func degrees() {
    let shape = PlaneShape.polygon(Polygon(shell: Array(east.reversed()), holes: [hole]))
    let inDegrees = shape.map { Coordinate(clampedLongitude: $0.x, latitude: $0.y) }
    let expected = shape.rightHanded.map { Coordinate(clampedLongitude: $0.x, latitude: $0.y) }
    #expect(inDegrees.rightHanded == expected)
    #expect(inDegrees != expected)
  }

  @Test("a ring of centimeters far from the origin turns rightly")
  func tinyRing() {
    let tiny = east.map { PlanePoint(x: 380_000 + $0.x / 100, y: 7_290_000 + $0.y / 100) }
    let shape = PlaneShape.polygon(Polygon(shell: tiny.reversed()))
    #expect(shape.rightHanded == .polygon(Polygon(shell: tiny)))
  }

  @Test("open rings close once; repeats go; collapsed rings fall out")
  func closingAndRepeats() {
    let open = PlaneShape.polygon(Polygon(shell: Array(east.dropLast())))
    #expect(open.closed == .polygon(Polygon(shell: east)))
    #expect(open.closed.closed == open.closed)
    let doubled = east.flatMap { [$0, $0] }
    let flat = Fixture.points((1, 1), (2, 1), (2, 1), (1, 1))
    #expect(
      PlaneShape.polygon(Polygon(shell: doubled, holes: [flat])).withoutRepeats
        == .polygon(Polygon(shell: east)))
    #expect(PlaneShape.polygon(Polygon(shell: flat)).withoutRepeats.isEmpty)
    let still = Fixture.points((1, 1), (1, 1), (1, 1))
    #expect(PlaneShape.line(still).withoutRepeats.positions.count == 2)
  }

  @Test("two doubles in a row are the whole of a plane point, as the bulk copy needs")
  func layout() {
    #expect(MemoryLayout<PlanePoint>.size == 16)
    #expect(MemoryLayout<PlanePoint>.stride == 16)
    let points = Fixture.points((1, 2), (3, 4))
    let numbers = points.withUnsafeBytes { Array($0.assumingMemoryBound(to: Double.self)) }
    #expect(numbers == [1, 2, 3, 4])
  }
}
