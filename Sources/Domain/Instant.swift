/// A point in time: seconds since 1970-01-01T00:00:00Z, leap seconds left out.
public struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since the epoch.
  public let epochSeconds: Int

  /// The beginning of a window that has none: 1900-01-01T00:00:00Z.
  public static let openStart = Instant(epochSeconds: -2_208_988_800)
  /// The end of a window that has none: 2199-12-31T00:00:00Z.
  public static let openEnd = Instant(epochSeconds: 7_258_032_000)

  /// Makes the instant `epochSeconds` after the epoch.
  public init(epochSeconds: Int) { self.epochSeconds = epochSeconds }

  /// Whether `left` is the earlier one.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.epochSeconds < right.epochSeconds
  }

  /// The instant `duration` later.
  public static func + (instant: Instant, duration: Seconds) -> Instant {
    Instant(epochSeconds: instant.epochSeconds + duration.value)
  }

  /// The duration from `right` to `left`.
  public static func - (left: Instant, right: Instant) -> Seconds {
    Seconds(left.epochSeconds - right.epochSeconds)
  }
}

/// A closed span of time.
public struct TimeWindow: Hashable, Sendable {
  /// The first instant that is in.
  public let earliest: Instant
  /// The last instant that is in.
  public let latest: Instant

  /// Makes a window.
  ///
  /// - Throws: ``DomainError/window(earliest:latest:)`` when it would end before it begins.
  public init(earliest: Instant, latest: Instant) throws(DomainError) {
    guard earliest <= latest else { throw .window(earliest: earliest, latest: latest) }
    self.earliest = earliest
    self.latest = latest
  }

  /// Whether `instant` lies inside, both ends included.
  public func contains(_ instant: Instant) -> Bool { earliest <= instant && instant <= latest }
}
