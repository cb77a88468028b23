/// Finds the routes of a class of duties that are worth most at given prices: a label-setting search
/// forward in time, from load to load.
///
/// A label stands for a relaxed duty up to a delivery (``DutyClock``). Labels that another one makes
/// needless are dropped, and those that cannot come home for less than is wanted (``DutyCompletion``).
struct DutyPricer {
  private var labels: [DutyLabel] = []
  private var arrivals = DutyArrivals()
  /// The labels kept at each load.
  private var rows: [[Row]] = []
  /// The first label of each bucket of time.
  private var buckets: [Int32] = []
  private var bestLabel: [Int32] = []
  private var bestCost: [Double] = []

  /// What decides over a label side by side with others.
  private struct Row {
    var key: DutyLabel.Key
    var label: Int32
    var hope: Double
  }

  /// With more labels than this pricing ends, the same on every machine.
  private static let labelMost = 20_000
  /// Who can hope for more than this knows nothing.
  private static let hopeMost = 1e13
  /// Buckets of 64 seconds.
  private static let bucketShift: Int32 = 6

  /// What one call has at hand.
  private struct Call {
    let network: DutyClass
    let completion: DutyCompletion
    let prices: [Double]
    let predecessors: [Int32]
    let limit: Double
    let labelMax: Int
    let memory: Int
    let boundSpan: Bool
  }

  /// Prices a class.
  ///
  /// - Parameters:
  ///   - network: The class.
  ///   - kind: Its position.
  ///   - all: What all loads of the day pay, in millicents.
  ///   - threshold: Only routes with a lower reduced cost are wanted; millicents.
  ///   - effort: How much is looked at.
  ///   - routeMax: So many routes at most.
  ///   - isCancelled: Asked every few labels.
  /// - Returns: The least reduced cost and routes that are worth it; `nil` when a heuristic was
  ///   cancelled. A proof that is cancelled, or has too many labels, ends with what is proved by then:
  ///   no route costs less than the labels still open can hope for.
  mutating func price(
    _ network: DutyClass, kind: Int, prices all: [Double], threshold: Double,
    effort: PricingEffort, routeMax: Int, isCancelled: () -> Bool
  ) -> PricingOutcome? {
    let prices = network.loads.map { all[Int($0)] * DutyClass.unit }
    let terms = network.terms
    let call = Call(
      network: network, completion: DutyCompletion(network, prices: prices), prices: prices,
      predecessors: network.predecessors(prices),
      limit: (threshold - network.fixedCost + DutyClass.rounding) * DutyClass.unit,
      labelMax: effort.labelMax, memory: min(max(effort.memory, 1), DutyLabel.memory),
      boundSpan: terms.spanMax < terms.latest &- terms.earliest)
    reset(network)
    for load in network.rows.indices
    where network.rows[load].outCost >= 0 && call.predecessors[load] < 0 {
      var clock = DutyClock(terms)
      clock.drive(network.rows[load].outDriving, terms)
      go(
        to: load, clock, cost: network.rows[load].outCost, visited: DutyLabel.none, depth: 0,
        parent: -1, call)
    }
    for bucket in buckets.indices {
      // Loads that take no time may put new labels into the bucket that is being emptied.
      while buckets[bucket] >= 0 {
        let position = Int(buckets[bucket])
        if position & 63 == 0, labels.count > Self.labelMost || isCancelled() {
          let open = leastOpen(from: bucket, call)
          guard effort.isProof, open > -Self.hopeMost else { return nil }
          return outcome(
            network, kind: kind, prices: all, threshold: threshold, open: open, routeMax: routeMax)
        }
        buckets[bucket] = labels[position].nextInBucket
        if labels[position].depth > 0 { leave(position, call) }
      }
    }
    return outcome(
      network, kind: kind, prices: all, threshold: threshold, open: .infinity, routeMax: routeMax)
  }

  /// Not more than any duty costs that goes on from a label that was not looked at yet.
  private func leastOpen(from first: Int, _ call: Call) -> Double {
    var least = Double.infinity
    for bucket in first..<buckets.count {
      var position = Int(buckets[bucket])
      while position >= 0 {
        let label = labels[position]
        if label.depth > 0 {
          least = min(
            least,
            call.completion.least(
              label, call.network.terms, secondCost: call.network.secondCost))
        }
        position = Int(label.nextInBucket)
      }
    }
    return least
  }

  private mutating func reset(_ network: DutyClass) {
    let count = network.loads.count
    let width = Int((network.terms.latest &- network.terms.earliest) >> Self.bucketShift)
    labels.removeAll(keepingCapacity: true)
    while rows.count < count { rows.append([]) }
    for load in rows.indices { rows[load].removeAll(keepingCapacity: true) }
    bestLabel = Array(repeating: -1, count: count)
    bestCost = Array(repeating: .infinity, count: count)
    buckets = Array(repeating: -1, count: max(width, 0) + 1)
  }

