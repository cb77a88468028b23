/// Searches in a metric, with scratch that one task owns and uses again and again.
///
/// One-to-one by the elimination tree: climb from both ends and meet where the sum is least; among
/// equal meeting places the lowest rank. The answer to a question depends on the metric and on the
/// question's own ends, on nothing asked before or beside it.
public struct HierarchyQuery: ~Copyable {
  var forward = TimeClimb(nodes: 0)
  private var backward = TimeRow(nodes: 0)
  private var forwardLabels = LabelClimb(nodes: 0)
  /// By rank, what the last sweep found; written from the roots down before it is read.
  var swept = TimeRow(nodes: 0)
  private var backwardLabels = LabelClimb(nodes: 0)

  /// Makes a query without scratch; the first search takes it.
  public init() {}

  /// The milliseconds of the shortest way from one of the starts to one of the ends;
  /// ``HierarchyMetric/unreachable`` when there is none.
  ///
  /// - Complexity: O(arcs above the ends), some ten thousand in a country.
  public mutating func milliseconds(
    in graph: SearchGraph, from sources: [HierarchyEnd], to targets: [HierarchyEnd]
  ) -> UInt32 {
    let hierarchy = graph.hierarchy
    takeRows(nodes: hierarchy.nodeCount)
    check(sources, targets, hierarchy)
    var climb = MeetingClimb(
      graph, forward.distance, backward.distance, from: sources, to: targets)
    return climb.run()
  }

  /// The milliseconds between two nodes.
  public mutating func milliseconds(
    in graph: SearchGraph, from source: UInt32, to target: UInt32
  ) -> UInt32 {
    milliseconds(
      in: graph, from: [HierarchyEnd(node: source)], to: [HierarchyEnd(node: target)])
  }

  /// The shortest way from one of the starts to one of the ends with its arcs; `nil` when there is
  /// none.
  ///
  /// Of equal ways the same one is always taken, and of parallel arcs the one of least weight, then
  /// least number.
  public mutating func way(
    in metric: HierarchyMetric, from sources: [HierarchyEnd], to targets: [HierarchyEnd]
  ) -> HierarchyWay? {
    let hierarchy = metric.hierarchy
    if forwardLabels.label.count != hierarchy.nodeCount {
      forwardLabels = LabelClimb(nodes: hierarchy.nodeCount)
      backwardLabels = LabelClimb(nodes: hierarchy.nodeCount)
    }
    check(sources, targets, hierarchy)
    let graph = metric.searchGraph
    forwardLabels.climb(hierarchy, graph.up, hasMeters: graph.hasMeters, from: sources)
    backwardLabels.climb(hierarchy, graph.down, hasMeters: graph.hasMeters, from: targets)
    defer {
      forwardLabels.reset()
      backwardLabels.reset()
    }
    var least = PackedLabel.unreachable
    var meeting: UInt32?
    for rank in backwardLabels.visited {
      let sum = forwardLabels.label[rank] &+ backwardLabels.label[rank]
      if sum < least {
        least = sum
        meeting = rank
      }
    }
    guard let meeting else { return nil }
    let (there, start) = forwardLabels.arcs(to: meeting)
    let (back, end) = backwardLabels.arcs(to: meeting)
    guard
      let source = place(of: start, in: sources, forwardLabels.label[start], hierarchy),
      let target = place(of: end, in: targets, backwardLabels.label[end], hierarchy)
    else { return nil }
    var arcs: [UInt32] = []
    let unpacking = Unpacking(metric)
    for (rank, arc) in ranks(there, from: meeting, forwardLabels).reversed() {
      guard unpacking.append(arc, tail: rank, isDown: false, to: &arcs) else { return nil }
    }
    for (rank, arc) in ranks(back, from: meeting, backwardLabels) {
      guard unpacking.append(arc, tail: rank, isDown: true, to: &arcs) else { return nil }
    }
    return HierarchyWay(
      milliseconds: PackedLabel.milliseconds(least), meters: PackedLabel.meters(least),
      arcs: arcs, source: source, target: target)
  }

  /// Takes scratch for milliseconds in a hierarchy of so many nodes.
  mutating func takeRows(nodes: Int) {
    if forward.distance.count == nodes { return }
    forward = TimeClimb(nodes: nodes)
    backward = TimeRow(nodes: nodes)
  }

  private func ranks(
    _ arcs: [UInt32], from meeting: UInt32, _ climb: borrowing LabelClimb
  ) -> [(rank: UInt32, arc: UInt32)] {
    var at = meeting
    return arcs.map { arc in
      at = climb.previous[at]
      return (at, arc)
    }
  }

  /// The first end at a rank that has the label.
  private func place(
    of rank: UInt32, in ends: [HierarchyEnd], _ label: UInt64, _ hierarchy: ContractionHierarchy
  ) -> Int? {
    ends.firstIndex {
      hierarchy.columns.rank[Int($0.node)] == rank && $0.label == label
    }
  }

  private func check(
    _ sources: [HierarchyEnd], _ targets: [HierarchyEnd], _ hierarchy: ContractionHierarchy
  ) {
    let nodes = UInt32(hierarchy.nodeCount)
    precondition(
      sources.allSatisfy { $0.node < nodes } && targets.allSatisfy { $0.node < nodes },
      "ends are nodes of the hierarchy")
  }
}
