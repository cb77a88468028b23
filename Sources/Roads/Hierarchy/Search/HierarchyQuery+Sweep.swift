extension HierarchyQuery {
  /// The milliseconds from the starts to every node, or from every node to them.
  ///
  /// PHAST (Delling, Goldberg, Nowatzyk and Werneck, JPDC 2013) on the elimination tree: a climb
  /// from the starts, then all nodes from the roots down, each looking at its upper neighbors, which
  /// in postorder were written a moment ago.
  /// The result is by node, ``HierarchyMetric/unreachable`` where there is no way.
  /// - Complexity: O(arcs of the hierarchy).
  public mutating func sweep(
    in graph: SearchGraph, from ends: [HierarchyEnd], direction: SearchDirection = .from,
    into result: inout [UInt32]
  ) {
    let hierarchy = graph.hierarchy
    let nodes = hierarchy.nodeCount
    precondition(ends.allSatisfy { $0.node < UInt32(nodes) }, "ends are nodes of the hierarchy")
    if result.count != nodes { result = [UInt32](repeating: 0, count: nodes) }
    let (climbing, sweeping) =
      direction == .from ? (graph.up, graph.down) : (graph.down, graph.up)
    takeRows(nodes: nodes)
    if swept.distance.count != nodes { swept = TimeRow(nodes: nodes) }
    forward.climb(hierarchy, climbing, from: ends)
    Self.sweep(hierarchy, sweeping, forward, swept.distance, &result)
    forward.reset()
  }

  private static func sweep(
    _ hierarchy: ContractionHierarchy, _ arcs: UpperArcs,
    _ climb: borrowing TimeClimb, _ distance: Slab<Int32>, _ result: inout [UInt32]
  ) {
    let (firstUp, upHead, weights) = (arcs.first, arcs.head, arcs.milliseconds)
    let node = ColumnView(hierarchy.columns.node)
    var out = result.mutableSpan
    let visited = climb.visited
    var left = visited.count
    var nextVisited = left > 0 ? Int(visited[left - 1]) : -1
    var end = Int(firstUp[hierarchy.nodeCount])
    for rank in stride(from: hierarchy.nodeCount - 1, through: 0, by: -1) {
      let start = Int(firstUp[rank])
      var least = Int32.unreachable
      if rank == nextVisited {
        least = climb.distance[rank]
        left -= 1
        nextVisited = left > 0 ? Int(visited[left - 1]) : -1
      }
      var arc = start
      while arc < end {
        least = min(least, distance[upHead[arc]] &+ Int32(bitPattern: weights[arc]))
        arc += 1
      }
      distance[rank] = least
      out[Int(node[rank])] = unbiased(least)
      end = start
    }
  }
}
