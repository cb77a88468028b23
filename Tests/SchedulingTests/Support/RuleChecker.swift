import Domain
import Scheduling

/// Reads a schedule event by event with the text of the rules beside it; knows nothing of the solver.
struct RuleChecker {
  private let problem: SchedulingProblem
  private(set) var breaches: [String] = []

  init(_ problem: SchedulingProblem) { self.problem = problem }

  private struct Use {
    var site: SiteID
    var kind: String
    var start: Int
    var end: Int
  }

  static func breaches(_ schedule: Schedule, of problem: SchedulingProblem) -> [String] {
    var checker = RuleChecker(problem)
    checker.check(schedule)
    return checker.breaches
  }

  mutating func check(_ schedule: Schedule) {
    var seen = Array(repeating: 0, count: problem.entries.count)
    for row in schedule.unserved { seen[row.entry] += 1 }
    var uses: [Use] = []
    var cost = 0
    for tour in schedule.tours {
      let served = check(tour, &uses)
      for entry in served { seen[entry] += 1 }
      cost += tourCost(tour)
    }
    for (entry, count) in seen.enumerated() where count != 1 {
      breaches.append("entry \(entry) occurs \(count) times")
    }
    cost +=
      Set(schedule.tours.map { problem.duties[$0.duty].vehicle }).count
      * problem.fixedCostPerVehicle.value
    if cost != schedule.cost.value {
      breaches.append("cost \(schedule.cost.value), recomputed \(cost)")
    }
    checkDocks(uses)
    checkVehicles(schedule)
    if schedule.tours.map(\.duty) != schedule.tours.map(\.duty).sorted() {
      breaches.append("tours are not sorted")
    }
  }

  // MARK: - One tour

  private func times(_ event: Schedule.Event) -> (start: Int, end: Int) {
    switch event {
    case .stop(_, _, _, let start, let end): (start.epochSeconds, end.epochSeconds)
    case .leg(_, _, _, let start, let end, _, _): (start.epochSeconds, end.epochSeconds)
    }
  }

  private func type(_ tour: Schedule.Tour) -> VehicleType {
    problem.vehicleTypes.first { $0.id == problem.duties[tour.duty].vehicleType }
      ?? problem.vehicleTypes[0]
  }

  private func tourCost(_ tour: Schedule.Tour) -> Int {
    guard let first = tour.events.first, let last = tour.events.last else { return 0 }
    var meters = 0
    for case .leg(_, _, _, _, _, let traveled, let whole) in tour.events
    where traveled.lowerBound.value == 0 {
      meters += whole.distance.value
    }
    let seconds = times(last).end - times(first).start
    let type = type(tour)
    return (meters * type.costPerKilometer.value + 500) / 1000
      + (seconds * type.costPerHour.value + 1800) / 3600
  }

