internal import Domain

/// The opening hours of a site as instants over a horizon.
enum OpeningCalendar {
  /// The open spans from the midnight of `first` through `days` days, those that meet joined.
  ///
  /// Sites that never open have none. Days are 23 to 25 h long at the change of the clocks; spans
  /// follow the wall clock.
  static func windows(
    of hours: OpeningHours, clock: ZoneClock, from first: CalendarDate, days: Int
  ) -> [TimeWindow] {
    var windows: [TimeWindow] = []
    for offset in 0..<days {
      let date = first.adding(days: offset)
      guard let span = hours.span(onWeekday: date.weekday), span.opens < span.closes else {
        continue
      }
      let opens = clock.instant(on: date, at: span.opens)
      let closes =
        span.closes == Seconds(86_400)
        ? clock.instant(on: date.adding(days: 1), at: .zero)
        : clock.instant(on: date, at: span.closes)
      if let last = windows.last, last.latest >= opens,
        let joined = try? TimeWindow(earliest: last.earliest, latest: max(last.latest, closes))
      {
        windows[windows.count - 1] = joined
      } else if let window = try? TimeWindow(earliest: opens, latest: closes) {
        windows.append(window)
      }
    }
    return windows
  }
}
