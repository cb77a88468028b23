public import Domain

/// A line with its running length, which can be cut at any share of it.
///
/// Shares, not meters: the length of a road in the data is not the length of its drawn line.
public struct MeasuredLine: Hashable, Sendable {
  /// The positions of the line.
  public let points: [PlanePoint]
  /// Meters from the first position to each.
  private let running: [Double]

  /// Measures a line; fewer than two positions have no length.
  public init(_ points: [PlanePoint]) {
    self.points = points
    var running: [Double] = []
    running.reserveCapacity(points.count)
    var sum = 0.0
    for (index, point) in points.enumerated() {
      if index > 0 { sum += points[index - 1].distance(to: point) }
      running.append(sum)
    }
    self.running = running
  }

  /// The length in meters.
  public var length: Double { running.last ?? 0 }

  /// The position at a share of the length, 0 the start, 1 the end; shares outside are clamped, nil
  /// for a line of no positions.
  public func point(at share: Double) -> PlanePoint? {
    guard let first = points.first, let last = points.last else { return nil }
    let meters = Self.clamped(share) * length
    guard meters > 0 else { return first }
    guard meters < length else { return last }
    let next = firstIndex(beyond: meters)
    let (start, end) = (points[next - 1], points[next])
    let part = (meters - running[next - 1]) / (running[next] - running[next - 1])
    return PlanePoint(x: start.x + part * (end.x - start.x), y: start.y + part * (end.y - start.y))
  }

  /// The piece between two shares of the length, in the direction of the line; shares outside are
  /// clamped.
  ///
  /// - Returns: Two positions or more; none when the piece has no length.
  public func piece(from start: Double, to end: Double) -> [PlanePoint] {
    let (from, to) = (Self.clamped(start), Self.clamped(end))
    guard from < to, length > 0, let head = point(at: from), let tail = point(at: to) else {
      return []
    }
    let lower = firstIndex(beyond: from * length)
    let upper = to < 1 ? firstIndex(notBelow: to * length) : firstIndex(notBelow: length)
    let inner = lower < upper ? points[lower..<upper] : []
    let piece = Ring.withoutRepeats([head] + inner + [tail])
    return piece.count > 1 ? piece : []
  }

  private static func clamped(_ share: Double) -> Double {
    share.isNaN ? 0 : min(1, max(0, share))
  }

  /// The first position whose running length is greater than `meters`.
  private func firstIndex(beyond meters: Double) -> Int { search { $0 > meters } }

  /// The first position whose running length is at least `meters`.
  private func firstIndex(notBelow meters: Double) -> Int { search { $0 >= meters } }

  private func search(_ isFound: (Double) -> Bool) -> Int {
    var (low, high) = (0, running.count)
    while low < high {
      let middle = (low + high) / 2
      if isFound(running[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