  private mutating func check(_ tour: Schedule.Tour, _ uses: inout [Use]) -> [Int] {
    let duty = problem.duties[tour.duty]
    let type = type(tour)
    var served: [Int] = []
    func breach(_ text: String) { breaches.append("duty \(tour.duty): \(text)") }
    var place: SiteID? = duty.depot
    var aboard: LoadID?
    var time = tour.events.first.map { times($0).start } ?? 0
    var driving = 0
    var underway: (to: SiteID, traveled: Int)?
    for (number, event) in tour.events.enumerated() {
      let (start, end) = times(event)
      if start != time { breach("event \(number) begins at \(start), not \(time)") }
      if end < start { breach("event \(number) ends before it begins") }
      time = end
      switch event {
      case .leg(let from, let to, let load, _, _, let traveled, let whole):
        driving += end - start
        if load != aboard { breach("leg \(number) carries another load") }
        if traveled.upperBound.value - traveled.lowerBound.value != end - start {
          breach("leg \(number) takes other than its part")
        }
        if let halfway = underway {
          if to != halfway.to || traveled.lowerBound.value != halfway.traveled {
            breach("leg \(number) does not go on where it stopped")
          }
        } else if from != place || traveled.lowerBound.value != 0 {
          breach("leg \(number) begins elsewhere")
        }
        let given: Travel?
        if let load {
          given =
            problem.entries.first { $0.load.id == load }?.hauls
            .first { $0.vehicleType == type.id }?.travel
        } else {
          given = problem.emptyTravel[type.id]?[from, to]
        }
        if given != whole { breach("leg \(number) is not the way that was given") }
        if traveled.upperBound == whole.duration {
          place = to
          underway = nil
        } else {
          place = nil
          underway = (to, traveled.upperBound.value)
        }
      case .stop(let action, let site, let load, _, _):
        if site != place { breach("stop \(number) is elsewhere") }
        switch action {
        case .depart:
          if number != 0 || end - start != problem.startCheck.value { breach("bad depart") }
        case .return:
          if number != tour.events.count - 1 || end - start != problem.endCheck.value
            || site != duty.depot || aboard != nil
          {
            breach("bad return")
          }
        case .load, .unload:
          guard let entry = problem.entries.firstIndex(where: { $0.load.id == load }) else {
            breach("unknown load")
            continue
          }
          let row = problem.entries[entry]
          let schedule = problem.sites.first { $0.site == site }
          let weighing = schedule?.weighbridge.value ?? 0
          if let pinned = row.load.pinnedVehicle, pinned != duty.vehicle { breach("pinned") }
          if action == .load {
            if aboard != nil || site != row.load.from { breach("bad loading") }
            aboard = load
            if end - start != type.loading.value + weighing { breach("loading time") }
            if let window = row.load.pickup, !window.contains(Instant(epochSeconds: start)) {
              breach("pickup window")
            }
            uses.append(
              Use(
                site: row.load.from, kind: "loader", start: start,
                end: start + type.loading.value))
          } else {
            if aboard != load || site != row.load.to { breach("bad unloading") }
            aboard = nil
            served.append(entry)
            if end - start != weighing + type.unloading.value + row.extraUnloading.value {
              breach("unloading time")
            }
            if let window = row.load.delivery, !window.contains(Instant(epochSeconds: start)) {
              breach("delivery window")
            }
            uses.append(Use(site: row.load.to, kind: "bay", start: start + weighing, end: end))
          }
          checkOpen(site, start, end, tour.duty)
        case .clean: checkOpen(site, start, end, tour.duty)
        case .break, .wait, .rest: break
        }
      }
    }
    if driving > duty.drivingMax.value { breach("drives \(driving) s") }
    guard let first = tour.events.first, let last = tour.events.last else {
      breach("empty tour")
      return served
    }
    let (begin, finish) = (times(first).start, times(last).end)
    if begin < duty.window.earliest.epochSeconds || finish > duty.window.latest.epochSeconds {
      breach("outside the shift")
    }
    if finish - begin > duty.spanMax.value { breach("span") }
    for text in Self.driverBreaches(
      tour.events, law: problem.drivingTime, crew: duty.drivers.count, clock: problem.clock)
    { breach(text) }
    return served
  }

  private mutating func checkOpen(_ site: SiteID?, _ start: Int, _ end: Int, _ duty: Int) {
    guard let row = problem.sites.first(where: { $0.site == site }) else { return }
    let isOpen = row.open.contains {
      $0.earliest.epochSeconds <= start && end <= $0.latest.epochSeconds
    }
    if !isOpen { breaches.append("duty \(duty): \(row.site) is closed") }
  }

  // MARK: - The driver

