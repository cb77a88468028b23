/// A route as it would be without one of its pairs, and where another pair would then add least.
///
/// Scratch of moves: filled anew for each route that is judged, in one walk along it.
struct PairLine: Sendable {
  /// Two places of a line.
  struct Place {
    /// What a pair adds.
    var delta: Int
    /// The place of the node before the pickup.
    var first: Int
    /// The same of the delivery; the same place when it follows its pickup at once.
    var second: Int
  }

  /// Nodes in order, both ends of the route among them.
  private let nodes: Slab<Int32>
  /// By place, when the vehicle can go on.
  private let departs: Slab<Int32>
  /// By place, when what follows must have begun.
  private let limits: Slab<Int32>
  /// By place and dimension what is aboard behind it.
  private let aboard: Slab<Int>
  private(set) var count = 0
  private var kind = 0
  private var profile = 0

  /// Room for the routes of a model.
  init(_ model: RoutingModel) {
    let room = model.hasPairs ? model.visitCount + 2 : 0
    nodes = Slab(repeating: -1, count: room)
    departs = Slab(repeating: 0, count: room)
    limits = Slab(repeating: 0, count: room)
    aboard = Slab(repeating: 0, count: room * model.dimensions)
  }

  /// Gives the memory back.
  func free() {
    nodes.free()
    departs.free()
    limits.free()
    aboard.free()
  }

  /// Takes a slot's route over, without a pickup and its delivery; -1 for all of it.
  ///
  /// - Returns: Whether it is in time without them, which a detour that is quicker than the direct way
  ///   may prevent.
  mutating func fill(
    _ slot: Int, without pickup: Int, in store: borrowing RouteStore
  ) -> Bool {
    let model = store.model
    let gone = pickup < 0 ? -1 : Int(model.partner[pickup])
    kind = Int(store.routes[slot].kind)
    profile = Int(store.routes[slot].profile)
    let (start, end) = (store.startNode(slot), store.endNode(slot))
    count = 0
    var (node, isAboard) = (start, false)
    while true {
      if node == pickup { isAboard = true }
      if node == gone { isAboard = false }
      if node != pickup, node != gone {
        nodes[count] = Int32(truncatingIfNeeded: node)
        for dimension in 0..<model.dimensions {
          let less = isAboard ? model.collected[pickup &* model.dimensions &+ dimension] : 0
          aboard[count &* model.dimensions &+ dimension] =
            store.loads.aboard(node, dimension) &- less
        }
        if node == start {
          departs[0] = store.nodes[start].depart
        } else if model.hasTime {
          let arrival =
            departs[count - 1]
            &+ model.ways.time(profile, store.spot(Int(nodes[count - 1])), store.spot(node))
          if arrival > store.nodes[node].latest { return false }
          departs[count] =
            node == end
            ? arrival : max(arrival, model.earliest[node]) &+ model.service[node]
        }
        count += 1
      }
      if node == end { break }
      node = Int(store.nodes[node].next)
    }
    if model.hasTime { limit(store) }
    return true
  }

  private func limit(_ store: borrowing RouteStore) {
    let model = store.model
    var place = count - 1
    limits[place] = store.nodes[Int(nodes[place])].latest
    while place > 0 {
      let node = Int(nodes[place - 1])
      let way = model.ways.time(profile, store.spot(node), store.spot(Int(nodes[place])))
      let free = limits[place] &- way
      limits[place - 1] =
        store.isVisit(node) ? min(model.latest[node], free &- model.service[node]) : free
      place -= 1
    }
  }

  /// Where a pair adds least, below `most`; only behind one place if that is said.
  func best(
    _ pickup: Int, behind only: Int = -1, below most: Int, in store: borrowing RouteStore
  ) -> Place? {
    let (model, delivery) = (store.model, Int(store.model.partner[pickup]))
    guard model.suits(pickup, class: kind), model.suits(delivery, class: kind) else { return nil }
    var best = Place(delta: most, first: -1, second: -1)
    for place in (only < 0 ? 0 : only)..<(only < 0 ? count &- 1 : only &+ 1) {
      follow(pickup, delivery, from: place, in: store, &best)
    }
    return best.first < 0 ? nil : best
  }

