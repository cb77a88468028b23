/// The routes of an answer, changed in place, with times and loads that let an insertion be judged in
/// constant time, and a log that takes changes back.
///
/// Visits are nodes of lists. The route of a *slot* runs from the node ``startNode(_:)`` to the node
/// ``endNode(_:)``, which stand behind those of the visits. A visit that no route makes is in the *bank*.
struct RouteStore: ~Copyable {
  /// A visit, or an end of a route.
  struct Node: BitwiseCopyable, Sendable {
    /// The node before.
    var prev: Int32 = -1
    /// The node behind; of a visit in the bank its position there.
    var next: Int32 = -1
    /// The slot; negative in the bank or outside of the search.
    var route: Int32 = -1
    /// The earliest moment at which the vehicle can go on.
    var depart: Int32 = 0
    /// The latest beginning with which all that follows is in time.
    var latest: Int32 = 0
    /// What the way to the next node costs.
    var costOut: Int32 = 0
    /// How long it takes.
    var timeOut: Int32 = 0
    /// What the way from the node before costs.
    var costIn: Int32 = 0
  }

  /// What is known of a whole route.
  struct Route: BitwiseCopyable, Sendable {
    /// How many visits it makes; 0 when the slot is free.
    var count: Int32 = 0
    /// The vehicle class.
    var kind: Int32 = -1
    /// The class's table of ways.
    var profile: Int32 = 0
    /// The most visits that it may make.
    var visitMax: Int32 = 0
    /// With plain loads what is on board at most.
    var load = 0
    /// The most of that, the slack among it.
    var capacity = 0
    /// Ways and the vehicle.
    var cost = 0
    /// A number that no other state of any route has had since the store was made.
    var version = 0
  }

  /// Marks of ``Node/route`` for visits in no route.
  enum Mark {
    /// In the bank.
    static let bank: Int32 = -1
    /// Not in this search.
    static let outside: Int32 = -2
    /// On its way from one place to another, within a change.
    static let listed: Int32 = -3
  }

  let model: RoutingModel
  /// Visits, then two nodes a slot.
  let nodes: Slab<Node>
  /// For each visit what its way to the next node costs, as in ``Node/costOut``, and ``nowhere`` in no
  /// route: a table so small that it stays in the fastest cache.
  let wayOut: Slab<Int32>
  /// The same of the way from the node before.
  let wayIn: Slab<Int32>
  /// So small that every place beside the visit seems dear.
  static let nowhere = Int32.min / 4
  /// More than any place adds, and not more than a place beside ``nowhere`` seems to.
  static let beyond = 1 << 30
  /// By slot.
  let routes: Slab<Route>
  /// How many slots there are.
  let slotCount: Int
  /// For both ends of each slot their spots.
  private let endSpots: Slab<Int32>
  /// Visits that no route makes.
  let bank: Slab<Int32>
  private(set) var bankCount = 0
  /// For each class the vehicles at their depots.
  let free: Slab<Int32>
  private let freeSlots: Slab<Int32>
  private var freeSlotCount = 0
  /// Vehicles on their way.
  var routeCount: Int { slotCount &- freeSlotCount }
  /// All routes and the visits left.
  var cost = 0
  /// What a vehicle may carry beyond its capacity.
  var slack = 0
  /// All goods beyond capacities.
  var overload = 0
  /// What a unit of them costs in the eyes of the search.
  var overloadPrice = 0
  /// What a vehicle on its way costs besides in the eyes of the search.
  var vehiclePrice = 0
  private var log: RouteLog
  /// The last version of a route.
  private var version = 0
  /// How loads grow and shrink along routes where that matters.
  let loads: LoadTable
  /// Judges what the fast tests do not know.
  let walk: RouteWalk
  /// Visits that leave with the other ends of their pairs; scratch.
  let torn: Slab<Int32>
  /// Marks of them; all false between two changes.
  let isTorn: Slab<Bool>

