/// Makes a visit that fits nowhere all the same, and mends the routes that are then late or overloaded:
/// relocations, also within a route, exchanges and exchanges of tails with near visits, the best first, until everything is
/// lawful or nothing mends (the squeeze of Nagata & Bräysy, Operations Research Letters 37, 2009).
struct Squeeze: Sendable {
  private enum Kind { case relocation, exchange, tails }

  /// A change of two routes: `visit` comes behind `node` or, with tails, what follows `visit` changes
  /// places with what follows `node`.
  private struct Mend {
    var gain = -1e-9
    var kind = Kind.relocation
    var visit = -1
    var node = -1
    /// What is exchanged for the visit.
    var other = -1
  }

  private(set) var routes: PenaltyRoutes
  private let stepMax: Int
  private let priceStep: Double
  /// Whether the rules of a model are among those known here.
  let isUsable: Bool

  /// Room for the routes of a model.
  init(_ model: RoutingModel, settings: RoutingSettings) {
    isUsable = model.hasPlainLoads && !model.walk.isNeeded && settings.squeezeMax > 0
    routes = PenaltyRoutes(model)
    stepMax = settings.squeezeMax
    priceStep = settings.squeezePriceStep
  }

  /// Gives the memory back.
  func free() { routes.free() }

  /// Tries to make a visit of the bank; ``routes`` then holds the lawful answer.
  mutating func run(
    _ visit: Int, in store: borrowing RouteStore, random: inout SeededGenerator
  ) -> Bool {
    let model = store.model
    routes.copy(store)
    var best = (penalty: Double.infinity, node: -1)
    for slot in 0..<store.slotCount
    where routes.kind(slot) >= 0 && model.suits(visit, class: routes.kind(slot))
      && routes.hasRoom(slot, 1)
    {
      let load = routes.load(slot) &+ routes.amount(visit)
      var node = store.startNode(slot)
      while node != store.endNode(slot) {
        let next = Int(routes.stops[node].next)
        let penalty = routes.penalty(
          slot, late: routes.late(joining: node, visit, next, slot: slot), load: load)
        if penalty < best.penalty { best = (penalty, node) }
        node = next
      }
    }
    guard best.node >= 0 else { return false }
    routes.insert(visit, after: best.node)
    for _ in 0..<stepMax {
      guard let slot = unlawfulSlot(&random) else { return true }
      guard let mend = bestMend(of: slot, in: store) else { break }
      make(mend)
    }
    if unlawfulSlot(&random) == nil { return true }
    // What was hard to mend weighs more the next time.
    routes.balance(by: priceStep)
    return false
  }

  /// A slot that is late or overloaded, drawn among the changed ones.
  private func unlawfulSlot(_ random: inout SeededGenerator) -> Int? {
    var found: (count: Int, slot: Int) = (0, -1)
    for place in 0..<routes.changedCount {
      let slot = Int(routes.changed[place])
      if routes.penalty(slot) == 0 { continue }
      found.count += 1
      if random.below(found.count) == 0 { found.slot = slot }
    }
    return found.count > 0 ? found.slot : nil
  }

  private func bestMend(of slot: Int, in store: borrowing RouteStore) -> Mend? {
    var best = Mend()
    let near = store.model.near
    var visit = Int(routes.stops[routes.startNode(slot)].next)
    while store.isVisit(visit) {
      for place in 0..<near.before.count(visit) {
        let node = Int(near.before[visit, place].visit)
        let other = Int(routes.stops[node].slot)
        if store.nodes[node].route == RouteStore.Mark.outside || other < 0 { continue }
        if other == slot {
          move(visit, slot, after: node, &best)
          continue
        }
        relocate(visit, slot, after: node, other, store, &best)
        let next = Int(routes.stops[node].next)
        if store.isVisit(next) { exchange(visit, slot, next, other, store, &best) }
        tails(Int(routes.stops[visit].prev), slot, node, other, store, &best)
      }
      for place in 0..<near.after.count(visit) {
        let next = Int(near.after[visit, place].visit)
        let other = Int(routes.stops[next].slot)
        if store.nodes[next].route == RouteStore.Mark.outside || other < 0 { continue }
        let node = Int(routes.stops[next].prev)
        if other == slot {
          move(visit, slot, after: node, &best)
          continue
        }
        relocate(visit, slot, after: node, other, store, &best)
        if store.isVisit(node) { exchange(visit, slot, node, other, store, &best) }
        tails(visit, slot, node, other, store, &best)
      }
      visit = Int(routes.stops[visit].next)
    }
    return best.node < 0 ? nil : best
  }

