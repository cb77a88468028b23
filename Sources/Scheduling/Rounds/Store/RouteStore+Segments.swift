/// Visits in a row of one route.
struct RouteSegment {
  /// The last of them.
  var last: Int
  /// How many they are.
  var count: Int
  /// What they bring to the load of a route, where loads are plain.
  var load: Int
}

/// What moves ask about parts of routes, and how their answers are made true. For plain loads only, and
/// where no route is walked.
extension RouteStore {
  /// So far moves within a route look along it.
  private static let reach = 30

  /// The goods of a visit.
  @inline(__always)
  private func load(_ visit: Int) -> Int {
    model.dimensions == 0 ? 0 : model.delivered[visit] &+ model.collected[visit]
  }

  /// So many visits from one on, or as many as follow.
  @inline(__always)
  func segment(from visit: Int, length: Int) -> RouteSegment {
    var segment = RouteSegment(last: visit, count: 1, load: load(visit))
    while segment.count < length {
      let next = Int(nodes[segment.last].next)
      if !isVisit(next) { break }
      segment.last = next
      segment.count &+= 1
      segment.load &+= load(next)
    }
    return segment
  }

  /// The load and the number of the visits from one on to the end of its route.
  func amount(from visit: Int) -> (load: Int, count: Int) {
    var (sum, count, node) = (0, 0, visit)
    while isVisit(node) {
      sum &+= load(node)
      count &+= 1
      node = Int(nodes[node].next)
    }
    return (sum, count)
  }

  /// The same of those from the start of a route up to a node, which is among them.
  func amount(upTo last: Int) -> (load: Int, count: Int) {
    var (sum, count, node) = (0, 0, last)
    while isVisit(node) {
      sum &+= load(node)
      count &+= 1
      node = Int(nodes[node].prev)
    }
    return (sum, count)
  }

  /// Whether a segment's goods and visits are within what a slot's vehicle may have, when others leave.
  @inline(__always)
  func isLawful(
    _ segment: RouteSegment, from first: Int, into slot: Int,
    without leaving: (load: Int, count: Int)
  ) -> Bool {
    let route = routes[slot]
    if model.dimensions == 1, route.load &- leaving.load &+ segment.load > route.capacity {
      return false
    }
    if Int(route.count) &- leaving.count &+ segment.count > Int(route.visitMax) { return false }
    if model.classes.count == 1 { return true }
    var visit = first
    while model.suits(visit, class: Int(route.kind)) {
      if visit == segment.last { return true }
      visit = Int(nodes[visit].next)
    }
    return false
  }

  /// When the vehicle can go on behind the visits from one to another, made after a node; past every
  /// moment when one of them begins too late.
  @inline(__always)
  func depart(after node: Int, profile: Int, through first: Int, to last: Int) -> Int32 {
    var (from, visit) = (spot(node), first)
    var depart = nodes[node].depart
    while true {
      let arrival = depart &+ model.ways.time(profile, from, visit)
      if arrival > model.latest[visit] { return RoutingModel.far }
      depart = min(
        max(arrival, model.earliest[visit]) &+ model.service[visit], RoutingModel.far / 2)
      if visit == last { return depart }
      from = visit
      visit = Int(nodes[visit].next)
    }
  }

  /// Whether a node is met within reach on the way on from another.
  func leads(from first: Int, to last: Int) -> Bool {
    var node = first
    for _ in 0..<Self.reach {
      if node == last { return true }
      if !isVisit(node) { return false }
      node = Int(nodes[node].next)
    }
    return false
  }

  /// Whether a segment may go to another place of its route that lies within reach.
  func isLawful(moving segment: RouteSegment, from first: Int, after node: Int) -> Bool {
    let (before, next) = (Int(nodes[first].prev), Int(nodes[segment.last].next))
    let behind = Int(nodes[node].next)
    let profile = Int(routes[nodes[first].route].profile)
    let isAhead = leads(from: next, to: node)
    if !isAhead, !leads(from: behind, to: before) { return false }
    if !model.hasTime { return true }
    var now = (depart: nodes[isAhead ? before : node].depart, node: isAhead ? before : node)
    // First what lies between when the segment goes ahead, else the segment.
    let parts =
      isAhead
      ? ((next, node), (first, segment.last)) : ((first, segment.last), (behind, before))
    let last = isAhead ? behind : next
    return goes(&now, parts.0, profile) && goes(&now, parts.1, profile)
      && now.depart &+ model.ways.time(profile, spot(now.node), spot(last)) <= nodes[last].latest
  }

  /// Goes on along the visits from one to another; false when one begins too late.
  private func goes(
    _ now: inout (depart: Int32, node: Int), _ part: (first: Int, last: Int), _ profile: Int
  ) -> Bool {
    var visit = part.first
    while true {
      let arrival = now.depart &+ model.ways.time(profile, spot(now.node), visit)
      if arrival > model.latest[visit] { return false }
      let depart = max(arrival, model.earliest[visit]) &+ model.service[visit]
      now = (min(depart, RoutingModel.far / 2), visit)
      if visit == part.last { return true }
      visit = Int(nodes[visit].next)
    }
  }
}

extension RouteStore {
  /// Lays out one or two routes anew, with the same visits as before together.
  mutating func rewrite(_ lines: RouteLines) {
    touch(lines.slots.0)
    if lines.slots.1 >= 0 { touch(lines.slots.1) }
    rewrite(lines.slots.0, lines.visits, 0..<lines.ends.0)
    if lines.slots.1 >= 0 { rewrite(lines.slots.1, lines.visits, lines.ends.0..<lines.ends.1) }
  }

  /// Lays one slot's route out anew; none is a vehicle back at its depot.
  mutating func rewrite(_ slot: Int, _ visits: Slab<Int32>, _ places: Range<Int>) {
    if places.isEmpty {
      closeRoute(slot)
      return
    }
    let profile = Int(routes[slot].profile)
    var (load, cost) = (0, model.classes[routes[slot].kind].fixedCost)
    var last = startNode(slot)
    for place in places {
      let visit = Int(visits[place])
      nodes[visit].route = Int32(truncatingIfNeeded: slot)
      cost &+= join(last, visit, profile)
      load &+= self.load(visit)
      last = visit
    }
    cost &+= join(last, endNode(slot), profile)
    self.cost += cost - routes[slot].cost
    routes[slot].cost = cost
    setLoad(slot, to: load)
    routes[slot].count = Int32(places.count)
    refresh(slot)
  }

  /// Makes two nodes follow one another, and returns what the way costs.
  @inline(__always)
  private func join(_ node: Int, _ next: Int, _ profile: Int) -> Int {
    let (from, to) = (spot(node), spot(next))
    let way = model.ways.cost(profile, from, to)
    nodes[node].next = Int32(truncatingIfNeeded: next)
    nodes[node].costOut = Int32(truncatingIfNeeded: way)
    nodes[node].timeOut = model.ways.time(profile, from, to)
    nodes[next].prev = Int32(truncatingIfNeeded: node)
    nodes[next].costIn = Int32(truncatingIfNeeded: way)
    if isVisit(node) { wayOut[node] = Int32(truncatingIfNeeded: way) }
    if isVisit(next) { wayIn[next] = Int32(truncatingIfNeeded: way) }
    return way
  }
}
