/// Which nodes can be driven to and from the most others.
///
/// A component is strongly connected when each of its nodes can be driven to from each other one.
/// A trip that begins and ends in the largest component always has a way; one that begins in a
/// yard that is only connected by a footpath has none.
struct StrongComponents {
  /// By node: its component.
  let component: [UInt32]
  /// The number of nodes by component.
  let sizes: [Int]
  /// The component with the most nodes, the lowest where several have as many.
  let largest: UInt32

  /// Finds the components of `nodeCount` nodes by the arcs whose weight is not `closed`.
  ///
  /// Tarjan (1972), with a stack of its own instead of recursion.
  /// - Complexity: O(nodes + arcs).
  init(
    nodeCount: Int, tail: Column<UInt32>, head: Column<UInt32>, weights: [UInt32],
    closed: UInt32
  ) {
    var firstOut = [UInt32](repeating: 0, count: nodeCount + 1)
    let arcs = min(tail.count, head.count, weights.count)
    func isOpen(_ arc: Int) -> Bool {
      weights[arc] != closed && tail[arc] < nodeCount && head[arc] < nodeCount
    }
    for arc in 0..<arcs where isOpen(arc) { firstOut[Int(tail[arc]) + 1] += 1 }
    for node in 0..<nodeCount { firstOut[node + 1] += firstOut[node] }
    var next = firstOut
    var out = [UInt32](repeating: 0, count: Int(firstOut[nodeCount]))
    for arc in 0..<arcs where isOpen(arc) {
      out[Int(next[Int(tail[arc])])] = head[arc]
      next[Int(tail[arc])] += 1
    }
    next = firstOut

    let unseen = UInt32.max
    var component = [UInt32](repeating: unseen, count: nodeCount)
    var number = [UInt32](repeating: unseen, count: nodeCount)
    var low = number
    var sizes: [Int] = []
    var path: [UInt32] = []
    var open: [UInt32] = []
    var count: UInt32 = 0
    for root in 0..<nodeCount where number[root] == unseen {
      path.append(UInt32(root))
      while let top = path.last {
        let node = Int(top)
        if number[node] == unseen {
          number[node] = count
          low[node] = count
          count += 1
          open.append(top)
        }
        if next[node] < firstOut[node + 1] {
          let head = Int(out[Int(next[node])])
          if number[head] == unseen {
            // The arc stays the next one, to be looked at again when its head is done.
            path.append(UInt32(head))
          } else {
            if component[head] == unseen { low[node] = min(low[node], low[head]) }
            next[node] += 1
          }
          continue
        }
        path.removeLast()
        guard low[node] == number[node] else { continue }
        var size = 0
        while let member = open.popLast() {
          component[Int(member)] = UInt32(sizes.count)
          size += 1
          if member == top { break }
        }
        sizes.append(size)
      }
    }
    self.component = component
    self.sizes = sizes
    largest = UInt32(sizes.indices.max { (sizes[$0], -$0) < (sizes[$1], -$1) } ?? 0)
  }
}
