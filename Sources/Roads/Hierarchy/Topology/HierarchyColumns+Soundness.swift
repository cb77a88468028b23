internal import Synchronization

extension HierarchyColumns {
  /// Whether every number that a search follows leads inside and upward.
  ///
  /// - Complexity: O(nodes + arcs).
  func areSound(threads: Int) -> Bool {
    let nodes = node.count
    let piece = 1 << 16
    let isSound = Atomic(true)
    let checks: [(count: Int, check: @Sendable (Range<Int>) -> Bool)] = [
      (nodes, hasSoundNodes), (nodes, hasSoundUpper), (nodes, hasSoundLower),
      (upHead.count, hasSoundStarts), (input.count, hasSoundInputs),
      (arcOfInput.count, hasSoundArcs),
    ]
    let pieces = checks.flatMap { entry in
      stride(from: 0, to: entry.count, by: piece).map {
        (range: $0..<min($0 + piece, entry.count), check: entry.check)
      }
    }
    Crew.share(pieces.count, among: threads) { _, number in
      guard isSound.load(ordering: .relaxed) else { return }
      if !pieces[number].check(pieces[number].range) { isSound.store(false, ordering: .relaxed) }
    }
    return isSound.load(ordering: .relaxed)
  }

  @Sendable private func hasSoundNodes(_ range: Range<Int>) -> Bool {
    let (node, rank) = (ColumnView(node), ColumnView(rank))
    let count = UInt32(node.count)
    var isSound = true
    for place in range { isSound = isSound && node[place] < count && rank[place] < count }
    return isSound
  }

  @Sendable private func hasSoundUpper(_ range: Range<Int>) -> Bool {
    let (firstUp, upHead) = (ColumnView(firstUp), ColumnView(upHead))
    let (count, arcs) = (UInt32(node.count), UInt32(upHead.count))
    for lower in range {
      let (start, end) = (firstUp[lower], firstUp[lower + 1])
      guard start <= end, end <= arcs else { return false }
      var last = UInt32(lower)
      var isSound = true
      for arc in start..<end {
        isSound = isSound && upHead[arc] > last
        last = upHead[arc]
      }
      guard isSound, last < count else { return false }
    }
    return true
  }

  @Sendable private func hasSoundLower(_ range: Range<Int>) -> Bool {
    let (firstDown, tail, arc) = (ColumnView(firstDown), ColumnView(downTail), ColumnView(downArc))
    let firstUp = ColumnView(firstUp)
    let arcs = UInt32(upHead.count)
    for upper in range {
      let (start, end) = (firstDown[upper], firstDown[upper + 1])
      guard start <= end, end <= arcs else { return false }
      for entry in start..<end {
        let (lower, own) = (tail[entry], arc[entry])
        // In the row of its lower end, or walks along rows would be long.
        guard lower < upper, own >= firstUp[lower], own < firstUp[lower + 1], own < arcs else {
          return false
        }
      }
    }
    return true
  }

  @Sendable private func hasSoundStarts(_ range: Range<Int>) -> Bool {
    let first = ColumnView(firstInput)
    let count = UInt32(input.count)
    var isSound = true
    for arc in range { isSound = isSound && first[arc] <= first[arc + 1] && first[arc] <= count }
    return isSound
  }

  @Sendable private func hasSoundInputs(_ range: Range<Int>) -> Bool {
    let input = ColumnView(input)
    let count = UInt32(arcOfInput.count)
    var isSound = true
    for entry in range { isSound = isSound && input[entry] >> 1 < count }
    return isSound
  }

  @Sendable private func hasSoundArcs(_ range: Range<Int>) -> Bool {
    let arc = ColumnView(arcOfInput)
    let count = UInt32(upHead.count)
    var isSound = true
    for entry in range {
      isSound = isSound && (arc[entry] >> 1 < count || arc[entry] == Self.none)
    }
    return isSound
  }
}
