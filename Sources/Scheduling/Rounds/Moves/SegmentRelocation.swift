/// A few visits in a row go elsewhere, in their own route or another: relocation of one, or-opt of more.
struct SegmentRelocation: RoundsMove {
  /// How many visits; at the end of a route fewer.
  var length: Int

  func delta(
    of visit: Int, after node: Int, in store: borrowing RouteStore, below most: Int
  ) -> Int? {
    let (nodes, model) = (store.nodes, store.model)
    let (own, other) = (Int(nodes[visit].route), Int(nodes[node].route))
    let profile = Int(store.routes[own].profile)
    guard Int(store.routes[other].profile) == profile else { return nil }
    let segment = store.segment(from: visit, length: length)
    let (before, next) = (Int(nodes[visit].prev), Int(nodes[segment.last].next))
    let behind = Int(nodes[node].next)
    if node == before { return nil }
    var delta =
      model.ways.cost(profile, store.spot(node), visit)
      &+ model.ways.cost(profile, segment.last, store.spot(behind))
      &- Int(nodes[node].costOut) &- Int(nodes[visit].costIn) &- Int(nodes[segment.last].costOut)
    if segment.count < Int(store.routes[own].count) {
      delta &+= model.ways.cost(profile, store.spot(before), store.spot(next))
    } else {
      // A vehicle less, unless the route is the segment itself.
      if own == other { return nil }
      delta &-= model.classes[store.routes[own].kind].fixedCost
    }
    if delta >= most { return nil }
    if own == other {
      return store.isLawful(moving: segment, from: visit, after: node) ? delta : nil
    }
    guard store.isLawful(segment, from: visit, into: other, without: (0, 0)) else { return nil }
    if model.hasTime {
      let depart = store.depart(after: node, profile: profile, through: visit, to: segment.last)
      if depart &+ model.ways.time(profile, segment.last, store.spot(behind))
        > nodes[behind].latest
      {
        return nil
      }
      // Where a detour is quicker than the direct way.
      if segment.count < Int(store.routes[own].count),
        nodes[before].depart &+ model.ways.time(profile, store.spot(before), store.spot(next))
          > nodes[next].latest
      {
        return nil
      }
    }
    return delta
  }

  func lay(
    _ lines: inout RouteLines, of visit: Int, after node: Int, in store: borrowing RouteStore
  ) {
    let (own, other) = (Int(store.nodes[visit].route), Int(store.nodes[node].route))
    let next = Int(store.nodes[store.segment(from: visit, length: length).last].next)
    let behind = Int(store.nodes[node].next)
    let (start, end) = (store.startNode(own), store.endNode(own))
    lines.begin(other)
    if own == other {
      if store.leads(from: next, to: node) {
        lines.append(from: start, upTo: visit, in: store)
        lines.append(from: next, upTo: behind, in: store)
        lines.append(from: visit, upTo: next, in: store)
        lines.append(from: behind, upTo: end, in: store)
      } else {
        lines.append(from: start, upTo: behind, in: store)
        lines.append(from: visit, upTo: next, in: store)
        lines.append(from: behind, upTo: visit, in: store)
        lines.append(from: next, upTo: end, in: store)
      }
      return
    }
    lines.append(from: store.startNode(other), upTo: behind, in: store)
    lines.append(from: visit, upTo: next, in: store)
    lines.append(from: behind, upTo: store.endNode(other), in: store)
    lines.turn(to: own)
    lines.append(from: start, upTo: visit, in: store)
    lines.append(from: next, upTo: end, in: store)
  }
}
