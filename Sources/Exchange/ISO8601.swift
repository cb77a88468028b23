public import Domain

/// Dates and times as ISO 8601 writes them, read strictly and written in one form.
///
/// Read are `2026-11-23T06:00` and `2026-11-23T06:00:30`, with `T` or one space between, followed by
/// nothing (local), `Z`, `+02:00`, `+0200` or `+02`. `24:00` is the end of the day. Fractions of a
/// second must be zero, since instants are whole seconds. Week dates, ordinal dates and basic format
/// are refused.
public enum ISO8601 {
  /// What a text that cannot be read should have been.
  public static let expected =
    "a time such as 2026-11-23T06:00 (local) or 2026-11-23T06:00:00+02:00, whole seconds"

  /// A wall clock reading, with its offset when the text names one.
  public struct Reading: Hashable, Sendable {
    /// The day of the text.
    public let date: CalendarDate
    /// Seconds after the midnight of ``date``, at most 24 h.
    public let timeOfDay: Seconds
    /// Seconds east of UTC; `nil` when the text names none.
    public let offset: Seconds?

    /// The instant of the reading; by `clock` when the text names no offset.
    ///
    /// A local time in the gap of spring moves forward, one that occurs twice in autumn is the
    /// first of the two.
    public func instant(in clock: ZoneClock) -> Instant {
      guard let offset else { return clock.instant(on: date, at: timeOfDay) }
      return Instant(
        epochSeconds: date.dayNumber * 86_400 + timeOfDay.value - offset.value)
    }
  }

  /// Reads a date with a time, `nil` when the text is anything else.
  public static func reading(_ text: String) -> Reading? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 16, bytes.count <= 40, bytes[10] == 0x54 || bytes[10] == 0x20,
      let dateText = String(validating: bytes[0..<10], as: UTF8.self),
      let date = try? CalendarDate(parsing: dateText)
    else { return nil }
    var scanner = ByteScanner(bytes, from: 11)
    guard let hour = scanner.twoDigits(), scanner.take(0x3A), let minute = scanner.twoDigits(),
      hour <= 24, minute <= 59
    else { return nil }
    var second = 0
    if scanner.take(0x3A) {
      guard let seconds = scanner.twoDigits(), seconds <= 59 else { return nil }
      second = seconds
      if scanner.take(0x2E) || scanner.take(0x2C) {
        guard scanner.zeros() else { return nil }
      }
    }
    let timeOfDay = hour * 3600 + minute * 60 + second
    guard timeOfDay <= 86_400, let offset = scanner.offset() else { return nil }
    return Reading(date: date, timeOfDay: Seconds(timeOfDay), offset: offset.seconds)
  }

  /// Reads a date with a time and an offset, `nil` when the text is anything else.
  public static func instant(_ text: String) -> Instant? {
    guard let reading = reading(text), reading.offset != nil else { return nil }
    return reading.instant(in: ZoneClock(name: "UTC", changes: []))
  }

  /// Reads a date with a time; without an offset it is local to `clock`.
  public static func instant(_ text: String, in clock: ZoneClock) -> Instant? {
    reading(text)?.instant(in: clock)
  }

  /// Writes an instant as the wall clock at `offset` shows it, such as
  /// `2026-11-23T06:00:00+02:00`; `+00:00` for UTC.
  ///
  /// The offset is written in whole minutes, as the standard has no seconds there.
  public static func text(_ instant: Instant, offset: Seconds) -> String {
    let minutes = offset.value / 60
    let local = instant.epochSeconds + minutes * 60
    var timeOfDay = local % 86_400
    if timeOfDay < 0 { timeOfDay += 86_400 }
    let date = CalendarDate(dayNumber: (local - timeOfDay) / 86_400)
    let size = minutes.magnitude
    return "\(date)T\(two(timeOfDay / 3600)):\(two(timeOfDay / 60 % 60)):\(two(timeOfDay % 60))"
      + "\(minutes < 0 ? "-" : "+")\(two(Int(size / 60))):\(two(Int(size % 60)))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// A cursor over the bytes of a time.
private struct ByteScanner {
  private let bytes: [UInt8]
  private var position: Int

  init(_ bytes: [UInt8], from position: Int) {
    self.bytes = bytes
    self.position = position
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Steps over `byte` when it comes next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  /// Two decimal digits.
  mutating func twoDigits() -> Int? {
    guard position + 2 <= bytes.count, (0x30...0x39).contains(bytes[position]),
      (0x30...0x39).contains(bytes[position + 1])
    else { return nil }
    defer { position += 2 }
    return Int(bytes[position] - 0x30) * 10 + Int(bytes[position + 1] - 0x30)
  }

  /// One zero or more, and no other digit.
  mutating func zeros() -> Bool {
    let start = position
    while take(0x30) {}
    if let next, (0x30...0x39).contains(next) { return false }
    return position > start
  }

  /// The end of the text after an offset or none; the outer `nil` is any other text.
  mutating func offset() -> (seconds: Seconds?, Void)? {
    if position == bytes.count { return (nil, ()) }
    if take(0x5A) { return position == bytes.count ? (.zero, ()) : nil }
    let sign: Int
    if take(0x2B) { sign = 1 } else if take(0x2D) { sign = -1 } else { return nil }
    guard let hours = twoDigits() else { return nil }
    var minutes = 0
    if position < bytes.count {
      _ = take(0x3A)
      guard let digits = twoDigits() else { return nil }
      minutes = digits
    }
    guard position == bytes.count, minutes <= 59, hours * 60 + minutes <= 14 * 60 else {
      return nil
    }
    return (Seconds(sign * (hours * 60 + minutes) * 60), ())
  }
}
