import CPROJ

/// The way between two systems while it is being found: PROJ's objects, not yet owned for good.
struct Way: ~Copyable {
  private(set) var steps: [OpaquePointer] = []
  private(set) var locator: OpaquePointer?
  private(set) var warnings: [GeodesyWarning] = []
  private var isTaken = false

  /// The grid of Finland's old coordinates; without it positions are off by up to 2.5 m.
  private static let uniformGrid = "fi_nls_ykj_etrs35fin.json"
  private static let uniform = "EPSG:2393"
  private static let oldFinnishBase = "EPSG:4123"
  private static let pivot = "EPSG:3067"

  init(
    from source: ReferenceSystem, to target: ReferenceSystem, in context: borrowing ProjContext
  ) throws(GeodesyError) {
    let start = try ReferenceSystem.open(source.text, in: context)
    let end = try ReferenceSystem.open(target.text, in: context)
    let isOld = (source.baseCode == Self.oldFinnishBase, target.baseCode == Self.oldFinnishBase)
    if isOld.0 != isOld.1 {
      try findFinnish(from: source, start, to: target, end, isOldSource: isOld.0, in: context)
    } else {
      steps = [try Self.find(from: source, start, to: target, end, in: context).taken()]
    }
    if !source.isPlainDegrees && !target.isPlainDegrees {
      locator = try Self.findLocator(from: source, start, in: context).taken()
    }
    warnBallpark(from: source, to: target, in: context)
  }

  deinit {
    guard !isTaken else { return }
    for step in steps { proj_destroy(step) }
    if let locator { proj_destroy(locator) }
  }

  /// Gives the steps, and with them the locator, to another owner.
  mutating func takeSteps() -> [OpaquePointer] {
    isTaken = true
    return steps
  }

  /// Goes through EPSG:3067 when the grid is there, since PROJ uses it on that way only.
  private mutating func findFinnish(
    from source: ReferenceSystem, _ start: borrowing ProjObject, to target: ReferenceSystem,
    _ end: borrowing ProjObject, isOldSource: Bool, in context: borrowing ProjContext
  ) throws(GeodesyError) {
    let old = isOldSource ? source : target
    let other = isOldSource ? target : source
    if old.code == Self.uniform {
      let middle = try ReferenceSystem.open(Self.pivot, in: context)
      let exact =
        isOldSource
        ? try Self.find(from: source, start, to: other, middle, in: context)
        : try Self.find(from: other, middle, to: target, end, in: context)
      if Self.usesGrid(exact.pointer, fromUniform: isOldSource, in: context) {
        if other.code == Self.pivot {
          steps = [exact.taken()]
        } else if isOldSource {
          let rest = try Self.find(from: other, middle, to: target, end, in: context)
          steps = [exact.taken(), rest.taken()]
        } else {
          let first = try Self.find(from: source, start, to: other, middle, in: context)
          steps = [first.taken(), exact.taken()]
        }
        return
      }
    }
    warnings.append(
      .missingGrid(
        name: Self.uniformGrid, source: source.description, target: target.description, meters: 2.5)
    )
    steps = [try Self.find(from: source, start, to: target, end, in: context).taken()]
  }

  /// PROJ's transformation in the order of longitude and latitude.
  private static func find(
    from source: ReferenceSystem, _ start: borrowing ProjObject, to target: ReferenceSystem,
    _ end: borrowing ProjObject, in context: borrowing ProjContext
  ) throws(GeodesyError) -> ProjObject {
    context.forgetMessages()
    let pointer = context.pointer
    guard
      let way = ProjObject(
        proj_create_crs_to_crs_from_pj(pointer, start.pointer, end.pointer, nil, nil)),
      let normalized = ProjObject(proj_normalize_for_visualization(pointer, way.pointer))
    else {
      throw .noOperation(
        source: source.description, target: target.description, reason: context.lastMessage)
    }
    return normalized
  }

  /// From a system to its own longitudes and latitudes, or to WGS 84 where those are not plain.
  private static func findLocator(
    from source: ReferenceSystem, _ start: borrowing ProjObject, in context: borrowing ProjContext
  ) throws(GeodesyError) -> ProjObject {
    if let code = source.baseCode, let base = try? ReferenceSystem(code), base.isPlainDegrees {
      let end = try ReferenceSystem.open(code, in: context)
      return try find(from: source, start, to: base, end, in: context)
    }
    let earth = try ReferenceSystem("EPSG:4326")
    let end = try ReferenceSystem.open(earth.text, in: context)
    return try find(from: source, start, to: earth, end, in: context)
  }

  /// Sends a point in the middle of Finland through and asks which operation PROJ took.
  private static func usesGrid(
    _ way: OpaquePointer, fromUniform: Bool, in context: borrowing ProjContext
  ) -> Bool {
    let easting = fromUniform ? 3_500_000.0 : 500_000.0
    _ = proj_trans(way, PJ_FWD, proj_coord(easting, 7_300_000, 0, 0))
    proj_errno_reset(way)
    guard let used = ProjObject(proj_trans_get_last_used_operation(way)) else { return false }
    return proj_coordoperation_get_grid_used_count(context.pointer, used.pointer) > 0
  }

  /// Warns when the only way ignores the difference of the datums.
  ///
  /// Where there are several ways PROJ chooses for each point; the others are told by
  /// ``Projector/chosenOperation(longitude:latitude:)``.
  private mutating func warnBallpark(
    from source: ReferenceSystem, to target: ReferenceSystem, in context: borrowing ProjContext
  ) {
    for step in steps where proj_get_type(step) != PJ_TYPE_UNKNOWN {
      guard proj_coordoperation_has_ballpark_transformation(context.pointer, step) != 0 else {
        continue
      }
      warnings.append(
        .ballpark(
          operation: proj_get_name(step).map { String(cString: $0) } ?? "unnamed",
          source: source.description, target: target.description))
    }
  }
}
