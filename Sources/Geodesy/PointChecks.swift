/// The comparisons that every point must pass, made ready once for a pair of reference systems.
struct PointChecks: Sendable {
  /// Where the longitude and latitude of a point are found.
  enum Place: Sendable {
    /// The coordinates that come in.
    case input
    /// The coordinates that go out.
    case output
    /// A transformation of its own, since neither side is in degrees.
    case locator
  }

  /// A rectangle of coordinates of one system; not-a-number is never inside.
  struct Limits: Sendable {
    var west: Double
    var south: Double
    var east: Double
    var north: Double

    /// The degrees of the whole Earth.
    static let degrees = Limits(west: -180, south: -90, east: 180, north: 90)
    /// Nothing.
    static let nothing = Limits(west: 1, south: 1, east: -1, north: -1)

    /// Eastings and northings that some map of the Earth has, prefixed zones included.
    ///
    /// The northing stays below 3e7 m, where a transverse Mercator would come round the Earth, and
    /// above which Mercator's is within a degree of the pole.
    static func map(metersInUnit: Double) -> Limits {
      let (x, y) = (1e8 / metersInUnit, 3e7 / metersInUnit)
      return Limits(west: -x, south: -y, east: x, north: y)
    }

    @inline(__always)
    func contains(_ x: Double, _ y: Double) -> Bool {
      x >= west && x <= east && y >= south && y <= north
    }

    /// The part that two rectangles share; some part of it is empty when they share none.
    func intersection(_ other: Limits) -> Limits {
      Limits(
        west: max(west, other.west), south: max(south, other.south),
        east: min(east, other.east), north: min(north, other.north))
    }
  }

  /// What an area check says of one place.
  enum Verdict {
    case inside
    case tolerated(degrees: Double, ofSource: Bool, ofTarget: Bool)
    case refused(degrees: Double, bySource: Bool)
  }

  let place: Place
  let input: Limits
  let output: Limits
  /// Places that are inside both areas for certain; all others need a closer look.
  let inner: Limits
  private let sourceArea: AreaOfUse?
  private let targetArea: AreaOfUse?
  private let tolerance: Double

  init(
    from source: ReferenceSystem, to target: ReferenceSystem, place: Place, input: Limits,
    output: Limits, settings: ProjectorSettings
  ) {
    self.place = place
    self.input = input
    self.output = output
    sourceArea = source.area
    targetArea = target.area
    tolerance = settings.strict ? 0 : settings.boundedTolerance
    inner = [source.area, target.area].reduce(Limits.degrees) { limits, area in
      guard let area else { return limits }
      guard area.west <= area.east else { return .nothing }
      return limits.intersection(
        Limits(west: area.west, south: area.south, east: area.east, north: area.north))
    }
  }

  /// Judges a place that is not in ``inner``.
  func verdict(longitude: Double, latitude: Double) -> Verdict {
    let ofSource = sourceArea?.excess(longitude: longitude, latitude: latitude) ?? 0
    let ofTarget = targetArea?.excess(longitude: longitude, latitude: latitude) ?? 0
    let degrees = max(ofSource, ofTarget)
    if degrees == 0 { return .inside }
    let strainOfSource = strain(of: sourceArea, longitude, latitude)
    let strainOfTarget = strain(of: targetArea, longitude, latitude)
    if max(strainOfSource, strainOfTarget) <= tolerance, tolerance > 0 {
      return .tolerated(degrees: degrees, ofSource: ofSource > 0, ofTarget: ofTarget > 0)
    }
    let bySource = tolerance > 0 ? strainOfSource > tolerance : ofSource > 0
    return .refused(degrees: bySource ? ofSource : ofTarget, bySource: bySource)
  }

  /// A place in the middle of the smaller of the two areas, Lapland's when neither has one.
  var middle: (longitude: Double, latitude: Double) {
    let areas = [sourceArea, targetArea].compactMap { $0 }
    guard let area = areas.min(by: { $0.width < $1.width }) else { return (26, 67) }
    let longitude = area.west + area.width / 2
    return (longitude > 180 ? longitude - 360 : longitude, (area.south + area.north) / 2)
  }

  /// Whether a place, as degrees, would pass; for hints.
  func wouldPass(longitude: Double, latitude: Double) -> Bool {
    guard Limits.degrees.contains(longitude, latitude) else { return false }
    if case .refused = verdict(longitude: longitude, latitude: latitude) { return false }
    return true
  }

  private func strain(of area: AreaOfUse?, _ longitude: Double, _ latitude: Double) -> Double {
    area?.strain(longitude: longitude, latitude: latitude) ?? 0
  }
}

extension PointChecks.Limits {
  /// The eastings and northings that a projected system has around its area of use.
  ///
  /// Samples the area, widened by the tolerance, through `project`, which replaces interleaved
  /// longitudes and latitudes by eastings and northings. Without this a periodic projection would
  /// take an easting that has gone round the Earth for a place inside the area.
  static func around(
    _ area: AreaOfUse, tolerance: Double, metersInUnit: Double,
    project: (UnsafeMutablePointer<Double>, Int) -> Void
  ) -> PointChecks.Limits {
    let whole = map(metersInUnit: metersInUnit)
    let reach = area.isStrip ? tolerance * 3 : tolerance
    var points = area.samples(reach: reach)
    points.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { project(base, buffer.count / 2) }
    }
    var found: PointChecks.Limits?
    for index in 0..<(points.count / 2) {
      let (x, y) = (points[2 * index], points[2 * index + 1])
      guard x.magnitude <= whole.east * 2, y.magnitude <= .greatestFiniteMagnitude else { continue }
      let box = found ?? PointChecks.Limits(west: x, south: y, east: x, north: y)
      found = PointChecks.Limits(
        west: min(box.west, x), south: min(box.south, y), east: max(box.east, x),
        north: max(box.north, y))
    }
    guard let found else { return whole }
    // A round map ends where it ends; others get a margin for what lies between the samples.
    let margin =
      area.isRound(reach: reach)
      ? 1 / metersInUnit : 0.05 * max(found.east - found.west, found.north - found.south)
    return whole.intersection(
      PointChecks.Limits(
        west: found.west - margin, south: found.south - margin, east: found.east + margin,
        north: found.north + margin))
  }
}
