/// Puts the visits of the bank back one by one, each where it adds least, now and then overlooking a
/// place.
struct GreedyInsertion: Sendable {
  /// Where a visit may be put.
  private struct Place {
    var delta: Int
    /// The node before it, or -1 for a vehicle at its depot.
    var node: Int
    var kind: Int
  }

  private let queue: Slab<Int32>
  private let keys: Slab<Int>
  private let bankTries: Int
  private let freshShare: (short: Double, long: Double)
  private let routeLength: (short: Double, long: Double)
  private let wideShare: Double
  private let ruinedPlacesMax: Int
  private let weightShare: Double
  private let dearShare: Double
  /// Whether vehicles at their depots are a choice even where a visit fits elsewhere.
  private var usesFresh = true
  /// Whether a visit that fits nowhere near is sought a place everywhere.
  private var looksWide = true
  /// Drawn anew for each visit.
  private var blink: Blink
  private var pairs: PairPlaces
  private let displacement = Displacement()
  private let displacementMax: Int
  private let leaver: Slab<Int32>
  /// What may be added at most until the answer is not worth finishing.
  private var room = Int.max

  /// Room for the visits of a model.
  init(_ model: RoutingModel, settings: RoutingSettings) {
    bankTries = settings.bankTries
    freshShare = (
      settings.freshShare, model.isVehiclesFirst ? settings.freshShare : settings.longFreshShare
    )
    routeLength = (settings.shortRoute, settings.longRoute)
    wideShare = settings.wideShare
    ruinedPlacesMax = settings.ruinedPlacesMax
    weightShare = settings.weightShare
    dearShare = settings.dearShare
    blink = Blink(share: settings.blink)
    pairs = PairPlaces(model, settings: settings)
    displacementMax = settings.displacementMax
    leaver = Slab(repeating: -1, count: 1)
    queue = Slab(repeating: -1, count: model.visitCount)
    keys = Slab(repeating: 0, count: model.visitCount)
  }

  /// Gives the memory back.
  func free() {
    queue.free()
    keys.free()
    leaver.free()
    pairs.free()
  }

  /// The orders in which visits go back, each as often as it stands here.
  private enum Order {
    case weight, leaving, random, amount, far, close, windowLength, windowStart, windowEnd

    static let plain: [Order] = [
      .random, .random, .random, .random, .amount, .amount, .amount, .amount, .far, .far, .close,
    ]
    static let timed: [Order] =
      plain + [
        .windowLength, .windowLength, .windowStart, .windowStart, .windowEnd, .windowEnd,
      ]
  }

