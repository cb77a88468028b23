/// Finds routes of a vehicle class that cost less than their loads' prices: label setting in order of time.
///
/// A label is extended to every load that can follow. Of two labels at one load, one is dropped when
/// the other is no later, has no more driving behind it, costs no more, and closes no way that is
/// open to the first (Feillet, Dejax, Gendreau & Gueguen, Networks 44, 2004). Labels that cannot come
/// home for less than `threshold` by a bound on all completions are dropped at once.
struct RoutePricer {
  private let network: PricingNetwork
  private var labels: [RouteLabel] = []
  private var cutStates: [UInt64] = []
  private var lists = LabelLists()
  /// The first label of each bucket of time.
  private var buckets: [Int32] = []
  /// For each load that is full the hope of its worst label, infinite for others.
  private var worst: [Float] = []
  private var bestLabel: [Int32] = []
  private var bestCost: [Double] = []
  /// Labels made since the pricer was.
  private(set) var labelCount = 0

  /// Scratch that one thread owns.
  init(_ network: PricingNetwork) { self.network = network }

  /// Buckets of 64 seconds.
  private static let bucketShift = 6

  /// Prices a class, `nil` when it was cancelled.
  ///
  /// - Parameters:
  ///   - kind: The class.
  ///   - prices: What loads and cuts pay.
  ///   - tables: The prices sorted by profile, with the bounds on completions.
  ///   - threshold: Only routes with a lower reduced cost (the fixed cost included) are wanted.
  ///   - effort: How much is looked at.
  ///   - routeMax: So many routes at most.
  ///   - isCancelled: Asked every few hundred labels.
  /// - Returns: What was found, `nil` when it was cancelled.
  mutating func price(
    _ kind: Int, prices: DualPrices, tables: PriceTables, threshold: Double,
    effort: PricingEffort, routeMax: Int, isCancelled: () -> Bool
  ) -> PricingOutcome? {
    let row = network.model.classes[kind]
    let station = network.stations[network.stationOfClass[kind]]
    let profile = network.profiles[row.profile]
    let table = tables.profiles[row.profile]
    let bounds = tables.bounds[network.stationOfClass[kind]]
    let fixed = Double(row.fixedCost)
    reset(loads: profile.loads.count, from: row.start, to: row.end)
    let context = Context(
      profile: profile, station: station, table: table,
      gains: tables.gains[network.stationOfClass[kind]], bounds: bounds,
      cutPrices: prices.cutPrices, limit: threshold - fixed,
      start: row.start, end: row.end, drivingMax: row.drivingMax, effort: effort)
    let pickups = table.pickups.span
    for start in pickups.indices {
      let place = Int(pickups[start])
      reach(
        place, from: nil, at: -1, way: station.outWay[place], wayCost: station.outCost[place],
        context)
    }
    let homeWay = station.homeWay.span
    let homeCost = station.homeCost.span
    let ways = profile.way.span
    let wayCosts = profile.wayCost.span
    let places = profile.deliveryPlace.span
    let pickupCount = profile.pickupSites.count
    let depthMax = Int16(clamping: min(profile.loads.count, 1000))
    for bucket in buckets.indices {
      // Loads that take no time may put new labels into the bucket that is being emptied.
      while buckets[bucket] >= 0 {
        let position = Int(buckets[bucket])
        if position & 255 == 0, isCancelled() { return nil }
        let label = labels[position]
        // A way with more loads than there are goes in circles that its label has forgotten.
        if labels.count > effort.totalMax || label.depth > depthMax {
          let hope = hopeOfOpenLabels(context)
          var found = outcome(
            kind, fixed: fixed, threshold: threshold, profile: profile, routeMax: routeMax)
          // Nobody earns more than all there is.
          let all = profile.loads.reduce(0) { $0 + prices.loads[Int($1)] }
          found.least = max(-all, min(found.least, hope + fixed))
          return found
        }
        buckets[bucket] = label.nextInBucket
        // Dropped since.
        if label.depth < 0 { continue }
        let load = Int(label.load)
        let place = Int(places[load])
        if label.time &+ homeWay[place] <= row.end,
          label.driving &+ homeWay[place] <= row.drivingMax
        {
          let cost = label.cost + homeCost[place]
          if cost < bestCost[load] {
            bestCost[load] = cost
            bestLabel[load] = Int32(truncatingIfNeeded: position)
          }
        }
        let first = place &* pickupCount
        for start in pickups.indices {
          let next = Int(pickups[start])
          reach(
            next, from: label, at: Int32(truncatingIfNeeded: position), way: ways[first &+ next],
            wayCost: wayCosts[first &+ next], context)
        }
      }
    }
    labelCount += labels.count
    return outcome(
      kind, fixed: fixed, threshold: threshold, profile: profile, routeMax: routeMax)
  }

