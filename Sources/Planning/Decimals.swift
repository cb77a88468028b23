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
}
