/// Basic customization of milliseconds alone: every arc gets the least of its own arcs of the graph
/// and of the ways over its lower triangles.
///
/// Each upper node pulls: for each of its lower neighbors x it goes over the rest of x's row, which
/// lies in one piece, and lowers what it has in its own row, kept unpacked by rank. So a node writes
/// only its own arcs, subtrees need no locks, and rows of separators, where neighbors have
/// consecutive ranks, go eight at a time.
struct TimeCustomization {
  private let hierarchy: ContractionHierarchy
  private let weights: HierarchyWeights

  init(_ hierarchy: ContractionHierarchy, _ weights: HierarchyWeights) {
    self.hierarchy = hierarchy
    self.weights = weights
  }

  /// Fills the weights; the inputs are there.
  func run(threads: Int) {
    let workers = max(1, threads)
    let rows = (0..<workers).map { _ in UnpackedRow(nodes: hierarchy.nodeCount) }
    defer { for row in rows { row.free() } }
    let subtrees = hierarchy.subtrees
    Crew.share(subtrees.ranges.count, among: workers) { worker, piece in
      let step = TriangleStep(hierarchy, weights, rows[worker])
      for rank in subtrees.ranges[piece] { step.pull(to: UInt32(rank)) }
    }
    let step = TriangleStep(hierarchy, weights, rows[0])
    for rank in subtrees.above { step.pull(to: rank) }
  }
}

/// The weights of one node's arcs by the rank of the upper end, less 2^31 so that signed comparison,
/// which every processor has, gives the order.
struct UnpackedRow: Sendable {
  let up: Slab<Int32>
  let down: Slab<Int32>

  init(nodes: Int) {
    up = Slab(repeating: 0, count: nodes)
    down = Slab(repeating: 0, count: nodes)
  }

  func free() {
    up.free()
    down.free()
  }
}

/// The step of customization for one node.
private struct TriangleStep {
  let firstUp: ColumnView<UInt32>
  let upHead: ColumnView<UInt32>
  let firstDown: ColumnView<UInt32>
  let downTail: ColumnView<UInt32>
  let downArc: ColumnView<UInt32>
  let firstInput: ColumnView<UInt32>
  let input: ColumnView<UInt32>
  let weights: Slab<UInt32>
  let up: Slab<UInt32>
  let down: Slab<UInt32>
  let row: UnpackedRow

  init(_ hierarchy: ContractionHierarchy, _ weights: HierarchyWeights, _ row: UnpackedRow) {
    let columns = hierarchy.columns
    firstUp = ColumnView(columns.firstUp)
    upHead = ColumnView(columns.upHead)
    firstDown = ColumnView(columns.firstDown)
    downTail = ColumnView(columns.downTail)
    downArc = ColumnView(columns.downArc)
    firstInput = ColumnView(columns.firstInput)
    input = ColumnView(columns.input)
    self.weights = weights.input
    up = weights.up
    down = weights.down
    self.row = row
  }

  /// The weights of all arcs whose lower end is `rank`; those of lower nodes are there.
  @inline(__always)
  func pull(to rank: UInt32) {
    let own = firstUp[rank]..<firstUp[rank + 1]
    if own.isEmpty { return }
    for arc in own { unpack(arc) }
    for entry in firstDown[rank]..<firstDown[rank + 1] {
      let arc = Int(downArc[entry])
      let end = Int(firstUp[downTail[entry] + 1])
      // The last of its row: there is no other to go up over.
      if arc + 1 >= end { continue }
      // Way down over the triangle's first arc, up over another of the same lower end.
      let (there, back) = (biased(down[arc]), biased(up[arc]))
      if there == Int32.unreachable, back == Int32.unreachable { continue }
      relax(arc + 1, to: end, there, back)
    }
    for arc in own {
      let head = upHead[arc]
      up[arc] = unbiased(row.up[head])
      down[arc] = unbiased(row.down[head])
    }
  }

  /// Begins an arc's weights with the least of the graph's arcs between its ends.
  @inline(__always)
  private func unpack(_ arc: UInt32) {
    var least = (up: UInt32.unreachable, down: UInt32.unreachable)
    for entry in firstInput[arc]..<firstInput[arc + 1] {
      let weight = weights[input[entry] >> 1]
      if input[entry] & 1 == 0 {
        least.up = min(least.up, weight)
      } else {
        least.down = min(least.down, weight)
      }
    }
    let head = upHead[arc]
    row.up[head] = biased(least.up)
    row.down[head] = biased(least.down)
  }

  /// Lowers the row by the ways over one lower node.
  @inline(__always)
  private func relax(_ start: Int, to end: Int, _ there: Int32, _ back: Int32) {
    var arc = start
    while arc + 8 <= end {
      let head = Int(upHead[arc])
      // Ascending numbers that end seven higher are consecutive.
      if Int(upHead[arc + 7]) == head + 7 {
        let forward = there &+ SIMD8(truncatingIfNeeded: up.eight(at: arc))
        let backward = back &+ SIMD8(truncatingIfNeeded: down.eight(at: arc))
        row.up.setEight(pointwiseMin(row.up.eight(at: head), forward), at: head)
        row.down.setEight(pointwiseMin(row.down.eight(at: head), backward), at: head)
        arc += 8
      } else {
        relaxOne(arc, there, back)
        arc += 1
      }
    }
    while arc < end {
      relaxOne(arc, there, back)
      arc += 1
    }
  }

  @inline(__always)
  private func relaxOne(_ arc: Int, _ there: Int32, _ back: Int32) {
    let head = Int(upHead[arc])
    row.up[head] = min(row.up[head], there &+ Int32(bitPattern: up[arc]))
    row.down[head] = min(row.down[head], back &+ Int32(bitPattern: down[arc]))
  }
}