  /// What stays the same while a class is priced.
  private struct Context {
    let profile: PricingNetwork.Profile
    let station: PricingNetwork.Station
    let table: PriceTables.Profile
    let gains: [Double]
    let bounds: CompletionBound
    let cutPrices: [Double]
    let limit: Double
    let start: Int32
    let end: Int32
    let drivingMax: Int32
    let effort: PricingEffort

    /// Not more than any completion costs from a load unloaded at `time`.
    @inline(__always)
    func least(_ load: Int, from time: Int32, driving: Int32) -> Double {
      if !bounds.isKnown { return -.infinity }
      let cell =
        Int(profile.deliveryPlace[load]) &* bounds.stepCount
        &+ Int((time &- bounds.base) >> bounds.shift)
      return max(
        bounds.plain.least(cell, after: load),
        bounds.priced.least(cell, after: load) - bounds.drivingPrice * Double(drivingMax &- driving)
      )
    }

    /// Not more than any completion costs from a pickup place reached at `time`.
    @inline(__always)
    func least(place: Int, from time: Int32, driving: Int32) -> Double {
      if !bounds.isKnown { return -.infinity }
      let cell =
        place &* bounds.stepCount &+ Int((time &- bounds.base) >> bounds.shift)
      return max(
        bounds.plain.arrived[cell],
        bounds.priced.arrived[cell] - bounds.drivingPrice * Double(drivingMax &- driving))
    }
  }

  /// Goes on from a label, or from the depot, to a pickup place and takes each of its loads in turn.
  @inline(__always)
  private mutating func reach(
    _ place: Int, from label: RouteLabel?, at parent: Int32, way: Int32, wayCost: Double,
    _ context: borrowing Context
  ) {
    let arrival = (label?.time ?? context.start) &+ way
    let driven = (label?.driving ?? 0) &+ way
    if arrival > context.end || driven > context.drivingMax { return }
    let spent = (label?.cost ?? 0) + wayCost
    if spent + context.least(place: place, from: arrival, driving: driven) >= context.limit {
      return
    }
    let hasCuts = !context.cutPrices.isEmpty
    for position in Int(context.table.first[place])..<Int(context.table.first[place &+ 1]) {
      let next = Int(context.table.loads[position])
      // Deadlines descend: none that follows is open any more.
      if arrival > context.profile.latest[next] { break }
      let driving = driven &+ context.profile.run[next]
      let home = context.station.homeLeast[Int(context.profile.deliveryPlace[next])]
      if driving &+ home > context.drivingMax { continue }
      let time = max(arrival, context.profile.earliest[next]) &+ context.profile.span[next]
      if time &+ home > context.end { continue }
      var cost = spent + context.table.net[next]
      let rest = context.least(next, from: time, driving: driving)
      if cost + rest >= context.limit { continue }
      if let label, label.remembers(next) { continue }
      var state: UInt64 = 0
      if hasCuts {
        state = parent < 0 ? 0 : cutStates[Int(parent)]
        var paid = state & context.table.cutMasks[next]
        state ^= context.table.cutMasks[next]
        while paid != 0 {
          cost += context.cutPrices[paid.trailingZeroBitCount]
          paid &= paid &- 1
        }
        if cost + rest >= context.limit { continue }
      }
      let hope = Float(cost + rest)
      // A full load takes only what has more hope than its worst.
      if hope >= worst[next] { continue }
      var longer = label ?? RouteLabel(parent: -1)
      let depth = Int(longer.depth)
      longer.remember(next, in: depth % context.effort.memory)
      longer.cost = cost
      longer.time = time
      longer.driving = driving
      longer.parent = parent
      longer.hope = hope
      longer.load = Int16(truncatingIfNeeded: next)
      longer.depth = Int16(truncatingIfNeeded: depth &+ 1)
      insert(longer, cutState: state, context)
    }
  }

  /// The least that labels which were not extended could still come home for.
  private func hopeOfOpenLabels(_ context: borrowing Context) -> Double {
    var hope = Double.infinity
    for head in buckets {
      var position = head
      while position >= 0 {
        let label = labels[Int(position)]
        if label.depth >= 0 {
          hope = min(
            hope,
            label.cost
              + context.least(Int(label.load), from: label.time, driving: label.driving))
        }
        position = label.nextInBucket
      }
    }
    return hope
  }

