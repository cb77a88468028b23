/// Tells a search how much of its time is gone and whether it must end.
struct SearchClock: Sendable {
  private let start: ContinuousClock.Instant
  private let duration: Duration?
  /// Iterations of one island.
  let iterations: Int?
  private let isCancelled: @Sendable () -> Bool

  /// Starts the clock.
  init(
    start: ContinuousClock.Instant, duration: Duration?, iterations: Int?,
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.start = start
    self.duration = duration
    self.iterations = iterations
    self.isCancelled = isCancelled
  }

  var elapsed: Duration { start.duration(to: ContinuousClock().now) }

  /// Whether time is up or someone asked to end.
  var isOver: Bool {
    if let duration, elapsed >= duration { return true }
    return isCancelled()
  }

  /// The share of the time that is gone, 0 without a limit of time.
  var shareOfTime: Double {
    duration.map { elapsed / max($0, .nanoseconds(1)) } ?? 0
  }

  /// The share of the search that is done after `iteration`, 0 to 1.
  func share(after iteration: Int) -> Double {
    var share = 0.0
    if let duration { share = elapsed / max(duration, .nanoseconds(1)) }
    if let iterations { share = max(share, Double(iteration) / Double(max(iterations, 1))) }
    return min(share, 1)
  }
}
