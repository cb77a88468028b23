/// Bytes of a rule that break the form in which rules are kept.
public struct RuleBytesError: Error, Hashable {
  /// Where, in bytes from the rule's beginning.
  public let offset: Int
  /// What stands there and what should.
  public let reason: String
}

/// Writes the parts of rules as bytes: numbers as varints, texts and lists behind their counts.
struct RuleWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ number: Int) {
    // Zigzag, so that small numbers below zero stay short.
    var rest = UInt64(bitPattern: Int64((number << 1) ^ (number >> 63)))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func write(_ isTrue: Bool) { bytes.append(isTrue ? 1 : 0) }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func write(optional number: Int?) {
    write(number != nil)
    if let number { write(number) }
  }

  mutating func write<Element>(_ list: [Element], each: (inout RuleWriter, Element) -> Void) {
    write(list.count)
    for element in list { each(&self, element) }
  }

  mutating func write<Case: RawRepresentable<UInt8>>(_ value: Case) { bytes.append(value.rawValue) }
}

/// Reads what ``RuleWriter`` wrote and checks every byte.
struct RuleReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func fault(_ reason: String) -> RuleBytesError {
    RuleBytesError(offset: position, reason: reason)
  }

  /// - Throws: when bytes are left.
  func finish() throws(RuleBytesError) {
    if position != bytes.count { throw fault("bytes after the end of the rule") }
  }

  mutating func byte() throws(RuleBytesError) -> UInt8 {
    guard position < bytes.count else { throw fault("the rule ends here") }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func number() throws(RuleBytesError) -> Int {
    var number: UInt64 = 0
    for shift in 0..<10 {
      let next = try byte()
      if shift == 9, next > 1 { break }
      number |= UInt64(next & 0x7F) << UInt64(7 * shift)
      if next < 0x80 {
        return Int(truncatingIfNeeded: number >> 1)
          ^ -Int(truncatingIfNeeded: number & 1)
      }
    }
    throw fault("a number of more than 64 bits")
  }

  mutating func number(in range: ClosedRange<Int>) throws(RuleBytesError) -> Int {
    let number = try number()
    guard range.contains(number) else { throw fault("\(number) is not in \(range)") }
    return number
  }

  mutating func optional(in range: ClosedRange<Int>) throws(RuleBytesError) -> Int? {
    try flag() ? try number(in: range) : nil
  }

  mutating func flag() throws(RuleBytesError) -> Bool {
    let byte = try byte()
    guard byte <= 1 else { throw fault("\(byte) is neither yes (1) nor no (0)") }
    return byte == 1
  }

  mutating func text() throws(RuleBytesError) -> String {
    // Checked against what is left before any memory is taken.
    let count = try number(in: 0...max(0, bytes.count - position))
    guard count <= bytes.count - position else { throw fault("a text longer than the rule") }
    defer { position += count }
    return String(decoding: bytes[position..<(position + count)], as: UTF8.self)
  }

  mutating func list<Element>(
    _ each: (inout RuleReader) throws(RuleBytesError) -> Element
  ) throws(RuleBytesError) -> [Element] {
    // Each element takes a byte at least, which bounds the list.
    let count = try number(in: 0...max(0, bytes.count - position))
    var list: [Element] = []
    for _ in 0..<count { list.append(try each(&self)) }
    return list
  }

  mutating func enumeration<Case: RawRepresentable<UInt8>>(
    _ type: Case.Type
  ) throws(RuleBytesError) -> Case {
    let byte = try byte()
    guard let value = Case(rawValue: byte) else { throw fault("\(byte) is no \(type)") }
    return value
  }
}
