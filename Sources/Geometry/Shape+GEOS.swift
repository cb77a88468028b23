import CGEOS
import Domain

/// The way of plane shapes into GEOS and back: coordinates cross in one call for each line or ring.
extension GEOSShape {
  /// Makes a geometry of `shape`, whose positions must be finite and whose rings must be closed.
  convenience init(
    _ shape: PlaneShape, in context: GEOSContext, for operation: String
  ) throws(GeometryError) {
    var check = ShapeCheck(operation: operation)
    try check.pass(shape)
    let maker = ShapeMaker(context: context, operation: operation)
    self.init(owning: try maker.geometry(shape), in: context)
  }

  /// The geometry as a plain value, shells counterclockwise and holes clockwise.
  ///
  /// What is empty comes back as a multi-shape or collection of none.
  func plane(_ operation: String) throws(GeometryError) -> PlaneShape {
    let context = self.context
    return try read { handle, pointer throws(GeometryError) in
      try ShapeReader(context: context, operation: operation).shape(pointer)
    }
  }
}

/// Whether a shape may enter GEOS, told with the number of the faulty position.
struct ShapeCheck {
  let operation: String
  private var index = 0

  init(operation: String) { self.operation = operation }

  mutating func pass(_ shape: PlaneShape) throws(GeometryError) {
    switch shape {
    case .point(let point): try pass(CollectionOfOne(point))
    case .multiPoint(let points): try pass(points)
    case .line(let line): try passLine(line)
    case .multiLine(let lines): for line in lines { try passLine(line) }
    case .polygon(let polygon): try passPolygon(polygon)
    case .multiPolygon(let polygons): for polygon in polygons { try passPolygon(polygon) }
    case .collection(let parts): for part in parts { try pass(part) }
    }
  }

  private mutating func pass(_ points: some Sequence<PlanePoint>) throws(GeometryError) {
    for point in points {
      guard point.x.isFinite, point.y.isFinite else {
        throw .notFinite(operation: operation, index: index, x: point.x, y: point.y)
      }
      index += 1
    }
  }

  private mutating func passLine(_ line: [PlanePoint]) throws(GeometryError) {
    guard line.count != 1 else {
      throw .malformed(
        operation: operation, what: "the line at position \(index) needs two positions")
    }
    try pass(line)
  }

  private mutating func passPolygon(_ polygon: Polygon<PlanePoint>) throws(GeometryError) {
    guard !polygon.shell.isEmpty || polygon.holes.isEmpty else {
      throw .malformed(
        operation: operation, what: "the polygon at position \(index) has holes but no shell")
    }
    for ring in polygon.rings where !ring.isEmpty {
      let start = index
      try pass(ring)
      guard ring.count >= 4 else {
        throw .malformed(
          operation: operation, what: "the ring at position \(start) needs four positions")
      }
      guard ring.first == ring.last else {
        throw .malformed(
          operation: operation,
          what: "the ring at position \(start) is open; its last position must equal its first")
      }
    }
  }
}

/// Makes GEOS geometries of checked shapes.
private struct ShapeMaker {
  let context: GEOSContext
  let operation: String

  func geometry(_ shape: PlaneShape) throws(GeometryError) -> OpaquePointer {
    switch shape {
    case .point(let point): return try self.point(point)
    case .line(let line): return try self.line(line)
    case .polygon(let polygon): return try self.polygon(polygon)
    case .multiPoint(let points): return try gather(GEOS_MULTIPOINT, points, point)
    case .multiLine(let lines): return try gather(GEOS_MULTILINESTRING, lines, line)
    case .multiPolygon(let polygons): return try gather(GEOS_MULTIPOLYGON, polygons, polygon)
    case .collection(let parts): return try gather(GEOS_GEOMETRYCOLLECTION, parts, geometry)
    }
  }

  private func point(_ point: PlanePoint) throws(GeometryError) -> OpaquePointer {
    try made(GEOSGeom_createPointFromXY_r(context.handle, point.x, point.y))
  }

  private func line(_ line: [PlanePoint]) throws(GeometryError) -> OpaquePointer {
    guard !line.isEmpty else { return try made(GEOSGeom_createEmptyLineString_r(context.handle)) }
    return try made(GEOSGeom_createLineString_r(context.handle, try sequence(line)))
  }

