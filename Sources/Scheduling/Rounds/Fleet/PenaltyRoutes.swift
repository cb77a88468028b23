/// A copy of the routes of a store in which vehicles may be late or overloaded, each at a price.
///
/// A vehicle that comes late goes on as if it had been in time, and what it was late is counted: two parts
/// of routes are then joined in constant time (Nagata, Bräysy & Dullaert, Computers & Operations Research
/// 37, 2010). Single visits with plain loads only.
struct PenaltyRoutes: Sendable {
  /// A visit or an end of a route, as in the store.
  struct Stop: BitwiseCopyable {
    var prev: Int32 = -1
    var next: Int32 = -1
    var slot: Int32 = -1
    /// When the vehicle can go on.
    var depart: Int32 = 0
    /// The latest beginning with which nothing behind is later than it must be.
    var limit: Int32 = 0
    /// How late visits are up to here.
    var lateBefore = 0
    /// How late visits must be from here on.
    var lateBehind = 0
    /// Goods of the visits up to here.
    var load = 0
    /// How many nodes of the route stand before it.
    var rank: Int32 = 0
  }

  private let model: RoutingModel
  /// By node of the store.
  let stops: Slab<Stop>
  /// By slot how late its visits are together.
  private let late: Slab<Int>
  /// By slot what it carries.
  private let loads: Slab<Int>
  /// By slot how many visits it makes.
  private let counts: Slab<Int32>
  private let kinds: Slab<Int32>
  /// By node; a visit is its own.
  private let spots: Slab<Int32>
  private let isChanged: Slab<Bool>
  /// Slots that differ from the store.
  let changed: Slab<Int32>
  private(set) var changedCount = 0
  private let slotCount: Int
  /// What one unit of load too much costs.
  private let loadPrice: Double
  /// What one unit of time too late costs beside it.
  private(set) var latePrice: Double
  private let latePrices: ClosedRange<Double>

  /// Room for a model's routes; a mean amount too much costs as much as a mean way too late.
  init(_ model: RoutingModel) {
    self.model = model
    slotCount = model.slotCount
    let isUsed = model.hasPlainLoads
    stops = Slab(repeating: Stop(), count: isUsed ? model.visitCount + 2 * slotCount : 0)
    late = Slab(repeating: 0, count: slotCount)
    loads = Slab(repeating: 0, count: slotCount)
    counts = Slab(repeating: 0, count: slotCount)
    kinds = Slab(repeating: -1, count: slotCount)
    spots = Slab(stops.count == 0 ? [] : (0..<Int32(stops.count)).map { $0 })
    isChanged = Slab(repeating: false, count: slotCount)
    changed = Slab(repeating: -1, count: slotCount)
    var (load, way) = (0, 0)
    for visit in 0..<(isUsed ? model.visitCount : 0) {
      if model.dimensions == 1 { load += model.delivered[visit] + model.collected[visit] }
      let near = model.near.before
      if near.count(visit) > 0 { way += Int(near[visit, near.count(visit) / 4].way) }
    }
    loadPrice = Double(model.visitCount) / Double(max(load, 1))
    latePrice = Double(model.visitCount) / Double(max(way, 1))
    latePrices = latePrice * 1e-3...latePrice * 1e3
  }

  /// Gives the memory back.
  func free() {
    stops.free()
    late.free()
    loads.free()
    counts.free()
    kinds.free()
    spots.free()
    isChanged.free()
    changed.free()
  }

  /// Takes all routes of a store over.
  mutating func copy(_ store: borrowing RouteStore) {
    for place in 0..<changedCount { isChanged[changed[place]] = false }
    changedCount = 0
    for place in 0..<store.bankCount { stops[store.bank[place]].slot = -1 }
    for slot in 0..<slotCount {
      let route = store.routes[slot]
      kinds[slot] = route.count > 0 ? route.kind : -1
      counts[slot] = route.count
      late[slot] = 0
      loads[slot] = route.load
      if route.count == 0 { continue }
      var (node, load, rank) = (store.startNode(slot), 0, Int32(0))
      while true {
        let row = store.nodes[node]
        if store.isVisit(node) { load &+= amount(node) }
        stops[node] = Stop(
          prev: row.prev, next: row.next, slot: Int32(truncatingIfNeeded: slot),
          depart: row.depart, limit: row.latest, load: load, rank: rank)
        rank &+= 1
        if !store.isVisit(node) { spots[node] = Int32(truncatingIfNeeded: store.spot(node)) }
        if row.next < 0 { break }
        node = Int(row.next)
      }
    }
  }

