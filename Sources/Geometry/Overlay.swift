import CGEOS
public import Domain

/// Set operations on shapes: unions of any number, and what two have and have not in common.
///
/// Operands must be valid; GEOS says where they are not. Results may be collections of areas, lines
/// and points where borders only touch: `areas` keeps the areas. Nothing in common is an empty
/// result.
extension GeometryContext {
  /// The union of all parts of `shape`: areas dissolved, lines noded (`GEOSUnaryUnion`).
  public mutating func unaryUnion(of shape: PlaneShape) throws(GeometryError) -> PlaneShape {
    try geos(shape, for: "union").making("union", GEOSUnaryUnion_r).plane("union")
  }

  /// The union of many shapes, in cascades (`GEOSUnaryUnion` of their collection).
  public mutating func union(of shapes: [PlaneShape]) throws(GeometryError) -> PlaneShape {
    try unaryUnion(of: .collection(shapes))
  }

  /// The union of two shapes (`GEOSUnion`).
  public mutating func union(
    _ first: PlaneShape, _ second: PlaneShape
  ) throws(GeometryError) -> PlaneShape {
    try overlay("union", first, second, GEOSUnion_r)
  }

  /// What lies in both shapes (`GEOSIntersection`).
  public mutating func intersection(
    _ first: PlaneShape, _ second: PlaneShape
  ) throws(GeometryError) -> PlaneShape {
    try overlay("intersection", first, second, GEOSIntersection_r)
  }

  /// What lies in `first` and not in `second` (`GEOSDifference`).
  public mutating func difference(
    _ first: PlaneShape, minus second: PlaneShape
  ) throws(GeometryError) -> PlaneShape {
    try overlay("difference", first, second, GEOSDifference_r)
  }

  /// What lies in one of the shapes and not in the other (`GEOSSymDifference`).
  public mutating func symmetricDifference(
    _ first: PlaneShape, _ second: PlaneShape
  ) throws(GeometryError) -> PlaneShape {
    try overlay("symmetric difference", first, second, GEOSSymDifference_r)
  }

  private func overlay(
    _ operation: String, _ first: PlaneShape, _ second: PlaneShape,
    _ call: (GEOSContextHandle_t, OpaquePointer, OpaquePointer) -> OpaquePointer?
  ) throws(GeometryError) -> PlaneShape {
    let (one, other) = (
      try operand(first, for: operation), try operand(second, for: operation)
    )
    return try one.making(operation, with: other, call).plane(operation)
  }
}
