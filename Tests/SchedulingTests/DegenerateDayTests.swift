import Domain
import Testing

@testable import Scheduling

/// Days at the edges of what a day can be.
@Suite struct DegenerateDayTests {
  private func solve(_ day: DayMaker, iterations: Int = 150) -> Schedule {
    let schedule = Scheduler(problem: day.problem).solve(
      stop: StopCriterion(iterations: iterations))
    #expect(RuleChecker.breaches(schedule, of: day.problem) == [])
    return schedule
  }

  // S0 --30-- S1 --60-- S2
  private func line() -> DayMaker {
    var day = DayMaker(minutes: [[0, 30, 90], [30, 0, 60], [90, 60, 0]])
    day.addType("big")
    return day
  }

  @Test func noLoadsIsNoTours() {
    var day = line()
    day.addDuty("V", type: "big")
    #expect(solve(day) == Schedule(tours: [], unserved: [], cost: .zero, iterations: 0))
  }

  @Test func noDutiesLeaveEveryLoad() {
    var day = line()
    day.addLoad(1, 2, types: ["big"])
    let schedule = solve(day)
    #expect(schedule.unserved.map(\.reason.code) == [.noVehicle])
  }

  @Test func nothingAtAllIsAnEmptySchedule() {
    #expect(solve(DayMaker(minutes: [])).tours.isEmpty)
  }

  @Test func oneLoadIsHauledAsLateAsItNeedsAndCostsWhatItShould() {
    var day = line()
    day.addDuty("V", type: "big")
    day.addLoad(1, 2, types: ["big"], pickup: (300, 400))
    let schedule = solve(day)
    // 15 + 30 + 30 + 60 + 15 + 90 + 15 min; 180 min of driving at 1.2 km a minute.
    let seconds = 255 * 60
    let expected = (180 * 1200 * 105 + 500) / 1000 + (seconds * 5800 + 1800) / 3600 + 2000
    #expect(schedule.cost.value == expected)
    guard case .stop(.depart, _, _, let start, _)? = schedule.tours.first?.events.first else {
      Issue.record("the tour does not begin with a check")
      return
    }
    #expect(start == DayMaker.instant(300 - 45))
  }

  @Test func aLoadThatNobodyMayCarryKeepsItsReason() {
    var day = line()
    day.addDuty("V", type: "big")
    day.addLoad(1, 2, types: [])
    #expect(solve(day).unserved.map(\.reason.code) == [.noBody])
  }

  @Test func aSiteWithoutLoadersForbidsTheLoad() {
    var day = line()
    day.sites[1] = DayMaker.site(1, loaders: 0)
    day.addDuty("V", type: "big")
    day.addLoad(1, 2, types: ["big"])
    let reason = solve(day).unserved.first?.reason
    #expect(reason?.code == .forbidden)
    #expect(reason?.arguments["cause"] == "loaders")
  }

  @Test func aPinnedLoadGoesWithItsVehicleOrNotAtAll() {
    var day = line()
    day.addDuty("A", type: "big")
    day.addDuty("B", type: "big")
    day.addLoad(1, 2, types: ["big"], pinned: "B")
    day.addLoad(1, 2, types: ["big"], pinned: "missing")
    let schedule = solve(day)
    #expect(schedule.tours.map(\.duty) == [1])
    #expect(schedule.unserved.map(\.reason.code) == [.pinned])
  }

  @Test func drivingBeyondTheLimitIsNamed() {
    var day = line()
    day.addDuty("V", type: "big", drivingMax: 170)
    day.addLoad(1, 2, types: ["big"])
    let reason = solve(day).unserved.first?.reason
    #expect(reason?.code == .noTime)
    #expect(reason?.arguments["limit"] == "driving")
    #expect(reason?.arguments["needed_min"] == "180")
    #expect(reason?.arguments["allowed_min"] == "170")
  }

  @Test func aClosedPickupIsNamed() {
    var day = line()
    day.sites[1] = DayMaker.site(1, open: [(0, 40)])
    day.addDuty("V", type: "big")
    day.addLoad(1, 2, types: ["big"])
    let reason = solve(day).unserved.first?.reason
    #expect(reason?.code == .noTime)
    #expect(reason?.arguments["limit"] == "pickup")
    #expect(reason?.arguments["site"] == "S1")
  }

  @Test func aLoadThatCostsMoreThanItIsWorthStays() {
    var day = line()
    day.addDuty("V", type: "big")
    day.addLoad(1, 2, types: ["big"], unserved: 1000)
    #expect(solve(day).unserved.map(\.reason.code) == [.cost])
  }

  @Test func whatDoesNotFitAnyMoreSaysThatVehiclesAreFull() {
    var day = line()
    day.addDuty("V", type: "big", to: 300)
    for _ in 0..<3 { day.addLoad(1, 2, types: ["big"]) }
    let schedule = solve(day)
    #expect(schedule.unserved.count == 2)
    #expect(schedule.unserved.allSatisfy { $0.reason.code == .noVehicle })
    #expect(schedule.unserved.first?.reason.arguments["cause"] == "full")
  }

