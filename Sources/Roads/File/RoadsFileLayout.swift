/// How a roads file is laid out; all numbers are little-endian.
///
/// | bytes | what |
/// |---|---|
/// | 8 | the letters `SIVUROAD` |
/// | 4 | the version of the format |
/// | 4 | the number of sections |
/// | 8 | the length of the whole file |
/// | 8 | the checksum of the table |
/// | 48 a section | the table: name (24, filled with zeros), element size (8), offset (8), count (8), each section's checksum after it in a table of its own |
///
/// Sections begin at multiples of 64 and hold one column each.
enum RoadsFileLayout {
  static let magic: [UInt8] = Array("SIVUROAD".utf8)
  static let version: UInt32 = 1
  static let headLength = 32
  static let entryLength = 56
  static let nameLength = 24
  static let alignment = 64
  static let mostSections = 4096

  /// One section as the table has it.
  struct Section {
    var name: String
    var elementSize: Int
    var offset: Int
    var count: Int
    var checksum: UInt64
  }

  /// A checksum that finds any flipped bit: an xor, a multiplication by an odd number and a rotation
  /// for each eight bytes are all reversible, so a difference never dies out.
  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sum: UInt64 = UInt64(truncatingIfNeeded: bytes.count) ^ 0x9E37_79B9_7F4A_7C15
    let words = bytes.count / 8
    for word in 0..<words {
      let value = unsafe bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)
      sum = mixed(sum, UInt64(littleEndian: value))
    }
    var rest: UInt64 = 0
    for position in words * 8..<bytes.count { rest = unsafe rest << 8 | UInt64(bytes[position]) }
    return mixed(sum, rest)
  }

  /// The checksum of a column's elements as they lie in memory.
  static func checksum<Element>(of column: Column<Element>) -> UInt64 {
    unsafe column.withBytes { bytes in unsafe checksum(bytes) }
  }

  private static func mixed(_ sum: UInt64, _ value: UInt64) -> UInt64 {
    let product = (sum ^ value) &* 0xFF51_AFD7_ED55_8CCD
    return product << 29 | product >> 35
  }
}
