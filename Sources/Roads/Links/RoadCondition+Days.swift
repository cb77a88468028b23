public import Domain

extension RoadCondition {
  /// From one day to another, both in; `nil` without beginning or end.
  public static func days(from first: CalendarDate?, through last: CalendarDate?) -> RoadCondition {
    var span = ClockRule.Span()
    span.dates = [
      ClockRule.DateSpan(
        firstYear: first?.year ?? 1, firstMonth: first?.month ?? 1, firstDay: first?.day ?? 1,
        lastYear: last?.year ?? 9999, lastMonth: last?.month ?? 12, lastDay: last?.day ?? 31)
    ]
    return RoadCondition([.clock(ClockRule(spans: [span]))])
  }
}
