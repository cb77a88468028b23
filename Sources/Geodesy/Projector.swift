import CPROJ

/// Carries points from one reference system to another; one owner, one task at a time.
///
/// Coordinates are longitude and latitude in degrees, or easting and northing, always in this order,
/// whatever the authority of the system says. Making a projector costs some 30 ms, so make one and
/// ``clone()`` it for every further task.
///
/// `@unchecked Sendable`: it is the only owner of its PROJ context and of everything made in it, all
/// that touches them is `mutating`, and PROJ lets a context move between threads as long as one uses
/// it at a time.
public struct Projector: ~Copyable, @unchecked Sendable {
  /// What a caller may choose.
  public typealias Settings = ProjectorSettings

  /// Points that go through PROJ in one call; with their checks they stay in the nearest cache.
  static let blockSize = 1024

  /// Where the points come from.
  public let source: ReferenceSystem
  /// Where the points go.
  public let target: ReferenceSystem
  /// What was chosen.
  public let settings: Settings
  /// What holds for every point, such as a missing grid.
  public let warnings: [GeodesyWarning]
  /// The reports of all calls on this projector, joined.
  public internal(set) var total: TransformReport

  let context: ProjContext
  /// PROJ's transformations, applied one after the other; two where a pivot is more exact.
  let steps: [OpaquePointer]
  /// From the source to degrees, where neither side is in degrees.
  let locator: OpaquePointer?
  /// The same as the only step, but faster, where there is such.
  let shortcut: Shortcut?
  /// Whether PROJ's pipeline is gone past; for tests.
  var hasShortcut: Bool { shortcut != nil }
  let isInverse: Bool
  let checks: PointChecks
  /// Two blocks of coordinate pairs: the points at work, and their places in degrees.
  let scratch: UnsafeMutablePointer<Double>

  /// Finds the way between two systems.
  ///
  /// - Throws: ``GeodesyError/noOperation(source:target:reason:)`` when PROJ knows none, and the
  ///   errors of reading a reference system.
  public init(
    from source: ReferenceSystem, to target: ReferenceSystem, settings: Settings = Settings()
  ) throws(GeodesyError) {
    let context = try ProjContext.open(gridFolders: settings.gridFolders)
    var way = try Way(from: source, to: target, in: context)
    let warnings = way.warnings
    let locator = way.locator
    let steps = way.takeSteps()
    let shortcut = Self.findShortcut(
      steps: steps, isInverse: false, from: source, to: target, in: context)
    let checks = Self.makeChecks(
      steps: steps, locator: locator, isInverse: false, from: source, to: target,
      settings: settings)
    self.init(
      context: context, steps: steps, locator: locator, shortcut: shortcut, isInverse: false,
      from: source, to: target, settings: settings, warnings: warnings, checks: checks)
  }

  /// Finds the way between two systems named as a user names them.
  ///
  /// - Throws: the errors of reading the two, and
  ///   ``GeodesyError/noOperation(source:target:reason:)``.
  public init(
    from source: String, to target: String, settings: Settings = Settings()
  ) throws(GeodesyError) {
    try self.init(
      from: ReferenceSystem(source), to: ReferenceSystem(target), settings: settings)
  }

  /// Takes over what PROJ made in `context`.
  private init(
    context: consuming ProjContext, steps: [OpaquePointer], locator: OpaquePointer?,
    shortcut: Shortcut?, isInverse: Bool, from source: ReferenceSystem,
    to target: ReferenceSystem, settings: Settings, warnings: [GeodesyWarning],
    checks: PointChecks
  ) {
    self.context = context
    self.steps = steps
    self.locator = locator
    self.shortcut = shortcut
    self.isInverse = isInverse
    self.source = source
    self.target = target
    self.settings = settings
    self.warnings = warnings
    self.checks = checks
    total = TransformReport(
      source: source.description, target: target.description, standing: warnings)
    scratch = .allocate(capacity: 4 * Self.blockSize)
    scratch.initialize(repeating: 0, count: 4 * Self.blockSize)
  }

  deinit {
    scratch.deallocate()
    for step in steps { proj_destroy(step) }
    if let locator { proj_destroy(locator) }
    if let shortcut { proj_destroy(shortcut.projection) }
  }