  private func polygon(_ polygon: Polygon<PlanePoint>) throws(GeometryError) -> OpaquePointer {
    guard !polygon.shell.isEmpty else {
      return try made(GEOSGeom_createEmptyPolygon_r(context.handle))
    }
    var holes = try collect(polygon.holes.filter { !$0.isEmpty }, ring)
    let shell: OpaquePointer
    do { shell = try ring(polygon.shell) } catch {
      destroy(holes)
      throw error
    }
    // GEOS takes over shell and holes, also when it fails.
    return try made(
      GEOSGeom_createPolygon_r(context.handle, shell, &holes, UInt32(holes.count)))
  }

  private func ring(_ ring: [PlanePoint]) throws(GeometryError) -> OpaquePointer {
    try made(GEOSGeom_createLinearRing_r(context.handle, try sequence(ring)))
  }

  /// A PlanePoint is two doubles in a row, which a test holds fast: one copy carries them all.
  private func sequence(_ points: [PlanePoint]) throws(GeometryError) -> OpaquePointer {
    let sequence = points.withUnsafeBytes { bytes in
      GEOSCoordSeq_copyFromBuffer_r(
        context.handle, bytes.assumingMemoryBound(to: Double.self).baseAddress,
        UInt32(points.count), 0, 0)
    }
    return try made(sequence)
  }

  private func gather<Part>(
    _ type: GEOSGeomTypes, _ parts: [Part],
    _ make: (Part) throws(GeometryError) -> OpaquePointer
  ) throws(GeometryError) -> OpaquePointer {
    var members = try collect(parts, make)
    // GEOS takes over the members, also when it fails.
    return try made(
      GEOSGeom_createCollection_r(
        context.handle, Int32(type.rawValue), &members, UInt32(members.count)))
  }

  private func collect<Part>(
    _ parts: [Part], _ make: (Part) throws(GeometryError) -> OpaquePointer
  ) throws(GeometryError) -> [OpaquePointer?] {
    var members: [OpaquePointer?] = []
    members.reserveCapacity(parts.count)
    for part in parts {
      do { members.append(try make(part)) } catch {
        destroy(members)
        throw error
      }
    }
    return members
  }

  private func destroy(_ members: [OpaquePointer?]) {
    for member in members { GEOSGeom_destroy_r(context.handle, member) }
  }

  private func made(_ pointer: OpaquePointer?) throws(GeometryError) -> OpaquePointer {
    guard let pointer else { throw context.failure(of: operation) }
    return pointer
  }
}

/// Reads plain shapes out of GEOS geometries.
private struct ShapeReader {
  let context: GEOSContext
  let operation: String

  func shape(_ geometry: OpaquePointer) throws(GeometryError) -> PlaneShape {
    let type = GEOSGeomTypeId_r(context.handle, geometry)
    switch UInt32(bitPattern: type) {
    case GEOS_POINT.rawValue:
      guard let point = try positions(geometry).first else { return .multiPoint([]) }
      return .point(point)
    case GEOS_LINESTRING.rawValue, GEOS_LINEARRING.rawValue:
      let line = try positions(geometry)
      return line.isEmpty ? .multiLine([]) : .line(line)
    case GEOS_POLYGON.rawValue:
      guard let polygon = try polygon(geometry) else { return .multiPolygon([]) }
      return .polygon(polygon)
    case GEOS_MULTIPOINT.rawValue:
      return .multiPoint(
        try members(of: geometry) { member throws(GeometryError) in try positions(member).first })
    case GEOS_MULTILINESTRING.rawValue:
      return .multiLine(
        try members(of: geometry) { member throws(GeometryError) -> [PlanePoint]? in
          let line = try positions(member)
          return line.isEmpty ? nil : line
        })
    case GEOS_MULTIPOLYGON.rawValue:
      return .multiPolygon(try members(of: geometry, polygon))
    case GEOS_GEOMETRYCOLLECTION.rawValue:
      return .collection(
        try members(of: geometry) { member throws(GeometryError) -> PlaneShape? in
          let part = try shape(member)
          return part.isEmpty ? nil : part
        })
    default: throw .library(operation: operation, message: "unknown geometry type \(type)")
    }
  }

