/// Whole numbers of a small unit as decimal text of a larger one.
enum Decimals {
  /// `value / scale` without trailing zeros, such as `49.5` for 49500 kg in tonnes.
  ///
  /// - Precondition: `scale` is a power of ten.
  static func text(_ value: Int, scale: Int) -> String {
    let whole = value.magnitude / UInt(scale)
    var rest = String(value.magnitude % UInt(scale))
    let digits = String(scale).count - 1
    rest = String(repeating: "0", count: max(0, digits - rest.count)) + rest
    while rest.hasSuffix("0") { rest.removeLast() }
    return (value < 0 ? "-" : "") + String(whole) + (rest.isEmpty ? "" : "." + rest)
  }

  /// `value / scale` rounded to `digits` decimals, all of them written, halves away from zero.
  ///
  /// - Precondition: `scale` is a power of ten with at least `digits` zeros.
  static func fixed(_ value: Int, scale: Int, digits: Int) -> String {
    var unit = scale
    for _ in 0..<digits { unit /= 10 }
    let rounded = (value.magnitude + UInt(unit) / 2) / UInt(unit)
    var power: UInt = 1
    for _ in 0..<digits { power *= 10 }
    let fraction = String(rounded % power)
    let zeros = String(repeating: "0", count: max(0, digits - fraction.count))
    return (value < 0 && rounded > 0 ? "-" : "") + String(rounded / power)
      + (digits > 0 ? "." + zeros + fraction : "")
  }
}
