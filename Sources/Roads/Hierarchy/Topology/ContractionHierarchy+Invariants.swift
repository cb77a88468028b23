extension ContractionHierarchy {
  /// What is wrong inside the hierarchy, and between it and its graph; empty for every one that was
  /// made from that graph, in whatever order.
  ///
  /// A hierarchy from a file is sound (its numbers lead nowhere wrong) before it exists; this tells
  /// whether it is also the right one. At most one breach of each kind is told.
  /// - Complexity: O(triangles + arcs * log(neighbors)); seconds in a country.
  public func invariantBreaches(of graph: DirectedGraph) -> [String] {
    var breaches: [String] = []
    if graph.nodeCount != nodeCount || graph.arcCount != inputCount {
      return ["hierarchy and graph differ in size"]
    }
    func note(_ breach: String?) {
      if let breach { breaches.append(breach) }
    }
    note(rankBreach())
    note(downBreach())
    note(chordBreach())
    note(inputBreach(graph))
    note(inputListBreach())
    note(shortcutBreach())
    return breaches
  }

  private func rankBreach() -> String? {
    for rank in 0..<nodeCount where Int(columns.rank[Int(columns.node[rank])]) != rank {
      return "rank \(rank): its node \(columns.node[rank]) has another rank"
    }
    return nil
  }

  /// Lower neighbors are the upper ones seen from above.
  private func downBreach() -> String? {
    for upper in 0..<nodeCount {
      var last = -1
      for entry in Int(columns.firstDown[upper])..<Int(columns.firstDown[upper + 1]) {
        let (tail, arc) = (Int(columns.downTail[entry]), Int(columns.downArc[entry]))
        if tail <= last { return "rank \(upper): lower neighbors are not in order" }
        last = tail
        let own = Int(columns.firstUp[tail])..<Int(columns.firstUp[tail + 1])
        if !own.contains(arc) || Int(columns.upHead[arc]) != upper {
          return "rank \(upper): arc \(arc) does not come from rank \(tail)"
        }
      }
    }
    return nil
  }

  /// The upper neighbors of a node but the lowest are neighbors of the lowest, hence by and by all
  /// of one another.
  private func chordBreach() -> String? {
    for rank in 0..<nodeCount {
      let (start, end) = (Int(columns.firstUp[rank]), Int(columns.firstUp[rank + 1]))
      guard start < end else { continue }
      let parent = Int(columns.upHead[start])
      for arc in start + 1..<max(start + 1, end)
      where arcIndex(from: parent, to: Int(columns.upHead[arc])) == nil {
        return "rank \(rank): upper neighbors \(parent) and \(columns.upHead[arc]) are not linked"
      }
    }
    return nil
  }

  private func inputBreach(_ graph: DirectedGraph) -> String? {
    for arc in 0..<inputCount {
      let from = Int(columns.rank[Int(graph.tail[arc])])
      let to = Int(columns.rank[Int(graph.head[arc])])
      let placed = columns.arcOfInput[arc]
      if from == to {
        if placed != HierarchyColumns.none { return "arc \(arc): a loop has a place" }
        continue
      }
      let expected = arcIndex(from: min(from, to), to: max(from, to)).map {
        UInt32($0) << 1 | (from > to ? 1 : 0)
      }
      if placed != expected { return "arc \(arc): is not where its ends are" }
    }
    return nil
  }

  private func inputListBreach() -> String? {
    let loops = columns.arcOfInput.reduce(0) { $0 + ($1 == HierarchyColumns.none ? 1 : 0) }
    if columns.input.count != inputCount - loops { return "arcs of the graph are missing" }
    for arc in 0..<arcCount {
      var last = -1
      for entry in Int(columns.firstInput[arc])..<Int(columns.firstInput[arc + 1]) {
        let input = columns.input[entry]
        if Int(input) <= last { return "hierarchy arc \(arc): arcs of the graph are not in order" }
        last = Int(input)
        if columns.arcOfInput[Int(input >> 1)] != UInt32(arc) << 1 | input & 1 {
          return "hierarchy arc \(arc): arc \(input >> 1) stands elsewhere"
        }
      }
    }
    return nil
  }

  /// An arc without arcs of the graph owes its being to a lower node.
  private func shortcutBreach() -> String? {
    var isOwed = [Bool](repeating: false, count: arcCount)
    for rank in 0..<nodeCount {
      let (start, end) = (Int(columns.firstUp[rank]), Int(columns.firstUp[rank + 1]))
      guard start < end else { continue }
      // What the children hand on to their parent is all that a node gets beside its own arcs.
      for arc in start + 1..<max(start + 1, end) {
        let handed = arcIndex(from: Int(columns.upHead[start]), to: Int(columns.upHead[arc]))
        if let handed { isOwed[handed] = true }
      }
    }
    for arc in 0..<arcCount
    where !isOwed[arc] && columns.firstInput[arc] == columns.firstInput[arc + 1] {
      return "hierarchy arc \(arc): neither the graph nor a lower node asks for it"
    }
    return nil
  }

  /// The hierarchy arc between two ranks.
  private func arcIndex(from lower: Int, to upper: Int) -> Int? {
    var (low, high) = (Int(columns.firstUp[lower]), Int(columns.firstUp[lower + 1]))
    let end = high
    while low < high {
      let middle = (low + high) / 2
      if Int(columns.upHead[middle]) < upper { low = middle + 1 } else { high = middle }
    }
    return low < end && Int(columns.upHead[low]) == upper ? low : nil
  }
}
