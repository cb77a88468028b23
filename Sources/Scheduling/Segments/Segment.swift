/// A run of things done in a row, folded into so few numbers that two runs join in constant time.
///
/// The algebra is Vidal's (Computers & Operations Research 40, 2013, 475-489) with driving, work and
/// distance carried along. It knows windows and waiting but neither breaks nor docks, so what it says
/// about a duty is a lower bound, and what it calls late is late indeed.
struct Segment: Hashable, Sendable {
  /// The number type of the kernel: whole-valued doubles measured fastest (no traps, `maxsd`).
  typealias Number = Double

  /// Beyond every instant of a day.
  static let far: Number = 1e12

  /// From the first beginning to the last end, waiting included.
  var duration: Number
  /// By how much windows are missed; zero in every schedule that can be kept.
  var warp: Number
  /// The earliest beginning that wastes no time.
  var earliest: Number
  /// The latest beginning that adds no lateness.
  var latest: Number
  /// Time at the wheel.
  var driving: Number
  /// Driving and service; waiting left out.
  var work: Number
  /// Meters driven.
  var distance: Number

  /// Something of `duration` that may begin between `earliest` and `latest`.
  @inline(__always)
  init(
    duration: Number, earliest: Number, latest: Number, driving: Number = 0, distance: Number = 0
  ) {
    self.duration = duration
    self.warp = 0
    self.earliest = earliest
    self.latest = latest
    self.driving = driving
    self.work = duration
    self.distance = distance
  }

  @inline(__always)
  private init(
    duration: Number, warp: Number, earliest: Number, latest: Number, driving: Number,
    work: Number, distance: Number
  ) {
    self.duration = duration
    self.warp = warp
    self.earliest = earliest
    self.latest = latest
    self.driving = driving
    self.work = work
    self.distance = distance
  }

  /// What a gap is when it stands alone: it may be crossed at any time.
  @inline(__always)
  init(_ gap: Gap) {
    self.init(
      duration: gap.driving + gap.cleaning, earliest: -Self.far, latest: Self.far,
      driving: gap.driving, distance: gap.distance)
  }

  /// This run, then a gap, then the next run; associative.
  @inline(__always)
  func joined(over gap: Gap, to next: Segment) -> Segment {
    let crossing = gap.driving + gap.cleaning
    let offset = duration - warp + crossing
    let wait = max(next.earliest - offset - latest, 0)
    let late = max(earliest + offset - next.latest, 0)
    return Segment(
      duration: duration + next.duration + crossing + wait,
      warp: warp + next.warp + late,
      earliest: max(next.earliest - offset, earliest) - wait,
      latest: min(next.latest - offset, latest) + late,
      driving: driving + next.driving + gap.driving,
      work: work + next.work + crossing,
      distance: distance + next.distance + gap.distance)
  }
}

/// What lies between two loads, or a load and the depot: the empty way and the cleaning.
struct Gap: Hashable, Sendable {
  /// Seconds at the wheel.
  var driving: Segment.Number
  /// Meters, by way of the depot when the body is washed there.
  var distance: Segment.Number
  /// Seconds of cleaning.
  var cleaning: Segment.Number

  /// Nothing between.
  static var none: Gap { Gap(driving: 0, distance: 0, cleaning: 0) }
}
