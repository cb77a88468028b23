import Domain
import Geodesy
import Testing

@Suite struct GeodesicTests {
  private let geodesic = Geodesic()

  private func at(_ longitude: Double, _ latitude: Double) throws -> Coordinate {
    try Coordinate(longitude: longitude, latitude: latitude)
  }

  @Test func distancesAreThoseOfTheEllipsoid() throws {
    // A quarter of the meridian of WGS 84 is 10 001 965.729 m, a degree of the equator a * pi / 180.
    #expect(abs(geodesic.distance(from: try at(25, 0), to: try at(25, 90)) - 10_001_965.729) < 1e-3)
    let degree = 6_378_137 * Double.pi / 180
    #expect(abs(geodesic.distance(from: try at(179.5, 0), to: try at(-179.5, 0)) - degree) < 1e-6)
    #expect(geodesic.distance(from: try at(25, 66), to: try at(25, 66)) == 0)
    // JFK to LHR, the example of GeographicLib's documentation: 5551.759 km.
    let flight = geodesic.distance(from: try at(-73.8, 40.6), to: try at(-0.5, 51.6))
    #expect(abs(flight - 5_551_759.400) < 0.01)
    #expect(geodesic.length(of: []) == 0)
    #expect(
      abs(geodesic.length(of: [try at(25, 0), try at(25, 45), try at(25, 90)]) - 10_001_965.729)
        < 1e-3)
  }

  @Test func anOctantIsAnEighthOfTheEarth() throws {
    // The area of WGS 84 is 510 065 621 724 088.44 m2.
    let octant = [try at(0, 0), try at(90, 0), try at(0, 90), try at(0, 0)]
    let eighth = 510_065_621_724_088.44 / 8
    #expect(abs(geodesic.area(ofRing: octant) - eighth) < 1)
    #expect(abs(geodesic.area(ofRing: octant.reversed()) - eighth) < 1)
    #expect(abs(geodesic.area(ofRing: octant.dropLast()) - eighth) < 1)
  }

  @Test func holesAreTakenOffWhicheverWayTheyTurn() throws {
    let shell = [try at(25, 66), try at(26, 66), try at(26, 67), try at(25, 67), try at(25, 66)]
    let hole = [
      try at(25.4, 66.4), try at(25.6, 66.4), try at(25.6, 66.6), try at(25.4, 66.6),
      try at(25.4, 66.4),
    ]
    let whole = geodesic.area(ofRing: shell)
    let gap = geodesic.area(ofRing: hole)
    #expect(gap > 0 && whole > 20 * gap)
    for ring in [hole, hole.reversed()] {
      let polygon = Polygon(shell: shell, holes: [ring])
      #expect(abs(geodesic.area(of: polygon) - (whole - gap)) < 1e-3)
      #expect(
        geodesic.area(of: .collection([.polygon(polygon), .line(shell)]))
          == geodesic.area(of: polygon))
    }
    #expect(geodesic.area(of: .multiPolygon([])) == 0)
    #expect(geodesic.area(ofRing: Array(shell.prefix(2))) == 0)
  }

  @Test func aSquareKilometerInLaplandIsOne() throws {
    // TM35FIN's scale at the central meridian is 0.9996, so a plane square of 1 km is larger there.
    var plane = try PlaneProjector()
    let corners = [(0, 0), (1000, 0), (1000, 1000), (0, 1000), (0, 0)]
    let ring = try plane.coordinates(
      of: corners.map { PlanePoint(x: 500_000 + Double($0.0), y: 7_400_000 + Double($0.1)) })
    let expected = 1e6 / (0.9996 * 0.9996)
    #expect(abs(geodesic.area(ofRing: ring) - expected) < 2)
  }
}
