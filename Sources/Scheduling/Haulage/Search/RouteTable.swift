/// The routes of an answer with the times that let a change be judged in constant time.
///
/// Routes stand in slots; each slot has room for ``stride`` loads. For every load the table knows when
/// it is unloaded at the earliest, and when the truck may come to its pickup at the latest so that
/// all that follows stays lawful.
struct RouteTable: Sendable {
  /// Where a load may be put and what that adds.
  struct Place: Sendable {
    var delta: Int
    /// A slot, or -1 for a truck that is still at its depot.
    var slot: Int
    var position: Int
    /// The class of a truck at its depot.
    var kind: Int
  }

  private(set) var stride = 16
  private(set) var loads: [Int32] = []
  private(set) var finish: [Int32] = []
  private(set) var latestArrival: [Int32] = []
  private(set) var counts: [Int] = []
  private(set) var kinds: [Int] = []
  private(set) var driving: [Int32] = []
  private(set) var costs: [Int] = []

  /// Slots in use or free.
  var slotCount: Int { counts.count }

  /// The loads of a slot.
  func route(_ slot: Int) -> ArraySlice<Int32> {
    loads[slot * stride..<slot * stride + counts[slot]]
  }

  /// A new free slot.
  mutating func addSlot() -> Int {
    counts.append(0)
    kinds.append(-1)
    driving.append(0)
    costs.append(0)
    loads.append(contentsOf: repeatElement(-1, count: stride))
    finish.append(contentsOf: repeatElement(0, count: stride))
    latestArrival.append(contentsOf: repeatElement(0, count: stride))
    return counts.count - 1
  }

  /// Writes a lawful route into a slot; none frees it.
  mutating func write(
    _ route: some Collection<Int32>, kind: Int, to slot: Int, model: HaulageModel
  ) {
    while route.count > stride { grow() }
    counts[slot] = route.count
    kinds[slot] = route.isEmpty ? -1 : kind
    guard !route.isEmpty else {
      costs[slot] = 0
      driving[slot] = 0
      return
    }
    let row = model.classes[kind]
    let base = slot * stride
    let travel = model.travel
    var time = row.start
    var place = Int(row.depot)
    var driven: Int32 = 0
    var meters = 0
    var position = base
    for load in route {
      let step = model.loads[Int(load)]
      let way = travel.seconds[place * travel.count + Int(step.pickup)]
      loads[position] = load
      time = max(time + way, step.earliest) + step.span
      finish[position] = time
      driven += way + step.run
      meters += travel.meters(place, Int(step.pickup)) + Int(step.runMeters)
      place = Int(step.delivery)
      position += 1
    }
    meters += travel.meters(place, Int(row.depot))
    driven += travel.seconds[place * travel.count + Int(row.depot)]
    driving[slot] = driven
    costs[slot] = row.fixedCost + meters * row.rate
    var limit = row.end
    var after = Int(row.depot)
    while position > base {
      position -= 1
      let step = model.loads[Int(loads[position])]
      let way = travel.seconds[Int(step.delivery) * travel.count + after]
      limit = min(step.latest, limit - way - step.span)
      latestArrival[position] = limit
      after = Int(step.pickup)
    }
    assert(
      model.cost(of: Array(self.route(slot)), class: kind) == costs[slot], "a route has its cost")
  }

  /// The cheapest place of a load in a slot, `nil` when there is none below `worth`.
  @inline(__always)
  func best(
    _ load: Int, in slot: Int, model: HaulageModel, below worth: Int
  ) -> (delta: Int, position: Int)? {
    let row = model.classes[kinds[slot]]
    let step = model.loads[load]
    let travel = model.travel
    let width = travel.count
    let base = slot &* stride
    let count = counts[slot]
    let depot = Int(row.depot)
    let pickup = Int(step.pickup)
    let delivery = Int(step.delivery)
    let room = row.drivingMax &- driving[slot]
    if step.run > room { return nil }
    var bestDelta = worth
    var bestPosition = -1
    var time = row.start
    var place = depot
    for position in 0...count {
      // Later positions come later still.
      if time > step.latest { break }
      let way = travel.seconds[place &* width &+ pickup]
      let arrival = time &+ way
      let isLast = position == count
      let next = isLast ? depot : Int(model.loads[Int(loads[base &+ position])].pickup)
      if arrival <= step.latest {
        let done = max(arrival, step.earliest) &+ step.span
        let onward = travel.seconds[delivery &* width &+ next]
        let limit = isLast ? row.end : latestArrival[base &+ position]
        if done &+ onward <= limit,
          way &+ step.run &+ onward &- travel.seconds[place &* width &+ next] <= room
        {
          let meters =
            travel.meters(place, pickup) &+ Int(step.runMeters) &+ travel.meters(delivery, next)
            &- travel.meters(place, next)
          let delta = meters &* row.rate
          if delta < bestDelta {
            bestDelta = delta
            bestPosition = position
          }
        }
      }
      if isLast { break }
      time = finish[base &+ position]
      place = Int(model.loads[Int(loads[base &+ position])].delivery)
    }
    return bestPosition < 0 ? nil : (bestDelta, bestPosition)
  }

  private mutating func grow() {
    let old = self
    stride *= 2
    let total = old.counts.count * stride
    loads = Array(repeating: -1, count: total)
    finish = Array(repeating: 0, count: total)
    latestArrival = Array(repeating: 0, count: total)
    for slot in old.counts.indices {
      for position in 0..<old.counts[slot] {
        loads[slot * stride + position] = old.loads[slot * old.stride + position]
        finish[slot * stride + position] = old.finish[slot * old.stride + position]
        latestArrival[slot * stride + position] = old.latestArrival[slot * old.stride + position]
      }
    }
  }
}
