import Domain

/// The bytes of an input file with the name that messages use for it.
public struct InputFile: Sendable {
  /// The name as the user wrote it, or `-` for standard input.
  public let name: String
  /// The content without a byte order mark, checked to be UTF-8.
  public let bytes: [UInt8]
  /// The content as it lies on disk, for its hash.
  public let rawBytes: [UInt8]

  /// The most that is read into memory: 512 MiB.
  public static let limit = 512 << 20

  /// Wraps bytes that are already in memory.
  ///
  /// - Throws: `InputFault` with line when the bytes are not UTF-8 or contain a NUL.
  public init(name: String, rawBytes: [UInt8]) throws {
    self.name = name
    self.rawBytes = rawBytes
    let hasMark = rawBytes.starts(with: [0xEF, 0xBB, 0xBF])
    bytes = hasMark ? Array(rawBytes.dropFirst(3)) : rawBytes
    if rawBytes.starts(with: [0xFF, 0xFE]) || rawBytes.starts(with: [0xFE, 0xFF]) {
      throw InputFault(
        InputProblem(
          code: "encoding", at: SourceLocation(file: name, line: 1),
          expected: "the file is UTF-16; save it as UTF-8"))
    }
    if let offset = Self.firstFault(in: bytes) {
      let line = 1 + bytes[..<offset].count { $0 == 0x0A }
      throw InputFault(
        InputProblem(
          code: "encoding", at: SourceLocation(file: name, line: line),
          value: "byte 0x" + String(bytes[offset], radix: 16, uppercase: true),
          expected: "text in UTF-8; this is another encoding or a binary file"))
    }
  }

  /// Reads a whole file, or standard input for `-`.
  ///
  /// - Throws: ``ExchangeError`` when it cannot be read, `InputFault` when it is not text.
  public init(path: String) throws {
    var stream = try ByteStream(path: path)
    var bytes: [UInt8] = []
    while case let more = try stream.next(), !more.isEmpty {
      bytes += more
      // A pipe or a device does not tell its size before, and may have no end.
      guard bytes.count <= Self.limit else {
        throw ExchangeError.tooLarge(file: path, bytes: bytes.count, limit: Self.limit)
      }
    }
    try self.init(name: path, rawBytes: bytes)
  }

  /// The offset of the first byte that no UTF-8 text has, or `nil`.
  private static func firstFault(in bytes: [UInt8]) -> Int? {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let length: Int
      switch byte {
      case 0x00: return index
      case 0x01..<0x80: length = 1
      case 0xC2..<0xE0: length = 2
      case 0xE0..<0xF0: length = 3
      case 0xF0..<0xF5: length = 4
      default: return index
      }
      if length > 1 {
        guard index + length <= bytes.count else { return index }
        for offset in 1..<length where bytes[index + offset] & 0xC0 != 0x80 { return index }
        let second = bytes[index + 1]
        if byte == 0xE0 && second < 0xA0 || byte == 0xED && second >= 0xA0
          || byte == 0xF0 && second < 0x90 || byte == 0xF4 && second >= 0x90
        {
          return index
        }
      }
      index += length
    }
    return nil
  }
}
