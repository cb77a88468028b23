extension ContractionHierarchy {
  /// Contracts a graph's nodes in an order.
  ///
  /// - Complexity: O((arcs + shortcuts) * log(neighbors)).
  public init(of graph: DirectedGraph, order: NodeOrder, threads: Int = 1) {
    precondition(order.nodes.count == graph.nodeCount, "the order names each node once")
    let lists = NeighborLists(of: graph)
    let tree = EliminationTree(of: lists, in: order.nodes)
    let (firstUp, upHead) = Self.shortcuts(lists, tree)
    let down = Self.lower(firstUp: firstUp, upHead: upHead, nodes: graph.nodeCount)
    let arcOfInput = Self.place(graph, tree, firstUp: firstUp, upHead: upHead, threads: threads)
    let (firstInput, input) = Self.inputs(arcOfInput, arcs: upHead.count)
    let all = [
      Column(tree.nodes), Column(tree.rank), firstUp, upHead, down.first, down.tail, down.arc,
      arcOfInput, firstInput, input,
    ]
    guard let columns = HierarchyColumns(all, nodes: graph.nodeCount, inputs: graph.arcCount) else {
      preconditionFailure("a hierarchy was made whose columns do not fit")
    }
    self.init(made: columns)
  }

  /// The upper neighbors of each rank: those in the graph and those of the children.
  private static func shortcuts(
    _ lists: NeighborLists, _ tree: EliminationTree
  ) -> (first: Column<UInt32>, head: Column<UInt32>) {
    let count = tree.nodes.count
    let none = EliminationTree.none
    var firstChild = [UInt32](repeating: none, count: count)
    var nextChild = firstChild
    for child in 0..<count where tree.parent[child] != none {
      nextChild[child] = firstChild[Int(tree.parent[child])]
      firstChild[Int(tree.parent[child])] = UInt32(child)
    }
    var first: [UInt32] = [0]
    first.reserveCapacity(count + 1)
    var heads: [UInt32] = []
    heads.reserveCapacity(lists.neighbor.count * 2)
    var mark = [UInt32](repeating: none, count: count)
    var extras: [UInt32] = []
    for rank in 0..<count {
      // The longest child's row is sorted already; the others add to it.
      var base = 0..<0
      var child = firstChild[rank]
      while child != none {
        let row = Int(first[Int(child)]) + 1..<Int(first[Int(child) + 1])
        if row.count > base.count { base = row }
        child = nextChild[Int(child)]
      }
      for place in base { mark[Int(heads[place])] = UInt32(rank) }
      extras.removeAll(keepingCapacity: true)
      child = firstChild[rank]
      while child != none {
        let row = Int(first[Int(child)]) + 1..<Int(first[Int(child) + 1])
        if row != base {
          for place in row where mark[Int(heads[place])] != UInt32(rank) {
            mark[Int(heads[place])] = UInt32(rank)
            extras.append(heads[place])
          }
        }
        child = nextChild[Int(child)]
      }
      for other in lists.neighbor[lists.range(of: Int(tree.nodes[rank]))] {
        let upper = tree.rank[Int(other)]
        if upper > rank, mark[Int(upper)] != UInt32(rank) {
          mark[Int(upper)] = UInt32(rank)
          extras.append(upper)
        }
      }
      extras.sort()
      var extra = 0
      for place in base {
        let head = heads[place]
        while extra < extras.count, extras[extra] < head {
          heads.append(extras[extra])
          extra += 1
        }
        heads.append(head)
      }
      heads.append(contentsOf: extras[extra...])
      first.append(UInt32(heads.count))
    }
    return (Column(first), Column(heads))
  }

  /// The lower neighbors of each rank.
  private static func lower(
    firstUp: Column<UInt32>, upHead: Column<UInt32>, nodes: Int
  ) -> (first: Column<UInt32>, tail: Column<UInt32>, arc: Column<UInt32>) {
    let (starts, heads) = (ColumnView(firstUp), ColumnView(upHead))
    let first = ColumnBuilder<UInt32>(repeating: 0, count: nodes + 1)
    let tail = ColumnBuilder<UInt32>(count: heads.count)
    let arc = ColumnBuilder<UInt32>(count: heads.count)
    for place in 0..<heads.count { first.cells[heads[place] + 1] += 1 }
    for rank in 0..<nodes { first.cells[rank + 1] += first.cells[rank] }
    let next = Slab<UInt32>(repeating: 0, count: nodes)
    defer { next.free() }
    for rank in 0..<nodes { next[rank] = first.cells[rank] }
    for rank in 0..<nodes {
      for place in starts[rank]..<starts[rank + 1] {
        let entry = next[heads[place]]
        next[heads[place]] = entry + 1
        tail.cells[entry] = UInt32(rank)
        arc.cells[entry] = place
      }
    }
    return (first.column(), tail.column(), arc.column())
  }

  /// The hierarchy arc of each arc of the graph.
  private static func place(
    _ graph: DirectedGraph, _ tree: EliminationTree, firstUp: Column<UInt32>,
    upHead: Column<UInt32>, threads: Int
  ) -> Column<UInt32> {
    let inputs = graph.arcCount
    let result = ColumnBuilder<UInt32>(count: inputs)
    let piece = 1 << 16
    Crew.share((inputs + piece - 1) / piece, among: threads) { _, number in
      let (starts, heads) = (ColumnView(firstUp), ColumnView(upHead))
      let (tail, head) = (ColumnView(graph.tail), ColumnView(graph.head))
      for arc in number * piece..<min((number + 1) * piece, inputs) {
        let from = tree.rank[Int(tail[arc])]
        let to = tree.rank[Int(head[arc])]
        if from == to {
          result.cells[arc] = HierarchyColumns.none
          continue
        }
        let upper = max(from, to)
        var low = starts[min(from, to)]
        var high = starts[min(from, to) + 1] - 1
        while low < high {
          let middle = (low + high) / 2
          if heads[middle] < upper { low = middle + 1 } else { high = middle }
        }
        result.cells[arc] = low << 1 | (from > to ? 1 : 0)
      }
    }
    return result.column()
  }

  /// The arcs of the graph by hierarchy arc.
  private static func inputs(
    _ arcOfInput: Column<UInt32>, arcs: Int
  ) -> (first: Column<UInt32>, input: Column<UInt32>) {
    let placed = ColumnView(arcOfInput)
    let first = ColumnBuilder<UInt32>(repeating: 0, count: arcs + 1)
    var loops = 0
    for arc in 0..<placed.count {
      if placed[arc] == HierarchyColumns.none {
        loops += 1
      } else {
        first.cells[placed[arc] >> 1 + 1] += 1
      }
    }
    for arc in 0..<arcs { first.cells[arc + 1] += first.cells[arc] }
    let input = ColumnBuilder<UInt32>(count: placed.count - loops)
    let next = Slab<UInt32>(repeating: 0, count: arcs)
    defer { next.free() }
    for arc in 0..<arcs { next[arc] = first.cells[arc] }
    for arc in 0..<placed.count where placed[arc] != HierarchyColumns.none {
      let entry = next[placed[arc] >> 1]
      next[placed[arc] >> 1] = entry + 1
      input.cells[entry] = UInt32(arc) << 1 | placed[arc] & 1
    }
    return (first.column(), input.column())
  }
}