  /// The goods of a visit.
  @inline(__always)
  func amount(_ visit: Int) -> Int {
    model.dimensions == 0 ? 0 : model.delivered[visit] &+ model.collected[visit]
  }

  /// Whether a node is a visit.
  @inline(__always)
  func isVisit(_ node: Int) -> Bool { node < model.visitCount }

  /// Goods of a slot.
  func load(_ slot: Int) -> Int { loads[slot] }

  /// Vehicle class of a slot; -1 when it is free.
  func kind(_ slot: Int) -> Int { Int(kinds[slot]) }

  /// Whether a slot may make so many visits more.
  @inline(__always)
  func hasRoom(_ slot: Int, _ more: Int) -> Bool {
    Int(counts[slot]) &+ more <= Int(model.classes[kinds[slot]].visitMax)
  }

  /// What a slot's lateness and overload cost.
  @inline(__always)
  func penalty(_ slot: Int) -> Double { penalty(slot, late: late[slot], load: loads[slot]) }

  /// What these would cost in it.
  @inline(__always)
  func penalty(_ slot: Int, late: Int, load: Int) -> Double {
    let over = model.dimensions == 0 ? 0 : max(0, load &- model.capacity[Int(kinds[slot])])
    return Double(over) * loadPrice + Double(late) * latePrice
  }

  /// Makes lateness cheaper beside overload, by a factor below 1, when overload costs more than lateness in
  /// all that was changed, else dearer.
  mutating func balance(by factor: Double) {
    var (load, time) = (0.0, 0.0)
    for place in 0..<changedCount {
      let slot = Int(changed[place])
      time += Double(late[slot]) * latePrice
      load += penalty(slot) - Double(late[slot]) * latePrice
    }
    let price = latePrice * (load > time ? factor : 1 / factor)
    latePrice = min(max(price, latePrices.lowerBound), latePrices.upperBound)
  }

  @inline(__always)
  private func time(_ slot: Int, _ from: Int, _ to: Int) -> Int32 {
    model.ways.time(
      Int(model.classes[kinds[slot]].profile), Int(spots[from]), Int(spots[to]))
  }

  /// How late a route is that goes up to one node and on from another.
  @inline(__always)
  func late(joining node: Int, _ next: Int, slot: Int) -> Int {
    let (head, tail) = (stops[node], stops[next])
    return head.lateBefore &+ tail.lateBehind
      &+ max(0, Int(head.depart &+ time(slot, node, next)) &- Int(tail.limit))
  }

  /// The same with a visit between the two.
  @inline(__always)
  func late(joining node: Int, _ visit: Int, _ next: Int, slot: Int) -> Int {
    let (head, tail) = (stops[node], stops[next])
    let arrival = head.depart &+ time(slot, node, visit)
    let latest = model.latest[visit]
    let depart =
      min(max(arrival, model.earliest[visit]), latest) &+ model.service[visit]
    return head.lateBefore &+ max(0, Int(arrival) &- Int(latest)) &+ tail.lateBehind
      &+ max(0, Int(depart &+ time(slot, visit, next)) &- Int(tail.limit))
  }

  /// The same when a visit goes behind another node of its route, by a walk over what lies between.
  func late(moving visit: Int, after node: Int, slot: Int) -> Int {
    let isAhead = stops[node].rank > stops[visit].rank
    var last = isAhead ? Int(stops[visit].prev) : node
    var (depart, late) = (stops[last].depart, stops[last].lateBefore)
    func goOn(to next: Int) {
      let arrival = depart &+ time(slot, last, next)
      late &+= max(0, Int(arrival) &- Int(model.latest[next]))
      depart = min(
        min(max(arrival, model.earliest[next]), model.latest[next]) &+ model.service[next],
        RoutingModel.far / 2)
      last = next
    }
    if !isAhead { goOn(to: visit) }
    var between = Int(stops[isAhead ? visit : node].next)
    let end = isAhead ? Int(stops[node].next) : visit
    while between != end {
      goOn(to: between)
      between = Int(stops[between].next)
    }
    if isAhead { goOn(to: visit) }
    let tail = isAhead ? end : Int(stops[visit].next)
    return late &+ stops[tail].lateBehind
      &+ max(0, Int(depart &+ time(slot, last, tail)) &- Int(stops[tail].limit))
  }