  /// Everything outside.
  init(_ model: RoutingModel) {
    self.model = model
    slotCount = model.slotCount
    nodes = Slab(repeating: Node(), count: model.visitCount + 2 * slotCount)
    wayOut = Slab(repeating: Self.nowhere, count: model.visitCount)
    wayIn = Slab(repeating: Self.nowhere, count: model.visitCount)
    routes = Slab(repeating: Route(), count: slotCount)
    endSpots = Slab(repeating: 0, count: 2 * slotCount)
    bank = Slab(repeating: -1, count: model.visitCount)
    free = Slab(repeating: 0, count: model.classes.count)
    freeSlots = Slab(repeating: 0, count: slotCount)
    log = RouteLog(nodes: nodes.count, slots: slotCount, visits: model.visitCount)
    loads = LoadTable(model, nodes: nodes.count)
    walk = RouteWalk(model)
    torn = Slab(repeating: -1, count: model.hasPairs ? model.visitCount : 0)
    isTorn = Slab(repeating: false, count: torn.count)
    clear()
  }

  deinit {
    nodes.free()
    wayOut.free()
    wayIn.free()
    routes.free()
    endSpots.free()
    bank.free()
    free.free()
    freeSlots.free()
    log.free()
    loads.free()
    walk.free()
    torn.free()
    isTorn.free()
  }

  /// The node at which a slot's route begins.
  @inline(__always)
  func startNode(_ slot: Int) -> Int { model.visitCount &+ 2 &* slot }

  /// The node at which a slot's route ends.
  @inline(__always)
  func endNode(_ slot: Int) -> Int { model.visitCount &+ 2 &* slot &+ 1 }

  /// Where a node is.
  @inline(__always)
  func spot(_ node: Int) -> Int {
    node < model.visitCount ? node : Int(endSpots[node &- model.visitCount])
  }

  /// Whether a node is a visit, no end of a route.
  @inline(__always)
  func isVisit(_ node: Int) -> Bool { node < model.visitCount }

  // MARK: - Filling

  /// Puts everything outside.
  mutating func clear() {
    for node in 0..<nodes.count {
      nodes[node] = Node()
      nodes[node].route = Mark.outside
    }
    for visit in 0..<model.visitCount {
      wayOut[visit] = Self.nowhere
      wayIn[visit] = Self.nowhere
    }
    for slot in 0..<slotCount {
      routes[slot] = Route()
      freeSlots[slot] = Int32(slotCount - 1 - slot)
    }
    freeSlotCount = slotCount
    for kind in 0..<model.classes.count { free[kind] = model.classes[kind].count }
    bankCount = 0
    cost = 0
    overload = 0
    log.begin(bank: bank, count: 0, cost: 0, overload: 0)
  }

  /// Takes a visit from outside into the bank.
  mutating func bring(_ visit: Int) {
    putInBank(visit)
    cost += model.leaveCost[visit]
  }

  /// Builds a lawful route of visits from outside.
  mutating func adopt(_ route: RoundsRoute) {
    guard let slot = openRoute(route.kind) else {
      for visit in route.visits { bring(Int(visit)) }
      return
    }
    var last = startNode(slot)
    for visit in route.visits {
      link(Int(visit), after: last, slot: slot)
      last = Int(visit)
    }
    refresh(slot)
  }

  /// The routes in use, by slot.
  func snapshot() -> [RoundsRoute] {
    (0..<slotCount).filter { routes[$0].count > 0 }.map { slot in
      RoundsRoute(kind: Int(routes[slot].kind), visits: visits(slot))
    }
  }

  /// The visits of a slot in order.
  func visits(_ slot: Int) -> [Int32] {
    var result: [Int32] = []
    var node = nodes[startNode(slot)].next
    while isVisit(Int(node)) {
      result.append(node)
      node = nodes[node].next
    }
    return result
  }

  // MARK: - Log

  /// Begins a change that ``rollBack()`` can undo.
  mutating func begin() {
    log.begin(bank: bank, count: bankCount, cost: cost, overload: overload)
  }

  /// How many slots were touched since ``begin()``.
  var touchedCount: Int { log.count }

  /// How many visits were in the bank at ``begin()``; they stand there first until one leaves.
  var bankCountBefore: Int { log.bankCount }

  /// One of them.
  func touched(_ place: Int) -> Int { log.slot(place) }

