import Testing

/// Wrong GeoJSON of users: exit 65, with file, line, column and path, for `buffer` and `project`.
struct GeoJSONFileTests {
  static let good = GeoJSONText.point(25, 66)

  static let cases: [WrongUse] = [
    wrong("an empty file", "", says: ["in.geojson:1", "empty"]),
    wrong(
      "a file cut inside a string",
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Poi",
      says: ["in.geojson:1:78", "features[0].geometry.type", "ends inside the string"]),
    wrong(
      "a file cut between features", String(good.dropLast(2)),
      says: ["in.geojson:1", "features[1]", "it may be cut"]),
    wrong("a binary file", Hostile.binary, says: ["in.geojson:1", "begins with '{'"]),
    wrong("UTF-16", Hostile.utf16(good), says: ["in.geojson:1", "UTF-16", "save it as UTF-8"]),
    wrong(
      "Latin-1",
      Hostile.latin1(
        GeoJSONText.collection(
          GeoJSONText.feature("null", properties: "{\"name\":\"Ylläs\"}"))),
      says: ["in.geojson:1", "features[0].properties.name", "UTF-8"]),
    wrong(
      "NaN", GeoJSONText.point("[NaN,66]"),
      says: ["features[0].geometry.coordinates[0]", "'NaN'", "JSON has no NaN"]),
    wrong(
      "a number beyond all", GeoJSONText.point("[1e999,66]"),
      says: ["features[0].geometry.coordinates[0]", "'1e999'", "1.7e308"]),
    wrong(
      "a huge number", GeoJSONText.point("[1e300,66]"),
      says: ["features[0].geometry", "1e+300", "longitude must be -180 to 180"]),
    wrong(
      "meters for degrees", GeoJSONText.point(385_000, 7_300_000),
      says: ["features[0].geometry", "385000.0,7300000.0", "looks like EPSG:3067"]),
    wrong(
      "a position on the other side of the Earth", GeoJSONText.point(-120, -66),
      says: ["features[0].geometry", "-120.0,-66.0", "outside the area of use of EPSG:3067"]),
    wrong(
      "text for a number", GeoJSONText.point("[\"25\",66]"),
      says: ["features[0].geometry.coordinates[0]", "\"25\"", "a number"]),
    wrong(
      "one number for a position", GeoJSONText.point("[25]"),
      says: ["features[0].geometry.coordinates", "two or three numbers"]),
    wrong(
      "null for a position", GeoJSONText.point("null"),
      says: ["features[0].geometry.coordinates", "null", "a position"]),
    wrong(
      "lists too deep",
      "{\"type\":\"FeatureCollection\",\"features\":[" + String(repeating: "[", count: 100_000),
      says: ["in.geojson:1", "features[0]"]),
    wrong(
      "properties too deep",
      GeoJSONText.collection(
        GeoJSONText.feature(
          "null",
          properties: String(repeating: "{\"a\":", count: 5000) + "1"
            + String(repeating: "}", count: 5000))),
      says: ["in.geojson:1", "features[0].properties"]),
    wrong(
      "a member twice",
      GeoJSONText.collection(
        "{\"type\":\"Feature\",\"geometry\":null,\"geometry\":null,\"properties\":{}}"),
      says: ["features[0].geometry", "'geometry'", "each name once"]),
    wrong(
      "a property twice",
      GeoJSONText.collection(GeoJSONText.feature("null", properties: "{\"a\":1,\"a\":2}")),
      says: ["features[0].properties.a", "each name once"]),
    wrong(
      "an object that is no GeoJSON", "{\"a\":1}", says: ["in.geojson:1", "FeatureCollection"]),
    wrong(
      "TopoJSON", "{\"type\":\"Topology\",\"objects\":{}}",
      says: ["in.geojson:1", "'Topology'", "FeatureCollection"]),
    wrong(
      "an unknown geometry",
      GeoJSONText.collection(GeoJSONText.feature(GeoJSONText.geometry("Circle", "[25,66]"))),
      says: ["features[0].geometry", "'Circle'", "Polygon"]),
    wrong(
      "an open ring",
      GeoJSONText.collection(
        GeoJSONText.feature(
          GeoJSONText.geometry("Polygon", "[[[25,66],[25.1,66],[25.1,66.1],[25,66.1]]]"))),
      says: ["features[0].geometry.coordinates[0]", "equal to its first"]),
    wrong(
      "a line of one point",
      GeoJSONText.collection(GeoJSONText.feature(GeoJSONText.geometry("LineString", "[[25,66]]"))),
      says: ["features[0].geometry.coordinates", "at least two positions"]),
    wrong("text after the end", good + "x", says: ["in.geojson:1", "nothing may follow"]),
    wrong(
      "an object for the features", "{\"type\":\"FeatureCollection\",\"features\":{}}",
      says: ["features", "an array"]),
    wrong(
      "an unknown reference system", declaring("urn:ogc:def:crs:EPSG::99999"),
      says: ["in.geojson", "crs", "EPSG::99999", "unknown"]),
    wrong(
      "a vertical reference system", declaring("EPSG:5773"),
      says: ["in.geojson", "crs", "EPSG:5773", "vertical"]),
    wrong(
      "a reference system without name",
      GeoJSONText.collection(members: "\"crs\":{\"type\":\"name\"},"),
      says: ["in.geojson", "crs", "by name"]),
  ]

