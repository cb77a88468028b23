import Domain
import Scheduling

/// The optimum of a tiny day by trying everything, quarter of an hour by quarter of an hour.
///
/// Slow and plain on purpose: all assignments and sequences of loads, all departures, and at each
/// quarter either the next quarter of the activity at hand or a quarter of rest. Days must have all
/// durations in whole quarters and docks enough for everyone.
struct TinyOptimum {
  private static let quarter = 900

  private let problem: SchedulingProblem
  private var memo: [[Int]: Int?] = [:]

  init(_ problem: SchedulingProblem) { self.problem = problem }

  /// Tours, vehicles and unserved loads of the best schedule.
  mutating func cost() -> Int {
    var best = Int.max
    var sequences = Array(repeating: [Int](), count: problem.duties.count)
    place(0, &sequences, 0, &best)
    return best
  }

  private mutating func place(
    _ entry: Int, _ sequences: inout [[Int]], _ unserved: Int, _ best: inout Int
  ) {
    if unserved >= best { return }
    if entry == problem.entries.count {
      if let tours = tours(sequences) { best = min(best, unserved + tours) }
      return
    }
    let row = problem.entries[entry]
    for duty in problem.duties.indices {
      let owner = problem.duties[duty]
      guard row.hauls.contains(where: { $0.vehicleType == owner.vehicleType }),
        row.load.pinnedVehicle == nil || row.load.pinnedVehicle == owner.vehicle
      else { continue }
      for position in 0...sequences[duty].count {
        sequences[duty].insert(entry, at: position)
        place(entry + 1, &sequences, unserved, &best)
        sequences[duty].remove(at: position)
      }
    }
    place(entry + 1, &sequences, unserved + row.unservedCost.value, &best)
  }

  private mutating func tours(_ sequences: [[Int]]) -> Int? {
    var sum = 0
    var vehicles: Set<VehicleID> = []
    for duty in problem.duties.indices where !sequences[duty].isEmpty {
      let vehicle = problem.duties[duty].vehicle
      // Duties are sorted by vehicle and time: the dirt comes from the last one in use.
      var dirt: CleaningClassID?
      for before in 0..<duty where problem.duties[before].vehicle == vehicle {
        if let last = sequences[before].last { dirt = problem.entries[last].cleaningClass }
      }
      let key =
        [
          duty,
          dirt.map { dirt in
            problem.entries.firstIndex { $0.cleaningClass == dirt } ?? 0
          } ?? -1,
        ] + sequences[duty]
      let known: Int?
      if let stored = memo[key] {
        known = stored
      } else {
        known = tour(duty, sequences[duty], dirt)
        memo[key] = known
      }
      guard let known else { return nil }
      sum += known
      vehicles.insert(vehicle)
    }
    return sum + vehicles.count * problem.fixedCostPerVehicle.value
  }

  /// An activity: so many quarters, at the wheel or not, to begin in one of the spans.
  private struct Activity {
    var length: Int
    var isDriving: Bool
    var starts: [ClosedRange<Int>]?
  }

  private func quarters(_ seconds: Seconds) -> Int {
    precondition(seconds.value % Self.quarter == 0, "a tiny day counts in quarters")
    return seconds.value / Self.quarter
  }

  private func tour(_ duty: Int, _ loads: [Int], _ carried: CleaningClassID?) -> Int? {
    guard let (activities, meters) = activities(duty, loads, carried) else { return nil }
    let row = problem.duties[duty]
    let driving = activities.reduce(0) { $0 + ($1.isDriving ? $1.length : 0) }
    if driving * Self.quarter > row.drivingMax.value { return nil }
    let first = row.window.earliest.epochSeconds / Self.quarter
    let last = row.window.latest.epochSeconds / Self.quarter
    let work = activities.reduce(0) { $0 + $1.length }
    var best: Int?
    for start in stride(from: first, through: last - work, by: 1) {
      let limit = min(last, start + row.spanMax.value / Self.quarter, start + (best ?? 1000) - 1)
      if let end = end(activities, from: start, by: limit, crew: row.drivers.count) {
        best = min(best ?? .max, end - start)
      }
    }
    guard let best,
      let type = problem.vehicleTypes.first(where: { $0.id == row.vehicleType })
    else { return nil }
    return (meters * type.costPerKilometer.value + 500) / 1000
      + (best * Self.quarter * type.costPerHour.value + 1800) / 3600
  }

