import Domain

/// A position in ten-millionths of a degree, as files write it.
struct GridPoint: Hashable {
  var x: Int
  var y: Int

  init(_ position: Coordinate) {
    x = Int((position.longitude * 1e7).rounded())
    y = Int((position.latitude * 1e7).rounded())
  }

  /// Whether two positions are the same as written, give or take the last digit.
  func isNear(_ other: GridPoint) -> Bool { abs(x - other.x) <= 1 && abs(y - other.y) <= 1 }

  /// The positions with repetitions of a position left out.
  static func line(_ positions: [Coordinate]) -> [GridPoint] {
    var line: [GridPoint] = []
    for position in positions {
      let point = GridPoint(position)
      if line.last?.isNear(point) != true { line.append(point) }
    }
    return line
  }

  /// Offsets in meters from `other` on a plane that touches the sphere there.
  private func offset(from other: GridPoint) -> (east: Double, north: Double) {
    let meters = 6_371_000 * Double.pi / 180 / 1e7
    return (
      Double(x - other.x) * meters * Self.cosine(Double(other.y) / 1e7),
      Double(y - other.y) * meters
    )
  }

  /// The distance in meters, good for the short pieces that road shapes are made of.
  func distance(to other: GridPoint) -> Double {
    let (east, north) = offset(from: other)
    return (east * east + north * north).squareRoot()
  }

  /// How far the point lies beside the straight piece, and the part of the piece before its foot.
  func offset(
    fromPiece first: GridPoint, to last: GridPoint
  ) -> (distance: Double, share: Double) {
    let piece = last.offset(from: first)
    let own = offset(from: first)
    let square = piece.east * piece.east + piece.north * piece.north
    let share =
      square == 0
      ? 0 : min(1, max(0, (own.east * piece.east + own.north * piece.north) / square))
    let east = own.east - share * piece.east
    let north = own.north - share * piece.north
    return ((east * east + north * north).squareRoot(), share)
  }

  /// The cosine of an angle in degrees, -90 to 90, by its series; no library needed for a tolerance.
  private static func cosine(_ degrees: Double) -> Double {
    let square = degrees * degrees * (Double.pi / 180) * (Double.pi / 180)
    var term = 1.0
    var sum = 1.0
    for step in 1...10 {
      term *= -square / Double((2 * step - 1) * (2 * step))
      sum += term
    }
    return max(0, sum)
  }
}
