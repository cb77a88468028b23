/// A way from the depot up to and with one load: what decides over everything that can follow.
struct RouteLabel {
  /// The last loads on the way by local position, four in a word; 0xFFFF where there is none.
  private var first: UInt64
  private var second: UInt64
  private var third: UInt64
  /// Millicents so far, less prices.
  var cost: Double
  /// When the last load is unloaded.
  var time: Int32
  /// Driving so far.
  var driving: Int32
  /// The label before, -1 at the depot.
  var parent: Int32
  /// The next label of the same bucket, -1 at the end.
  var nextInBucket: Int32
  /// Not more than a route that begins so costs, near enough to rank labels.
  var hope: Float
  /// Local position of the last load.
  var load: Int16
  /// Loads on the way; -1 when another label made this one needless.
  var depth: Int16

  /// How many loads a label remembers; routes that are longer may come back to what they forgot, which
  /// makes a bound weaker but never wrong.
  static let memory = 12

  /// A label that remembers nothing yet.
  @inline(__always)
  init(parent: Int32) {
    first = .max
    second = .max
    third = .max
    cost = 0
    time = 0
    driving = 0
    self.parent = parent
    nextInBucket = -1
    hope = 0
    load = -1
    depth = 0
  }

  /// Whether a load is on the way, as far as the label remembers.
  @inline(__always)
  func remembers(_ load: Int) -> Bool {
    let pattern = UInt64(UInt16(truncatingIfNeeded: load)) &* 0x0001_0001_0001_0001
    return Self.hasZero(first ^ pattern) | Self.hasZero(second ^ pattern)
      | Self.hasZero(third ^ pattern) != 0
  }

  /// Not zero when one of the four halves is: a borrow then reaches the half's top bit.
  @inline(__always)
  private static func hasZero(_ word: UInt64) -> UInt64 {
    (word &- 0x0001_0001_0001_0001) & ~word & 0x8000_8000_8000_8000
  }

  /// Remembers a load in one of the ``memory`` slots.
  @inline(__always)
  mutating func remember(_ load: Int, in slot: Int) {
    let shift = UInt64(truncatingIfNeeded: slot & 3) &* 16
    let mask = ~(UInt64(0xFFFF) << shift)
    let value = UInt64(UInt16(truncatingIfNeeded: load)) << shift
    switch slot >> 2 {
    case 0: first = first & mask | value
    case 1: second = second & mask | value
    default: third = third & mask | value
    }
  }

  /// The load in a slot; 0xFFFF where there is none.
  @inline(__always)
  func load(in slot: Int) -> Int {
    let word = slot < 4 ? first : slot < 8 ? second : third
    return Int(truncatingIfNeeded: word >> (UInt64(truncatingIfNeeded: slot & 3) &* 16) & 0xFFFF)
  }
}
