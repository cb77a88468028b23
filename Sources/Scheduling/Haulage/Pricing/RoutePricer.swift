/// Finds routes of a vehicle class that cost less than their loads' prices: label setting in order of time.
///
/// A label is extended to every load that can follow. Of two labels at one load, one is dropped when
/// the other is no later, has no more driving behind it, costs no more, and closes no way that is
/// open to the first (Feillet, Dejax, Gendreau & Gueguen, Networks 44, 2004). Labels that cannot come
/// home for less than `threshold` by a bound on all completions are dropped at once.
struct RoutePricer {
  private static let none = SIMD16<Int16>(repeating: -1)

  private let network: PricingNetwork
  private let leastSeconds: [Int32]
  private let siteCount: Int
  private var labels: [RouteLabel] = []
  private var cutStates: [UInt64] = []
  /// The first label at each load.
  private var heads: [Int32] = []
  /// The first label of each bucket of time.
  private var buckets: [Int32] = []
  private var counts: [Int] = []
  private var bestLabel: [Int32] = []
  private var bestCost: [Double] = []
  /// Labels made since the pricer was.
  private(set) var labelCount = 0

  /// Scratch that one thread owns.
  init(_ network: PricingNetwork) {
    self.network = network
    leastSeconds = network.model.travel.leastSeconds
    siteCount = network.model.travel.count
  }

  /// Buckets of 64 seconds.
  private static let bucketShift = 6

  /// Prices a class.
  ///
  /// - Parameters:
  ///   - kind: The class.
  ///   - prices: What loads and cuts pay; `tables` belong to the same prices.
  ///   - threshold: Only routes with a lower reduced cost (the fixed cost included) are wanted.
  ///   - routeMax: So many routes at most.
  mutating func price(
    _ kind: Int, prices: DualPrices, tables: PriceTables, threshold: Double, effort: PricingEffort,
    routeMax: Int, isCancelled: () -> Bool = { false }
  ) -> PricingOutcome? {
    let model = network.model
    let row = model.classes[kind]
    let station = network.stations[network.stationOfClass[kind]]
    let profile = network.profiles[row.profile]
    let count = profile.loads.count
    let table = tables.profiles[row.profile]
    let bounds = tables.bounds[network.stationOfClass[kind]]
    let hasCuts = !prices.cuts.isEmpty
    let labelMax = effort.labelMax
    let memory = effort.memory
    let fixed = Double(row.fixedCost)
    let limit = threshold - fixed
    reset(loads: count, from: row.start, to: row.end)
    let start = row.start
    let end = row.end
    let drivingMax = row.drivingMax
    let gains = table.gains

    for load in 0..<count {
      let arrival = start &+ station.outWay[load]
      guard arrival <= profile.latest[load] else { continue }
      let time = max(arrival, profile.earliest[load]) &+ profile.span[load]
      let driving = station.outDriving[load]
      guard time &+ station.homeLeast[load] <= end,
        driving &+ station.homeLeast[load] <= drivingMax
      else { continue }
      let cost = station.outCost[load] - table.prices[load]
      if cost + bounds.least(profile.deliveryPlace[load], from: time, drivingLeft: drivingMax &- driving) >= limit { continue }
      var visited = Self.none
      visited[0] = Int16(load)
      insert(
        RouteLabel(
          visited: visited, cost: cost, time: time, driving: driving, parent: -1, next: -1,
          nextInBucket: -1, load: Int16(load), depth: 1),
        cutState: hasCuts ? table.cutMasks[load] : 0, start: start, profile: profile,
        station: station, gains: gains, slack: tables.dominanceSlack, drivingMax: drivingMax,
        end: end, hasCuts: hasCuts, cutPrices: prices.cutPrices, labelMax: labelMax, bounds: bounds)
    }

    for bucket in buckets.indices {
      // Loads that take no time may put new labels into the bucket that is being emptied.
      while buckets[bucket] >= 0 {
        let position = Int(buckets[bucket])
        if position & 255 == 0, isCancelled() { return nil }
        let label = labels[position]
        buckets[bucket] = label.nextInBucket
        // Dropped since.
        if label.depth < 0 { continue }
        let load = Int(label.load)
        if label.time &+ station.homeWay[load] <= end,
          label.driving &+ station.homeWay[load] <= drivingMax
        {
          let cost = label.cost + station.homeCost[load]
          if cost < bestCost[load] {
            bestCost[load] = cost
            bestLabel[load] = Int32(position)
          }
        }
        let cutState = hasCuts ? cutStates[position] : 0
        for place in Int(profile.firstArc[load])..<Int(profile.firstArc[load &+ 1]) {
          let arc = profile.arcs[place]
          // Deadlines descend: none that follows is open any more.
          if label.time > arc.deadline { break }
          let next = Int(arc.load)
          let driving = label.driving &+ arc.driving
          if driving &+ station.homeLeast[next] > drivingMax { continue }
          let time = max(label.time &+ arc.way, profile.earliest[next]) &+ profile.span[next]
          if time &+ station.homeLeast[next] > end { continue }
          var cost = label.cost + arc.cost - table.prices[next]
          if cost + bounds.least(profile.deliveryPlace[next], from: time, drivingLeft: drivingMax &- driving) >= limit { continue }
          if label.remembers(next) { continue }
          var state = cutState
          if hasCuts {
            var paid = state & table.cutMasks[next]
            state ^= table.cutMasks[next]
            while paid != 0 {
              cost += prices.cutPrices[paid.trailingZeroBitCount]
              paid &= paid &- 1
            }
            if cost + bounds.least(profile.deliveryPlace[next], from: time, drivingLeft: drivingMax &- driving) >= limit { continue }
          }
          var visited = label.visited
          visited[Int(label.depth) % memory] = Int16(truncatingIfNeeded: next)
          insert(
            RouteLabel(
              visited: visited, cost: cost, time: time, driving: driving,
              parent: Int32(position), next: -1, nextInBucket: -1,
              load: Int16(truncatingIfNeeded: next), depth: label.depth &+ 1),
            cutState: state, start: start, profile: profile, station: station, gains: gains,
            slack: tables.dominanceSlack, drivingMax: drivingMax, end: end, hasCuts: hasCuts,
            cutPrices: prices.cutPrices, labelMax: labelMax, bounds: bounds)
        }
      }
    }
    labelCount += labels.count
    return outcome(
      kind, fixed: fixed, threshold: threshold, prices: prices, profile: profile,
      routeMax: routeMax)
  }

