/// What leaving each visit costs for the time being, while a search may pass through answers that leave
/// some.
///
/// With as few vehicles as can be, most recreations leave a visit, and a search that turns all of them
/// down hardly moves. So a visit may be left at a price that rises for as long as it is left: sooner or
/// later something easier is left in its stead, and then nothing. Prices sink back by and by.
struct LeavePrices: Sendable {
  /// By visit.
  let prices: Slab<Int>
  private let base: Int
  private let rise: Int
  private let kept: Double
  private let window: Int
  private var seen = 0

  /// Prices that begin with `base` for each visit.
  init(visits: Int, base: Int, settings: RoutingSettings) {
    self.base = max(base, 1)
    rise = max(1, Int(Double(base) * settings.leaveRise))
    kept = settings.leaveKept
    window = max(settings.leaveWindow, 1)
    prices = Slab(repeating: self.base, count: visits)
  }

  /// Gives the memory back.
  func free() { prices.free() }

  /// What the visits in the bank cost together.
  @inline(__always)
  func sum(_ store: borrowing RouteStore) -> Int {
    var sum = 0
    for place in 0..<store.bankCount { sum &+= prices[store.bank[place]] }
    return sum
  }

  /// Takes notice of the answer that the search goes on from.
  @inline(__always)
  mutating func note(_ store: borrowing RouteStore) {
    for place in 0..<store.bankCount { prices[store.bank[place]] &+= rise }
    // While something is left nothing sinks: else it could be left for good.
    if store.bankCount > 0 { return }
    seen += 1
    if seen == window {
      seen = 0
      sink()
    }
  }

  private func sink() {
    for visit in 0..<prices.count where prices[visit] > base {
      prices[visit] = base + Int(Double(prices[visit] - base) * kept)
    }
  }
}
