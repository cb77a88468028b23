/// What the law and a class of duties ask of a relaxed duty, as small whole numbers.
///
/// Everything here favors the duty: where a number is odd (a limit of seconds, breaks of hours), the
/// rule is left out rather than guessed.
struct DutyTerms: Hashable, Sendable {
  /// Whether breaks from driving are left aside: two drivers take turns.
  let isFreeOfBreaks: Bool
  /// Driving between two resets.
  let continuousMax: Int32
  /// The least that a reset takes without a first part behind: one break, or both parts.
  let reset: Int32
  /// The least that a reset takes with the first part behind.
  let resetAfterPart: Int32
  /// The first part of a split break.
  let firstPart: Int32
  /// Work from which on ``breakShort`` is due in all, and above which ``breakLong`` is.
  let workShort: Int32
  let workLong: Int32
  let breakShort: Int32
  let breakLong: Int32
  let drivingMax: Int32
  let spanMax: Int32
  let earliest: Int32
  /// The end check is over by then.
  let latest: Int32
  let startCheck: Int32
  let endCheck: Int32
  /// Work above this must be over by ``nightStart``.
  let nightWorkMax: Int32
  /// A duty that ends later has certainly worked in the night; far away where that is not certain.
  let nightStart: Int32

  /// Beyond every instant of a day, with room for sums.
  static let far: Int32 = 1_000_000_000

  /// Shorter limits of driving than this are no law of the road.
  private static let continuousLeast = 900
  /// Longer breaks than this count as this long.
  private static let breakMost = 7200

  /// The terms of a duty.
  init(_ duty: Day.Duty, day: Day) {
    let law = day.law
    func small(_ value: Int) -> Int32 { Int32(min(max(value, 0), Int(Self.far))) }
    func rest(_ value: Int) -> Int32 { Int32(min(max(value, 0), Self.breakMost)) }
    isFreeOfBreaks = duty.isDoubleManned || law.continuousMax < Self.continuousLeast
    continuousMax = small(law.continuousMax)
    reset = min(rest(law.fullBreak), rest(law.splitFirst + law.splitSecond))
    resetAfterPart = min(rest(law.fullBreak), rest(law.splitSecond))
    firstPart = rest(law.splitFirst)
    workShort = duty.isDoubleManned ? Self.far : small(law.workContinuousMax)
    workLong = duty.isDoubleManned ? Self.far : small(law.workLongDay)
    breakShort = rest(law.workBreakShort)
    breakLong = rest(law.workBreakLong)
    drivingMax = small(duty.drivingMax)
    spanMax = small(duty.spanMax)
    earliest = Int32(duty.earliest)
    latest = Int32(duty.latest)
    startCheck = small(day.startCheck)
    endCheck = small(day.endCheck)
    nightWorkMax = small(law.nightWorkMax)
    // The night in which the duty ends at the latest: whatever ends after it began ends inside it.
    let night = day.nights.first { $0.end >= duty.latest && $0.start < duty.latest }
    nightStart = day.endCheck > 0 ? night.map { Int32($0.start) } ?? Self.far : Self.far
  }

  /// All breaks that so much work asks for; grows with the work.
  @inline(__always)
  func breaksDue(_ work: Int32) -> Int32 {
    if work > workLong { return breakLong }
    return work >= workShort ? min(breakShort, breakLong) : 0
  }

  /// Whether the law may be left to the total of driving: no break can ever be due.
  @inline(__always)
  func needsNoBreak(_ clock: DutyClock) -> Bool {
    isFreeOfBreaks || clock.driven &+ drivingMax &- clock.driving <= continuousMax
  }
}