  private mutating func reset(loads count: Int, from start: Int32, to end: Int32) {
    labels.removeAll(keepingCapacity: true)
    cutStates.removeAll(keepingCapacity: true)
    lists.reset(loads: count)
    worst.removeAll(keepingCapacity: true)
    worst.append(contentsOf: repeatElement(.infinity, count: count))
    bestLabel.removeAll(keepingCapacity: true)
    bestLabel.append(contentsOf: repeatElement(-1, count: count))
    bestCost.removeAll(keepingCapacity: true)
    bestCost.append(contentsOf: repeatElement(.infinity, count: count))
    buckets.removeAll(keepingCapacity: true)
    let width = Int(max(end, start) &- start) >> Self.bucketShift
    buckets.append(contentsOf: repeatElement(-1, count: width + 1))
  }

  /// Keeps a label unless another one makes it needless, and drops those that it makes needless.
  private mutating func insert(
    _ label: RouteLabel, cutState: UInt64, _ context: borrowing Context
  ) {
    let load = Int(label.load)
    let hasCuts = !context.cutPrices.isEmpty
    var chunk = Int(lists.firstChunk[load])
    // Chunks before the one that is read may empty, which makes it the first; one that empties itself
    // is left at once.
    var isOpen = true
    while chunk >= 0 {
      let following = Int(lists.nextChunk[chunk])
      var position = chunk &* LabelLists.chunk
      let start = position
      isOpen = true
      while isOpen, position < start &+ lists.count(of: chunk, at: load) {
        let key = lists.keys[position]
        if key.time <= label.time, key.driving <= label.driving, key.cost <= label.cost {
          let other = Int(key.label)
          let unpaid = hasCuts ? cutStates[other] & ~cutState : 0
          if dominates(labels[other], label, unpaid, context) { return }
        } else if label.time <= key.time, label.driving <= key.driving, label.cost <= key.cost {
          let other = Int(key.label)
          let unpaid = hasCuts ? cutState & ~cutStates[other] : 0
          if dominates(label, labels[other], unpaid, context) {
            labels[other].depth = -1
            worst[load] = .infinity
            let wasFirst = lists.firstChunk[load] == Int32(truncatingIfNeeded: chunk)
            lists.remove(at: position, from: load)
            // In the first chunk another key has come here; elsewhere one that was seen already.
            if wasFirst {
              isOpen = lists.firstChunk[load] == Int32(truncatingIfNeeded: chunk)
              continue
            }
          }
        }
        position &+= 1
      }
      chunk = following
    }
    if lists.counts[load] >= context.effort.labelMax { dropWorst(at: load) }
    var kept = label
    let bucket = Int(label.time &- context.start) >> Self.bucketShift
    kept.nextInBucket = buckets[bucket]
    buckets[bucket] = Int32(truncatingIfNeeded: labels.count)
    lists.add(
      LabelLists.Key(
        cost: label.cost, time: label.time, driving: label.driving,
        label: Int32(truncatingIfNeeded: labels.count)), to: load)
    labels.append(kept)
    if hasCuts { cutStates.append(cutState) }
    noteWorst(at: load, context.effort.labelMax)
  }

  /// Makes room at a full load.
  private mutating func dropWorst(at load: Int) {
    var least = -Float.infinity
    var found = -1
    forEachKey(at: load) { position, label in
      if label.hope > least {
        least = label.hope
        found = position
      }
    }
    guard found >= 0 else { return }
    labels[Int(lists.keys[found].label)].depth = -1
    lists.remove(at: found, from: load)
    worst[load] = .infinity
  }

  /// Notes the least hope at a load that is full.
  @inline(__always)
  private mutating func noteWorst(at load: Int, _ labelMax: Int) {
    guard lists.counts[load] >= labelMax else { return }
    var least = -Float.infinity
    forEachKey(at: load) { _, label in least = max(least, label.hope) }
    worst[load] = least
  }

  /// Visits all labels at a load.
  @inline(__always)
  private func forEachKey(at load: Int, _ visit: (Int, RouteLabel) -> Void) {
    var chunk = Int(lists.firstChunk[load])
    var count = Int(lists.filled[load])
    while chunk >= 0 {
      let start = chunk &* LabelLists.chunk
      for position in start..<start &+ count {
        visit(position, labels[Int(lists.keys[position].label)])
      }
      chunk = Int(lists.nextChunk[chunk])
      count = LabelLists.chunk
    }
  }

