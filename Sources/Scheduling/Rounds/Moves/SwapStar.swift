/// Two visits of different routes change routes, each into its best place of the other (SWAP* of Vidal,
/// Computers & Operations Research 140, 2022): a visit, and one near it.
struct SwapStar: RoundsMove {
  /// The places kept.
  let places: BestPlaces

  /// What is added, and the nodes behind which either visit goes.
  private struct Judgment {
    var delta: Int
    var node: Int
    var back: Int
  }

  func delta(
    of visit: Int, after node: Int, in store: borrowing RouteStore, below most: Int
  ) -> Int? {
    judge(visit, node, store, most)?.delta
  }

  private func judge(
    _ visit: Int, _ other: Int, _ store: borrowing RouteStore, _ most: Int
  ) -> Judgment? {
    guard store.isVisit(other) else { return nil }
    let model = store.model
    let slots = (Int(store.nodes[visit].route), Int(store.nodes[other].route))
    let routes = (store.routes[slots.0], store.routes[slots.1])
    guard slots.0 != slots.1, model.suits(visit, class: Int(routes.1.kind)),
      model.suits(other, class: Int(routes.0.kind))
    else { return nil }
    if model.dimensions == 1 {
      let more =
        model.delivered[visit] &+ model.collected[visit] &- model.delivered[other]
        &- model.collected[other]
      if routes.1.load &+ more > routes.1.capacity || routes.0.load &- more > routes.0.capacity {
        return nil
      }
    }
    let saved = store.cost(withoutVisit: visit) &+ store.cost(withoutVisit: other)
    // An insertion never adds less than nothing where detours are no shorter than direct ways.
    if saved >= most { return nil }
    let there = place(visit, slot: slots.1, without: other, store)
    if there.node < 0 || saved &+ Int(there.delta) >= most { return nil }
    let here = place(other, slot: slots.0, without: visit, store)
    let delta = saved &+ Int(there.delta) &+ Int(here.delta)
    guard here.node >= 0, delta < most,
      store.isInTime(slots.1, without: other, with: visit, after: Int(there.node)),
      store.isInTime(slots.0, without: visit, with: other, after: Int(here.node))
    else { return nil }
    return Judgment(delta: delta, node: Int(there.node), back: Int(here.node))
  }

  /// The best place of a visit in a route without one of its visits.
  @inline(__always)
  private func place(
    _ visit: Int, slot: Int, without gone: Int, _ store: borrowing RouteStore
  ) -> BestPlaces.Place {
    let row = places.row(visit, slot: slot, in: store)
    let (before, next) = (Int(store.nodes[gone].prev), Int(store.nodes[gone].next))
    var best = row.first
    if Int(best.node) == gone || Int(best.node) == before { best = row.second }
    if Int(best.node) == gone || Int(best.node) == before { best = row.third }
    let profile = Int(store.routes[slot].profile)
    let (from, to) = (store.spot(before), store.spot(next))
    let ways = store.model.ways
    let between =
      ways.cost(profile, from, visit) &+ ways.cost(profile, visit, to)
      &- ways.cost(profile, from, to)
    if between < Int(best.delta),
      store.reaches(
        next, by: visit,
        arriving: store.nodes[before].depart &+ store.model.ways.time(profile, from, visit),
        profile: profile)
    {
      best = BestPlaces.Place(
        delta: Int32(truncatingIfNeeded: between), node: Int32(truncatingIfNeeded: before))
    }
    return best
  }

  func lay(
    _ lines: inout RouteLines, of visit: Int, after node: Int, in store: borrowing RouteStore
  ) {
    guard let move = judge(visit, node, store, .max / 4) else { return }
    lines.begin(Int(store.nodes[node].route))
    lay(&lines, visit, after: move.node, without: node, store)
    let own = Int(store.nodes[visit].route)
    lines.turn(to: own)
    lay(&lines, node, after: move.back, without: visit, store)
  }

  private func lay(
    _ lines: inout RouteLines, _ visit: Int, after place: Int, without gone: Int,
    _ store: borrowing RouteStore
  ) {
    let slot = Int(store.nodes[gone].route)
    var node = store.startNode(slot)
    while node != store.endNode(slot) {
      if node != gone { lines.append(Int32(truncatingIfNeeded: node), in: store) }
      if node == place { lines.append(Int32(truncatingIfNeeded: visit), in: store) }
      node = Int(store.nodes[node].next)
    }
  }
}

extension RouteStore {
  /// What a route costs more without a visit, mostly a negative number.
  @inline(__always)
  func cost(withoutVisit visit: Int) -> Int {
    let row = nodes[visit]
    return model.ways.cost(
      Int(routes[row.route].profile), spot(Int(row.prev)), spot(Int(row.next)))
      &- Int(row.costIn) &- Int(row.costOut)
  }

  /// Whether a route is in time with a visit after a node and without another, by a walk.
  func isInTime(_ slot: Int, without gone: Int, with visit: Int, after place: Int) -> Bool {
    if !model.hasTime { return true }
    let profile = Int(routes[slot].profile)
    let (start, end) = (startNode(slot), endNode(slot))
    var (node, last, depart) = (start, start, nodes[start].depart)
    var isChanged = (false, false)
    while true {
      if node == gone {
        isChanged.0 = true
      } else if node != start {
        let arrival = depart &+ model.ways.time(profile, spot(last), spot(node))
        if node == end { return arrival <= nodes[end].latest }
        if arrival > model.latest[node] { return false }
        depart = min(
          max(arrival, model.earliest[node]) &+ model.service[node], RoutingModel.far / 2)
        last = node
        // Behind both changes nothing differs once the vehicle is no later than it was.
        if isChanged.0, isChanged.1, depart <= nodes[node].depart { return true }
      }
      if node == place {
        isChanged.1 = true
        let arrival = depart &+ model.ways.time(profile, spot(last), visit)
        if arrival > model.latest[visit] { return false }
        depart = min(
          max(arrival, model.earliest[visit]) &+ model.service[visit], RoutingModel.far / 2)
        last = visit
      }
      node = Int(nodes[node].next)
    }
  }
}
