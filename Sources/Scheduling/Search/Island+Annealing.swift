/// The two functions of annealing, made of exact operations alone so that they give the same bits on
/// every machine.
extension Island {
  /// The natural logarithm of a positive number.
  static func logarithm(_ value: Double) -> Double {
    // ln(m * 2^e) = e ln 2 + 2 artanh((m - 1) / (m + 1)), m in [1, 2).
    let ratio = (value.significand - 1) / (value.significand + 1)
    let square = ratio * ratio
    var term = ratio
    var sum = 0.0
    for odd in stride(from: 1.0, through: 25, by: 2) {
      sum += term / odd
      term *= square
    }
    return Double(value.exponent) * 0.693_147_180_559_945_3 + 2 * sum
  }

  /// A positive number to a power.
  static func power(_ base: Double, _ exponent: Double) -> Double {
    exponential(exponent * logarithm(base))
  }

  /// e to a power between -700 and 700.
  static func exponential(_ power: Double) -> Double {
    let halvings = (power / 0.693_147_180_559_945_3).rounded()
    let rest = power - halvings * 0.693_147_180_559_945_3
    var term = 1.0
    var sum = 1.0
    for step in 1...16 {
      term *= rest / Double(step)
      sum += term
    }
    return Double(sign: .plus, exponent: Int(halvings), significand: sum)
  }
}
