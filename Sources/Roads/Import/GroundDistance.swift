public import Domain

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Distances along the ground between neighboring points of a road.
enum GroundDistance {
  /// Meters between two positions in units of 1e-7 degrees, on the ellipsoid of WGS 84.
  ///
  /// The radii of curvature at the middle latitude stand for those of the whole segment: within a
  /// millionth of the geodesic up to 10 km, a ten-thousandth up to 100 km, which no segment of a
  /// road exceeds. Source: the middle-latitude formula, Bomford, Geodesy, 4th ed., 2.14.
  static func meters(
    _ latitude: Int32, _ longitude: Int32, _ otherLatitude: Int32, _ otherLongitude: Int32
  ) -> Double {
    let unit = Double.pi / 180 * 1e-7
    let north = Double(Int(otherLatitude) - Int(latitude)) * unit
    var eastward = Int(otherLongitude) - Int(longitude)
    // The short way over the date line.
    if eastward > 1_800_000_000 { eastward -= 3_600_000_000 }
    if eastward < -1_800_000_000 { eastward += 3_600_000_000 }
    let east = Double(eastward) * unit
    let middle = Double(Int(latitude) + Int(otherLatitude)) * unit / 2
    let sine = sin(middle)
    let cosine = (1 - sine * sine).squareRoot()
    let bend = 1 - 0.006_694_379_990_141_3 * sine * sine
    let transverse = 6_378_137 / bend.squareRoot()
    let meridian = transverse * (1 - 0.006_694_379_990_141_3) / bend
    let x = transverse * cosine * east
    let y = meridian * north
    return (x * x + y * y).squareRoot()
  }
}

extension [Coordinate] {
  /// The length of the line along the ground in meters, of positions rounded to 1e-7 degrees as a
  /// network keeps them; zero for fewer than two positions.
  public var groundMeters: Double {
    zip(self, dropFirst()).reduce(0) { meters, pair in
      meters
        + GroundDistance.meters(
          pair.0.e7Latitude, pair.0.e7Longitude, pair.1.e7Latitude, pair.1.e7Longitude)
    }
  }
}
