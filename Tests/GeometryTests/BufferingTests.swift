import Domain
import Geometry
import Testing

@Suite("Buffers")
struct BufferingTests {
  private let origin = PlanePoint(x: 400_000, y: 7_300_000)

  @Test(
    "a round buffer keeps the stated share of its area",
    arguments: [(8, 33, 0.9936), (16, 65, 0.9984), (32, 129, 0.9996)])
  func statedLoss(_ segments: Int, _ positions: Int, _ share: Double) throws {
    var geometry = try GeometryContext()
    let buffer = try geometry.buffer(
      .point(origin), by: 1000, style: BufferStyle(quadrantSegments: segments))
    #expect(buffer.positions.count == positions)
    let kept = try geometry.area(of: buffer) / (.pi * 1e6)
    #expect(abs(kept - share) < 0.00005)
  }

  @Test("the style by default has 16 chords a quarter")
  func defaultStyle() throws {
    var geometry = try GeometryContext()
    #expect(try geometry.buffer(.point(origin), by: 1000).positions.count == 65)
  }

  @Test("buffers come out counterclockwise, their holes clockwise")
  func orientation() throws {
    var geometry = try GeometryContext()
    let ring = PlaneShape.line(Fixture.square(0, 0, side: 1000).positions)
    let buffer = try geometry.buffer(ring, by: 100)
    let polygon = try #require(buffer.polygons.first)
    #expect(polygon.holes.count == 1)
    #expect(buffer.rightHanded == buffer)
    #expect(signedArea(polygon.shell) > 0)
    #expect(signedArea(polygon.holes[0]) < 0)
  }

  private func signedArea(_ ring: [PlanePoint]) -> Double {
    zip(ring, ring.dropFirst()).reduce(0) { $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y) / 2 }
  }

  @Test("what vanishes comes back empty: shrunk areas, lines of no width, nothing at all")
  func emptyIsAnAnswer() throws {
    var geometry = try GeometryContext()
    let line = PlaneShape.line(Fixture.points((0, 0), (100, 0)))
    #expect(try geometry.buffer(Fixture.square(0, 0, side: 10), by: -6).isEmpty)
    #expect(try geometry.buffer(line, by: -1).isEmpty)
    #expect(try geometry.buffer(line, by: 0).isEmpty)
    #expect(try geometry.buffer(.multiPolygon([]), by: 5).isEmpty)
    #expect(try geometry.buffer(.line([]), by: 5).isEmpty)
    #expect(try geometry.unitedBuffers(of: [], by: 5) == .collection([]))
    let empty = try geometry.buffer(line, by: 0)
    #expect(try geometry.area(of: empty) == 0)
  }

  @Test("a line of no length is buffered like a point")
  func lineOfNoLength() throws {
    var geometry = try GeometryContext()
    let buffer = try geometry.buffer(.line([origin, origin]), by: 100)
    #expect(buffer == (try geometry.buffer(.point(origin), by: 100)))
  }

  @Test("united buffers are the union of each, and hold every line")
  func unitedBuffers() throws {
    var geometry = try GeometryContext()
    let points = Fixture.scatter(60, seed: 4)
    let lines = zip(points, points.dropFirst()).map { PlaneShape.line([$0.0, $0.1]) }
    let united = try geometry.unitedBuffers(of: lines, by: 300)
    let apart = try geometry.buffers(of: lines, by: 300)
    #expect(apart.count == lines.count)
    let union = try geometry.union(of: apart)
    #expect(try geometry.holds(.equals, united, union))
    #expect(try geometry.validity(of: united).isValid)
    let area = try PreparedArea(united)
    for line in lines { #expect(try area.contains(line)) }
  }

  @Test("a buffer by one side and the other together make the flat buffer")
  func singleSides() throws {
    var geometry = try GeometryContext()
    let line = PlaneShape.line(Fixture.points((0, 0), (1000, 0)))
    let style = BufferStyle(cap: .flat, isSingleSided: true)
    let left = try geometry.buffer(line, by: 50, style: style)
    let right = try geometry.buffer(line, by: -50, style: style)
    #expect(PlaneBox(around: left.positions)?.minY == 0)
    #expect(PlaneBox(around: right.positions)?.maxY == 0)
    let both = try geometry.union(left, right)
    let flat = try geometry.buffer(line, by: 50, style: BufferStyle(cap: .flat))
    #expect(try geometry.holds(.equals, both, flat))
  }
}
