import Domain

/// Numbers and strings of a JSON text.
extension JSONScanner {
  // Clinger's fast path: a mantissa below 2^53 and a power of ten up to 10^22 are exact doubles.
  private static let exactPowers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// Reads the number that comes next as the nearest double.
  mutating func double() throws(InputFault) -> Double {
    let start = index
    var mantissa: UInt64 = 0
    var isExact = true
    var exponent = 0
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") { index += 1 }
    let first = index
    while let digit = digit() {
      if mantissa < 900_719_925_474_099 {
        mantissa = mantissa * 10 + UInt64(digit)
      } else {
        isExact = false
      }
    }
    guard index > first else { throw notANumber(from: start) }
    if bytes[first] == UInt8(ascii: "0") && index > first + 1 {
      throw fault("number", at: start, value: snippet(at: start), "a number without leading zeros")
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      let point = index
      while let digit = digit() {
        if mantissa < 900_719_925_474_099 {
          mantissa = mantissa * 10 + UInt64(digit)
          exponent -= 1
        } else {
          isExact = false
        }
      }
      guard index > point else { throw digitMissing(start, "a digit after the decimal point") }
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      var isNegative = false
      if index < bytes.count,
        bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+")
      {
        isNegative = bytes[index] == UInt8(ascii: "-")
        index += 1
      }
      let digits = index
      var power = 0
      while let digit = digit() { power = min(power * 10 + Int(digit), 1_000_000) }
      guard index > digits else { throw digitMissing(start, "a digit in the exponent") }
      exponent += isNegative ? -power : power
    }
    if isExact && exponent.magnitude <= 22 {
      let power = Self.exactPowers[Int(exponent.magnitude)]
      let value = exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
      return bytes[start] == UInt8(ascii: "-") ? -value : value
    }
    guard let value = Double(String(decoding: bytes[start..<index], as: UTF8.self)),
      value.isFinite
    else {
      throw fault(
        "number", at: start, value: snippet(at: start), "a number of magnitude up to 1.7e308")
    }
    return value
  }

  private mutating func digit() -> UInt8? {
    guard index < bytes.count else { return nil }
    let digit = bytes[index] &- 0x30
    guard digit < 10 else { return nil }
    index += 1
    return digit
  }

  private func digitMissing(_ start: Int, _ expected: String) -> InputFault {
    index < bytes.count
      ? fault("number", at: start, value: snippet(at: start), expected) : cut(expected)
  }

  private mutating func notANumber(from start: Int) -> InputFault {
    if index >= bytes.count { return cut("a value") }
    index = start
    let word = snippet(at: start)
    let bare = word.hasPrefix("-") || word.hasPrefix("+") ? word.dropFirst() : word[...]
    if ["nan", "inf"].contains(where: { bare.lowercased().hasPrefix($0) }) {
      return fault(
        "number", at: start, value: word, "a number or null; JSON has no NaN or infinity")
    }
    return unexpected("a value")
  }

  /// Reads the string that comes next.
  mutating func string() throws(InputFault) -> String {
    let quote = index
    index += 1
    let start = index
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        let text = try text(bytes[start..<index], from: start)
        index += 1
        return text
      case UInt8(ascii: "\\"): return try escapedString(from: start, quote: quote)
      case 0..<0x20: throw controlCharacter()
      default: index += 1
      }
    }
    throw cutString(quote)
  }

  private mutating func escapedString(from start: Int, quote: Int) throws(InputFault) -> String {
    var unescaped = Array(bytes[start..<index])
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        let text = try text(unescaped[...], from: start)
        index += 1
        return text
      case UInt8(ascii: "\\"):
        guard index + 1 < bytes.count else { throw cutString(quote) }
        let kind = bytes[index + 1]
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(kind)
        case UInt8(ascii: "b"): unescaped.append(0x08)
        case UInt8(ascii: "f"): unescaped.append(0x0C)
        case UInt8(ascii: "n"): unescaped.append(0x0A)
        case UInt8(ascii: "r"): unescaped.append(0x0D)
        case UInt8(ascii: "t"): unescaped.append(0x09)
        case UInt8(ascii: "u"):
          let scalar = try escapedScalar(quote)
          unescaped.append(contentsOf: String(Character(scalar)).utf8)
          continue
        default:
          throw fault(
            "escape", at: index, value: snippet(at: index),
            #"one of \" \\ \/ \b \f \n \r \t \uXXXX"#)
        }
        index += 2
      case 0..<0x20: throw controlCharacter()
      default:
        unescaped.append(byte)
        index += 1
      }
    }
    throw cutString(quote)
  }

  /// Reads `\uXXXX`, or two of them for a character beyond U+FFFF.
  private mutating func escapedScalar(_ quote: Int) throws(InputFault) -> Unicode.Scalar {
    let start = index
    let first = try hexadecimal(quote)
    if let scalar = Unicode.Scalar(first) { return scalar }
    if first < 0xDC00, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    {
      let second = try hexadecimal(quote)
      if (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    throw fault(
      "surrogate", at: start, value: snippet(at: start),
      "a high surrogate (D800-DBFF) followed by a low one (DC00-DFFF)")
  }

  private mutating func hexadecimal(_ quote: Int) throws(InputFault) -> UInt32 {
    var code: UInt32 = 0
    for offset in 2..<6 {
      guard index + offset < bytes.count else { throw cutString(quote) }
      let byte = bytes[index + offset]
      switch byte {
      case 0x30...0x39: code = code << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: code = code << 4 | UInt32(byte & 0xDF - 0x37)
      default:
        throw fault(
          "escape", at: index, value: snippet(at: index), "four hexadecimal digits after \\u")
      }
    }
    index += 6
    return code
  }

  private func text(
    _ slice: ArraySlice<UInt8>, from start: Int
  ) throws(InputFault) -> String {
    // Most names and values are ASCII, which needs no closer look.
    if slice.allSatisfy({ $0 < 0x80 }) { return String(decoding: slice, as: UTF8.self) }
    guard let text = String(validating: slice, as: UTF8.self) else {
      throw fault("encoding", at: start, "text in UTF-8; this is another encoding or a binary file")
    }
    return text
  }

  private func controlCharacter() -> InputFault {
    fault(
      "control", at: index, value: "byte 0x" + String(bytes[index], radix: 16, uppercase: true),
      #"control characters in strings escaped, such as \n or \t; or the closing quote is missing"#)
  }

  private func cutString(_ quote: Int) -> InputFault {
    fault("cut", at: quote, "the text ends inside the string that begins here")
  }
}
