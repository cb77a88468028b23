import CPROJ

extension Projector {
  /// Sends one point again to learn from PROJ why it fails.
  func failure(x: Double, y: Double) -> PointRefusal.Cause {
    if let locator, let cause = failure(of: [locator], x, y, backward: false) { return cause }
    return failure(of: steps, x, y, backward: isInverse) ?? .resultOffTheMap
  }

  private func failure(
    of steps: [OpaquePointer], _ x: Double, _ y: Double, backward: Bool
  ) -> PointRefusal.Cause? {
    var point = proj_coord(x, y, 0, 0)
    for step in backward ? steps.reversed() : steps {
      proj_errno_reset(step)
      point = proj_trans(step, backward ? PJ_INV : PJ_FWD, point)
      let number = proj_errno(step)
      proj_errno_reset(step)
      if number != 0 { return .projection(number: Int(number), reason: context.reason(of: number)) }
    }
    return nil
  }

  /// What refused numbers look like: the other way round, or in another system.
  func hint(x: Double, y: Double) -> String? {
    guard x.isFinite, y.isFinite else { return nil }
    if source.isPlainDegrees {
      if checks.wouldPass(longitude: y, latitude: x) {
        return "it looks like latitude before longitude; write longitude first"
      }
    } else if checks.input.contains(y, x), let place = place(x: y, y: x),
      checks.wouldPass(longitude: place.longitude, latitude: place.latitude)
    {
      return "it looks like northing before easting; write easting first"
    }
    return ReferenceSystem.likely(x: x, y: y, notBeing: source.description).map {
      "it looks like \($0)"
    }
  }

  /// Where a point of a system that is not in degrees lies, `nil` when PROJ cannot tell.
  private func place(x: Double, y: Double) -> (longitude: Double, latitude: Double)? {
    var (longitude, latitude) = (x, y)
    Self.run(
      locator.map { [$0] } ?? steps, backward: locator == nil && isInverse, &longitude, &latitude,
      stride: 1, count: 1)
    return longitude.isFinite && latitude.isFinite ? (longitude, latitude) : nil
  }

  /// Which operation PROJ takes at a place, for who wants to know how exact the result is.
  ///
  /// PROJ may know several ways and choose one for each point; the answer is for the place given, by
  /// default the middle of the areas of use. `nil` accuracy means that nobody states one.
  public mutating func chosenOperation(
    longitude: Double? = nil, latitude: Double? = nil
  ) -> ChosenOperation {
    let middle = checks.middle
    var point = proj_coord(longitude ?? middle.longitude, latitude ?? middle.latitude, 0, 0)
    if !source.isPlainDegrees {
      for step in locator.map({ [$0] }) ?? (isInverse ? steps : steps.reversed()) {
        point = proj_trans(step, locator == nil && isInverse ? PJ_FWD : PJ_INV, point)
      }
    }
    var chosen = ChosenOperation()
    for step in isInverse ? steps.reversed() : steps {
      point = proj_trans(step, isInverse ? PJ_INV : PJ_FWD, point)
      proj_errno_reset(step)
      if let used = ProjObject(proj_trans_get_last_used_operation(step)) {
        describe(used.pointer, in: &chosen)
      } else {
        describe(step, in: &chosen)
      }
    }
    for case .missingGrid(let name, _, _, _) in warnings { chosen.missingGrids.append(name) }
    return chosen
  }

  private func describe(_ operation: OpaquePointer, in chosen: inout ChosenOperation) {
    let pointer = context.pointer
    if let name = proj_get_name(operation) { chosen.names.append(String(cString: name)) }
    let accuracy = proj_coordoperation_get_accuracy(pointer, operation)
    if accuracy >= 0, chosen.isAccuracyKnown {
      chosen.accuracy = (chosen.accuracy ?? 0) + accuracy
    } else {
      chosen.accuracy = nil
      chosen.isAccuracyKnown = false
    }
    if proj_coordoperation_has_ballpark_transformation(pointer, operation) != 0 {
      chosen.isBallpark = true
    }
    if let text = proj_as_proj_string(pointer, operation, PJ_PROJ_5, nil) {
      chosen.pipelines.append(String(cString: text))
    }
    for index in 0..<proj_coordoperation_get_grid_used_count(pointer, operation) {
      var name: UnsafePointer<CChar>?
      var isThere: Int32 = 0
      guard
        proj_coordoperation_get_grid_used(
          pointer, operation, index, &name, nil, nil, nil, nil, nil, &isThere) != 0, let name
      else { continue }
      if isThere != 0 {
        chosen.grids.append(String(cString: name))
      } else {
        chosen.missingGrids.append(String(cString: name))
      }
    }
  }
}
