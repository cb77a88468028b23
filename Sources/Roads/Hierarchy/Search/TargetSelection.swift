/// The part of a hierarchy from which some targets can be reached downward, packed for sweeping.
///
/// The selection of RPHAST (Delling, Goldberg and Werneck, ALENEX 2011): whatever stands above a
/// target. It is made once and serves all sources. Its nodes ascend by rank; their numbers here are
/// found by counting bits.
struct TargetSelection: Sendable {
  /// The number of nodes.
  let count: Int
  /// By node, where its arcs begin; one element more.
  let first: [UInt32]
  /// The upper ends, as nodes of the selection.
  let head: [UInt32]
  /// Their weights, below 2^31.
  let milliseconds: [Int32]
  /// Their meters; empty when there are none.
  let meters: [Int32]

  private let bits: [UInt64]
  private let before: [UInt32]

  /// Selects what is above some ranks.
  ///
  /// - Complexity: O(selected arcs + nodes / 64).
  init(of ranks: [UInt32], arcs: UpperArcs, nodes: Int, hasMeters: Bool) {
    let words = nodes / 64 + 1
    var bits = [UInt64](repeating: 0, count: words)
    for rank in ranks { bits[Int(rank) / 64] |= 1 << UInt64(rank % 64) }
    var before = [UInt32](repeating: 0, count: words)
    var selected: [UInt32] = []
    var arcCount = 0
    for word in 0..<words {
      before[word] = UInt32(selected.count)
      // Bits are only ever added above the one that is looked at.
      var done: UInt64 = 0
      while bits[word] & ~done != 0 {
        let bit = (bits[word] & ~done).trailingZeroBitCount
        done |= 1 << UInt64(bit)
        let rank = UInt32(word * 64 + bit)
        selected.append(rank)
        for arc in arcs.first[rank]..<arcs.first[rank + 1] {
          let head = arcs.head[arc]
          bits[Int(head) / 64] |= 1 << UInt64(head % 64)
          arcCount += 1
        }
      }
    }
    self.bits = bits
    self.before = before
    count = selected.count
    var (first, head): ([UInt32], [UInt32]) = ([0], [])
    var (milliseconds, meters): ([Int32], [Int32]) = ([], [])
    first.reserveCapacity(selected.count + 1)
    head.reserveCapacity(arcCount)
    milliseconds.reserveCapacity(arcCount)
    if hasMeters { meters.reserveCapacity(arcCount) }
    for rank in selected {
      for arc in arcs.first[rank]..<arcs.first[rank + 1] {
        let upper = Int(arcs.head[arc])
        let below = bits[upper / 64] & (1 << UInt64(upper % 64) - 1)
        head.append(before[upper / 64] + UInt32(below.nonzeroBitCount))
        milliseconds.append(Int32(bitPattern: arcs.milliseconds[arc]))
        if hasMeters { meters.append(Int32(bitPattern: arcs.meters[arc])) }
      }
      first.append(UInt32(head.count))
    }
    self.first = first
    self.head = head
    self.milliseconds = milliseconds
    self.meters = meters
  }

  /// The node of a rank, `nil` when it is not selected.
  @inline(__always)
  func node(of rank: UInt32) -> Int? {
    let word = bits[Int(rank) / 64]
    guard word >> UInt64(rank % 64) & 1 == 1 else { return nil }
    let below = word & (1 << UInt64(rank % 64) - 1)
    return Int(before[Int(rank) / 64]) + below.nonzeroBitCount
  }
}
