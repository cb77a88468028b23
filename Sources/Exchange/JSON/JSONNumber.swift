/// A number of a JSON text, kept as it was written so that passing it on loses nothing.
public struct JSONNumber: Hashable, Sendable {
  /// The number by the grammar of RFC 8259, section 6; finite as a double.
  public let text: String

  /// Wraps text that the scanner has checked.
  init(checked text: String) { self.text = text }

  /// Makes a whole number.
  public init(_ value: Int) { text = String(value) }

  /// The nearest double.
  public var double: Double { Double(text) ?? 0 }

  /// The number when it is whole and fits, also when it is written `2.0` or `2e3`.
  public var int: Int? { units(decimals: 0) }

  /// The number times ten to the power of `decimals`, exactly; `nil` when that is not whole or does
  /// not fit.
  public func units(decimals: Int) -> Int? {
    var digits: [UInt8] = []
    var fraction = 0
    var exponent = 0
    var isNegative = false
    var part = 0
    var exponentIsNegative = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "-"): if part == 2 { exponentIsNegative = true } else { isNegative = true }
      case UInt8(ascii: "+"): break
      case UInt8(ascii: "."): part = 1
      case UInt8(ascii: "e"), UInt8(ascii: "E"): part = 2
      default:
        let digit = byte &- 0x30
        if part == 2 {
          exponent = min(exponent * 10 + Int(digit), 1_000_000)
        } else {
          digits.append(digit)
          if part == 1 { fraction += 1 }
        }
      }
    }
    var scale = (exponentIsNegative ? -exponent : exponent) - fraction + decimals
    while let last = digits.last, last == 0 {
      digits.removeLast()
      scale += 1
    }
    if digits.isEmpty { return 0 }
    guard scale >= 0, scale < 20 else { return nil }
    var result = 0
    for digit in digits + [UInt8](repeating: 0, count: scale) {
      let (tens, overflow) = result.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.subtractingReportingOverflow(Int(digit))
      if overflow || carry { return nil }
      result = sum
    }
    // The sum was built below zero, which has room for one more than above.
    if isNegative { return result }
    return result == Int.min ? nil : -result
  }
}
