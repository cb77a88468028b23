/// Finds a visit that makes room for another one: it leaves a route that is then no fuller than it may be,
/// and goes elsewhere.
///
/// Where vehicles are nearly full, a visit mostly fits only where another one leaves, and what leaves fits
/// only where a third one does: chains that are no matter of chance here, as the ejection chains of
/// Glover (Discrete Applied Mathematics 65, 1996). Only where ``RoutingModel/hasWindowsOnly``.
struct Displacement: Sendable {
  /// A visit goes behind a node of a route that another one leaves.
  struct Choice {
    /// What is added when the other one goes where it adds least among other routes, overloads included.
    var total: Int
    /// The node.
    var node: Int
    /// The visit that leaves.
    var gone: Int
  }

  /// The best few of what is seen, in no order.
  private struct Few {
    /// What each adds.
    var deltas = SIMD4<Int>(repeating: .max / 4)
    /// A node.
    var nodes = SIMD4<Int>(repeating: -1)
    /// What only one of them may have: a route, or a visit that leaves.
    var keys = SIMD4<Int>(repeating: -1)

    /// Whether one that adds so much would be among them.
    @inline(__always)
    func takes(_ delta: Int) -> Bool { delta < deltas.max() }

    @inline(__always)
    mutating func take(_ delta: Int, node: Int, key: Int) {
      var lane = 0
      if any(keys .== SIMD4(repeating: key)) {
        while keys[lane] != key { lane &+= 1 }
        if delta >= deltas[lane] { return }
      } else {
        for other in 1..<4 where deltas[other] > deltas[lane] { lane = other }
      }
      deltas[lane] = delta
      nodes[lane] = node
      keys[lane] = key
    }
  }

  /// The best way to make a visit of the bank where another one leaves; `nil` when none adds less than
  /// `most`.
  ///
  /// Looked at are the four cheapest places beside near visits, each with every visit of its route, and the
  /// four cheapest exchanges for a visit that stands in the very place.
  func choice(for visit: Int, below most: Int, in store: borrowing RouteStore) -> Choice? {
    let model = store.model
    guard model.suits(visit, class: 0) else { return nil }
    var (places, exchanges) = (Few(), Few())
    for place in 0..<model.near.before.count(visit) {
      let node = Int(model.near.before[visit, place].visit)
      let row = store.nodes[node]
      if row.route < 0 { continue }
      note(visit, after: node, gone: Int(row.next), below: most, in: store, &places, &exchanges)
    }
    for place in 0..<model.near.after.count(visit) {
      let next = Int(model.near.after[visit, place].visit)
      let row = store.nodes[next]
      if row.route < 0 { continue }
      let node = Int(row.prev)
      note(visit, after: node, gone: node, below: most, in: store, &places, &exchanges)
    }
    var best = Choice(total: most, node: -1, gone: -1)
    for lane in 0..<4 where exchanges.nodes[lane] >= 0 {
      consider(
        exchanges.keys[lane], after: exchanges.nodes[lane], adding: exchanges.deltas[lane],
        in: store, &best)
    }
    for lane in 0..<4 where places.nodes[lane] >= 0 {
      leave(
        places.keys[lane], to: visit, after: places.nodes[lane], adding: places.deltas[lane],
        in: store, &best)
    }
    return best.gone < 0 ? nil : best
  }

  /// Notes the place behind a node, and the exchange for a visit beside it.
  @inline(__always)
  private func note(
    _ visit: Int, after node: Int, gone: Int, below most: Int, in store: borrowing RouteStore,
    _ places: inout Few, _ exchanges: inout Few
  ) {
    let ways = store.model.ways
    let row = store.nodes[node]
    let slot = Int(row.route)
    let next = Int(row.next)
    let profile = Int(store.routes[slot].profile)
    let (from, to) = (store.spot(node), store.spot(next))
    let relief = store.relief(slot)
    let delta =
      ways.cost(profile, from, visit) &+ ways.cost(profile, visit, to) &- Int(row.costOut)
      &- relief
    if delta < most, places.takes(delta),
      store.reaches(
        next, by: visit, arriving: row.depart &+ ways.time(profile, from, visit), profile: profile)
    {
      places.take(delta, node: node, key: slot)
    }
    // A route that lost its only visit would be gone.
    guard store.isVisit(gone), store.routes[slot].count > 1,
      store.hasRoom(slot, for: visit, without: gone)
    else { return }
    let old = store.nodes[gone]
    let (before, behind) = (Int(old.prev), Int(old.next))
    let (start, end) = (store.spot(before), store.spot(behind))
    let change =
      ways.cost(profile, start, visit) &+ ways.cost(profile, visit, end)
      &- Int(old.costIn) &- Int(old.costOut) &- relief
    if change < most, exchanges.takes(change),
      store.reaches(
        behind, by: visit,
        arriving: store.nodes[before].depart &+ ways.time(profile, start, visit), profile: profile)
    {
      exchanges.take(change, node: before, key: gone)
    }
  }