  @Test func dearerLoadsGoFirst() {
    var day = line()
    day.addDuty("V", type: "big", to: 300)
    for worth in [70_000, 90_000, 80_000] { day.addLoad(1, 2, types: ["big"], unserved: worth) }
    #expect(solve(day).unserved.map(\.entry) == [0, 2])
  }

  @Test func zeroDistancesAreServed() {
    var day = DayMaker(minutes: [[0, 0, 0], [0, 0, 0], [0, 0, 0]])
    day.addType("big", loading: 0, unloading: 0)
    day.addDuty("V", type: "big")
    day.startCheck = .zero
    day.endCheck = .zero
    for _ in 0..<20 { day.addLoad(1, 2, types: ["big"]) }
    let schedule = solve(day)
    #expect(schedule.unserved.isEmpty)
    #expect(schedule.cost.value == 2000)
  }

  @Test func oneLaneWithOneDockIsServedOneAfterTheOther() {
    var day = line()
    day.sites[1] = DayMaker.site(1, loaders: 1)
    day.sites[2] = DayMaker.site(2, bays: 1)
    for vehicle in 0..<4 { day.addDuty("V\(vehicle)", type: "big", to: 320) }
    for _ in 0..<4 { day.addLoad(1, 2, types: ["big"], pickup: (60, 60)) }
    // Everyone would have to load at the same minute: only one can.
    #expect(solve(day).unserved.count == 3)
    for entry in day.entries.indices { day.entries[entry].load.pickup = nil }
    // 255 minutes of tour in a shift of 320: the loader's half hours leave room for three.
    #expect(solve(day).unserved.count == 1)
  }

  @Test func equalWindowsUseSeveralVehicles() {
    var day = line()
    for vehicle in 0..<3 { day.addDuty("V\(vehicle)", type: "big") }
    for _ in 0..<3 { day.addLoad(1, 2, types: ["big"], pickup: (100, 110)) }
    let schedule = solve(day)
    #expect(schedule.tours.count == 3)
    #expect(schedule.unserved.isEmpty)
  }

  @Test func eveningTourCleansWhatTheDayLeft() {
    var day = line()
    day.sites[0].wash = true
    day.addDuty("V", type: "big", from: 0, to: 300)
    day.addDuty("V", type: "big", from: 300, to: 660, shift: "evening")
    day.addLoad(1, 2, class: "a", types: ["big"], pickup: (0, 120))
    day.addLoad(1, 2, class: "b", types: ["big"], pickup: (300, 500))
    day.addCleaning("a", "b", .wash, 30)
    let schedule = solve(day)
    #expect(schedule.tours.count == 2)
    let second = schedule.tours.last?.events ?? []
    guard second.count > 1, case .stop(.clean, let site, _, _, _) = second[1] else {
      Issue.record("the evening does not begin with washing: \(second)")
      return
    }
    #expect(site == SiteID("S0"))
  }

  @Test func forbiddenSequenceNeedsTwoVehicles() {
    var day = line()
    for vehicle in 0..<2 { day.addDuty("V\(vehicle)", type: "big") }
    day.addLoad(1, 2, class: "a", types: ["big"])
    day.addLoad(1, 2, class: "b", types: ["big"])
    day.addCleaning("a", "b", .forbidden, 0)
    day.addCleaning("b", "a", .forbidden, 0)
    #expect(solve(day).tours.count == 2)
  }

  @Test func aLegLongerThanMayBeDrivenIsCutByABreak() {
    var day = DayMaker(minutes: [[0, 15, 300], [15, 0, 285], [300, 285, 0]])
    day.addType("big")
    day.addDuty("V", type: "big", to: 900, drivingMax: 600, spanMax: 900)
    day.addLoad(1, 2, types: ["big"], unserved: 900_000)
    let events = solve(day).tours.first?.events ?? []
    let parts = events.compactMap { event -> ClosedRange<Seconds>? in
      if case .leg(_, _, .some, _, _, let traveled, _) = event { return traveled }
      return nil
    }
    #expect(parts.count == 2)
    let halts = events.filter {
      if case .stop(.break, nil, _, _, _) = $0 { return true }
      return false
    }
    #expect(!halts.isEmpty)
  }

  @Test func twoDriversNeedNoBreaks() {
    var day = DayMaker(minutes: [[0, 15, 300], [15, 0, 285], [300, 285, 0]])
    day.addType("big")
    day.addDuty("V", type: "big", to: 900, drivingMax: 1080, spanMax: 1260, drivers: 2)
    day.addLoad(1, 2, types: ["big"], unserved: 900_000)
    let events = solve(day).tours.first?.events ?? []
    #expect(events.count == 7)
  }
}
