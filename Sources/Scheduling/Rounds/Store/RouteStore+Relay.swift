extension RouteStore {
  /// Lays a route in use out anew, lawfully: listed visits that are in the bank leave it, visits of the
  /// route that are not listed go there.
  ///
  /// - Parameters:
  ///   - slot: Whose route.
  ///   - visits: The route from now on; of the slot or the bank.
  ///   - count: How many; not none.
  mutating func relay(_ slot: Int, as visits: Slab<Int32>, count: Int) {
    touch(slot)
    var node = Int(nodes[startNode(slot)].next)
    for place in 0..<count {
      let visit = Int(visits[place])
      if nodes[visit].route == Mark.bank { takeFromBank(visit) }
      nodes[visit].route = Mark.listed
    }
    while isVisit(node) {
      let next = Int(nodes[node].next)
      if nodes[node].route != Mark.listed {
        putInBank(node)
        cost &+= model.leaveCost[node]
      }
      node = next
    }
    rewrite(slot, visits, 0..<count)
  }
}
