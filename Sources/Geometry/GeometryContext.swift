import CGEOS

/// The one owner of a GEOS context: a task makes one, uses it for all its shapes and lets it go.
///
/// Every verb of this target is a member of it. Verbs are `mutating`, because each may leave an
/// error text behind: two tasks cannot use one context at the same time without the compiler's
/// complaint. Making one costs less than a microsecond. No GEOS object lives longer than the verb
/// that made it.
///
/// Sendable, unchecked: GEOS lets a context move between threads as long as one uses it at a time
/// (libgeos/geos#907). This owner cannot be copied, and nothing else keeps its box.
@safe public struct GeometryContext: ~Copyable, @unchecked Sendable {
  let geos: GEOSContext

  /// Starts a context.
  ///
  /// - Throws: ``GeometryError/memory`` when GEOS gives none.
  public init() throws(GeometryError) { geos = try GEOSContext() }

  /// The version of GEOS in use, like `3.11.1-CAPI-1.17.1`.
  public static var libraryVersion: String { String(cString: GEOSversion()) }
}

/// Checks of numbers that come from outside; GEOS answers some of them with silence.
enum Argument {
  /// Lets a finite number pass that satisfies `isAllowed`.
  static func check(
    _ operation: String, _ name: String, _ value: Double, allowed: String,
    where isAllowed: (Double) -> Bool = { _ in true }
  ) throws(GeometryError) {
    guard value.isFinite, isAllowed(value) else {
      throw .argument(operation: operation, name: name, value: value, allowed: allowed)
    }
  }
}
