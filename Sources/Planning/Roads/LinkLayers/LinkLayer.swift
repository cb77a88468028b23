internal import Domain
internal import Geodesy
internal import Roads

/// The links of a file: what is known of each, and their lines in one column of coordinates.
///
/// Lines stand as the file has them until ``project(threads:tell:)`` carries them to WGS 84.
struct LinkLayer: Sendable {
  /// How links are joined and cut.
  struct Settings: Hashable, Sendable {
    /// Ends nearer than so many meters are one node.
    ///
    /// Digiroad's links meet exactly; files that went through a projection and rounding miss by
    /// centimeters, and no two crossings are as near as this.
    var joining = 0.1
    /// No link is cut into pieces shorter than so many meters; stretches are moved to the cut there.
    var shortestPiece = 0.5
    /// An asset that ends so many meters before or after its link ends with it, or a hundredth of
    /// its length if that is more.
    var measureSlack = 1.0

    init() {}
  }

  /// A line with what is known of it; small, as there are millions.
  struct Link: Sendable {
    /// The place of its first point among all points.
    var firstPoint: Int
    /// Its points, two or more.
    var pointCount: Int32
    /// The place of its traits.
    var traits: Int32
    /// The place of its name.
    var name: Int32
    /// The number of its road; 0 without.
    var road: Int32
    /// Its part of the road and meters there; part 0 without.
    var part: Int32 = 0
    var fromDistance: Int32 = 0
    var toDistance: Int32 = 0
    var state: DigiroadState
    /// Whether it becomes a link of the network.
    var isUsable = true
    /// The number of its row: `fid`, or the place of the feature counted from 1.
    var row: Int
    /// The measured length in meters; 0 where none is known.
    var statedLength: Double
    /// Where it begins along its row, in meters by which assets are measured.
    var measureStart: Double
    /// How long it is in such meters.
    var measureLength: Double

    /// Where it lies on its road.
    var address: LinkAddress? {
      guard road > 0, part > 0 else { return nil }
      func address(_ distance: Int32) -> RoadAddress {
        RoadAddress(road: Int(road), part: Int(part), distance: Int(distance))
      }
      return LinkAddress(from: address(fromDistance), to: address(toDistance))
    }
  }

  /// A point that has no place on WGS 84.
  struct Refusal: Sendable {
    var link: Int
    var x: Double
    var y: Double
    /// What would be right.
    var reason: String
  }

  let settings: Settings
  /// The reference system of the lines; WGS 84 once they are projected.
  private(set) var reference: String
  /// Easting and northing, or longitude and latitude, of all points in turn.
  private(set) var coordinates: [Double] = []
  private(set) var links: [Link] = []
  private(set) var traits: [LinkTraits] = []
  private(set) var names: [String] = []
  /// Rows left out, by reason.
  private(set) var leftOut: [String: Int] = [:]
  /// Rows that were read.
  private(set) var rowCount = 0
  private var placeOfTraits: [LinkTraits: Int] = [:]
  private var placeOfName: [String: Int] = [:]
  private let isDegrees: Bool
  private let isWGS84: Bool

  /// Makes an empty layer in a reference system.
  ///
  /// - Throws: `GeodesyError` for one that PROJ does not know.
  init(reference: String, isWGS84: Bool, settings: Settings = Settings()) throws(GeodesyError) {
    self.reference = reference
    self.isWGS84 = isWGS84
    self.settings = settings
    isDegrees = isWGS84 ? true : try ReferenceSystem(reference).form == .geographic
  }

  /// Counts a row that no truck uses.
  mutating func leaveOut(_ reason: String) {
    rowCount += 1
    leftOut[reason, default: 0] += 1
  }

  /// Takes a row; each of its lines, which end at `ends`, becomes a link of its own.
  mutating func add(_ row: LinkRow, number: Int, coordinates lines: [Double], ends: [Int]) {
    rowCount += 1
    let traits = Self.place(of: row.traits, in: &traits, &placeOfTraits)
    let name = Self.place(of: row.name, in: &names, &placeOfName)
    var first = 0
    var measured = 0.0
    let begin = links.count
    for end in ends {
      let part = lines[2 * first..<2 * end]
      let meters = measure(part)
      var link = Link(
        firstPoint: coordinates.count / 2, pointCount: Int32(end - first), traits: Int32(traits),
        name: Int32(name), road: Int32(row.road ?? 0), state: row.state, row: number,
        statedLength: row.length ?? 0, measureStart: measured, measureLength: meters)
      if let from = row.address?.from, let to = row.address?.to {
        link.part = Int32(from.part)
        link.fromDistance = Int32(from.distance)
        link.toDistance = Int32(to.distance)
      }
      links.append(link)
      coordinates += part
      measured += meters
      first = end
    }
    // The lines of one row share its measured length.
    for link in begin..<links.count where measured > 0 {
      if let length = row.length {
        links[link].statedLength = length * links[link].measureLength / measured
      }
    }
  }

