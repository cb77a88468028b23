/// A binary heap of keys and nodes; equal keys leave in the order of nodes.
struct RoadHeap {
  private var keys: [UInt64] = []
  private var nodes: [UInt32] = []

  mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
  }

  /// - Complexity: O(log n).
  mutating func insert(_ node: UInt32, key: UInt64) {
    var hole = keys.count
    keys.append(key)
    nodes.append(node)
    while hole > 0 {
      let parent = (hole - 1) / 2
      guard (key, node) < (keys[parent], nodes[parent]) else { break }
      keys[hole] = keys[parent]
      nodes[hole] = nodes[parent]
      hole = parent
    }
    keys[hole] = key
    nodes[hole] = node
  }

  /// Takes out the node with the least key, `nil` when there is none.
  ///
  /// - Complexity: O(log n).
  mutating func popLeast() -> UInt32? {
    guard let least = nodes.first, let key = keys.popLast(), let node = nodes.popLast() else {
      return nil
    }
    let count = keys.count
    guard count > 0 else { return least }
    var hole = 0
    while true {
      var child = 2 * hole + 1
      guard child < count else { break }
      if child + 1 < count, (keys[child + 1], nodes[child + 1]) < (keys[child], nodes[child]) {
        child += 1
      }
      guard (keys[child], nodes[child]) < (key, node) else { break }
      keys[hole] = keys[child]
      nodes[hole] = nodes[child]
      hole = child
    }
    keys[hole] = key
    nodes[hole] = node
    return least
  }
}
