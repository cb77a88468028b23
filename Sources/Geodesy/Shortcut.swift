import CPROJ

/// A single projection taken out of its pipeline, which costs a fifth less time for each point.
///
/// PROJ goes from degrees to a plane by a pipeline of two steps, degrees to radians and the
/// projection. Here the projection is called alone and the degrees are multiplied beside the checks.
/// It is taken only when it gives the same bits as the pipeline all over the area of use.
struct Shortcut {
  /// The projection, from radians to the plane.
  let projection: OpaquePointer
  /// Whether it goes from the plane to radians.
  let isBackward: Bool
  /// What the coordinates are multiplied with before.
  private(set) var before = 1.0
  /// What they are multiplied with after.
  private(set) var after = 1.0
  /// What they are divided by after, where PROJ divides.
  private(set) var divisor = 1.0

  private static let radiansInDegree = 0.017453292519943296

  /// Finds the shortcut of the only step between degrees and a plane, `nil` when there is none.
  ///
  /// `area` is where the plane is used. The caller owns ``projection``.
  static func find(
    for step: OpaquePointer, isInverse: Bool, area: AreaOfUse, in context: OpaquePointer
  ) -> Shortcut? {
    guard proj_get_type(step) != PJ_TYPE_UNKNOWN,
      let text = proj_as_proj_string(context, step, PJ_PROJ_5, nil),
      let (projection, leadsToPlane) = projection(in: String(cString: text)),
      let object = ProjObject(proj_create(context, projection))
    else { return nil }
    let places = area.samples(reach: 2)
    var candidates: [Shortcut]
    switch (leadsToPlane, isInverse) {
    case (true, false):
      candidates = [Shortcut(projection: object.pointer, isBackward: false)]
      candidates[0].before = radiansInDegree
    case (true, true):
      candidates = [Shortcut(projection: object.pointer, isBackward: true)]
      candidates[0].divisor = radiansInDegree
    case (false, false):
      candidates = [Shortcut(projection: object.pointer, isBackward: true)]
      candidates[0].after = 1 / radiansInDegree
    case (false, true): return nil
    }
    for candidate in candidates where candidate.agrees(with: step, isInverse, at: places) {
      _ = object.taken()
      return candidate
    }
    return nil
  }

  /// The same shortcut with another owner's projection.
  func with(_ projection: OpaquePointer) -> Shortcut {
    var other = Shortcut(projection: projection, isBackward: isBackward)
    other.before = before
    other.after = after
    other.divisor = divisor
    return other
  }

  private init(projection: OpaquePointer, isBackward: Bool) {
    self.projection = projection
    self.isBackward = isBackward
  }

  /// The one projection of a pipeline that does nothing but that and a change of angle units.
  private static func projection(in pipeline: String) -> (text: String, leadsToPlane: Bool)? {
    let parts = pipeline.split(separator: " +step ").map(String.init)
    guard parts.count == 3, parts[0] == "+proj=pipeline" else { return nil }
    if parts[1] == "+proj=unitconvert +xy_in=deg +xy_out=rad", parts[2].hasPrefix("+proj=") {
      return (parts[2], true)
    }
    if parts[2] == "+proj=unitconvert +xy_in=rad +xy_out=deg", parts[1].hasPrefix("+inv +proj=") {
      return (String(parts[1].dropFirst("+inv ".count)), false)
    }
    return nil
  }

  /// Whether both give the same bits at every sample.
  private func agrees(with step: OpaquePointer, _ isInverse: Bool, at places: [Double]) -> Bool {
    var expected = places
    let direction = isInverse ? PJ_INV : PJ_FWD
    if isBackward { Self.run(step, isInverse ? PJ_FWD : PJ_INV, &expected) }
    var found = expected.map { $0 * before }
    Self.run(step, direction, &expected)
    Self.run(projection, isBackward ? PJ_INV : PJ_FWD, &found)
    return zip(expected, found).allSatisfy {
      $0.bitPattern == ($1 * after / divisor).bitPattern
    }
  }

  private static func run(_ step: OpaquePointer, _ direction: PJ_DIRECTION, _ pairs: inout [Double])
  {
    pairs.withUnsafeMutableBufferPointer { pairs in
      guard let start = pairs.baseAddress else { return }
      let (bytes, count) = (2 * MemoryLayout<Double>.stride, pairs.count / 2)
      proj_trans_generic(
        step, direction, start, bytes, count, start + 1, bytes, count, nil, 0, 0, nil, 0, 0)
    }
    proj_errno_reset(step)
  }
}