  private mutating func reset(loads count: Int, from start: Int32, to end: Int32) {
    labels.removeAll(keepingCapacity: true)
    cutStates.removeAll(keepingCapacity: true)
    heads.removeAll(keepingCapacity: true)
    heads.append(contentsOf: repeatElement(-1, count: count))
    counts.removeAll(keepingCapacity: true)
    counts.append(contentsOf: repeatElement(0, count: count))
    bestLabel.removeAll(keepingCapacity: true)
    bestLabel.append(contentsOf: repeatElement(-1, count: count))
    bestCost.removeAll(keepingCapacity: true)
    bestCost.append(contentsOf: repeatElement(.infinity, count: count))
    buckets.removeAll(keepingCapacity: true)
    let width = Int(max(end, start) &- start) >> Self.bucketShift
    buckets.append(contentsOf: repeatElement(-1, count: width + 1))
  }

  /// Keeps a label unless another one makes it needless, and drops those that it makes needless.
  @inline(__always)
  private mutating func insert(
    _ label: RouteLabel, cutState: UInt64, start: Int32, profile: PricingNetwork.Profile,
    station: PricingNetwork.Station, gains: [Double], slack: Double, drivingMax: Int32,
    end: Int32, hasCuts: Bool, cutPrices: [Double], labelMax: Int,
    bounds: borrowing CompletionBound
  ) {
    let load = Int(label.load)
    var before: Int32 = -1
    var position = heads[load]
    while position >= 0 {
      let other = labels[Int(position)]
      if other.time <= label.time, other.driving <= label.driving, other.cost <= label.cost {
        if dominates(
          other, label, hasCuts ? cutStates[Int(position)] & ~cutState : 0,
          profile: profile, station: station, gains: gains, slack: slack,
          drivingMax: drivingMax, end: end, cutPrices: cutPrices)
        {
          return
        }
      } else if label.time <= other.time, label.driving <= other.driving,
        label.cost <= other.cost,
        dominates(
          label, other, hasCuts ? cutState & ~cutStates[Int(position)] : 0,
          profile: profile, station: station, gains: gains, slack: slack,
          drivingMax: drivingMax, end: end, cutPrices: cutPrices)
      {
        counts[load] -= 1
        labels[Int(position)].depth = -1
        if before >= 0 {
          labels[Int(before)].next = other.next
        } else {
          heads[load] = other.next
        }
        position = other.next
        continue
      }
      before = position
      position = other.next
    }
    if counts[load] >= labelMax {
      guard dropWorst(at: load, against: label, place: profile.deliveryPlace[load], bounds: bounds, drivingMax: drivingMax) else { return }
    }
    counts[load] += 1
    var kept = label
    kept.next = heads[load]
    let bucket = Int(label.time &- start) >> Self.bucketShift
    kept.nextInBucket = buckets[bucket]
    heads[load] = Int32(labels.count)
    buckets[bucket] = Int32(labels.count)
    labels.append(kept)
    if hasCuts { cutStates.append(cutState) }
  }

