internal import Domain

/// The best way onto a road at one of its ends.
///
/// `primary` is what the limit counts, `secondary` the other measure; both from the gate.
struct ReachEntry {
  var primary: Int
  var secondary: Int
  /// The position of the end in the sorted list of ends.
  var owner: Int

  /// Whether it comes before `other`, ties to the end that is sorted first.
  func precedes(_ other: ReachEntry) -> Bool {
    (primary, secondary, owner) < (other.primary, other.secondary, other.owner)
  }
}

/// A piece of a road as shares of its length, reached from one side.
struct ReachShare {
  var shares: ClosedRange<Double>
  var entry: ReachEntry
  /// Whether the road's `from` end is where it is entered.
  var isFromLower: Bool
}

/// How a road is covered from its two ends within a limit.
///
/// Along the road the cost grows in a straight line from each end that can be entered, so each side
/// covers up to where its limit falls; where the two sides overlap they part at the tie.
struct ReachFront {
  /// The entry at the road's `from` end, and what the whole road costs from there.
  var lower: (entry: ReachEntry, cost: Int)?
  /// The entry at the road's `to` end, and what the whole road costs from there.
  var upper: (entry: ReachEntry, cost: Int)?

  /// The shares within `limit`, in ascending order, without those of no length.
  func shares(within limit: Int) -> [ReachShare] {
    let low = lower.map { share(of: $0.entry, cost: $0.cost, within: limit) } ?? 0
    let high = upper.map { share(of: $0.entry, cost: $0.cost, within: limit) } ?? 0
    var end = low
    var start = 1 - high
    if let lower, let upper, low > 0, high > 0, low + high >= 1 {
      let tie =
        Double(upper.entry.primary + upper.cost - lower.entry.primary)
        / Double(lower.cost + upper.cost)
      end = min(1, max(0, tie))
      start = end
    }
    var shares: [ReachShare] = []
    if let lower, end > 0 {
      shares.append(ReachShare(shares: 0...end, entry: lower.entry, isFromLower: true))
    }
    if let upper, start < 1 {
      shares.append(ReachShare(shares: start...1, entry: upper.entry, isFromLower: false))
    }
    return shares
  }

  private func share(of entry: ReachEntry, cost: Int, within limit: Int) -> Double {
    guard entry.primary < limit else { return 0 }
    return min(1, Double(limit - entry.primary) / Double(cost))
  }
}