  /// Undoes everything since ``begin()``.
  mutating func rollBack() {
    var isReopening = false
    for place in 0..<log.count {
      let slot = log.slot(place)
      let old = log.route(place)
      let now = routes[slot]
      if now.count > 0 { free[now.kind] += 1 }
      if old.count > 0 { free[old.kind] -= 1 }
      if now.count > 0, old.count == 0 {
        freeSlots[freeSlotCount] = Int32(slot)
        freeSlotCount += 1
      }
      routes[slot] = old
      if old.count > 0 {
        if now.count == 0 { isReopening = true }
        endSpots[2 * slot] = model.classes[old.kind].start
        endSpots[2 * slot + 1] = model.classes[old.kind].end
      }
    }
    if isReopening {
      // Freed slots that are in use again leave the stack.
      var kept = 0
      for place in 0..<freeSlotCount where routes[freeSlots[place]].count == 0 {
        freeSlots[kept] = freeSlots[place]
        kept += 1
      }
      freeSlotCount = kept
    }
    bankCount = log.restore(nodes: nodes, wayOut: wayOut, wayIn: wayIn, bank: bank)
    cost = log.cost
    overload = log.overload
    for place in 0..<bankCount {
      let visit = bank[place]
      nodes[visit].route = Mark.bank
      nodes[visit].next = Int32(place)
      wayOut[visit] = Self.nowhere
      wayIn[visit] = Self.nowhere
    }
    if !model.hasPlainLoads {
      for place in 0..<log.count where routes[log.slot(place)].count > 0 {
        refreshLoads(log.slot(place))
      }
    }
  }

  @inline(__always)
  mutating func touch(_ slot: Int) {
    log.note(
      slot, route: routes[slot], from: startNode(slot), to: endNode(slot), nodes: nodes)
    version &+= 1
    routes[slot].version = version
  }

  // MARK: - Changing

  /// Sends a vehicle of a class out without visits; `nil` when there is none.
  ///
  /// The caller inserts a visit at once.
  mutating func openRoute(_ kind: Int) -> Int? {
    guard free[kind] > 0, freeSlotCount > 0 else { return nil }
    freeSlotCount -= 1
    let slot = Int(freeSlots[freeSlotCount])
    touch(slot)
    let row = model.classes[kind]
    free[kind] -= 1
    let (start, end) = (startNode(slot), endNode(slot))
    endSpots[2 * slot] = row.start
    endSpots[2 * slot + 1] = row.end
    let way = model.ways.cost(Int(row.profile), Int(row.start), Int(row.end))
    nodes[start] = Node(
      prev: -1, next: Int32(end), route: Int32(slot), depart: row.earliest, latest: row.latest,
      costOut: Int32(way),
      timeOut: model.ways.time(Int(row.profile), Int(row.start), Int(row.end)))
    nodes[end] = Node(
      prev: Int32(start), next: -1, route: Int32(slot), depart: row.earliest, latest: row.latest,
      costIn: Int32(way))
    routes[slot] = Route(
      count: 0, kind: Int32(kind), profile: row.profile, visitMax: row.visitMax, load: 0,
      capacity: model.dimensions == 0 ? 0 : model.capacity[kind * model.dimensions] + slack,
      cost: row.fixedCost + way, version: version)
    cost += row.fixedCost + way
    return slot
  }

  /// Takes a slot's empty route back.
  mutating func closeRoute(_ slot: Int) {
    free[routes[slot].kind] += 1
    cost -= routes[slot].cost
    setLoad(slot, to: 0)
    routes[slot] = Route()
    freeSlots[freeSlotCount] = Int32(slot)
    freeSlotCount += 1
  }

  /// Makes a visit of the bank after a node, which must be lawful.
  mutating func insert(_ visit: Int, after node: Int) {
    let slot = Int(nodes[node].route)
    touch(slot)
    takeFromBank(visit)
    link(visit, after: node, slot: slot)
    refresh(slot, from: visit, to: visit)
  }