  /// Looks for places of the delivery when the pickup is made behind a place.
  private func follow(
    _ pickup: Int, _ delivery: Int, from place: Int, in store: borrowing RouteStore,
    _ best: inout Place
  ) {
    let (model, ways) = (store.model, store.model.ways)
    let (from, to) = (spot(place, store), spot(place + 1, store))
    let into = ways.cost(profile, from, pickup)
    let way = ways.cost(profile, from, to)
    let adds = into &+ ways.cost(profile, pickup, to) &- way
    // A delivery never adds less than nothing where detours are no shorter than direct ways.
    if adds >= best.delta || !carries(pickup, behind: place, model) { return }
    var depart: Int32 = 0
    if model.hasTime {
      let arrival = departs[place] &+ ways.time(profile, from, pickup)
      if arrival > model.latest[pickup] { return }
      depart = max(arrival, model.earliest[pickup]) &+ model.service[pickup]
    }
    let straight =
      into &+ ways.cost(profile, pickup, delivery) &+ ways.cost(profile, delivery, to) &- way
    if straight < best.delta,
      reaches(delivery, from: pickup, depart, place + 1, store)
    {
      best = Place(delta: straight, first: place, second: place)
    }
    var last = pickup
    var ahead = place + 1
    while ahead < count - 1 {
      let node = Int(nodes[ahead])
      if model.hasTime {
        let arrival = depart &+ ways.time(profile, last, node)
        if arrival > limits[ahead] { return }
        depart = max(arrival, model.earliest[node]) &+ model.service[node]
      }
      if !carries(pickup, behind: ahead, model) { return }
      let next = spot(ahead + 1, store)
      let delta =
        adds &+ ways.cost(profile, node, delivery) &+ ways.cost(profile, delivery, next)
        &- ways.cost(profile, node, next)
      if delta < best.delta, reaches(delivery, from: node, depart, ahead + 1, store) {
        best = Place(delta: delta, first: place, second: ahead)
      }
      last = node
      ahead += 1
    }
  }

  @inline(__always)
  private func spot(_ place: Int, _ store: borrowing RouteStore) -> Int {
    store.spot(Int(nodes[place]))
  }

  /// Whether a delivery made on the way to a place is in time, and what follows.
  @inline(__always)
  private func reaches(
    _ delivery: Int, from last: Int, _ depart: Int32, _ next: Int, _ store: borrowing RouteStore
  ) -> Bool {
    let model = store.model
    if !model.hasTime { return true }
    let arrival = depart &+ model.ways.time(profile, last, delivery)
    if arrival > model.latest[delivery] { return false }
    return max(arrival, model.earliest[delivery]) &+ model.service[delivery]
      &+ model.ways.time(profile, delivery, spot(next, store)) <= limits[next]
  }

  @inline(__always)
  private func carries(_ pickup: Int, behind place: Int, _ model: RoutingModel) -> Bool {
    for dimension in 0..<model.dimensions {
      if aboard[place &* model.dimensions &+ dimension]
        &+ model.collected[pickup &* model.dimensions &+ dimension]
        > model.capacity[kind &* model.dimensions &+ dimension]
      {
        return false
      }
    }
    return true
  }

  /// The place of a node that is on the line.
  func place(of node: Int) -> Int? { (0..<count).first { Int(nodes[$0]) == node } }

  /// Lays the line out with a pair at two places; -1 for none.
  func lay(
    _ lines: inout RouteLines, _ pickup: Int, at place: Place, in store: borrowing RouteStore
  ) {
    for at in 0..<(count - 1) {
      lines.append(nodes[at], in: store)
      if pickup >= 0, at == place.first { lines.append(Int32(pickup), in: store) }
      if pickup >= 0, at == place.second {
        lines.append(store.model.partner[pickup], in: store)
      }
    }
  }
}
