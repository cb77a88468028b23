import Domain
import Foundation
import TestSupport
import Testing

@testable import Planning
@testable import Roads

/// Links in GeoJSON.
@Suite struct LinkGeoJSONTests {
  static func feature(
    _ line: String, _ properties: String = #""AJOSUUNTA":2"#, type: String = "LineString"
  ) -> String {
    #"{"type":"Feature","properties":{\#(properties)},"geometry":"#
      + #"{"type":"\#(type)","coordinates":\#(line)}}"#
  }

  static func collection(_ features: [String], crs: String? = nil) -> String {
    let system = crs.map { #""crs":{"type":"name","properties":{"name":"\#($0)"}},"# } ?? ""
    return
      #"{"type":"FeatureCollection",\#(system)"features":[\#(features.joined(separator: ","))]}"#
  }

  /// The same links in the three forms: nodes, lengths and rules must be the same.
  @Test(arguments: ["urn:ogc:def:crs:EPSG::3067", "EPSG:3067"])
  func geoJSONIsReadAsAGeoPackageIs(crs: String) throws {
    let properties = [
      #""LINK_ID":"a:1","AJOSUUNTA":2,"LINKKITYYP":3,"TOIMINN_LK":2,"HALLINN_LK":1,"LINK_TILA":3,"#
        + #""TIENUMERO":4,"TIEOSANRO":101,"AET":0,"LET":1000,"SILTA_ALIK":0,"TIENIMI_SU":"Nelostie""#,
      #""LINK_ID":"b:1","AJOSUUNTA":"2","LINKKITYYP":3.0,"TOIMINN_LK":2,"HALLINN_LK":1,"#
        + #""LINK_TILA":3,"TIENUMERO":4,"TIEOSANRO":101,"AET":1000,"LET":2000,"SILTA_ALIK":1,"#
        + #""TIENIMI_SU":"Nelostie""#,
      #""ajosuunta":4,"linkkityyp":3,"toiminn_lk":5,"hallinn_lk":2,"TIENIMI_RU":"Hamngatan""#,
    ]
    let features = zip(DigiroadFile.lines, properties).map { line, properties in
      Self.feature("[" + line.map { "[\($0.0),\($0.1)]" }.joined(separator: ",") + "]", properties)
    }
    let one = try DigiroadFile.imported()
    let other = try DigiroadFile.imported(geoJSON: Self.collection(features, crs: crs))
    #expect(Array(one.network.nodeLatitude) == Array(other.network.nodeLatitude))
    #expect(Array(one.network.nodeLongitude) == Array(other.network.nodeLongitude))
    #expect(Array(one.network.linkLength) == Array(other.network.linkLength))
    #expect(Array(one.network.linkFrom) == Array(other.network.linkFrom))
    #expect(Array(one.network.linkTo) == Array(other.network.linkTo))
    for link in 0..<3 {
      #expect(try one.rule(link) == other.rule(link))
      #expect(
        one.network.addresses?.address(of: link) == other.network.addresses?.address(of: link))
    }
    #expect(Array(one.network.nameByte) == Array(other.network.nameByte))
  }

  @Test func withoutASystemPositionsAreDegrees() throws {
    let roads = try DigiroadFile.imported(
      geoJSON: Self.collection([
        Self.feature("[[25,66],[25.01,66]]"),
        Self.feature(
          "[[[25.01,66],[25.02,66]],[[25.02,66.01],[25.03,66.01]]]", type: "MultiLineString"),
      ]))
    #expect(roads.network.linkCount == 3 && roads.network.nodeCount == 5)
    #expect(roads.network.nodeLongitude[0] == 250_000_000)
    // A hundredth of a degree of the parallel 66 N: a cos(66) / sqrt(1 - e^2 sin^2(66)) rad.
    #expect((Double(roads.network.linkLength[0]) / 100 - 454.05).magnitude < 0.1)
  }

