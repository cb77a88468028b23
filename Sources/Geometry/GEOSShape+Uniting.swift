import CGEOS

/// The union of many geometries that are in GEOS already.
extension GEOSShape {
  /// Unites copies of `parts` in cascades.
  convenience init(
    uniting parts: [GEOSShape], in context: GEOSContext, for operation: String
  ) throws(GeometryError) {
    var members: [OpaquePointer?] = []
    members.reserveCapacity(parts.count)
    for part in parts {
      guard let copy = part.read(GEOSGeom_clone_r) else {
        for member in members { GEOSGeom_destroy_r(context.handle, member) }
        throw context.failure(of: operation)
      }
      members.append(copy)
    }
    // GEOS takes over the members, also when it fails.
    let collection = try GEOSShape(
      operation, in: context,
      GEOSGeom_createCollection_r(
        context.handle, Int32(GEOS_GEOMETRYCOLLECTION.rawValue), &members,
        UInt32(members.count)))
    try self.init(operation, in: context, collection.read(GEOSUnaryUnion_r))
  }
}
