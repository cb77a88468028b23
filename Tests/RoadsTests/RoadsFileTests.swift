import Foundation
import Testing

@testable import Roads

@Suite struct RoadsFileTests {
  private func written(to path: String) throws {
    var writer = RoadsFileWriter()
    writer.add("letters", Column<UInt8>([1, 2, 3]))
    writer.add("nothing", Column<UInt32>([]))
    writer.add("numbers", Column<Int32>([-5, 7]))
    try writer.write(to: path)
  }

  @Test func columnsComeBackAsTheyWere() throws {
    try Scratch.withPath { path in
      try written(to: path)
      let reader = try RoadsFileReader(path: path)
      #expect(Array(try reader.column("letters", of: UInt8.self)) == [1, 2, 3])
      #expect(try reader.column("nothing", of: UInt32.self).isEmpty)
      #expect(Array(try reader.column("numbers", of: Int32.self, count: 2)) == [-5, 7])
      try reader.checkContents()
      let first = try Data(contentsOf: URL(fileURLWithPath: path))
      try written(to: path)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == first)
    }
  }

  @Test func wrongQuestionsAreAnsweredByName() throws {
    try Scratch.withPath { path in
      try written(to: path)
      let reader = try RoadsFileReader(path: path)
      #expect(throws: RoadsError.self) { try reader.column("missing", of: UInt8.self) }
      #expect(throws: RoadsError.self) { try reader.column("numbers", of: UInt8.self) }
      #expect(throws: RoadsError.self) { try reader.column("numbers", of: Int32.self, count: 3) }
      #expect(throws: RoadsError.self) { try RoadsFileReader(path: path + "-missing") }
      #expect(throws: RoadsError.self) { try RoadsFileReader(path: NSTemporaryDirectory()) }
    }
  }

  @Test func everyCutAndEveryFlippedBitIsFoundOrHarmless() throws {
    try Scratch.withPath { path in
      try written(to: path)
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))
      for length in 0..<whole.count {
        try whole.prefix(length).write(to: URL(fileURLWithPath: path))
        #expect(throws: RoadsError.self, "cut to \(length)") { try RoadsFileReader(path: path) }
      }
      // Bytes between the sections mean nothing; any other flip is found.
      let meaningful = Set(0..<32 + 3 * 56).union(192..<195 + 64).union(256..<264)
      var found = 0
      for byte in whole.indices {
        for bit in 0..<8 {
          var flipped = whole
          flipped[byte] ^= 1 << UInt8(bit)
          try flipped.write(to: URL(fileURLWithPath: path))
          do {
            let reader = try RoadsFileReader(path: path)
            try reader.checkContents()
            _ = try reader.column("letters", of: UInt8.self)
          } catch {
            found += 1
            #expect(error is RoadsError)
          }
        }
      }
      #expect(found >= (32 + 3 * 56 + 3 + 8) * 8, "of \(meaningful.count) meaningful bytes")
    }
  }

  @Test func columnsNeverReachOutside() {
    let memory = OwnedMemory(byteCount: 100)
    #expect(Column<UInt32>(in: memory, at: 0, count: 25) != nil)
    #expect(Column<UInt32>(in: memory, at: 0, count: 26) == nil)
    #expect(Column<UInt32>(in: memory, at: 2, count: 1) == nil)
    #expect(Column<UInt32>(in: memory, at: 100, count: 0) != nil)
    #expect(Column<UInt32>(in: memory, at: 104, count: 0) == nil)
    #expect(Column<UInt32>(in: memory, at: -4, count: 1) == nil)
    #expect(Column<UInt64>(in: memory, at: 0, count: Int.max) == nil)
    let column = Column<UInt32>([7, 8])
    #expect(column[2] == 7 && column[-1] == 7 && column[Int.max] == 7)
    #expect(Column<UInt32>([])[5] == 0)
  }

  @Test func failedWriteLeavesNothingBehind() throws {
    var writer = RoadsFileWriter()
    writer.add("letters", Column<UInt8>([1]))
    let path = NSTemporaryDirectory() + "missing-\(UUID().uuidString)/roads"
    #expect(throws: RoadsError.self) { try writer.write(to: path) }
  }
}
