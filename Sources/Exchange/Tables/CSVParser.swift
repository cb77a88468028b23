public import Domain

/// Reads comma-separated values (RFC 4180) record by record, with the physical line of each field.
///
/// Fields may be quoted, with `""` for a quote and line ends inside. Records end with LF or CRLF, the
/// last one may do without. Empty lines are passed over. A record that breaks the rules is delivered
/// with ``CSVRecord/isWhole`` false and told in ``problems``; reading goes on at the next line.
public struct CSVParser {
  /// The faults of form found so far.
  public private(set) var problems: [InputProblem] = []

  private let file: String
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  /// Begins at the first byte of `file`.
  public init(_ file: InputFile) {
    self.file = file.name
    self.bytes = file.bytes
  }

  /// The next record, `nil` at the end of the file.
  ///
  /// - Complexity: O(n) in the bytes of the record.
  public mutating func next() -> CSVRecord? {
    skipEmptyLines()
    guard position < bytes.count else { return nil }
    var record = CSVRecord(line: line)
    while true {
      let start = line
      let text: String?
      if bytes[position...].first == 0x22 {
        text = quotedField()
      } else {
        text = plainField()
      }
      guard let text else {
        record.isWhole = false
        skipLine()
        return record
      }
      record.append(text, line: start)
      guard position < bytes.count else { return record }
      let separator = bytes[position]
      position += 1
      if separator == 0x2C {
        // A comma at the very end of the file opens one more, empty field.
        if position == bytes.count {
          record.append("", line: line)
          return record
        }
        continue
      }
      if separator == 0x0D { position += 1 }
      line += 1
      return record
    }
  }

  private mutating func skipEmptyLines() {
    while position < bytes.count {
      if bytes[position] == 0x0A {
        position += 1
      } else if isLineEnd(at: position) {
        position += 2
      } else {
        return
      }
      line += 1
    }
  }

  private mutating func skipLine() {
    while position < bytes.count, bytes[position] != 0x0A { position += 1 }
    if position < bytes.count {
      position += 1
      line += 1
    }
  }

  /// Whether LF or CRLF stands at `index`.
  private func isLineEnd(at index: Int) -> Bool {
    guard index < bytes.count else { return false }
    return bytes[index] == 0x0A
      || bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
  }

  /// The field up to the next separator, which is left in place; `nil` after a fault.
  private mutating func plainField() -> String? {
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case 0x2C, 0x0A: return String(decoding: bytes[start..<position], as: UTF8.self)
      case 0x0D:
        if isLineEnd(at: position) {
          return String(decoding: bytes[start..<position], as: UTF8.self)
        }
        return fault(
          from: start, line: line, "lines that end with LF or CRLF; this one has a lone CR")
      case 0x22:
        return fault(
          from: start, line: line,
          "a field with a quote stands in quotes, and the quote is doubled: \"5\"\" pipe\"")
      default: position += 1
      }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// The text of a field in quotes; the separator after it is left in place; `nil` after a fault.
  private mutating func quotedField() -> String? {
    let start = position
    let startLine = line
    var text: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == 0x0A { line += 1 }
      guard byte == 0x22 else {
        text.append(byte)
        continue
      }
      if position < bytes.count, bytes[position] == 0x22 {
        text.append(byte)
        position += 1
      } else if position == bytes.count || bytes[position] == 0x2C || isLineEnd(at: position) {
        return String(decoding: text, as: UTF8.self)
      } else {
        return fault(
          from: start, line: line,
          "a comma or the end of the line after the closing quote; quotes inside are doubled")
      }
    }
    return fault(
      from: start, line: startLine, "a closing quote; the file ends inside a field in quotes")
  }

  private mutating func fault(from start: Int, line: Int, _ expected: String) -> String? {
    // The excerpt may cut a character, which decoding repairs.
    let excerpt = String(decoding: bytes[start..<min(bytes.count, start + 40)], as: UTF8.self)
    let firstLine = String(excerpt.prefix { !$0.isNewline })
    if problems.count < ProblemLog.limit {
      problems.append(
        InputProblem(
          code: "csv", at: SourceLocation(file: file, line: line), value: firstLine,
          expected: expected))
    }
    return nil
  }
}

/// One record of comma-separated values.
public struct CSVRecord: Hashable, Sendable {
  /// The line on which the record begins, from 1.
  public let line: Int
  /// The texts of the fields, quotes taken off.
  public private(set) var fields: [String] = []
  /// Whether the record kept the rules; if not, fields are missing at its end.
  public internal(set) var isWhole = true
  /// The lines of the fields when they are not all on ``line``.
  private var fieldLines: [Int] = []

  init(line: Int) { self.line = line }

  /// The line on which the field at `index` begins.
  public func line(ofField index: Int) -> Int {
    fieldLines.indices.contains(index) ? fieldLines[index] : line
  }

  mutating func append(_ text: String, line: Int) {
    if line != self.line, fieldLines.isEmpty {
      fieldLines = fields.map { _ in self.line }
      fieldLines.append(line)
    } else if !fieldLines.isEmpty {
      fieldLines.append(line)
    }
    fields.append(text)
  }
}
