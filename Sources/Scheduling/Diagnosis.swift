import Domain

/// Finds out why a load has no tour, from the plainest reason to the last.
///
/// A load is tried alone in an idle duty of each class that may haul it: what binds there is the
/// reason. A load that would fit alone was crowded out, or is not worth its cost.
struct Diagnosis {
  /// What keeps a load out of an idle duty.
  private enum Obstacle {
    case way
    case pickup
    case delivery
    case windows
    case driving(needed: Int, allowed: Int)
    case span(needed: Int, allowed: Int)
    case shift(needed: Int, allowed: Int)
    case breaks
  }

  private let problem: SchedulingProblem
  private let day: Day
  private let answer: Answer
  private var decoder: TimelineDecoder
  private let routes: RouteCache
  private let noDocks: DockLedger

  /// A diagnosis of the loads that an answer leaves.
  init(_ problem: SchedulingProblem, day: Day, answer: Answer) {
    self.problem = problem
    self.day = day
    self.answer = answer
    decoder = TimelineDecoder(day)
    routes = RouteCache(day)
    noDocks = DockLedger(capacity: day.dockCapacity)
  }

  /// Why a load of the bank is there.
  mutating func reason(for load: Int) -> Reason {
    let entry = problem.entries[load]
    let row = day.loads[load]
    if entry.hauls.isEmpty { return entry.ineligible ?? Reason(.noVehicle) }
    if day.sites[row.pickup].loaderDock == Day.noDock {
      return Reason(.forbidden, ["site": entry.load.from.text, "missing": "loaders"])
    }
    if day.sites[row.delivery].bayDock == Day.noDock {
      return Reason(.forbidden, ["site": entry.load.to.text, "missing": "unload_bays"])
    }
    let able = day.duties.indices.filter {
      day.duties[$0].type >= 0 && day.haulWay(type: day.duties[$0].type, load: load).exists
    }
    if let vehicle = entry.load.pinnedVehicle {
      let own = able.filter { day.duties[$0].vehicle == row.pinnedVehicle }
      if own.isEmpty { return Reason(.pinned, ["vehicle": vehicle.text]) }
      return reason(for: load, among: own)
    }
    if able.isEmpty {
      let types = entry.hauls.map(\.vehicleType.text).sorted().joined(separator: " ")
      return Reason(.noVehicle, ["vehicle_types": types, "duties": "0"])
    }
    return reason(for: load, among: able)
  }

  private mutating func reason(for load: Int, among duties: [Int]) -> Reason {
    var obstacle: Obstacle?
    var example = duties[0]
    var fitting: [Int] = []
    var cheapest = Int.max
    var known: [Int: Int?] = [:]
    for duty in duties {
      let kind = day.duties[duty].kind
      if known[kind] == nil {
        let cost = costAlone(load, duty)
        known[kind] = cost
        if cost == nil {
          let found = self.obstacle(load, duty)
          if obstacle.map({ Self.rank(found) > Self.rank($0) }) ?? true {
            obstacle = found
            example = duty
          }
        }
      }
      if let cost = known[kind] ?? nil {
        fitting.append(duty)
        cheapest = min(cheapest, cost)
      }
    }
    if fitting.isEmpty { return sentence(obstacle ?? .breaks, load, example) }
    let worth = day.loads[load].unservedCost
    if cheapest >= worth {
      return Reason(.cost, ["cost_cents": String(cheapest), "limit_cents": String(worth)])
    }
    let isIdle = fitting.contains { duty in
      day.dutiesOfVehicle[day.duties[duty].vehicle].allSatisfy {
        answer.records[$0].loads.isEmpty
      }
    }
    return Reason(
      .noVehicle,
      ["duties": String(fitting.count), "cause": isIdle ? "docks_or_stopped" : "full"])
  }

  /// What a load costs alone in an idle duty, `nil` when it does not fit there.
  private mutating func costAlone(_ load: Int, _ duty: Int) -> Int? {
    let loads = [Int32(load)]
    let bounds = TimelineDecoder.Bounds(carried: -1, earliest: -1, latest: .max)
    guard day.isPossible[day.duties[duty].kind * day.loads.count + load],
      let whole = whole(load, duty), whole.warp == 0,
      let times = decoder.evaluate(
        loads, duty: duty, bounds: bounds, whole: whole, ledger: noDocks)
    else { return nil }
    return day.fixedCost
      + TourCost(day.types[day.duties[duty].type]).cents(
        meters: times.meters, seconds: times.end - times.start)
  }

