import Domain
import Geometry
import Testing

@Suite("What is refused")
struct RefusalTests {
  @Test(
    "a position that is not finite is refused with its place", arguments: [Double.nan, .infinity])
  func notFinite(_ bad: Double) throws {
    var geometry = try GeometryContext()
    let shapes: [PlaneShape] = [
      .point(PlanePoint(x: bad, y: 1)),
      .multiPoint(Fixture.points((0, 0), (1, bad))),
      .line(Fixture.points((0, 0), (bad, 1))),
      .polygon(Polygon(shell: Fixture.points((0, 0), (1, bad), (1, 1), (0, 0)))),
      .collection([.point(PlanePoint(x: 0, y: 0)), .point(PlanePoint(x: -bad, y: 0))]),
    ]
    for (number, shape) in shapes.enumerated() {
      do {
        _ = try geometry.buffer(shape, by: 10)
        Issue.record("shape \(number) passed")
      } catch {
        guard case .notFinite(_, let index, _, _) = error else {
          Issue.record("shape \(number): \(error)")
          continue
        }
        #expect(index == (number == 0 ? 0 : 1))
        #expect(error.kind == .input)
      }
    }
  }

  @Test("a distance that is not finite is refused", arguments: [Double.nan, .infinity, -.infinity])
  func badDistance(_ bad: Double) throws {
    var geometry = try GeometryContext()
    let square = Fixture.square(0, 0, side: 10)
    do {
      _ = try geometry.buffer(square, by: bad)
      Issue.record("passed")
    } catch {
      guard case .argument("buffer", "distance", _, _) = error else {
        Issue.record("\(error)")
        return
      }
    }
    #expect(throws: GeometryError.self) { try Self.offset(by: bad) }
    #expect(throws: GeometryError.self) { try Self.simplify(by: bad) }
  }

  private static func offset(by distance: Double) throws {
    var geometry = try GeometryContext()
    _ = try geometry.offsetCurve(of: .line(Fixture.points((0, 0), (1, 1))), by: distance)
  }

  private static func simplify(by tolerance: Double) throws {
    var geometry = try GeometryContext()
    _ = try geometry.simplify(Fixture.square(0, 0, side: 10), tolerance: tolerance)
  }

  @Test("numbers out of range are refused by name and with what is allowed")
  func outOfRange() throws {
    func refused(
      _ name: String, _ call: (inout GeometryContext) throws(GeometryError) -> Void
    ) throws {
      var geometry = try GeometryContext()
      do {
        try call(&geometry)
        Issue.record("\(name) passed")
      } catch {
        guard case .argument(_, name, _, let allowed) = error else {
          Issue.record("\(name): \(error)")
          return
        }
        #expect(error.description.contains(allowed))
        #expect(error.kind == .usage)
      }
    }
    let square = Fixture.square(0, 0, side: 1e6)
    for segments in [0, -1, 1025, Int.max] {
      try refused("quadrant segments") { geometry throws(GeometryError) in
        _ = try geometry.buffer(square, by: 1, style: BufferStyle(quadrantSegments: segments))
      }
    }
    for limit in [0, -1, Double.nan] {
      try refused("mitre limit") { geometry throws(GeometryError) in
        _ = try geometry.buffer(square, by: 1, style: BufferStyle(mitreLimit: limit))
      }
    }
    for ratio in [-0.1, 1.1, .nan] {
      try refused("ratio") { geometry throws(GeometryError) in
        _ = try geometry.concaveHull(of: square, ratio: ratio)
      }
      try refused("ratio") { geometry throws(GeometryError) in
        _ = try geometry.concaveHull(ofAreas: square, ratio: ratio)
      }
    }
    for length in [0, -5, 1e-9, .nan] {
      try refused("length") { geometry throws(GeometryError) in
        _ = try geometry.densify(square, length: length)
      }
    }
    for size in [0, -1, Double.infinity] {
      try refused("size") { geometry throws(GeometryError) in
        _ = try geometry.onGrid(square, size: size)
      }
    }
    try refused("tolerance") { geometry throws(GeometryError) in
      _ = try geometry.largestInscribedCircle(in: square, tolerance: 0)
    }
    try refused("tolerance") { geometry throws(GeometryError) in
      _ = try geometry.voronoi(of: square, tolerance: -1)
    }
  }

  @Test("open rings, short rings, short lines and holes without a shell are named")
  func malformed() throws {
    var geometry = try GeometryContext()
    let cases: [(PlaneShape, String)] = [
      (.polygon(Polygon(shell: Fixture.points((0, 0), (1, 0), (1, 1), (0, 1)))), "open"),
      (.polygon(Polygon(shell: Fixture.points((0, 0), (1, 0), (0, 0)))), "four positions"),
      (.line(Fixture.points((0, 0))), "two positions"),
      (
        .polygon(Polygon(shell: [], holes: [Fixture.points((0, 0), (1, 0), (1, 1), (0, 0))])),
        "no shell"
      ),
    ]
    for (shape, word) in cases {
      do {
        _ = try geometry.area(of: shape)
        Issue.record("\(word) passed")
      } catch {
        guard case .malformed = error else {
          Issue.record("\(error)")
          continue
        }
        #expect(error.description.contains(word))
      }
    }
    let open = PlaneShape.polygon(Polygon(shell: Fixture.points((0, 0), (2, 0), (2, 2), (0, 2))))
    #expect(try geometry.area(of: open.closed) == 4)
  }

  @Test("a bow-tie in an overlay is refused in the words of GEOS, and the context works on")
  func foreignMessage() throws {
    var geometry = try GeometryContext()
    let square = Fixture.square(0, 0, side: 500)
    do {
      _ = try geometry.intersection(Fixture.bowTie, square)
      Issue.record("passed")
    } catch {
      guard case .library("intersection", let message) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(message.contains("TopologyException"))
      #expect(error.description.contains("500 500"))
    }
    #expect(try geometry.area(of: square) == 250_000)
  }

  @Test("a result beyond all numbers is refused")
  func overflow() throws {
    var geometry = try GeometryContext()
    do {
      let result = try geometry.buffer(.point(PlanePoint(x: 1.5e308, y: 0)), by: 1.5e308)
      Issue.record("passed: \(result)")
    } catch {
      #expect(error.kind == .input)
    }
  }

  @Test("wrong well-known text is refused with what was expected")
  func wrongText() throws {
    var geometry = try GeometryContext()
    for text in ["", "POLYGON ((0 0, 1", "CIRCLE (0 0)", "POINT (nan 1)", "LINESTRING (0 0)"] {
      do {
        _ = try geometry.shape(wellKnownText: text)
        Issue.record("'\(text)' passed")
      } catch { #expect(error.kind == .input) }
    }
  }
}
