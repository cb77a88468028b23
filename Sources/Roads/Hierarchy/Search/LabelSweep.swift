/// Sweeps a selection for batches of starts, milliseconds and meters; see ``TimeSweep``.
struct LabelSweep: ~Copyable {
  private let graph: SearchGraph
  private let selection: TargetSelection
  private var climb: LabelClimb
  // By node of the selection, for each lane, biased.
  private let distance: Slab<SIMD16<Int32>>
  // Meters of the same ways.
  private let length: Slab<SIMD16<Int32>>
  private let isTouched: Slab<Bool>

  init(_ graph: SearchGraph, _ selection: TargetSelection) {
    self.graph = graph
    self.selection = selection
    climb = LabelClimb(nodes: graph.hierarchy.nodeCount)
    distance = Slab(repeating: SIMD16(repeating: .unreachable), count: selection.count)
    length = Slab(repeating: SIMD16(repeating: 0), count: selection.count)
    isTouched = Slab(repeating: false, count: selection.count)
  }

  deinit {
    distance.free()
    length.free()
    isTouched.free()
  }

  /// Finds the labels from each of at most sixteen starts to all nodes of the selection.
  mutating func run(from starts: [[HierarchyEnd]]) {
    for (lane, ends) in starts.enumerated() {
      climb.climb(graph.hierarchy, graph.up, hasMeters: true, from: ends)
      for rank in climb.visited where climb.label[rank] != PackedLabel.unreachable {
        guard let node = selection.node(of: rank) else { continue }
        if !isTouched[node] {
          isTouched[node] = true
          distance[node] = SIMD16(repeating: .unreachable)
          length[node] = SIMD16(repeating: 0)
        }
        distance[node][lane] = biased(PackedLabel.milliseconds(climb.label[rank]))
        length[node][lane] = Int32(bitPattern: PackedLabel.meters(climb.label[rank]))
      }
      climb.reset()
    }
    sweep()
  }

  private func sweep() {
    let (first, head) = (selection.first.span, selection.head.span)
    let (times, lengths) = (selection.milliseconds.span, selection.meters.span)
    var end = head.count
    for node in stride(from: selection.count - 1, through: 0, by: -1) {
      let start = Int(first[node])
      var leastTime = SIMD16<Int32>(repeating: .unreachable)
      var leastLength = SIMD16<Int32>(repeating: 0)
      if isTouched[node] {
        isTouched[node] = false
        leastTime = distance[node]
        leastLength = length[node]
      }
      for arc in start..<end {
        let time = distance[head[arc]] &+ SIMD16(repeating: times[arc])
        let way = length[head[arc]] &+ SIMD16(repeating: lengths[arc])
        let isBetter = time .< leastTime .| (time .== leastTime .& way .< leastLength)
        leastTime.replace(with: time, where: isBetter)
        leastLength.replace(with: way, where: isBetter)
      }
      distance[node] = leastTime
      length[node] = leastLength
      end = start
    }
  }

  /// Writes the row of a lane.
  func read(
    _ lane: Int, _ ends: MatrixEnds, _ cells: Slab<UInt32>, _ lengths: Slab<UInt32>,
    from place: Int
  ) {
    for column in 0..<ends.first.count - 1 {
      var least = PackedLabel.unreachable
      for end in ends.first[column]..<ends.first[column + 1] {
        let node = ends.node[end]
        let own = PackedLabel.pack(
          unbiased(distance[node][lane]), UInt32(bitPattern: length[node][lane]))
        least = min(least, own &+ PackedLabel.pack(ends.milliseconds[end], ends.meters[end]))
      }
      least = PackedLabel.kept(least)
      cells[place + column] = PackedLabel.milliseconds(least)
      lengths[place + column] = PackedLabel.meters(least)
    }
  }
}
