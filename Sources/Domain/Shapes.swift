/// A polygon as rings of positions: the shell first, then the holes; each ring closed.
public struct Polygon<Position: Hashable & Sendable>: Hashable, Sendable {
  /// The shell, its last position equal to its first.
  public var shell: [Position]
  /// The holes, each closed like the shell.
  public var holes: [[Position]]

  /// Makes a polygon from closed rings.
  public init(shell: [Position], holes: [[Position]] = []) {
    self.shell = shell
    self.holes = holes
  }

  /// The shell and then the holes.
  public var rings: [[Position]] { [shell] + holes }
}

/// A geometry of any of the kinds that GeoJSON knows, over positions of one kind.
public indirect enum Shape<Position: Hashable & Sendable>: Hashable, Sendable {
  case point(Position)
  case multiPoint([Position])
  case line([Position])
  case multiLine([[Position]])
  case polygon(Polygon<Position>)
  case multiPolygon([Polygon<Position>])
  case collection([Shape<Position>])

  /// The same shape with every position passed through `transform`, in order.
  public func map<Other, Failure: Error>(
    _ transform: (Position) throws(Failure) -> Other
  ) throws(Failure) -> Shape<Other> {
    switch self {
    case .point(let position): return .point(try transform(position))
    case .multiPoint(let positions): return .multiPoint(try positions.map(transform))
    case .line(let positions): return .line(try positions.map(transform))
    case .multiLine(let lines):
      return .multiLine(
        try lines.map { (line: [Position]) throws(Failure) in try line.map(transform) })
    case .polygon(let polygon):
      return .polygon(try Self.map(polygon, transform))
    case .multiPolygon(let polygons):
      return .multiPolygon(
        try polygons.map { (part: Polygon<Position>) throws(Failure) in
          try Self.map(part, transform)
        })
    case .collection(let shapes):
      return .collection(
        try shapes.map { (part: Shape<Position>) throws(Failure) in try part.map(transform) })
    }
  }

  /// Every position of the shape in the order in which it is written.
  public var positions: [Position] {
    switch self {
    case .point(let position): return [position]
    case .multiPoint(let positions), .line(let positions): return positions
    case .multiLine(let lines): return lines.flatMap { $0 }
    case .polygon(let polygon): return polygon.rings.flatMap { $0 }
    case .multiPolygon(let polygons): return polygons.flatMap { $0.rings.flatMap { $0 } }
    case .collection(let shapes): return shapes.flatMap(\.positions)
    }
  }

  private static func map<Other, Failure: Error>(
    _ polygon: Polygon<Position>, _ transform: (Position) throws(Failure) -> Other
  ) throws(Failure) -> Polygon<Other> {
    Polygon<Other>(
      shell: try polygon.shell.map(transform),
      holes: try polygon.holes.map { (ring: [Position]) throws(Failure) in
        try ring.map(transform)
      })
  }
}

/// A shape on the plane of ETRS-TM35FIN, in meters.
public typealias PlaneShape = Shape<PlanePoint>
/// A shape on WGS 84, in degrees.
public typealias GeographicShape = Shape<Coordinate>
