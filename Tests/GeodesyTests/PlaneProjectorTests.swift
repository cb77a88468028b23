import Domain
import Geodesy
import Testing

@Suite struct PlaneProjectorTests {
  @Test func positionsComeBackToWhereTheyWere() throws {
    var plane = try PlaneProjector()
    let pairs = laplandPairs(20_000)
    let positions = try stride(from: 0, to: 40_000, by: 2).map {
      try Coordinate(longitude: pairs[$0], latitude: pairs[$0 + 1])
    }
    let points = try plane.planePoints(of: positions)
    #expect(try plane.planePoints(of: positions, threads: 2) == points)
    let back = try plane.coordinates(of: points)
    let geodesic = Geodesic()
    for (position, other) in zip(positions, back) {
      #expect(geodesic.distance(from: position, to: other) < 1e-6)
    }
    for index in stride(from: 0, to: 20_000, by: 999) {
      #expect(try plane.planePoint(of: positions[index]) == points[index])
      #expect(try plane.coordinate(of: points[index]) == back[index])
    }
    #expect(plane.warnings.isEmpty)
  }

  @Test func theWayBackIsTheWayOfItsOwnProjector() throws {
    var plane = try PlaneProjector()
    var projector = try Projector(from: "EPSG:3067", to: "EPSG:4326")
    let position = try plane.coordinate(of: PlanePoint(x: 443_500, y: 7_376_200))
    let (longitude, latitude) = try projector.transform(x: 443_500, y: 7_376_200)
    #expect(abs(position.longitude - longitude) < 1e-12)
    #expect(abs(position.latitude - latitude) < 1e-12)
  }

  @Test func shapesOfEveryKindKeepTheirForm() throws {
    var plane = try PlaneProjector()
    let a = try Coordinate(longitude: 25, latitude: 66)
    let b = try Coordinate(longitude: 26, latitude: 66)
    let c = try Coordinate(longitude: 26, latitude: 67)
    let polygon = Polygon(shell: [a, b, c, a], holes: [[a, c, b, a]])
    let shape = GeographicShape.collection([
      .point(a), .multiPoint([a, b]), .line([a, c]), .multiLine([[a, b], [b, c]]),
      .polygon(polygon), .multiPolygon([polygon, polygon]), .collection([]), .multiPoint([]),
    ])
    let flat = try plane.planeShape(of: shape)
    #expect(flat.positions.count == shape.positions.count)
    var single = try plane.clone()
    let expected = try shape.map { try single.planePoint(of: $0) }
    #expect(flat == expected)
    let back = try plane.geographicShape(of: flat)
    for (position, other) in zip(shape.positions, back.positions) {
      #expect(Geodesic().distance(from: position, to: other) < 1e-6)
    }
  }

  @Test func aPositionFarAwayIsNamedByItsPlace() throws {
    var plane = try PlaneProjector()
    let here = try Coordinate(longitude: 25, latitude: 66)
    let rome = try Coordinate(longitude: 12.5, latitude: 41.9)
    #expect {
      try plane.planePoints(of: [here, here, rome])
    } throws: { "\($0)".hasPrefix("row 3: 12.5, 41.9 (EPSG:4326 to EPSG:3067)") }
    #expect(throws: GeodesyError.self) {
      try plane.coordinate(of: PlanePoint(x: 7_350_000, y: 440_000))
    }
  }

  @Test func positionsALittleOutsideGatherInTheWarnings() throws {
    var plane = try PlaneProjector()
    let narvik = try Coordinate(longitude: 17.43, latitude: 68.44)
    let point = try plane.planePoint(of: narvik)
    _ = try plane.coordinate(of: point)
    #expect(plane.outsideCount == 2 && plane.warnings.count == 2)
  }
}
