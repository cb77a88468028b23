/// Where a crew stands against the rules at one moment: the label of the decoder.
struct Clockwork: Hashable, Sendable {
  var time: Int
  /// Driving since the last full break.
  var driven: Int
  /// Work since the last break that counts.
  var worked: Int
  /// Work since the start of the duty.
  var work: Int
  /// All breaks that count.
  var rested: Int
  /// Whether the first part of a split break lies behind.
  var hasFirstPart: Bool
  /// Whether some work fell into the night.
  var hasNightWork: Bool

  /// The start of a duty.
  init(time: Int) {
    self.time = time
    driven = 0
    worked = 0
    work = 0
    rested = 0
    hasFirstPart = false
    hasNightWork = false
  }

  /// A break of `length`; short ones count for nothing.
  @inline(__always)
  mutating func rest(_ length: Int, _ law: DrivingLaw) {
    time += length
    if length >= law.workBreakPart {
      worked = 0
      rested += length
    }
    if length >= law.fullBreak || (hasFirstPart && length >= law.splitSecond) {
      driven = 0
      hasFirstPart = false
    } else if length >= law.splitFirst, driven > 0 {
      // A part counts only after driving of the period that it breaks.
      hasFirstPart = true
    }
  }

  /// Work at a place for `length`.
  @inline(__always)
  mutating func toil(_ length: Int, _ day: Day) {
    if !hasNightWork, day.touchesNight(from: time, to: time + length) { hasNightWork = true }
    time += length
    worked += length
    work += length
  }

  /// Driving for `length`.
  @inline(__always)
  mutating func drive(_ length: Int, _ day: Day) {
    toil(length, day)
    driven += length
  }

  /// Whether nothing that `other` can do later is closed to this one.
  @inline(__always)
  func dominates(_ other: Clockwork) -> Bool {
    time <= other.time && driven <= other.driven && worked <= other.worked && work <= other.work
      && rested >= other.rested && (hasFirstPart || !other.hasFirstPart)
      && (!hasNightWork || other.hasNightWork)
  }
}
