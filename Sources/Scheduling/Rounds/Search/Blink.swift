/// Places overlooked by chance, so that greed does not always end the same way.
struct Blink: Sendable {
  private let limit: UInt64
  private var salt: UInt64 = 0

  /// Overlooks this share of the places.
  init(share: Double) { limit = UInt64(max(0, min(share, 0.99)) * 0x1p64) }

  /// Draws anew which places are overlooked.
  @inline(__always)
  mutating func draw(_ random: inout SeededGenerator) { salt = random.next() }

  /// Whether a place is overlooked until the next draw.
  ///
  /// A function of the place: one that is met twice, from the visit before it and from the one behind,
  /// is overlooked both times or never.
  @inline(__always)
  func overlooks(_ node: Int) -> Bool {
    let mixed = (UInt64(truncatingIfNeeded: node) ^ salt) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 29) &* 0xBF58_476D_1CE4_E5B9 < limit
  }
}