  @inline(__always)
  private func relocate(
    _ visit: Int, _ slot: Int, after node: Int, _ other: Int, _ store: borrowing RouteStore,
    _ best: inout Mend
  ) {
    guard store.model.suits(visit, class: routes.kind(other)), routes.hasRoom(other, 1) else {
      return
    }
    let amount = routes.amount(visit)
    let row = routes.stops[visit]
    let old = routes.penalty(slot) + routes.penalty(other)
    var now = routes.penalty(
      other,
      late: routes.late(
        joining: node, visit, Int(routes.stops[node].next), slot: other),
      load: routes.load(other) &+ amount)
    if now - old >= best.gain { return }
    now += routes.penalty(
      slot, late: routes.late(joining: Int(row.prev), Int(row.next), slot: slot),
      load: routes.load(slot) &- amount)
    if now - old < best.gain {
      best = Mend(gain: now - old, kind: .relocation, visit: visit, node: node)
    }
  }

  /// Within its route, which carries the same all along.
  private func move(_ visit: Int, _ slot: Int, after node: Int, _ best: inout Mend) {
    if node == visit || node == Int(routes.stops[visit].prev) { return }
    let gain =
      routes.penalty(
        slot, late: routes.late(moving: visit, after: node, slot: slot), load: routes.load(slot))
      - routes.penalty(slot)
    if gain < best.gain {
      best = Mend(gain: gain, kind: .relocation, visit: visit, node: node)
    }
  }

  @inline(__always)
  private func exchange(
    _ visit: Int, _ slot: Int, _ given: Int, _ other: Int, _ store: borrowing RouteStore,
    _ best: inout Mend
  ) {
    guard store.model.suits(visit, class: routes.kind(other)),
      store.model.suits(given, class: routes.kind(slot))
    else { return }
    let more = routes.amount(given) &- routes.amount(visit)
    let (row, back) = (routes.stops[visit], routes.stops[given])
    let old = routes.penalty(slot) + routes.penalty(other)
    var now = routes.penalty(
      slot, late: routes.late(joining: Int(row.prev), given, Int(row.next), slot: slot),
      load: routes.load(slot) &+ more)
    if now - old >= best.gain { return }
    now += routes.penalty(
      other, late: routes.late(joining: Int(back.prev), visit, Int(back.next), slot: other),
      load: routes.load(other) &- more)
    if now - old < best.gain {
      best = Mend(
        gain: now - old, kind: .exchange, visit: visit, node: Int(back.prev), other: given)
    }
  }

  @inline(__always)
  private func tails(
    _ node: Int, _ slot: Int, _ otherNode: Int, _ other: Int, _ store: borrowing RouteStore,
    _ best: inout Mend
  ) {
    // Vehicles of one class are interchangeable, so tails fit any of their heads.
    guard routes.kind(slot) == routes.kind(other),
      Int(store.model.classes[routes.kind(slot)].visitMax) >= store.model.visitCount
    else { return }
    let (row, otherRow) = (routes.stops[node], routes.stops[otherNode])
    let head = store.isVisit(node) ? row.load : 0
    let otherHead = store.isVisit(otherNode) ? otherRow.load : 0
    let old = routes.penalty(slot) + routes.penalty(other)
    var now = routes.penalty(
      slot, late: routes.late(joining: node, Int(otherRow.next), slot: slot),
      load: head &+ routes.load(other) &- otherHead)
    if now - old >= best.gain { return }
    now += routes.penalty(
      other, late: routes.late(joining: otherNode, Int(row.next), slot: other),
      load: otherHead &+ routes.load(slot) &- head)
    if now - old < best.gain {
      best = Mend(gain: now - old, kind: .tails, visit: node, node: otherNode)
    }
  }

  private mutating func make(_ mend: Mend) {
    switch mend.kind {
    case .relocation:
      let slot = Int(routes.stops[mend.visit].slot)
      routes.remove(mend.visit)
      routes.put(mend.visit, after: mend.node)
      routes.refresh(slot)
      routes.refresh(Int(routes.stops[mend.node].slot))
    case .exchange:
      let slots = (Int(routes.stops[mend.visit].slot), Int(routes.stops[mend.other].slot))
      let before = Int(routes.stops[mend.visit].prev)
      routes.remove(mend.visit)
      routes.remove(mend.other)
      routes.put(mend.visit, after: mend.node)
      routes.put(mend.other, after: before)
      routes.refresh(slots.0)
      routes.refresh(slots.1)
    case .tails:
      routes.exchangeTails(behind: mend.visit, mend.node)
    }
  }
}

extension RouteStore {
  /// Takes over the routes that a squeeze has changed, all of them lawful; every visit of theirs is in
  /// one of them before or in the bank.
  mutating func adopt(_ routes: borrowing PenaltyRoutes, scratch: Slab<Int32>) {
    for place in 0..<routes.changedCount { touch(Int(routes.changed[place])) }
    for place in 0..<routes.changedCount {
      let slot = Int(routes.changed[place])
      var (count, node) = (0, Int(routes.stops[routes.startNode(slot)].next))
      while isVisit(node) {
        if nodes[node].route == Mark.bank { takeFromBank(node) }
        scratch[count] = Int32(truncatingIfNeeded: node)
        count += 1
        node = Int(routes.stops[node].next)
      }
      rewrite(slot, scratch, 0..<count)
    }
  }
}
