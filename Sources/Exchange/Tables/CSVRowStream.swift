internal import Domain

/// A row of a CSV as its bytes stand, so that columns can be replaced and the rest passed on.
public struct CSVRow: Sendable {
  /// The line on which the row begins, from 1.
  public let line: Int
  /// The row without its line end.
  public let bytes: [UInt8]
  /// Where each field lies in ``bytes``, quotes included.
  public let fields: [Range<Int>]

  /// The text of a field without its quotes, doubled quotes made single.
  public func text(_ index: Int) -> String {
    guard fields.indices.contains(index) else { return "" }
    var content = bytes[fields[index]]
    guard content.first == 0x22, content.count >= 2 else {
      return String(decoding: content, as: UTF8.self)
    }
    content = content.dropFirst().dropLast()
    var plain: [UInt8] = []
    plain.reserveCapacity(content.count)
    var isSecond = false
    for byte in content {
      if byte == 0x22, !isSecond {
        isSecond = true
        continue
      }
      isSecond = false
      plain.append(byte)
    }
    return String(decoding: plain, as: UTF8.self)
  }
}

/// Reads a CSV (RFC 4180) row by row with bounded memory, from a file or standard input.
public struct CSVRowStream: ~Copyable {
  /// The name that messages use.
  public let name: String
  /// The longest row that is read: 4 MiB.
  public static let longestRow = 4 << 20

  private var stream: ByteStream
  private var chunk: [UInt8] = []
  private var position = 0
  private var line = 1
  private var isFirst = true

  /// Opens a file, or standard input for `-`.
  ///
  /// - Throws: ``ExchangeError/unreadable(file:reason:)``.
  public init(path: String) throws { try self.init(ByteStream(path: path)) }

  /// Reads from a stream.
  public init(_ stream: consuming ByteStream) {
    name = stream.name
    self.stream = stream
  }

  /// The next row, `nil` at the end; empty lines are passed over.
  ///
  /// - Throws: `InputFault` with the line of a stray or open quote, a NUL byte or a row too long;
  ///   ``ExchangeError/unreadable(file:reason:)``.
  public mutating func next() throws -> CSVRow? {
    while true {
      guard let row = try read() else { return nil }
      if !row.bytes.isEmpty { return row }
    }
  }

  private mutating func read() throws -> CSVRow? {
    let first = line
    var bytes: [UInt8] = []
    var fields: [Range<Int>] = []
    var start = 0
    var isQuoted = false
    var wasClosed = false
    while let byte = try take() {
      if byte == 0 { throw fault("encoding", "text in UTF-8; this is a binary file") }
      if isQuoted {
        bytes.append(byte)
        if byte == 0x0A { line += 1 }
        if byte == 0x22 {
          if try peek() == 0x22 {
            bytes.append(0x22)
            position += 1
          } else {
            isQuoted = false
            wasClosed = true
          }
        }
      } else if byte == 0x0A {
        line += 1
        if bytes.last == 0x0D { bytes.removeLast() }
        fields.append(start..<max(start, bytes.count))
        return CSVRow(line: first, bytes: bytes, fields: fields)
      } else if byte == 0x2C {
        fields.append(start..<bytes.count)
        bytes.append(byte)
        start = bytes.count
        wasClosed = false
      } else if byte == 0x22 {
        guard bytes.count == start else {
          throw fault("quote", "a quote inside a field is doubled and the field stands in quotes")
        }
        bytes.append(byte)
        isQuoted = true
      } else {
        if wasClosed && byte != 0x0D {
          throw fault("quote", "nothing but a comma or the line's end after a closing quote")
        }
        bytes.append(byte)
      }
      if bytes.count > Self.longestRow {
        throw fault("too_long", "rows of at most \(Self.longestRow) bytes")
      }
    }
    if isQuoted { throw fault("quote", "a closing quote before the end of the file") }
    guard !bytes.isEmpty else { return nil }
    if bytes.last == 0x0D { bytes.removeLast() }
    fields.append(start..<max(start, bytes.count))
    return CSVRow(line: first, bytes: bytes, fields: fields)
  }

  private mutating func take() throws -> UInt8? {
    guard let byte = try peek() else { return nil }
    position += 1
    return byte
  }

  private mutating func peek() throws -> UInt8? {
    if position < chunk.count { return chunk[position] }
    chunk = try stream.next()
    position = 0
    if isFirst, !chunk.isEmpty {
      isFirst = false
      if chunk.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }
    return position < chunk.count ? chunk[position] : nil
  }

  private func fault(_ code: String, _ expected: String) -> InputFault {
    InputFault(
      InputProblem(code: code, at: SourceLocation(file: name, line: line), expected: expected))
  }
}

/// Text as a field of a CSV.
public enum CSVText {
  /// A finite number with up to `digits` decimals, trailing zeros left out.
  public static func number(_ value: Double, digits: Int) -> [UInt8] {
    guard value.isFinite else { return [] }
    var text = JSONText()
    text.decimal(value, digits: digits)
    return text.bytes
  }

  /// The text, in quotes when it has commas, quotes, line ends or outer spaces.
  public static func field(_ text: String) -> String {
    let needsQuotes =
      text.utf8.contains { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }
      || text.utf8.first == 0x20 || text.utf8.last == 0x20
    guard needsQuotes else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
