/// Two pairs of different routes change routes, each into its best places of the other: the pair of a
/// pickup, and the pair of a node near it.
struct PairExchange: RoundsMove {
  /// Scratch.
  var own: PairLine
  /// The same.
  var other: PairLine

  /// Both routes without their pairs, and where the other's pair goes.
  private struct Judgment {
    var delta: Int
    var own: PairLine
    var ownPlace: PairLine.Place
    var other: PairLine
    var otherPlace: PairLine.Place
  }

  func delta(
    of visit: Int, after node: Int, in store: borrowing RouteStore, below most: Int
  ) -> Int? {
    judge(visit, node, store, min(most, .max / 4))?.delta
  }

  /// The pickup of the pair that a node belongs to.
  private func pickup(of node: Int, _ store: borrowing RouteStore) -> Int? {
    guard store.isVisit(node), store.model.partner[node] >= 0 else { return nil }
    return store.model.isPickup[node] ? node : Int(store.model.partner[node])
  }

  private func judge(
    _ visit: Int, _ node: Int, _ store: borrowing RouteStore, _ most: Int
  ) -> Judgment? {
    let slots = (Int(store.nodes[visit].route), Int(store.nodes[node].route))
    guard slots.0 != slots.1, store.model.partner[visit] >= 0, store.model.isPickup[visit],
      let back = pickup(of: node, store)
    else { return nil }
    let saved = store.cost(without: visit) &+ store.cost(without: back)
    if saved >= most { return nil }
    var (own, other) = (own, other)
    guard other.fill(slots.1, without: back, in: store),
      let otherPlace = other.best(visit, below: most &- saved, in: store),
      own.fill(slots.0, without: visit, in: store),
      let ownPlace = own.best(back, below: most &- saved &- otherPlace.delta, in: store)
    else { return nil }
    return Judgment(
      delta: saved &+ otherPlace.delta &+ ownPlace.delta, own: own, ownPlace: ownPlace,
      other: other, otherPlace: otherPlace)
  }

  func lay(
    _ lines: inout RouteLines, of visit: Int, after node: Int, in store: borrowing RouteStore
  ) {
    guard let move = judge(visit, node, store, .max / 4), let back = pickup(of: node, store) else {
      return
    }
    lines.begin(Int(store.nodes[node].route))
    move.other.lay(&lines, visit, at: move.otherPlace, in: store)
    lines.turn(to: Int(store.nodes[visit].route))
    move.own.lay(&lines, back, at: move.ownPlace, in: store)
  }
}
