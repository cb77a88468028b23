/// A few visits in a row change places with a few of another route.
struct SegmentExchange: RoundsMove {
  /// How many visits of the first route; at its end fewer.
  var length: Int
  /// The same of the second, behind the node.
  var otherLength: Int

  func delta(
    of visit: Int, after node: Int, in store: borrowing RouteStore, below most: Int
  ) -> Int? {
    let (nodes, model) = (store.nodes, store.model)
    let (own, other) = (Int(nodes[visit].route), Int(nodes[node].route))
    let given = Int(nodes[node].next)
    guard own != other, store.isVisit(given) else { return nil }
    let profile = Int(store.routes[own].profile)
    guard Int(store.routes[other].profile) == profile else { return nil }
    let segment = store.segment(from: visit, length: length)
    let back = store.segment(from: given, length: otherLength)
    let (before, next) = (Int(nodes[visit].prev), Int(nodes[segment.last].next))
    let behind = Int(nodes[back.last].next)
    let ways = model.ways
    let delta =
      ways.cost(profile, store.spot(node), visit)
      &+ ways.cost(profile, segment.last, store.spot(behind))
      &+ ways.cost(profile, store.spot(before), given)
      &+ ways.cost(profile, back.last, store.spot(next))
      &- Int(nodes[node].costOut) &- Int(nodes[visit].costIn)
      &- Int(nodes[segment.last].costOut) &- Int(nodes[back.last].costOut)
    if delta >= most { return nil }
    guard store.isLawful(segment, from: visit, into: other, without: (back.load, back.count)),
      store.isLawful(back, from: given, into: own, without: (segment.load, segment.count))
    else { return nil }
    guard model.hasTime else { return delta }
    let depart = store.depart(after: node, profile: profile, through: visit, to: segment.last)
    if depart &+ ways.time(profile, segment.last, store.spot(behind)) > nodes[behind].latest {
      return nil
    }
    let otherDepart = store.depart(
      after: before, profile: profile, through: given, to: back.last)
    return otherDepart &+ ways.time(profile, back.last, store.spot(next)) <= nodes[next].latest
      ? delta : nil
  }

  func lay(
    _ lines: inout RouteLines, of visit: Int, after node: Int, in store: borrowing RouteStore
  ) {
    let (own, other) = (Int(store.nodes[visit].route), Int(store.nodes[node].route))
    let given = Int(store.nodes[node].next)
    let next = Int(store.nodes[store.segment(from: visit, length: length).last].next)
    let behind = Int(store.nodes[store.segment(from: given, length: otherLength).last].next)
    lines.begin(other)
    lines.append(from: store.startNode(other), upTo: given, in: store)
    lines.append(from: visit, upTo: next, in: store)
    lines.append(from: behind, upTo: store.endNode(other), in: store)
    lines.turn(to: own)
    lines.append(from: store.startNode(own), upTo: visit, in: store)
    lines.append(from: given, upTo: behind, in: store)
    lines.append(from: next, upTo: store.endNode(own), in: store)
  }
}