  /// Puts back what can be.
  ///
  /// Of many that were left before already, only a few are tried again.
  ///
  /// - Parameters:
  ///   - store: The answer.
  ///   - triesAll: Whether all are tried.
  ///   - weights: For each visit how hard it was to place until now; often the hardest are then the
  ///     first to go back.
  ///   - meanLength: Visits of a route on average.
  ///   - limit: What the answer may cost in the eyes of the search. Only cheaper ones are of use: as soon as
  ///     one is sure not to be, visits stay in the bank. All visits must cost the same to leave.
  ///   - random: Chance.
  mutating func run(
    _ store: inout RouteStore, triesAll: Bool = false, weights: Slab<Int>? = nil,
    meanLength: Double = 0, below limit: Int = .max, random: inout SeededGenerator
  ) {
    let model = store.model
    let orders = model.hasTime ? Order.timed : Order.plain
    var order = orders[random.below(orders.count)]
    if model.hasPriorities, random.unit() < dearShare { order = .leaving }
    if weights != nil, random.unit() < weightShare { order = .weight }
    let count = sort(
      store, by: order, weights, triesAll ? 0 : store.bankCountBefore, &random)
    usesFresh = random.unit() < freshShare(of: meanLength)
    looksWide = triesAll || random.unit() < wideShare
    // In long routes each look takes long, and what lacks there is mostly time, not room.
    let most = meanLength <= routeLength.long ? displacementMax : 0
    var (place, displacements, displaced) = (0, 0, -1)
    while displaced >= 0 || place < count {
      let visit = displaced >= 0 ? displaced : Int(queue[place])
      if displaced < 0 { place += 1 }
      displaced = -1
      if model.partner[visit] >= 0 {
        putBack(pair: visit, &store, &random)
        continue
      }
      let leaving = model.leaveCost[visit]
      // Every visit of the bank adds to what the answer costs without any of them.
      room = limit == .max ? .max : limit &- store.pricedCost &+ store.bankCount &* leaving
      if room <= 0 { return }
      let best = bestPlace(visit, in: store, random: &random)
      if displacements < most, isOverloading(visit, best, store),
        let choice = displacement.choice(for: visit, below: best.delta, in: store)
      {
        displacements += 1
        displaced = choice.gone
        leaver[0] = Int32(truncatingIfNeeded: displaced)
        let node = choice.node
        store.remove(leaver, count: 1)
        store.insert(visit, after: node)
      } else if best.node >= 0 {
        let before = store.pricedCost
        store.insert(visit, after: best.node)
        assert(
          store.pricedCost == before + best.delta - leaving,
          "an insertion adds what it was said to")
      } else if best.kind >= 0 {
        _ = store.insert(visit, class: best.kind)
      } else if room < leaving {
        return
      }
    }
  }

  /// Whether the best place for a visit overloads a vehicle, or there is none, while that is allowed.
  @inline(__always)
  private func isOverloading(_ visit: Int, _ best: Place, _ store: borrowing RouteStore) -> Bool {
    if store.slack == 0 || best.kind >= 0 { return false }
    return best.node < 0
      || store.overloadCost(
        of: store.amount(visit), in: store.routes[store.nodes[best.node].route]) > 0
  }

  /// How often a vehicle may leave its depot though others have room.
  private func freshShare(of meanLength: Double) -> Double {
    let span = max(routeLength.long - routeLength.short, 1e-9)
    let long = min(max((meanLength - routeLength.short) / span, 0), 1)
    return freshShare.short + (freshShare.long - freshShare.short) * long
  }

  /// Puts a pickup of the bank and its delivery where they add least, if anywhere.
  private mutating func putBack(
    pair pickup: Int, _ store: inout RouteStore, _ random: inout SeededGenerator
  ) {
    let model = store.model
    let delivery = Int(model.partner[pickup])
    let leaving = model.leaveCost[pickup] + model.leaveCost[delivery]
    blink.draw(&random)
    let best = pairs.best(
      pickup, in: store, below: leaving, usesFresh: usesFresh, blink: blink)
    let before = store.cost
    if best.node >= 0 {
      store.insert(pickup, after: best.node, delivery, after: best.second)
    } else if best.kind >= 0 {
      _ = store.insert(pickup, delivery, class: best.kind)
    } else {
      return
    }
    assert(store.cost == before + best.delta - leaving, "a pair adds what it was said to")
  }

  /// Fills the queue with singles and pickups of the bank; of its first `waiting` visits only with a few.
  ///
  /// - Returns: How many there are.
  private func sort(
    _ store: borrowing RouteStore, by order: Order, _ weights: Slab<Int>?, _ waiting: Int,
    _ random: inout SeededGenerator
  ) -> Int {
    let model = store.model
    var count = 0
    for place in 0..<store.bankCount {
      if place < waiting, waiting > bankTries, random.below(waiting) >= bankTries { continue }
      let visit = Int(store.bank[place])
      // A delivery goes with its pickup.
      if model.partner[visit] >= 0, !model.isPickup[visit] { continue }
      let key =
        switch order {
        case .weight: -(weights?[visit] ?? 0)
        case .leaving: -model.leaveCost[visit]
        case .random: random.below(1 << 30)
        case .amount:
          model.dimensions == 0
            ? 0
            : -model.delivered[visit * model.dimensions] - model.collected[visit * model.dimensions]
        case .far: -model.ways.cost(0, Int(model.classes[0].start), visit)
        case .close: model.ways.cost(0, Int(model.classes[0].start), visit)
        case .windowLength: Int(model.latest[visit]) - Int(model.earliest[visit])
        case .windowStart: Int(model.earliest[visit])
        case .windowEnd: -Int(model.latest[visit])
        }
      // By insertion: there are few.
      var at = count
      while at > 0, keys[at - 1] > key {
        keys[at] = keys[at - 1]
        queue[at] = queue[at - 1]
        at -= 1
      }
      keys[at] = key
      queue[at] = Int32(visit)
      count += 1
    }
    return count
  }

