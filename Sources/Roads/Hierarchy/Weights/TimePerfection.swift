/// Perfect customization of milliseconds, from the roots down.
///
/// A shortest way from a node to one of its upper neighbors begins with an arc of the node and goes
/// on between upper neighbors, whose distance the arc between them already has. So each node
/// combines the basic weights of its own arcs with the perfect ones above, which nobody changes any
/// more; subtrees need no locks.
struct TimePerfection {
  private let hierarchy: ContractionHierarchy
  private let weights: HierarchyWeights

  init(_ metric: HierarchyMetric) {
    hierarchy = metric.hierarchy
    weights = metric.weights
  }

  /// Tells which arcs are as short as the distance of their ends.
  func run(threads: Int, _ keepsUp: Slab<Bool>, _ keepsDown: Slab<Bool>) {
    let workers = max(1, threads)
    let rows = (0..<2 * workers).map { _ in UnpackedRow(nodes: hierarchy.nodeCount) }
    let up = Slab<UInt32>(repeating: 0, count: hierarchy.arcCount)
    let down = Slab<UInt32>(repeating: 0, count: hierarchy.arcCount)
    defer {
      for row in rows { row.free() }
      up.free()
      down.free()
    }
    let steps = (0..<workers).map {
      PerfectionStep(
        hierarchy, weights, up: up, down: down, own: rows[2 * $0], least: rows[2 * $0 + 1],
        keepsUp, keepsDown)
    }
    for rank in hierarchy.subtrees.above.reversed() { steps[0].perfect(rank) }
    let ranges = hierarchy.subtrees.ranges
    Crew.share(ranges.count, among: workers) { worker, piece in
      for rank in ranges[piece].reversed() { steps[worker].perfect(UInt32(rank)) }
    }
  }
}

/// The step of perfect customization for one node.
private struct PerfectionStep: Sendable {
  private let firstUp: ColumnView<UInt32>
  private let upHead: ColumnView<UInt32>
  private let basicUp: Slab<UInt32>
  private let basicDown: Slab<UInt32>
  private let up: Slab<UInt32>
  private let down: Slab<UInt32>
  // Basic weights of the node's arcs by the rank of the upper end; elsewhere unreachable.
  private let own: UnpackedRow
  // The least found so far; anything where the node has no arc.
  private let least: UnpackedRow
  private let keepsUp: Slab<Bool>
  private let keepsDown: Slab<Bool>

  init(
    _ hierarchy: ContractionHierarchy, _ weights: HierarchyWeights, up: Slab<UInt32>,
    down: Slab<UInt32>, own: UnpackedRow, least: UnpackedRow, _ keepsUp: Slab<Bool>,
    _ keepsDown: Slab<Bool>
  ) {
    firstUp = ColumnView(hierarchy.columns.firstUp)
    upHead = ColumnView(hierarchy.columns.upHead)
    basicUp = weights.up
    basicDown = weights.down
    self.up = up
    self.down = down
    self.own = own
    self.least = least
    self.keepsUp = keepsUp
    self.keepsDown = keepsDown
    own.up.fill(.unreachable, count: own.up.count)
    own.down.fill(.unreachable, count: own.down.count)
  }

  /// Perfects the arcs whose lower end is `rank`; those of upper nodes are there.
  func perfect(_ rank: UInt32) {
    let (start, end) = (firstUp[rank], firstUp[rank + 1])
    if start == end { return }
    for arc in start..<end {
      let head = upHead[arc]
      own.up[head] = biased(basicUp[arc])
      own.down[head] = biased(basicDown[arc])
      least.up[head] = own.up[head]
      least.down[head] = own.down[head]
    }
    let last = upHead[end - 1]
    for arc in start..<end - 1 {
      let middle = upHead[arc]
      let row = Int(firstUp[middle])..<Int(firstUp[middle + 1])
      if row.count > 4 * Int(end - arc) {
        pick(Int(arc) + 1..<Int(end), in: row, over: middle)
      } else {
        walk(row, to: last, over: middle)
      }
    }
    for arc in start..<end {
      let head = upHead[arc]
      up[arc] = unbiased(least.up[head])
      down[arc] = unbiased(least.down[head])
      keepsUp[arc] = least.up[head] == own.up[head] && own.up[head] != .unreachable
      keepsDown[arc] = least.down[head] == own.down[head] && own.down[head] != .unreachable
      own.up[head] = .unreachable
      own.down[head] = .unreachable
    }
  }

  /// Combines the arc to `middle` with all arcs above it up to a rank; where the node has no arc the
  /// own weight is unreachable and the least is written in vain.
  @inline(__always)
  private func walk(_ row: Range<Int>, to last: UInt32, over middle: UInt32) {
    let (there, back) = (own.up[middle], own.down[middle])
    var leastUp = SIMD8<Int32>(repeating: .unreachable)
    var leastDown = leastUp
    var arc = row.lowerBound
    while arc < row.upperBound, upHead[arc] <= last {
      let head = Int(upHead[arc])
      if arc + 8 <= row.upperBound, Int(upHead[arc + 7]) == head + 7 {
        let away = SIMD8<Int32>(truncatingIfNeeded: up.eight(at: arc))
        let home = SIMD8<Int32>(truncatingIfNeeded: down.eight(at: arc))
        least.up.setEight(pointwiseMin(least.up.eight(at: head), there &+ away), at: head)
        least.down.setEight(pointwiseMin(least.down.eight(at: head), back &+ home), at: head)
        leastUp = pointwiseMin(leastUp, own.up.eight(at: head) &+ home)
        leastDown = pointwiseMin(leastDown, own.down.eight(at: head) &+ away)
        arc += 8
      } else {
        combine(arc, head, there, back, over: middle)
        arc += 1
      }
    }
    least.up[middle] = min(least.up[middle], leastUp.min())
    least.down[middle] = min(least.down[middle], leastDown.min())
  }

  /// Combines the arc to `middle` with those arcs of a long row that lead to the node's neighbors.
  @inline(__always)
  private func pick(_ others: Range<Int>, in row: Range<Int>, over middle: UInt32) {
    let (there, back) = (own.up[middle], own.down[middle])
    var start = row.lowerBound
    for other in others {
      let head = upHead[other]
      // The neighbors of a node are neighbors of one another, so the head is in the row.
      var end = row.upperBound
      var stride = 1
      while start + stride < end, upHead[start + stride] < head { stride *= 2 }
      end = min(end, start + stride + 1)
      while start < end {
        let middle = (start + end) / 2
        if upHead[middle] < head { start = middle + 1 } else { end = middle }
      }
      if start >= row.upperBound { return }
      combine(start, Int(head), there, back, over: middle)
    }
  }

  @inline(__always)
  private func combine(
    _ arc: Int, _ head: Int, _ there: Int32, _ back: Int32, over middle: UInt32
  ) {
    let (away, home) = (Int32(bitPattern: up[arc]), Int32(bitPattern: down[arc]))
    least.up[head] = min(least.up[head], there &+ away)
    least.down[head] = min(least.down[head], back &+ home)
    least.up[middle] = min(least.up[middle], own.up[head] &+ home)
    least.down[middle] = min(least.down[middle], own.down[head] &+ away)
  }
}
