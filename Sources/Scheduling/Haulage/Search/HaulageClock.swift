/// When the search for a haulage day ends: at a time, after so many iterations, or when it is told.
struct HaulageClock: Sendable {
  private let start: ContinuousClock.Instant
  private var end: ContinuousClock.Instant?
  private let isCancelled: @Sendable () -> Bool
  /// Tells the time.
  private let now: @Sendable () -> ContinuousClock.Instant
  /// Iterations in all; `nil` without limit.
  let iterationMax: Int?

  /// Starts at a moment of the clock that `now` tells.
  init(
    _ stop: StopCriterion, start: ContinuousClock.Instant,
    now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.start = start
    self.now = now
    self.isCancelled = isCancelled
    // What comes after the search, writing the plan down, is small but not nothing.
    end = stop.duration.map { start + $0 - min($0 / 100, .milliseconds(100)) }
    iterationMax = stop.iterations ?? (stop.duration == nil ? 0 : nil)
  }

  /// Whether the time is over, or somebody said so.
  var mustStop: @Sendable () -> Bool {
    { [end, now, isCancelled] in
      isCancelled() || end.map { now() >= $0 } ?? false
    }
  }

  /// Seconds until the end; `nil` without a time limit.
  var secondsLeft: @Sendable () -> Double? {
    { [end, now] in
      end.map { end in
        let left = (end - now()).components
        return Double(left.seconds) + Double(left.attoseconds) * 1e-18
      }
    }
  }

  /// Whether the search goes on after so many iterations.
  func allows(_ iterations: Int) -> Bool {
    !mustStop() && iterationMax.map { iterations < $0 } ?? true
  }

  /// The same with an end after a share of the time.
  func until(share: Double) -> HaulageClock {
    var result = self
    result.end = end.map { start + ($0 - start) * share }
    return result
  }

  /// Since the start.
  var elapsed: Duration { now() - start }

  /// The share of the time that is over, 0 to 1; 0 without a time limit.
  var share: Double {
    guard let end else { return 0 }
    return min(1, (now() - start) / (end - start))
  }
}
