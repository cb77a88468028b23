/// What the ways from many starts to many ends take.
///
/// Restricted sweeps (RPHAST), sixteen starts at a time side by side in vector lanes: each start
/// climbs by itself, then one pass from the roots down over what stands above the ends serves all
/// sixteen. A cell depends on its own start and end alone, neither on what else is asked nor on the
/// number of threads.
public struct HierarchyMatrix: Sendable {
  /// The number of starts.
  public let rows: Int
  /// The number of ends.
  public let columns: Int
  /// Row by row; ``HierarchyMetric/unreachable`` where there is no way.
  public let milliseconds: [UInt32]
  /// Row by row, meters of the ways of ``milliseconds``, 0 where there is none; `nil` unless asked
  /// for.
  public let meters: [UInt32]?

  /// Milliseconds of a cell.
  public func milliseconds(from row: Int, to column: Int) -> UInt32 {
    milliseconds[row * columns + column]
  }

  /// Asks for all ways from each start to each end.
  ///
  /// - Parameters:
  ///   - graph: Best that of a ``PerfectMetric``; that of a ``HierarchyMetric`` gives the same.
  ///   - sources: For each start the nodes at which its ways may begin, with what it takes to them.
  ///   - targets: For each end the nodes at which its ways may end.
  ///   - withMeters: Whether meters are asked for too; the graph's metric must have them.
  ///   - threads: How many share the rows; the result is the same on any number.
  /// - Complexity: O(targets above + rows / 16 * arcs above all targets).
  public init(
    in graph: SearchGraph, from sources: [[HierarchyEnd]], to targets: [[HierarchyEnd]],
    withMeters: Bool = false, threads: Int = 1
  ) {
    precondition(!withMeters || graph.hasMeters, "meters are asked of a metric that has them")
    let nodes = UInt32(graph.hierarchy.nodeCount)
    precondition(
      (sources + targets).allSatisfy { $0.allSatisfy { $0.node < nodes } },
      "ends are nodes of the hierarchy")
    rows = sources.count
    columns = targets.count
    let rank = ColumnView(graph.hierarchy.columns.rank)
    let selection = TargetSelection(
      of: targets.flatMap { $0.map { rank[$0.node] } }, arcs: graph.down, nodes: Int(nodes),
      hasMeters: withMeters)
    let ends = MatrixEnds(targets, selection, rank)
    let cells = Slab<UInt32>(repeating: HierarchyMetric.unreachable, count: rows * columns)
    let lengths = Slab<UInt32>(repeating: 0, count: withMeters ? rows * columns : 0)
    defer {
      cells.free()
      lengths.free()
    }
    let batches = (rows + SweepLanes.count - 1) / SweepLanes.count
    // Rows that begin near one another share what is above them, so batches follow the ranks.
    let order = sources.indices.sorted { left, right in
      let (one, other) = (sources[left].first?.node, sources[right].first?.node)
      return (one.map { rank[$0] } ?? 0, left) < (other.map { rank[$0] } ?? 0, right)
    }
    let workers = max(1, min(threads, batches))
    let share = (batches + workers - 1) / workers
    Crew.share(workers, among: workers) { _, worker in
      let start = worker * share
      let batches = (start..<max(start, min(start + share, batches))).map {
        order[$0 * SweepLanes.count..<min(($0 + 1) * SweepLanes.count, order.count)]
      }
      if withMeters {
        var sweep = LabelSweep(graph, selection)
        for batch in batches {
          sweep.run(from: batch.map { sources[$0] })
          for (lane, row) in batch.enumerated() {
            sweep.read(lane, ends, cells, lengths, from: row * targets.count)
          }
        }
      } else {
        var sweep = TimeSweep(graph, selection)
        for batch in batches {
          sweep.run(from: batch.map { sources[$0] })
          for (lane, row) in batch.enumerated() {
            sweep.read(lane, ends, cells, from: row * targets.count)
          }
        }
      }
    }
    milliseconds = cells.elements
    meters = withMeters ? lengths.elements : nil
  }
}

/// The ends of a matrix as nodes of the selection.
struct MatrixEnds: Sendable {
  /// By column, where its ends begin; one element more.
  private(set) var first: [Int] = [0]
  /// Nodes of the selection.
  private(set) var node: [Int] = []
  /// From the node to the true end.
  private(set) var milliseconds: [UInt32] = []
  /// From the node to the true end.
  private(set) var meters: [UInt32] = []

  init(_ targets: [[HierarchyEnd]], _ selection: TargetSelection, _ rank: ColumnView<UInt32>) {
    for column in targets {
      for end in column {
        guard let place = selection.node(of: rank[end.node]) else { continue }
        node.append(place)
        milliseconds.append(min(end.milliseconds, HierarchyMetric.unreachable))
        meters.append(min(end.meters, HierarchyMetric.unreachable))
      }
      first.append(node.count)
    }
  }
}
