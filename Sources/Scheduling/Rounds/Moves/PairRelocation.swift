/// A pickup goes behind a node of its own or another route, and its delivery where that then adds least.
struct PairRelocation: RoundsMove {
  /// Scratch.
  var own: PairLine
  /// The same.
  var other: PairLine

  func delta(
    of visit: Int, after node: Int, in store: borrowing RouteStore, below most: Int
  ) -> Int? {
    judge(visit, node, store, min(most, .max / 4))?.delta
  }

  /// What is added, and where in the other line.
  private func judge(
    _ visit: Int, _ node: Int, _ store: borrowing RouteStore, _ most: Int
  ) -> (delta: Int, line: PairLine, place: PairLine.Place)? {
    let slots = (Int(store.nodes[visit].route), Int(store.nodes[node].route))
    guard store.model.partner[visit] >= 0, store.model.isPickup[visit],
      node != Int(store.model.partner[visit])
    else { return nil }
    var saved = store.cost(without: visit)
    // A vehicle less.
    if store.routes[slots.0].count == 2 {
      if slots.0 == slots.1 { return nil }
      saved = -store.routes[slots.0].cost
    }
    if saved >= most { return nil }
    var line = other
    guard
      line.fill(slots.1, without: slots.0 == slots.1 ? visit : -1, in: store),
      Int(store.routes[slots.1].count) &+ (slots.0 == slots.1 ? 0 : 2)
        <= Int(store.routes[slots.1].visitMax),
      let at = line.place(of: node),
      let place = line.best(visit, behind: at, below: most &- saved, in: store)
    else { return nil }
    if slots.0 != slots.1, store.routes[slots.0].count > 2 {
      var left = own
      if !left.fill(slots.0, without: visit, in: store) { return nil }
    }
    return (saved &+ place.delta, line, place)
  }

  func lay(
    _ lines: inout RouteLines, of visit: Int, after node: Int, in store: borrowing RouteStore
  ) {
    let slots = (Int(store.nodes[visit].route), Int(store.nodes[node].route))
    guard let move = judge(visit, node, store, .max / 4) else { return }
    lines.begin(slots.1)
    move.line.lay(&lines, visit, at: move.place, in: store)
    if slots.0 == slots.1 { return }
    lines.turn(to: slots.0)
    var left = own
    _ = left.fill(slots.0, without: visit, in: store)
    left.lay(&lines, -1, at: move.place, in: store)
  }
}

extension RouteStore {
  /// What a route costs more without a pickup and its delivery, mostly a negative number.
  @inline(__always)
  func cost(without pickup: Int) -> Int {
    let delivery = Int(model.partner[pickup])
    let profile = Int(routes[nodes[pickup].route].profile)
    let (first, last) = (nodes[pickup], nodes[delivery])
    let before = spot(Int(first.prev))
    if Int(first.next) == delivery {
      return model.ways.cost(profile, before, spot(Int(last.next))) &- Int(first.costIn)
        &- Int(first.costOut) &- Int(last.costOut)
    }
    return model.ways.cost(profile, before, spot(Int(first.next)))
      &+ model.ways.cost(profile, spot(Int(last.prev)), spot(Int(last.next)))
      &- Int(first.costIn) &- Int(first.costOut) &- Int(last.costIn) &- Int(last.costOut)
  }
}
