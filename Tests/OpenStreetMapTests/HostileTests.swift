import OpenStreetMap
import TestSupport
import Testing

/// No bytes trap: each file is read or refused.
@Suite struct HostileTests {
  private static let map: SmallMap = {
    var map = ExtractFileTests.map
    for id in 100..<130 { map.node(id, 60 + Double(id) / 1000, 25, ["ref": "\(id)"]) }
    map.way(50, Array(100..<130), ["highway": "secondary", "maxspeed": "80"])
    return map
  }()

  /// Reads bytes and says whether they were refused by an error of the format.
  private func isRefused(_ bytes: [UInt8], threads: Int = 1) throws -> Bool {
    do {
      _ = try Contents(bytes, threads: threads)
      return false
    } catch is OpenStreetMapError {
      return true
    }
  }

  @Test(arguments: [ExtractWriter.Packing.raw, .zlib])
  func everyPrefixIsReadOrRefused(packing: ExtractWriter.Packing) throws {
    let bytes = ExtractWriter.file(Self.map, packing: packing)
    var whole = 0
    for count in 0..<bytes.count where try !isRefused(Array(bytes[..<count])) { whole += 1 }
    // Only cuts between blocks leave whole files: after the header and each block but the last.
    #expect(whole == 3)
  }

  @Test(arguments: 0..<8)
  func changedBytesAreReadOrRefused(seed: UInt64) throws {
    let bytes = ExtractWriter.file(Self.map, packing: .raw, dense: seed % 2 == 0)
    var random = SeededRandom(seed)
    for _ in 0..<1500 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<changed.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: changed[place] = UInt8.random(in: .min ... .max, using: &random)
        case 1: changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: changed.remove(at: place)
        default: changed.insert(0xFF, at: place)
        }
      }
      _ = try isRefused(changed, threads: seed == 0 ? 2 : 1)
    }
  }

  @Test func everyByteMayBeAnything() throws {
    let bytes = ExtractWriter.file(ExtractFileTests.map, packing: .raw)
    for place in bytes.indices {
      for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
        var changed = bytes
        changed[place] = value
        _ = try isRefused(changed)
      }
    }
  }

  @Test func theFirstBrokenBlockIsTheOneNamed() throws {
    var map = SmallMap()
    for id in 1...100 { map.node(id, 1, 2) }
    var writer = ExtractWriter()
    writer.header()
    for _ in 0..<20 { writer.block(BlockWriter(map).bytes) }
    for _ in 0..<20 { writer.block([0xFF]) }
    for threads in [1, 2, 4] {
      #expect {
        _ = try Contents(writer.bytes, threads: threads)
      } throws: {
        if case .block(_, let index, _, _, _, _) = $0 as? OpenStreetMapError {
          index == 20
        } else {
          false
        }
      }
    }
  }
}
