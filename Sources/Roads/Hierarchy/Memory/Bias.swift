/// Weights as signed numbers, less 2^31: signed comparison, the only one that every processor has
/// for vectors, then gives the order, and a sum of two weights still fits.
@inline(__always)
func biased(_ weight: UInt32) -> Int32 {
  Int32(bitPattern: min(weight, .unreachable) ^ 1 << 31)
}

/// The weight of a biased number, which lies from 0 to ``Swift/UInt32/unreachable``.
@inline(__always)
func unbiased(_ number: Int32) -> UInt32 { UInt32(bitPattern: number) ^ 1 << 31 }

extension UInt32 {
  /// Stands for "no way"; the sum of two still fits.
  @inline(__always)
  static var unreachable: UInt32 { 1 << 31 - 1 }
}

extension Int32 {
  /// The same, biased.
  @inline(__always)
  static var unreachable: Int32 { -1 }
}
