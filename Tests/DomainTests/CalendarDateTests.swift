import Domain
import Testing

/// Days of the calendar, against day numbers from `date -u -d ... +%s` divided by 86 400.
@Suite struct CalendarDateTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017),
    ("2026-11-23", 20_780), ("1900-01-01", -25_567), ("2199-12-31", 84_005),
  ])
  func dayNumbersAreThoseOfTheCalendar(text: String, number: Int) throws {
    let date = try CalendarDate(parsing: text)
    #expect(date.dayNumber == number)
    #expect(CalendarDate(dayNumber: number) == date)
    #expect(date.description == text)
  }

  @Test func everyDayComesBackFromItsNumber() {
    var before = CalendarDate(dayNumber: -25_567)
    for number in -25_566...84_005 {
      let date = CalendarDate(dayNumber: number)
      guard date.dayNumber == number, before < date, before.weekday % 7 + 1 == date.weekday else {
        Issue.record("day \(number) is \(date)")
        return
      }
      before = date
    }
  }

  @Test(arguments: [("2026-11-23", 1), ("2026-11-22", 7), ("1970-01-01", 4), ("1900-01-01", 1)])
  func weekdaysBeginOnMonday(text: String, weekday: Int) throws {
    #expect(try CalendarDate(parsing: text).weekday == weekday)
  }

  @Test(arguments: [
    "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-1", "20261123",
    "2026-11-23 ", "", "1899-12-31", "2200-01-01", "2026-11-2x", "-026-11-23", "２０２６-11-23",
  ])
  func textThatIsNoDayIsRefused(text: String) {
    #expect(throws: DomainError.date(text)) { try CalendarDate(parsing: text) }
  }

  @Test func numbersBeyondTheYearsAreClamped() {
    #expect(CalendarDate(dayNumber: .min).description == "1900-01-01")
    #expect(CalendarDate(dayNumber: .max).description == "2199-12-31")
  }

  @Test func addingDaysCrossesMonthsAndLeapDays() throws {
    #expect(try CalendarDate(parsing: "2028-02-28").adding(days: 2).description == "2028-03-01")
    #expect(try CalendarDate(parsing: "2026-01-01").adding(days: -1).description == "2025-12-31")
  }
}

/// Parts of the year.
@Suite struct SeasonTests {
  private func season(_ from: (Int, Int), _ to: (Int, Int)) throws -> Season {
    Season(
      from: try YearlyDay(month: from.0, day: from.1),
      through: try YearlyDay(month: to.0, day: to.1))
  }

  @Test(arguments: [
    ("2026-10-27", false), ("2026-10-28", true), ("2026-12-31", true), ("2027-01-01", true),
    ("2028-02-29", true), ("2027-03-31", true), ("2027-04-01", false), ("2026-07-01", false),
  ])
  func winterPassesOverNewYearWithBothDaysIn(text: String, inside: Bool) throws {
    let winter = try season((10, 28), (3, 31))
    #expect(try winter.contains(CalendarDate(parsing: text)) == inside)
  }

  @Test(arguments: [
    ("2026-04-14", false), ("2026-04-15", true), ("2026-05-31", true), ("2026-06-01", false),
    ("2026-12-31", false),
  ])
  func thawStaysInsideTheYear(text: String, inside: Bool) throws {
    let thaw = try season((4, 15), (5, 31))
    #expect(try thaw.contains(CalendarDate(parsing: text)) == inside)
  }

  @Test func oneDayIsASeason() throws {
    let day = try season((2, 29), (2, 29))
    #expect(try day.contains(CalendarDate(parsing: "2028-02-29")))
    #expect(try !day.contains(CalendarDate(parsing: "2028-03-01")))
  }

  @Test func dayThatNoYearHasIsRefused() {
    #expect(throws: DomainError.self) { try YearlyDay(month: 2, day: 30) }
    #expect(throws: DomainError.self) { try YearlyDay(month: 13, day: 1) }
  }
}
