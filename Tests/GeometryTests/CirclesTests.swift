import Domain
import Geometry
import Testing

@Suite("Circles around and inside")
struct CirclesTests {
  /// The sites of the sets up to `last`.
  private func cluster(upTo last: String) throws -> [PlanePoint] {
    try Fixture.text("cluster_sites.csv").split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(separator: ",")
      guard fields[0] <= last else { return nil }
      return PlanePoint(
        x: try #require(Double(fields[4])), y: try #require(Double(fields[5])))
    }
  }

  @Test(
    "the works of Kemi and Tornio fit a circle of 25 km",
    arguments: [
      ("A", 9, 24.331, 0.0...25.0), ("B", 11, 24.895, 0.0...25.5), ("C", 23, 24.941, 0.0...25.5),
      ("D", 25, 31.816, 30.0...32.0),
    ])
  func clusterFits(
    _ set: String, _ count: Int, _ published: Double, _ allowed: ClosedRange<Double>
  ) throws {
    var geometry = try GeometryContext()
    let sites = try cluster(upTo: set)
    #expect(sites.count == count)
    let circle = try #require(try geometry.minimumBoundingCircle(of: .multiPoint(sites)))
    let across = 2 * circle.radius / 1000
    #expect(allowed.contains(across))
    #expect(abs(across - published) <= 0.01)
    #expect(abs(circle.radius - smallestRadius(around: sites)) < 1e-6)
    #expect(sites.allSatisfy { $0.distance(to: circle.center) <= circle.radius + 1e-6 })
  }

  @Test("the circle is the smallest, by trying every pair and triple", arguments: 1...20)
  func circleIsSmallest(_ seed: UInt64) throws {
    var geometry = try GeometryContext()
    let points = Fixture.scatter(3 + Int(seed), seed: seed)
    let circle = try #require(try geometry.minimumBoundingCircle(of: .multiPoint(points)))
    #expect(abs(circle.radius - smallestRadius(around: points)) < 1e-5)
    #expect(points.allSatisfy { $0.distance(to: circle.center) <= circle.radius + 1e-5 })
  }

  @Test("one point, the same point twice, two points and none")
  func fewPoints() throws {
    var geometry = try GeometryContext()
    let one = PlanePoint(x: 400_000, y: 7_300_000)
    let two = PlanePoint(x: 400_600, y: 7_300_800)
    #expect(
      try geometry.minimumBoundingCircle(of: .point(one)) == Circle(center: one, radius: 0))
    #expect(
      try geometry.minimumBoundingCircle(of: .multiPoint([one, one]))
        == Circle(center: one, radius: 0))
    #expect(
      try geometry.minimumBoundingCircle(of: .line([one, two]))
        == Circle(center: PlanePoint(x: 400_300, y: 7_300_400), radius: 500))
    #expect(try geometry.minimumBoundingCircle(of: .multiPoint([])) == nil)
  }

  @Test("the largest circle in a square touches its sides; a line has none")
  func inscribed() throws {
    var geometry = try GeometryContext()
    let circle = try geometry.largestInscribedCircle(
      in: Fixture.square(400_000, 7_300_000, side: 1000), tolerance: 0.001)
    #expect(abs(circle.radius - 500) < 0.01)
    #expect(circle.center.distance(to: PlanePoint(x: 400_500, y: 7_300_500)) < 0.01)
    #expect(throws: GeometryError.self) {
      var geometry = try GeometryContext()
      _ = try geometry.largestInscribedCircle(in: .line(Fixture.points((0, 0), (1, 1))))
    }
    #expect(throws: GeometryError.self) {
      var geometry = try GeometryContext()
      let flat = Polygon(shell: Fixture.points((0, 0), (1, 1), (2, 2), (0, 0)))
      _ = try geometry.largestInscribedCircle(in: .polygon(flat))
    }
  }

  /// The least radius of a circle through two or three of `points` that holds all.
  private func smallestRadius(around points: [PlanePoint]) -> Double {
    var best = Double.infinity
    func consider(_ center: PlanePoint) {
      best = min(best, points.map { $0.distance(to: center) }.max() ?? 0)
    }
    for i in points.indices {
      for j in points.indices where j > i {
        let (a, b) = (points[i], points[j])
        consider(PlanePoint(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2))
        for k in points.indices where k > j {
          let (bx, by) = (b.x - a.x, b.y - a.y)
          let (cx, cy) = (points[k].x - a.x, points[k].y - a.y)
          let d = 2 * (bx * cy - by * cx)
          guard d != 0 else { continue }
          let (bb, cc) = (bx * bx + by * by, cx * cx + cy * cy)
          consider(
            PlanePoint(x: a.x + (cy * bb - by * cc) / d, y: a.y + (bx * cc - cx * bb) / d))
        }
      }
    }
    return best
  }
}
