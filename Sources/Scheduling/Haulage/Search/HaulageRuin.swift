/// Ruin and recreate for a haulage day: adjacent strings out, greedy insertion with blinks back in,
/// under annealing (Christiaens & Vanden Berghe, Transportation Science 54, 2020).
struct HaulageRuin: Sendable {
  /// The parameters.
  struct Settings: Hashable, Sendable {
    /// Loads that leave in one ruin, on average.
    var removed = 10
    /// A string is at most this long.
    var stringMax = 6
    /// The probability that a place is overlooked.
    var blink = 0.01
    /// Percent of ruins that take whole routes.
    var routeShare = 15
    /// Starting and final temperature in thousandths of the mean cost of a load.
    var startTemperature = 60.0
    var endTemperature = 0.5
    /// Of a long bank so many loads are tried in one iteration.
    var bankTries = 6
  }

  let model: HaulageModel
  private let settings: Settings
  private(set) var state: HaulageState
  private(set) var best: [RouteColumn] = []
  private(set) var bestCost: Int
  private(set) var bestUnserved = 0
  private var random: SeededGenerator
  private let neighbors: LoadNeighbors
  private var queue: [(key: Int, load: Int32)] = []
  private(set) var iteration = 0
  private(set) var pool = ColumnPool()
  /// Columns kept for the master problem at most.
  var poolMax = 20_000

  /// Starts from some routes; the rest is inserted greedily.
  init(
    _ model: HaulageModel, neighbors: LoadNeighbors, seed: UInt64, from routes: [RouteColumn] = [],
    settings: Settings = Settings()
  ) {
    self.model = model
    self.settings = settings
    state = HaulageState(model)
    random = SeededGenerator(seed: seed)
    self.neighbors = neighbors
    bestCost = state.cost
    state.begin()
    state.adopt(routes)
    recreate(isFirst: true)
    keepBest()
  }

  /// The best answer so far.
  var incumbent: Incumbent {
    var result = Incumbent(model)
    _ = result.take(best, of: model)
    return result
  }

  private mutating func keepBest() {
    for slot in state.touched where state.table.counts[slot] > 0 && pool.columns.count < poolMax {
      _ = pool.add(
        RouteColumn(
          kind: state.table.kinds[slot], loads: Array(state.table.route(slot)),
          cost: Double(state.table.costs[slot])))
    }
    bestCost = state.cost
    best = state.routes
    bestUnserved = state.bank.count
  }

  /// Runs some iterations of a schedule of `total`, of which `done` lie behind.
  mutating func run(_ count: Int, done: Int, total: Int, mustStop: () -> Bool) {
    let all = Double(max(total, 1))
    run(count, mustStop: mustStop) { step in Double(done + step) / all }
  }

  /// Runs some iterations at the places of the annealing, 0 to 1, that `place` tells for each.
  mutating func run(_ count: Int, mustStop: () -> Bool, place: (Int) -> Double) {
    guard !model.loads.isEmpty else { return }
    let mean = Double(bestCost) / Double(model.loads.count) / 1000
    let start = mean * settings.startTemperature
    let ratio = settings.endTemperature / settings.startTemperature
    var temperature = start
    for step in 0..<count {
      if step & 15 == 0 {
        if mustStop() { return }
        temperature = start * Island.power(ratio, min(1, place(step)))
      }
      iteration += 1
      let before = state.cost
      state.begin()
      ruin()
      recreate(isFirst: false)
      let limit = Double(before) - temperature * Island.logarithm(max(random.unit(), 1e-12))
      if Double(state.cost) > limit {
        state.rollBack()
        continue
      }
      if state.cost < bestCost { keepBest() }
    }
  }

  // MARK: - Ruin

  private mutating func ruin() {
    if random.below(100) < settings.routeShare {
      let seed = random.below(model.loads.count)
      if state.slotOfLoad[seed] >= 0 { state.remove(Int(state.slotOfLoad[seed])) { _ in true } }
      let row = neighbors.row(seed)
      if row.isEmpty { return }
      let near = Int(row[row.startIndex + random.below(min(row.count, 12))])
      if state.slotOfLoad[near] >= 0 { state.remove(Int(state.slotOfLoad[near])) { _ in true } }
      return
    }
    let seed = random.below(model.loads.count)
    let target = 1 + random.below(settings.removed * 2 - 1)
    var removed = 0
    var place = -1
    var ruined: [Int32] = []
    let row = neighbors.row(seed)
    while removed < target, place < row.count {
      let load = place < 0 ? seed : Int(row[row.startIndex + place])
      place += 1
      let slot = state.slotOfLoad[load]
      if slot < 0 || ruined.contains(slot) { continue }
      ruined.append(slot)
      let route = state.table.route(Int(slot))
      let length = min(1 + random.below(settings.stringMax), route.count)
      guard let at = route.firstIndex(of: Int32(load)) else { continue }
      let offset = at - route.startIndex
      let first = max(0, min(offset - random.below(length), route.count - length))
      let string = Array(route[(route.startIndex + first)..<(route.startIndex + first + length)])
      state.remove(Int(slot)) { string.contains($0) }
      removed += length
    }
  }

  // MARK: - Recreate

  private mutating func recreate(isFirst: Bool) {
    queue.removeAll(keepingCapacity: true)
    let order = isFirst ? 3 : random.below(6)
    let waiting = isFirst ? 0 : max(0, state.bank.count - 40)
    for (place, load) in state.bank.enumerated() where !model.isHopeless[Int(load)] {
      if place < waiting, random.below(waiting) >= settings.bankTries { continue }
      let row = model.loads[Int(load)]
      let key: Int
      switch order {
      case 0, 1: key = random.below(1 << 30)
      case 2: key = -Int(row.run)
      case 3: key = Int(row.latest)
      case 4: key = Int(row.latest - row.earliest)
      default: key = Int(row.earliest)
      }
      queue.append((key, load))
    }
    queue.sort { ($0.key, $0.load) < ($1.key, $1.load) }
    for entry in queue {
      guard let position = state.bank.lastIndex(of: entry.load),
        let place = bestPlace(Int(entry.load), blink: isFirst ? 0 : settings.blink)
      else { continue }
      state.insert(bankPosition: position, at: place)
    }
  }

  private mutating func bestPlace(_ load: Int, blink: Double) -> RouteTable.Place? {
    var best = RouteTable.Place(delta: model.unservedCost, slot: -1, position: -1, kind: -1)
    for choice in state.alone[load] where state.free[choice.kind] > 0 {
      if choice.cost < best.delta {
        best = RouteTable.Place(delta: choice.cost, slot: -1, position: 0, kind: choice.kind)
      }
      break
    }
    for slot in 0..<state.table.slotCount where state.table.counts[slot] > 0 {
      let kind = state.table.kinds[slot]
      guard model.fits(load, kind) else { continue }
      if blink > 0, random.unit() < blink { continue }
      if let found = state.table.best(load, in: slot, model: model, below: best.delta) {
        best = RouteTable.Place(
          delta: found.delta, slot: slot, position: found.position, kind: kind)
      }
    }
    return best.kind < 0 ? nil : best
  }
}
