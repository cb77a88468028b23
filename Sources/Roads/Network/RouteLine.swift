public import Domain

/// A way as it is drawn, with time and distance at each position, so that it can be cut.
///
/// The time over a road is spread evenly over its length, a border's surcharge with it; a town's
/// minute passes at the town.
public struct RouteLine: Hashable, Sendable {
  /// A cut piece of a way.
  public struct Part: Hashable, Sendable {
    /// At least two positions.
    public var path: [Coordinate]
    /// Adjoining parts add up to the whole way's distance exactly.
    public var distance: Meters
  }

  // Three columns; times and distances never fall. A halt is a position that stands twice.
  private var positions: [Coordinate]
  private var milliseconds: [Double] = [0]
  private var meters: [Double] = [0]

  init(from position: Coordinate) { positions = [position] }

  /// The whole path, at least two positions.
  public var path: [Coordinate] { positions.withoutRepeats() }

  /// The part between two times after departure, in whole seconds, clamped to the way.
  ///
  /// A time at or after the way's own duration is its end.
  public func part(traveled: ClosedRange<Seconds>) -> Part {
    let first = Double(traveled.lowerBound.value) * 1000
    let last = Double(traveled.upperBound.value) * 1000
    let start = point(at: first)
    let end = point(at: last)
    // A position that takes no time to reach belongs to the part at its end of the way.
    let isWholeStart = first <= 0
    let isWholeEnd = last >= milliseconds.last ?? 0
    let between = positions.indices.filter {
      (isWholeStart || first < milliseconds[$0]) && (isWholeEnd || milliseconds[$0] < last)
    }.map { positions[$0] }
    return Part(
      path: ((isWholeStart ? [] : [start.position]) + between + [end.position]).withoutRepeats(),
      distance: Meters(Int(end.meters.rounded()) - Int(start.meters.rounded())))
  }

  /// Where the vehicle is at a time after departure, clamped to the way.
  public func position(traveled: Seconds) -> Coordinate {
    point(at: Double(traveled.value) * 1000).position
  }

  private func point(at time: Double) -> (position: Coordinate, meters: Double) {
    // The last position that is reached by then.
    var low = 0
    var high = milliseconds.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if milliseconds[middle] <= time { low = middle } else { high = middle - 1 }
    }
    guard low + 1 < milliseconds.count, time > milliseconds[low] else {
      return (positions[low], meters[low])
    }
    let share = (time - milliseconds[low]) / (milliseconds[low + 1] - milliseconds[low])
    return (
      positions[low].interpolated(to: positions[low + 1], share: share),
      meters[low] + (meters[low + 1] - meters[low]) * share
    )
  }

  /// Drives along `points`, whose first one is where the line ends; `shares` of the way run from 0
  /// to 1.
  mutating func drive(
    along points: some Sequence<Coordinate>, shares: some Sequence<Double>, milliseconds time: Int,
    meters distance: Int
  ) {
    let departure = milliseconds.last ?? 0
    let behind = meters.last ?? 0
    for (point, share) in zip(points, shares) where share > 0 {
      positions.append(point)
      milliseconds.append(departure + Double(time) * share)
      meters.append(behind + Double(distance) * share)
    }
  }

  /// Stands still.
  mutating func halt(milliseconds time: Int) {
    guard time > 0, let position = positions.last, let run = meters.last,
      let now = milliseconds.last
    else { return }
    positions.append(position)
    milliseconds.append(now + Double(time))
    meters.append(run)
  }
}
