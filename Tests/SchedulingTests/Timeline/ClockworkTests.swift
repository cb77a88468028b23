import Domain
import Testing

@testable import Scheduling

/// The edge cases of Regulation (EC) 561/2006, article 7, and Directive 2002/15/EC, article 5.
@Suite struct ClockworkTests {
  private let law = DrivingLaw(DayMaker.law)
  private let day = Day(DayMaker(minutes: []).problem, neighborMax: 0)

  /// Driving left before a full break is due, after minutes of driving and (negative) of break.
  private func left(after minutes: [Int]) -> Int {
    var state = Clockwork(time: 0)
    for length in minutes {
      if length < 0 { state.rest(-length * 60, law) } else { state.drive(length * 60, day) }
    }
    return law.continuousMax / 60 - state.driven / 60
  }

  @Test(arguments: [
    ([240, -45], 270), ([240, -44], 30), ([120, -15, 120, -30], 270), ([120, -14, 120, -31], 30),
    ([120, -30, 120, -15], 30), ([120, -30, 120, -30], 270), ([120, -15, 120, -29], 30),
    ([-15, 240, -30], 30), ([120, -15, 60, -15, 60, -30], 270), ([120, -45, 30, -30], 240),
  ])
  func breaksCountAsTheLawSays(minutes: [Int], expected: Int) {
    #expect(left(after: minutes) == expected)
  }

  @Test func breaksDueGrowWithWork() {
    #expect(law.breaksDue(forWork: 6 * 3600 - 1) == 0)
    #expect(law.breaksDue(forWork: 6 * 3600) == 1800)
    #expect(law.breaksDue(forWork: 9 * 3600) == 1800)
    #expect(law.breaksDue(forWork: 9 * 3600 + 1) == 2700)
  }

  @Test func leastBreaksFollowDriving() {
    #expect(law.leastBreaks(driving: 270 * 60, work: 300 * 60) == 0)
    #expect(law.leastBreaks(driving: 270 * 60 + 1, work: 300 * 60) == 45 * 60)
    #expect(law.leastBreaks(driving: 540 * 60, work: 560 * 60) == 45 * 60)
  }

  @Test(arguments: [
    ([240, -45, 240], false), ([120, -14, 120, -31, 60], true), ([120, -30, 120, -15, 60], true),
    ([120, -15, 151, -30], true), ([120, -15, 150, -30, 200], false),
  ])
  func theCheckerOfTheTestsReadsTheLawTheSameWay(minutes: [Int], isBreach: Bool) {
    var events: [Schedule.Event] = []
    var time = 0
    for length in minutes {
      let (start, end) = (DayMaker.instant(time), DayMaker.instant(time + abs(length)))
      time += abs(length)
      if length < 0 {
        events.append(.stop(.break, site: nil, load: nil, start: start, end: end))
      } else {
        events.append(
          .leg(
            from: SiteID("a"), to: SiteID("b"), load: nil, start: start, end: end,
            traveled: .zero...Seconds.minutes(length),
            whole: Travel(duration: .minutes(length), distance: .zero)))
      }
    }
    let breaches = RuleChecker.driverBreaches(
      events, law: DayMaker.law, crew: 1, clock: ZoneClock(name: "UTC", changes: []))
    #expect(breaches.contains("4.5 h of driving") == isBreach)
  }
}
