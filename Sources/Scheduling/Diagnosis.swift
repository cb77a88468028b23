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
  private var alone: LoneTour

  /// A diagnosis of the loads that an answer leaves.
  init(_ problem: SchedulingProblem, day: Day, answer: Answer) {
    self.problem = problem
    self.day = day
    self.answer = answer
    alone = LoneTour(day)
  }

  /// Why a load of the bank is there.
  mutating func reason(for load: Int) -> Reason {
    let entry = problem.entries[load]
    let row = day.loads[load]
    if entry.hauls.isEmpty { return entry.ineligible ?? Reason(.noVehicle) }
    if day.sites[row.pickup].loaderDock == Day.noDock {
      return Reason(.forbidden, ["site": entry.load.from.text, "cause": "loaders"])
    }
    if day.sites[row.delivery].bayDock == Day.noDock {
      return Reason(.forbidden, ["site": entry.load.to.text, "cause": "unload_bays"])
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
        let cost = alone.cost(load, kind: kind)
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
