import Domain
import Foundation
import Testing

@testable import Exchange

@Suite("GeoJSON is written by RFC 7946")
struct GeoJSONWriterTests {
  func text(_ writer: inout GeoJSONWriter) -> String {
    writer.finish()
    return String(decoding: writer.takeBytes(), as: UTF8.self)
  }

  func at(_ x: Double, _ y: Double) -> Coordinate {
    Coordinate(clampedLongitude: x, latitude: y)
  }

  @Test func collectionIsWrittenByteForByte() {
    var writer = GeoJSONWriter(members: [JSONMember("name", .string("a\"b"))])
    writer.write(
      id: "x/1", shape: .point(at(24.123_456_78, -0.000_000_01)),
      properties: [
        Property("z", .null), Property("b", .bool(true)), Property("i", .int(-3)),
        Property("d", .decimal(12.345_6, digits: 2)), Property("r", .decimal(3, digits: 2)),
        Property("n", .decimal(.nan, digits: 2)), Property("f", .fixed(12_000, digits: 3)),
        Property("s", .string("å\n")), Property("j", .raw(.array([.null]))),
      ], members: [JSONMember("m", .bool(false))])
    writer.write(id: nil, shape: nil, properties: [])
    #expect(
      text(&writer)
        == """
        {"type":"FeatureCollection","name":"a\\"b","features":[
        {"type":"Feature","id":"x/1","geometry":{"type":"Point","coordinates":[24.1234568,0]},\
        "properties":{"z":null,"b":true,"i":-3,"d":12.35,"r":3.0,"n":null,"f":12.0,"s":"å\\n",\
        "j":[null]},"m":false},
        {"type":"Feature","geometry":null,"properties":{}}
        ],"bbox":[24.1234568,0,24.1234568,0]}

        """)
  }

  @Test func emptyCollectionHasNoExtent() {
    var writer = GeoJSONWriter()
    #expect(text(&writer) == "{\"type\":\"FeatureCollection\",\"features\":[]}\n")
  }

  @Test func sequencesHaveOneFeatureALine() {
    for (form, mark) in [(GeoJSONWriter.Form.lines, ""), (.framed, "\u{1E}")] {
      var writer = GeoJSONWriter(GeoJSONWriter.Settings(form: form, digits: 1))
      for x in [1.25, 2.35] { writer.write(id: nil, shape: .point(at(x, 0)), properties: []) }
      let feature = #"{"type":"Feature","geometry":{"type":"Point","coordinates":["#
      let end = #",0]},"properties":{}}"# + "\n"
      #expect(text(&writer) == "\(mark)\(feature)1.2\(end)\(mark)\(feature)2.4\(end)")
    }
  }

  @Test func positionsMadeEqualByRoundingAreDropped() throws {
    var writer = GeoJSONWriter(GeoJSONWriter.Settings(digits: 2, writesBoundingBox: false))
    let shapes: [GeographicShape] = [
      .line([at(1, 1), at(1.001, 1), at(1.002, 1), at(2, 1), at(2.001, 1)]),
      .line([at(1, 1), at(1.001, 1), at(1.002, 1)]),
      .polygon(Polygon(shell: [at(0, 0), at(1, 0), at(1.001, 0), at(1, 1), at(0, 0)])),
      .polygon(Polygon(shell: [at(0, 0), at(0.001, 0), at(0.001, 0.001), at(0, 0)])),
      .multiPoint([at(1, 1), at(1.001, 1)]),
    ]
    for shape in shapes { writer.write(id: nil, shape: shape, properties: []) }
    writer.finish()
    let document = try GeoJSONDocument(name: "", bytes: writer.takeBytes())
    func p(_ x: Double, _ y: Double) -> RawPosition { RawPosition(x: x, y: y) }
    #expect(
      document.features.map(\.shape) == [
        .line([p(1, 1), p(2, 1)]), .line([p(1, 1), p(1, 1)]),
        .polygon(Polygon(shell: [p(0, 0), p(1, 0), p(1, 1), p(0, 0)])),
        .polygon(Polygon(shell: [p(0, 0), p(0, 0), p(0, 0), p(0, 0)])),
        .multiPoint([p(1, 1), p(1, 1)]),
      ])
  }

  @Test(arguments: GeoJSONReaderTests.shapes)
  func whatIsReadIsWrittenAgain(_ text: String, _ shape: RawShape) throws {
    let feature = GeoJSONFeature(
      id: .string("f"), shape: shape,
      properties: [JSONMember("n", .number(JSONNumber(checked: "1.50")))],
      members: [JSONMember("m", .null)], location: SourceLocation(file: ""))
    var writer = GeoJSONWriter(GeoJSONWriter.Settings(digits: 9))
    writer.write(feature)
    writer.finish()
    let bytes = writer.takeBytes()
    var read = try #require(try GeoJSONDocument(name: "", bytes: bytes).features.first)
    read.location = feature.location
    #expect(read == feature)
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(bytes)) }
  }

  @Test func extentHasHeightsWhenAllPositionsHaveThem() throws {
    var writer = GeoJSONWriter()
    for z in [3.0, -1.5] {
      writer.write(
        GeoJSONFeature(
          shape: .point(RawPosition(x: z, y: 1, z: z)), properties: nil,
          location: SourceLocation(file: "")))
    }
    writer.finish()
    #expect(
      try GeoJSONDocument(name: "", bytes: writer.takeBytes()).boundingBox == [
        -1.5, 1, -1.5, 3, 1, 3,
      ])
  }

  @Test func piecesTakenOnTheWayMakeTheSameBytes() {
    var whole = GeoJSONWriter()
    var pieces = GeoJSONWriter()
    var taken: [UInt8] = []
    for index in 0..<100 {
      let position = at(Double(index) / 10, 60)
      whole.write(id: "\(index)", shape: .point(position), properties: [])
      pieces.write(id: "\(index)", shape: .point(position), properties: [])
      if index % 7 == 0 { taken += pieces.takeBytes() }
    }
    whole.finish()
    pieces.finish()
    #expect(whole.takeBytes() == taken + pieces.takeBytes())
  }
}
