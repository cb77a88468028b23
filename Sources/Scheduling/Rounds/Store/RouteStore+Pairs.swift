extension RouteStore {
  /// Makes both visits of a pair of the bank in one route, which must be lawful.
  ///
  /// - Parameters:
  ///   - pickup: Where the goods come aboard.
  ///   - node: The node before it.
  ///   - delivery: Where they leave.
  ///   - second: The node before that, which may be the pickup itself.
  mutating func insert(_ pickup: Int, after node: Int, _ delivery: Int, after second: Int) {
    let slot = Int(nodes[node].route)
    touch(slot)
    takeFromBank(pickup)
    takeFromBank(delivery)
    link(pickup, after: node, slot: slot)
    link(delivery, after: second, slot: slot)
    refresh(slot, from: pickup, to: delivery)
  }

  /// Begins a route with a pair of the bank; false when the class has no vehicle left.
  mutating func insert(_ pickup: Int, _ delivery: Int, class kind: Int) -> Bool {
    guard let slot = openRoute(kind) else { return false }
    insert(pickup, after: startNode(slot), delivery, after: pickup)
    return true
  }

  /// Marks visits of one route and the other ends of their pairs, and lists them in the order of the
  /// route.
  ///
  /// - Returns: How many there are in ``torn``.
  func listWithPartners(_ visits: Slab<Int32>, count: Int) -> Int {
    for place in 0..<count {
      let visit = visits[place]
      isTorn[visit] = true
      let other = model.partner[visit]
      if other >= 0 { isTorn[other] = true }
    }
    var found = 0
    var node = Int(nodes[startNode(Int(nodes[visits[0]].route))].next)
    while isVisit(node) {
      if isTorn[node] {
        isTorn[node] = false
        torn[found] = Int32(truncatingIfNeeded: node)
        found &+= 1
      }
      node = Int(nodes[node].next)
    }
    return found
  }
}
