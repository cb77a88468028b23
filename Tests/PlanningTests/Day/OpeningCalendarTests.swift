import Domain
import Exchange
import Testing

@testable import Planning

/// Opening hours as instants; all expected instants are worked out by hand.
///
/// Finland and Sweden change their clocks at 01:00 UTC: on 29 March 2026 forward, on 25 October back.
@Suite struct OpeningCalendarTests {
  @Test func daysOfTwentyFourHoursJoinOverMidnight() throws {
    let always = Self.span(0, 24)
    let windows = try Self.windows(
      OpeningHours(mondayToFriday: always, saturday: always, sunday: always),
      from: "2026-11-22", days: 5)
    #expect(windows == [try Self.window("2026-11-21T22:00:00Z", "2026-11-26T22:00:00Z")])
  }

  @Test func aWeekendIsClosedWhereItIsEmpty() throws {
    let windows = try Self.windows(
      OpeningHours(mondayToFriday: Self.span(6, 22), saturday: Self.span(6, 14), sunday: nil),
      from: "2026-11-27", days: 4)
    #expect(
      windows == [
        try Self.window("2026-11-27T04:00:00Z", "2026-11-27T20:00:00Z"),
        try Self.window("2026-11-28T04:00:00Z", "2026-11-28T12:00:00Z"),
        try Self.window("2026-11-30T04:00:00Z", "2026-11-30T20:00:00Z"),
      ])
  }

  @Test func twentyFourHoursOnWeekdaysEndAtTheMidnightOfSaturday() throws {
    let windows = try Self.windows(
      OpeningHours(mondayToFriday: Self.span(0, 24), saturday: nil, sunday: Self.span(8, 16)),
      from: "2026-11-26", days: 5)
    #expect(
      windows == [
        try Self.window("2026-11-25T22:00:00Z", "2026-11-27T22:00:00Z"),
        try Self.window("2026-11-29T06:00:00Z", "2026-11-29T14:00:00Z"),
        try Self.window("2026-11-29T22:00:00Z", "2026-11-30T22:00:00Z"),
      ])
  }

  @Test func aSiteThatNeverOpensHasNoWindow() throws {
    let closed = OpeningHours(mondayToFriday: nil, saturday: nil, sunday: nil)
    #expect(try Self.windows(closed, from: "2026-11-22", days: 7).isEmpty)
    let empty = OpeningHours(
      mondayToFriday: Self.span(8, 8), saturday: Self.span(9, 8), sunday: nil)
    #expect(try Self.windows(empty, from: "2026-11-22", days: 7).isEmpty)
    #expect(try Self.windows(closed, from: "2026-11-22", days: 0).isEmpty)
  }

  // Zone, day, opening hours in minutes, and the instants.
  @Test(arguments: [
    // Spring: 03:00 becomes 04:00 in Helsinki, 02:00 becomes 03:00 in Stockholm.
    ("Europe/Helsinki", "2026-03-29", 0, 1440, "2026-03-28T22:00:00Z", "2026-03-29T21:00:00Z"),
    ("Europe/Stockholm", "2026-03-29", 0, 1440, "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
    ("Europe/Helsinki", "2026-03-29", 120, 600, "2026-03-29T00:00:00Z", "2026-03-29T07:00:00Z"),
    ("Europe/Helsinki", "2026-03-29", 210, 600, "2026-03-29T01:30:00Z", "2026-03-29T07:00:00Z"),
    ("Europe/Stockholm", "2026-03-29", 150, 360, "2026-03-29T01:30:00Z", "2026-03-29T04:00:00Z"),
    ("Europe/Helsinki", "2026-03-29", 360, 1200, "2026-03-29T03:00:00Z", "2026-03-29T17:00:00Z"),
    // Autumn: 04:00 becomes 03:00 in Helsinki, 03:00 becomes 02:00 in Stockholm. A time that comes
    // twice is the first of the two.
    ("Europe/Helsinki", "2026-10-25", 0, 1440, "2026-10-24T21:00:00Z", "2026-10-25T22:00:00Z"),
    ("Europe/Stockholm", "2026-10-25", 0, 1440, "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"),
    ("Europe/Helsinki", "2026-10-25", 210, 360, "2026-10-25T00:30:00Z", "2026-10-25T04:00:00Z"),
    ("Europe/Helsinki", "2026-10-25", 60, 210, "2026-10-24T22:00:00Z", "2026-10-25T00:30:00Z"),
    ("Europe/Stockholm", "2026-10-25", 150, 1440, "2026-10-25T00:30:00Z", "2026-10-25T23:00:00Z"),
    ("Europe/Helsinki", "2026-10-25", 360, 1200, "2026-10-25T04:00:00Z", "2026-10-25T18:00:00Z"),
  ])
  func hoursFollowTheWallClockWhenItChanges(
    zone: String, day: String, opens: Int, closes: Int, from: String, to: String
  ) throws {
    let span = OpeningHours.Span(opens: .minutes(opens), closes: .minutes(closes))
    let windows = try Self.windows(
      OpeningHours(mondayToFriday: nil, saturday: nil, sunday: span), from: day, days: 1,
      zone: zone)
    #expect(windows == [try Self.window(from, to)])
  }

  @Test func weeksOverTheChangeOfTheClocksStayOneWindow() throws {
    let always = Self.span(0, 24)
    let hours = OpeningHours(mondayToFriday: always, saturday: always, sunday: always)
    #expect(
      try Self.windows(hours, from: "2026-03-27", days: 5)
        == [Self.window("2026-03-26T22:00:00Z", "2026-03-31T21:00:00Z")])
    #expect(
      try Self.windows(hours, from: "2026-10-23", days: 5)
        == [Self.window("2026-10-22T21:00:00Z", "2026-10-27T22:00:00Z")])
  }

  private static func span(_ opens: Int, _ closes: Int) -> OpeningHours.Span {
    OpeningHours.Span(opens: .minutes(opens * 60), closes: .minutes(closes * 60))
  }

  private static func window(_ from: String, _ to: String) throws -> TimeWindow {
    try TimeWindow(earliest: utc(from), latest: utc(to))
  }

  private static func windows(
    _ hours: OpeningHours, from day: String, days: Int, zone: String = "Europe/Helsinki"
  ) throws -> [TimeWindow] {
    let clock = try #require(ZoneClocks.clock(zone, years: 2026...2026))
    return OpeningCalendar.windows(
      of: hours, clock: clock, from: try CalendarDate(parsing: day), days: days)
  }
}