  /// Makes room at a load; false when the new label is itself the one that can come home for least hope.
  private mutating func dropWorst(
    at load: Int, against label: RouteLabel, place: Int32, bounds: borrowing CompletionBound, drivingMax: Int32
  ) -> Bool {
    var worst = label.cost + bounds.least(place, from: label.time, drivingLeft: drivingMax &- label.driving)
    var found: Int32 = -1
    var foundBefore: Int32 = -1
    var before: Int32 = -1
    var position = heads[load]
    while position >= 0 {
      let other = labels[Int(position)]
      let hope = other.cost + bounds.least(place, from: other.time, drivingLeft: drivingMax &- other.driving)
      if hope > worst {
        worst = hope
        found = position
        foundBefore = before
      }
      before = position
      position = other.next
    }
    guard found >= 0 else { return false }
    if foundBefore >= 0 {
      labels[Int(foundBefore)].next = labels[Int(found)].next
    } else {
      heads[load] = labels[Int(found)].next
    }
    labels[Int(found)].depth = -1
    counts[load] -= 1
    return true
  }

  /// Whether everything that `other` can still do, `label` can do for no more.
  ///
  /// `unpaid` are the cuts that `label` will pay for at its next load of them and `other` will not.
  @inline(__always)
  private func dominates(
    _ label: RouteLabel, _ other: RouteLabel, _ unpaid: UInt64,
    profile: PricingNetwork.Profile, station: PricingNetwork.Station, gains: [Double],
    slack: Double, drivingMax: Int32, end: Int32, cutPrices: [Double]
  ) -> Bool {
    var room = other.cost - label.cost
    var rest = unpaid
    while rest != 0 {
      room -= cutPrices[rest.trailingZeroBitCount]
      if room < 0 { return false }
      rest &= rest &- 1
    }
    for place in 0..<min(Int(label.depth), RouteLabel.memory) {
      let load = label.visited[place]
      if load < 0 { break }
      if other.remembers(Int(load)) { continue }
      // A load that the other cannot reach any more is no loss.
      let position = Int(load)
      let way = leastSeconds[
        Int(profile.delivery[Int(label.load)]) &* siteCount &+ Int(profile.pickup[position])]
      if other.time &+ way > profile.latest[position] { continue }
      if other.driving &+ way &+ profile.run[position] &+ station.homeLeast[position] > drivingMax {
        continue
      }
      // What the other can gain by going there, this one must have gained already.
      room -= gains[position] + slack
      if room < 0 { return false }
    }
    return true
  }

  private func outcome(
    _ kind: Int, fixed: Double, threshold: Double, prices: DualPrices,
    profile: PricingNetwork.Profile, routeMax: Int
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
