/// The frozen topology of a customizable contraction hierarchy: which shortcuts there are, whatever
/// the weights.
///
/// Dibbelt, Strasser and Wagner, "Customizable Contraction Hierarchies" (ACM JEA 21, 2016). Nodes
/// are contracted in a ``NodeOrder``; the neighbors that a node still has are then linked with one
/// another. A *hierarchy arc* lies between a lower and a higher node and stands for both directions;
/// a ``HierarchyMetric`` has a weight for each. Nodes are numbered by *rank*, a postorder of the
/// elimination tree: each subtree is a range, and the parent of a node is its first upper neighbor.
///
/// Everything is a ``Column`` of 32-bit numbers, in memory or in a mapped file, see
/// ``HierarchyColumns``. The structure is verified before a hierarchy exists, so that the loops over
/// it need no further checks and always end.
public struct ContractionHierarchy: Sendable {
  /// The columns, for writing to a file.
  public let columns: HierarchyColumns
  /// The subtrees that threads share when weights are customized.
  let subtrees: SubtreeShares

  /// The number of nodes.
  public var nodeCount: Int { columns.node.count }
  /// The number of arcs of the graph below.
  public var inputCount: Int { columns.arcOfInput.count }
  /// The number of hierarchy arcs, each of which stands for both directions.
  public var arcCount: Int { columns.upHead.count }

  /// Takes columns that were just made.
  init(made columns: HierarchyColumns) {
    self.columns = columns
    subtrees = SubtreeShares(of: columns)
  }

  /// Takes columns from a file after a look at each number that a search would follow.
  ///
  /// Whether the content is that of its graph is another question; see ``invariantBreaches(of:)``.
  /// `nil` when a number would lead outside or in a circle.
  /// - Complexity: O(nodes + arcs), about 10 ms for a million nodes in memory.
  public init?(verifying columns: HierarchyColumns, threads: Int = 1) {
    guard columns.areSound(threads: threads) else { return nil }
    self.init(made: columns)
  }
}
