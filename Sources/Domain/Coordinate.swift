/// A position on WGS 84 in degrees, longitude first.
public struct Coordinate: Hashable, Sendable {
  /// Degrees east of Greenwich, -180 to 180.
  public let longitude: Double
  /// Degrees north of the equator, -90 to 90.
  public let latitude: Double

  /// Makes a position from input.
  ///
  /// - Throws: ``DomainError/coordinate(longitude:latitude:)`` when a value is not finite or out of
  ///   range.
  public init(longitude: Double, latitude: Double) throws(DomainError) {
    guard longitude.isFinite, latitude.isFinite, longitude.magnitude <= 180,
      latitude.magnitude <= 90
    else { throw .coordinate(longitude: longitude, latitude: latitude) }
    self.longitude = longitude
    self.latitude = latitude
  }

  /// Makes a position that a projection or a rounding has already bounded.
  ///
  /// Values beyond the range are clamped; not-a-number becomes zero, which the projector's finite
  /// check makes impossible.
  public init(clampedLongitude longitude: Double, latitude: Double) {
    self.longitude = longitude.isNaN ? 0 : min(180, max(-180, longitude))
    self.latitude = latitude.isNaN ? 0 : min(90, max(-90, latitude))
  }
}
