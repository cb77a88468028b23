public import Domain

/// The point of a link that is nearest to a position.
public struct LinkSnap: Hashable, Sendable {
  /// The link.
  public var link: Int
  /// The share of the link's length that lies between its beginning and the point, 0 to 1.
  public var share: Double
  /// The point.
  public var position: Coordinate
  /// The straight distance from the position asked, in meters.
  public var distance: Double
}

/// A link near a position, and the direction in which it runs past it.
struct LinkSighting {
  /// The nearest point of the link.
  let snap: LinkSnap
  /// Meters eastward on the drawn piece of the link that is nearest.
  let east: Double
  /// Meters northward on it.
  let north: Double
}

/// Finds the links nearest to a position, one after the other, from near to far.
extension LinkTree {
  /// The nearest link that `accepts` takes, at most `farthest` meters away; the lower link where two
  /// are equally near.
  ///
  /// Nearness is measured to the drawn segments, on a plane that touches the globe at the position:
  /// exact to a part in a thousand within 100 km.
  /// - Complexity: O(log links) for a few candidates, O(links) when none is accepted.
  public func nearest(
    to position: Coordinate, in network: LinkNetwork, within farthest: Double,
    accepts: (Int) -> Bool
  ) -> LinkSnap? {
    let plane = LocalPlane(at: position)
    var heap = NearHeap()
    let top = levels.count - 2
    guard top >= 0 else { return nil }
    heap.push(distance: 0, kind: .box(level: top, entry: levels[top]))
    while let next = heap.pop() {
      guard next.distance <= farthest * farthest else { return nil }
      switch next.kind {
      case .link(let snap):
        return snap
      case .box(let level, let entry):
        if level == 0 {
          let link = Int(link[entry])
          guard link < network.linkCount, accepts(link) else { continue }
          let snap = plane.snap(to: link, in: network)
          heap.push(distance: snap.distance * snap.distance, kind: .link(snap))
          continue
        }
        let first = levels[level - 1] + (entry - levels[level]) * Self.fanOut
        for child in first..<max(first, min(first + Self.fanOut, levels[level])) {
          let distance = plane.squaredDistance(
            south: south[child], west: west[child], north: north[child], east: east[child])
          heap.push(distance: distance, kind: .box(level: level - 1, entry: child))
        }
      }
    }
    return nil
  }

  /// The links that pass within so many meters of a position, from near to far, the lower link first
  /// where two are equally near.
  /// - Complexity: O(log links + links in the box around the position).
  func sightings(
    around position: Coordinate, in network: LinkNetwork, within meters: Double
  ) -> [LinkSighting] {
    let plane = LocalPlane(at: position)
    // A little wider than the circle, for positions are rounded.
    let north = (meters + 1) / (plane.perLatitude * 1e7)
    let east = (meters + 1) / max(plane.perLongitude * 1e7, 1)
    var sightings: [LinkSighting] = []
    forEachLink(
      south: position.latitude - north, west: position.longitude - east,
      north: position.latitude + north, east: position.longitude + east
    ) { link in
      guard link < network.linkCount else { return }
      let sighting = plane.sighting(of: link, in: network)
      if sighting.snap.distance <= meters { sightings.append(sighting) }
    }
    return sightings.sorted {
      ($0.snap.distance, $0.snap.link) < ($1.snap.distance, $1.snap.link)
    }
  }
}

/// A plane in meters that touches the globe at a position.
private struct LocalPlane {
  let origin: Coordinate
  let perLatitude: Double
  let perLongitude: Double

  init(at origin: Coordinate) {
    self.origin = origin
    // One unit of 1e-7 degrees on the sphere of `greatCircleDistance`.
    perLatitude = 6_371_000 * Double.pi / 180 / 1e7
    perLongitude = perLatitude * cosine(ofDegrees: origin.latitude)
  }

  func east(_ longitude: Int32) -> Double {
    (Double(longitude) - origin.longitude * 1e7) * perLongitude
  }
  func north(_ latitude: Int32) -> Double {
    (Double(latitude) - origin.latitude * 1e7) * perLatitude
  }

  func squaredDistance(south: Int32, west: Int32, north: Int32, east: Int32) -> Double {
    let x = max(self.east(west), 0, -self.east(east))
    let y = max(self.north(south), 0, -self.north(north))
    return x * x + y * y
  }

  func snap(to link: Int, in network: LinkNetwork) -> LinkSnap {
    sighting(of: link, in: network).snap
  }

  func sighting(of link: Int, in network: LinkNetwork) -> LinkSighting {
    let from = Int(network.linkFrom[link])
    let to = Int(network.linkTo[link])
    var last = (x: east(network.nodeLongitude[from]), y: north(network.nodeLatitude[from]))
    var run = 0.0
    var best = (squared: Double.infinity, run: 0.0, x: last.x, y: last.y)
    var course = (x: 0.0, y: 0.0)
    func visit(_ x: Double, _ y: Double) {
      let step = (x: x - last.x, y: y - last.y)
      let squaredLength = step.x * step.x + step.y * step.y
      let along = -(last.x * step.x + last.y * step.y)
      let share = squaredLength > 0 ? (along / squaredLength).clamped(to: 0...1) : 0
      let foot = (x: last.x + step.x * share, y: last.y + step.y * share)
      let squared = foot.x * foot.x + foot.y * foot.y
      let length = squaredLength.squareRoot()
      if squared < best.squared {
        best = (squared, run + length * share, foot.x, foot.y)
        course = step
      }
      run += length
      last = (x, y)
    }
    for point in network.shapePoints(of: link) {
      visit(east(network.shapeLongitude[point]), north(network.shapeLatitude[point]))
    }
    visit(east(network.nodeLongitude[to]), north(network.nodeLatitude[to]))
    let snap = LinkSnap(
      link: link, share: run > 0 ? best.run / run : 0,
      position: Coordinate(
        clampedLongitude: origin.longitude + (perLongitude > 0 ? best.x / perLongitude / 1e7 : 0),
        latitude: origin.latitude + best.y / perLatitude / 1e7),
      distance: best.squared.squareRoot())
    return LinkSighting(snap: snap, east: course.x, north: course.y)
  }
}

/// Boxes and links by their distance, the nearest on top, ties to the lower link.
private struct NearHeap {
  enum Kind {
    case box(level: Int, entry: Int)
    case link(LinkSnap)

    /// Boxes before links of the same distance, for one may hold a lower link.
    var rank: Int {
      switch self {
      case .box: -1
      case .link(let snap): snap.link
      }
    }
  }

  private var items: [(distance: Double, kind: Kind)] = []

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    (items[left].distance, items[left].kind.rank) < (items[right].distance, items[right].kind.rank)
  }

  mutating func push(distance: Double, kind: Kind) {
    items.append((distance, kind))
    var child = items.count - 1
    while child > 0, precedes(child, (child - 1) / 2) {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> (distance: Double, kind: Kind)? {
    guard let top = items.first else { return nil }
    let last = items.removeLast()
    guard !items.isEmpty else { return top }
    items[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in 2 * parent + 1..<min(2 * parent + 3, max(items.count, 2 * parent + 1)) {
        if precedes(child, least) { least = child }
      }
      if least == parent { return top }
      items.swapAt(parent, least)
      parent = least
    }
  }
}
