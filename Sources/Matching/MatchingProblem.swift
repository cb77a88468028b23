public import Domain

/// What matching is asked: the supplies, demands, stores and consents of a region in one month.
public struct MatchingProblem: Sendable {
  /// The first day of the month.
  public let firstDay: CalendarDate
  /// The last day of the month.
  public let lastDay: CalendarDate
  /// The days on each of which a consent must be valid to count.
  public let consentDays: ClosedRange<CalendarDate>
  /// The sites that streams and consents name.
  public var sites: [Site]
  /// The materials that streams name.
  public var materials: [Material]
  /// What is given and taken; rows of the same site, role and material add up.
  public var streams: [Stream]
  /// Measured stocks; the last one of a store before the month, or on a day of it, counts.
  public var stocks: [Stock]
  /// The papers that open borders to waste.
  public var consents: [Consent]
  /// Hauling days, opening stocks and the share of a part load.
  public var hauling: Rules.Hauling
  /// Whether lanes with both ends outside Finland are matched too.
  public var foreignLanes: Bool

  /// Asks for the month of `date`, with the consents that are valid on that day.
  public init(
    _ data: GeoData, hauling: Rules.Hauling, date: CalendarDate, foreignLanes: Bool = false
  ) {
    let first = date.adding(days: 1 - date.day)
    self.init(
      data, hauling: hauling, firstDay: first, consentDays: date...date, foreignLanes: foreignLanes)
  }

  /// Asks for a month, with the consents that together are valid on all its days.
  ///
  /// - Throws: `DomainError` for a month that does not exist.
  public init(
    _ data: GeoData, hauling: Rules.Hauling, year: Int, month: Int, foreignLanes: Bool = false
  ) throws(DomainError) {
    let first = try CalendarDate(year: year, month: month, day: 1)
    let days = CalendarDate.days(inMonth: month, of: year)
    self.init(
      data, hauling: hauling, firstDay: first, consentDays: first...first.adding(days: days - 1),
      foreignLanes: foreignLanes)
  }

  private init(
    _ data: GeoData, hauling: Rules.Hauling, firstDay: CalendarDate,
    consentDays: ClosedRange<CalendarDate>, foreignLanes: Bool
  ) {
    self.firstDay = firstDay
    lastDay = firstDay.adding(
      days: CalendarDate.days(inMonth: firstDay.month, of: firstDay.year) - 1)
    self.consentDays = consentDays
    sites = data.sites
    materials = data.materials
    streams = data.streams
    stocks = data.stocks
    consents = data.consents
    self.hauling = hauling
    self.foreignLanes = foreignLanes
  }

  /// The number of calendar days of the month.
  var dayCount: Int { lastDay.day }

  /// The days of the month on which loads are hauled: the weekdays of the rules without holidays.
  var haulingDays: [CalendarDate] {
    (0..<dayCount).map { firstDay.adding(days: $0) }.filter { dayOff($0) == nil }
  }

  /// Why nothing is hauled on a day, `nil` on hauling days.
  func dayOff(_ date: CalendarDate) -> Reason? {
    let cause: String
    if hauling.holidays.contains(date) {
      cause = "holiday"
    } else if !hauling.haulingWeekdays.contains(date.weekday) {
      cause = "weekday"
    } else {
      return nil
    }
    return Reason(.noHaulage, ["date": date.description, "cause": cause])
  }
}

extension Reason.Code {
  /// The date is no hauling day.
  public static let noHaulage = Reason.Code(rawValue: "no_haulage")
}
