internal import Domain
internal import Geodesy
internal import Geometry
internal import Roads

/// Makes areas of pieces of road: projected, buffered, united, densified, carried back, rounded.
final class CatchmentTools {
  private var context: GeometryContext
  private var projector: PlaneProjector
  private let geodesic = Geodesic()
  private let width: Double
  private let isLines: Bool

  /// Sides no longer than this bend by no more than a meter between plane and degrees.
  private static let longestSide = 5000.0
  /// Sides of roads no longer than this bend by no more than two decimeters.
  private static let longestRoadSide = 2000.0

  /// Makes tools for work around a position.
  init(width: Double, isLines: Bool, around position: Coordinate) throws {
    context = try GeometryContext()
    projector = try PlaneProjector(around: position)
    self.width = width
    self.isLines = isLines
  }

  /// A shape for each list of pieces, which come from the smallest limit to the largest.
  ///
  /// Each area takes in the one before it, so that a larger limit contains the smaller ones exactly
  /// and not only up to the chords of its arcs. Without pieces there is no shape.
  func shapes(of pieces: [[ReachPiece]]) throws -> [(shape: GeographicShape?, area: Double?)] {
    var results: [(shape: GeographicShape?, area: Double?)] = []
    var smaller: PlaneShape?
    for limit in pieces {
      let lines = limit.map(\.path).filter { $0.count > 1 }
      guard !lines.isEmpty else {
        results.append((nil, nil))
        continue
      }
      if isLines {
        results.append((try context.rounded(.multiLine(lines)), nil))
        continue
      }
      let plane = try lines.map { try projector.planeShape(of: .line(densified($0))) }
      var area = try context.unitedBuffers(of: plane, by: width)
      if let smaller { area = try context.union(area, smaller) }
      smaller = area
      let sides = try context.densify(area, length: Self.longestSide)
      let shape = try context.rounded(projector.geographicShape(of: sides))
      results.append((shape, geodesic.area(of: shape)))
    }
    return results
  }
  /// The line with positions between those that are far apart, straight in degrees as it is drawn.
  ///
  /// A road of 16 km without shape points would run 11 m beside its own pieces if only its ends were
  /// projected.
  private func densified(_ line: [Coordinate]) -> [Coordinate] {
    var dense = Array(line.prefix(1))
    for (start, end) in zip(line, line.dropFirst()) {
      let sides = (geodesic.distance(from: start, to: end) / Self.longestRoadSide).rounded(.up)
      for side in 1..<max(Int(sides), 1) {
        let share = Double(side) / sides
        dense.append(
          Coordinate(
            clampedLongitude: start.longitude + (end.longitude - start.longitude) * share,
            latitude: start.latitude + (end.latitude - start.latitude) * share))
      }
      dense.append(end)
    }
    return dense
  }
}