  private func activities(
    _ duty: Int, _ loads: [Int], _ carried: CleaningClassID?
  ) -> ([Activity], Int)? {
    let row = problem.duties[duty]
    guard let type = problem.vehicleTypes.first(where: { $0.id == row.vehicleType }) else {
      return nil
    }
    var list = [Activity(length: quarters(problem.startCheck), isDriving: false)]
    var meters = 0
    var place = row.depot
    var dirt = carried
    func site(_ id: SiteID) -> SchedulingProblem.SiteSchedule? {
      problem.sites.first { $0.site == id }
    }
    func drive(to target: SiteID, _ travel: Travel?) -> Bool {
      guard let travel else { return false }
      if place == target { return true }
      list.append(Activity(length: quarters(travel.duration), isDriving: true))
      meters += travel.distance.value
      place = target
      return true
    }
    func serve(_ length: Int, _ id: SiteID, _ window: TimeWindow?) {
      let open = site(id)?.open ?? []
      let starts = open.compactMap { span -> ClosedRange<Int>? in
        var from = (span.earliest.epochSeconds + Self.quarter - 1) / Self.quarter
        var to = span.latest.epochSeconds / Self.quarter - length
        if let window {
          from = max(from, (window.earliest.epochSeconds + Self.quarter - 1) / Self.quarter)
          to = min(to, window.latest.epochSeconds / Self.quarter)
        }
        return from <= to ? from...to : nil
      }
      list.append(Activity(length: length, isDriving: false, starts: starts))
    }
    let table = problem.emptyTravel[type.id]
    for (number, load) in loads.enumerated() {
      let entry = problem.entries[load]
      if let before = dirt, before != entry.cleaningClass,
        let rule = problem.cleaning.first(where: {
          $0.from == before && $0.to == entry.cleaningClass
        }), rule.action != .none
      {
        if rule.action == .forbidden { return nil }
        if rule.action == .wash, number > 0, site(place)?.wash != true {
          guard drive(to: row.depot, table?[place, row.depot]) else { return nil }
        }
        serve(quarters(rule.duration), place, nil)
      }
      guard drive(to: entry.load.from, table?[place, entry.load.from]) else { return nil }
      serve(
        quarters(type.loading + (site(place)?.weighbridge ?? .zero)), place, entry.load.pickup)
      let haul = entry.hauls.first { $0.vehicleType == type.id }?.travel
      guard drive(to: entry.load.to, haul) else { return nil }
      serve(
        quarters(
          type.unloading + entry.extraUnloading + (site(place)?.weighbridge ?? .zero)), place,
        entry.load.delivery)
      dirt = entry.cleaningClass
    }
    guard drive(to: row.depot, table?[place, row.depot]) else { return nil }
    list.append(Activity(length: quarters(problem.endCheck), isDriving: false))
    return (list.filter { $0.length > 0 || $0.starts != nil }, meters)
  }

  /// Everything that matters at the end of a quarter.
  private struct State: Hashable {
    var activity = 0
    var done = 0
    /// Quarters of the rest that is going on, at most three.
    var resting = 0
    var driven = 0
    var worked = 0
    var work = 0
    var rested = 0
    var firstPart = false
  }

  /// The earliest end by trying, at each quarter, work and rest.
  private func end(_ activities: [Activity], from start: Int, by limit: Int, crew: Int) -> Int? {
    var states: Set<State> = [State()]
    var time = start
    let total = activities.reduce(0) { $0 + $1.length }
    while !states.isEmpty {
      for state in states where state.activity == activities.count {
        let breaks = state.work > 36 ? 3 : state.work >= 24 ? 2 : 0
        if crew > 1 || state.rested >= breaks { return time }
      }
      if time >= limit { return nil }
      var next: Set<State> = []
      for state in states where state.activity < activities.count {
        if let worked = work(state, activities, time, crew) { next.insert(worked) }
        // Services are not interrupted; driving may be.
        if state.done > 0, !activities[state.activity].isDriving { continue }
        let rested = rest(state)
        if time + 1 + total - rested.work <= limit { next.insert(rested) }
      }
      states = next
      time += 1
    }
    return nil
  }

  private func work(
    _ state: State, _ activities: [Activity], _ time: Int, _ crew: Int
  ) -> State? {
    var state = state
    let activity = activities[state.activity]
    if state.done == 0, let starts = activity.starts,
      !starts.contains(where: { $0.contains(time) })
    {
      return nil
    }
    // A part of a split break is known as one only when the driver works again.
    if state.resting > 0 {
      if state.resting >= 3 || (state.firstPart && state.resting >= 2) {
        state.driven = 0
        state.firstPart = false
      } else if state.driven > 0 {
        state.firstPart = true
      }
      state.worked = 0
      state.resting = 0
    }
    state.work += 1
    state.worked += 1
    if activity.isDriving { state.driven += 1 }
    if crew == 1, state.driven > 18 || state.worked > 24 { return nil }
    state.done += 1
    if state.done >= activity.length {
      state.activity += 1
      state.done = 0
    }
    return state
  }

  /// A quarter of rest.
  private func rest(_ state: State) -> State {
    var state = state
    state.resting = min(state.resting + 1, 3)
    state.rested = min(state.rested + 1, 3)
    return state
  }
}
