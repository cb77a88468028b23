/// A position in meters on the plane of ETRS-TM35FIN (EPSG:3067), easting first.
///
/// Apart from ``Coordinate`` so that nobody can buffer or measure in degrees.
public struct PlanePoint: Hashable, Sendable {
  /// Easting in meters.
  public var x: Double
  /// Northing in meters.
  public var y: Double

  /// Makes a point at easting `x` and northing `y`.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// The straight distance to `other` in meters.
  public func distance(to other: PlanePoint) -> Double {
    ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
  }
}