  /// A projector for another task, with nothing shared; its ``total`` begins anew.
  ///
  /// - Throws: ``GeodesyError/library(reason:)`` when memory runs out.
  public mutating func clone() throws(GeodesyError) -> Projector {
    let context = try context.clone()
    let objects = steps + [locator, shortcut?.projection].compactMap { $0 }
    var copies = try Self.copies(of: objects, in: context)
    let shortcut = shortcut.flatMap { shortcut in copies.popLast().map(shortcut.with) }
    let locator = locator.flatMap { _ in copies.popLast() }
    return Projector(
      context: context, steps: copies, locator: locator, shortcut: shortcut, isInverse: isInverse,
      from: source, to: target, settings: settings, warnings: warnings, checks: checks)
  }

  /// The way back, as exact as the way there.
  ///
  /// - Throws: ``GeodesyError/library(reason:)`` when memory runs out.
  mutating func reversed() throws(GeodesyError) -> Projector {
    precondition(locator == nil, "a way between two projected systems is made, not reversed")
    let context = try context.clone()
    let copies = try Self.copies(of: steps, in: context)
    let shortcut = Self.findShortcut(
      steps: copies, isInverse: !isInverse, from: target, to: source, in: context)
    let checks = Self.makeChecks(
      steps: copies, locator: nil, isInverse: !isInverse, from: target, to: source,
      settings: settings)
    return Projector(
      context: context, steps: copies, locator: nil, shortcut: shortcut, isInverse: !isInverse,
      from: target, to: source, settings: settings, warnings: warnings, checks: checks)
  }

  private static func copies(
    of objects: [OpaquePointer], in context: borrowing ProjContext
  ) throws(GeodesyError) -> [OpaquePointer] {
    var copies: [OpaquePointer] = []
    for object in objects {
      guard let copy = proj_clone(context.pointer, object) else {
        for copy in copies { proj_destroy(copy) }
        throw .library(reason: context.lastMessage ?? "no copy of a transformation")
      }
      copies.append(copy)
    }
    return copies
  }

  private static func findShortcut(
    steps: [OpaquePointer], isInverse: Bool, from source: ReferenceSystem,
    to target: ReferenceSystem, in context: borrowing ProjContext
  ) -> Shortcut? {
    guard steps.count == 1, source.isPlainDegrees != target.isPlainDegrees,
      let area = source.isPlainDegrees ? target.area : source.area
    else { return nil }
    return Shortcut.find(for: steps[0], isInverse: isInverse, area: area, in: context.pointer)
  }

  private static func makeChecks(
    steps: [OpaquePointer], locator: OpaquePointer?, isInverse: Bool, from source: ReferenceSystem,
    to target: ReferenceSystem, settings: Settings
  ) -> PointChecks {
    let place: PointChecks.Place =
      source.isPlainDegrees ? .input : target.isPlainDegrees ? .output : .locator
    let limits = { (system: ReferenceSystem) -> PointChecks.Limits in
      system.isPlainDegrees ? .degrees : .map(metersInUnit: system.metersInUnit)
    }
    var input = limits(source)
    if source.form == .projected, let area = source.area {
      input = .around(
        area, tolerance: settings.boundedTolerance, metersInUnit: source.metersInUnit
      ) { points, count in
        if let locator {
          run([locator], backward: true, points, points + 1, stride: 2, count: count)
        } else {
          run(steps, backward: !isInverse, points, points + 1, stride: 2, count: count)
        }
      }
    }
    return PointChecks(
      from: source, to: target, place: place, input: input, output: limits(target),
      settings: settings)
  }

  /// Sends points through the steps in place; a failing point becomes infinite.
  static func run(
    _ steps: [OpaquePointer], backward: Bool, _ x: UnsafeMutablePointer<Double>,
    _ y: UnsafeMutablePointer<Double>, stride: Int, count: Int
  ) {
    let bytes = stride * MemoryLayout<Double>.stride
    for index in steps.indices {
      proj_trans_generic(
        steps[backward ? steps.count - 1 - index : index], backward ? PJ_INV : PJ_FWD,
        x, bytes, count, y, bytes, count, nil, 0, 0, nil, 0, 0)
    }
  }
}
