/// The offsets of one time zone from UTC over a span of years, as plain values.
///
/// Made at the door from the system's zone data, so that the rules inside do without it.
public struct ZoneClock: Hashable, Sendable {
  /// One change of the offset.
  public struct Change: Hashable, Sendable {
    /// The first instant at which `offset` holds.
    public let from: Instant
    /// Seconds east of UTC.
    public let offset: Seconds

    /// Makes a change.
    public init(from: Instant, offset: Seconds) {
      self.from = from
      self.offset = offset
    }
  }

  /// The name of the zone, such as `Europe/Helsinki`.
  public let name: String
  /// The changes in order of time; before the first one its own offset holds.
  public let changes: [Change]

  /// Makes a clock; without changes it shows UTC.
  public init(name: String, changes: [Change]) {
    self.name = name
    self.changes = changes.sorted { $0.from < $1.from }
  }

  /// Seconds east of UTC at `instant`.
  public func offset(at instant: Instant) -> Seconds {
    (changes.last { $0.from <= instant } ?? changes.first)?.offset ?? .zero
  }

  /// The instant at which the wall clock shows `timeOfDay` after the midnight of `date`.
  ///
  /// A local time in the gap of spring moves forward by the gap; one that occurs twice in autumn is
  /// the first of the two (summer time). `timeOfDay` may be above 24 h, as in a shift past midnight.
  public func instant(on date: CalendarDate, at timeOfDay: Seconds) -> Instant {
    let local = date.dayNumber * 86_400 + timeOfDay.value
    let before = offset(at: Instant(epochSeconds: local - 86_400))
    let candidate = Instant(epochSeconds: local - before.value)
    let after = offset(at: candidate)
    if after == before { return candidate }
    let shifted = Instant(epochSeconds: local - after.value)
    // In the gap of spring neither reading holds: the first one is already moved forward.
    return offset(at: shifted) == after ? shifted : candidate
  }

  /// The calendar day and the seconds since its midnight that the wall clock shows at `instant`.
  public func local(_ instant: Instant) -> (date: CalendarDate, timeOfDay: Seconds) {
    let local = instant.epochSeconds + offset(at: instant).value
    let day = Int((Double(local) / 86_400).rounded(.down))
    return (CalendarDate(dayNumber: day), Seconds(local - day * 86_400))
  }
}
