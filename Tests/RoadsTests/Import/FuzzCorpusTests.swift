import Domain
import Foundation
import OpenStreetMap
import Roads
import TestSupport
import Testing

/// The committed inputs from which fuzzing begins; `SIVUVIRTA_RECORD=1` writes them anew.
@Suite struct FuzzCorpusTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fuzzing/Corpus")

  /// A map with a little of everything.
  private static let map: SmallMap = {
    var map = SmallMap()
    for id in 1...6 { map.node(id, 65 + Double(id) / 100, 25) }
    map.node(7, 65.035, 25.01, ["barrier": "gate", "access": "private", "maxheight": "3.5"])
    map.node(8, 65.02, 25.02, ["highway": "traffic_signals"])
    map.way(
      10, [1, 2, 3],
      [
        "highway": "primary", "maxweight:conditional": "12 @ (Apr-Jun); none @ destination",
        "name": "Tie", "ref": "4", "maxspeed": "80", "hgv": "no",
      ])
    map.way(
      11, [3, 4, 7, 5],
      [
        "highway": "track", "oneway": "-1", "maxweight": "8/13/16/18/-", "tracktype": "grade3",
        "hgv:conditional": "no @ (Mo-Fr 07:00-09:00,22:00-05:00; PH off AND weight>7.5)",
      ])
    map.way(12, [3, 8, 6], ["route": "ferry", "motor_vehicle": "yes", "duration": "PT1H30M"])
    map.way(13, [6, 1], ["ice_road": "yes", "seasonal": "winter;Jun-Aug", "surface": "ice"])
    map.restriction(20, from: 10, via: 3, to: 11, ["restriction": "only_right_turn"])
    map.restriction(
      21, from: 11, via: 3, to: 10, ["restriction:conditional": "no_left_turn @ (Sa 10:00-12:00)"])
    map.relation(
      22, [(1, 10, "from"), (1, 12, "via"), (1, 13, "to")],
      ["type": "restriction", "restriction": "no_u_turn"])
    return map
  }()

  private static func extracts() -> [(String, [UInt8])] {
    [
      ("raw", ExtractWriter.file(map, packing: .raw)),
      ("plain", ExtractWriter.file(map, packing: .raw, dense: false)),
      ("zlib", ExtractWriter.file(map, packing: .zlib, elements: 3)),
    ]
  }

  @Test func corpusIsWhatTheWritersWrite() throws {
    for (name, bytes) in Self.extracts() {
      try compare(bytes, Self.folder.appendingPathComponent("extract/\(name).osm.pbf"))
    }
    let file = try ExtractFile(ExtractWriter.file(Self.map), name: "corpus")
    let (network, report) = try LinkNetworkImport.read(file, threads: 1)
    let path = NSTemporaryDirectory() + "/corpus-\(UUID().uuidString).roads"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try LinkRoads(network, facts: RoadsFacts(report), threads: 1).write(to: path)
    // The target takes an odd byte and then a whole file.
    try compare(
      [1] + Array(try Data(contentsOf: URL(fileURLWithPath: path))),
      Self.folder.appendingPathComponent("roads-file/small.roads"))
  }

  private func compare(_ bytes: [UInt8], _ url: URL) throws {
    if ProcessInfo.processInfo.environment["SIVUVIRTA_RECORD"] == "1" {
      try Data(bytes).write(to: url)
    }
    #expect(try Array(Data(contentsOf: url)) == bytes, "\(url.lastPathComponent)")
  }
}
