/// Looks for few nodes that part a cell into two of similar size.
///
/// Inertial flow (Schild and Sommer, SEA 2015): nodes are sorted along a direction, the first and
/// the last share of them are the ends of a flow, and the least separator between the ends is a
/// candidate; the best of four directions is taken. We part by nodes instead of arcs, which saves
/// the step from a cut to a separator and finds smaller ones.
struct InertialFlow: ~Copyable {
  /// What one direction gave.
  struct Cut: Sendable {
    /// The nodes that part the cell, sorted along the separator.
    var separator: [UInt32]
    /// Nodes on the smaller side.
    var smaller: Int

    /// Whether this one promises the cheaper hierarchy: fewer nodes for each one parted off.
    func isBetter(than other: Cut) -> Bool {
      separator.count * max(other.smaller, 1) < other.separator.count * max(smaller, 1)
    }
  }

  /// East, north, and between them.
  static let directions: [(east: Int, north: Int)] = [(1, 0), (0, 1), (1, 1), (1, -1)]

  private var flow: VertexFlow
  private let keys: Slab<UInt64>

  /// Takes memory for cells up to a size.
  init(nodes: Int, links: Int) {
    flow = VertexFlow(nodes: nodes, links: links)
    keys = Slab(repeating: 0, count: nodes)
  }

  deinit { keys.free() }

  /// The best separator of a cell over all directions; empty only for an empty cell.
  mutating func separator(of cell: DissectionCell, endShare: Double) -> [UInt32] {
    var best: Cut?
    flow.load(cell.lists)
    for direction in Self.directions {
      if let cut = cut(cell, along: direction, endShare: endShare, toBeat: best) { best = cut }
    }
    return best?.separator ?? []
  }

  /// The separator along one direction alone.
  mutating func cut(
    _ cell: DissectionCell, along direction: (east: Int, north: Int), endShare: Double
  ) -> Cut? {
    flow.load(cell.lists)
    return cut(cell, along: direction, endShare: endShare, toBeat: nil)
  }

  private mutating func cut(
    _ cell: DissectionCell, along direction: (east: Int, north: Int), endShare: Double,
    toBeat best: Cut?
  ) -> Cut? {
    let count = cell.count
    let ends = max(1, min(count / 2, Int(Double(count) * endShare)))
    guard count > 1 else { return Cut(separator: [UInt32](0..<UInt32(count)), smaller: 0) }
    for node in 0..<count {
      let (east, north) = (Int(cell.points.east[node]), Int(cell.points.north[node]))
      let along = east * direction.east + north * direction.north
      flow.along[node] = along
      keys[node] = UInt64(along + 1 << 33) << 30 | UInt64(node)
    }
    let selection = Selection(keys: keys, count: count)
    let low = selection.key(at: ends)
    let high = selection.key(at: count - ends)
    for node in 0..<count { flow.side[node] = 0 }
    for place in 0..<count where keys[place] < low || keys[place] >= high {
      let side = keys[place] < low ? VertexFlow.source : VertexFlow.sink
      flow.side[Int(keys[place] & (1 << 30 - 1))] = side
    }
    // A separator of this size, halving the cell, would just not be better.
    let limit = best.map { $0.separator.count * (count / 2) / max($0.smaller, 1) } ?? count
    guard let size = flow.maximize(limit: limit) else { return nil }
    let atSource = flow.separatorAtSource()
    let atSink = flow.separatorAtSink()
    assert(atSource.nodes.count == size && atSink.nodes.count == size, "flow and cut are equal")
    let first = Cut(
      separator: atSource.nodes, smaller: min(atSource.beyond, count - size - atSource.beyond))
    let second = Cut(
      separator: atSink.nodes, smaller: min(atSink.beyond, count - size - atSink.beyond))
    var cut = second.isBetter(than: first) ? second : first
    if let best, !cut.isBetter(than: best) { return nil }
    // Along the separator, so that what borders on a part of it has neighbors in a row.
    cut.separator.sort {
      let one = across(Int($0), cell, direction)
      let other = across(Int($1), cell, direction)
      return one == other ? $0 < $1 : one < other
    }
    return cut
  }

  private func across(
    _ node: Int, _ cell: DissectionCell, _ direction: (east: Int, north: Int)
  ) -> Int {
    Int(cell.points.north[node]) * direction.east - Int(cell.points.east[node]) * direction.north
  }
}

/// Finds the key at a place of the sorted row without sorting all of it (Hoare's selection).
private struct Selection {
  let keys: Slab<UInt64>
  let count: Int

  /// The key that would stand at `place`; keys are distinct.
  ///
  /// - Complexity: O(keys) on average.
  func key(at place: Int) -> UInt64 {
    var low = 0
    var high = count - 1
    while low < high {
      let middle = median(keys[low], keys[(low + high) / 2], keys[high])
      var left = low
      var right = high
      while left <= right {
        while keys[left] < middle { left += 1 }
        while keys[right] > middle { right -= 1 }
        if left <= right {
          (keys[left], keys[right]) = (keys[right], keys[left])
          left += 1
          right -= 1
        }
      }
      if place <= right {
        high = right
      } else if place >= left {
        low = left
      } else {
        break
      }
    }
    return keys[place]
  }

  private func median(_ a: UInt64, _ b: UInt64, _ c: UInt64) -> UInt64 {
    max(min(a, b), min(max(a, b), c))
  }
}