  @Test func anotherKnownSystemIsTaken() throws {
    // GK25FIN: 500 km east of nothing is the zone's own meridian.
    let roads = try DigiroadFile.imported(
      geoJSON: Self.collection(
        [Self.feature("[[25500000,7320000],[25500000,7321000]]")], crs: "EPSG:3879"))
    #expect(roads.network.nodeLongitude.allSatisfy { ($0 - 250_000_000).magnitude <= 1 })
  }

  /// A text, and what its fault names.
  static let wrongs: [(String, [String])] = [
    (
      collection([#"{"type":"Feature","properties":{"AJOSUUNTA":2},"geometry":null}"#]),
      ["features[0]", "'geometry'", "the line of a link"]
    ),
    (collection([feature("[]")]), ["features[0]", "the line of a link"]),
    (collection([feature("[25,66]", type: "Point")]), ["features[0]", "LineString"]),
    (
      collection([
        feature("[[25,66],[25.1,66]]"), feature("[[25,66],[25.1,66]]", #""AJOSUUNTA":7"#),
      ]),
      ["features[1]", "'AJOSUUNTA'", "'7'", "2 (both ways), 3 (against the line) or 4 (along it)"]
    ),
    (
      collection([feature("[[25,66],[25.1,66]]", #""AJOSUUNTA":null"#)]),
      ["features[0]", "'AJOSUUNTA'", "2 (both ways)"]
    ),
    (
      collection([feature("[[25,66],[25.1,66]]", #""suunta":2"#)]),
      ["features[0]", "'AJOSUUNTA'", "direction of flow"]
    ),
    (
      collection([feature("[[25,66],[25.1,66]]", #""AJOSUUNTA":{"a":1}"#)]),
      ["an object", "2 (both"]
    ),
    (
      collection([feature("[[25,66],[25.1,66]]")], crs: "EPSG:999999"),
      ["crs", "'EPSG:999999'", "unknown"]
    ),
    (
      collection([feature("[[25,66],[25.1,66]]")], crs: "EPSG:3903"),
      ["crs", "heights", "EPSG:5048"]
    ),
    (
      collection([feature("[[500000,7300000],[501000,7300000]]")]),
      ["features[0].geometry", "500000.0,7300000.0", "-180 to 180", "crs"]
    ),
    (
      collection([feature("[[7300000,500000],[7300000,501000]]")], crs: "EPSG:3067"),
      ["features[0].geometry", "7300000.0,500000.0"]
    ),
    (
      #"{"type":"FeatureCollection","features":[\#(feature("[[25,66],[25.1,66]]"))],"#
        + #""crs":{"type":"name","properties":{"name":"EPSG:3067"}}}"#,
      ["crs", "EPSG:3067", "before the features"]
    ),
    (collection([]), ["links that trucks use", "0 rows"]),
    (collection([feature("[[25,66],[25.1,66]]")]) + "x", ["nothing may follow"]),
    (#"{"type":"FeatureCollection","features":[{"type":"Fea"#, ["features[0]"]),
    (
      collection([feature("[[25,66],[25.1,66]]", #""AJOSUUNTA":2,"LINKKITYYP":8"#)]),
      ["links that trucks use", "1 rows"]
    ),
    (collection([feature("[[25,66],[25,66]]")]), ["links that trucks use"]),
  ]

  @Test(arguments: wrongs.indices) func whatIsWrongIsNamed(index: Int) throws {
    let (text, says) = Self.wrongs[index]
    do {
      _ = try DigiroadFile.imported(geoJSON: text)
      Issue.record("read: \(text)")
    } catch {
      #expect((error as? any Fault)?.kind == .input, "\(error)")
      for word in says { #expect("\(error)".contains(word), "'\(word)' is not named: \(error)") }
    }
  }

  @Test func everyFaultIsToldUpToAHundred() throws {
    let features = (0..<300).map { _ in Self.feature("[[25,66],[25.1,66]]", #""AJOSUUNTA":7"#) }
    let fault = #expect(throws: InputFault.self) {
      try DigiroadFile.imported(geoJSON: Self.collection(features))
    }
    #expect(fault?.problems.count == 100)
  }
}
