/// What is on board along routes, where a sum over the route does not tell: several amounts, goods both
/// delivered and collected, pairs of pickups and deliveries.
///
/// A *leg* runs from a node to the next. Goods of singles that are delivered are aboard on all legs
/// before the visit, goods that are collected on all legs behind, goods of a pair between its visits.
struct LoadTable: Sendable {
  /// Amounts.
  let dimensions: Int
  /// For each node and dimension what is aboard on the leg behind it.
  private let aboard: Slab<Int>
  /// The most on the legs up to the node.
  private let mostBefore: Slab<Int>
  /// The most on the legs behind the node.
  private let mostBehind: Slab<Int>

  /// Room for nodes; none when loads are plain.
  init(_ model: RoutingModel, nodes: Int) {
    dimensions = model.dimensions
    let count = model.hasPlainLoads ? 0 : nodes * dimensions
    aboard = Slab(repeating: 0, count: count)
    mostBefore = Slab(repeating: 0, count: count)
    mostBehind = Slab(repeating: 0, count: count)
  }

  /// Gives the memory back.
  func free() {
    aboard.free()
    mostBefore.free()
    mostBehind.free()
  }

  /// What is aboard on the leg behind a node.
  @inline(__always)
  func aboard(_ node: Int, _ dimension: Int) -> Int { aboard[node &* dimensions &+ dimension] }

  /// The most that is aboard on the legs up to a node, whose own leg is not among them.
  @inline(__always)
  func mostBefore(_ node: Int, _ dimension: Int) -> Int {
    mostBefore[node &* dimensions &+ dimension]
  }

  /// The most that is aboard on the legs behind a node, its own among them.
  @inline(__always)
  func mostBehind(_ node: Int, _ dimension: Int) -> Int {
    mostBehind[node &* dimensions &+ dimension]
  }

  /// Computes a route anew.
  func refresh(from start: Int, to end: Int, nodes: Slab<RouteStore.Node>, model: RoutingModel) {
    for dimension in 0..<dimensions {
      var load = 0
      var node = Int(nodes[start].next)
      while node != end {
        if model.partner[node] < 0 { load += model.delivered[node &* dimensions &+ dimension] }
        node = Int(nodes[node].next)
      }
      var most = 0
      node = start
      while true {
        let cell = node &* dimensions &+ dimension
        mostBefore[cell] = most
        if node == end { break }
        if node != start {
          load += model.collected[cell] &- model.delivered[cell]
        }
        aboard[cell] = load
        most = max(most, load)
        node = Int(nodes[node].next)
      }
      aboard[end &* dimensions &+ dimension] = 0
      most = 0
      while true {
        let cell = node &* dimensions &+ dimension
        most = max(most, aboard[cell])
        mostBehind[cell] = most
        if node == start { break }
        node = Int(nodes[node].prev)
      }
    }
  }

  /// Whether a single visit's goods fit when it is made after a node.
  @inline(__always)
  func allows(
    _ visit: Int, after node: Int, kind: Int, nodes: Slab<RouteStore.Node>, model: RoutingModel
  ) -> Bool {
    for dimension in 0..<dimensions {
      let capacity = model.capacity[kind &* dimensions &+ dimension]
      let delivered = model.delivered[visit &* dimensions &+ dimension]
      let collected = model.collected[visit &* dimensions &+ dimension]
      let upTo = max(mostBefore(node, dimension), aboard(node, dimension))
      if upTo &+ delivered > capacity || mostBehind(node, dimension) &+ collected > capacity {
        return false
      }
    }
    return true
  }
}
