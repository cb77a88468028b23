internal import Synchronization

/// The order in which nodes are contracted: nested dissection, so that few shortcuts arise whatever
/// the weights will be.
///
/// Dead ends and chains go first (`ChainFolding`); what is left is parted again and again by
/// `InertialFlow`, the separator standing after both sides; cells of some dozens of nodes are
/// ordered by `MinimumDegree`. The same graph gives the same order on any number of threads.
public struct NodeOrder: Sendable {
  /// How the order is looked for.
  public struct Settings: Sendable, Hashable {
    /// The share of a cell's nodes at either end of the flow; 0.25 keeps every part between a
    /// quarter and three quarters.
    public var endShare = 0.25
    /// Cells of at most so many nodes are ordered by minimum degree.
    public var leafNodes = 64

    /// The defaults.
    public init() {}
  }

  /// All nodes, the one contracted first at the beginning.
  public let nodes: [UInt32]

  /// Takes an order that is known; it must name each node from 0 once.
  public init(nodes: [UInt32]) {
    self.nodes = nodes
  }

  /// Looks for an order of a graph's nodes.
  ///
  /// - Complexity: O(arcs * log nodes) rounds of flow, in practice near-linear.
  public init(of graph: DirectedGraph, settings: Settings = Settings(), threads: Int = 1) {
    let folding = ChainFolding(NeighborLists(of: graph))
    let (whole, nodes) = Self.alongCurve(folding, in: graph)
    let order = Dissection(whole: whole, settings: settings, threads: threads).order()
    self.nodes = folding.folded + order.map { nodes[Int($0)] }
  }

  /// The kept nodes renumbered so that near ones have near numbers, as one cell.
  private static func alongCurve(
    _ folding: ChainFolding, in graph: DirectedGraph
  ) -> (whole: DissectionCell, nodes: [UInt32]) {
    let points = PlanePoints(of: folding.kept, in: graph)
    let curve = folding.kept.indices.map { (points.curvePosition(of: $0), $0) }.sorted { $0 < $1 }
    var position = [UInt32](repeating: 0, count: curve.count)
    for (place, entry) in curve.enumerated() { position[entry.1] = UInt32(place) }
    var cell = DissectionCell(
      nodes: [UInt32](0..<UInt32(curve.count)), lists: NeighborLists(first: [0], neighbor: []),
      points: PlanePoints(
        east: curve.map { points.east[$0.1] }, north: curve.map { points.north[$0.1] }))
    cell.lists.reserve(nodes: curve.count, links: folding.lists.neighbor.count)
    for (_, place) in curve {
      let own = folding.lists.neighbor[folding.lists.range(of: place)]
      for other in own.map({ position[Int($0)] }).sorted() { cell.lists.append(other) }
      cell.lists.endNode()
    }
    return (cell, curve.map { folding.kept[$0.1] })
  }
}
