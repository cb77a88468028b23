/// What a way is chosen by.
public enum RouteWeight: String, Hashable, Sendable, CaseIterable {
  /// Least milliseconds, then least meters.
  case time
  /// Least meters, then least milliseconds.
  case distance
}

/// Whether a search spreads with the traffic or against it.
public enum SearchDirection: String, Hashable, Sendable, CaseIterable {
  /// Ways from the start to everywhere.
  case from
  /// Ways from everywhere toward the start.
  case toward
}

/// What a way between two nodes takes, access legs left out.
public struct RoadLabel: Hashable, Sendable {
  /// Milliseconds with border and town surcharges; both ends' own towns are free.
  public var milliseconds: Int
  /// Meters.
  public var meters: Int

  /// Makes a label.
  public init(milliseconds: Int, meters: Int) {
    self.milliseconds = milliseconds
    self.meters = meters
  }
}

/// A search in a metric, with scratch that one task owns and uses again and again.
///
/// Dijkstra's algorithm (Numerische Mathematik 1, 1959) with a binary heap that deletes lazily.
/// Passing a town costs on the way out of it: never at the start, never at the end, so one search
/// serves all ends. Among ways equal in both measures the one whose last arcs have the lower index
/// wins, so the answer depends neither on other ends nor on the order of the input. A way of more
/// than 2^32 milliseconds (49 days) or meters counts as none.
public struct RoadQuery: ~Copyable {
  private var milliseconds: [UInt32] = []
  private var meters: [UInt32] = []
  private var parent: [UInt32] = []
  private var isSettled: [Bool] = []
  private var touched: [UInt32] = []
  private var heap = RoadHeap()
  private var weight = RouteWeight.time
  private var direction = SearchDirection.from
  private var tails: [UInt32] = []
  private var heads: [UInt32] = []

  /// Makes a query without scratch; the first search takes it.
  public init() {}

  /// Searches from `start` to all nodes, or until `end` is reached.
  ///
  /// - Complexity: O((nodes + arcs) log arcs).
  public mutating func search(
    _ metric: RoadMetric, from start: NodeIndex, to end: NodeIndex? = nil,
    direction: SearchDirection = .from, by weight: RouteWeight = .time
  ) {
    reset(nodes: metric.graph.nodeCount)
    self.weight = weight
    self.direction = direction
    tails = metric.graph.tail
    heads = metric.graph.head
    let source = start.position
    precondition(source < isSettled.count, "the start is a node of the metric's graph")
    reach(start.rawValue, milliseconds: 0, meters: 0, by: RoadGraph.none)

    // Every node whose key is below the least one in the heap has its final label.
    while let least = heap.popLeast() {
      let node = Int(least)
      if isSettled[node] { continue }
      isSettled[node] = true
      // Later nodes have no smaller key, so the end's label is final.
      if least == end?.rawValue { return }
      let passage = node == source ? 0 : metric.passage[node]
      let (departure, isTooLate) = milliseconds[node].addingReportingOverflow(passage)
      if isTooLate { continue }
      switch direction {
      case .from: relaxArcs(outOf: node, in: metric, at: departure)
      case .toward: relaxArcs(into: node, in: metric, at: departure)
      }
    }
  }

  /// What the way to (or from) a node takes; `nil` when the last search did not settle it.
  public func label(of node: NodeIndex) -> RoadLabel? {
    guard node.position < isSettled.count, isSettled[node.position] else { return nil }
    return RoadLabel(
      milliseconds: Int(milliseconds[node.position]), meters: Int(meters[node.position]))
  }

  /// The arcs of the way in the order of driving; empty at the start, `nil` when not settled.
  public func path(to node: NodeIndex) -> [ArcIndex]? {
    guard node.position < isSettled.count, isSettled[node.position] else { return nil }
    var arcs: [ArcIndex] = []
    var at = node.position
    while parent[at] != RoadGraph.none {
      arcs.append(ArcIndex(parent[at]))
      at = Int(direction == .from ? tails[Int(parent[at])] : heads[Int(parent[at])])
    }
    return direction == .from ? arcs.reversed() : arcs
  }

  private mutating func relaxArcs(outOf node: Int, in metric: RoadMetric, at departure: UInt32) {
    let graph = metric.graph
    for arc in graph.firstOut[node]..<graph.firstOut[node + 1] {
      relax(
        arc, to: graph.head[Int(arc)], from: node, at: departure,
        time: metric.milliseconds[Int(arc)], length: graph.meters[Int(arc)])
    }
  }

  private mutating func relaxArcs(into node: Int, in metric: RoadMetric, at departure: UInt32) {
    let graph = metric.graph
    for entry in graph.firstIn[node]..<graph.firstIn[node + 1] {
      let arc = graph.incoming[Int(entry)]
      relax(
        arc, to: graph.tail[Int(arc)], from: node, at: departure,
        time: metric.milliseconds[Int(arc)], length: graph.meters[Int(arc)])
    }
  }

  private mutating func relax(
    _ arc: UInt32, to other: UInt32, from node: Int, at departure: UInt32, time: UInt32,
    length: UInt32
  ) {
    let target = Int(other)
    if time == RoadMetric.closed || isSettled[target] { return }
    let (arrival, isTooLate) = departure.addingReportingOverflow(time)
    let (distance, isTooFar) = meters[node].addingReportingOverflow(length)
    if isTooLate || isTooFar { return }
    let new = key(milliseconds: arrival, meters: distance)
    if parent[target] != RoadGraph.none {
      let old = key(milliseconds: milliseconds[target], meters: meters[target])
      if new > old { return }
      if new == old {
        parent[target] = min(parent[target], arc)
        return
      }
    }
    reach(other, milliseconds: arrival, meters: distance, by: arc)
  }

  private mutating func reach(_ node: UInt32, milliseconds: UInt32, meters: UInt32, by arc: UInt32)
  {
    let position = Int(node)
    self.milliseconds[position] = milliseconds
    self.meters[position] = meters
    parent[position] = arc
    touched.append(node)
    heap.insert(node, key: key(milliseconds: milliseconds, meters: meters))
  }

  private func key(milliseconds: UInt32, meters: UInt32) -> UInt64 {
    switch weight {
    case .time: UInt64(milliseconds) << 32 | UInt64(meters)
    case .distance: UInt64(meters) << 32 | UInt64(milliseconds)
    }
  }

  private mutating func reset(nodes: Int) {
    if isSettled.count == nodes {
      for node in touched {
        isSettled[Int(node)] = false
        parent[Int(node)] = RoadGraph.none
      }
    } else {
      milliseconds = [UInt32](repeating: 0, count: nodes)
      meters = milliseconds
      parent = [UInt32](repeating: RoadGraph.none, count: nodes)
      isSettled = [Bool](repeating: false, count: nodes)
    }
    touched.removeAll(keepingCapacity: true)
    heap.removeAll()
  }
}
