/// What happened to the points of one call: how many, which were doubtful, which were refused.
public struct TransformReport: Hashable, Sendable {
  /// The first point outside an area of use.
  public struct Outside: Hashable, Sendable {
    /// The row of the point.
    public var row: Int
    /// Its longitude in degrees.
    public var longitude: Double
    /// Its latitude in degrees.
    public var latitude: Double
  }

  /// How many refusals are kept with their evidence; more are only counted.
  public static let refusalLimit = 100

  /// The reference system that the points were in.
  public let source: String
  /// The reference system that they went to.
  public let target: String
  /// How many points came in.
  public internal(set) var count = 0
  /// How many of them lie outside an area of use, but within the tolerance.
  public internal(set) var outsideCount = 0
  /// The first of them.
  public internal(set) var firstOutside: Outside?
  /// By how many degrees the farthest of them lies outside.
  public internal(set) var farthestOutside = 0.0
  /// Whether some lie outside the area of use of the source.
  public internal(set) var isOutsideSource = false
  /// Whether some lie outside the area of use of the target.
  public internal(set) var isOutsideTarget = false
  /// How many points were refused; their coordinates became not-a-number.
  public internal(set) var refusedCount = 0
  /// The first of them by row, at most ``refusalLimit``.
  public internal(set) var refusals: [PointRefusal] = []
  /// What holds for every point between the two systems.
  let standing: [GeodesyWarning]

  init(source: String, target: String, standing: [GeodesyWarning]) {
    self.source = source
    self.target = target
    self.standing = standing
  }

  /// What a careful user should know, at most one sentence about the areas of use.
  public var warnings: [GeodesyWarning] {
    guard let firstOutside else { return standing }
    let systems = (isOutsideSource ? [source] : []) + (isOutsideTarget ? [target] : [])
    return standing + [
      .outsideArea(
        count: outsideCount, of: count, systems: systems, degrees: farthestOutside,
        firstRow: firstOutside.row, remedy: remedy(for: systems, at: firstOutside))
    ]
  }

  /// Joins the report of other points between the same systems, in any order.
  public mutating func merge(_ other: TransformReport) {
    count += other.count
    outsideCount += other.outsideCount
    if let theirs = other.firstOutside {
      firstOutside = firstOutside.map { $0.row <= theirs.row ? $0 : theirs } ?? theirs
    }
    farthestOutside = max(farthestOutside, other.farthestOutside)
    isOutsideSource = isOutsideSource || other.isOutsideSource
    isOutsideTarget = isOutsideTarget || other.isOutsideTarget
    refusedCount += other.refusedCount
    guard !other.refusals.isEmpty else { return }
    refusals = Array(
      (refusals + other.refusals).sorted { $0.row < $1.row }.prefix(Self.refusalLimit))
  }

  /// Counts a point outside an area of use.
  mutating func addOutside(
    _ point: Outside, degrees: Double, ofSource: Bool, ofTarget: Bool
  ) {
    outsideCount += 1
    farthestOutside = max(farthestOutside, degrees)
    isOutsideSource = isOutsideSource || ofSource
    isOutsideTarget = isOutsideTarget || ofTarget
    firstOutside = firstOutside.map { $0.row <= point.row ? $0 : point } ?? point
  }

  /// Passes on when nothing was refused.
  ///
  /// - Throws: ``GeodesyError/refused(_:count:)`` with the first refusal.
  public func checkNoneRefused() throws(GeodesyError) {
    if let first = refusals.first { throw .refused(first, count: refusedCount) }
  }

  /// Names the right zone for points outside a zone of ETRS-GK.
  private func remedy(for systems: [String], at point: Outside) -> String? {
    let zones = 3873...3885
    let isZone = systems.contains { system in
      system.hasPrefix("EPSG:") && Int(system.dropFirst(5)).map(zones.contains) ?? false
    }
    let right = 3854 + Int(point.longitude.rounded())
    guard isZone, zones.contains(right) else { return nil }
    return "the zone for longitude \((point.longitude * 100).rounded() / 100) is EPSG:\(right)"
  }
}