  private func members<Part>(
    of geometry: OpaquePointer, _ read: (OpaquePointer) throws(GeometryError) -> Part?
  ) throws(GeometryError) -> [Part] {
    let count = GEOSGetNumGeometries_r(context.handle, geometry)
    guard count >= 0 else { throw context.failure(of: operation) }
    var parts: [Part] = []
    parts.reserveCapacity(Int(count))
    for index in 0..<count {
      guard let member = GEOSGetGeometryN_r(context.handle, geometry, index) else {
        throw context.failure(of: operation)
      }
      if let part = try read(member) { parts.append(part) }
    }
    return parts
  }

  private func polygon(_ geometry: OpaquePointer) throws(GeometryError) -> Polygon<PlanePoint>? {
    guard GEOSisEmpty_r(context.handle, geometry) == 0 else { return nil }
    let shell = try ring(GEOSGetExteriorRing_r(context.handle, geometry), counterclockwise: true)
    let count = GEOSGetNumInteriorRings_r(context.handle, geometry)
    guard count >= 0 else { throw context.failure(of: operation) }
    var holes: [[PlanePoint]] = []
    for index in 0..<count {
      let hole = GEOSGetInteriorRingN_r(context.handle, geometry, index)
      holes.append(try ring(hole, counterclockwise: false))
    }
    return Polygon(shell: shell, holes: holes)
  }

  private func ring(
    _ geometry: OpaquePointer?, counterclockwise: Bool
  ) throws(GeometryError) -> [PlanePoint] {
    guard let geometry else { throw context.failure(of: operation) }
    return Ring.turned(
      try positions(geometry), counterclockwise: counterclockwise, x: \.x, y: \.y)
  }

  private func positions(_ geometry: OpaquePointer) throws(GeometryError) -> [PlanePoint] {
    guard GEOSisEmpty_r(context.handle, geometry) == 0 else { return [] }
    return try Self.positions(
      of: GEOSGeom_getCoordSeq_r(context.handle, geometry), in: context, operation)
  }

  /// The positions of a sequence, which stays the caller's.
  static func positions(
    of sequence: OpaquePointer?, in context: GEOSContext, _ operation: String
  ) throws(GeometryError) -> [PlanePoint] {
    var size: UInt32 = 0
    guard let sequence, GEOSCoordSeq_getSize_r(context.handle, sequence, &size) == 1 else {
      throw context.failure(of: operation)
    }
    guard size > 0 else { return [] }
    var copied: Int32 = 0
    let points = [PlanePoint](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      copied = UnsafeMutableRawPointer(start).withMemoryRebound(
        to: Double.self, capacity: 2 * Int(size)
      ) { GEOSCoordSeq_copyToBuffer_r(context.handle, sequence, $0, 0, 0) }
      count = copied == 1 ? Int(size) : 0
    }
    guard copied == 1 else { throw context.failure(of: operation) }
    guard points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else {
      throw .resultNotFinite(operation: operation)
    }
    return points
  }
}

extension GEOSContext {
  /// The positions of a coordinate sequence, which is destroyed; none when there is no sequence.
  func positions(
    taking sequence: OpaquePointer?, _ operation: String
  ) throws(GeometryError) -> [PlanePoint] {
    guard let sequence else { return [] }
    defer { GEOSCoordSeq_destroy_r(handle, sequence) }
    return try ShapeReader.positions(of: sequence, in: self, operation)
  }
}

extension GeometryContext {
  /// The GEOS geometry of `shape`.
  func geos(_ shape: PlaneShape, for operation: String) throws(GeometryError) -> GEOSShape {
    try GEOSShape(shape, in: geos, for: operation)
  }

  /// The GEOS geometry of an operand of an overlay or a predicate; a collection is united first,
  /// because GEOS 3.11 takes none there.
  func operand(_ shape: PlaneShape, for operation: String) throws(GeometryError) -> GEOSShape {
    let made = try geos(shape, for: operation)
    guard case .collection = shape else { return made }
    return try made.making(operation, GEOSUnaryUnion_r)
  }
}
