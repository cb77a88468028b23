/// The arcs of a metric that are themselves shortest ways; the others help no search.
///
/// Perfect customization (Dibbelt et al., section 7.5): the weight of every arc is lowered to the
/// distance of its ends; an arc that was longer is left out, in that direction. What remains is much
/// less at the top of the hierarchy, where matrices spend their time. A frozen value of its own: it
/// does not follow later updates of the metric.
public struct PerfectMetric: Sendable {
  /// The topology that the arcs belong to.
  public let hierarchy: ContractionHierarchy
  /// Arcs that are left, those with and those against the traffic counted each.
  public var arcCount: Int { upHead.count + downHead.count }

  private let upFirst: Column<UInt32>
  private let upHead: Column<UInt32>
  private let downFirst: Column<UInt32>
  private let downHead: Column<UInt32>
  private let weights: HierarchyWeights

  /// Leaves out of a metric what is longer than a shortest way.
  ///
  /// - Complexity: the number of triangles of the hierarchy.
  public init(_ metric: HierarchyMetric, threads: Int = 1) {
    hierarchy = metric.hierarchy
    let arcs = hierarchy.arcCount
    let keepsUp = Slab<Bool>(repeating: false, count: arcs)
    let keepsDown = Slab<Bool>(repeating: false, count: arcs)
    defer {
      keepsUp.free()
      keepsDown.free()
    }
    if metric.hasMeters {
      LengthPerfection(metric).run(threads: threads, keepsUp, keepsDown)
    } else {
      TimePerfection(metric).run(threads: threads, keepsUp, keepsDown)
    }
    let up = KeptArcs(hierarchy, keepsUp, threads: threads)
    let down = KeptArcs(hierarchy, keepsDown, threads: threads)
    weights = HierarchyWeights(
      up: up.head.count, down: down.head.count, inputs: 0, hasMeters: metric.hasMeters)
    let kept = weights
    up.take(metric.weights.up, into: kept.up, keepsUp, threads: threads)
    down.take(metric.weights.down, into: kept.down, keepsDown, threads: threads)
    if metric.hasMeters {
      up.take(metric.weights.upMeters, into: kept.upMeters, keepsUp, threads: threads)
      down.take(metric.weights.downMeters, into: kept.downMeters, keepsDown, threads: threads)
    }
    (upFirst, upHead) = (up.first, up.head)
    (downFirst, downHead) = (down.first, down.head)
  }

  /// The arcs that are left, for searches.
  public var searchGraph: SearchGraph {
    SearchGraph(
      hierarchy,
      up: UpperArcs(
        first: ColumnView(upFirst), head: ColumnView(upHead), milliseconds: weights.up,
        meters: weights.upMeters),
      down: UpperArcs(
        first: ColumnView(downFirst), head: ColumnView(downHead), milliseconds: weights.down,
        meters: weights.downMeters),
      hasMeters: weights.hasMeters, weights: weights,
      columns: [upFirst, upHead, downFirst, downHead])
  }
}

/// The arcs of one direction that are kept, packed.
private struct KeptArcs {
  let first: Column<UInt32>
  let head: Column<UInt32>
  private let hierarchy: ContractionHierarchy
  private static let piece = 1 << 15

  init(_ hierarchy: ContractionHierarchy, _ keeps: Slab<Bool>, threads: Int) {
    self.hierarchy = hierarchy
    let nodes = hierarchy.nodeCount
    let first = ColumnBuilder<UInt32>(count: nodes + 1)
    let pieces = (nodes + Self.piece - 1) / Self.piece
    Crew.share(pieces, among: threads) { _, number in
      let firstUp = ColumnView(hierarchy.columns.firstUp)
      for rank in number * Self.piece..<min((number + 1) * Self.piece, nodes) {
        var count: UInt32 = 0
        for arc in firstUp[rank]..<firstUp[rank + 1] { count += keeps[arc] ? 1 : 0 }
        first.cells[rank + 1] = count
      }
    }
    first.cells[0] = 0
    for rank in 0..<nodes { first.cells[rank + 1] += first.cells[rank] }
    self.first = first.column()
    let head = ColumnBuilder<UInt32>(count: Int(first.cells[nodes]))
    Self.take(hierarchy, self.first, keeps, threads) { arc, place in
      head.cells[place] = ColumnView(hierarchy.columns.upHead)[arc]
    }
    self.head = head.column()
  }

  /// Copies the weights of the arcs that are kept.
  func take(
    _ weights: Slab<UInt32>, into result: Slab<UInt32>, _ keeps: Slab<Bool>, threads: Int
  ) {
    Self.take(hierarchy, first, keeps, threads) { arc, place in result[place] = weights[arc] }
  }

  @inline(__always)
  private static func take(
    _ hierarchy: ContractionHierarchy, _ first: Column<UInt32>, _ keeps: Slab<Bool>,
    _ threads: Int, _ copy: @escaping @Sendable (UInt32, UInt32) -> Void
  ) {
    let nodes = hierarchy.nodeCount
    Crew.share((nodes + piece - 1) / piece, among: threads) { _, number in
      let firstUp = ColumnView(hierarchy.columns.firstUp)
      let start = number * piece
      let end = min(start + piece, nodes)
      var place = first[start]
      for arc in firstUp[start]..<firstUp[end] where keeps[arc] {
        copy(arc, place)
        place += 1
      }
    }
  }
}