  private static func place<Value: Hashable>(
    of value: Value, in values: inout [Value], _ places: inout [Value: Int]
  ) -> Int {
    if let place = places[value] { return place }
    places[value] = values.count
    values.append(value)
    return values.count - 1
  }

  /// The length by which assets are measured: on the plane of the file where it has one.
  private func measure(_ points: ArraySlice<Double>) -> Double {
    if isDegrees {
      return stride(from: points.startIndex, to: points.endIndex, by: 2).map {
        Coordinate(clampedLongitude: points[$0], latitude: points[$0 + 1])
      }.groundMeters
    }
    var meters = 0.0
    var point = points.startIndex + 2
    while point < points.endIndex {
      let (x, y) = (points[point] - points[point - 2], points[point + 1] - points[point - 1])
      meters += (x * x + y * y).squareRoot()
      point += 2
    }
    return meters
  }

  /// Leaves out what cannot be driven yet, and lines without length, now that all rows are known and
  /// all positions are sound.
  mutating func dropUnusable() {
    let isOlder = links.contains { $0.state == .older }
    var rows: Set<Int> = []
    for place in links.indices {
      let link = links[place]
      let reason =
        link.state.leftOut(isOlder: isOlder)
        ?? (link.measureLength > 0 ? nil : "line without length")
      guard let reason else { continue }
      links[place].isUsable = false
      if rows.insert(link.row).inserted { leftOut[reason, default: 0] += 1 }
    }
  }

  /// Carries all lines to WGS 84.
  ///
  /// - Returns: the points that have no place there, by link, with the reason.
  /// - Throws: `GeodesyError` when PROJ fails.
  mutating func project(
    threads: Int, tell: (Stage) -> Void
  ) throws(GeodesyError) -> [Refusal] {
    var refused: [(point: Int, x: Double, y: Double, reason: String)] = []
    if isWGS84 {
      for point in 0..<coordinates.count / 2 where refused.count < LinkFieldReader.mostProblems {
        let (x, y) = (coordinates[2 * point], coordinates[2 * point + 1])
        if x.magnitude > 180 || y.magnitude > 90 {
          refused.append(
            (
              point, x, y,
              "longitude -180 to 180, then latitude -90 to 90, in degrees; coordinates of another "
                + "reference system need a crs member that names it"
            ))
        }
      }
    } else {
      var projector = try Projector(from: reference, to: "EPSG:4326")
      let report = try projector.transformAll(&coordinates, threads: threads)
      refused = report.refusals.map { ($0.row - 1, $0.x, $0.y, $0.reason) }
      for warning in report.warnings { tell(.warning(warning.description)) }
    }
    reference = "EPSG:4326"
    return refused.compactMap { point, x, y, reason in
      link(ofPoint: point).map { Refusal(link: $0, x: x, y: y, reason: reason) }
    }
  }

  /// The link that has a point.
  private func link(ofPoint point: Int) -> Int? {
    var (low, high) = (0, links.count)
    while low < high {
      let middle = (low + high) / 2
      if links[middle].firstPoint + Int(links[middle].pointCount) <= point {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < links.count ? low : nil
  }

  /// The line of a link on WGS 84, once it is projected.
  func line(of link: Link) -> [Coordinate] {
    (link.firstPoint..<link.firstPoint + Int(link.pointCount)).map { point in
      Coordinate(clampedLongitude: coordinates[2 * point], latitude: coordinates[2 * point + 1])
    }
  }

  /// An end of a link on WGS 84.
  func end(of link: Link, isLast: Bool) -> Coordinate {
    let point = link.firstPoint + (isLast ? Int(link.pointCount) - 1 : 0)
    return Coordinate(
      clampedLongitude: coordinates[2 * point], latitude: coordinates[2 * point + 1])
  }
}
