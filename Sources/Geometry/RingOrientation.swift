public import Domain

/// Rings as RFC 7946 wants them: closed, shell counterclockwise, holes clockwise, no position twice
/// in a row.
///
/// Plain sums over our own arrays, so they work on the plane and in degrees alike.
extension Shape {
  /// The same shape with shells counterclockwise and holes clockwise; `x` and `y` read a position.
  ///
  /// A ring without area stays as it is. GEOS 3.11 has no function for this and draws buffers
  /// clockwise.
  public func rightHanded(
    x: (Position) -> Double, y: (Position) -> Double
  ) -> Shape<Position> {
    mapPolygons { polygon in
      Polygon(
        shell: Ring.turned(polygon.shell, counterclockwise: true, x: x, y: y),
        holes: polygon.holes.map { Ring.turned($0, counterclockwise: false, x: x, y: y) })
    }
  }

  /// The same shape with every open ring closed by its first position.
  public var closed: Shape<Position> {
    mapPolygons { polygon in
      Polygon(shell: Ring.closed(polygon.shell), holes: polygon.holes.map(Ring.closed))
    }
  }

  /// The same shape without positions that repeat the one before.
  ///
  /// A ring with fewer than four positions left is dropped, with its polygon when it is the shell;
  /// a line keeps two positions at least, so that it stays a line.
  public var withoutRepeats: Shape<Position> {
    switch self {
    case .point, .multiPoint: self
    case .line(let line): .line(Ring.lineWithoutRepeats(line))
    case .multiLine(let lines): .multiLine(lines.map(Ring.lineWithoutRepeats))
    case .polygon(let polygon):
      Ring.withoutRepeats(polygon).map { .polygon($0) } ?? .multiPolygon([])
    case .multiPolygon(let polygons): .multiPolygon(polygons.compactMap(Ring.withoutRepeats))
    case .collection(let parts): .collection(parts.map(\.withoutRepeats))
    }
  }

  /// The polygons of the shape, also those inside collections.
  public var polygons: [Polygon<Position>] {
    switch self {
    case .point, .multiPoint, .line, .multiLine: []
    case .polygon(let polygon): polygon.shell.isEmpty ? [] : [polygon]
    case .multiPolygon(let polygons): polygons.filter { !$0.shell.isEmpty }
    case .collection(let parts): parts.flatMap(\.polygons)
    }
  }

  /// The areas of the shape alone: a polygon when there is one, else a multipolygon, maybe of none.
  ///
  /// What remains of an overlay or a mending when lines and points along the border do not count.
  public var areas: Shape<Position> {
    let polygons = self.polygons
    guard polygons.count == 1, let only = polygons.first else { return .multiPolygon(polygons) }
    return .polygon(only)
  }

  /// Whether there is no position in the shape; an empty result is an answer, not an error.
  public var isEmpty: Bool {
    switch self {
    case .point: false
    case .multiPoint(let positions), .line(let positions): positions.isEmpty
    case .multiLine(let lines): lines.allSatisfy(\.isEmpty)
    case .polygon(let polygon): polygon.shell.isEmpty
    case .multiPolygon(let polygons): polygons.allSatisfy(\.shell.isEmpty)
    case .collection(let parts): parts.allSatisfy(\.isEmpty)
    }
  }

  private func mapPolygons(
    _ transform: (Polygon<Position>) -> Polygon<Position>
  ) -> Shape<Position> {
    switch self {
    case .point, .multiPoint, .line, .multiLine: self
    case .polygon(let polygon): .polygon(transform(polygon))
    case .multiPolygon(let polygons): .multiPolygon(polygons.map(transform))
    case .collection(let parts): .collection(parts.map { $0.mapPolygons(transform) })
    }
  }
}

extension Shape where Position == PlanePoint {
  /// The same shape with shells counterclockwise and holes clockwise.
  public var rightHanded: PlaneShape { rightHanded(x: \.x, y: \.y) }
}

extension Shape where Position == Coordinate {
  /// The same shape with shells counterclockwise and holes clockwise, seen from above.
  public var rightHanded: GeographicShape { rightHanded(x: \.longitude, y: \.latitude) }
}

/// Plain work on one closed ring.
enum Ring {
  /// Twice the area of a ring, positive when it runs counterclockwise.
  ///
  /// Measured from the first position, since northings of seven digits would drown a small ring.
  static func doubleArea<Position>(
    _ ring: [Position], x: (Position) -> Double, y: (Position) -> Double
  ) -> Double {
    guard let first = ring.first else { return 0 }
    let (originX, originY) = (x(first), y(first))
    var sum = 0.0
    var (lastX, lastY) = (0.0, 0.0)
    for position in ring {
      let (thisX, thisY) = (x(position) - originX, y(position) - originY)
      sum += lastX * thisY - thisX * lastY
      (lastX, lastY) = (thisX, thisY)
    }
    return sum
  }

  static func turned<Position>(
    _ ring: [Position], counterclockwise: Bool, x: (Position) -> Double, y: (Position) -> Double
  ) -> [Position] {
    let area = doubleArea(ring, x: x, y: y)
    return area == 0 || (area > 0) == counterclockwise ? ring : ring.reversed()
  }

  static func closed<Position: Equatable>(_ ring: [Position]) -> [Position] {
    guard let first = ring.first, ring.last != first else { return ring }
    return ring + [first]
  }

  static func withoutRepeats<Position: Equatable>(_ line: [Position]) -> [Position] {
    var kept: [Position] = []
    kept.reserveCapacity(line.count)
    for position in line where kept.last != position { kept.append(position) }
    return kept
  }

  static func lineWithoutRepeats<Position: Equatable>(_ line: [Position]) -> [Position] {
    let kept = withoutRepeats(line)
    return kept.count == 1 && line.count > 1 ? kept + kept : kept
  }

  static func withoutRepeats<Position>(_ polygon: Polygon<Position>) -> Polygon<Position>? {
    let shell = withoutRepeats(polygon.shell)
    guard shell.count >= 4 else { return nil }
    return Polygon(
      shell: shell, holes: polygon.holes.map { withoutRepeats($0) }.filter { $0.count >= 4 })
  }
}
