/// Distances of sixteen starts side by side.
enum SweepLanes {
  /// So many starts share a sweep.
  static let count = 16
}

/// Sweeps a selection for batches of starts, milliseconds alone.
struct TimeSweep: ~Copyable {
  private let graph: SearchGraph
  private let selection: TargetSelection
  private var climb: TimeClimb
  // By node of the selection, a distance for each lane, biased.
  private let distance: Slab<SIMD16<Int32>>
  // Whether a climb of this batch wrote a distance.
  private let isTouched: Slab<Bool>

  init(_ graph: SearchGraph, _ selection: TargetSelection) {
    self.graph = graph
    self.selection = selection
    climb = TimeClimb(nodes: graph.hierarchy.nodeCount)
    distance = Slab(repeating: SIMD16(repeating: .unreachable), count: selection.count)
    isTouched = Slab(repeating: false, count: selection.count)
  }

  deinit {
    distance.free()
    isTouched.free()
  }

  /// Finds the distances from each of at most sixteen starts to all nodes of the selection.
  mutating func run(from starts: [[HierarchyEnd]]) {
    for (lane, ends) in starts.enumerated() {
      climb.climb(graph.hierarchy, graph.up, from: ends)
      for rank in climb.visited where climb.distance[rank] != .unreachable {
        guard let node = selection.node(of: rank) else { continue }
        if !isTouched[node] {
          isTouched[node] = true
          distance[node] = SIMD16(repeating: .unreachable)
        }
        distance[node][lane] = climb.distance[rank]
      }
      climb.reset()
    }
    sweep()
  }

  private func sweep() {
    let (first, head) = (selection.first.span, selection.head.span)
    let weights = selection.milliseconds.span
    var end = head.count
    for node in stride(from: selection.count - 1, through: 0, by: -1) {
      let start = Int(first[node])
      var least = SIMD16<Int32>(repeating: .unreachable)
      if isTouched[node] {
        isTouched[node] = false
        least = distance[node]
      }
      for arc in start..<end {
        let way = distance[head[arc]] &+ SIMD16(repeating: weights[arc])
        // Written out, since the library's function is not inlined for sixteen lanes.
        least.replace(with: way, where: way .< least)
      }
      distance[node] = least
      end = start
    }
  }

  /// Writes the row of a lane.
  func read(_ lane: Int, _ ends: MatrixEnds, _ cells: Slab<UInt32>, from place: Int) {
    for column in 0..<ends.first.count - 1 {
      var least = HierarchyMetric.unreachable
      for end in ends.first[column]..<ends.first[column + 1] {
        least = min(least, unbiased(distance[ends.node[end]][lane]) &+ ends.milliseconds[end])
      }
      cells[place + column] = least
    }
  }
}
