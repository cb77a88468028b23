/// Whole-number arithmetic that stops at the ends of the range instead of trapping.
///
/// A plan file may carry any number; what saturates is far beyond every limit and is reported as
/// such.
extension Int {
  func plus(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? Int.max : Int.min) : sum
  }

  func minus(_ other: Int) -> Int {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? (other < 0 ? Int.max : Int.min) : difference
  }

  func times(_ other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? ((self < 0) == (other < 0) ? Int.max : Int.min) : product
  }

  /// The quotient rounded to the nearest, halves up, for a divisor above zero.
  func dividedRounding(by divisor: Int) -> Int { plus(divisor / 2) / divisor }
}

extension Sequence<Int> {
  /// The sum, stopped at the ends of the range.
  func saturatingSum() -> Int { reduce(0) { $0.plus($1) } }
}
