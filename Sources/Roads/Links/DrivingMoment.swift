public import Domain

/// When a road is driven: a day, a time of day, and what season that is.
public struct DrivingMoment: Hashable, Sendable {
  /// The day where the road lies.
  public let date: CalendarDate
  /// The minute of that day, 0 to 1439, by the clock where the road lies.
  public let minute: Int
  /// Whether it is a public holiday; the program keeps no calendar of them.
  public let isPublicHoliday: Bool
  /// When winter rules hold.
  public let winter: Season
  /// When roads over ice are open.
  public let iceRoads: Season
  /// When roads over frozen ground are open.
  public let winterRoads: Season

  /// Makes a moment; a minute outside the day is clamped.
  ///
  /// Seasons not given are ``ordinaryWinter``, ``ordinaryIceRoads`` and ``ordinaryWinterRoads``.
  public init(
    date: CalendarDate, minute: Int = 12 * 60, isPublicHoliday: Bool = false,
    winter: Season? = nil, iceRoads: Season? = nil, winterRoads: Season? = nil
  ) {
    self.date = date
    self.minute = min(max(minute, 0), 1439)
    self.isPublicHoliday = isPublicHoliday
    self.winter = winter ?? Self.ordinaryWinter
    self.iceRoads = iceRoads ?? Self.ordinaryIceRoads
    self.winterRoads = winterRoads ?? Self.ordinaryWinterRoads
  }

  /// 28 October to 31 March, when Finland's winter speeds hold.
  public static let ordinaryWinter = season(10, 28, 3, 31)
  /// 15 January to 31 March; authored, as each ice road opens and shuts by its ice.
  public static let ordinaryIceRoads = season(1, 15, 3, 31)
  /// 1 December to 31 March; authored, when ground bears in Lapland.
  public static let ordinaryWinterRoads = season(12, 1, 3, 31)

  /// Monday 1 to Sunday 7.
  var weekday: Int { date.weekday }

  private static func season(_ month: Int, _ day: Int, _ lastMonth: Int, _ lastDay: Int) -> Season {
    let newYear = YearlyDay(CalendarDate(dayNumber: 0))
    return Season(
      from: (try? YearlyDay(month: month, day: day)) ?? newYear,
      through: (try? YearlyDay(month: lastMonth, day: lastDay)) ?? newYear)
  }
}
