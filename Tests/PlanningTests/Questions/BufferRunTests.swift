import Domain
import Exchange
import Foundation
import Geodesy
import Testing

@testable import Planning

/// Buffers of files against areas and positions worked out apart from the program.
@Suite struct BufferRunTests {
  /// Square kilometers of a buffer of 1 km.
  ///
  /// Sixty-four chords have 64/2 sin(2 pi/64) on the plane. The
  /// scale 100 km west of the central meridian is 0.9996 (1 + (100.04/6391)^2 / 2) = 0.9997225, so
  /// areas on the ground are 1.000555 times as large.
  static let expected = 32 * 0.098_017_140_329_560_6 * 1.000_555

  @Test func aFileInMetersIsBufferedWhereItLies() throws {
    try Folders.scratch { folder in
      let file = folder + "/meters.geojson"
      try Folders.write(
        """
        {"type":"FeatureCollection",
         "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3067"}},
         "features":[{"type":"Feature","id":"a","properties":{"name":"A"},
          "geometry":{"type":"Point","coordinates":[400000,7300000]}}]}
        """, to: file)
      let answer = try BufferRun(request: BufferRequest(distance: 1000)).buffer(file: file)
      let view = try FileView(answer.geoJSON)
      #expect(view.root["crs"] == nil)
      #expect(view.ids == ["a"])
      let properties = try #require(view.features.first?["properties"] as? [String: Any])
      #expect(properties.text("name") == "A")
      #expect(properties.number("buffer_m") == 1000)
      #expect((properties.number("area_km2") / Self.expected - 1).magnitude < 2e-5)
    }
  }

  @Test func degreesAndMetersOfOnePointGiveOneBuffer() throws {
    try Folders.scratch { folder in
      let degrees = folder + "/degrees.geojson"
      let meters = folder + "/meters.geojson"
      let point = try #require(RegisterPoint.all().first)
      try Folders.write(
        #"{"type":"Point","coordinates":[\#(point.longitude),\#(point.latitude)]}"#, to: degrees)
      try Folders.write(
        """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3067"}},
        "features":[{"type":"Feature","properties":null,
        "geometry":{"type":"Point","coordinates":[\(point.easting),\(point.northing)]}}]}
        """, to: meters)
      let one = try Self.shapes(
        BufferRun(request: BufferRequest(distance: 500)).buffer(file: degrees))
      let other = try Self.shapes(
        BufferRun(request: BufferRequest(distance: 500)).buffer(file: meters))
      let geodesic = Geodesic()
      for (left, right) in zip(one[0].positions, other[0].positions) {
        // The register's degrees are rounded to five decimals: 0.56 m at most.
        #expect(geodesic.distance(from: left, to: right) < 0.6)
      }
      #expect(one[0].positions.count == other[0].positions.count)
    }
  }

  @Test func aBufferIsAsWideAsItSays() throws {
    try Folders.scratch { folder in
      let file = folder + "/point.geojson"
      try Folders.write(#"{"type":"Point","coordinates":[24.5,65.8]}"#, to: file)
      let answer = try BufferRun(request: BufferRequest(distance: 200)).buffer(file: file)
      let geodesic = Geodesic()
      let middle = try Coordinate(longitude: 24.5, latitude: 65.8)
      for position in try #require(Self.shapes(answer).first).positions {
        // 200 m on the plane, within its scale of 0.06 % and the rounding to a centimeter.
        #expect((geodesic.distance(from: middle, to: position) - 200).magnitude < 0.15)
      }
    }
  }

  @Test func dissolvedBuffersAreOneAndGroupsAreKept() throws {
    try Folders.scratch { folder in
      let file = folder + "/points.geojson"
      try Folders.write(
        """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"firm":"A"},"geometry":{"type":"Point","coordinates":[24.5,65.8]}},
        {"type":"Feature","properties":{"firm":"B"},"geometry":{"type":"Point","coordinates":[24.5,65.9]}},
        {"type":"Feature","properties":{"firm":"A"},"geometry":{"type":"Point","coordinates":[24.501,65.8]}},
        {"type":"Feature","properties":{"firm":"A"},"geometry":null}]}
        """, to: file)
      var request = BufferRequest(distance: 300)
      let each = try BufferRun(request: request).buffer(file: file)
      #expect(try FileView(each.geoJSON).features.count == 3)
      #expect(each.warnings.contains { $0.contains("1 ") && $0.contains("no geometry") })
      request.isDissolved = true
      let one = try FileView(BufferRun(request: request).buffer(file: file).geoJSON)
      #expect(one.features.count == 1)
      request.isDissolved = false
      request.groupField = "firm"
      let groups = try FileView(BufferRun(request: request).buffer(file: file).geoJSON)
      #expect(
        groups.features.compactMap { ($0["properties"] as? [String: Any])?.text("firm") }
          == ["A", "B"])
    }
  }

  @Test func whatShrinksToNothingIsCountedAndLeftOut() throws {
    try Folders.scratch { folder in
      let file = folder + "/area.geojson"
      try Folders.write(
        """
        {"type":"Polygon","coordinates":[[[24.5,65.8],[24.51,65.8],[24.51,65.805],[24.5,65.805],\
        [24.5,65.8]]]}
        """, to: file)
      let answer = try BufferRun(request: BufferRequest(distance: -1000)).buffer(file: file)
      #expect(try FileView(answer.geoJSON).features.isEmpty)
      #expect(answer.warnings.contains { $0.contains("empty") })
      let smaller = try BufferRun(request: BufferRequest(distance: -50)).buffer(file: file)
      #expect(try FileView(smaller.geoJSON).features.count == 1)
    }
  }

  @Test func aPointOutsideThePlaneIsRefusedByName() throws {
    try Folders.scratch { folder in
      let file = folder + "/far.geojson"
      try Folders.write(
        """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[24.5,65.8]}},
        {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[65.8,24.5]}}]}
        """, to: file)
      let fault = try #require(throws: InputFault.self) {
        try BufferRun(request: BufferRequest(distance: 100)).buffer(file: file)
      }
      #expect(fault.problems.first?.location.path?.contains("features[1]") == true)
      #expect(fault.description.contains("far.geojson"))
    }
  }

  @Test func anUnknownReferenceSystemOfAFileIsTold() throws {
    try Folders.scratch { folder in
      let file = folder + "/odd.geojson"
      try Folders.write(
        """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:99999"}},
        "features":[{"type":"Feature","properties":{},
        "geometry":{"type":"Point","coordinates":[1,2]}}]}
        """, to: file)
      let fault = try #require(throws: (any Error).self) {
        try BufferRun(request: BufferRequest(distance: 100)).buffer(file: file)
      }
      #expect((fault as? any Fault)?.description.contains("99999") == true)
    }
  }

  private static func shapes(_ answer: BufferAnswer) throws -> [GeographicShape] {
    try GeoJSONDocument(name: "buffer", bytes: answer.geoJSON).features
      .compactMap { try $0.geographicShape() }
  }
}