  /// Looks at every visit of a route that might leave it for one that goes behind a node.
  @inline(__always)
  private func leave(
    _ slot: Int, to visit: Int, after node: Int, adding delta: Int,
    in store: borrowing RouteStore, _ best: inout Choice
  ) {
    let next = Int(store.nodes[node].next)
    var gone = Int(store.nodes[store.startNode(slot)].next)
    while store.isVisit(gone) {
      // What stands beside the place is an exchange.
      if gone != node, gone != next, store.hasRoom(slot, for: visit, without: gone) {
        consider(
          gone, after: node, adding: delta &+ store.cost(withoutVisit: gone), in: store, &best)
      }
      gone = Int(store.nodes[gone].next)
    }
  }

  @inline(__always)
  private func consider(
    _ gone: Int, after node: Int, adding delta: Int, in store: borrowing RouteStore,
    _ best: inout Choice
  ) {
    if delta >= best.total { return }
    guard let more = elsewhere(gone, in: store, below: best.total &- delta) else { return }
    best = Choice(total: delta &+ more, node: node, gone: gone)
  }

  /// What a visit adds at least beside near visits in another route, overload included; `nil` when it is
  /// not less than `most`.
  @inline(__always)
  private func elsewhere(_ visit: Int, in store: borrowing RouteStore, below most: Int) -> Int? {
    let model = store.model
    let (nodes, wayOut, wayIn, ways) = (store.nodes, store.wayOut, store.wayIn, model.ways)
    let own = nodes[visit].route
    let amount = store.amount(visit)
    let limit = min(most, RouteStore.beyond)
    var least = limit
    let before = model.near.before
    for place in 0..<before.count(visit) {
      let near = before[visit, place]
      let costOut = wayOut[near.visit]
      // As in the search for places: the triangle inequality tells most of them.
      if 2 &* Int(near.way &- costOut) >= least { continue }
      let row = nodes[near.visit]
      if row.route == own { continue }
      var delta = Int(near.way &- costOut) &+ ways.cost(0, visit, store.spot(Int(row.next)))
      if delta < least { delta &+= store.overloadCost(of: amount, in: store.routes[row.route]) }
      if delta < least, store.allows(visit, after: Int(near.visit)) { least = delta }
    }
    let after = model.near.after
    for place in 0..<after.count(visit) {
      let near = after[visit, place]
      let costIn = wayIn[near.visit]
      if 2 &* Int(near.way &- costIn) >= least { continue }
      let row = nodes[near.visit]
      if row.route == own { continue }
      let node = Int(row.prev)
      var delta = Int(near.way &- costIn) &+ ways.cost(0, into: visit, from: store.spot(node))
      if delta < least { delta &+= store.overloadCost(of: amount, in: store.routes[row.route]) }
      if delta < least, store.allows(visit, after: node) { least = delta }
    }
    return least < limit ? least : nil
  }
}

extension RouteStore {
  /// The plain load of a visit.
  @inline(__always)
  func amount(_ visit: Int) -> Int { model.delivered[visit] &+ model.collected[visit] }

  /// What is saved when a route is overloaded no more.
  @inline(__always)
  fileprivate func relief(_ slot: Int) -> Int {
    overloadPrice &* max(0, routes[slot].load &- routes[slot].capacity &+ slack)
  }

  /// Whether a route would not be overloaded with one visit more and another one less.
  @inline(__always)
  fileprivate func hasRoom(_ slot: Int, for visit: Int, without gone: Int) -> Bool {
    let route = routes[slot]
    return route.load &+ amount(visit) &- amount(gone) <= route.capacity &- slack
  }
}
