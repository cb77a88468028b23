/// An imported map ready to be asked: the links, the graph that is driven in, the hierarchy over it,
/// and the tree that finds links near a position.
///
/// Frozen and shared; it does not depend on a vehicle or a date. ``DrivingMetric`` and the weights
/// of the hierarchy do, and are made by ``LinkWays`` when they are asked for.
public struct LinkRoads: Sendable {
  /// Nodes, links and rules.
  public let network: LinkNetwork
  /// Arcs with banned turns built in.
  public let graph: DrivingGraph
  /// Shortcuts over the graph.
  let hierarchy: HierarchySource
  /// Boxes around the links.
  public let tree: LinkTree
  /// Where the map comes from and what is in it.
  public let facts: RoadsFacts

  /// A step of making roads from a network, for whoever waits.
  public enum Step: Hashable, Sendable {
    /// Turn bans are built into the graph.
    case turns
    /// An order of contraction is looked for.
    case order
    /// Shortcuts are laid.
    case shortcuts
    /// Boxes are laid around the links.
    case boxes
  }

  /// Makes a network ready to be asked.
  ///
  /// The same network gives the same roads on any number of threads.
  /// - Throws: ``RoadsError/value(of:field:value:expected:)`` for a network without links.
  /// - Complexity: near-linear; seconds for a million nodes.
  public init(
    _ network: LinkNetwork, facts: RoadsFacts, threads: Int, began: (Step) -> Void = { _ in }
  ) throws(RoadsError) {
    guard network.linkCount > 0 else {
      throw .value(
        of: facts.source, field: "roads", value: "0",
        expected: "an extract with roads that trucks may use")
    }
    began(.turns)
    graph = DrivingGraph(network)
    let directed = DirectedGraph(
      tail: graph.tail, head: graph.head,
      longitude: Column(graph.nodeOrigins.map { network.nodeLongitude[$0] }),
      latitude: Column(graph.nodeOrigins.map { network.nodeLatitude[$0] }))
    began(.order)
    let order = NodeOrder(of: directed, threads: threads)
    began(.shortcuts)
    hierarchy = HierarchySource(
      ContractionHierarchy(of: directed, order: order, threads: threads))
    began(.boxes)
    tree = LinkTree(network)
    self.network = network
    self.facts = facts.adding(LinkComponents(network))
  }

  /// Takes parts that belong together.
  init(
    network: LinkNetwork, graph: DrivingGraph, hierarchy: HierarchySource, tree: LinkTree,
    facts: RoadsFacts
  ) {
    self.network = network
    self.graph = graph
    self.hierarchy = hierarchy
    self.tree = tree
    self.facts = facts
  }
}

extension DrivingGraph {
  /// By node, states among them: the node of the network at which it lies.
  var nodeOrigins: [Int] { (0..<nodeCount).map { junction(of: $0) } }
}
