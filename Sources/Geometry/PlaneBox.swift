public import Domain

/// An upright box on the plane, in meters, its sides included.
public struct PlaneBox: Hashable, Sendable {
  /// The western side.
  public var minX: Double
  /// The southern side.
  public var minY: Double
  /// The eastern side.
  public var maxX: Double
  /// The northern side.
  public var maxY: Double

  /// Makes a box from its sides; a box whose least is above its most holds nothing.
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// Makes the least box around `points`, nil when there are none.
  public init?(around points: some Sequence<PlanePoint>) {
    var box: PlaneBox?
    for point in points {
      if let known = box {
        box = PlaneBox(
          minX: min(known.minX, point.x), minY: min(known.minY, point.y),
          maxX: max(known.maxX, point.x), maxY: max(known.maxY, point.y))
      } else {
        box = PlaneBox(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
      }
    }
    guard let box else { return nil }
    self = box
  }

  /// The box as a polygon, counterclockwise.
  public var shape: PlaneShape {
    let corners = [(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY), (minX, minY)]
    return .polygon(Polygon(shell: corners.map { PlanePoint(x: $0.0, y: $0.1) }))
  }

  /// The box with every side moved outward by `distance` meters.
  public func grown(by distance: Double) -> PlaneBox {
    PlaneBox(
      minX: minX - distance, minY: minY - distance, maxX: maxX + distance, maxY: maxY + distance)
  }
}