  /// The same faults for the two commands that read GeoJSON of users.
  static let both: [WrongUse] = cases.flatMap { use in
    [["buffer", "in.geojson", "--distance", "200m"], ["project", "in.geojson"]].map {
      WrongUse(
        name: "\($0[0]): \(use.name)", arguments: $0, status: use.status, says: use.says,
        files: use.files)
    }
  }

  @Test("Wrong GeoJSON is refused with 65", arguments: both)
  func wrongGeoJSONIsRefused(_ use: WrongUse) throws { try use.expectRefusal() }

  static let outside: [WrongUse] = [
    WrongUse(
      name: "buffer: no file", arguments: ["buffer", "none.geojson", "--distance", "5m"],
      status: 69, says: ["none.geojson", "no such file"]),
    WrongUse(
      name: "buffer: a folder", arguments: ["buffer", "GeoData", "--distance", "5m"], status: 69,
      says: ["GeoData", "folder"]),
    WrongUse(
      name: "buffer: nothing on standard input", arguments: ["buffer", "-", "--distance", "5m"],
      status: 65, says: ["-:1", "empty"], input: []),
    WrongUse(
      name: "project: a reference system after the features",
      arguments: ["project", "in.geojson", "-o", "out.geojson"], status: 65,
      says: ["in.geojson", "crs", "EPSG:3067", "--from"],
      files: [
        WrongUse.File(
          name: "in.geojson",
          bytes: Array(
            """
            {"type":"FeatureCollection","features":[\(GeoJSONText.feature("null"))],\
            "crs":{"type":"name","properties":{"name":"EPSG:3067"}}}
            """.utf8))
      ]),
  ]

  @Test("A GeoJSON that is not there is refused with 69", arguments: outside)
  func missingGeoJSONIsRefused(_ use: WrongUse) throws { try use.expectRefusal() }

  static func declaring(_ name: String) -> String {
    GeoJSONText.collection(
      GeoJSONText.feature(GeoJSONText.geometry("Point", "[25,66]")),
      members: "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\(name)\"}},")
  }

  static func wrong(_ name: String, _ text: String, says: [String]) -> WrongUse {
    wrong(name, Array(text.utf8), says: says)
  }

  static func wrong(_ name: String, _ bytes: [UInt8], says: [String]) -> WrongUse {
    WrongUse(
      name: name, arguments: [], status: 65, says: says,
      files: [WrongUse.File(name: "in.geojson", bytes: bytes)])
  }
}
