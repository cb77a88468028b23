/// Which node is next above each one when all are contracted in an order, and an equal order in
/// which every subtree is a row.
///
/// Any order in which nodes stand below their parents gives the same shortcuts. In postorder a climb
/// ends in a few memory pages, a sweep finds the ancestors of a node where it was a moment ago, and
/// subtrees are ranges that threads share.
struct EliminationTree {
  /// The nodes in postorder.
  private(set) var nodes: [UInt32]
  /// The position of each node in ``nodes``.
  private(set) var rank: [UInt32]
  /// By rank, the rank of the parent; ``none`` at a root.
  private(set) var parent: [UInt32]

  /// Stands for "no parent".
  static let none = UInt32.max

  /// The tree of an order.
  ///
  /// Liu's algorithm with compressed paths (ACM TOMS 12, 1986).
  /// - Complexity: O(links * log nodes), nearly linear.
  init(of lists: NeighborLists, in order: [UInt32]) {
    let count = order.count
    var position = [UInt32](repeating: 0, count: count)
    for (place, node) in order.enumerated() { position[Int(node)] = UInt32(place) }
    var above = [UInt32](repeating: Self.none, count: count)
    var shortcut = above
    for place in 0..<count {
      for other in lists.neighbor[lists.range(of: Int(order[place]))] {
        var at = Int(position[Int(other)])
        // Everything on the way up to a root now has this node above it.
        while at < place {
          let next = shortcut[at]
          shortcut[at] = UInt32(place)
          if next == Self.none {
            above[at] = UInt32(place)
            break
          }
          at = Int(next)
        }
      }
    }
    (nodes, rank, parent) = Self.postorder(order, above)
  }

  private static func postorder(
    _ order: [UInt32], _ above: [UInt32]
  ) -> ([UInt32], [UInt32], [UInt32]) {
    let count = order.count
    var size = [UInt32](repeating: 1, count: count)
    for place in 0..<count where above[place] != none { size[Int(above[place])] += size[place] }
    // From the roots down: each node stands last in its range, its children share the rest.
    var next = [UInt32](repeating: 0, count: count)
    var newRank = [UInt32](repeating: 0, count: count)
    var roots: UInt32 = 0
    for place in stride(from: count - 1, through: 0, by: -1) {
      let start: UInt32
      if above[place] == none {
        start = roots
        roots += size[place]
      } else {
        start = next[Int(above[place])]
        next[Int(above[place])] += size[place]
      }
      next[place] = start
      newRank[place] = start + size[place] - 1
    }
    var nodes = order
    var rank = newRank
    var parent = [UInt32](repeating: none, count: count)
    for place in 0..<count {
      let own = Int(newRank[place])
      nodes[own] = order[place]
      rank[Int(order[place])] = newRank[place]
      if above[place] != none { parent[own] = newRank[Int(above[place])] }
    }
    return (nodes, rank, parent)
  }
}