  // MARK: - Changing

  /// Makes a visit of no route behind a node.
  mutating func insert(_ visit: Int, after node: Int) {
    let next = Int(stops[node].next)
    join(node, visit)
    join(visit, next)
    refresh(Int(stops[node].slot))
  }

  /// Takes a visit out of its route without computing that anew.
  mutating func remove(_ visit: Int) {
    join(Int(stops[visit].prev), Int(stops[visit].next))
  }

  /// Puts a visit behind a node without computing the route anew.
  mutating func put(_ visit: Int, after node: Int) {
    let next = Int(stops[node].next)
    join(node, visit)
    join(visit, next)
  }

  /// Lets two slots exchange what follows a node in each.
  mutating func exchangeTails(behind node: Int, _ other: Int) {
    let (next, otherNext) = (Int(stops[node].next), Int(stops[other].next))
    let (slot, otherSlot) = (Int(stops[node].slot), Int(stops[other].slot))
    let (end, otherEnd) = (endNode(slot), endNode(otherSlot))
    let (last, otherLast) = (Int(stops[end].prev), Int(stops[otherEnd].prev))
    // Ends stay with their slots.
    if isVisit(otherNext) {
      join(node, otherNext)
      join(otherLast, end)
    } else {
      join(node, end)
    }
    if isVisit(next) {
      join(other, next)
      join(last, otherEnd)
    } else {
      join(other, otherEnd)
    }
    refresh(slot)
    refresh(otherSlot)
  }

  /// The node at which a slot's route begins.
  @inline(__always)
  func startNode(_ slot: Int) -> Int { model.visitCount &+ 2 &* slot }

  @inline(__always)
  private func endNode(_ slot: Int) -> Int { model.visitCount &+ 2 &* slot &+ 1 }

  @inline(__always)
  private func join(_ node: Int, _ next: Int) {
    stops[node].next = Int32(truncatingIfNeeded: next)
    stops[next].prev = Int32(truncatingIfNeeded: node)
  }

  /// Computes a route anew.
  mutating func refresh(_ slot: Int) {
    if !isChanged[slot] {
      isChanged[slot] = true
      changed[changedCount] = Int32(truncatingIfNeeded: slot)
      changedCount &+= 1
    }
    let row = model.classes[kinds[slot]]
    var (last, count, lateness, load) = (startNode(slot), 0, 0, 0)
    var node = Int(stops[last].next)
    while true {
      let arrival = stops[last].depart &+ time(slot, last, node)
      let isEnd = !isVisit(node)
      let latest = isEnd ? row.latest : model.latest[node]
      lateness &+= max(0, Int(arrival) &- Int(latest))
      stops[node].lateBefore = lateness
      stops[node].slot = Int32(truncatingIfNeeded: slot)
      stops[node].rank = stops[last].rank &+ 1
      if isEnd {
        stops[node].depart = arrival
        stops[node].limit = row.latest
        stops[node].lateBehind = 0
        break
      }
      load &+= amount(node)
      stops[node].load = load
      stops[node].depart = min(
        min(max(arrival, model.earliest[node]), latest) &+ model.service[node],
        RoutingModel.far / 2)
      count &+= 1
      last = node
      node = Int(stops[node].next)
    }
    late[slot] = lateness
    loads[slot] = load
    counts[slot] = Int32(truncatingIfNeeded: count)
    while true {
      let before = Int(stops[node].prev)
      if before < 0 { break }
      let isStart = !isVisit(before)
      let free =
        stops[node].limit &- time(slot, before, node) &- (isStart ? 0 : model.service[before])
      let earliest = isStart ? row.earliest : model.earliest[before]
      stops[before].lateBehind = stops[node].lateBehind &+ max(0, Int(earliest) &- Int(free))
      stops[before].limit = max(
        isStart ? free : min(model.latest[before], free), earliest)
      node = before
    }
  }
}
