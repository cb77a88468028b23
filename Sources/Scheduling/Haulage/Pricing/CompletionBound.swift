/// The least that anything can still cost from a place on until the truck is home.
///
/// Time runs in steps; what was visited is forgotten but for the last load, which does not come again at
/// once (Houck, Picard, Queyranne & Vemuganti, Opsearch 17, 1980): without that, one dear load with a long
/// window would fill the day. Driving is not a dimension but has a price: with λ for each second, a
/// completion costs at least what the priced table says less λ for each second of driving that is
/// left (Lagrangian relaxation of the driving limit). Of the tables with λ zero and λ positive the
/// larger bound counts.
///
/// - Complexity: O(steps · (places² + loads)) for each λ that is tried.
struct CompletionBound: Sendable {
  /// A bound on two kinds of places, row by row of steps.
  struct Table: Sendable {
    /// From a delivery place that is left at a step.
    var left: [Double] = []
    /// The load that such a way begins with, -1 when it leads home.
    var firstLoad: [Int16] = []
    /// The same for ways that begin otherwise.
    var leftOtherwise: [Double] = []
    /// From a pickup place that is reached at a step, the load to be chosen.
    var arrived: [Double] = []

    /// From a cell of ``left``, the load not to be carried again at once.
    @inline(__always)
    func least(_ cell: Int, after load: Int) -> Double {
      Int(firstLoad[cell]) == load ? leftOtherwise[cell] : left[cell]
    }
  }

  /// Steps of 512 seconds where something may be missed.
  private static let coarse: Int32 = 9
  /// Steps of 128 seconds for a proof: what rounding gives away at every load lets many more labels live.
  private static let fine: Int32 = 7
  /// The binary logarithm of a step in seconds.
  private(set) var shift: Int32 = CompletionBound.coarse
  private static let stepMax = 4096

  private(set) var base: Int32 = 0
  private(set) var stepCount = 0
  /// Empty when nothing is known.
  private(set) var plain = Table()
  private(set) var priced = Table()
  /// Millicents for a second of driving.
  private(set) var drivingPrice = 0.0

  /// Knows nothing.
  static var none: CompletionBound { CompletionBound() }

  /// Whether anything is known.
  var isKnown: Bool { stepCount > 0 }

  private init() {}

  /// Computes the bound for a station; `drivingPrice` is where the search for the best one
  /// begins, and ends unless it explores.
  init(
    _ network: PricingNetwork, station position: Int, table: PriceTables.Profile,
    drivingPrice start: Double, isExploring: Bool, isProof: Bool
  ) {
    shift = isProof ? Self.fine : Self.coarse
    let station = network.stations[position]
    let profile = network.profiles[station.profile]
    let kinds = network.model.classes.indices.filter { network.stationOfClass[$0] == position }
    let first = kinds.map { network.model.classes[$0].start }.min() ?? 0
    let end = kinds.map { network.model.classes[$0].end }.max() ?? 0
    guard end > first, !profile.loads.isEmpty else { return }
    base = first
    stepCount = Int((end &- first) >> shift) + 1
    guard stepCount <= Self.stepMax else {
      stepCount = 0
      return
    }
    let drivingMax = kinds.map { network.model.classes[$0].drivingMax }.max() ?? 0
    plain = values(station, profile, table, end: end, drivingPrice: 0)
    priced = plain
    var best = root(station, profile, table: plain, drivingPrice: 0, drivingMax: drivingMax)
    let rate = Double(network.model.profiles[station.profile].rate)
    guard start > 0 || isExploring else { return }
    let trials =
      start > 0
      ? (isExploring ? [start * 0.7, start, start * 1.4] : [start])
      : [rate * 2, rate * 5, rate * 10, rate * 18, rate * 30]
    for trial in trials {
      let values = values(station, profile, table, end: end, drivingPrice: trial)
      let value = root(station, profile, table: values, drivingPrice: trial, drivingMax: drivingMax)
      if value > best {
        best = value
        priced = values
        drivingPrice = trial
      }
    }
  }

