import Domain

/// Measures and instants as the sentences of breaches write them.
extension Measure where Unit == KilogramUnit {
  var text: String { "\(value) kg" }
}

extension Measure where Unit == MeterUnit {
  var text: String { "\(value) m" }
}

extension Measure where Unit == CentimeterUnit {
  var text: String { "\(value) cm" }
}

extension Measure where Unit == CentUnit {
  var text: String { "\(value) cents" }
}

extension Measure where Unit == SecondUnit {
  /// `45 min`, or `45 min 30 s` when it is not whole minutes.
  var text: String {
    let (minutes, seconds) = value.quotientAndRemainder(dividingBy: 60)
    return seconds == 0 ? "\(minutes) min" : "\(minutes) min \(seconds.magnitude) s"
  }

  /// Seconds after midnight as `05:30:00`; hours go on after midnight.
  var clockText: String {
    [value / 3600, value / 60 % 60, value % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
      .joined(separator: ":")
  }
}

extension Instant {
  /// ISO 8601 in UTC, `2026-11-23T04:00:00Z`.
  var text: String {
    let second = ((epochSeconds % 86_400) + 86_400) % 86_400
    let date = CalendarDate(dayNumber: epochSeconds.minus(second) / 86_400)
    let parts = [second / 3600, second / 60 % 60, second % 60]
    return "\(date)T"
      + parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":") + "Z"
  }
}

extension Coordinate {
  var text: String { "\(longitude),\(latitude)" }
}
