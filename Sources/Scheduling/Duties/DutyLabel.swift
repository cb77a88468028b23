/// A relaxed duty up to and with the delivery of a load.
struct DutyLabel {
  /// Local positions of the loads on the way, the last ones when there are more; -1 where there is none.
  var visited: SIMD16<Int16>
  /// Kilometers less prices.
  var cost: Double
  /// With the length, as if nothing waited.
  var lengthCost: Double
  /// Less the latest start: with the end it is what the duty costs when it waits.
  var startCost: Double
  /// With the work alone.
  var workCost: Double
  var clock: DutyClock
  /// The label before, -1 at the depot.
  var parent: Int32
  /// The next label of the same bucket, -1 at the end.
  var nextInBucket: Int32 = -1
  /// Local position of the last load.
  var load: Int16
  /// Loads on the way; negative when the label was dropped.
  var depth: Int16

  /// How many loads a label remembers; a route with more may come back to what it forgot, which makes
  /// a bound weaker but never wrong.
  static let memory = 16
  static let none = SIMD16<Int16>(repeating: -1)

  /// A label whose costs with time follow from its clock.
  @inline(__always)
  init(
    visited: SIMD16<Int16>, cost: Double, clock: DutyClock, secondCost: Double, parent: Int32,
    load: Int, depth: Int16
  ) {
    self.visited = visited
    self.cost = cost
    lengthCost = cost + secondCost * Double(clock.length)
    startCost = cost - secondCost * Double(clock.latestStart)
    workCost = cost + secondCost * Double(clock.work)
    self.clock = clock
    self.parent = parent
    self.load = Int16(truncatingIfNeeded: load)
    self.depth = depth
  }

  /// Whether a load is on the way, as far as the label remembers.
  @inline(__always)
  func remembers(_ load: Int) -> Bool {
    any(visited .== SIMD16(repeating: Int16(truncatingIfNeeded: load)))
  }

  /// What must not be larger for a label that makes another one needless, visited loads left aside.
  ///
  /// A finished duty costs the largest of three sums, and each of them grows alike for both; so it is
  /// enough that each is no larger, and that nothing is closed to this one by time, driving, breaks or
  /// work.
  struct Key {
    var lengthCost: Double
    var startCost: Double
    var workCost: Double
    var ready: Int32
    var driving: Int32
    var work: Int32
    var driven: Int32
    var lacksFirstPart: Bool

    @inline(__always)
    func isNotBehind(_ other: Key) -> Bool {
      ready <= other.ready && lengthCost <= other.lengthCost && startCost <= other.startCost
        && driving <= other.driving && driven <= other.driven && workCost <= other.workCost
        && work <= other.work && (!lacksFirstPart || other.lacksFirstPart)
    }
  }

  @inline(__always)
  var key: Key {
    Key(
      lengthCost: lengthCost, startCost: startCost, workCost: workCost, ready: clock.ready,
      driving: clock.driving, work: clock.work, driven: clock.driven,
      lacksFirstPart: !clock.hasFirstPart)
  }

  /// Whether a limit on the span of the duty leaves this one what it leaves the other.
  func isNoLonger(_ other: DutyLabel) -> Bool {
    clock.length <= other.clock.length && clock.latestStart >= other.clock.latestStart
  }
}
