import CGEOS
public import Domain

/// Turned rectangles around a shape.
extension GeometryContext {
  /// The turned rectangle around `shape` that GEOS draws (`GEOSMinimumRotatedRectangle`).
  ///
  /// A trap: before GEOS 3.12 this is the rectangle of least *width*, from 3.12 on the one of least
  /// *area*; over the plants of Lapland they lie 117 km apart. Use it to agree with other programs
  /// on the same library; ``minimumAreaRectangle(of:)`` means the same everywhere. A shape without
  /// width gives a line or a point.
  public mutating func minimumRotatedRectangle(
    of shape: PlaneShape
  ) throws(GeometryError) -> PlaneShape {
    let operation = "minimum rotated rectangle"
    return try geos(shape, for: operation).making(operation, GEOSMinimumRotatedRectangle_r)
      .plane(operation)
  }

  /// The turned rectangle of least area around `shape`, the same with every version of GEOS.
  ///
  /// One side lies on a side of the convex hull (Freeman and Shapira, 1975). A shape without width
  /// gives its hull, a line or a point.
  ///
  /// - Complexity: O(h^2) for a hull of h sides.
  public mutating func minimumAreaRectangle(
    of shape: PlaneShape
  ) throws(GeometryError) -> PlaneShape {
    let hull = try convexHull(of: shape)
    guard case .polygon(let polygon) = hull else { return hull }
    var best: TurnedBox?
    for (start, end) in zip(polygon.shell, polygon.shell.dropFirst()) {
      guard let box = TurnedBox(around: polygon.shell, along: start, end) else { continue }
      if box.area < best?.area ?? .infinity { best = box }
    }
    return best?.shape ?? hull
  }
}

/// The box around points in a frame that is turned along one side of their hull.
private struct TurnedBox {
  private let origin: PlanePoint
  private let direction: (x: Double, y: Double)
  private var along: ClosedRange<Double>
  private var across: ClosedRange<Double>

  init?(around points: [PlanePoint], along start: PlanePoint, _ end: PlanePoint) {
    let length = start.distance(to: end)
    guard length > 0 else { return nil }
    origin = start
    direction = ((end.x - start.x) / length, (end.y - start.y) / length)
    along = 0...0
    across = 0...0
    for point in points {
      let (x, y) = (point.x - start.x, point.y - start.y)
      let (u, v) = (x * direction.x + y * direction.y, y * direction.x - x * direction.y)
      along = min(along.lowerBound, u)...max(along.upperBound, u)
      across = min(across.lowerBound, v)...max(across.upperBound, v)
    }
  }

  var area: Double {
    (along.upperBound - along.lowerBound) * (across.upperBound - across.lowerBound)
  }

  var shape: PlaneShape {
    let corners = [
      corner(along.lowerBound, across.lowerBound), corner(along.upperBound, across.lowerBound),
      corner(along.upperBound, across.upperBound), corner(along.lowerBound, across.upperBound),
      corner(along.lowerBound, across.lowerBound),
    ]
    return .polygon(Polygon(shell: corners))
  }

  private func corner(_ u: Double, _ v: Double) -> PlanePoint {
    PlanePoint(
      x: origin.x + u * direction.x - v * direction.y,
      y: origin.y + u * direction.y + v * direction.x)
  }
}