  private func whole(_ load: Int, _ duty: Int) -> Segment? {
    let row = day.duties[duty]
    guard let into = day.gap(duty: row, carrying: -1, to: load),
      let home = day.gapHome(duty: row, from: load)
    else { return nil }
    return day.departSegment(row)
      .joined(over: into, to: day.loadSegment(kind: row.kind, load: load))
      .joined(over: home, to: day.returnSegment(row))
  }

  private func obstacle(_ load: Int, _ duty: Int) -> Obstacle {
    let row = day.duties[duty]
    let entry = day.loads[load]
    let type = row.type
    let there = day.emptyWay(type: type, from: row.depot, to: entry.pickup)
    let home = day.emptyWay(type: type, from: entry.delivery, to: row.depot)
    let haul = day.haulWay(type: type, load: load)
    guard there.exists, home.exists, haul.exists else { return .way }
    let driving = there.seconds + haul.seconds + home.seconds
    if driving > row.drivingMax { return .driving(needed: driving, allowed: row.drivingMax) }
    let loading = day.loadingService(type: type, load: load)
    let unloading = day.unloadingService(type: type, load: load)
    let work = day.startCheck + driving + loading + unloading + day.endCheck
    let breaks = row.isDoubleManned ? 0 : day.law.leastBreaks(driving: driving, work: work)
    let shift = row.latest - row.earliest
    if work + breaks > shift { return .shift(needed: work + breaks, allowed: shift) }
    if work + breaks > row.spanMax { return .span(needed: work + breaks, allowed: row.spanMax) }
    let pickup = day.openStart(
      site: entry.pickup,
      from: max(entry.pickupEarliest, row.earliest + day.startCheck + there.seconds),
      duration: loading)
    guard let pickup, pickup <= entry.pickupLatest else { return .pickup }
    let delivery = day.openStart(
      site: entry.delivery, from: max(entry.deliveryEarliest, pickup + loading + haul.seconds),
      duration: unloading)
    guard let delivery, delivery <= entry.deliveryLatest else { return .delivery }
    if delivery + unloading + home.seconds + day.endCheck > row.latest { return .windows }
    return breaks > 0 ? .breaks : .windows
  }

  /// The obstacle of the duty that comes nearest to hauling the load is the one to tell.
  private static func rank(_ obstacle: Obstacle) -> Int {
    switch obstacle {
    case .way: 0
    case .driving: 1
    case .span: 2
    case .shift: 3
    case .pickup: 4
    case .delivery: 5
    case .windows: 6
    case .breaks: 7
    }
  }

  private func sentence(_ obstacle: Obstacle, _ load: Int, _ duty: Int) -> Reason {
    let entry = problem.entries[load].load
    let row = problem.duties[duty]
    var arguments = ["vehicle": row.vehicle.text, "shift": row.shift.text]
    func minutes(_ seconds: Int) -> String { String((seconds + 59) / 60) }
    func limit(_ name: String, _ needed: Int, _ allowed: Int) {
      arguments["limit"] = name
      arguments["needed_min"] = minutes(needed)
      arguments["allowed_min"] = String(allowed / 60)
    }
    switch obstacle {
    case .way:
      return Reason(.noRoute, ["from": row.depot.text, "pickup": entry.from.text])
    case .driving(let needed, let allowed): limit("driving", needed, allowed)
    case .span(let needed, let allowed): limit("duty_span", needed, allowed)
    case .shift(let needed, let allowed): limit("shift", needed, allowed)
    case .pickup:
      arguments["limit"] = "pickup"
      arguments["site"] = entry.from.text
    case .delivery:
      arguments["limit"] = "delivery"
      arguments["site"] = entry.to.text
    case .windows: arguments["limit"] = "windows"
    case .breaks: arguments["limit"] = "breaks"
    }
    return Reason(.noTime, arguments)
  }
}
