internal import Domain

/// Days and hours that come back, as written in opening hours: `Mo-Fr 07:00-09:00`, `Apr-Jun`.
///
/// Spans are read in order. A span that has hours or `off` and stands after a semicolon decides
/// alone about the days that it names; one after a comma adds to those before it, as the
/// specification of opening hours says.
public struct ClockRule: Hashable, Sendable {
  /// One part: on these days, at these hours.
  public struct Span: Hashable, Sendable {
    /// Parts of the year; empty for all of it.
    public var dates: [DateSpan]
    /// Bit 0 for Monday to bit 6 for Sunday; 0 for every day.
    public var weekdays: UInt8
    /// What public holidays have to do with it.
    public var holidays: Holidays
    /// Minutes of the day, the end not in; empty for the whole day.
    ///
    /// An end after 1440 lies on the next day.
    public var hours: [HourSpan]
    /// Whether the span takes its days out.
    public var isOff: Bool
    /// Whether the span adds to those before it.
    public var isAdded: Bool

    /// Makes a span of every day and hour.
    public init() {
      dates = []
      weekdays = 0
      holidays = .count
      hours = []
      isOff = false
      isAdded = false
    }
  }

  /// Public holidays in a span.
  public enum Holidays: UInt8, Hashable, Sendable {
    /// They are days like others.
    case count
    /// They belong to it beside the weekdays, `Su,PH`.
    case added
    /// It is about them alone, `PH`.
    case alone
  }

  /// A part of the year, both days in; years are 0 where it comes back each year.
  public struct DateSpan: Hashable, Sendable {
    /// The year of the first day, or 0.
    public var firstYear: Int
    /// The month of the first day, 1 to 12.
    public var firstMonth: Int
    /// The first day, 1 to 31.
    public var firstDay: Int
    /// The year of the last day, or 0.
    public var lastYear: Int
    /// The month of the last day, 1 to 12.
    public var lastMonth: Int
    /// The last day, 1 to 31.
    public var lastDay: Int

    func contains(_ date: CalendarDate) -> Bool {
      let first = (firstMonth, firstDay)
      let last = (lastMonth, lastDay)
      let day = (date.month, date.day)
      if firstYear > 0 {
        return (firstYear, first.0, first.1) <= (date.year, day.0, day.1)
          && (date.year, day.0, day.1) <= (max(lastYear, firstYear), last.0, last.1)
      }
      // November to March passes over New Year.
      return first <= last ? first <= day && day <= last : first <= day || day <= last
    }
  }

  /// A part of the day.
  public struct HourSpan: Hashable, Sendable {
    /// The first minute, 0 to 1440.
    public var first: Int
    /// The minute after the last, 0 to 2880.
    public var end: Int
  }

  /// The parts in the order in which they stand.
  public var spans: [Span]

  /// Whether a moment lies in it.
  func contains(_ moment: DrivingMoment) -> Bool {
    var isIn = false
    for span in spans {
      let today = span.concerns(moment.date, isPublicHoliday: moment.isPublicHoliday)
      // What began last evening belongs to yesterday's weekday.
      let tail =
        span.hours.contains {
          $0.end > 1440 && moment.minute < $0.end - 1440
        } && span.concerns(moment.date.adding(days: -1), isPublicHoliday: false)
      if tail && !span.isOff { isIn = true }
      guard today else { continue }
      if span.isOff {
        if span.hours.isEmpty || span.hours.contains(where: { $0.contains(moment.minute) }) {
          isIn = false
        }
        continue
      }
      let hit = span.hours.isEmpty || span.hours.contains { $0.contains(moment.minute) }
      if span.isAdded { isIn = isIn || hit } else { isIn = hit || tail }
    }
    return isIn
  }
}

extension ClockRule.HourSpan {
  fileprivate func contains(_ minute: Int) -> Bool { first <= minute && minute < end }
}

extension ClockRule.Span {
  fileprivate func concerns(_ date: CalendarDate, isPublicHoliday: Bool) -> Bool {
    guard dates.isEmpty || dates.contains(where: { $0.contains(date) }) else { return false }
    switch holidays {
    case .alone: return isPublicHoliday
    case .added where isPublicHoliday: return true
    case .added, .count:
      return weekdays == 0 || weekdays & (1 << UInt8(truncatingIfNeeded: date.weekday - 1)) != 0
    }
  }
}
