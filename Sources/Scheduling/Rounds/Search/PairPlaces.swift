/// Finds where a pickup and its delivery add least, in the routes of a store.
///
/// For each route what either visit adds at each place is computed once. Then pickups' places are
/// followed along the route: times are carried on node by node, and the walk ends as soon as what
/// follows would be late, the load too much, or nothing ahead is cheap enough.
struct PairPlaces: Sendable {
  /// Two places in a route, or a vehicle at its depot.
  struct Choice {
    /// What the pair adds.
    var delta: Int
    /// The node before the pickup, or -1.
    var node = -1
    /// The node before the delivery, which may be the pickup.
    var second = -1
    /// The class of the vehicle at its depot, or -1.
    var kind = -1
  }

  /// What is known of a pair in a route.
  private struct Memory: BitwiseCopyable {
    /// The version of the route.
    var version = 0
    /// What the pair adds at least; where no place is known, a bound of it.
    var delta = 0
    /// The node before the pickup, or -1.
    var node: Int32 = -1
    /// The node before the delivery.
    var second: Int32 = -1
  }

  /// Far more than anything adds.
  private static let never = Int.max / 4
  private let line: Slab<Int32>
  private let pickupAdds: Slab<Int>
  private let deliveryAdds: Slab<Int>
  /// The least that the delivery adds at a place or behind.
  private let leastBehind: Slab<Int>
  private let stamps: Slab<Int>
  private let wholeMax: Int
  /// For each pickup, by its number, and slot; empty in large instances.
  private let memory: Slab<Memory>
  /// By visit; of pickups.
  private let numbers: Slab<Int32>
  private let slotCount: Int
  private var epoch = 0

  /// Room for the routes of a model.
  init(_ model: RoutingModel, settings: RoutingSettings) {
    let room = model.hasPairs ? model.visitCount + 2 : 0
    line = Slab(repeating: 0, count: room)
    pickupAdds = Slab(repeating: 0, count: room)
    deliveryAdds = Slab(repeating: 0, count: room)
    leastBehind = Slab(repeating: 0, count: room)
    stamps = Slab(repeating: 0, count: room)
    wholeMax = settings.pairWholeMax
    numbers = Slab(repeating: -1, count: model.hasPairs ? model.visitCount : 0)
    var pickups = 0
    for visit in 0..<numbers.count where model.isPickup[visit] {
      numbers[visit] = Int32(pickups)
      pickups += 1
    }
    slotCount = model.slotCount
    let cells = pickups * slotCount
    memory = Slab(repeating: Memory(), count: cells <= settings.pairMemoryMax ? cells : 0)
  }

  /// Gives the memory back.
  func free() {
    line.free()
    pickupAdds.free()
    deliveryAdds.free()
    leastBehind.free()
    stamps.free()
    memory.free()
    numbers.free()
  }

  /// The cheapest choice below `most`; a vehicle at its depot only if `usesFresh` or nothing else is
  /// left.
  mutating func best(
    _ pickup: Int, in store: borrowing RouteStore, below most: Int, usesFresh: Bool, blink: Blink
  ) -> Choice {
    let delivery = Int(store.model.partner[pickup])
    var best = Choice(delta: most)
    if usesFresh { chooseFresh(pickup, delivery, in: store, &best) }
    if store.model.visitCount > wholeMax {
      searchNear(pickup, delivery, in: store, &best, blink)
      if best.node >= 0 || best.kind >= 0 { return best }
    }
    for slot in 0..<store.slotCount where store.routes[slot].count > 0 {
      recall(pickup, delivery, slot: slot, in: store, &best, blink)
    }
    if best.node < 0, !usesFresh { chooseFresh(pickup, delivery, in: store, &best) }
    return best
  }

  /// Looks through the routes that make visits near either end.
  private mutating func searchNear(
    _ pickup: Int, _ delivery: Int, in store: borrowing RouteStore, _ best: inout Choice,
    _ blink: Blink
  ) {
    epoch += 1
    let near = store.model.near
    for end in 0..<2 {
      let visit = end == 0 ? pickup : delivery
      for side in 0..<2 {
        let rows = side == 0 ? near.before : near.after
        for place in 0..<rows.count(visit) {
          let slot = store.nodes[rows[visit, place].visit].route
          if slot < 0 || stamps[slot] == epoch { continue }
          stamps[slot] = epoch
          recall(pickup, delivery, slot: Int(slot), in: store, &best, blink)
        }
      }
    }
  }

  /// The cheapest places in one route, which is looked through only if it has changed since the pair was
  /// last sought a place there: most ruins change few routes, and most are taken back.
  @inline(__always)
  private mutating func recall(
    _ pickup: Int, _ delivery: Int, slot: Int, in store: borrowing RouteStore,
    _ best: inout Choice, _ blink: Blink
  ) {
    if memory.count == 0 {
      search(pickup, delivery, slot: slot, in: store, &best, blink)
      return
    }
    let cell = Int(numbers[pickup]) &* slotCount &+ slot
    var known = memory[cell]
    let version = store.routes[slot].version
    if known.version != version || (known.node < 0 && known.delta < best.delta) {
      var found = Choice(delta: best.delta)
      search(pickup, delivery, slot: slot, in: store, &found, Blink(share: 0))
      known = Memory(
        version: version, delta: found.delta, node: Int32(truncatingIfNeeded: found.node),
        second: Int32(truncatingIfNeeded: found.second))
      memory[cell] = known
    }
    if known.node < 0 || known.delta >= best.delta || blink.overlooks(Int(known.node)) { return }
    best = Choice(delta: known.delta, node: Int(known.node), second: Int(known.second))
  }

