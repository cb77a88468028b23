import Domain
import OpenStreetMap
import TestSupport
import Testing

@Suite struct ExtractFileTests {
  static let map: SmallMap = {
    var map = SmallMap()
    map.node(1, 65, 25)
    map.node(2, 65.001, 25.0005, ["barrier": "gate", "access": "private"])
    map.node(7, -33.5, -70.25)
    map.node(-3, 0, 179.9999999)
    map.way(10, [1, 2, 7, 1], ["highway": "primary", "name": "Sillankorva\u{e4}"])
    map.way(11, [], [:])
    map.restriction(5, from: 10, via: 2, to: 10, ["restriction": "no_u_turn"])
    return map
  }()

  static let expected = [
    "node 1 @650000000,250000000 [] []",
    #"node 2 @650010000,250005000 [] ["access=private", "barrier=gate"]"#,
    "node 7 @-335000000,-702500000 [] []",
    "node -3 @0,1799999999 [] []",
    "way 10  [\"1\", \"2\", \"7\", \"1\"] [\"highway=primary\", \"name=Sillankorva\u{e4}\"]",
    "way 11  [] []",
    #"relation 5  ["way:10:from", "node:2:via", "way:10:to"] "#
      + #"["restriction=no_u_turn", "type=restriction"]"#,
  ]

  @Test(arguments: [ExtractWriter.Packing.raw, .zlib], [true, false])
  func everythingIsReadAsItWasWritten(packing: ExtractWriter.Packing, dense: Bool) throws {
    let bytes = ExtractWriter.file(Self.map, packing: packing, dense: dense)
    #expect(try Contents(bytes).elements == Self.expected)
  }

  @Test func whatIsNotAskedForIsLeftOut() throws {
    let bytes = ExtractWriter.file(Self.map)
    let bare = try Contents(bytes, parts: [.nodes, .ways]).elements
    #expect(bare.count == 6)
    #expect(bare[1] == "node 2 @650010000,250005000 [] []")
    #expect(try Contents(bytes, parts: [.relations]).elements == [Self.expected[6]])
  }

  @Test func threadsChangeNothing() throws {
    var map = SmallMap()
    for id in 1...5000 { map.node(id, Double(id % 80), Double(id % 170), ["ref": "\(id)"]) }
    let bytes = ExtractWriter.file(map, elements: 37)
    let one = try Contents(bytes)
    #expect(one.elements.count == 5000)
    for threads in [2, 3, 8] { #expect(try Contents(bytes, threads: threads) == one) }
  }

  @Test func granularityAndOffsetsMoveNodes() throws {
    var map = SmallMap()
    map.node(1, 65.4321, -25.9876)
    var writer = ExtractWriter()
    writer.header()
    writer.block(
      BlockWriter(map, granularity: 1000, latitudeOffset: 1_000_000, longitudeOffset: -7_000)
        .bytes)
    #expect(try Contents(writer.bytes).elements == ["node 1 @654321000,-259876000 [] []"])
  }

  @Test func largeBlocksComeInBatches() throws {
    var map = SmallMap()
    for id in 1...20_000 { map.node(id, 1, 2) }
    for id in 1...9_000 { map.way(id, [1, 2], ["highway": "road"]) }
    let bytes = ExtractWriter.file(map, elements: 20_000)
    let file = try ExtractFile(bytes, name: "large")
    var largest = 0
    var count = 0
    try file.forEachBlock(
      threads: 1, scratch: {},
      read: { reader, _ in
        var sizes: [Int] = []
        try reader.forEachBatch(of: .all) { sizes.append($0.count) }
        return sizes
      },
      combine: {
        largest = max(largest, $1.max() ?? 0)
        count += $1.reduce(0, +)
      })
    #expect(largest <= 8192)
    #expect(count == 29_000)
  }

  @Test func headerTellsWhatTheFileSaysOfItself() throws {
    var writer = ExtractWriter()
    writer.header(
      optional: ["Sort.Type_then_ID"], program: "osmium/1.18.0",
      bounds: [24_000_000_000, 25_000_000_000, 66_000_000_000, 65_000_000_000],
      timestamp: 1_725_826_860)
    let header = try ExtractFile(writer.bytes, name: "test").header
    #expect(header.isSorted)
    #expect(header.writingProgram == "osmium/1.18.0")
    #expect(header.replicationTimestamp == 1_725_826_860)
    #expect(header.bounds?.left == 24_000_000_000)
    #expect(header.bounds?.bottom == 65_000_000_000)
  }

  @Test func progressTellsBytesAndMayEndTheReading() throws {
    var map = SmallMap()
    for id in 1...1000 { map.node(id, 1, 2) }
    let bytes = ExtractWriter.file(map, elements: 10)
    let file = try ExtractFile(bytes, name: "test")
    for threads in [1, 2] {
      var heard: [Int] = []
      try file.forEachBlock(
        threads: threads,
        progress: {
          heard.append($0)
          return true
        }, scratch: {}, read: { _, _ in }, combine: { _, _ in })
      #expect(heard == heard.sorted() && heard.count == 100 && heard.last == bytes.count)
      #expect(throws: CancellationError.self) {
        try file.forEachBlock(
          threads: threads, progress: { $0 < bytes.count / 2 }, scratch: {}, read: { _, _ in },
          combine: { _, _ in })
      }
    }
  }

  @Test func blocksOfUnknownTypesArePassedOver() throws {
    var writer = ExtractWriter()
    writer.header()
    writer.block([1, 2, 3], type: "OSMFuture")
    writer.block(BlockWriter(Self.map).bytes)
    #expect(try Contents(writer.bytes).elements.count == 7)
  }
}

@Suite(.enabled(if: RealExtracts.areThere, "no ../shared/geodata/osm beside the repository"))
struct RealExtractTests {
  /// Counted by osmium 4.0 (`fileinfo -e`) and stated beside the files.
  static let counts: [(String, Int, Int, Int)] = [
    ("heidelberg", 221_009, 31_619, 1_700), ("helsinki-centre", 24_260, 5_130, 620),
    ("hamburg-ferry", 90_719, 1_170, 117),
  ]

  @Test(arguments: counts)
  func countsAreThoseOfOsmium(name: String, nodes: Int, ways: Int, relations: Int) throws {
    let file = try ExtractFile(path: RealExtracts.path(name))
    let one = try Contents(file)
    func count(_ kind: String) -> Int { one.elements.count { $0.hasPrefix(kind + " ") } }
    #expect(count("node") == nodes)
    #expect(count("way") == ways)
    #expect(count("relation") == relations)
    #expect(try Contents(file, threads: 2) == one)
  }
}
