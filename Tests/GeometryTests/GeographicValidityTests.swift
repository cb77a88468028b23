import Domain
import Geometry
import Testing

@Suite("Areas in degrees stay valid after rounding")
struct GeographicValidityTests {
  private func ring(_ pairs: [(Double, Double)]) throws -> [Coordinate] {
    try pairs.map { try Coordinate(longitude: $0.0, latitude: $0.1) }
  }

  /// A notch that comes within 2e-8 degrees of the southern side without touching it: rounding to
  /// seven decimals lays its tip on that side.
  private func notched() throws -> GeographicShape {
    .polygon(
      Polygon(
        shell: try ring([
          (25, 66), (26, 66), (26, 67), (25.6, 67), (25.5, 66.000_000_02), (25.4, 67), (25, 67),
          (25, 66),
        ])))
  }

  @Test("a notch that rounding folds onto a side is mended on the grid")
  func foldIsMended() throws {
    var geometry = try GeometryContext()
    let shape = try notched()
    #expect(try geometry.validityInDegrees(of: shape).isValid)
    let plain = shape.map { position in
      Coordinate(
        clampedLongitude: (position.longitude * 1e7).rounded() / 1e7,
        latitude: (position.latitude * 1e7).rounded() / 1e7)
    }
    #expect(try !geometry.validityInDegrees(of: plain).isValid)
    let rounded = try geometry.rounded(shape)
    #expect(try geometry.validityInDegrees(of: rounded).isValid)
    #expect(rounded.polygons.count == 2)
    #expect(rounded.rightHanded == rounded)
    for position in rounded.positions {
      #expect((position.longitude * 1e7).rounded() / 1e7 == position.longitude)
      #expect((position.latitude * 1e7).rounded() / 1e7 == position.latitude)
    }
  }

  @Test("a valid area keeps its positions but those that become one")
  func plainRounding() throws {
    var geometry = try GeometryContext()
    let shell = try ring([
      (25, 66), (25, 67), (25.000_000_01, 67.000_000_01), (26.123_456_789, 67), (25, 66),
    ])
    let rounded = try geometry.rounded(.polygon(Polygon(shell: shell)))
    let expected = try ring([(25, 66), (26.123_456_8, 67), (25, 67), (25, 66)])
    #expect(rounded == .polygon(Polygon(shell: expected)))
  }

  @Test("what is finer than the grid comes back empty; a bow-tie keeps both lobes")
  func edges() throws {
    var geometry = try GeometryContext()
    let speck = try ring([(25, 66), (25.000_000_01, 66), (25, 66.000_000_01), (25, 66)])
    #expect(try geometry.rounded(.polygon(Polygon(shell: speck))).isEmpty)
    let tie = try ring([(25, 66), (26, 67), (26, 66), (25, 67), (25, 66)])
    let mended = try geometry.rounded(.polygon(Polygon(shell: tie)))
    #expect(mended.polygons.count == 2)
    let line = try ring([(25, 66), (25.000_000_01, 66)])
    #expect(try geometry.rounded(.line(line)).positions.count == 2)
    let mixed = try geometry.rounded(.collection([.line(line), .polygon(Polygon(shell: tie))]))
    #expect(mixed.typeName == "GeometryCollection")
  }

  @Test("many ragged areas are valid after rounding to few decimals", arguments: 1...8)
  func raggedAreas(_ seed: UInt64) throws {
    var geometry = try GeometryContext()
    // Buffers of crossing lines at a millionth of their size, rounded so that much collapses.
    let points = Fixture.scatter(24, seed: seed)
    let lines = zip(points, points.dropFirst()).map { PlaneShape.line([$0.0, $0.1]) }
    let area = try geometry.unitedBuffers(of: lines, by: 900)
    let degrees = area.map {
      Coordinate(clampedLongitude: $0.x / 20_000, latitude: $0.y / 110_000)
    }
    for digits in [1, 2, 3, 4, 7] {
      let rounded = try geometry.rounded(degrees, digits: digits)
      #expect(try geometry.validityInDegrees(of: rounded).isValid)
      #expect(rounded.rightHanded == rounded)
      #expect(!rounded.isEmpty || digits < 3)
    }
  }
}
