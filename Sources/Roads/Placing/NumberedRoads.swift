public import Domain

/// Which roads of the shipped network a number and a drawn shape mean together.
///
/// These roads have no addresses, and half of them are drawn as straight lines between their ends, so
/// a shape rarely lies on them. The number says which road; where along it the shape lies decides
/// between its stretches. Each point belongs to the nearest stretch of the number, at most
/// ``reach`` meters away; beyond the end of the last stretch it belongs to none. Numbers are
/// Finland's, so roads abroad are left out.
public struct NumberedRoads: Sendable {
  /// How far from its drawn line a road may really run: 10 km.
  public static let reach = 10_000.0
  /// How far beyond the last stretch of a number a point may lie: 1 km.
  public static let beyond = 1000.0
  /// How far apart a line is looked at: 100 m.
  static let stride = 100.0
  /// A stretch counts that so many meters of a line belong to, or half of it: 500 m.
  static let least = 500.0

  private struct Stretch {
    var road: Road
    var numbers: RoadNumbers
    var line: [Coordinate]
  }

  private let stretches: [Stretch]

  /// Takes the Finnish roads whose ends are known.
  public init(places: [Place], roads: [Road]) {
    let positions = Dictionary(
      places.map { ($0.id, $0.position) }, uniquingKeysWith: { first, _ in first })
    stretches = roads.compactMap { road in
      guard road.country == .finland, let from = positions[road.from], let to = positions[road.to]
      else { return nil }
      return Stretch(
        road: road, numbers: RoadNumbers(road.number), line: [from] + road.shape + [to])
    }
  }

  /// Whether any road has the number.
  public func has(_ number: Int) -> Bool { !stretches(of: number).isEmpty }

  /// The stretches of a road that a shape lies along, ascending; none where it is drawn elsewhere.
  ///
  /// A line belongs to the stretches that hold 500 m of it, or half; a point to one; an area to those
  /// of its middle and of its rim.
  /// - Complexity: O(drawn points of the road), for each 100 m of a line.
  public func roads(ofNumber number: Int, along shape: GeographicShape) -> [RoadID] {
    let stretches = stretches(of: number)
    guard !stretches.isEmpty else { return [] }
    var found: Set<RoadID> = []
    add(shape, stretches, to: &found)
    return found.sorted()
  }

  private func stretches(of number: Int) -> [Stretch] {
    let asked = RoadNumbers("\(number)")
    return stretches.filter { $0.numbers.agree(with: asked) }
  }

  private func add(_ shape: GeographicShape, _ stretches: [Stretch], to found: inout Set<RoadID>) {
    switch shape {
    case .point(let point): found.formUnion(nearest(to: point, stretches))
    case .multiPoint(let points):
      for point in points { found.formUnion(nearest(to: point, stretches)) }
    case .line(let line): add([line], stretches, to: &found)
    case .multiLine(let lines): add(lines, stretches, to: &found)
    case .polygon(let polygon): add([polygon.shell], stretches, to: &found)
    case .multiPolygon(let polygons): add(polygons.map(\.shell), stretches, to: &found)
    case .collection(let shapes):
      for shape in shapes { add(shape, stretches, to: &found) }
    }
  }

  private func add(_ lines: [[Coordinate]], _ stretches: [Stretch], to found: inout Set<RoadID>) {
    var meters: [RoadID: Double] = [:]
    var whole = 0.0
    for line in lines {
      for (start, end) in zip(line, line.dropFirst()) {
        let length = start.greatCircleDistance(to: end)
        whole += length
        let steps = max(1, min(100_000, Int(length / Self.stride)))
        for step in 0..<steps where length > 0 {
          let point = start.interpolated(
            to: end, share: (Double(step) + 0.5) / Double(steps))
          for road in nearest(to: point, stretches) {
            meters[road, default: 0] += length / Double(steps)
          }
        }
      }
    }
    for (road, length) in meters where length >= min(Self.least, whole / 2) { found.insert(road) }
  }

  /// The stretch nearest to a point; several where they are equally near, as at their common end
  /// where a road turns away from the point.
  private func nearest(to point: Coordinate, _ stretches: [Stretch]) -> [RoadID] {
    let feet = stretches.map { Foot(of: point, on: $0.line) }
    guard let least = feet.map(\.meters).min(), least <= Self.reach else { return [] }
    let near = stretches.indices.filter { feet[$0].meters <= least + 1 }
    // At a loose end of the number the road goes on, but not on this network.
    if least > Self.beyond, near.count == 1,
      let end = near.first.flatMap({
        feet[$0].isAtStart
          ? stretches[$0].road.from
          : feet[$0].isAtEnd ? stretches[$0].road.to : nil
      }),
      stretches.count(where: { $0.road.from == end || $0.road.to == end }) == 1
    {
      return []
    }
    return near.map { stretches[$0].road.id }
  }
}

/// The point of a line that is nearest to a position, on a plane that touches the globe there.
private struct Foot {
  /// The distance in meters.
  var meters = Double.infinity
  /// Whether it is the line's first point.
  var isAtStart = false
  /// Whether it is the line's last point.
  var isAtEnd = false

  init(of point: Coordinate, on line: [Coordinate]) {
    let north = 6_371_000 * Double.pi / 180
    let east = north * cosine(ofDegrees: point.latitude)
    let plane = line.map {
      (x: ($0.longitude - point.longitude) * east, y: ($0.latitude - point.latitude) * north)
    }
    for (position, (start, end)) in zip(plane, plane.dropFirst()).enumerated() {
      let step = (x: end.x - start.x, y: end.y - start.y)
      let square = step.x * step.x + step.y * step.y
      let share =
        square > 0 ? (-(start.x * step.x + start.y * step.y) / square).clamped(to: 0...1) : 0
      let foot = (x: start.x + step.x * share, y: start.y + step.y * share)
      let distance = (foot.x * foot.x + foot.y * foot.y).squareRoot()
      guard distance < meters else { continue }
      meters = distance
      isAtStart = position == 0 && share == 0
      isAtEnd = position == plane.count - 2 && share == 1
    }
  }
}
