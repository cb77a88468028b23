/// Decimal numbers as text, read exactly into whole units and written back.
enum DecimalText {
  /// The most digits that a number may have.
  static let maximumDigits = 15

  /// The number in units of 10^-`decimals`, so that `1.05` with two decimals is exactly 105.
  ///
  /// - Throws: ``FieldFault`` for anything but plain decimal digits with an optional sign and point,
  ///   for more than ``maximumDigits`` digits, and for digits beyond `decimals` that are not zero.
  static func scaled(_ text: String, decimals: Int) throws(FieldFault) -> Int {
    let parts = try split(text)
    guard parts.fraction.count <= decimals else {
      throw FieldFault(
        decimals == 0 ? "a whole number" : "a number with at most \(decimals) decimals")
    }
    var value = 0
    for digit in parts.whole + parts.fraction { value = value * 10 + Int(digit - 0x30) }
    for _ in parts.fraction.count..<decimals { value *= 10 }
    return parts.isNegative ? -value : value
  }

  /// The nearest floating number; for coordinates only.
  ///
  /// - Throws: ``FieldFault`` as ``scaled(_:decimals:)``, with up to 17 digits.
  static func double(_ text: String) throws(FieldFault) -> Double {
    _ = try split(text, maximumDigits: 17)
    guard let value = Double(text), value.isFinite else { throw FieldFault(plain) }
    return value
  }

  /// `scaled` units of 10^-`decimals` as text without trailing zeros.
  static func text(_ scaled: Int, decimals: Int) -> String {
    var digits = String(scaled.magnitude)
    if digits.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
    }
    var fraction = digits.suffix(decimals)
    while fraction.last == "0" { fraction = fraction.dropLast() }
    return (scaled < 0 ? "-" : "") + digits.dropLast(decimals)
      + (fraction.isEmpty ? "" : "." + fraction)
  }

  private static let plain = "a plain decimal number such as 12.5"

  /// Sign, digits before the point without leading zeros, digits after it without trailing zeros.
  private static func split(
    _ text: String, maximumDigits: Int = Self.maximumDigits
  ) throws(FieldFault) -> (isNegative: Bool, whole: [UInt8], fraction: [UInt8]) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty else { throw FieldFault("a number; the field is empty", code: "empty") }
    guard bytes.count <= 64 else { throw FieldFault("a number of at most \(maximumDigits) digits") }
    let isNegative = bytes[0] == 0x2D
    let body = isNegative ? bytes.dropFirst() : bytes[...]
    let pieces = body.split(separator: 0x2E, omittingEmptySubsequences: false)
    let isDigits = pieces.allSatisfy { piece in
      !piece.isEmpty && piece.allSatisfy { (0x30...0x39).contains($0) }
    }
    guard isDigits, pieces.count <= 2, let whole = pieces.first else {
      throw FieldFault(remedy(for: text))
    }
    var fraction = pieces.count == 2 ? pieces[1] : []
    while fraction.last == 0x30 { fraction = fraction.dropLast() }
    let significant = Array(whole.drop { $0 == 0x30 })
    guard significant.count + fraction.count <= maximumDigits else {
      throw FieldFault("a number of at most \(maximumDigits) digits")
    }
    return (isNegative, significant, Array(fraction))
  }

  private static func remedy(for text: String) -> String {
    let lower = text.lowercased()
    let word = lower.drop { $0 == "-" || $0 == "+" }
    if ["nan", "inf", "infinity", "#n/a", "null", "none"].contains(String(word)) {
      return "a finite number such as 12.5"
    }
    if text.contains(where: \.isWhitespace) { return "\(plain), without spaces" }
    if text.contains(",") { return "\(plain): a point as decimal mark, no thousands separators" }
    if lower.hasPrefix("0x") { return "\(plain), not hexadecimal" }
    if lower.contains("e") && lower.contains(where: \.isNumber) {
      return "\(plain), without exponent"
    }
    return plain
  }
}
