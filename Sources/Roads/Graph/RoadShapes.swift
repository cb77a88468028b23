public import Domain

/// Where the roads of a graph run, point by point, with the chainage of each point.
///
/// Lengths are never measured on the drawing. A point's chainage is its share of the straight
/// lengths between the drawn points, scaled to the length of the road.
public struct RoadShapes: Sendable {
  // Points of road r: firstPoint[r]..<firstPoint[r + 1], both ends of the road among them.
  let firstPoint: [UInt32]
  let points: [Coordinate]
  let chainage: [Double]

  /// Lays out roads in the given order.
  init(roads: [Road], positionOf position: (PlaceID) -> Coordinate) {
    var firstPoint: [UInt32] = [0]
    var points: [Coordinate] = []
    var chainage: [Double] = []
    for road in roads {
      let line = [position(road.from)] + road.shape + [position(road.to)]
      points += line
      chainage += Self.chainage(of: line, length: Double(road.length.value))
      firstPoint.append(UInt32(points.count))
    }
    self.firstPoint = firstPoint
    self.points = points
    self.chainage = chainage
  }

  /// The drawn points of a road from its `from` end to its `to` end, both included.
  public func points(of road: RoadIndex) -> ArraySlice<Coordinate> { points[range(of: road)] }

  /// The chainage in meters of each of the drawn points.
  public func chainage(of road: RoadIndex) -> ArraySlice<Double> { chainage[range(of: road)] }

  /// The part of a road between two chainages in meters, clamped to the road.
  ///
  /// At least two positions, also for a part without length.
  public func line(of road: RoadIndex, over span: ClosedRange<Double>) -> [Coordinate] {
    var line = [position(on: road, at: span.lowerBound)]
    for point in range(of: road)
    where span.lowerBound < chainage[point] && chainage[point] < span.upperBound {
      line.append(points[point])
    }
    line.append(position(on: road, at: span.upperBound))
    return line.withoutRepeats()
  }

  /// The position on a road at a chainage in meters, clamped to the road.
  public func position(on road: RoadIndex, at meters: Double) -> Coordinate {
    let range = range(of: road)
    // The first drawn point at or beyond the chainage; every road has two points or more.
    var low = range.lowerBound
    var high = range.upperBound - 1
    while low < high {
      let middle = (low + high) / 2
      if chainage[middle] < meters { low = middle + 1 } else { high = middle }
    }
    guard low > range.lowerBound, chainage[low] > chainage[low - 1] else { return points[low] }
    let share = (meters - chainage[low - 1]) / (chainage[low] - chainage[low - 1])
    return points[low - 1].interpolated(to: points[low], share: share)
  }

  func invariantBreaches(roads: [Road]) -> [String] {
    guard firstPoint.count == roads.count + 1, points.count == chainage.count,
      Int(firstPoint.last ?? 0) == points.count
    else { return ["shapes and roads differ in number"] }
    var breaches: [String] = []
    for (position, road) in roads.enumerated() {
      let chainage = self.chainage(of: RoadIndex(UInt32(position)))
      let ascends = zip(chainage, chainage.dropFirst()).allSatisfy { $0 <= $1 }
      if !ascends || chainage.first != 0 || chainage.last != Double(road.length.value) {
        breaches.append("the shape of road \(road.id) does not run from 0 to its length")
      }
    }
    return breaches
  }

  private func range(of road: RoadIndex) -> Range<Int> {
    Int(firstPoint[road.position])..<Int(firstPoint[road.position + 1])
  }

  private static func chainage(of line: [Coordinate], length: Double) -> [Double] {
    var run = 0.0
    var straight = [0.0]
    for (left, right) in zip(line, line.dropFirst()) {
      run += left.greatCircleDistance(to: right)
      straight.append(run)
    }
    let last = line.count - 1
    return straight.enumerated().map { position, distance in
      if position == last { return length }
      // A road drawn as one spot: its points are spread evenly.
      return run > 0
        ? min(length, distance / run * length) : length * Double(position) / Double(last)
    }
  }
}
