import Testing

/// Wrong files of roads and closures: exit 65, with the file and what would be right.
struct RoadsFileTests {
  static let ask = ["route", "ajos-port", "kemi-mine", "--date", "2026-11-23"]

  static let cases: [WrongUse] = [
    wrong(
      "an empty roads file", ask + ["--roads", "f"], "", says: ["f: no roads file", "import"]),
    wrong(
      "text for a roads file", ask + ["--roads", "f"], "hello, world, this is no roads file at all",
      says: ["f: no roads file", "roads import"]),
    wrong(
      "a roads file of tomorrow", ask + ["--roads", "f"],
      "SIVUROAD\u{7}\0\0\0\0\0\0\0" + String(repeating: "\0", count: 64),
      says: ["f: version 7", "version 1", "import the map again"]),
    wrong(
      "closures that are no GeoJSON", ask + ["--closures", "f"], "lon,lat\n1,2\n",
      says: ["f:1", "begins with '{'"]),
    wrong(
      "a closure with a date that is none", ask + ["--closures", "f"],
      """
      {"type":"Feature","properties":{"valid_from":"tomorrow"},
       "geometry":{"type":"Point","coordinates":[25,66]}}
      """, says: ["f", "valid_from", "YYYY-MM-DD"]),
    wrong(
      "a closure in meters", ask + ["--avoid", "f"],
      """
      {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[385000,7300000]}}
      """, says: ["f", "385000.0,7300000.0", "-180 to 180"]),
    wrong(
      "bridges without limits", imports + ["--bridges", "f"], "road,km\nkt-54-01,1\n",
      says: ["f:1", "'limits'"]),
    wrong(
      "a bridge beyond its road", imports + ["--bridges", "f"],
      "road,km,limits\nkt-54-01,66.1,-/-/-/12\n",
      says: ["f:2", "'km'", "66.1", "0 to 66 km, the length of kt-54-01"]),
    wrong(
      "a bridge of no road", imports + ["--bridges", "f"],
      "road,km,limits\nkt-54-99,1,-/-/-/12\n", says: ["f:2", "'road'", "kt-54-99", "roads.csv"]),
    wrong(
      "a bridge far from roads", imports + ["--bridges", "f"],
      "lon,lat,limits\n25.0,68.0,-/-/-/12\n",
      says: ["f:2", "'lon'", "25.0,68.0", "at most 50 m", "m away"]),
    wrong(
      "bridges that are no table", imports + ["--bridges", "f"], "\u{1}\u{2}", says: ["f:1"]),
    wrong(
      "links without their columns",
      ["roads", "import", "--links", "f", "--nodes", "f", "-o", "o"],
      "lcd,junction,lon,lat\n1,1,25,66\n", says: ["f:1", "'from_lcd'"]),
  ]
  static let imports = ["roads", "import", "GeoData", "-o", "o"]

  static let links = ["roads", "import", "f", "-o", "out.roads"]

  static let linkCases: [WrongUse] = [
    wrong(
      "a link without a line", links,
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"AJOSUUNTA":2},"geometry":null}]}
      """, says: ["f:2", "features[0]", "the line of a link"]),
    wrong(
      "a link that runs in direction 7", links,
      """
      {"type":"FeatureCollection",
      "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3067"}},"features":[
      {"type":"Feature","properties":{"AJOSUUNTA":7},
      "geometry":{"type":"LineString","coordinates":[[500000,7300000],[500100,7300000]]}}]}
      """, says: ["f:3", "features[0]", "'AJOSUUNTA'", "'7'", "2 (both ways)"]),
    wrong(
      "a database cut after its first page's head", links,
      "SQLite format 3\0" + String(repeating: "\0", count: 300), says: ["f: ", "GeoPackage"]),
    wrong(
      "a layer of GeoJSON", links + ["--layer", "DR_LINKKI"], "{}", status: 64,
      says: ["--layer", "DR_LINKKI", "GeoPackage"]),
  ]

  @Test("Wrong links are refused, and nothing is written", arguments: linkCases)
  func wrongLinksAreRefused(_ use: WrongUse) throws { try use.expectRefusal() }

  @Test("A wrong file of roads is refused with 65", arguments: cases)
  func wrongRoadsFileIsRefused(_ use: WrongUse) throws { try use.expectRefusal() }

  static func wrong(
    _ name: String, _ arguments: [String], _ text: String, status: Int32 = 65, says: [String]
  ) -> WrongUse {
    WrongUse(
      name: name, arguments: arguments, status: status, says: says,
      files: [WrongUse.File(name: "f", bytes: Array(text.utf8))])
  }
}
