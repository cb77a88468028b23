/// Orders a small cell by always contracting a node with the fewest neighbors left.
///
/// Below some dozens of nodes this beats dissection, in speed and in shortcuts (George and Liu, SIAM
/// Review 31, 1989). Separators around the cell count as neighbors, but are never contracted here.
struct MinimumDegree {
  /// Some ascending nodes of the whole in the order of contraction; ties by number.
  ///
  /// - Complexity: O(nodes^2 * (nodes + separators) / 64).
  static func order(_ nodes: [UInt32], in whole: NeighborLists) -> [UInt32] {
    let inside = nodes.count
    if inside < 2 { return nodes }
    var around: [UInt32] = []
    for node in nodes {
      for other in whole.neighbor[whole.range(of: Int(node))] where nodes.place(of: other) == nil {
        around.append(other)
      }
    }
    around.sort()
    let words = (inside + around.count + 63) / 64
    var rows = [UInt64](repeating: 0, count: inside * words)
    for (place, node) in nodes.enumerated() {
      for other in whole.neighbor[whole.range(of: Int(node))] {
        let bit = nodes.place(of: other) ?? (inside + (around.place(of: other) ?? 0))
        rows[place * words + bit / 64] |= 1 << UInt64(bit % 64)
      }
    }
    var result: [UInt32] = []
    var isLeft = [Bool](repeating: true, count: inside)
    var degree = (0..<inside).map { place in
      (0..<words).reduce(0) { $0 + rows[place * words + $1].nonzeroBitCount }
    }
    for _ in 0..<inside {
      var least = -1
      for place in 0..<inside where isLeft[place] && (least < 0 || degree[place] < degree[least]) {
        least = place
      }
      isLeft[least] = false
      result.append(nodes[least])
      for other in 0..<inside
      where isLeft[other] && rows[least * words + other / 64] >> UInt64(other % 64) & 1 == 1 {
        var count = 0
        for word in 0..<words {
          rows[other * words + word] |= rows[least * words + word]
          if word == least / 64 { rows[other * words + word] &= ~(1 << UInt64(least % 64)) }
          if word == other / 64 { rows[other * words + word] &= ~(1 << UInt64(other % 64)) }
          count += rows[other * words + word].nonzeroBitCount
        }
        degree[other] = count
      }
    }
    return result
  }
}

extension [UInt32] {
  /// The position of an element in an ascending array.
  fileprivate func place(of element: UInt32) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < element { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == element ? low : nil
  }
}
