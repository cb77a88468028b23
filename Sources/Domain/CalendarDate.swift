/// A day of the Gregorian calendar without a time zone.
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// 1900 to 2199.
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// 1 to 31.
  public let day: Int

  /// Makes a day that exists, from 1900 to 2199.
  ///
  /// - Throws: ``DomainError/date(_:)`` for any other.
  public init(year: Int, month: Int, day: Int) throws(DomainError) {
    guard (1900...2199).contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { throw .date("\(year)-\(month)-\(day)") }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  /// Reads `YYYY-MM-DD`.
  ///
  /// - Throws: ``DomainError/date(_:)`` for any other text.
  public init(parsing text: String) throws(DomainError) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
      let day = Self.number(bytes[8..<10]), (1900...2199).contains(year),
      (1...12).contains(month), (1...Self.days(inMonth: month, of: year)).contains(day)
    else { throw .date(text) }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  /// The day that lies `dayNumber` days after 1970-01-01, clamped to the years 1900 to 2199.
  ///
  /// Source: Howard Hinnant, chrono-compatible low-level date algorithms (civil_from_days).
  public init(dayNumber: Int) {
    let z = min(max(dayNumber, -25_567), 84_005) + 719_468
    let era = z / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    self.init(
      uncheckedYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  private init(uncheckedYear year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Days since 1970-01-01 (days_from_civil of the same source).
  public var dayNumber: Int {
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The weekday, Monday 1 to Sunday 7 (ISO 8601).
  public var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

  /// The day `days` later.
  public func adding(days: Int) -> CalendarDate { CalendarDate(dayNumber: dayNumber + days) }

  /// The number of days in `month` of `year`.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// `YYYY-MM-DD`.
  public var description: String {
    "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// Whether `left` is the earlier day.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.dayNumber < right.dayNumber
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var number = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      number = number * 10 + Int(digit - 0x30)
    }
    return number
  }
}

/// A day of the year that comes back each year, such as the end of winter speeds.
public struct YearlyDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// 1 to 12.
  public let month: Int
  /// 1 to 31.
  public let day: Int

  /// Makes a day that some year has.
  ///
  /// - Throws: ``DomainError/date(_:)`` for any other.
  public init(month: Int, day: Int) throws(DomainError) {
    guard (1...12).contains(month), (1...CalendarDate.days(inMonth: month, of: 2024)).contains(day)
    else { throw .date("\(month)-\(day)") }
    self.month = month
    self.day = day
  }

  /// The day of the year of `date`.
  public init(_ date: CalendarDate) {
    month = date.month
    day = date.day
  }

  /// Whether `left` comes first in a year that begins on 1 January.
  public static func < (left: YearlyDay, right: YearlyDay) -> Bool {
    (left.month, left.day) < (right.month, right.day)
  }

  /// `MM-DD`.
  public var description: String { "\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)" }
}

/// A part of the year, both days in; it may pass over New Year.
public struct Season: Hashable, Sendable {
  /// The first day that is in.
  public let first: YearlyDay
  /// The last day that is in; before ``first`` when the season passes over New Year.
  public let last: YearlyDay

  /// Makes the season from `first` to `last`.
  public init(from first: YearlyDay, through last: YearlyDay) {
    self.first = first
    self.last = last
  }

  /// Whether `date` lies in the season.
  public func contains(_ date: CalendarDate) -> Bool {
    let day = YearlyDay(date)
    return first <= last ? first <= day && day <= last : first <= day || day <= last
  }
}
