/// Weights as signed numbers, less 2^31: signed comparison, the only one that every processor has
/// for vectors, then gives the order, and a sum of two weights still fits.
@inline(__always)
func biased(_ weight: UInt32) -> Int32 {
  Int32(bitPattern: min(weight, HierarchyMetric.unreachable) ^ 1 << 31)
}

/// The weight of a biased number, which lies from 0 to ``HierarchyMetric/unreachable``.
@inline(__always)
func unbiased(_ number: Int32) -> UInt32 { UInt32(bitPattern: number) ^ 1 << 31 }

extension Int32 {
  /// ``HierarchyMetric/unreachable``, biased.
  @inline(__always)
  static var unreachable: Int32 { -1 }
}
