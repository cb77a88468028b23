/// Routes of good answers: of each class and set of visits the cheapest order.
///
/// When it is full, a new route takes the place of the oldest one that was not met again since it was
/// last spared.
struct RoutePool: Sendable {
  private struct Entry: Sendable {
    var route: RoundsRoute
    var cost: Int
    var key: UInt64
    var wasMetAgain = false
  }

  private let most: Int
  private var entries: [Entry] = []
  private var places: [UInt64: Int] = [:]
  private var oldest = 0

  /// Empty, with room for `most` routes.
  init(most: Int) { self.most = max(most, 1) }

  /// How many routes there are.
  var count: Int { entries.count }

  /// The routes with what they cost, in the order of their places.
  var routes: [(route: RoundsRoute, cost: Int)] { entries.map { ($0.route, $0.cost) } }

  /// Takes the lawful ones over of the routes that the store touched last.
  mutating func note(_ store: borrowing RouteStore) {
    for place in 0..<store.touchedCount {
      let slot = store.touched(place)
      if store.routes[slot].count > 0, !store.isOverloaded(slot) { note(slot, of: store) }
    }
  }

  /// Takes one route of a store over.
  mutating func note(_ slot: Int, of store: borrowing RouteStore) {
    let row = store.routes[slot]
    var key = Self.mixed(UInt64(row.kind) | 1 << 40)
    var node = store.nodes[store.startNode(slot)].next
    while store.isVisit(Int(node)) {
      key ^= Self.mixed(UInt64(node))
      node = store.nodes[node].next
    }
    if let place = places[key] {
      entries[place].wasMetAgain = true
      if entries[place].cost > row.cost {
        entries[place].cost = row.cost
        entries[place].route.visits = store.visits(slot)
      }
      return
    }
    let route = RoundsRoute(kind: Int(row.kind), visits: store.visits(slot))
    put(Entry(route: route, cost: row.cost, key: key))
  }

  private mutating func put(_ entry: Entry) {
    if entries.count < most {
      places[entry.key] = entries.count
      entries.append(entry)
      return
    }
    while entries[oldest].wasMetAgain {
      entries[oldest].wasMetAgain = false
      oldest = (oldest + 1) % most
    }
    places[entries[oldest].key] = nil
    places[entry.key] = oldest
    entries[oldest] = entry
    oldest = (oldest + 1) % most
  }

  /// Whole numbers to bits without a pattern; sets are told apart by the sum of them without carry.
  @inline(__always)
  private static func mixed(_ number: UInt64) -> UInt64 {
    var bits = number &+ 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