  /// Looks for the cheapest places in one route.
  mutating func search(
    _ pickup: Int, _ delivery: Int, slot: Int, in store: borrowing RouteStore,
    _ best: inout Choice, _ blink: Blink
  ) {
    let model = store.model
    let route = store.routes[slot]
    let kind = Int(route.kind)
    guard route.count &+ 2 <= route.visitMax, model.suits(pickup, class: kind),
      model.suits(delivery, class: kind)
    else { return }
    let count = weigh(pickup, delivery, slot: slot, in: store, below: best.delta)
    let (profile, nodes, ways) = (Int(route.profile), store.nodes, model.ways)
    let direct = ways.cost(profile, pickup, delivery)
    let directTime = ways.time(profile, pickup, delivery)
    for place in 0..<count where pickupAdds[place] < best.delta {
      let node = Int(line[place])
      if blink.overlooks(node) || !store.carries(pickup, behind: node, kind: kind) { continue }
      let row = nodes[node]
      let (from, to) = (store.spot(node), store.spot(Int(row.next)))
      var depart =
        max(row.depart &+ ways.time(profile, from, pickup), model.earliest[pickup])
        &+ model.service[pickup]
      let delta =
        ways.cost(profile, from, pickup) &+ direct &+ ways.cost(profile, delivery, to)
        &- Int(row.costOut)
      if delta < best.delta,
        store.reaches(
          Int(row.next), by: delivery, arriving: depart &+ directTime, profile: profile),
        !model.walk.isNeeded || store.walks(pickup, after: node, delivery, after: pickup)
      {
        best = Choice(delta: delta, node: node, second: pickup, kind: -1)
      }
      if pickupAdds[place] &+ leastBehind[place + 1] >= best.delta { continue }
      var way = ways.time(profile, pickup, to)
      var ahead = place + 1
      while ahead < count {
        let last = Int(line[ahead])
        let arrival = depart &+ way
        // What follows would be late even without the delivery.
        if model.hasTime, arrival > nodes[last].latest { break }
        depart = max(arrival, model.earliest[last]) &+ model.service[last]
        if !store.carries(pickup, behind: last, kind: kind) { break }
        let delta = pickupAdds[place] &+ deliveryAdds[ahead]
        if delta < best.delta,
          store.reaches(
            Int(nodes[last].next), by: delivery,
            arriving: depart &+ ways.time(profile, last, delivery), profile: profile),
          !model.walk.isNeeded || store.walks(pickup, after: node, delivery, after: last)
        {
          best = Choice(delta: delta, node: node, second: last, kind: -1)
        }
        if pickupAdds[place] &+ leastBehind[ahead + 1] >= best.delta { break }
        way = nodes[last].timeOut
        ahead += 1
      }
    }
  }

  /// Computes what either visit adds at each place where it alone would be in time.
  ///
  /// - Returns: How many places there are.
  private mutating func weigh(
    _ pickup: Int, _ delivery: Int, slot: Int, in store: borrowing RouteStore, below most: Int
  ) -> Int {
    let (model, nodes) = (store.model, store.nodes)
    let ways = model.ways
    let profile = Int(store.routes[slot].profile)
    let end = store.endNode(slot)
    var node = store.startNode(slot)
    var count = 0
    while node != end {
      let row = nodes[node]
      let next = Int(row.next)
      let (from, to) = (store.spot(node), store.spot(next))
      line[count] = Int32(truncatingIfNeeded: node)
      var (first, second) = (Self.never, Self.never)
      if !model.hasTime || row.depart <= model.latest[delivery] {
        let adds =
          ways.cost(profile, into: delivery, from: from) &+ ways.cost(profile, delivery, to)
          &- Int(row.costOut)
        if adds < most,
          store.reaches(
            next, by: delivery, arriving: row.depart &+ ways.time(profile, from, delivery),
            profile: profile)
        {
          second = adds
        }
        let pickupAdds =
          ways.cost(profile, into: pickup, from: from) &+ ways.cost(profile, pickup, to)
          &- Int(row.costOut)
        if pickupAdds < most,
          store.reaches(
            next, by: pickup, arriving: row.depart &+ ways.time(profile, from, pickup),
            profile: profile)
        {
          first = pickupAdds
        }
      }
      pickupAdds[count] = first
      deliveryAdds[count] = second
      count += 1
      node = next
    }
    var least = Self.never
    leastBehind[count] = least
    var place = count - 1
    while place >= 0 {
      least = min(least, deliveryAdds[place])
      leastBehind[place] = least
      place -= 1
    }
    return count
  }

  /// The cheapest vehicle at its depot.
  private func chooseFresh(
    _ pickup: Int, _ delivery: Int, in store: borrowing RouteStore, _ best: inout Choice
  ) {
    for kind in 0..<store.model.classes.count where store.free[kind] > 0 {
      if let cost = store.model.aloneCost(pickup, delivery, class: kind), cost < best.delta,
        store.walks(pickup, delivery, class: kind)
      {
        best = Choice(delta: cost, kind: kind)
      }
    }
  }
}
