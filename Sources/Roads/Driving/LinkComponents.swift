/// Parts of a network that hang together when every link may be driven both ways.
///
/// What a map looks like, for whoever imports it; which part a vehicle may use is a matter of a
/// metric.
struct LinkComponents {
  /// The number of nodes by part, in the order of the lowest node of each.
  let sizes: [Int]

  /// Finds the parts by joining the ends of each link.
  /// - Complexity: near-linear.
  init(_ network: LinkNetwork) {
    var root = [UInt32](0..<UInt32(network.nodeCount))
    func find(_ node: UInt32) -> UInt32 {
      var node = node
      while root[Int(node)] != node {
        // Half the path each time, so that later walks are short.
        root[Int(node)] = root[Int(root[Int(node)])]
        node = root[Int(node)]
      }
      return node
    }
    for link in 0..<network.linkCount {
      let (from, to) = (find(network.linkFrom[link]), find(network.linkTo[link]))
      if from < to { root[Int(to)] = from } else { root[Int(from)] = to }
    }
    var count = [Int](repeating: 0, count: network.nodeCount)
    for node in 0..<UInt32(network.nodeCount) { count[Int(find(node))] += 1 }
    sizes = count.filter { $0 > 0 }
  }
}
