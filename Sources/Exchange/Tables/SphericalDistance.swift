import Domain
import Foundation

/// Distance on a sphere, for checks of plausibility; measuring is the work of `Geodesy`.
enum SphericalDistance {
  /// Meters between two positions on a sphere of radius 6 371.0 km (haversine).
  static func meters(from start: Coordinate, to end: Coordinate) -> Double {
    let radians = Double.pi / 180
    let latitude = sin((end.latitude - start.latitude) * radians / 2)
    let longitude = sin((end.longitude - start.longitude) * radians / 2)
    let a =
      latitude * latitude
      + cos(start.latitude * radians) * cos(end.latitude * radians) * longitude * longitude
    return 2 * 6_371_000 * asin(min(1, a.squareRoot()))
  }
}
