/// Takes out dead ends and chains: nodes with at most two neighbors, over and over.
///
/// A node between two others is replaced by a link between them. None of this can make a link more
/// than there was, so such nodes stand first in the order of contraction and the costly dissection
/// sees only what is left. Each round takes nodes no two of which are neighbors: a chain of
/// n nodes is gone after log n rounds and is as high in the elimination tree.
struct ChainFolding {
  /// The nodes taken out, in the order of contraction.
  private(set) var folded: [UInt32] = []
  /// The nodes that are left, ascending.
  private(set) var kept: [UInt32] = []
  /// The neighbors among ``kept``, by position there.
  private(set) var lists = NeighborLists(first: [0], neighbor: [])

  /// Folds what can be folded.
  ///
  /// - Complexity: O(nodes + links); a node's list is searched once for each neighbor taken out.
  init(_ all: NeighborLists) {
    let nodes = all.nodeCount
    var neighbor = all.neighbor
    var degree = (0..<nodes).map { UInt32(all.range(of: $0).count) }
    var isFolded = [Bool](repeating: false, count: nodes)
    // The round in which a neighbor was taken out last.
    var touched = [UInt32](repeating: 0, count: nodes)
    var queue = (0..<UInt32(nodes)).filter { degree[Int($0)] <= 2 }
    folded.reserveCapacity(nodes)
    var round: UInt32 = 0

    // Puts `new` in the place of `old` in a node's list, or takes `old` out when `new` is there.
    func relink(_ node: UInt32, _ old: UInt32, to new: UInt32?) {
      let start = Int(all.first[Int(node)])
      let end = start + Int(degree[Int(node)])
      let hasNew = new.map { neighbor[start..<end].contains($0) } ?? true
      for place in start..<end where neighbor[place] == old {
        if let new, !hasNew {
          neighbor[place] = new
        } else {
          neighbor[place] = neighbor[end - 1]
          degree[Int(node)] -= 1
        }
        return
      }
    }

    while !queue.isEmpty {
      round += 1
      var later: [UInt32] = []
      for node in queue where !isFolded[Int(node)] {
        if touched[Int(node)] == round {
          later.append(node)
          continue
        }
        isFolded[Int(node)] = true
        folded.append(node)
        let start = Int(all.first[Int(node)])
        let links = Array(neighbor[start..<start + Int(degree[Int(node)])])
        for (place, other) in links.enumerated() {
          relink(other, node, to: links.count == 2 ? links[1 - place] : nil)
          touched[Int(other)] = round
          if degree[Int(other)] <= 2 { later.append(other) }
        }
      }
      queue = later
    }
    keep(all, neighbor, degree, isFolded)
  }

  private mutating func keep(
    _ all: NeighborLists, _ neighbor: [UInt32], _ degree: [UInt32], _ isFolded: [Bool]
  ) {
    kept = (0..<UInt32(all.nodeCount)).filter { !isFolded[Int($0)] }
    var position = [UInt32](repeating: 0, count: all.nodeCount)
    for (place, node) in kept.enumerated() { position[Int(node)] = UInt32(place) }
    var first: [UInt32] = [0]
    var links: [UInt32] = []
    for node in kept {
      let start = Int(all.first[Int(node)])
      let own = neighbor[start..<start + Int(degree[Int(node)])]
      links.append(contentsOf: own.map { position[Int($0)] }.sorted())
      first.append(UInt32(links.count))
    }
    lists = NeighborLists(first: first, neighbor: links)
  }
}
