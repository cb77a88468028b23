/// Two routes exchange what follows a place in each (2-opt* of Potvin & Rousseau, Journal of the
/// Operational Research Society 46, 1995).
///
/// No string that a ruin tears out is long enough for that in long routes.
struct TailExchange: RoundsMove {
  func delta(
    of visit: Int, after node: Int, in store: borrowing RouteStore, below most: Int
  ) -> Int? {
    let nodes = store.nodes
    let (own, other) = (Int(nodes[visit].route), Int(nodes[node].route))
    // Vehicles of one class are interchangeable, so tails fit any of their heads.
    guard own != other, store.routes[own].kind == store.routes[other].kind else { return nil }
    let model = store.model
    let profile = Int(store.routes[own].profile)
    let (before, behind) = (Int(nodes[visit].prev), Int(nodes[node].next))
    let joins = store.isVisit(before) || store.isVisit(behind)
    var delta =
      model.ways.cost(profile, store.spot(node), visit) &- Int(nodes[node].costOut)
      &- Int(nodes[visit].costIn)
    if joins {
      delta &+= model.ways.cost(profile, store.spot(before), store.spot(behind))
    } else {
      // A vehicle less.
      delta &-= model.classes[store.routes[own].kind].fixedCost
    }
    if delta >= most || !store.isVisit(before) && !store.isVisit(node) { return nil }
    if model.hasTime {
      let arrival = nodes[node].depart &+ model.ways.time(profile, store.spot(node), visit)
      if arrival > nodes[visit].latest { return nil }
      if joins,
        nodes[before].depart
          &+ model.ways.time(profile, store.spot(before), store.spot(behind))
          > nodes[behind].latest
      {
        return nil
      }
    }
    return fits(visit, after: node, own, other, in: store) ? delta : nil
  }

  /// Whether loads and numbers of visits are within what the class may.
  private func fits(
    _ visit: Int, after node: Int, _ own: Int, _ other: Int, in store: borrowing RouteStore
  ) -> Bool {
    let (own, other) = (store.routes[own], store.routes[other])
    let counts = own.visitMax < store.model.visitCount
    if store.model.dimensions == 0, !counts { return true }
    let tail = store.amount(from: visit)
    let head = store.amount(upTo: node)
    let load = head.load &+ tail.load
    let count = head.count &+ tail.count
    return load <= other.capacity && own.load &+ other.load &- load <= own.capacity
      && count <= Int(other.visitMax) && Int(own.count &+ other.count) &- count <= Int(own.visitMax)
  }

  func lay(
    _ lines: inout RouteLines, of visit: Int, after node: Int, in store: borrowing RouteStore
  ) {
    let (own, other) = (Int(store.nodes[visit].route), Int(store.nodes[node].route))
    let behind = Int(store.nodes[node].next)
    lines.begin(other)
    lines.append(from: store.startNode(other), upTo: behind, in: store)
    lines.append(from: visit, upTo: store.endNode(own), in: store)
    lines.turn(to: own)
    lines.append(from: store.startNode(own), upTo: visit, in: store)
    lines.append(from: behind, upTo: store.endNode(other), in: store)
  }
}
