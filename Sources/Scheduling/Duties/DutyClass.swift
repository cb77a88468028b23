/// Duties that are alike for pricing, with the loads that they may haul and the ways between them.
///
/// Costs are eighteenths of millicents, so that cents for an hour times seconds are whole.
final class DutyClass: Sendable {
  /// A load in numbers.
  struct Load: Hashable, Sendable {
    /// Its pickup windows among ``DutyClass/windows``.
    var pickups: Range<Int>
    /// Its delivery windows among ``DutyClass/windows``.
    var deliveries: Range<Int>
    var loading: Int32
    var haul: Int32
    var unloading: Int32
    /// Kilometers of the haul.
    var cost: Double
    var outDriving: Int32
    /// Negative when there is no way from the depot.
    var outCost: Double
    var homeDriving: Int32
    /// Negative when there is no way home.
    var homeCost: Double
    /// The least driving home, over whatever sites.
    var homeLeast: Int32
    /// Coming to the pickup later is too late.
    var latestArrival: Int32
  }

  /// What lies between two loads.
  struct Arc: Hashable, Sendable {
    var load: Int32
    var driving: Int32
    var cleaning: Int32
    /// Leaving later is too late.
    var deadline: Int32
    var cost: Double
  }

  /// Eighteenths in a millicent.
  static let unit = 18.0
  /// What rounding both parts of a tour's cost may take away, in millicents, and one for the rounding here.
  static let rounding = 1001.0

  let terms: DutyTerms
  /// Positions of the duties, ascending.
  let duties: [Int]
  /// The fixed cost in millicents: the vehicle's is paid once, its duties share it.
  let fixedCost: Double
  /// Eighteenths of millicents for a second.
  let secondCost: Double
  /// The day's positions of the loads.
  let loads: [Int32]
  let rows: [Load]
  let windows: [DutyWindow]
  /// The arcs out of each load, latest deadline first.
  let arcs: [Arc]
  let firstArc: [Int]
  /// Loads with equal numbers are alike in everything but their prices.
  let twins: [Int]
  /// The least way from a delivery to a pickup over whatever sites and hauls, `[from][to]`.
  let reach: [Int32]

  /// A class of the duties at `positions`.
  init(_ day: Day, duties positions: [Int], share: Int, travel: LeastTravel) {
    let first = positions[0]
    let duty = day.duties[first]
    let terms = DutyTerms(duty, day: day)
    let type = day.types[duty.type]
    let meterCost = Double(type.centsPerKilometer) * Self.unit
    self.terms = terms
    duties = positions
    fixedCost = Double(day.fixedCost / max(share, 1)) * 1000
    secondCost = Double(type.centsPerHour) * 5
    var windows: [DutyWindow] = []
    var loads: [Int32] = []
    var rows: [Load] = []
    for load in day.loads.indices where day.mayServe(duty: first, load: load) {
      let row = day.loads[load]
      let haul = day.haulWay(type: duty.type, load: load)
      let loading = day.loadingService(type: duty.type, load: load)
      let unloading = day.unloadingService(type: duty.type, load: load)
      let start = windows.count
      windows += Self.windows(
        day.sites[row.pickup].open, duration: loading,
        from: max(row.pickupEarliest, duty.earliest), to: min(row.pickupLatest, duty.latest))
      let middle = windows.count
      windows += Self.windows(
        day.sites[row.delivery].open, duration: unloading,
        from: max(row.deliveryEarliest, duty.earliest), to: min(row.deliveryLatest, duty.latest))
      let out = day.emptyWay(type: duty.type, from: duty.depot, to: row.pickup)
      let home = day.emptyWay(type: duty.type, from: row.delivery, to: duty.depot)
      let homeLeast = travel.least(from: row.delivery, to: duty.depot)
      let rest = loading + haul.seconds + unloading + homeLeast + day.endCheck
      guard start < middle, middle < windows.count, rest <= duty.latest - duty.earliest else {
        windows.removeSubrange(start...)
        continue
      }
      loads.append(Int32(load))
      rows.append(
        Load(
          pickups: start..<middle, deliveries: middle..<windows.count, loading: Int32(loading),
          haul: Int32(haul.seconds), unloading: Int32(unloading),
          cost: Double(haul.meters) * meterCost, outDriving: Int32(max(out.seconds, 0)),
          outCost: out.exists ? Double(out.meters) * meterCost : -1,
          homeDriving: Int32(max(home.seconds, 0)),
          homeCost: home.exists ? Double(home.meters) * meterCost : -1,
          homeLeast: Int32(homeLeast),
          latestArrival: min(windows[middle - 1].latest, Int32(duty.latest - rest))))
    }
    self.windows = windows
    self.loads = loads
    self.rows = rows
    var alike: [[Int]: Int] = [:]
    twins = loads.map { position in
      let row = day.loads[Int(position)]
      let way = day.haulWay(type: duty.type, load: Int(position))
      let key = [
        row.pickup, row.delivery, row.cleaningClass, row.pickupEarliest, row.pickupLatest,
        row.deliveryEarliest, row.deliveryLatest, row.extraUnloading, way.seconds, way.meters,
      ]
      let number = alike[key] ?? alike.count
      alike[key] = number
      return number
    }
    var arcs: [Arc] = []
    var firstArc = [0]
    var reach: [Int32] = []
    for from in loads.indices {
      var out: [Arc] = []
      for to in loads.indices {
        reach.append(
          Int32(
            travel.least(
              from: day.loads[Int(loads[from])].delivery, to: day.loads[Int(loads[to])].pickup)))
        guard from != to,
          let gap = day.gap(duty: duty, from: Int(loads[from]), to: Int(loads[to]))
        else { continue }
        let deadline = Int(rows[to].latestArrival) - Int(gap.driving) - Int(gap.cleaning)
        if deadline < duty.earliest { continue }
        out.append(
          Arc(
            load: Int32(to), driving: Int32(gap.driving), cleaning: Int32(gap.cleaning),
            deadline: Int32(deadline), cost: gap.distance * meterCost))
      }
      out.sort { ($0.deadline, $0.load) > ($1.deadline, $1.load) }
      arcs += out
      firstArc.append(arcs.count)
    }
    self.arcs = arcs
    self.firstArc = firstArc
    self.reach = reach
  }

