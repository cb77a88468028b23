import Domain
import Testing

/// Wall clocks around the changes of 2026 in Finland: 29 March and 25 October at 01:00 UTC.
@Suite struct ZoneClockTests {
  let helsinki = ZoneClock(
    name: "Europe/Helsinki",
    changes: [
      ZoneClock.Change(from: Instant(epochSeconds: 1_792_890_000), offset: Seconds(7200)),
      ZoneClock.Change(from: Instant(epochSeconds: 0), offset: Seconds(7200)),
      ZoneClock.Change(from: Instant(epochSeconds: 1_774_746_000), offset: Seconds(10_800)),
    ])

  private func utc(_ date: String, _ minutes: Int) throws -> Instant {
    Instant(epochSeconds: try CalendarDate(parsing: date).dayNumber * 86_400 + minutes * 60)
  }

  @Test(arguments: [
    // The gap: 03:30 does not exist and moves on to 04:30, which is 01:30 UTC.
    ("2026-03-29", 2 * 60 + 59, "2026-03-29", 59),
    ("2026-03-29", 3 * 60 + 30, "2026-03-29", 90),
    ("2026-03-29", 4 * 60, "2026-03-29", 60),
    // The overlap: 03:30 comes twice; the first one is in summer time.
    ("2026-10-25", 2 * 60 + 59, "2026-10-24", 23 * 60 + 59),
    ("2026-10-25", 3 * 60 + 30, "2026-10-25", 30),
    ("2026-10-25", 4 * 60, "2026-10-25", 120),
    // Plain days, and midnight of the days of change.
    ("2026-07-01", 6 * 60, "2026-07-01", 3 * 60),
    ("2026-11-23", 6 * 60, "2026-11-23", 4 * 60),
    ("2026-03-29", 0, "2026-03-28", 22 * 60),
    ("2026-10-25", 0, "2026-10-24", 21 * 60),
    ("2026-10-25", 24 * 60, "2026-10-25", 22 * 60),
    // Shifts past midnight: 02:00, and over the change 04:00 of the next day.
    ("2026-10-24", 26 * 60, "2026-10-24", 23 * 60),
    ("2026-10-24", 28 * 60, "2026-10-25", 2 * 60),
    ("2026-03-28", 28 * 60, "2026-03-29", 60),
  ])
  func localTimesBecomeInstants(date: String, minutes: Int, utcDate: String, utcMinutes: Int) throws
  {
    let instant = helsinki.instant(
      on: try CalendarDate(parsing: date), at: .minutes(minutes))
    #expect(try instant == utc(utcDate, utcMinutes))
  }

  @Test func localTimeComesBackFromEveryInstant() throws {
    let start = try utc("2026-01-01", 0)
    for step in stride(from: 0, to: 366 * 86_400, by: 1799) {
      let instant = start + Seconds(step)
      let local = helsinki.local(instant)
      #expect((0..<86_400).contains(local.timeOfDay.value))
      let back = helsinki.instant(on: local.date, at: local.timeOfDay)
      // Of a time that comes twice the first is taken, an hour before.
      #expect(back == instant || back + Seconds(3600) == instant)
    }
  }

  @Test func beforeTheFirstChangeItsOwnOffsetHolds() {
    #expect(helsinki.offset(at: Instant(epochSeconds: -1)) == Seconds(7200))
    #expect(helsinki.local(Instant(epochSeconds: -1)).date.description == "1970-01-01")
    #expect(helsinki.local(Instant(epochSeconds: -7201)).date.description == "1969-12-31")
  }

  @Test func clockWithoutChangesShowsUTC() throws {
    let clock = ZoneClock(name: "UTC", changes: [])
    #expect(clock.offset(at: .openEnd) == .zero)
    #expect(try clock.local(utc("2026-11-23", 61)).timeOfDay == .minutes(61))
  }

  @Test func openEndsAreTheEndsOfTheCalendar() throws {
    #expect(try Instant.openStart == utc("1900-01-01", 0))
    #expect(try Instant.openEnd == utc("2199-12-31", 0))
  }
}
