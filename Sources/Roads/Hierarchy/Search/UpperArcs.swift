/// By lower end, the arcs that a climb or a sweep of one direction uses: all of a metric's, or those
/// that perfect customization left.
struct UpperArcs: Sendable {
  /// By rank, where the arcs to upper neighbors begin; one element more.
  let first: ColumnView<UInt32>
  /// The ranks of the upper ends, ascending for each lower end.
  let head: ColumnView<UInt32>
  /// Their weights.
  let milliseconds: Slab<UInt32>
  /// Their meters; empty when there are none.
  let meters: Slab<UInt32>
}

/// What a search needs of a hierarchy: arcs for the way up, arcs for the way down, parents.
public struct SearchGraph: Sendable {
  /// The hierarchy.
  public let hierarchy: ContractionHierarchy
  /// Whether meters are there too.
  public let hasMeters: Bool
  /// With the traffic.
  let up: UpperArcs
  /// Against it.
  let down: UpperArcs
  // Keep the memory behind the views.
  private let weights: HierarchyWeights
  private let columns: [Column<UInt32>]

  init(
    _ hierarchy: ContractionHierarchy, up: UpperArcs, down: UpperArcs, hasMeters: Bool,
    weights: HierarchyWeights, columns: [Column<UInt32>]
  ) {
    self.hierarchy = hierarchy
    self.up = up
    self.down = down
    self.hasMeters = hasMeters
    self.weights = weights
    self.columns = columns
  }
}

extension HierarchyMetric {
  /// All arcs, for searches by ``HierarchyQuery`` and ``HierarchyMatrix``.
  ///
  /// It goes on showing the weights of this moment: a later update of the metric copies them first.
  public var searchGraph: SearchGraph {
    let first = ColumnView(hierarchy.columns.firstUp)
    let head = ColumnView(hierarchy.columns.upHead)
    return SearchGraph(
      hierarchy,
      up: UpperArcs(
        first: first, head: head, milliseconds: weights.up, meters: weights.upMeters),
      down: UpperArcs(
        first: first, head: head, milliseconds: weights.down, meters: weights.downMeters),
      hasMeters: hasMeters, weights: weights, columns: [])
  }
}
