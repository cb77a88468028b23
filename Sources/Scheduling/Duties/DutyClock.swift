/// Where a relaxed duty stands: what a route knows of its time when its departure is still open.
///
/// A duty that departs at `s`, not after ``latestStart``, is ready at `max(ready, s + length)`, so the
/// departure need not be chosen on the way: a finished duty takes `max(length, ready - latestStart)`
/// when it departs as well as it can (Vidal's segments, seen forward).
///
/// It is a relaxation of the decoder's timelines: whatever they do takes at least as long here.
/// - Nobody waits for a dock.
/// - Breaks are taken on the road, at the very second at which the limit of driving falls, or where a
///   window makes the vehicle wait, which then counts as much as the break that is wanted. Elsewhere a
///   break may as well be postponed to one of these, for nothing waits before them.
/// - Breaks from work are counted in all, not placed: a duty takes at least its work and the breaks
///   that so much work asks for.
/// - Cleaning does not wait for opening hours, bodies come clean, the vehicle is there from the start of
///   the shift to its end.
struct DutyClock: Hashable, Sendable {
  /// When it is ready at the earliest.
  var ready: Int32
  /// Work, driving and planned breaks so far, waits left out.
  var length: Int32
  /// Departing later misses a window.
  var latestStart: Int32
  /// Work and driving so far.
  var work: Int32
  /// Driving since the start.
  var driving: Int32 = 0
  /// Driving since the last reset.
  var driven: Int32 = 0
  /// Whether the first part of a split break lies behind.
  var hasFirstPart = false

  /// A start check done.
  init(_ terms: DutyTerms) {
    ready = terms.earliest &+ terms.startCheck
    length = terms.startCheck
    latestStart = terms.latest &- terms.startCheck
    work = terms.startCheck
  }

  /// Work that may begin at any time.
  @inline(__always)
  mutating func toil(_ seconds: Int32) {
    ready &+= seconds
    length &+= seconds
    work &+= seconds
  }

  /// Driving, with a reset wherever the limit falls.
  @inline(__always)
  mutating func drive(_ seconds: Int32, _ terms: DutyTerms) {
    toil(seconds)
    driving &+= seconds
    driven &+= seconds
    if terms.isFreeOfBreaks || driven <= terms.continuousMax { return }
    let resets = (driven &- 1) / terms.continuousMax
    driven &-= resets &* terms.continuousMax
    let rest =
      (hasFirstPart ? terms.resetAfterPart : terms.reset) &+ (resets &- 1) &* terms.reset
    hasFirstPart = false
    ready &+= rest
    length &+= rest
  }

  /// What may be made of a wait.
  enum Rest: Hashable, Sendable { case none, firstPart, reset }

  /// A service begun inside a window, with a break before it; false when the window is missed.
  @inline(__always)
  mutating func begin(_ window: DutyWindow, rest: Rest, _ terms: DutyTerms) -> Bool {
    switch rest {
    case .none: break
    case .firstPart:
      ready &+= terms.firstPart
      length &+= terms.firstPart
      hasFirstPart = true
    case .reset:
      let rest = hasFirstPart ? terms.resetAfterPart : terms.reset
      ready &+= rest
      length &+= rest
      hasFirstPart = false
      driven = 0
    }
    if ready > window.latest { return false }
    ready = max(ready, window.earliest)
    latestStart = min(latestStart, window.latest &- length)
    return true
  }

  /// The least time from departure to now, with the breaks that the work asks for.
  @inline(__always)
  func span(_ terms: DutyTerms) -> Int32 {
    max(length, ready &- latestStart, work &+ terms.breaksDue(work))
  }

  /// The least time of the whole duty when it ends here, `nil` when it may not.
  @inline(__always)
  func finished(home: Int32, _ terms: DutyTerms) -> Int32? {
    var end = self
    end.drive(home, terms)
    end.toil(terms.endCheck)
    if end.driving > terms.drivingMax || end.ready > terms.latest { return nil }
    if end.work > terms.nightWorkMax, end.ready > terms.nightStart { return nil }
    if terms.earliest &+ end.work &+ terms.breaksDue(end.work) > terms.latest { return nil }
    end.latestStart = min(end.latestStart, terms.latest &- end.length)
    let span = end.span(terms)
    return span <= terms.spanMax ? span : nil
  }

  /// Whether whatever `other` can still do takes this one no longer; both cost the same so far.
  func dominates(_ other: DutyClock) -> Bool {
    ready <= other.ready && length <= other.length && latestStart >= other.latestStart
      && work <= other.work && driving <= other.driving && driven <= other.driven
      && (hasFirstPart || !other.hasFirstPart)
  }
}

/// When a service may begin.
struct DutyWindow: Hashable, Sendable {
  var earliest: Int32
  var latest: Int32
}
