/// Basic customization of milliseconds and meters together; see ``TimeCustomization``, which it
/// follows step by step with labels of both.
struct LengthCustomization {
  private let hierarchy: ContractionHierarchy
  private let weights: HierarchyWeights

  init(_ hierarchy: ContractionHierarchy, _ weights: HierarchyWeights) {
    self.hierarchy = hierarchy
    self.weights = weights
  }

  /// Fills the weights; the inputs are there.
  func run(threads: Int) {
    let workers = max(1, threads)
    let rows = (0..<2 * workers).map { _ in
      Slab<UInt64>(repeating: 0, count: hierarchy.nodeCount)
    }
    defer { for row in rows { row.free() } }
    let subtrees = hierarchy.subtrees
    Crew.share(subtrees.ranges.count, among: workers) { worker, piece in
      for rank in subtrees.ranges[piece] {
        pull(to: UInt32(rank), rows[2 * worker], rows[2 * worker + 1])
      }
    }
    for rank in subtrees.above { pull(to: rank, rows[0], rows[1]) }
  }

  private func pull(to rank: UInt32, _ upRow: Slab<UInt64>, _ downRow: Slab<UInt64>) {
    let columns = hierarchy.columns
    let (firstUp, upHead) = (ColumnView(columns.firstUp), ColumnView(columns.upHead))
    let (firstDown, downTail) = (ColumnView(columns.firstDown), ColumnView(columns.downTail))
    let (downArc, input) = (ColumnView(columns.downArc), ColumnView(columns.input))
    let firstInput = ColumnView(columns.firstInput)
    let (up, down) = (weights.upLabels, weights.downLabels)
    let inputs = weights.inputLabels
    for arc in firstUp[rank]..<firstUp[rank + 1] {
      var least = (up: PackedLabel.unreachable, down: PackedLabel.unreachable)
      for entry in firstInput[arc]..<firstInput[arc + 1] {
        let label = inputs.given(input[entry] >> 1)
        if input[entry] & 1 == 0 {
          least.up = min(least.up, label)
        } else {
          least.down = min(least.down, label)
        }
      }
      upRow[upHead[arc]] = least.up
      downRow[upHead[arc]] = least.down
    }
    for entry in firstDown[rank]..<firstDown[rank + 1] {
      let first = downArc[entry]
      let (there, back) = (down[first], up[first])
      if there == PackedLabel.unreachable, back == PackedLabel.unreachable { continue }
      for arc in first + 1..<max(first + 1, firstUp[downTail[entry] + 1]) {
        let head = upHead[arc]
        upRow[head] = min(upRow[head], there &+ up[arc])
        downRow[head] = min(downRow[head], back &+ down[arc])
      }
    }
    for arc in firstUp[rank]..<firstUp[rank + 1] {
      let (there, back) = (PackedLabel.kept(upRow[upHead[arc]]), downRow[upHead[arc]])
      weights.up[arc] = PackedLabel.milliseconds(there)
      weights.upMeters[arc] = PackedLabel.meters(there)
      weights.down[arc] = PackedLabel.milliseconds(PackedLabel.kept(back))
      weights.downMeters[arc] = PackedLabel.meters(PackedLabel.kept(back))
    }
  }
}