  /// The driver's day minute by minute, as a tachograph would have it.
  static func driverBreaches(
    _ events: [Schedule.Event], law: Rules.DrivingTime, crew: Int, clock: ZoneClock
  ) -> [String] {
    var result: [String] = []
    var sinceBreak = 0
    var firstPart = false
    var worked = 0
    var work = 0
    var rested = 0
    var night = false
    for event in events {
      var isDriving = false
      var isBreak = false
      let span: (start: Int, end: Int)
      switch event {
      case .leg(_, _, _, let start, let end, _, _):
        isDriving = true
        span = (start.epochSeconds, end.epochSeconds)
      case .stop(let action, _, _, let start, let end):
        isBreak = action == .break || action == .rest
        span = (start.epochSeconds, end.epochSeconds)
      }
      let length = span.end - span.start
      if isBreak {
        if length >= law.workBreakPart.value {
          worked = 0
          rested += length
        }
        if length >= law.fullBreak.value || firstPart && length >= law.splitSecond.value {
          sinceBreak = 0
          firstPart = false
        } else if length >= law.splitFirst.value, sinceBreak > 0 {
          firstPart = true
        }
      } else {
        worked += length
        work += length
        if isDriving { sinceBreak += length }
        for time in stride(from: span.start, to: span.end, by: 60)
        where clock.local(Instant(epochSeconds: time)).timeOfDay.value < 4 * 3600 {
          night = true
        }
      }
      if crew == 1, sinceBreak > law.continuousMax.value { result.append("4.5 h of driving") }
      if crew == 1, worked > law.workContinuousMax.value { result.append("6 h of work") }
    }
    if crew == 1 {
      let due =
        work > law.workLongDay.value
        ? law.workBreakLong.value
        : work >= law.workContinuousMax.value ? law.workBreakShort.value : 0
      if rested < due { result.append("breaks of \(rested) s for \(work) s of work") }
    }
    if night, work > law.nightWorkMax.value { result.append("night work") }
    return result
  }

  // MARK: - Sites and vehicles

  private mutating func checkDocks(_ uses: [Use]) {
    for row in problem.sites {
      for (kind, places) in [("loader", row.loaders), ("bay", row.unloadBays)] {
        let here = uses.filter { $0.site == row.site && $0.kind == kind }
        for use in here where use.start < use.end {
          let present = here.count { $0.start <= use.start && use.start < $0.end }
          if present > places { breaches.append("\(row.site): \(present) at \(places) \(kind)s") }
        }
        if places == 0, !here.isEmpty { breaches.append("\(row.site) has no \(kind)") }
      }
    }
  }

  private mutating func checkVehicles(_ schedule: Schedule) {
    for vehicle in Set(problem.duties.map(\.vehicle)) {
      let tours = schedule.tours.filter { problem.duties[$0.duty].vehicle == vehicle }
        .sorted {
          problem.duties[$0.duty].window.earliest < problem.duties[$1.duty].window.earliest
        }
      var end = Int.min
      var dirt: CleaningClassID?
      var needed: (CleaningAction, Int) = (.none, 0)
      var cleaned: (SiteID?, Int)?
      for tour in tours {
        if let first = tour.events.first, times(first).start < end {
          breaches.append("\(vehicle) is in two places")
        }
        end = tour.events.last.map { times($0).end } ?? end
        cleaned = nil
        let depot = problem.duties[tour.duty].depot
        var unloadedAt: SiteID?
        for case .stop(let action, let site, let load, let start, let finish) in tour.events {
          if action == .clean {
            cleaned = (site, finish.epochSeconds - start.epochSeconds)
          }
          guard let entry = problem.entries.first(where: { $0.load.id == load }) else { continue }
          if action == .load {
            let next = entry.cleaningClass
            needed = (.none, 0)
            if let dirt, dirt != next,
              let rule = problem.cleaning.first(where: { $0.from == dirt && $0.to == next })
            {
              needed = (rule.action, rule.duration.value)
            }
            checkCleaning(needed, cleaned, unloadedAt, depot, vehicle)
          } else if action == .unload {
            dirt = entry.cleaningClass
            unloadedAt = site
            cleaned = nil
          }
        }
      }
    }
  }

  private mutating func checkCleaning(
    _ needed: (CleaningAction, Int), _ done: (SiteID?, Int)?, _ unloadedAt: SiteID?,
    _ depot: SiteID, _ vehicle: VehicleID
  ) {
    switch needed.0 {
    case .none: break
    case .forbidden: breaches.append("\(vehicle): forbidden sequence")
    case .sweep, .wash:
      guard let done, done.1 == needed.1 else {
        breaches.append("\(vehicle): not cleaned")
        return
      }
      var expected = unloadedAt ?? depot
      if needed.0 == .wash, problem.sites.first(where: { $0.site == expected })?.wash != true {
        expected = depot
      }
      if done.0 != expected { breaches.append("\(vehicle): cleaned at the wrong place") }
    }
  }
}
