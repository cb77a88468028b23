/// A whole answer of a haulage day, changed in place and taken back from a log.
struct HaulageState: Sendable {
  private struct Entry: Sendable {
    var slot: Int
    var kind: Int
    var loads: [Int32]
  }

  let model: HaulageModel
  private(set) var table = RouteTable()
  /// For each load its slot, -1 in the bank.
  private(set) var slotOfLoad: [Int32]
  /// Loads that no truck carries.
  private(set) var bank: [Int32]
  /// For each class the trucks that are still at their depots.
  private(set) var free: [Int]
  private var freeSlots: [Int] = []
  /// Millicents of all routes and of the loads left.
  private(set) var cost: Int
  private var log: [Entry] = []
  private var oldBank: [Int32] = []
  private var oldCost = 0
  private var stamps: [Int] = []
  private var epoch = 0
  /// For each load the classes that can carry it alone, the cheapest first, with millicents.
  let alone: [[(kind: Int, cost: Int)]]

  /// All loads in the bank.
  init(_ model: HaulageModel) {
    self.model = model
    slotOfLoad = Array(repeating: -1, count: model.loads.count)
    bank = model.loads.indices.map { Int32($0) }
    free = model.classes.map(\.vehicles.count)
    cost = model.loads.count * model.unservedCost
    alone = model.loads.indices.map { load in
      model.classes.indices.compactMap { kind in
        model.cost(of: [Int32(load)], class: kind).map { (kind, $0) }
      }.sorted { ($0.cost, $0.kind) < ($1.cost, $1.kind) }
    }
  }

  /// The routes of all slots in use.
  var routes: [RouteColumn] {
    (0..<table.slotCount).filter { table.counts[$0] > 0 }.map {
      RouteColumn(
        kind: table.kinds[$0], loads: Array(table.route($0)), cost: Double(table.costs[$0]))
    }
  }

  /// Begins a change that ``rollBack()`` can undo.
  mutating func begin() {
    epoch += 1
    log.removeAll(keepingCapacity: true)
    oldBank = bank
    oldCost = cost
  }

  /// Slots written since ``begin()``.
  var touched: [Int] { log.map(\.slot) }

  /// Undoes everything since ``begin()``.
  mutating func rollBack() {
    // First empty all, so that trucks are free when the old routes come back.
    for entry in log { put([], kind: -1, in: entry.slot) }
    for entry in log { put(entry.loads, kind: entry.kind, in: entry.slot) }
    for load in bank { slotOfLoad[Int(load)] = -1 }
    for entry in log { for load in entry.loads { slotOfLoad[Int(load)] = Int32(entry.slot) } }
    bank = oldBank
    for load in bank { slotOfLoad[Int(load)] = -1 }
    cost = oldCost
  }

  private mutating func put(_ loads: [Int32], kind: Int, in slot: Int) {
    let old = table.kinds[slot]
    if old >= 0 { free[old] += 1 }
    if table.counts[slot] > 0, loads.isEmpty { freeSlots.append(slot) }
    if table.counts[slot] == 0, !loads.isEmpty { freeSlots.removeAll { $0 == slot } }
    if !loads.isEmpty { free[kind] -= 1 }
    cost += -table.costs[slot]
    table.write(loads, kind: kind, to: slot, model: model)
    cost += table.costs[slot]
  }

  private mutating func note(_ slot: Int) {
    while stamps.count <= slot { stamps.append(0) }
    if stamps[slot] == epoch { return }
    stamps[slot] = epoch
    log.append(Entry(slot: slot, kind: table.kinds[slot], loads: Array(table.route(slot))))
  }

  /// Gives a slot other loads; those that go must be entered elsewhere or into the bank.
  mutating func rewrite(_ slot: Int, to loads: [Int32], kind: Int) {
    note(slot)
    put(loads, kind: kind, in: slot)
    for load in loads { slotOfLoad[Int(load)] = Int32(slot) }
  }

  /// A slot for a new route.
  mutating func freshSlot() -> Int {
    freeSlots.last ?? table.addSlot()
  }

  /// Takes loads out of a slot into the bank; the rest stays lawful when ways are no longer for it.
  mutating func remove(_ slot: Int, where isLeaving: (Int32) -> Bool) {
    let loads = Array(table.route(slot))
    var staying = loads.filter { !isLeaving($0) }
    let kind = table.kinds[slot]
    // Where detours are quicker than direct ways, less may be too much: then all go.
    if model.cost(of: staying, class: kind) == nil { staying = [] }
    rewrite(slot, to: staying, kind: kind)
    for load in loads where !staying.contains(load) {
      slotOfLoad[Int(load)] = -1
      bank.append(load)
      cost += model.unservedCost
    }
  }

  /// Puts the load at a position of the bank into a place.
  mutating func insert(bankPosition: Int, at place: RouteTable.Place) {
    let load = bank[bankPosition]
    let before = cost
    defer {
      // Debug builds compute every change again from the routes.
      assert(cost == before - model.unservedCost + place.delta, "a place adds what it was said to")
    }
    bank.swapAt(bankPosition, bank.count - 1)
    bank.removeLast()
    cost -= model.unservedCost
    if place.slot < 0 {
      rewrite(freshSlot(), to: [load], kind: place.kind)
    } else {
      var loads = Array(table.route(place.slot))
      loads.insert(load, at: place.position)
      rewrite(place.slot, to: loads, kind: table.kinds[place.slot])
    }
  }

  /// Puts whole routes in, as long as their trucks and loads are free.
  mutating func adopt(_ routes: [RouteColumn]) {
    for route in routes {
      guard free[route.kind] > 0, route.loads.allSatisfy({ slotOfLoad[Int($0)] < 0 }),
        model.cost(of: route.loads, class: route.kind) != nil
      else { continue }
      rewrite(freshSlot(), to: route.loads, kind: route.kind)
      cost -= model.unservedCost * route.loads.count
      bank.removeAll { slotOfLoad[Int($0)] >= 0 }
    }
  }
}