  /// Begins a route with a visit of the bank; false when the class has no vehicle left.
  mutating func insert(_ visit: Int, class kind: Int) -> Bool {
    guard let slot = openRoute(kind) else { return false }
    takeFromBank(visit)
    link(visit, after: startNode(slot), slot: slot)
    refresh(slot, from: visit, to: visit)
    return true
  }

  /// Puts visits of one route, the first `count` of a scratch list in the order of the route, into the
  /// bank, and with them the other ends of their pairs.
  mutating func remove(_ visits: Slab<Int32>, count: Int) {
    guard count > 0 else { return }
    if model.hasPairs {
      let all = listWithPartners(visits, count: count)
      takeOut(torn, count: all)
    } else {
      takeOut(visits, count: count)
    }
  }

  @inline(__always)
  private mutating func takeOut(_ visits: Slab<Int32>, count: Int) {
    let slot = Int(nodes[visits[0]].route)
    touch(slot)
    let before = Int(nodes[visits[0]].prev)
    let behind = Int(nodes[visits[count - 1]].next)
    for place in 0..<count {
      let visit = Int(visits[place])
      unlink(visit, slot: slot)
      putInBank(visit)
      cost += model.leaveCost[visit]
    }
    if routes[slot].count == 0 {
      closeRoute(slot)
    } else {
      let first = Int(nodes[before].next)
      refresh(slot, from: first, to: Int(nodes[behind].prev))
      if model.hasTime, !isInTime(from: first, to: behind) {
        empty(slot)
      } else if model.walk.isNeeded, !walks(slot) {
        empty(slot)
      }
    }
  }

  /// Whether the nodes from one to another begin in time, and with them all that follow.
  ///
  /// Without a visit a route takes no longer only where detours are never quicker than direct ways.
  @inline(__always)
  private func isInTime(from first: Int, to last: Int) -> Bool {
    var node = first
    while true {
      let before = nodes[nodes[node].prev]
      let arrival = before.depart &+ before.timeOut
      let begin = isVisit(node) ? max(arrival, model.earliest[node]) : arrival
      if begin > nodes[node].latest { return false }
      if node == last { return true }
      node = Int(nodes[node].next)
    }
  }

  /// Puts all visits of a slot into the bank.
  private mutating func empty(_ slot: Int) {
    for visit in visits(slot) {
      unlink(Int(visit), slot: slot)
      putInBank(Int(visit))
      cost += model.leaveCost[visit]
    }
    closeRoute(slot)
  }

  /// Puts all visits of a slot's route into the bank and sends its vehicle away for good.
  mutating func dismiss(_ slot: Int) {
    touch(slot)
    let kind = routes[slot].kind
    empty(slot)
    free[kind] -= 1
  }

  /// What routes cost beside what leaving visits does.
  var wayCost: Int {
    var left = 0
    for place in 0..<bankCount { left &+= model.leaveCost[bank[place]] }
    return cost &- left
  }

  mutating func putInBank(_ visit: Int) {
    nodes[visit].route = Mark.bank
    nodes[visit].next = Int32(bankCount)
    wayOut[visit] = Self.nowhere
    wayIn[visit] = Self.nowhere
    bank[bankCount] = Int32(visit)
    bankCount += 1
  }

  mutating func takeFromBank(_ visit: Int) {
    let place = Int(nodes[visit].next)
    bankCount -= 1
    let last = bank[bankCount]
    bank[place] = last
    nodes[last].next = Int32(place)
    cost -= model.leaveCost[visit]
  }

