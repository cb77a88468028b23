import Domain
import Geometry
import Testing

@Suite("Sizes, distances, middles and measured lines")
struct MeasuringTests {
  @Test("areas and lengths of a square with a hole")
  func sizes() throws {
    var geometry = try GeometryContext()
    let shape = try geometry.difference(
      Fixture.square(0, 0, side: 10), minus: Fixture.square(4, 4, side: 2))
    #expect(try geometry.area(of: shape) == 96)
    #expect(try geometry.length(of: shape) == 48)
    #expect(try geometry.centroid(of: shape) == PlanePoint(x: 5, y: 5))
    let inside = try #require(try geometry.pointOnSurface(of: shape))
    #expect(try geometry.holds(.contains, shape, .point(inside)))
  }

  @Test("distances and nearest points; an empty shape has none")
  func distances() throws {
    var geometry = try GeometryContext()
    let square = Fixture.square(0, 0, side: 10)
    let point = PlaneShape.point(PlanePoint(x: 13, y: 14))
    #expect(try geometry.distance(between: square, and: point) == 5)
    #expect(try geometry.distance(between: square, and: Fixture.square(2, 2, side: 1)) == 0)
    let pair = try #require(try geometry.nearestPoints(of: square, and: point))
    #expect(pair == (PlanePoint(x: 10, y: 10), PlanePoint(x: 13, y: 14)))
    #expect(try geometry.distance(between: square, and: .multiPoint([])) == nil)
    #expect(try geometry.nearestPoints(of: .line([]), and: square) == nil)
    #expect(try geometry.hausdorffDistance(between: .line([]), and: square) == nil)
    #expect(try geometry.centroid(of: .multiPolygon([])) == nil)
    #expect(try geometry.pointOnSurface(of: .multiPolygon([])) == nil)
  }

  @Test("a measured line gives points and pieces by their share")
  func pieces() {
    let line = MeasuredLine(Fixture.points((0, 0), (100, 0), (100, 100), (0, 100)))
    #expect(line.length == 300)
    #expect(line.point(at: 0.5) == PlanePoint(x: 100, y: 50))
    #expect(line.point(at: -1) == PlanePoint(x: 0, y: 0))
    #expect(line.point(at: 7) == PlanePoint(x: 0, y: 100))
    #expect(line.piece(from: 0, to: 1) == line.points)
    #expect(line.piece(from: 0.1, to: 0.2) == Fixture.points((30, 0), (60, 0)))
    #expect(line.piece(from: 0.25, to: 0.5) == Fixture.points((75, 0), (100, 0), (100, 50)))
    #expect(
      line.piece(from: 1.0 / 3, to: 2.0 / 3).first == PlanePoint(x: 100, y: 0))
    #expect(line.piece(from: 0.5, to: 0.5) == [])
    #expect(line.piece(from: 0.6, to: 0.4) == [])
    #expect(line.piece(from: -.infinity, to: .infinity) == line.points)
    #expect(MeasuredLine([]).point(at: 0.5) == nil)
    #expect(MeasuredLine([]).piece(from: 0, to: 1) == [])
    #expect(MeasuredLine(Fixture.points((5, 5), (5, 5))).piece(from: 0, to: 1) == [])
    #expect(MeasuredLine(Fixture.points((5, 5))).point(at: 0.3) == PlanePoint(x: 5, y: 5))
  }

  @Test("cut anywhere, the pieces add up to the line", arguments: 1...20)
  func piecesAddUp(_ seed: UInt64) {
    var random = Seeded(seed: seed)
    let line = MeasuredLine(Fixture.scatter(12, seed: seed))
    let cuts = [0] + (0..<5).map { _ in Double.random(in: 0...1, using: &random) }.sorted() + [1]
    let pieces = zip(cuts, cuts.dropFirst()).map { line.piece(from: $0.0, to: $0.1) }
    let sum = pieces.reduce(0) { $0 + MeasuredLine($1).length }
    #expect(abs(sum - line.length) < 1e-6)
    for (piece, next) in zip(pieces, pieces.dropFirst()) { #expect(piece.last == next.first) }
  }
}
