/// Perfect customization of milliseconds and meters together; see ``TimePerfection``.
struct LengthPerfection {
  private let hierarchy: ContractionHierarchy
  private let basicUp: LabelView
  private let basicDown: LabelView

  init(_ metric: HierarchyMetric) {
    hierarchy = metric.hierarchy
    basicUp = metric.weights.upLabels
    basicDown = metric.weights.downLabels
  }

  /// Tells which arcs are as short as the distance of their ends.
  func run(threads: Int, _ keepsUp: Slab<Bool>, _ keepsDown: Slab<Bool>) {
    let up = Slab<UInt64>(repeating: 0, count: hierarchy.arcCount)
    let down = Slab<UInt64>(repeating: 0, count: hierarchy.arcCount)
    defer {
      up.free()
      down.free()
    }
    for rank in hierarchy.subtrees.above.reversed() { perfect(rank, up, down, keepsUp, keepsDown) }
    let ranges = hierarchy.subtrees.ranges
    Crew.share(ranges.count, among: threads) { _, piece in
      for rank in ranges[piece].reversed() {
        perfect(UInt32(rank), up, down, keepsUp, keepsDown)
      }
    }
  }

  private func perfect(
    _ rank: UInt32, _ up: Slab<UInt64>, _ down: Slab<UInt64>, _ keepsUp: Slab<Bool>,
    _ keepsDown: Slab<Bool>
  ) {
    let firstUp = ColumnView(hierarchy.columns.firstUp)
    let upHead = ColumnView(hierarchy.columns.upHead)
    let (start, end) = (firstUp[rank], firstUp[rank + 1])
    for arc in start..<end {
      up[arc] = basicUp[arc]
      down[arc] = basicDown[arc]
    }
    for first in start..<end {
      var third = firstUp[upHead[first]]
      let rowEnd = firstUp[upHead[first] + 1]
      for second in first + 1..<max(first + 1, end) {
        let head = upHead[second]
        while third < rowEnd, upHead[third] < head { third += 1 }
        if third == rowEnd { break }
        if upHead[third] != head { continue }
        up[second] = min(up[second], basicUp[first] &+ up[third])
        up[first] = min(up[first], basicUp[second] &+ down[third])
        down[second] = min(down[second], down[third] &+ basicDown[first])
        down[first] = min(down[first], up[third] &+ basicDown[second])
      }
    }
    for arc in start..<end {
      keepsUp[arc] = up[arc] == basicUp[arc] && up[arc] != PackedLabel.unreachable
      keepsDown[arc] = down[arc] == basicDown[arc] && down[arc] != PackedLabel.unreachable
      up[arc] = PackedLabel.kept(up[arc])
      down[arc] = PackedLabel.kept(down[arc])
    }
  }
}