  private mutating func bestPlace(
    _ visit: Int, in store: borrowing RouteStore, random: inout SeededGenerator
  ) -> Place {
    blink.draw(&random)
    let leaving = Place(delta: min(room, store.model.leaveCost[visit]), node: -1, kind: -1)
    var best = usesFresh ? freshPlace(visit, in: store) : leaving
    searchRuined(visit, in: store, &best)
    if store.model.isOneProfile {
      searchNear(visit, in: store, &best)
    } else {
      searchNearByProfile(visit, in: store, &best)
    }
    if best.node >= 0 || best.kind >= 0 { return best }
    // Nothing near: anywhere, or by a vehicle from its depot.
    best = freshPlace(visit, in: store)
    if best.kind < 0, looksWide, room >= store.model.leaveCost[visit] {
      searchAll(visit, in: store, &best)
    }
    return best
  }

  /// Looks at all places of the routes changed in this iteration, which is where there is room.
  ///
  /// Where vehicles are nearly full or windows narrow, most near visits stand in routes that take nothing
  /// more, and without this many a visit would go back only to a vehicle of its own. What is found here
  /// also spares most of the look beside near visits.
  @inline(__always)
  private mutating func searchRuined(
    _ visit: Int, in store: borrowing RouteStore, _ best: inout Place
  ) {
    let (nodes, model) = (store.nodes, store.model)
    let isPlain = model.hasPlainLoads && model.dimensions == 1
    let amount = isPlain ? model.delivered[visit] &+ model.collected[visit] : 0
    let latest = model.latest[visit]
    var places = 0
    for place in 0..<store.touchedCount {
      let slot = store.touched(place)
      let route = store.routes[slot]
      if route.count == 0 || isPlain && route.load &+ amount > route.capacity { continue }
      places &+= Int(route.count) &+ 1
      if places > ruinedPlacesMax { return }
      let profile = Int(route.profile)
      let more = store.slack > 0 ? store.overloadCost(of: amount, in: route) : 0
      var node = store.startNode(slot)
      let end = store.endNode(slot)
      while node != end {
        let row = nodes[node]
        // Places behind are reached later still.
        if model.hasTime, row.depart > latest { break }
        let next = Int(row.next)
        let delta =
          model.ways.cost(profile, into: visit, from: store.spot(node))
          &+ model.ways.cost(profile, visit, store.spot(next)) &- Int(row.costOut) &+ more
        if delta < best.delta, store.allows(visit, after: node), !blink.overlooks(node) {
          best = Place(delta: delta, node: node, kind: -1)
        }
        node = next
      }
    }
  }

