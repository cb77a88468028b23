public import Domain

/// A place where no road may be used: an area, or the line of a road that is shut.
///
/// An area shuts every road that touches it. A line shuts the roads along it, to within
/// ``reach`` meters and some ``mostAngle`` degrees, and leaves those that it crosses; a point shuts
/// the roads on which it lies. What is shut is shut for everyone and both ways.
public struct RoadBlock: Hashable, Sendable {
  /// What it looks like.
  public let shape: GeographicShape
  /// Why it is there, for whoever asks; empty when unknown.
  public let reason: String

  /// How far beside its line a road may be drawn: 15 m.
  static let reach = 15.0
  /// How far the directions of a line and a road along it may differ: 30 degrees.
  static let mostAngle = 30.0
  /// How far apart a line is looked at: 20 m.
  static let stride = 20.0

  /// Makes a block.
  public init(_ shape: GeographicShape, reason: String = "") {
    self.shape = shape
    self.reason = reason
  }

  /// South, west, north, east in degrees, grown by ``reach``; `nil` for an empty shape.
  var box: (south: Double, west: Double, north: Double, east: Double)? {
    let positions = shape.positions
    guard let first = positions.first else { return nil }
    var box = (first.latitude, first.longitude, first.latitude, first.longitude)
    for position in positions {
      box = (
        min(box.0, position.latitude), min(box.1, position.longitude),
        max(box.2, position.latitude), max(box.3, position.longitude)
      )
    }
    let north = Self.reach / 111_000
    let most = max(box.0.magnitude, box.2.magnitude)
    let east = north / max(0.01, cosine(ofDegrees: min(most, 89)))
    return (box.0 - north, box.1 - east, box.2 + north, box.3 + east)
  }

  /// Whether it shuts a road that is drawn so.
  public func shuts(_ road: [Coordinate]) -> Bool { Self.shuts(shape, road) }

  private static func shuts(_ shape: GeographicShape, _ road: [Coordinate]) -> Bool {
    switch shape {
    case .point(let point): isNear(point, heading: nil, road)
    case .multiPoint(let points): points.contains { isNear($0, heading: nil, road) }
    case .line(let line): shuts(line, road)
    case .multiLine(let lines): lines.contains { shuts($0, road) }
    case .polygon(let polygon): touches(polygon, road)
    case .multiPolygon(let polygons): polygons.contains { touches($0, road) }
    case .collection(let shapes): shapes.contains { shuts($0, road) }
    }
  }

  /// Whether some part of the line runs along the road.
  private static func shuts(_ line: [Coordinate], _ road: [Coordinate]) -> Bool {
    for (start, end) in zip(line, line.dropFirst()) {
      let length = start.greatCircleDistance(to: end)
      guard length > 0 else { continue }
      let scale = cosine(ofDegrees: start.latitude)
      let heading = (
        (end.longitude - start.longitude) * scale, end.latitude - start.latitude
      )
      let steps = max(1, min(100_000, Int(length / stride)))
      // Between the ends: at the ends lie the crossings with roads that stay open.
      for step in 0..<steps {
        let share = (Double(step) + 0.5) / Double(steps)
        if isNear(start.interpolated(to: end, share: share), heading: heading, road) {
          return true
        }
      }
    }
    return false
  }

  /// Whether the road passes within reach of a point, in the direction of `heading` if given.
  private static func isNear(
    _ point: Coordinate, heading: (east: Double, north: Double)?, _ road: [Coordinate]
  ) -> Bool {
    let meters = 111_194.9
    let scale = cosine(ofDegrees: point.latitude)
    for (left, right) in zip(road, road.dropFirst()) {
      let start = (
        x: (left.longitude - point.longitude) * scale * meters,
        y: (left.latitude - point.latitude) * meters
      )
      let step = (
        x: (right.longitude - left.longitude) * scale * meters,
        y: (right.latitude - left.latitude) * meters
      )
      let squared = step.x * step.x + step.y * step.y
      let share =
        squared > 0 ? (-(start.x * step.x + start.y * step.y) / squared).clamped(to: 0...1) : 0
      let foot = (x: start.x + step.x * share, y: start.y + step.y * share)
      guard foot.x * foot.x + foot.y * foot.y <= reach * reach else { continue }
      guard let heading else { return true }
      let along = heading.east * step.x + heading.north * step.y
      let size = ((heading.east * heading.east + heading.north * heading.north) * squared)
        .squareRoot()
      if size > 0, along.magnitude >= size * cosine(ofDegrees: mostAngle) { return true }
    }
    return false
  }

  /// Whether the road has a point inside the polygon or crosses its rings.
  private static func touches(_ polygon: Polygon<Coordinate>, _ road: [Coordinate]) -> Bool {
    if let first = road.first, contains(polygon, first) { return true }
    for ring in polygon.rings {
      for (start, end) in zip(ring, ring.dropFirst()) {
        for (left, right) in zip(road, road.dropFirst()) where crosses(start, end, left, right) {
          return true
        }
      }
    }
    return false
  }

  private static func contains(_ polygon: Polygon<Coordinate>, _ point: Coordinate) -> Bool {
    var isInside = false
    for ring in polygon.rings {
      for (start, end) in zip(ring, ring.dropFirst())
      where (start.latitude > point.latitude) != (end.latitude > point.latitude) {
        let share = (point.latitude - start.latitude) / (end.latitude - start.latitude)
        let longitude = start.longitude + share * (end.longitude - start.longitude)
        if point.longitude < longitude { isInside.toggle() }
      }
    }
    return isInside
  }

  private static func crosses(
    _ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate
  ) -> Bool {
    func side(_ p: Coordinate, _ q: Coordinate, _ r: Coordinate) -> Double {
      (q.longitude - p.longitude) * (r.latitude - p.latitude)
        - (q.latitude - p.latitude) * (r.longitude - p.longitude)
    }
    let (first, second) = (side(a, b, c), side(a, b, d))
    let (third, fourth) = (side(c, d, a), side(c, d, b))
    return first * second <= 0 && third * fourth <= 0
      && !(first == 0 && second == 0 && third == 0 && fourth == 0 && !overlap(a, b, c, d))
  }

  private static func overlap(
    _ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate
  ) -> Bool {
    max(min(a.longitude, b.longitude), min(c.longitude, d.longitude))
      <= min(max(a.longitude, b.longitude), max(c.longitude, d.longitude))
      && max(min(a.latitude, b.latitude), min(c.latitude, d.latitude))
        <= min(max(a.latitude, b.latitude), max(c.latitude, d.latitude))
  }
}

extension LinkRoads {
  /// The links that blocks shut, ascending.
  /// - Complexity: O(log links) for each block and the links in its box.
  public func links(shutBy blocks: [RoadBlock]) -> [UInt32] {
    var shut: Set<UInt32> = []
    for block in blocks {
      guard let box = block.box else { continue }
      tree.forEachLink(south: box.south, west: box.west, north: box.north, east: box.east) { link in
        guard link < network.linkCount, !shut.contains(UInt32(link)) else { return }
        if block.shuts(network.points(of: link)) { shut.insert(UInt32(link)) }
      }
    }
    return shut.sorted()
  }
}
