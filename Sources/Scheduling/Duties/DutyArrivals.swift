/// The clocks with which a load may be delivered: one for each choice of windows and of breaks in waits.
struct DutyArrivals: Sendable {
  private(set) var clocks: [DutyClock] = []

  /// Fills in the clocks of a vehicle that is at the pickup of a load.
  @inline(__always)
  mutating func fill(_ clock: DutyClock, at load: Int, of network: DutyClass) {
    clocks.removeAll(keepingCapacity: true)
    let row = network.rows[load]
    let terms = network.terms
    for place in row.pickups {
      let window = network.windows[place]
      if clock.ready > window.latest { continue }
      deliver(clock, .none, window, row, network)
      guard clock.ready < window.earliest, clock.driven > 0, !terms.needsNoBreak(clock) else {
        continue
      }
      deliver(clock, .reset, window, row, network)
      if !clock.hasFirstPart { deliver(clock, .firstPart, window, row, network) }
    }
  }

  private mutating func deliver(
    _ before: DutyClock, _ rest: DutyClock.Rest, _ window: DutyWindow, _ row: DutyClass.Load,
    _ network: DutyClass
  ) {
    let terms = network.terms
    var clock = before
    guard clock.begin(window, rest: rest, terms) else { return }
    clock.toil(row.loading)
    clock.drive(row.haul, terms)
    for place in row.deliveries {
      let window = network.windows[place]
      if clock.ready > window.latest { continue }
      unload(clock, .none, window, row, terms)
      guard clock.ready < window.earliest, clock.driven > 0, !terms.needsNoBreak(clock) else {
        continue
      }
      unload(clock, .reset, window, row, terms)
      if !clock.hasFirstPart { unload(clock, .firstPart, window, row, terms) }
    }
  }

  @inline(__always)
  private mutating func unload(
    _ before: DutyClock, _ rest: DutyClock.Rest, _ window: DutyWindow, _ row: DutyClass.Load,
    _ terms: DutyTerms
  ) {
    var clock = before
    guard clock.begin(window, rest: rest, terms) else { return }
    clock.toil(row.unloading)
    guard clock.ready &+ row.homeLeast &+ terms.endCheck <= terms.latest,
      clock.driving &+ row.homeLeast <= terms.drivingMax, clock.span(terms) <= terms.spanMax
    else { return }
    clocks.append(clock)
  }
}

extension DutyClass {
  /// Not more than a tour of the class through these loads costs, in millicents, the share of the
  /// vehicle's fixed cost included.
  ///
  /// - Parameter sequence: Positions among the day's loads.
  /// - Returns: `nil` when no such tour is lawful.
  func leastCost(_ sequence: [Int32]) -> Double? {
    var cost = 0.0
    var clocks = [DutyClock(terms)]
    var arrivals = DutyArrivals()
    var last = -1
    for position in sequence {
      guard let load = loads.firstIndex(of: position) else { return nil }
      var reached: [DutyClock] = []
      var way: (driving: Int32, cleaning: Int32, cost: Double)
      if last < 0 {
        if rows[load].outCost < 0 { return nil }
        way = (rows[load].outDriving, 0, rows[load].outCost)
      } else {
        let row = arcs[firstArc[last]..<firstArc[last + 1]]
        guard let arc = row.first(where: { $0.load == load }) else { return nil }
        way = (arc.driving, arc.cleaning, arc.cost)
      }
      cost += way.cost + rows[load].cost
      for clock in clocks {
        var there = clock
        there.toil(way.cleaning)
        there.drive(way.driving, terms)
        arrivals.fill(there, at: load, of: self)
        for arrival in arrivals.clocks where !reached.contains(where: { $0.dominates(arrival) }) {
          reached.removeAll { arrival.dominates($0) }
          reached.append(arrival)
        }
      }
      clocks = reached
      last = load
    }
    guard last >= 0, rows[last].homeCost >= 0,
      let span = clocks.compactMap({ $0.finished(home: rows[last].homeDriving, terms) }).min()
    else { return nil }
    return millicents(cost + rows[last].homeCost + secondCost * Double(span))
  }
}