  @inline(__always)
  mutating func link(_ visit: Int, after node: Int, slot: Int) {
    let profile = Int(routes[slot].profile)
    let next = Int(nodes[node].next)
    let (from, to) = (spot(node), spot(next))
    let (into, onward) = (
      model.ways.cost(profile, from, visit), model.ways.cost(profile, visit, to)
    )
    let delta = into &+ onward &- Int(nodes[node].costOut)
    nodes[node].next = Int32(visit)
    nodes[node].costOut = Int32(truncatingIfNeeded: into)
    nodes[node].timeOut = model.ways.time(profile, from, visit)
    nodes[next].prev = Int32(visit)
    nodes[next].costIn = Int32(truncatingIfNeeded: onward)
    nodes[visit].prev = Int32(node)
    nodes[visit].costIn = Int32(truncatingIfNeeded: into)
    nodes[visit].next = Int32(next)
    nodes[visit].route = Int32(slot)
    nodes[visit].costOut = Int32(truncatingIfNeeded: onward)
    wayIn[visit] = Int32(truncatingIfNeeded: into)
    wayOut[visit] = Int32(truncatingIfNeeded: onward)
    if isVisit(node) { wayOut[node] = Int32(truncatingIfNeeded: into) }
    if isVisit(next) { wayIn[next] = Int32(truncatingIfNeeded: onward) }
    nodes[visit].timeOut = model.ways.time(profile, visit, to)
    routes[slot].count += 1
    routes[slot].cost += delta
    cost += delta
    if model.dimensions == 1 {
      setLoad(slot, to: routes[slot].load &+ model.delivered[visit] &+ model.collected[visit])
    }
  }

  @inline(__always)
  private mutating func unlink(_ visit: Int, slot: Int) {
    let profile = Int(routes[slot].profile)
    let (before, next) = (Int(nodes[visit].prev), Int(nodes[visit].next))
    let (from, to) = (spot(before), spot(next))
    let way = model.ways.cost(profile, from, to)
    let delta = way &- Int(nodes[before].costOut) &- Int(nodes[visit].costOut)
    nodes[before].next = Int32(next)
    nodes[before].costOut = Int32(truncatingIfNeeded: way)
    nodes[before].timeOut = model.ways.time(profile, from, to)
    nodes[next].prev = Int32(before)
    nodes[next].costIn = Int32(truncatingIfNeeded: way)
    if isVisit(before) { wayOut[before] = Int32(truncatingIfNeeded: way) }
    if isVisit(next) { wayIn[next] = Int32(truncatingIfNeeded: way) }
    routes[slot].count -= 1
    routes[slot].cost += delta
    cost += delta
    if model.dimensions == 1 {
      setLoad(slot, to: routes[slot].load &- model.delivered[visit] &- model.collected[visit])
    }
  }

  // MARK: - Times and loads

  /// Computes times and loads of a whole route.
  mutating func refresh(_ slot: Int) {
    refresh(slot, from: Int(nodes[startNode(slot)].next), to: Int(nodes[endNode(slot)].prev))
  }

  /// Computes times anew after a change between two nodes, and loads.
  @inline(__always)
  mutating func refresh(_ slot: Int, from first: Int, to last: Int) {
    if model.hasTime {
      refreshDepartures(from: first, past: last)
      refreshLatest(from: last, past: first)
    }
    if !model.hasPlainLoads { refreshLoads(slot) }
  }

  /// Forward until nothing changes, at least past a node.
  @inline(__always)
  private mutating func refreshDepartures(from first: Int, past last: Int) {
    let count = model.visitCount
    var node = first
    var before = nodes[nodes[first].prev]
    var mayStop = false
    while node < count {
      let begin = max(before.depart &+ before.timeOut, model.earliest[node])
      // Without limits times would grow beyond all bounds.
      let depart = min(begin &+ model.service[node], RoutingModel.far / 2)
      if mayStop, depart == nodes[node].depart { return }
      nodes[node].depart = depart
      if node == last { mayStop = true }
      before = nodes[node]
      node = Int(before.next)
    }
    nodes[node].depart = before.depart &+ before.timeOut
  }

  /// Backward until nothing changes, at least past a node.
  @inline(__always)
  private mutating func refreshLatest(from last: Int, past first: Int) {
    let count = model.visitCount
    var node = last
    var limit = nodes[nodes[last].next].latest
    var mayStop = false
    while node < count {
      let latest = min(
        model.latest[node], limit &- nodes[node].timeOut &- model.service[node])
      if mayStop, latest == nodes[node].latest { return }
      nodes[node].latest = latest
      if node == first { mayStop = true }
      limit = latest
      node = Int(nodes[node].prev)
    }
    nodes[node].latest = limit &- nodes[node].timeOut
  }

  private mutating func refreshLoads(_ slot: Int) {
    loads.refresh(from: startNode(slot), to: endNode(slot), nodes: nodes, model: model)
  }
}
