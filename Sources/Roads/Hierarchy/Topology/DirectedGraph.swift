/// Nodes with coordinates and one-way arcs between them, in any order: what a hierarchy is made of.
///
/// Parallel arcs and arcs from a node to itself are allowed. Weights are no part of it: they come
/// with each ``HierarchyMetric``, one for each arc in the same order.
public struct DirectedGraph: Sendable {
  /// The node at which each arc begins.
  public let tail: Column<UInt32>
  /// The node at which each arc ends.
  public let head: Column<UInt32>
  /// Longitude of each node in units of 1e-7 degrees.
  public let longitude: Column<Int32>
  /// Latitude of each node in units of 1e-7 degrees.
  public let latitude: Column<Int32>

  /// The number of nodes.
  public var nodeCount: Int { longitude.count }
  /// The number of arcs.
  public var arcCount: Int { tail.count }

  /// Makes a graph of at most 2^31 - 1 nodes and arcs.
  ///
  /// It is the caller's to see that coordinates are equally long, arcs likewise, and that arcs join
  /// nodes of the graph; anything else traps.
  /// - Complexity: O(arcs).
  public init(
    tail: Column<UInt32>, head: Column<UInt32>, longitude: Column<Int32>, latitude: Column<Int32>
  ) {
    precondition(longitude.count == latitude.count, "each node has both coordinates")
    precondition(tail.count == head.count, "each arc has both ends")
    precondition(longitude.count < 1 << 31 && tail.count < 1 << 31, "32 bits number everything")
    let nodes = UInt32(longitude.count)
    precondition(tail.allSatisfy { $0 < nodes } && head.allSatisfy { $0 < nodes }, "ends are nodes")
    self.tail = tail
    self.head = head
    self.longitude = longitude
    self.latitude = latitude
  }
}
