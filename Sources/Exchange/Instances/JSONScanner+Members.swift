import Domain

/// Values of an instance file, read by name and type; what is JSON but wrong is noted, and reading
/// goes on behind it.
extension JSONScanner {
  /// A member that an object must have, and what stands there.
  struct Member {
    let name: String
    let expected: String

    init(_ name: String, _ expected: String) {
      self.name = name
      self.expected = expected
    }
  }

  /// What an object lacks.
  struct Absence {
    /// Members that are not there.
    fileprivate(set) var missing: [Member]
    /// The first names that nobody asked for.
    var strangers: [String] { others.map(\.name) }
    fileprivate var others: [(name: String, offset: Int)] = []
    fileprivate let start: Int

    /// What is lacking of the others, where these need not be there.
    func without(_ names: String...) -> Absence {
      var rest = self
      rest.missing.removeAll { names.contains($0.name) }
      return rest
    }
  }

  /// The most unknown names of an object that are kept, to be suggested.
  private static let strangerLimit = 20
  /// The longest name of a thing, in bytes of UTF-8.
  static let longestName = 200

  /// Reads an object and calls `read` at the value of each of `members`.
  ///
  /// Other members are passed over. A member that is missing is noted, at the unknown name that may
  /// be meant for it if there is one.
  mutating func object(
    of members: [Member],
    _ read: (inout JSONScanner, String) throws(InputFault) -> Void
  ) throws(InputFault) {
    if let absence = try census(of: members, read) { note(absence) }
  }

  /// Like ``object(of:_:)``, and hands out what is missing instead of noting it; `nil` when the
  /// value is no object, which is noted.
  mutating func census(
    of members: [Member],
    _ read: (inout JSONScanner, String) throws(InputFault) -> Void
  ) throws(InputFault) -> Absence? {
    skipSpace()
    guard index < bytes.count else { throw cut("an object") }
    guard bytes[index] == UInt8(ascii: "{") else {
      try refuse("an object with " + members.map { "'\($0.name)'" }.joined(separator: ", "))
      return nil
    }
    var absence = Absence(missing: members, start: index)
    try object { (scanner: inout JSONScanner, name: String) throws(InputFault) in
      if let found = absence.missing.firstIndex(where: { $0.name == name }) {
        absence.missing.remove(at: found)
        try read(&scanner, name)
      } else {
        scanner.skipSpace()
        if absence.others.count < Self.strangerLimit {
          absence.others.append((name, scanner.index))
        }
        try scanner.skipValue()
      }
    }
    return absence
  }

  /// Notes what an object lacks.
  mutating func note(_ absence: Absence) {
    for member in absence.missing where problems.count < Self.maximumProblems {
      let near = NearestName.find(member.name, among: absence.strangers)
      if let near, let other = absence.others.first(where: { $0.name == near }) {
        note(
          "unknown_key", at: other.offset, field: near,
          "no such name; did you mean '\(member.name)', \(member.expected)?")
      } else {
        note("missing", at: absence.start, field: member.name, member.expected)
      }
    }
  }

  /// Reads an array and calls `read` with the scanner at each of its values, at most `limit` of
  /// them.
  ///
  /// - Returns: How many there are; `nil` when the value is no array, which is noted.
  @discardableResult mutating func elements(
    _ noun: String, upTo limit: Int,
    _ read: (inout JSONScanner, Int) throws(InputFault) -> Void
  ) throws(InputFault) -> Int? {
    skipSpace()
    guard index < bytes.count else { throw cut("a list of \(noun)") }
    guard bytes[index] == UInt8(ascii: "[") else {
      try refuse("a list of \(noun)")
      return nil
    }
    var count = 0
    try array { (scanner: inout JSONScanner, position: Int) throws(InputFault) in
      count = position + 1
      if position < limit { return try read(&scanner, position) }
      scanner.skipSpace()
      if position == limit { scanner.note("range", at: scanner.index, "at most \(limit) \(noun)") }
      try scanner.skipValue()
    }
    return count
  }

  /// Reads a whole number; notes one that is not, or not in `range`, and gives `nil`.
  mutating func whole(in range: ClosedRange<Int>) throws(InputFault) -> Int? {
    skipSpace()
    let start = index
    if let number = plainWhole(), range.contains(number) { return number }
    index = start
    let shown = snippet(at: start)
    let number = try anyNumber()?.int
    if let number, range.contains(number) { return number }
    note(
      "value", at: start, value: shown,
      "a whole number from \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  /// Reads a number with at most so many decimals as a count of the last one; notes one that is not,
  /// or not from 0 to `largest` of these units, and gives `nil`.
  mutating func units(decimals: Int, upTo largest: Int) throws(InputFault) -> Int? {
    skipSpace()
    let start = index
    let shown = snippet(at: start)
    if let number = try anyNumber()?.units(decimals: decimals), (0...largest).contains(number) {
      return number
    }
    let whole = largest / FixedDecimal.power(decimals)
    note(
      "value", at: start, value: shown,
      "a number from 0 to \(whole) with at most \(decimals) decimals")
    return nil
  }

  /// Reads a number; notes one that is not in `range` and gives `nil`.
  mutating func real(in range: ClosedRange<Double>, _ expected: String) throws(InputFault)
    -> Double?
  {
    skipSpace()
    let start = index
    let shown = snippet(at: start)
    if let number = try anyNumber()?.double, range.contains(number) { return number }
    note("value", at: start, value: shown, expected)
    return nil
  }

  /// Reads the name of a thing; notes what is no text, an empty or very long one, and one that
  /// could steer a terminal, and gives `nil`.
  mutating func name() throws(InputFault) -> String? {
    skipSpace()
    let start = index
    let expected = "a text of 1 to \(Self.longestName) bytes without control characters"
    guard index < bytes.count else { throw cut(expected) }
    guard bytes[index] == UInt8(ascii: "\"") else {
      try refuse(expected)
      return nil
    }
    let text = try string()
    let isSound =
      (1...Self.longestName).contains(text.utf8.count)
      && text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    if isSound { return text }
    note("value", at: start, value: text, expected)
    return nil
  }

  /// Notes that something else should stand here, and passes over what does.
  mutating func refuse(_ expected: String) throws(InputFault) {
    skipSpace()
    let start = index
    let shown = snippet(at: start)
    try skipValue()
    note("value", at: start, value: shown, expected)
  }

  /// Reads a number in any form; passes over another value and gives `nil`.
  private mutating func anyNumber() throws(InputFault) -> JSONNumber? {
    guard index < bytes.count else { throw cut("a number") }
    let start = index
    guard bytes[index] == UInt8(ascii: "-") || bytes[index] &- 0x30 < 10 else {
      try skipValue()
      return nil
    }
    _ = try double()
    return JSONNumber(checked: String(decoding: bytes[start..<index], as: UTF8.self))
  }

  /// Reads a whole number of at most ten digits without sign, fraction and exponent; `nil` for any
  /// other value, and then `index` may stand inside of it.
  private mutating func plainWhole() -> Int? {
    let start = index
    var number = 0
    while index < bytes.count, index - start < 10 {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { break }
      number = number * 10 + Int(digit)
      index += 1
    }
    guard index > start, index < bytes.count else { return nil }
    if bytes[start] == 0x30 && index > start + 1 { return nil }
    switch bytes[index] {
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), 0x20, 0x0A, 0x0D, 0x09:
      return number
    default: return nil
    }
  }
}