  /// When a service of `duration` may begin between two instants.
  private static func windows(
    _ open: [Day.Span], duration: Int, from: Int, to: Int
  ) -> [DutyWindow] {
    open.compactMap { span in
      let earliest = max(span.start, from)
      let latest = min(span.end - duration, to)
      return earliest <= latest
        ? DutyWindow(earliest: Int32(earliest), latest: Int32(latest)) : nil
    }
  }

  /// For each load the one that is alike and comes before it in the order of prices, -1 for the first.
  ///
  /// Of loads that are alike a route may as well carry the dearest ones, the dearest first.
  func predecessors(_ prices: [Double]) -> [Int32] {
    var last = [Int: Int](minimumCapacity: loads.count)
    var result = [Int32](repeating: -1, count: loads.count)
    for load in loads.indices.sorted(by: { (-prices[$0], $0) < (-prices[$1], $1) }) {
      result[load] = Int32(last[twins[load]] ?? -1)
      last[twins[load]] = load
    }
    return result
  }

  /// Millicents from eighteenths, never more than a tour costs: rounding is taken off.
  func millicents(_ cost: Double) -> Double {
    (cost / Self.unit).rounded(.down) - Self.rounding + fixedCost
  }
}

/// The least seconds between sites for a vehicle type, over whatever sites and hauls: given tables
/// need not keep the triangle inequality.
struct LeastTravel: Sendable {
  private let count: Int
  private let seconds: [Int]

  /// No way at all.
  private static let never = 200_000_000

  /// - Complexity: O(sites³).
  init(_ day: Day, type: Int) {
    let count = day.sites.count
    var seconds = [Int](repeating: Self.never, count: count * count)
    for from in 0..<count {
      for to in 0..<count {
        let way = day.emptyWay(type: type, from: from, to: to)
        if way.exists { seconds[from * count + to] = way.seconds }
      }
    }
    for (position, load) in day.loads.enumerated() {
      let way = day.haulWay(type: type, load: position)
      let cell = load.pickup * count + load.delivery
      if way.exists { seconds[cell] = min(seconds[cell], way.seconds) }
    }
    for over in 0..<count {
      for from in 0..<count {
        let first = seconds[from * count + over]
        if first >= Self.never { continue }
        for to in 0..<count {
          let sum = first &+ seconds[over * count + to]
          if sum < seconds[from * count + to] { seconds[from * count + to] = sum }
        }
      }
    }
    self.count = count
    self.seconds = seconds
  }

  /// Seconds from one site to another, very many when there is no way.
  func least(from: Int, to: Int) -> Int { seconds[from * count + to] }
}
