/// Changes of text files of the data, as a careless hand would make them.
enum TextEdit {
  /// Puts `value` into a field of a CSV; lines count from 1, the header's.
  static func field(
    _ column: String, line number: Int, to value: String
  ) -> @Sendable (String) -> [UInt8]? {
    { text in
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      guard lines.indices.contains(number - 1),
        let index = fields(lines[0]).firstIndex(of: column)
      else { return Array("there is no \(column) in line \(number)".utf8) }
      var row = fields(lines[number - 1])
      row[index] = value
      lines[number - 1] = row.joined(separator: ",")
      return Array(lines.joined(separator: "\n").utf8)
    }
  }

  /// Replaces the first `old`; a text without it becomes one that no test expects.
  static func replacing(_ old: String, with new: String) -> @Sendable (String) -> [UInt8]? {
    { text in
      var text = text
      guard let range = text.firstRange(of: old) else {
        return Array("there is no \(old)".utf8)
      }
      text.replaceSubrange(range, with: new)
      return Array(text.utf8)
    }
  }

  /// Replaces the whole.
  static func all(_ bytes: [UInt8]) -> @Sendable (String) -> [UInt8]? { { _ in bytes } }

  /// Replaces the whole by a text.
  static func all(_ text: String) -> @Sendable (String) -> [UInt8]? { all(Array(text.utf8)) }

  /// Keeps the first `percent` of the bytes.
  static func cut(at percent: Int) -> @Sendable (String) -> [UInt8]? {
    { Array($0.utf8.prefix($0.utf8.count * percent / 100)) }
  }

  /// Adds `more` at the end.
  static func adding(_ more: String) -> @Sendable (String) -> [UInt8]? {
    { Array(($0 + more).utf8) }
  }

  /// Removes the file.
  static let removing: @Sendable (String) -> [UInt8]? = { _ in nil }

  /// The fields of a row with their quotes.
  private static func fields(_ row: String) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in row {
      if character == "\"" { isQuoted.toggle() }
      if character == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
