/// The neighbors of each node, direction left out: ascending, each once, never the node itself.
struct NeighborLists {
  /// Where the neighbors of each node begin; one element more than there are nodes.
  private(set) var first: [UInt32]
  /// The neighbors.
  private(set) var neighbor: [UInt32]

  /// The number of nodes.
  var nodeCount: Int { first.count - 1 }

  /// The positions in ``neighbor`` of a node's neighbors.
  func range(of node: Int) -> Range<Int> { Int(first[node])..<Int(first[node + 1]) }

  /// Takes lists that are already as they should be.
  init(first: [UInt32], neighbor: [UInt32]) {
    self.first = first
    self.neighbor = neighbor
  }

  /// The neighbors in a graph.
  ///
  /// Two passes of counting: by one end, then by the other, which leaves each list sorted.
  /// - Complexity: O(nodes + arcs).
  init(of graph: DirectedGraph) {
    let nodes = graph.nodeCount
    let arcs = graph.arcCount
    let tail = ColumnView(graph.tail)
    let head = ColumnView(graph.head)
    let start = Slab<UInt32>(repeating: 0, count: nodes + 2)
    let sorted = Slab<UInt32>(repeating: 0, count: 2 * arcs)
    let lists = Slab<UInt32>(repeating: 0, count: 2 * arcs)
    defer {
      start.free()
      sorted.free()
      lists.free()
    }
    for arc in 0..<arcs where tail[arc] != head[arc] {
      start[Int(tail[arc]) + 2] += 1
      start[Int(head[arc]) + 2] += 1
    }
    for node in 0..<nodes { start[node + 2] += start[node + 1] }
    let entries = Int(start[nodes + 1])
    // Grouped by one end; the group says which, the entry names the other.
    for arc in 0..<arcs where tail[arc] != head[arc] {
      sorted[start[Int(tail[arc]) + 1]] = head[arc]
      start[Int(tail[arc]) + 1] += 1
      sorted[start[Int(head[arc]) + 1]] = tail[arc]
      start[Int(head[arc]) + 1] += 1
    }
    // Now start[node + 1] is where the group ends. Groups are visited in ascending order, so each
    // list receives its neighbors in ascending order.
    let fill = Slab<UInt32>(repeating: 0, count: nodes + 1)
    defer { fill.free() }
    for node in 0..<nodes { fill[node] = start[node] }
    for node in 0..<nodes {
      for entry in start[node]..<start[node + 1] {
        let other = sorted[entry]
        lists[fill[other]] = UInt32(node)
        fill[other] += 1
      }
    }
    var ends: [UInt32] = [0]
    var unique: [UInt32] = []
    ends.reserveCapacity(nodes + 1)
    unique.reserveCapacity(entries)
    for node in 0..<nodes {
      var last = UInt32.max
      for entry in start[node]..<start[node + 1] where lists[entry] != last {
        last = lists[entry]
        unique.append(last)
      }
      ends.append(UInt32(unique.count))
    }
    first = ends
    neighbor = unique
  }
}

extension NeighborLists {
  /// Takes memory for lists to come.
  mutating func reserve(nodes: Int, links: Int) {
    first.reserveCapacity(nodes + 1)
    neighbor.reserveCapacity(links)
  }

  /// Adds a neighbor to the node whose list is open.
  mutating func append(_ other: UInt32) { neighbor.append(other) }

  /// Closes the list of a node and opens the next one's.
  mutating func endNode() { first.append(UInt32(neighbor.count)) }
}