  /// The least reduced cost of a route by a table, for the class with the most time.
  private func root(
    _ station: PricingNetwork.Station, _ profile: PricingNetwork.Profile, table: Table,
    drivingPrice: Double, drivingMax: Int32
  ) -> Double {
    var best = Double.infinity
    for place in profile.pickupSites.indices {
      let step = Int(station.outWay[place] >> shift)
      guard step < stepCount else { continue }
      best = min(
        best,
        station.outCost[place] + drivingPrice * Double(station.outWay[place])
          + table.arrived[place * stepCount + step])
    }
    return best - drivingPrice * Double(drivingMax)
  }

  private func values(
    _ station: PricingNetwork.Station, _ profile: PricingNetwork.Profile,
    _ table: PriceTables.Profile, end latestEnd: Int32, drivingPrice: Double
  ) -> Table {
    let steps = stepCount
    let pickups = profile.pickupSites.count
    let deliveries = profile.deliverySites.count
    var left = [Double](repeating: .infinity, count: deliveries * steps)
    var leftOtherwise = left
    var firstLoad = [Int16](repeating: -1, count: deliveries * steps)
    var arrived = [Double](repeating: .infinity, count: pickups * steps)
    var arrivedOtherwise = arrived
    var chosen = [Int16](repeating: -1, count: pickups * steps)
    let latest = profile.latest.span
    let earliest = profile.earliest.span
    let spans = profile.span.span
    let deliveryPlace = profile.deliveryPlace.span
    let loads = table.loads.span
    let net = zip(table.net, profile.run).map { $0 + drivingPrice * Double($1) }
    let ways = profile.way.span
    let costs = zip(profile.wayCost, profile.way).map { $0 + drivingPrice * Double($1) }
    let starts = table.pickups.span
    let ends = table.deliveries.span
    for step in (0..<steps).reversed() {
      let time = base &+ Int32(truncatingIfNeeded: step) << shift
      for start in starts.indices {
        let place = Int(starts[start])
        var best = Double.infinity
        var second = Double.infinity
        var bestLoad = -1
        for position in Int(table.first[place])..<Int(table.first[place + 1]) {
          let load = Int(loads[position])
          // Deadlines descend: none that follows is open any more.
          if time > latest[load] { break }
          let after = max(time, earliest[load]) &+ spans[load]
          let target = Int((after &- base) >> shift)
          if target >= steps { continue }
          // A short load may end in the step in which it began, for which nothing is known yet.
          let cell = Int(deliveryPlace[load]) &* steps &+ target
          let rest =
            target > step
            ? (Int(firstLoad[cell]) == load ? leftOtherwise[cell] : left[cell]) : -.infinity
          let value = net[load] + rest
          if value < best {
            second = best
            best = value
            bestLoad = load
          } else {
            second = min(second, value)
          }
        }
        arrived[place &* steps &+ step] = best
        arrivedOtherwise[place &* steps &+ step] = second
        chosen[place &* steps &+ step] = Int16(truncatingIfNeeded: bestLoad)
      }
      for end in ends.indices {
        let place = Int(ends[end])
        var best =
          time &+ station.homeWay[place] <= latestEnd
          ? station.homeCost[place] + drivingPrice * Double(station.homeWay[place]) : .infinity
        var second = best
        var bestLoad: Int16 = -1
        let row = place &* pickups
        for start in starts.indices {
          let pickup = Int(starts[start])
          let target = step &+ Int(ways[row &+ pickup] >> shift)
          if target >= steps { continue }
          let cell = pickup &* steps &+ target
          let cost = costs[row &+ pickup]
          let value = cost + arrived[cell]
          if value < best {
            second = min(best, cost + arrivedOtherwise[cell])
            best = value
            bestLoad = chosen[cell]
          } else {
            second = min(second, value)
          }
        }
        let cell = place &* steps &+ step
        left[cell] = best
        leftOtherwise[cell] = second
        firstLoad[cell] = bestLoad
      }
    }
    return Table(
      left: left, firstLoad: firstLoad, leftOtherwise: leftOtherwise, arrived: arrived)
  }
}
