public import Domain
import Foundation

/// Makes clocks of time zones from the system's zone data.
public enum ZoneClocks {
  /// Whether the system knows an IANA zone of this name, such as `Europe/Helsinki` or `UTC`.
  public static func isKnown(_ name: String) -> Bool {
    name == "UTC" || name.contains("/") && known.contains(name)
  }

  /// The names of the system's zones, asked for once.
  private static let known = Set(TimeZone.knownTimeZoneIdentifiers)

  /// The known zone with the nearest name.
  public static func nearest(to name: String) -> String? {
    NearestName.find(name, among: known)
  }

  /// The offsets of a zone in `years` and a day around them; `nil` for a zone that is not known.
  ///
  /// Outside the years the nearest offset of them holds. The changes are found by bisection to the
  /// second, so zones with odd rules work as well.
  ///
  /// - Complexity: one question to the zone data for each day.
  public static func clock(_ name: String, years: ClosedRange<Int>) -> ZoneClock? {
    guard isKnown(name), let zone = TimeZone(identifier: name),
      let first = try? CalendarDate(year: years.lowerBound, month: 1, day: 1),
      let last = try? CalendarDate(year: years.upperBound, month: 12, day: 31)
    else { return nil }
    func offset(_ epochSeconds: Int) -> Int {
      zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(epochSeconds)))
    }
    let day = 86_400
    var from = (first.dayNumber - 1) * day
    var current = offset(from)
    var changes = [ZoneClock.Change(from: Instant(epochSeconds: from), offset: Seconds(current))]
    while from < (last.dayNumber + 2) * day {
      let next = offset(from + day)
      if next != current {
        // The old offset holds at `low`, another one at `high`.
        var low = from
        var high = from + day
        while high - low > 1 {
          let middle = low + (high - low) / 2
          if offset(middle) == current { low = middle } else { high = middle }
        }
        current = offset(high)
        changes.append(
          ZoneClock.Change(from: Instant(epochSeconds: high), offset: Seconds(current)))
        // Begin again at the change, in case there is a second one on that day.
        from = high
      } else {
        from += day
      }
    }
    return ZoneClock(name: name, changes: changes)
  }

  /// The clocks of the zones of all sites, by zone name.
  public static func clocks(
    of operations: [SiteOperations], years: ClosedRange<Int>
  ) -> [String: ZoneClock] {
    var clocks: [String: ZoneClock] = [:]
    for name in Set(operations.map(\.timeZone)) { clocks[name] = clock(name, years: years) }
    return clocks
  }
}

extension FieldKind where Value == String {
  /// The name of a zone that the system knows.
  static var timeZone: Self {
    FieldKind("UTC") { text throws(FieldFault) in
      if ZoneClocks.isKnown(text) { return text }
      if !ZoneClocks.isKnown("Europe/Helsinki") {
        throw FieldFault("time zones on this system, which has none; install the package tzdata")
      }
      let nearest = ZoneClocks.nearest(to: text).map { "; did you mean '\($0)'?" } ?? ""
      throw FieldFault("an IANA time zone such as Europe/Helsinki\(nearest)")
    }
  }
}
