/// Numbers as whole counts of a decimal fraction: how files write coordinates and measures.
enum FixedDecimal {
  /// The most decimals that are written.
  static let maximumDigits = 9
  private static let powers = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
  ]

  /// Ten to the power of `digits`, at most ``maximumDigits``.
  static func power(_ digits: Int) -> Int { powers[digits] }

  /// `value` times ten to the power of `digits`, rounded to the nearest whole number of the exact
  /// value, ties to the even one (as `printf` does); `nil` when it is not finite or does not fit.
  static func units(of value: Double, digits: Int) -> Int? {
    guard value.magnitude < 0x1p53 else { return nil }
    let bits = value.magnitude.bitPattern
    let exponent = Int(bits >> 52)
    let fraction = bits & 0x000F_FFFF_FFFF_FFFF
    // value = mantissa / 2^shift, and shift is not negative below 2^53.
    let mantissa = exponent == 0 ? fraction : fraction | 0x0010_0000_0000_0000
    let shift = 1075 - max(exponent, 1)
    let product = UInt128(mantissa) * UInt128(powers[digits])
    // mantissa * 10^9 is below 2^83.
    guard shift < 100 else { return 0 }
    var quotient = product >> UInt128(shift)
    if shift > 0 {
      let remainder = product & ((1 << UInt128(shift)) - 1)
      let half = UInt128(1) << UInt128(shift - 1)
      if remainder > half || remainder == half && quotient & 1 == 1 { quotient += 1 }
    }
    guard let magnitude = Int(exactly: quotient) else { return nil }
    return value < 0 ? -magnitude : magnitude
  }

  /// `numerator * factor / denominator` in units of ten to the power of minus `digits`, halves away
  /// from zero; `nil` for a denominator of zero or a quotient that does not fit.
  static func quotient(
    _ numerator: Int, _ denominator: Int, digits: Int, times factor: Int = 1
  ) -> Int? {
    guard denominator > 0 else { return nil }
    let scaled = Int128(numerator) * Int128(powers[digits]) * Int128(factor)
    let half = Int128(denominator) / 2
    return Int(exactly: (scaled + (scaled < 0 ? -half : half)) / Int128(denominator))
  }
}
