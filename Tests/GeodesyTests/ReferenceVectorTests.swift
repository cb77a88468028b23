import Domain
import Foundation
import Geodesy
import Testing

@Suite struct ReferenceVectorTests {
  struct Vector {
    let from: String
    let to: String
    let x: Double
    let y: Double
    let expectedX: Double
    let expectedY: Double
    let tolerance: Double
  }

  private func vectors() throws -> [Vector] {
    try fixture("crs_vectors.csv").map { row in
      func number(_ column: String) throws -> Double { try #require(Double(row[column] ?? "")) }
      return Vector(
        from: try #require(row["from"]), to: try #require(row["to"]), x: try number("x"),
        y: try number("y"), expectedX: try number("expected_x"),
        expectedY: try number("expected_y"), tolerance: try number("tolerance_m"))
    }
  }

  /// How far a result is off on the ground; degrees are measured along the geodesic.
  private func miss(_ vector: Vector, _ x: Double, _ y: Double) throws -> Double {
    guard vector.expectedX.magnitude <= 180, vector.expectedY.magnitude <= 90 else {
      return
        ((x - vector.expectedX) * (x - vector.expectedX)
        + (y - vector.expectedY) * (y - vector.expectedY)).squareRoot()
    }
    return Geodesic().distance(
      from: try Coordinate(longitude: x, latitude: y),
      to: try Coordinate(longitude: vector.expectedX, latitude: vector.expectedY))
  }

  @Test func everyPublishedVectorIsMetWithinItsTolerance() throws {
    let vectors = try vectors()
    #expect(vectors.count == 215)
    for (pair, group) in Dictionary(grouping: vectors, by: { "\($0.from) \($0.to)" }) {
      var projector = try Projector(from: group[0].from, to: group[0].to)
      for vector in group {
        let (x, y) = try projector.transform(x: vector.x, y: vector.y)
        let miss = try miss(vector, x, y)
        #expect(miss <= vector.tolerance, "\(pair) \(vector.x) \(vector.y): off by \(miss) m")
      }
    }
  }

  @Test func theGridOfFinlandMakesOldCoordinatesExact() throws {
    let settings = Projector.Settings(gridFolders: [fixtureFolder.path])
    var projector = try Projector(from: "EPSG:2393", to: "EPSG:3067", settings: settings)
    var back = try Projector(from: "EPSG:3067", to: "EPSG:2393", settings: settings)
    #expect(projector.warnings.isEmpty)
    let official = try vectors().filter { $0.from == "EPSG:2393" && $0.to == "EPSG:3067" }
    #expect(official.count == 12)
    for vector in official {
      let (x, y) = try projector.transform(x: vector.x, y: vector.y)
      #expect(try miss(vector, x, y) <= 0.1)
      let (oldX, oldY) = try back.transform(x: x, y: y)
      #expect(abs(oldX - vector.x) < 0.001 && abs(oldY - vector.y) < 0.001)
    }
  }

  @Test func withTheGridOldCoordinatesReachDegreesThroughThePivot() throws {
    let settings = Projector.Settings(gridFolders: [fixtureFolder.path])
    var direct = try Projector(from: "EPSG:2393", to: "EPSG:4326", settings: settings)
    var back = try Projector(from: "EPSG:4326", to: "EPSG:2393", settings: settings)
    var plane = try PlaneProjector()
    #expect(direct.warnings.isEmpty)
    #expect(direct.chosenOperation().names.count == 2)
    #expect(direct.chosenOperation().grids == ["fi_nls_ykj_etrs35fin.json"])
    for vector in try vectors() where vector.from == "EPSG:2393" && vector.to == "EPSG:3067" {
      let (longitude, latitude) = try direct.transform(x: vector.x, y: vector.y)
      let point = try plane.planePoint(
        of: try Coordinate(longitude: longitude, latitude: latitude))
      let official = PlanePoint(x: vector.expectedX, y: vector.expectedY)
      #expect(point.distance(to: official) <= 0.1)
      let (x, y) = try back.transform(x: longitude, y: latitude)
      #expect(abs(x - vector.x) < 0.001 && abs(y - vector.y) < 0.001)
    }
  }

  @Test func withoutTheGridOldCoordinatesCarryAWarning() throws {
    for (from, to) in [
      ("EPSG:2393", "EPSG:3067"), ("EPSG:2393", "EPSG:4326"), ("EPSG:4326", "EPSG:2393"),
    ] {
      var projector = try Projector(from: from, to: to)
      #expect(projector.warnings.map(\.code) == ["missing_grid"])
      #expect(projector.warnings.first?.description.contains("2.5 m") == true)
      #expect(projector.chosenOperation().missingGrids == ["fi_nls_ykj_etrs35fin.json"])
      #expect(projector.chosenOperation().accuracy ?? 0 >= 0.5)
    }
  }

  @Test func registerPointsOfRoadsAreMetWithinSixDecimeters() throws {
    let rows = try fixture("projection_check.csv")
    #expect(rows.count == 28)
    var plane = try PlaneProjector()
    var swedish = try Projector(from: "EPSG:4326", to: "EPSG:3006")
    for row in rows {
      func number(_ column: String) throws -> Double { try #require(Double(row[column] ?? "")) }
      let position = try Coordinate(longitude: number("lon"), latitude: number("lat"))
      let point = try plane.planePoint(of: position)
      let expected = PlanePoint(
        x: try number("tm35fin_e_register"), y: try number("tm35fin_n_register"))
      #expect(point.distance(to: expected) <= 0.6, "\(row["point"] ?? "")")
      // Sokli and Salla lie beyond the tolerance of the Swedish system.
      guard position.longitude < 29 else { continue }
      let (x, y) = try swedish.transform(x: position.longitude, y: position.latitude)
      #expect(abs(x - (try number("sweref99tm_e_proj"))) < 0.01)
      #expect(abs(y - (try number("sweref99tm_n_proj"))) < 0.01)
    }
  }
}
