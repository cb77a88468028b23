import CGEOS
public import Domain

/// Whether a shape is valid by the rules of simple features, and if not, why and where.
public enum Validity<Position: Hashable & Sendable>: Hashable, Sendable {
  /// Every ring is simple, holes lie in their shells, areas of one shape do not overlap.
  case valid
  /// The first fault that GEOS met, its own words and the place.
  case invalid(reason: String, location: Position?)

  /// Whether it is the good answer.
  public var isValid: Bool { self == .valid }
}

/// How an invalid shape is mended.
public enum MendingMethod: String, Hashable, Sendable, CaseIterable {
  /// All rings become lines, and areas are taken by turns out of and into what they enclose: a
  /// bow-tie keeps both lobes; the part that two polygons share falls out, unless it has no ring
  /// of its own.
  case linework
  /// Shells are united and holes taken away: the part that two polygons share stays.
  case structure
}

extension GeometryContext {
  /// Whether `shape` is valid (`GEOSisValidDetail`).
  ///
  /// - Throws: ``GeometryError`` when it is not even well formed: an open ring, a number that is
  ///   not finite.
  public mutating func validity(
    of shape: PlaneShape
  ) throws(GeometryError) -> Validity<PlanePoint> {
    let operation = "validity"
    var reason: UnsafeMutablePointer<CChar>?
    var location: OpaquePointer?
    let answer = try geos(shape, for: operation).read { handle, pointer in
      GEOSisValidDetail_r(handle, pointer, 0, &reason, &location)
    }
    defer { if let reason { GEOSFree_r(geos.handle, reason) } }
    let place = location.map { GEOSShape(owning: $0, in: geos) }
    switch answer {
    case 1: return .valid
    case 0:
      let position = try place?.plane(operation).positions.first
      return .invalid(reason: reason.map { String(cString: $0) } ?? "unknown", location: position)
    default: throw geos.failure(of: operation)
    }
  }

  /// A valid shape that keeps what can be kept of `shape` (`GEOSMakeValidWithParams`).
  ///
  /// A valid shape comes back as good as it was. The result may be a collection, when spikes of an
  /// area turn into lines; `areas` keeps the areas.
  ///
  /// - Parameters:
  ///   - shape: The shape to mend; its rings must be closed.
  ///   - method: What counts as inside.
  ///   - keepsCollapsed: Whether what has lost its width stays as a line or point; with the method
  ///     of linework it always does.
  /// - Returns: A valid shape of the same or another kind.
  /// - Throws: ``GeometryError`` for an open ring or a number that is not finite.
  public mutating func makeValid(
    _ shape: PlaneShape, method: MendingMethod = .linework, keepsCollapsed: Bool = true
  ) throws(GeometryError) -> PlaneShape {
    let operation = "make valid"
    guard let parameters = GEOSMakeValidParams_create_r(geos.handle) else { throw .memory }
    defer { GEOSMakeValidParams_destroy_r(geos.handle, parameters) }
    let code =
      switch method {
      case .linework: GEOS_MAKE_VALID_LINEWORK
      case .structure: GEOS_MAKE_VALID_STRUCTURE
      }
    _ = GEOSMakeValidParams_setMethod_r(geos.handle, parameters, code)
    // GEOS knows the linework method with collapsed parts kept and in no other way.
    let keeps = method == .linework || keepsCollapsed
    _ = GEOSMakeValidParams_setKeepCollapsed_r(geos.handle, parameters, keeps ? 1 : 0)
    let mended = try geos(shape, for: operation).making(operation) { handle, pointer in
      GEOSMakeValidWithParams_r(handle, pointer, parameters)
    }
    return try mended.plane(operation)
  }
}
