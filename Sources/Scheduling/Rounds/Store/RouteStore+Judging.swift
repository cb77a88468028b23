/// Whether visits fit where they might be put.
extension RouteStore {
  /// Whether a visit may be made after a node by the times and loads of the route.
  @inline(__always)
  func allows(_ visit: Int, after node: Int) -> Bool {
    let slot = nodes[node].route
    let route = routes[slot]
    if model.hasPlainLoads {
      if model.dimensions == 1,
        route.load &+ model.delivered[visit] &+ model.collected[visit] > route.capacity
      {
        return false
      }
    } else if !loads.allows(visit, after: node, kind: Int(route.kind), nodes: nodes, model: model) {
      return false
    }
    guard model.suits(visit, class: Int(route.kind)), route.count < route.visitMax else {
      return false
    }
    if !model.hasTime { return !model.walk.isNeeded || walks(visit, after: node) }
    let profile = Int(route.profile)
    let arrival = nodes[node].depart &+ model.ways.time(profile, spot(node), visit)
    if arrival > model.latest[visit] { return false }
    let depart = max(arrival, model.earliest[visit]) &+ model.service[visit]
    let next = Int(nodes[node].next)
    return depart &+ model.ways.time(profile, visit, spot(next)) <= nodes[next].latest
      && (!model.walk.isNeeded || walks(visit, after: node))
  }

  /// Whether a visit that the vehicle reaches at a moment begins in time, and with it the node that
  /// follows.
  @inline(__always)
  func reaches(_ next: Int, by visit: Int, arriving arrival: Int32, profile: Int) -> Bool {
    if !model.hasTime { return true }
    if arrival > model.latest[visit] { return false }
    let depart = max(arrival, model.earliest[visit]) &+ model.service[visit]
    return depart &+ model.ways.time(profile, visit, spot(next)) <= nodes[next].latest
  }

  /// Whether the goods of a pickup fit on the leg behind a node.
  @inline(__always)
  func carries(_ pickup: Int, behind node: Int, kind: Int) -> Bool {
    for dimension in 0..<model.dimensions {
      let more = model.collected[pickup &* model.dimensions &+ dimension]
      if loads.aboard(node, dimension) &+ more
        > model.capacity[kind &* model.dimensions &+ dimension]
      {
        return false
      }
    }
    return true
  }
}
