public import Domain

/// Carries positions between WGS 84 and the plane of ETRS-TM35FIN, as the whole program uses it.
///
/// Imported maps may lie anywhere: for positions far from Finland, Sweden and Norway the plane is that
/// of their own UTM zone, see ``init(around:settings:)``.
///
/// Positions outside the area of use within the tolerance are carried; they gather in ``warnings``.
public struct PlaneProjector: ~Copyable {
  private var forth: Projector
  private var back: Projector

  /// Opens PROJ; takes some 30 ms, so keep it.
  ///
  /// - Throws: ``GeodesyError/databaseMissing(reason:)`` and other errors of PROJ.
  public init(settings: Projector.Settings = Projector.Settings()) throws(GeodesyError) {
    var forth = try Projector(from: "EPSG:4326", to: "EPSG:3067", settings: settings)
    back = try forth.reversed()
    self.forth = forth
  }

  /// Opens PROJ for work around a position.
  ///
  /// Between 14 and 36 degrees east and from 54 to 75 degrees north the plane is ETRS-TM35FIN; else
  /// that of the UTM zone of the position on WGS 84 (EPSG:32601 to 32660 and 32701 to 32760).
  /// - Throws: ``GeodesyError/databaseMissing(reason:)`` and other errors of PROJ.
  public init(
    around position: Coordinate, settings: Projector.Settings = Projector.Settings()
  ) throws(GeodesyError) {
    let isNear = (14...36).contains(position.longitude) && (54...75).contains(position.latitude)
    let zone = min(60, Int((position.longitude + 180) / 6) + 1)
    let code = isNear ? 3067 : (position.latitude < 0 ? 32_700 : 32_600) + zone
    var forth = try Projector(from: "EPSG:4326", to: "EPSG:\(code)", settings: settings)
    back = try forth.reversed()
    self.forth = forth
  }

  private init(forth: consuming Projector, back: consuming Projector) {
    self.forth = forth
    self.back = back
  }

  /// A projector for another task, made in well under a millisecond.
  ///
  /// - Throws: ``GeodesyError/library(reason:)`` when memory runs out.
  public mutating func clone() throws(GeodesyError) -> PlaneProjector {
    PlaneProjector(forth: try forth.clone(), back: try back.clone())
  }

  /// What there is to know of all positions carried so far.
  public var warnings: [GeodesyWarning] { forth.total.warnings + back.total.warnings }

  /// How many positions outside the area of use were carried so far.
  public var outsideCount: Int { forth.total.outsideCount + back.total.outsideCount }

  /// The point of a position; `row` is what the message of a refusal names.
  ///
  /// - Throws: ``GeodesyError/refused(_:count:)``.
  public mutating func planePoint(
    of position: Coordinate, row: Int = 1
  ) throws(GeodesyError) -> PlanePoint {
    let (x, y) = try forth.transform(x: position.longitude, y: position.latitude, row: row)
    return PlanePoint(x: x, y: y)
  }

  /// The position of a point; `row` is what the message of a refusal names.
  ///
  /// - Throws: ``GeodesyError/refused(_:count:)``.
  public mutating func coordinate(
    of point: PlanePoint, row: Int = 1
  ) throws(GeodesyError) -> Coordinate {
    let (longitude, latitude) = try back.transform(x: point.x, y: point.y, row: row)
    return Coordinate(clampedLongitude: longitude, latitude: latitude)
  }

  /// The points of positions, in their order.
  ///
  /// - Throws: ``GeodesyError/refused(_:count:)`` naming the place in the array, counted from 1.
  public mutating func planePoints(
    of positions: [Coordinate], threads: Int = 1
  ) throws(GeodesyError) -> [PlanePoint] {
    var points = positions.map { PlanePoint(x: $0.longitude, y: $0.latitude) }
    try Self.carry(&points, with: &forth, threads: threads)
    return points
  }

  /// The positions of points, in their order.
  ///
  /// - Throws: ``GeodesyError/refused(_:count:)`` naming the place in the array, counted from 1.
  public mutating func coordinates(
    of points: [PlanePoint], threads: Int = 1
  ) throws(GeodesyError) -> [Coordinate] {
    var points = points
    try Self.carry(&points, with: &back, threads: threads)
    return points.map { Coordinate(clampedLongitude: $0.x, latitude: $0.y) }
  }

  /// The shape on the plane, position by position; lines between them are not densified.
  ///
  /// - Throws: ``GeodesyError/refused(_:count:)`` naming the position, counted from 1 in the order
  ///   of writing.
  public mutating func planeShape(of shape: GeographicShape) throws(GeodesyError) -> PlaneShape {
    let points = try planePoints(of: shape.positions)
    var next = points.startIndex
    return shape.map { _ in
      defer { next += 1 }
      return points[next]
    }
  }

  /// The shape on WGS 84, position by position; densify long lines before.
  ///
  /// - Throws: ``GeodesyError/refused(_:count:)`` naming the position, counted from 1 in the order
  ///   of writing.
  public mutating func geographicShape(of shape: PlaneShape) throws(GeodesyError) -> GeographicShape
  {
    let positions = try coordinates(of: shape.positions)
    var next = positions.startIndex
    return shape.map { _ in
      defer { next += 1 }
      return positions[next]
    }
  }

  private static func carry(
    _ points: inout [PlanePoint], with projector: inout Projector, threads: Int
  ) throws(GeodesyError) {
    // A point is two doubles in a row, so the array is carried where it lies.
    precondition(MemoryLayout<PlanePoint>.stride == 2 * MemoryLayout<Double>.stride)
    let report = try points.withUnsafeMutableBufferPointer { (points) throws(GeodesyError) in
      let count = 2 * points.count
      let start = UnsafeMutableRawPointer(points.baseAddress)?.assumingMemoryBound(to: Double.self)
      return try projector.transformAll(
        interleaved: UnsafeMutableBufferPointer(start: start, count: count), stride: 2,
        firstRow: 1, threads: threads)
    }
    try report.checkNoneRefused()
  }
}
