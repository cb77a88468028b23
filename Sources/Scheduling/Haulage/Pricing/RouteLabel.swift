/// A way from the depot up to and with one load: what decides over everything that can follow.
struct RouteLabel {
  /// Local positions of the loads on the way, the last ones when there are more; -1 where there is none.
  var visited: SIMD16<Int16>
  /// Millicents so far, less prices.
  var cost: Double
  /// When the last load is unloaded.
  var time: Int32
  /// Driving so far.
  var driving: Int32
  /// The label before, -1 at the depot.
  var parent: Int32
  /// The next label at the same load, -1 at the end.
  var next: Int32
  /// The next label of the same bucket, -1 at the end.
  var nextInBucket: Int32
  /// Local position of the last load.
  var load: Int16
  /// Loads on the way, at most ``memory`` of which are remembered.
  var depth: Int16

  /// Whether a load is on the way, as far as the label remembers.
  @inline(__always)
  func remembers(_ load: Int) -> Bool {
    // Four words of four loads: a word with a zero half has a bit carried into its half's top.
    let words = unsafe unsafeBitCast(visited, to: SIMD4<UInt64>.self)
    let pattern = UInt64(UInt16(truncatingIfNeeded: load)) &* 0x0001_0001_0001_0001
    var found: UInt64 = 0
    for place in 0..<4 {
      let word = words[place] ^ pattern
      found |= (word &- 0x0001_0001_0001_0001) & ~word & 0x8000_8000_8000_8000
    }
    return found != 0
  }

  /// How many loads a label remembers; routes that are longer may come back to what they forgot, which
  /// makes a bound weaker but never wrong.
  static let memory = 16
}
