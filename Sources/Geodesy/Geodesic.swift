import CPROJ
public import Domain

/// Distances and areas on the ellipsoid of WGS 84, along geodesics.
///
/// After C. F. F. Karney, Algorithms for geodesics, 2013, through PROJ's `geodesic.h`; exact to some
/// nanometers.
public struct Geodesic: Sendable {
  private let ellipsoid: geod_geodesic

  /// Makes the ellipsoid ready.
  public init() {
    var ellipsoid = geod_geodesic()
    geod_init(&ellipsoid, 6_378_137, 1 / 298.257223563)
    self.ellipsoid = ellipsoid
  }

  /// The length of the shortest way between two positions in meters.
  public func distance(from start: Coordinate, to end: Coordinate) -> Double {
    var meters = 0.0
    withUnsafePointer(to: ellipsoid) {
      geod_inverse(
        $0, start.latitude, start.longitude, end.latitude, end.longitude, &meters, nil, nil)
    }
    return meters
  }

  /// The length of a line in meters; zero for fewer than two positions.
  public func length(of line: [Coordinate]) -> Double {
    var meters = 0.0
    for (start, end) in zip(line, line.dropFirst()) { meters += distance(from: start, to: end) }
    return meters
  }

  /// The area of a polygon in square meters, its holes taken off.
  ///
  /// Rings may turn either way round and may repeat their first position at the end. A polygon that
  /// covers more than half of the Earth is taken for what it leaves out.
  public func area(of polygon: Polygon<Coordinate>) -> Double {
    polygon.holes.reduce(area(ofRing: polygon.shell)) { $0 - area(ofRing: $1) }
  }

  /// The area of all polygons in a shape in square meters; zero for points and lines.
  ///
  /// Polygons that overlap count as often as they overlap.
  public func area(of shape: GeographicShape) -> Double {
    switch shape {
    case .point, .multiPoint, .line, .multiLine: 0
    case .polygon(let polygon): area(of: polygon)
    case .multiPolygon(let polygons): polygons.reduce(0) { $0 + area(of: $1) }
    case .collection(let shapes): shapes.reduce(0) { $0 + area(of: $1) }
    }
  }

  /// The area inside a ring in square meters; zero for fewer than three positions.
  public func area(ofRing ring: [Coordinate]) -> Double {
    var polygon = geod_polygon()
    geod_polygon_init(&polygon, 0)
    var area = 0.0
    withUnsafePointer(to: ellipsoid) { ellipsoid in
      for position in ring {
        geod_polygon_addpoint(ellipsoid, &polygon, position.latitude, position.longitude)
      }
      geod_polygon_compute(ellipsoid, &polygon, 0, 1, &area, nil)
    }
    return area.magnitude
  }
}
