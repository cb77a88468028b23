import CGEOS

/// A GEOS geometry, which this object alone destroys, and the context in which it lives.
///
/// Every call of the library goes through the members below, which keep the object alive for as
/// long as the library reads it.
final class GEOSShape {
  let context: GEOSContext
  private let pointer: OpaquePointer

  /// Takes over `pointer`.
  init(owning pointer: OpaquePointer, in context: GEOSContext) {
    self.context = context
    self.pointer = pointer
  }

  /// Takes over what a call of the library made, or throws what it complained of.
  convenience init(
    _ operation: String, in context: GEOSContext, _ made: OpaquePointer?
  ) throws(GeometryError) {
    guard let made else { throw context.failure(of: operation) }
    self.init(owning: made, in: context)
  }

  deinit { GEOSGeom_destroy_r(context.handle, pointer) }

  /// What `body` makes of the context and the geometry.
  func read<Result, Failure: Error>(
    _ body: (GEOSContextHandle_t, OpaquePointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(context.handle, pointer)
  }

  /// The geometry that `call` makes of this one.
  func making(
    _ operation: String, _ call: (GEOSContextHandle_t, OpaquePointer) -> OpaquePointer?
  ) throws(GeometryError) -> GEOSShape {
    try GEOSShape(operation, in: context, read(call))
  }

  /// The geometry that `call` makes of this one and `other`.
  func making(
    _ operation: String, with other: GEOSShape,
    _ call: (GEOSContextHandle_t, OpaquePointer, OpaquePointer) -> OpaquePointer?
  ) throws(GeometryError) -> GEOSShape {
    let made = read { handle, mine in other.read { _, theirs in call(handle, mine, theirs) } }
    return try GEOSShape(operation, in: context, made)
  }

  /// The answer of a predicate on this geometry and `other`: 0, 1, or 2 for an error.
  func asking(
    _ operation: String, of other: GEOSShape,
    _ call: (GEOSContextHandle_t, OpaquePointer, OpaquePointer) -> CChar
  ) throws(GeometryError) -> Bool {
    let answer = read { handle, mine in other.read { _, theirs in call(handle, mine, theirs) } }
    guard answer == 0 || answer == 1 else { throw context.failure(of: operation) }
    return answer == 1
  }

  /// The number that `call` writes, which returns 0 for an error.
  func measuring(
    _ operation: String,
    _ call: (GEOSContextHandle_t, OpaquePointer, UnsafeMutablePointer<Double>) -> Int32
  ) throws(GeometryError) -> Double {
    var number = 0.0
    guard read({ handle, mine in call(handle, mine, &number) }) == 1 else {
      throw context.failure(of: operation)
    }
    return number
  }

  var isEmpty: Bool { read { handle, mine in GEOSisEmpty_r(handle, mine) == 1 } }
}
