import Domain
import Foundation
import Testing

@testable import Exchange

@Suite("GeoJSON is read in all its forms")
struct GeoJSONReaderTests {
  func read(_ text: String) throws -> GeoJSONDocument {
    try GeoJSONDocument(name: "a.geojson", bytes: Array(text.utf8))
  }

  func problems(_ text: String) -> [InputProblem] {
    do {
      _ = try read(text)
      return []
    } catch {
      return (error as? InputFault)?.problems ?? []
    }
  }

  static func p(_ x: Double, _ y: Double, _ z: Double? = nil) -> RawPosition {
    RawPosition(x: x, y: y, z: z)
  }

  /// The examples of RFC 7946, appendix A, with a third number and a collection in a collection.
  static let shapes: [(String, RawShape)] = [
    (#"{"type":"Point","coordinates":[100.0,0.0]}"#, .point(p(100, 0))),
    (#"{"coordinates":[100.0,0.0,-3.5,9],"type":"Point"}"#, .point(p(100, 0, -3.5))),
    (#"{"type":"LineString","coordinates":[[100,0],[101,1]]}"#, .line([p(100, 0), p(101, 1)])),
    (
      #"{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,3],[2,1],[1,1]]]}"#,
      .polygon(
        Polygon(
          shell: [p(0, 0), p(9, 0), p(9, 9), p(0, 0)],
          holes: [[p(1, 1), p(2, 3), p(2, 1), p(1, 1)]]))
    ),
    (
      #"{"type":"MultiPoint","coordinates":[[100,0],[101,1]]}"#,
      .multiPoint([p(100, 0), p(101, 1)])
    ),
    (#"{"type":"MultiPoint","coordinates":[]}"#, .multiPoint([])),
    (
      #"{"bbox":[0,0,1,1],"coordinates":[[[100,0],[101,1]],[[1,2],[3,4]]],"type":"MultiLineString"}"#,
      .multiLine([[p(100, 0), p(101, 1)], [p(1, 2), p(3, 4)]])
    ),
    (
      #"{"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]]]]}"#,
      .multiPolygon([Polygon(shell: [p(0, 0), p(9, 0), p(9, 9), p(0, 0)])])
    ),
    (
      #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},"#
        + #"{"type":"GeometryCollection","geometries":[]},{"type":"LineString","coordinates":[]}]}"#,
      .collection([.point(p(1, 2)), .collection([])])
    ),
  ]

  @Test(arguments: shapes)
  func everyGeometryIsReadBareAndInAFeature(_ text: String, _ shape: RawShape) throws {
    let bare = try read(text)
    #expect(bare.form == .single)
    #expect(bare.features.map(\.shape) == [shape])
    let feature = #"{"type":"Feature","properties":null,"geometry":\#(text)}"#
    #expect(try read(feature).features.first?.shape == shape)
    let collection = #"{"type":"FeatureCollection","features":[\#(feature),\#(feature)]}"#
    #expect(try read(collection).features.map(\.shape) == [shape, shape])
    #expect(try read(collection).form == .collection)
  }

  @Test(arguments: [
    #"{"type":"Point","coordinates":[]}"#, #"{"type":"Polygon","coordinates":[]}"#, "null",
  ])
  func emptyGeometryIsNone(_ text: String) throws {
    let document = try read(#"{"type":"Feature","properties":{},"geometry":\#(text)}"#)
    #expect(document.features.count == 1 && document.features[0].shape == nil)
  }

  @Test func everythingElseIsKept() throws {
    let document = try read(
      #"{"name":"x","features":[{"geometry":{"type":"Point","coordinates":[1,2],"extra":[1]},"#
        + #""id":7,"bbox":[1,2,1,2],"type":"Feature","note":{"a":1},"properties":{"b":1.50,"a":null}}],"#
        + #""type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:"#
        + #"EPSG::3067"}},"bbox":[1,2,3,4]}"#)
    let feature = try #require(document.features.first)
    #expect(feature.id == .number(JSONNumber(7)))
    #expect(feature.boundingBox == [1, 2, 1, 2])
    #expect(
      feature.members == [JSONMember("note", .object([JSONMember("a", .number(JSONNumber(1)))]))])
    #expect(feature.shapeMembers == [JSONMember("extra", .array([.number(JSONNumber(1))]))])
    #expect(feature.properties?.map(\.name) == ["b", "a"])
    #expect(feature.properties?["b"] == .number(JSONNumber(checked: "1.50")))
    #expect(document.members.map(\.name) == ["name", "crs"])
    #expect(document.boundingBox == [1, 2, 3, 4])
    #expect(document.declaredReferenceSystem == "urn:ogc:def:crs:EPSG::3067")
    #expect(!GeoJSONDocument.isWGS84("urn:ogc:def:crs:EPSG::3067"))
  }

  @Test func sequencesAreReadByLineAndByFrame() throws {
    let one = #"{"type":"Feature","id":"a","properties":null,"geometry":null}"#
    let two = "{\"type\":\"Point\",\n \"coordinates\":[1,2]}"
    for text in [
      "\(one)\n\(two)\n", "\(one)\r\n\n\(two)", "\u{1E}\(one)\n\u{1E}\(two)\n",
      "\u{FEFF}\u{1E}\u{1E}\(one)\u{1E}\(two)",
    ] {
      let document = try read(text)
      #expect(document.form == .sequence)
      #expect(document.features.map(\.shape) == [nil, .point(Self.p(1, 2))])
    }
    let framed = #"{"type":"FeatureCollection","features":[\#(one)]}"#
    #expect(try read("\u{1E}\(framed)\n\u{1E}\(one)\n").features.count == 2)
  }

  @Test(arguments: [
    ("", "cut"), (" \n", "cut"), ("7", "syntax"), ("[]", "syntax"), ("{}", "type"),
    (#"{"type":"Topology","objects":{}}"#, "type"), (#"{"type":7}"#, "type"),
    (#"{"type":"FeatureCollection"}"#, "features"), (#"{"features":[]}"#, "type"),
    (#"{"type":"FeatureCollection","features":{}}"#, "syntax"),
    (#"{"type":"FeatureCollection","features":[],"features":[]}"#, "duplicate"),
    (#"{"type":"FeatureCollection","features":[]} {}"#, "trailing"),
    (#"{"type":"Point","coordinates":[1,2]} {"type":"Point","coordinates":[1,2]}"#, "trailing"),
    (#"{"type":"Point","coordinates":[1,2]}]"#, "trailing"),
    (#"{"type":"FeatureCollection","features":[1]}"#, "feature"),
    (#"{"type":"FeatureCollection","features":[{"type":"Point","coordinates":[1,2]}]}"#, "feature"),
    (#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":null}]}"#, "feature"),
    (#"{"type":"FeatureCollection","features":[],"bbox":[1,2,3]}"#, "bbox"),
    (#"{"type":"FeatureCollection","features":[],"crs":7}"#, "crs"),
    ("\u{1}", "syntax"), ("PK\u{3}\u{4}", "syntax"),
  ])
  func wrongTextIsRefused(_ text: String, _ code: String) {
    let problems = problems(text)
    #expect(problems.first?.code == code, "\(problems)")
  }

  @Test(arguments: [
    (#"{"type":"Circle","coordinates":[1,2]}"#, "geometry", nil),
    (#"{"coordinates":[1,2]}"#, "geometry", nil), (#"{"type":"Point"}"#, "geometry", nil),
    (#"{"type":"GeometryCollection"}"#, "geometry", nil),
    (#"{"type":"Point","coordinates":[1]}"#, "position", ".coordinates"),
    (#"{"type":"Point","coordinates":"1,2"}"#, "position", ".coordinates"),
    (#"{"type":"Point","coordinates":["1",2]}"#, "position", ".coordinates[0]"),
    (#"{"type":"LineString","coordinates":[[1,2]]}"#, "geometry", ".coordinates"),
    (#"{"type":"LineString","coordinates":[[1,2],[3,null]]}"#, "position", ".coordinates[1][1]"),
    (#"{"type":"LineString","coordinates":[[1,2],[]]}"#, "position", ".coordinates[1]"),
    (#"{"type":"LineString","coordinates":[1,2]}"#, "position", ".coordinates[0]"),
    (#"{"coordinates":[[[0,0],[1,1],[0,0]]],"type":"Polygon"}"#, "geometry", ".coordinates[0]"),
    (
      #"{"type":"MultiPolygon","coordinates":[[],[[[0,0],[1,0],[1,1],[0,1]]]]}"#, "geometry",
      ".coordinates[1][0]"
    ),
    (
      #"{"type":"GeometryCollection","geometries":[null,{"type":"Point","coordinates":{}}]}"#,
      "position", ".geometries[1].coordinates"
    ),
    ("[1,2]", "geometry", nil),
  ])
  func wrongGeometryIsNamedByItsPath(_ geometry: String, _ code: String, _ suffix: String?) {
    let sound = #"{"type":"Feature","properties":null,"geometry":null}"#
    let text =
      "{\"type\":\"FeatureCollection\",\"features\":[\(sound),\n"
      + "{\"type\":\"Feature\",\"properties\":null,\"geometry\":\(geometry)}]}"
    let problem = problems(text).first
    #expect(problem?.code == code)
    #expect(problem?.location.line == 2)
    #expect(problem?.location.path == "features[1].geometry" + (suffix ?? ""))
  }

  @Test func everyFaultOfMeaningIsToldInOneReading() {
    let bad = #"{"type":"Feature","properties":3,"geometry":{"type":"Point","coordinates":[true]}}"#
    let text = #"{"type":"FeatureCollection","features":[\#(bad),\#(bad),{"type":"Feature"}]}"#
    #expect(problems(text).count == 5)
    let many = Array(repeating: bad, count: 500).joined(separator: ",")
    let count = problems(#"{"type":"FeatureCollection","features":[\#(many)]}"#).count
    #expect((100...200).contains(count))
  }

  @Test func readerGoesOnAfterAFaultyFeature() throws {
    let bad = #"{"type":"Feature","properties":{},"geometry":7}"#
    let good = #"{"type":"Feature","properties":{},"geometry":null}"#
    var reader = GeoJSONReader(
      ByteStream(
        name: "", bytes: Array(#"{"type":"FeatureCollection","features":[\#(bad),\#(good)]}"#.utf8))
    )
    do {
      _ = try reader.next()
      Issue.record("the first feature is faulty")
    } catch { #expect(error is InputFault) }
    let isBroken = reader.isBroken
    let rest = [try reader.next(), try reader.next(), try reader.next()]
    #expect(!isBroken)
    #expect(rest.map { $0 == nil } == [false, true, true])
  }

  @Test func rangeIsCheckedOnlyWhereDegreesAreMeant() throws {
    let document = try read(
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":null,"geometry":"#
        + #"{"type":"MultiLineString","coordinates":[[[24,65],[25,66]],[[24,65],[384000,7300000],"#
        + #"[65,124]]]}}]}"#)
    let feature = try #require(document.features.first)
    let thrown = #expect(throws: InputFault.self) { try feature.geographicShape() }
    let problems = try #require(thrown).problems
    #expect(
      problems.map(\.location.path) == [
        "features[0].geometry.coordinates[1][1]", "features[0].geometry.coordinates[1][2]",
      ])
    #expect(problems[0].expected.contains("projected"))
    #expect(problems[1].expected.contains("swapped"))
  }

  @Test func geometriesOfCollectionsAreNamedByPath() throws {
    let document = try read(
      #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},"#
        + #"{"type":"Polygon","coordinates":[[[0,0],[200,0],[1,1],[0,0]]]}]}"#)
    let thrown = #expect(throws: InputFault.self) {
      try document.features.first?.geographicShape()
    }
    #expect(
      thrown?.problems.first?.location.path == "geometry.geometries[1].coordinates[0][1]")
  }

  @Test func everyCutOfADocumentIsReadOrRefused() {
    let text = Array(
      (#"{"type":"FeatureCollection","plan":{"a":[1]},"features":[{"type":"Feature","id":"ä","#
        + #""properties":{"n":1.5e1,"s":"\u00e4\ud83d\ude39"},"geometry":{"type":"Polygon","#
        + #""coordinates":[[[0,0],[9,0],[9,9],[0,0]]]}},{"type":"Feature","properties":null,"#
        + #""geometry":null}],"bbox":[0,0,9,9]}"#).utf8)
    #expect((try? GeoJSONDocument(name: "", bytes: text)) != nil)
    for end in 0..<text.count {
      #expect(throws: InputFault.self, "cut at \(end)") {
        try GeoJSONDocument(name: "", bytes: Array(text[..<end]))
      }
    }
  }

  @Test func mutatedDocumentsNeverTrap() {
    let texts = [
      #"{"type":"FeatureCollection","features":[{"type":"Feature","id":1,"properties":{"a":"b"},"#
        + #""geometry":{"type":"LineString","coordinates":[[1,2],[3,4.5,6]]}},{"type":"Feature","#
        + #""properties":null,"geometry":{"coordinates":[[[0,0],[9,0],[9,9],[0,0]]],"type":"Polygon"#
        + #""}}],"bbox":[0,0,9,9]}"#,
      "\u{1E}{\"type\":\"Point\",\"coordinates\":[1,2]}\n\u{1E}{\"type\":\"Feature\","
        + "\"properties\":{},\"geometry\":null}\n",
      "{\"type\":\"Point\",\"coordinates\":[1,2]}\n{\"type\":\"MultiPoint\",\"coordinates\":[[3,4]]}",
    ].map { Array($0.utf8) }
    var generator = SeededGenerator(seed: 4)
    for round in 0..<9000 {
      let mutated = generator.mutated(texts[round % texts.count])
      guard let document = try? GeoJSONDocument(name: "", bytes: mutated) else { continue }
      for feature in document.features { _ = try? feature.geographicShape() }
    }
  }

  /// Chunks of any size give what the whole text gives, faults and their places too.
  @Test func chunksDoNotShow() throws {
    let texts = [
      #"{"a":"x\"]}","type":"FeatureCollection","features":[ {"type":"Feature","id":1,"properties":"#
        + "{\"a\":\"b\\\\\"},\n\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}} ,\n"
        + #"{"type":"Feature","properties":null,"geometry":null}], "z":12.5 }"#,
      "{\"type\":\"FeatureCollection\",\"features\":[\n\n {\"type\":\"Feature\",\"prop\n",
      "\u{1E}{\"coordinates\":[1,2],\"type\":\"Point\"}\n\u{1E}{\"type\":\"Point\",\"coordinates\":[é]}",
    ]
    for text in texts {
      let bytes = Array(text.utf8)
      let whole = Result { try GeoJSONDocument(name: "p", bytes: bytes) }
      for size in [1, 2, 3, 7, 50] {
        let path = FileManager.default.temporaryDirectory.path + "/fifo-\(UUID().uuidString)"
        try #require(mkfifo(path, 0o600) == 0)
        defer { unlink(path) }
        let writer = Thread {
          guard let handle = FileHandle(forWritingAtPath: path) else { return }
          for start in stride(from: 0, to: bytes.count, by: size) {
            try? handle.write(contentsOf: Data(bytes[start..<min(start + size, bytes.count)]))
          }
          try? handle.close()
        }
        writer.start()
        let parts = Result { try GeoJSONDocument(path: path) }
        switch (whole, parts) {
        case (.success(let whole), .success(let parts)):
          #expect(whole.members == parts.members)
          #expect(whole.features.map(\.shape) == parts.features.map(\.shape))
          #expect(whole.features.map(\.location.line) == parts.features.map(\.location.line))
        case (.failure(let whole as InputFault), .failure(let parts as InputFault)):
          let places = { (fault: InputFault) in
            fault.problems.map { "\($0.location.line ?? 0):\($0.location.column ?? 0)" }
          }
          #expect(places(whole) == places(parts))
        default: Issue.record("\(size): \(parts)")
        }
      }
    }
  }

  @Test func fileThatIsNotThereIsAnErrorOfTheEnvironment() {
    #expect(
      throws: ExchangeError.unreadable(file: "/no/such", reason: "there is no such file")
    ) { try GeoJSONDocument(path: "/no/such") }
    #expect(throws: ExchangeError.unreadable(file: "/tmp", reason: "it is a folder, not a file")) {
      try GeoJSONDocument(path: "/tmp")
    }
  }
}
