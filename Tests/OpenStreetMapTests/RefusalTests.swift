import Domain
import OpenStreetMap
import TestSupport
import Testing

@Suite struct RefusalTests {
  /// What reading some bytes ends in; `nil` when they are read.
  private func refusal(_ bytes: [UInt8]) -> OpenStreetMapError? {
    do {
      _ = try Contents(bytes)
      return nil
    } catch {
      return error as? OpenStreetMapError
    }
  }

  private func refusal(block: [UInt8], rawSize: Int? = nil) -> String {
    var writer = ExtractWriter()
    writer.header()
    writer.block(block, rawSize: rawSize)
    return refusal(writer.bytes)?.description ?? "none"
  }

  @Test(arguments: [
    (Array("<?xml version='1.0'?><osm>".utf8), "it is XML"), ([0x1F, 0x8B, 8, 0, 0], "gzip"),
    ([0xFF, 0xE0, 0x04, 0x6F, 0x35, 0x6D, 0x32], ".o5m"), (Array("BZh91AY".utf8), "bzip2"),
    (Array("{\"type\": 1}".utf8), "it is JSON"), ([], "the file is empty"),
    (Array("PK\u{3}\u{4}".utf8), "ZIP"), (Array("hello, world".utf8), "'OSMHeader'"),
    ([0, 0, 0], "cut"), ([0, 0, 0, 5, 1, 2], "'OSMHeader'"),
  ])
  func filesThatAreNoExtractAreRefusedByName(bytes: [UInt8], says: String) {
    let error = refusal(bytes)
    #expect(error?.kind == .input)
    let text = error?.description ?? ""
    #expect(text.contains(says) || (bytes.count == 3 && text.contains("whole file")))
  }

  @Test func missingFileIsTheEnvironments() {
    #expect {
      _ = try ExtractFile(path: "no/such.osm.pbf")
    } throws: {
      ($0 as? OpenStreetMapError)?.kind == .environment
    }
  }

  @Test func historyIsRefusedByName() {
    var writer = ExtractWriter()
    writer.header(required: ["OsmSchema-V0.6", "HistoricalInformation"])
    #expect(
      refusal(writer.bytes)
        == .feature(
          file: "test.osm.pbf", name: "HistoricalInformation",
          advice: "take an extract without history"))
  }

  @Test(arguments: [(4, "lzma"), (5, "bzip2"), (6, "lz4"), (7, "zstd")])
  func otherPackingsAreRefusedByName(field: Int, name: String) {
    var writer = ExtractWriter()
    writer.header()
    var blob = ProtobufMessage()
    blob.number(2, 3)
    blob.bytes(field, [1, 2, 3])
    writer.frame(type: "OSMData", blob: blob.bytes)
    #expect(refusal(writer.bytes)?.description.contains("packed by \(name)") == true)
  }

  @Test func bombsAreRefusedBeforeMemoryIsTaken() {
    let small = [UInt8](repeating: 0, count: 100)
    #expect(refusal(block: small, rawSize: 33 * 1024 * 1024).contains("33554432 bytes at most"))
    #expect(refusal(block: small, rawSize: 30 * 1024 * 1024).contains("1,032 times"))
    #expect(refusal(block: small, rawSize: 50).contains("more than 50 bytes"))
    #expect(refusal(block: small, rawSize: 200).contains("zlib data of 100 bytes"))
    #expect(refusal(block: small, rawSize: 0).contains("1 byte or more"))
    var writer = ExtractWriter()
    writer.header()
    writer.frame(type: "OSMData", blob: [], size: 40 * 1024 * 1024)
    #expect(refusal(writer.bytes)?.description.contains("33554432 bytes at most") == true)
    writer = ExtractWriter()
    writer.header()
    writer.bytes += [0x7F, 0xFF, 0xFF, 0xFF, 1, 2, 3]
    #expect(refusal(writer.bytes)?.description.contains("1 to 65536 bytes") == true)
  }

  /// A group of one message of nodes in columns.
  private func dense(
    _ ids: [Int], _ latitudes: [Int], _ longitudes: [Int], tags: [Int]? = nil
  ) -> [UInt8] {
    var dense = ProtobufMessage()
    dense.differences(1, ids)
    dense.differences(8, latitudes)
    dense.differences(9, longitudes)
    if let tags { dense.packed(10, tags) }
    return block(field: 2, dense)
  }

  private func block(field: Int, _ element: ProtobufMessage) -> [UInt8] {
    var group = ProtobufMessage()
    group.message(field, element)
    var table = ProtobufMessage()
    for text in ["", "a", "b"] { table.text(1, text) }
    var block = ProtobufMessage()
    block.message(1, table)
    block.message(2, group)
    return block.bytes
  }

  @Test func nodesThatDoNotFitTogetherAreRefused() {
    #expect(refusal(block: dense([1, 2], [1, 2], [1, 2])) == "none")
    #expect(refusal(block: dense([1, 2], [1], [1, 2])).contains("fewer coordinates than nodes"))
    #expect(refusal(block: dense([1, 2], [1, 2], [1, 2, 3])).contains("more coordinates"))
    #expect(refusal(block: dense([1], [900_000_001], [0])).contains("node 1 out of range"))
    #expect(refusal(block: dense([1], [0], [-1_800_000_001])).contains("node 1 out of range"))
    #expect(refusal(block: dense([1], [0], [0], tags: [1, 3, 0])).contains("string 3"))
    #expect(refusal(block: dense([1], [0], [0], tags: [1])).contains("the message ends"))
    #expect(refusal(block: dense([1], [0], [0], tags: [1, 2, 0, 0])).contains("more nodes"))
    #expect(refusal(block: dense([Int.max, Int.min], [1, 1], [1, 1])).contains("64 bits"))
  }

  @Test func sumsBeyondSixtyFourBitsAreRefused() {
    var ids = ProtobufMessage()
    for _ in 0..<2 { ids.raw(UInt64.max - 1) }
    var element = ProtobufMessage()
    element.message(1, ids)
    element.differences(8, [0, 0])
    element.differences(9, [0, 0])
    #expect(refusal(block: block(field: 2, element)).contains("more than 64 bits"))
  }

  @Test func waysAndRelationsThatDoNotFitTogetherAreRefused() {
    var way = ProtobufMessage()
    way.differences(8, [1, 2])
    #expect(refusal(block: block(field: 3, way)).contains("a way without number"))
    way.number(1, 5)
    #expect(refusal(block: block(field: 3, way)) == "none")
    way.packed(2, [1])
    #expect(refusal(block: block(field: 3, way)).contains("keys or values alone"))
    way.packed(3, [2, 2])
    #expect(refusal(block: block(field: 3, way)).contains("more values than keys"))
    var relation = ProtobufMessage()
    relation.number(1, 5)
    relation.differences(9, [1, 2])
    #expect(refusal(block: block(field: 4, relation)).contains("without kinds or roles"))
    relation.packed(8, [1, 1])
    relation.packed(10, [0, 3])
    #expect(refusal(block: block(field: 4, relation)).contains("a member of kind 3"))
    var empty = ProtobufMessage()
    empty.number(1, 5)
    #expect(refusal(block: block(field: 4, empty)) == "none")
  }

  @Test func errorsNameFileBlockAndByte() {
    #expect(
      refusal(block: [0xFF])
        == "test.osm.pbf: block 0 (from byte 83): byte 1 of its content: the message ends; "
        + "more bytes of its last field")
  }
}
