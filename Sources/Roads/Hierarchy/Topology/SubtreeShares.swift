/// Subtrees of the elimination tree that threads may work on side by side, and what is above them.
///
/// The cut depends on the hierarchy alone, so the number of threads changes nothing.
struct SubtreeShares: Sendable {
  /// Ranges of ranks, each a subtree whose last rank is its root; the costliest first.
  private(set) var ranges: [Range<Int>] = []
  /// The ranks above all of them, ascending.
  private(set) var above: [UInt32] = []

  /// So many shares of the whole cost keep two to eight threads busy to the end.
  private static let shares: UInt64 = 48

  /// Cuts the tree.
  ///
  /// - Complexity: O(nodes).
  init(of columns: HierarchyColumns) {
    let count = columns.node.count
    let (firstUp, upHead) = (ColumnView(columns.firstUp), ColumnView(columns.upHead))
    let cost = Slab<UInt64>(repeating: 0, count: count)
    let size = Slab<UInt32>(repeating: 1, count: count)
    defer {
      cost.free()
      size.free()
    }
    var whole: UInt64 = 0
    for rank in 0..<count {
      let degree = UInt64(firstUp[rank + 1] - firstUp[rank])
      let own = 4 + degree * (degree + 4)
      whole += own
      cost[rank] += own
      if degree > 0 {
        let parent = upHead[firstUp[rank]]
        cost[parent] += cost[rank]
        size[parent] += size[rank]
      }
    }
    let limit = whole / Self.shares
    var rank = count - 1
    while rank >= 0 {
      // In columns from a file the sizes may be anything, but no subtree begins before the first.
      if cost[rank] > limit || Int(size[rank]) > rank + 1 {
        above.append(UInt32(rank))
        rank -= 1
      } else {
        let start = rank + 1 - Int(size[rank])
        ranges.append(start..<rank + 1)
        rank = start - 1
      }
    }
    above.reverse()
    let costs = ranges.map { cost[$0.upperBound - 1] }
    let sorted = ranges.indices.sorted { (costs[$1], $0) < (costs[$0], $1) }
    ranges = sorted.map { ranges[$0] }
  }
}
