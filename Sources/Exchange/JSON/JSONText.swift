/// JSON as bytes, written piece by piece.
struct JSONText {
  private(set) var bytes: [UInt8] = []

  /// Hands out what was written and begins anew.
  mutating func take() -> [UInt8] {
    let taken = bytes
    bytes = []
    return taken
  }

  /// Takes back what was written after the first `count` bytes.
  mutating func cut(to count: Int) { bytes.removeSubrange(min(count, bytes.count)...) }

  /// Writes ASCII text as it is, such as brackets.
  mutating func literal(_ text: StaticString) {
    text.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
  }

  /// Writes one byte as it is.
  mutating func byte(_ byte: UInt8) { bytes.append(byte) }

  /// Writes a string in quotes, escaped where RFC 8259, section 7, asks for it.
  mutating func string(_ text: String) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C:
        bytes.append(0x5C)
        bytes.append(byte)
      case 0x08: literal(#"\b"#)
      case 0x09: literal(#"\t"#)
      case 0x0A: literal(#"\n"#)
      case 0x0C: literal(#"\f"#)
      case 0x0D: literal(#"\r"#)
      case 0x00..<0x20:
        literal(#"\u00"#)
        bytes.append(0x30 + (byte >> 4))
        bytes.append(byte & 15 < 10 ? 0x30 + (byte & 15) : 0x57 + (byte & 15))
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }

  /// Writes a member name and its colon.
  mutating func name(_ name: String) {
    string(name)
    bytes.append(0x3A)
  }

  /// Writes a whole number.
  mutating func int(_ value: Int) {
    if value < 0 { bytes.append(0x2D) }
    digits(value.magnitude, width: 1)
  }

  /// Writes `units` over ten to the power of `digits`; trailing zeros beyond `kept` decimals go.
  mutating func fixed(_ units: Int, digits: Int, keeping kept: Int = 0) {
    if units < 0 { bytes.append(0x2D) }
    let power = UInt(FixedDecimal.power(digits))
    let magnitude = units.magnitude
    self.digits(magnitude / power, width: 1)
    var fraction = magnitude % power
    var width = digits
    while width > kept && fraction % 10 == 0 {
      fraction /= 10
      width -= 1
    }
    guard width > 0 else { return }
    bytes.append(0x2E)
    self.digits(fraction, width: width)
  }

  /// Writes `value` rounded to `digits` decimals, never `-0`; trailing zeros beyond `kept` decimals
  /// go.
  ///
  /// - Precondition: `value` is finite.
  mutating func decimal(_ value: Double, digits: Int, keeping kept: Int = 0) {
    precondition(value.isFinite, "JSON has no number for \(value)")
    if let units = FixedDecimal.units(of: value, digits: digits) {
      fixed(units, digits: digits, keeping: kept)
    } else {
      // Beyond 2^63 units the shortest form that reads back has no decimal to spare.
      var text = value.description
      if kept == 0 && text.hasSuffix(".0") { text.removeLast(2) }
      bytes.append(contentsOf: text.utf8)
    }
  }

  /// Writes any value as it was read.
  mutating func value(_ value: JSONValue) {
    switch value {
    case .null: literal("null")
    case .bool(let flag): flag ? literal("true") : literal("false")
    case .number(let number): bytes.append(contentsOf: number.text.utf8)
    case .string(let text): string(text)
    case .array(let elements):
      bytes.append(0x5B)
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(0x2C) }
        self.value(element)
      }
      bytes.append(0x5D)
    case .object(let members):
      bytes.append(0x7B)
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(0x2C) }
        name(member.name)
        self.value(member.value)
      }
      bytes.append(0x7D)
    }
  }

  private mutating func digits(_ value: UInt, width: Int) {
    let start = bytes.count
    var rest = value
    repeat {
      bytes.append(UInt8(0x30 + rest % 10))
      rest /= 10
    } while rest > 0
    while bytes.count - start < width { bytes.append(0x30) }
    bytes[start...].reverse()
  }
}
