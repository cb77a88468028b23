/// What slots held before a change, so that it can be taken back without copying a whole answer.
struct RouteLog: Sendable {
  private struct Entry: BitwiseCopyable {
    var slot: Int32
    var first: Int32
    var end: Int32
    var route: RouteStore.Route
  }

  private let entries: Slab<Entry>
  private let names: Slab<Int32>
  private let kept: Slab<RouteStore.Node>
  private let stamps: Slab<Int>
  private let bank: Slab<Int32>
  /// How many visits were in the bank before.
  private(set) var bankCount = 0
  private var keptCount = 0
  private var epoch = 0
  /// How many slots were noted.
  private(set) var count = 0
  /// The whole cost before.
  private(set) var cost = 0
  /// All goods beyond capacities before.
  private(set) var overload = 0

  /// Room for all nodes.
  init(nodes: Int, slots: Int, visits: Int) {
    entries = Slab(
      repeating: Entry(slot: -1, first: 0, end: 0, route: .init()), count: slots)
    names = Slab(repeating: -1, count: nodes)
    kept = Slab(repeating: .init(), count: nodes)
    stamps = Slab(repeating: 0, count: slots)
    bank = Slab(repeating: -1, count: visits)
  }

  /// Gives the memory back.
  func free() {
    entries.free()
    names.free()
    kept.free()
    stamps.free()
    bank.free()
  }

  /// Forgets what was noted.
  mutating func begin(
    bank now: Slab<Int32>, count nowCount: Int, cost nowCost: Int, overload nowOverload: Int
  ) {
    epoch += 1
    count = 0
    keptCount = 0
    cost = nowCost
    overload = nowOverload
    bankCount = nowCount
    for place in 0..<nowCount { bank[place] = now[place] }
  }

  /// The slot of a note.
  func slot(_ place: Int) -> Int { Int(entries[place].slot) }

  /// What was known of its route.
  func route(_ place: Int) -> RouteStore.Route { entries[place].route }

  /// Notes a slot before it is changed, once.
  @inline(__always)
  mutating func note(
    _ slot: Int, route: RouteStore.Route, from start: Int, to end: Int,
    nodes: Slab<RouteStore.Node>
  ) {
    if stamps[slot] == epoch { return }
    stamps[slot] = epoch
    let first = keptCount
    if route.count > 0 {
      var node = start
      while true {
        names[keptCount] = Int32(truncatingIfNeeded: node)
        kept[keptCount] = nodes[node]
        keptCount &+= 1
        if node == end { break }
        node = Int(nodes[node].next)
      }
    }
    entries[count] = Entry(
      slot: Int32(slot), first: Int32(first), end: Int32(keptCount), route: route)
    count += 1
  }

  /// Writes the nodes and the bank back.
  ///
  /// - Returns: How many visits are in the bank.
  func restore(
    nodes: Slab<RouteStore.Node>, wayOut: Slab<Int32>, wayIn: Slab<Int32>, bank now: Slab<Int32>
  ) -> Int {
    for place in 0..<keptCount {
      let node = Int(names[place])
      nodes[node] = kept[place]
      if node < wayOut.count {
        wayOut[node] = kept[place].costOut
        wayIn[node] = kept[place].costIn
      }
    }
    for place in 0..<bankCount { now[place] = bank[place] }
    return bankCount
  }
}
