import Domain

/// A text instance, line by line and word by word, with the problems that were found in it.
struct InstanceText {
  /// A run of bytes without white space, and its place.
  struct Word {
    let bytes: ArraySlice<UInt8>
    let line: Int
    let column: Int

    /// As it stands.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// What is left of it without so many bytes of ASCII at its beginning.
    func dropped(_ count: Int) -> Word {
      Word(bytes: bytes.dropFirst(count), line: line, column: column + count)
    }
  }

  /// A line that is not blank.
  struct Line {
    let number: Int
    /// At least one.
    let words: [Word]
    /// All of it, without white space at its ends.
    let text: String

    /// Whether the first word is this one, in capitals or not.
    func begins(with word: String) -> Bool { words.first?.text.uppercased() == word }

    /// Whether it begins as numbers do.
    var isNumeric: Bool {
      guard let byte = words.first?.bytes.first else { return false }
      return byte &- 0x30 < 10 || [0x2B, 0x2D, 0x2E].contains(byte)
    }
  }

  /// The most problems that are noted.
  static let problemLimit = 100
  /// No number is longer.
  private static let longestNumber = 40
  /// How much of a wrong line is shown.
  private static let shownLength = 60

  let file: String
  private let bytes: [UInt8]
  private var index = 0
  private var number = 0
  private var pushedBack: Line?
  private(set) var problems: [InputProblem] = []

  init(_ file: InputFile) {
    self.file = file.name
    bytes = file.bytes
  }

  /// The next line that is not blank; `nil` at the end.
  mutating func next() -> Line? {
    if let line = pushedBack {
      pushedBack = nil
      return line
    }
    while index < bytes.count {
      number += 1
      let start = index
      let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
      index = min(end + 1, bytes.count)
      let words = words(in: start..<end)
      if let first = words.first, let last = words.last {
        let whole = bytes[first.bytes.startIndex..<last.bytes.endIndex]
        let shown = whole.count > 400 ? whole.prefix(400) : whole
        return Line(number: number, words: words, text: String(decoding: shown, as: UTF8.self))
      }
    }
    return nil
  }

  /// Gives `line` out again at the next call of ``next()``.
  mutating func pushBack(_ line: Line) { pushedBack = line }

  private func words(in range: Range<Int>) -> [Word] {
    var words: [Word] = []
    var position = range.lowerBound
    var column = 1
    while position < range.upperBound {
      if Self.isSpace(bytes[position]) {
        position += 1
        column += 1
        continue
      }
      let start = position
      let startColumn = column
      while position < range.upperBound, !Self.isSpace(bytes[position]) {
        if bytes[position] & 0xC0 != 0x80 { column += 1 }
        position += 1
      }
      words.append(Word(bytes: bytes[start..<position], line: number, column: startColumn))
    }
    return words
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0B || byte == 0x0C
  }

  /// Notes what is wrong with a word.
  mutating func note(
    _ code: String, at word: Word, field: String? = nil, value: String? = nil, _ expected: String
  ) {
    note(
      InputProblem(
        code: code,
        at: SourceLocation(file: file, line: word.line, column: word.column, field: field),
        value: value ?? String(word.text.prefix(Self.shownLength)), expected: expected))
  }

  /// Notes what is wrong with a whole line.
  mutating func note(
    _ code: String, at line: Line, field: String? = nil, value: String? = nil, _ expected: String
  ) {
    note(
      InputProblem(
        code: code, at: SourceLocation(file: file, line: line.number, field: field),
        value: value ?? String(line.text.prefix(Self.shownLength)), expected: expected))
  }

  /// Notes what is wrong where the text ends.
  mutating func noteEnd(_ code: String, field: String? = nil, _ expected: String) {
    note(
      InputProblem(
        code: code, at: SourceLocation(file: file, line: max(number, 1), field: field),
        expected: expected))
  }

  private mutating func note(_ problem: InputProblem) {
    if problems.count < Self.problemLimit { problems.append(problem) }
  }

  /// The number that a word is; notes one that is none or not in `range`, and gives `nil`.
  mutating func real(_ word: Word, _ field: String, in range: ClosedRange<Double>) -> Double? {
    if let number = Self.number(word), range.contains(number) { return number }
    note(
      "value", at: word, field: field,
      "a number from \(Self.shown(range.lowerBound)) to \(Self.shown(range.upperBound))")
    return nil
  }

  /// The whole number that a word is, also written `10.0`; notes another, and gives `nil`.
  mutating func whole(_ word: Word, _ field: String, in range: ClosedRange<Int>) -> Int? {
    if let number = Self.number(word), let whole = Int(exactly: number), range.contains(whole) {
      return whole
    }
    note(
      "value", at: word, field: field,
      "a whole number from \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  private static func shown(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? "\(number)"
  }

  private static func number(_ word: Word) -> Double? {
    let isPlain =
      word.bytes.count <= longestNumber
      && word.bytes.allSatisfy {
        $0 &- 0x30 < 10 || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E || $0 | 0x20 == 0x65
      }
    guard isPlain, let number = Double(word.text), number.isFinite else { return nil }
    return number
  }

  /// The fault of all that was noted.
  var fault: InputFault { InputFault(problems) }
}
