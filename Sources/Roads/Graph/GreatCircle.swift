internal import Domain

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Straight distances on a sphere of 6 371.0 km, the rule by which a site of the user's joins.
///
/// Haversine; good to 0.5 %, which is all that access legs and shares along a drawn road ask for.
/// Distances on the ellipsoid are Geodesy's.
extension Coordinate {
  /// The great-circle distance in meters.
  func greatCircleDistance(to other: Coordinate) -> Double {
    let radian = Double.pi / 180
    let halfNorth = (other.latitude - latitude) * radian / 2
    let halfEast = (other.longitude - longitude) * radian / 2
    let chord =
      sin(halfNorth) * sin(halfNorth) + cos(latitude * radian) * cos(other.latitude * radian)
      * sin(halfEast) * sin(halfEast)
    return 2 * 6_371_000 * asin(min(1, chord.squareRoot()))
  }

  /// The position a share of the straight way to `other`, the share clamped to 0...1.
  func interpolated(to other: Coordinate, share: Double) -> Coordinate {
    if share <= 0 { return self }
    if share >= 1 { return other }
    return Coordinate(
      clampedLongitude: longitude + (other.longitude - longitude) * share,
      latitude: latitude + (other.latitude - latitude) * share)
  }
}

extension [Coordinate] {
  /// The line without a position that repeats the one before it; two positions at least, unless
  /// the line was empty.
  func withoutRepeats() -> [Coordinate] {
    var line: [Coordinate] = []
    line.reserveCapacity(count)
    for position in self where line.last != position { line.append(position) }
    if line.count == 1 { line.append(line[0]) }
    return line
  }
}

/// The cosine of an angle in degrees.
func cosine(ofDegrees angle: Double) -> Double { cos(angle * .pi / 180) }