  /// Looks beside near visits.
  ///
  /// Where ways keep the triangle inequality, a place costs at least twice what the way to the neighbor
  /// is longer than the way that the place replaces: most are left by that without a look at the table.
  @inline(__always)
  private mutating func searchNear(
    _ visit: Int, in store: borrowing RouteStore, _ best: inout Place
  ) {
    let (nodes, wayOut, wayIn) = (store.nodes, store.wayOut, store.wayIn)
    let ways = store.model.ways
    let before = store.model.near.before
    var least = min(best.delta, RouteStore.beyond)
    let model = store.model
    let isSoft = store.slack > 0
    let amount = isSoft ? model.delivered[visit] &+ model.collected[visit] : 0
    for place in 0..<before.count(visit) {
      let near = before[visit, place]
      let costOut = wayOut[near.visit]
      if 2 &* Int(near.way &- costOut) >= least { continue }
      let next = Int(nodes[near.visit].next)
      var delta = Int(near.way &- costOut) &+ ways.cost(0, visit, store.spot(next))
      if isSoft, delta < least {
        delta &+= store.overloadCost(of: amount, in: store.routes[nodes[near.visit].route])
      }
      if delta >= least || !store.allows(visit, after: Int(near.visit)) { continue }
      if blink.overlooks(Int(near.visit)) { continue }
      least = delta
      best = Place(delta: delta, node: Int(near.visit), kind: -1)
    }
    let after = store.model.near.after
    for place in 0..<after.count(visit) {
      let near = after[visit, place]
      let costIn = wayIn[near.visit]
      if 2 &* Int(near.way &- costIn) >= least { continue }
      let node = Int(nodes[near.visit].prev)
      var delta = Int(near.way &- costIn) &+ ways.cost(0, into: visit, from: store.spot(node))
      if isSoft, delta < least {
        delta &+= store.overloadCost(of: amount, in: store.routes[nodes[near.visit].route])
      }
      if delta >= least || !store.allows(visit, after: node) { continue }
      if blink.overlooks(node) { continue }
      least = delta
      best = Place(delta: delta, node: node, kind: -1)
    }
  }

  /// The same where what ways cost depends on the vehicle.
  private mutating func searchNearByProfile(
    _ visit: Int, in store: borrowing RouteStore, _ best: inout Place
  ) {
    let near = store.model.near
    for place in 0..<near.before.count(visit) {
      let node = Int(near.before[visit, place].visit)
      if store.nodes[node].route >= 0 { consider(visit, after: node, store, &best) }
    }
    for place in 0..<near.after.count(visit) {
      let next = Int(near.after[visit, place].visit)
      if store.nodes[next].route < 0 { continue }
      consider(visit, after: Int(store.nodes[next].prev), store, &best)
    }
  }

  private mutating func searchAll(
    _ visit: Int, in store: borrowing RouteStore, _ best: inout Place
  ) {
    for slot in 0..<store.slotCount where store.routes[slot].count > 0 {
      var node = store.startNode(slot)
      let end = store.endNode(slot)
      while node != end {
        consider(visit, after: node, store, &best)
        node = Int(store.nodes[node].next)
      }
    }
  }

  /// A place is taken when it is cheaper than the best so far, lawful, and not overlooked.
  private mutating func consider(
    _ visit: Int, after node: Int, _ store: borrowing RouteStore, _ best: inout Place
  ) {
    let row = store.nodes[node]
    let (route, model) = (store.routes[row.route], store.model)
    let (profile, ways) = (Int(route.profile), model.ways)
    let more =
      store.slack > 0
      ? store.overloadCost(of: model.delivered[visit] &+ model.collected[visit], in: route) : 0
    let delta =
      ways.cost(profile, store.spot(node), visit)
      &+ ways.cost(profile, visit, store.spot(Int(row.next))) &- Int(row.costOut) &+ more
    if delta >= best.delta || !store.allows(visit, after: node) { return }
    if blink.overlooks(node) { return }
    best = Place(delta: delta, node: node, kind: -1)
  }

  /// The cheapest vehicle at its depot, or leaving the visit.
  private func freshPlace(_ visit: Int, in store: borrowing RouteStore) -> Place {
    var best = Place(delta: min(room, store.model.leaveCost[visit]), node: -1, kind: -1)
    for kind in 0..<store.model.classes.count where store.free[kind] > 0 {
      guard let alone = store.model.aloneCost(visit, class: kind) else { continue }
      let cost = alone &+ store.vehiclePrice
      if cost < best.delta { best = Place(delta: cost, node: -1, kind: kind) }
    }
    return best
  }
}
