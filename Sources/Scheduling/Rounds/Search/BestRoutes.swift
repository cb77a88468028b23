/// The best answer of a search, kept up by copying only the routes that changed since it was kept last.
struct BestRoutes: Sendable {
  private let next: Slab<Int32>
  private let kinds: Slab<Int32>
  private let isStale: Slab<Bool>
  private let stale: Slab<Int32>
  private var staleCount = 0
  private(set) var cost = Int.max
  /// Vehicles on their way.
  private(set) var routeCount = 0

  /// Room for the answers of a store.
  init(_ store: borrowing RouteStore) {
    next = Slab(repeating: -1, count: store.nodes.count)
    kinds = Slab(repeating: -1, count: store.slotCount)
    isStale = Slab(repeating: false, count: store.slotCount)
    stale = Slab(repeating: -1, count: store.slotCount)
  }

  /// Gives the memory back.
  func free() {
    next.free()
    kinds.free()
    isStale.free()
    stale.free()
  }

  /// Marks the slots that the store touched.
  @inline(__always)
  mutating func note(_ store: borrowing RouteStore) {
    for place in 0..<store.touchedCount {
      let slot = store.touched(place)
      if isStale[slot] { continue }
      isStale[slot] = true
      stale[staleCount] = Int32(slot)
      staleCount += 1
    }
  }

  /// Copies the marked slots: the answer of the store is the best.
  mutating func keep(_ store: borrowing RouteStore) {
    for place in 0..<staleCount {
      let slot = Int(stale[place])
      isStale[slot] = false
      copy(slot, store)
    }
    staleCount = 0
    cost = store.cost
    routeCount = store.routeCount
  }

  /// Until a better one is kept none is.
  mutating func forget() { cost = .max }

  /// Copies all slots.
  mutating func keepAll(_ store: borrowing RouteStore) {
    for slot in 0..<store.slotCount {
      isStale[slot] = false
      copy(slot, store)
    }
    staleCount = 0
    cost = store.cost
    routeCount = store.routeCount
  }

  private func copy(_ slot: Int, _ store: borrowing RouteStore) {
    let isUsed = store.routes[slot].count > 0
    kinds[slot] = isUsed ? store.routes[slot].kind : -1
    guard isUsed else { return }
    let end = store.endNode(slot)
    var node = store.startNode(slot)
    while node != end {
      next[node] = store.nodes[node].next
      node = Int(store.nodes[node].next)
    }
  }

  /// The routes kept.
  func routes(_ store: borrowing RouteStore) -> [RoundsRoute] {
    (0..<store.slotCount).filter { kinds[$0] >= 0 }.map { slot in
      var visits: [Int32] = []
      var node = next[store.startNode(slot)]
      while store.isVisit(Int(node)) {
        visits.append(node)
        node = next[node]
      }
      return RoundsRoute(kind: Int(kinds[slot]), visits: visits)
    }
  }
}