  /// Goes home from a label, and to every load that is still open.
  private mutating func leave(_ position: Int, _ call: Call) {
    let label = labels[position]
    let load = Int(label.load)
    let network = call.network
    let row = network.rows[load]
    if row.homeCost >= 0,
      let span = label.clock.finished(home: row.homeDriving, network.terms)
    {
      let cost = label.cost + row.homeCost + network.secondCost * Double(span)
      if cost < bestCost[load] {
        bestCost[load] = cost
        bestLabel[load] = Int32(position)
      }
    }
    // A route cannot be longer than its depth can count.
    if label.depth == .max { return }
    for place in network.firstArc[load]..<network.firstArc[load &+ 1] {
      let arc = network.arcs[place]
      // Deadlines descend: none that follows is open any more.
      if label.clock.ready > arc.deadline { break }
      let next = Int(arc.load)
      if label.remembers(next) { continue }
      let twin = Int(call.predecessors[next])
      // What is forgotten may have been the twin.
      if twin >= 0, Int(label.depth) <= call.memory, !label.remembers(twin) { continue }
      let row = network.rows[next]
      if label.clock.driving &+ arc.driving &+ row.haul &+ row.homeLeast
        > network.terms.drivingMax
      {
        continue
      }
      var clock = label.clock
      clock.toil(arc.cleaning)
      clock.drive(arc.driving, network.terms)
      go(
        to: next, clock, cost: label.cost + arc.cost, visited: label.visited, depth: label.depth,
        parent: Int32(truncatingIfNeeded: position), call)
    }
  }

  /// Picks up and delivers a load in every way that may be worth it.
  @inline(__always)
  private mutating func go(
    to load: Int, _ clock: DutyClock, cost: Double, visited: SIMD16<Int16>, depth: Int16,
    parent: Int32, _ call: Call
  ) {
    let network = call.network
    arrivals.fill(clock, at: load, of: network)
    var seen = visited
    seen[Int(depth) % call.memory] = Int16(truncatingIfNeeded: load)
    for place in arrivals.clocks.indices {
      let label = DutyLabel(
        visited: seen, cost: cost + network.rows[load].cost - call.prices[load],
        clock: arrivals.clocks[place], secondCost: network.secondCost, parent: parent, load: load,
        depth: depth &+ 1)
      let hope = call.completion.least(label, network.terms, secondCost: network.secondCost)
      if hope < call.limit { insert(label, hope: hope, call) }
    }
  }

  /// Keeps a label unless another one makes it needless, and drops those that it makes needless.
  private mutating func insert(_ label: DutyLabel, hope: Double, _ call: Call) {
    let load = Int(label.load)
    // Taken out of the table, so that it is changed in place.
    var list = rows[load]
    rows[load] = []
    defer { rows[load] = list }
    let key = label.key
    var needless = 0
    for place in list.indices {
      let row = list[place]
      if row.key.lengthCost <= key.lengthCost {
        if row.key.isNotBehind(key) {
          let other = labels[Int(row.label)]
          if !call.boundSpan || other.isNoLonger(label), serves(other, label, call) {
            if needless > 0 { list.removeAll { labels[Int($0.label)].depth < 0 } }
            return
          }
        }
      } else if key.isNotBehind(row.key) {
        let other = labels[Int(row.label)]
        if !call.boundSpan || label.isNoLonger(other), serves(label, other, call) {
          labels[Int(row.label)].depth = -1
          needless += 1
        }
      }
    }
    if needless > 0 { list.removeAll { labels[Int($0.label)].depth < 0 } }
    if list.count >= call.labelMax, !dropWorst(of: &list, than: hope) { return }
    var fresh = label
    let bucket = Int((label.clock.ready &- call.network.terms.earliest) >> Self.bucketShift)
    fresh.nextInBucket = buckets[bucket]
    buckets[bucket] = Int32(labels.count)
    list.append(Row(key: key, label: Int32(labels.count), hope: hope))
    labels.append(fresh)
  }

  /// Makes room at a load; false when the new label is itself the one with the least hope.
  private mutating func dropWorst(of list: inout [Row], than hope: Double) -> Bool {
    var worst = hope
    var found = -1
    for place in list.indices where list[place].hope > worst {
      worst = list[place].hope
      found = place
    }
    if found < 0 { return false }
    labels[Int(list[found].label)].depth = -1
    list.remove(at: found)
    return true
  }

  /// Whether every load that `other` can still go to is open to `label` too.
  @inline(__always)
  private func serves(_ label: DutyLabel, _ other: DutyLabel, _ call: Call) -> Bool {
    let network = call.network
    let count = network.loads.count
    for place in 0..<min(Int(label.depth), call.memory) {
      let load = Int(label.visited[place])
      if load < 0 { break }
      if other.remembers(load) { continue }
      // A load that the other cannot reach any more is no loss.
      let row = network.rows[load]
      let way = network.reach[Int(label.load) &* count &+ load]
      if other.clock.ready &+ way > row.latestArrival { continue }
      if other.clock.driving &+ way &+ row.haul &+ row.homeLeast > network.terms.drivingMax {
        continue
      }
      return false
    }
    return true
  }

  private func outcome(
    _ network: DutyClass, kind: Int, prices: [Double], threshold: Double, open: Double,
    routeMax: Int
  ) -> PricingOutcome {
    var ends: [(reduced: Double, load: Int)] = []
    for load in bestCost.indices where bestCost[load] < .infinity {
      let reduced = network.millicents(bestCost[load])
      if reduced < threshold { ends.append((reduced, load)) }
    }
    ends.sort { $0 < $1 }
    var routes: [PricedRoute] = []
    for end in ends.prefix(routeMax) {
      var loads: [Int32] = []
      var position = bestLabel[end.load]
      while position >= 0 {
        loads.append(network.loads[Int(labels[Int(position)].load)])
        position = labels[Int(position)].parent
      }
      loads.reverse()
      guard Set(loads).count == loads.count else { continue }
      let paid = loads.reduce(0) { $0 + prices[Int($1)] }
      routes.append(
        PricedRoute(
          kind: kind, loads: loads, cost: max(0, end.reduced + paid), reducedCost: end.reduced))
    }
    var least = ends.first?.reduced ?? threshold
    if open < .infinity { least = min(least, network.millicents(open)) }
    return PricingOutcome(least: least, routes: routes)
  }
}