  /// Whether everything that `other` can still do, `label` can do for no more.
  ///
  /// `unpaid` are the cuts that `label` will pay for at its next load of them and `other` will not.
  @inline(__always)
  private func dominates(
    _ label: RouteLabel, _ other: RouteLabel, _ unpaid: UInt64, _ context: borrowing Context
  ) -> Bool {
    var room = other.cost - label.cost
    var rest = unpaid
    while rest != 0 {
      room -= context.cutPrices[rest.trailingZeroBitCount]
      if room < 0 { return false }
      rest &= rest &- 1
    }
    let row =
      Int(context.profile.deliveryPlace[Int(label.load)]) &* context.profile.pickupSites.count
    var taken: UInt16 = 0
    for place in 0..<min(Int(label.depth), RouteLabel.memory) {
      let load = label.load(in: place)
      if load == 0xFFFF { break }
      if other.remembers(load) { continue }
      // A load that the other cannot reach any more is no loss.
      let way = context.profile.leastWay[row &+ Int(context.profile.pickupPlace[load])]
      if other.time &+ way > context.profile.latest[load] { continue }
      let home = context.station.homeLeast[Int(context.profile.deliveryPlace[load])]
      if other.driving &+ way &+ context.profile.run[load] &+ home > context.drivingMax {
        continue
      }
      // What the other can gain by going there, this one must have gained already, or it goes to a load
      // of the same lane instead, one that the other has carried.
      var loss = context.gains[load]
      if loss > 0 {
        let swap = substitute(
          for: load, from: other.time &+ way, of: label, and: other, taken, context)
        if swap.loss < loss {
          loss = swap.loss
          taken |= 1 << UInt16(swap.place)
        }
      }
      room -= loss
      if room < 0 { return false }
    }
    return true
  }

  /// The cheapest load that `label` can carry wherever `other` carries `load`, among those of its lane that
  /// `other` remembers and `label` does not: open as long, unloaded as soon, in no other cut.
  ///
  /// - Returns: Its place in the memory of `other`, and what it pays less.
  @inline(__always)
  private func substitute(
    for load: Int, from arrival: Int32, of label: RouteLabel, and other: RouteLabel,
    _ taken: UInt16, _ context: borrowing Context
  ) -> (place: Int, loss: Double) {
    let profile = context.profile
    var best = (place: 0, loss: Double.infinity)
    for place in 0..<min(Int(other.depth), RouteLabel.memory) {
      let swap = other.load(in: place)
      if swap == 0xFFFF { break }
      if profile.lane[swap] != profile.lane[load] || taken >> UInt16(place) & 1 == 1 { continue }
      if profile.latest[swap] < profile.latest[load] || profile.span[swap] > profile.span[load]
        || profile.earliest[swap] > max(arrival, profile.earliest[load])
      {
        continue
      }
      if !context.table.cutMasks.isEmpty,
        context.table.cutMasks[swap] & ~context.table.cutMasks[load] != 0
      {
        continue
      }
      if label.remembers(swap) { continue }
      let loss = max(0, context.table.net[swap] - context.table.net[load])
      if loss < best.loss { best = (place, loss) }
    }
    return best
  }

  private func outcome(
    _ kind: Int, fixed: Double, threshold: Double, profile: PricingNetwork.Profile,
    routeMax: Int
  ) -> PricingOutcome {
    var ends: [(cost: Double, load: Int)] = []
    for load in bestCost.indices where bestCost[load] + fixed < threshold {
      ends.append((bestCost[load] + fixed, load))
    }
    ends.sort { ($0.cost, $0.load) < ($1.cost, $1.load) }
    var routes: [PricedRoute] = []
    for (reduced, load) in ends.prefix(routeMax) {
      var loads: [Int32] = []
      var position = bestLabel[load]
      while position >= 0 {
        let label = labels[Int(position)]
        loads.append(profile.loads[Int(label.load)])
        position = label.parent
      }
      loads.reverse()
      guard Set(loads).count == loads.count,
        let cost = network.model.cost(of: loads, class: kind)
      else { continue }
      routes.append(
        PricedRoute(kind: kind, loads: loads, cost: Double(cost), reducedCost: reduced))
    }
    return PricingOutcome(least: ends.first?.cost ?? threshold, routes: routes)
  }
}
