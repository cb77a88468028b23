import Domain

/// The parts of a drive that halts cut, against what is driven of its line by then.
struct PartCheck {
  /// How far a part may differ in meters and seconds from its piece of the line, and in a part of
  /// the whole, since a point between two positions depends on how it is interpolated; a town's or a
  /// border's minutes may fall on either side.
  static let partMeters = 1000.0
  static let partSeconds = 180.0
  static let partShare = 0.02

  let movement: TourView.Movement
  let view: TourView

  /// The parts that do not begin where the one before ends.
  func gaps() -> [Breach] {
    zip(movement.legs, movement.legs.dropFirst()).compactMap { before, leg in
      guard let tail = before.path.last, let head = leg.path.first,
        !GridPoint(tail).isNear(GridPoint(head))
      else { return nil }
      return view.breach(.pathCut, at: leg.sequence, ["position": head.text])
    }
  }

  /// Each part is about as long, in meters and in time, as its piece of the line.
  ///
  /// `marks` are what is driven of the line at each halt, `nil` where that is not known.
  func breaches(at marks: [PathReading.Mark?]) -> [Breach] {
    var breaches: [Breach] = []
    let whole = (meters: Double(movement.meters), seconds: Double(movement.seconds))
    var driven = PathReading.Mark(meters: 0, seconds: 0)
    for (mark, leg) in zip(marks, movement.legs) {
      driven.meters += Double(leg.distance.value)
      driven.seconds += Double(TourView.Event.leg(leg).duration.value)
      guard let mark else { continue }
      if abs(driven.meters - mark.meters)
        > Self.partMeters + Self.partShare * whole.meters
      {
        breaches.append(
          view.breach(
            .partDistance, at: leg.sequence,
            ["distance": text(driven.meters, "m"), "drawn": text(mark.meters, "m")]))
      }
      if abs(driven.seconds - mark.seconds)
        > Self.partSeconds + Self.partShare * whole.seconds
      {
        breaches.append(
          view.breach(
            .partTime, at: leg.sequence,
            ["duration": text(driven.seconds, "s"), "expected": text(mark.seconds, "s")]))
      }
    }
    return breaches
  }

  private func text(_ value: Double, _ unit: String) -> String {
    Int(exactly: value.rounded()).map { "\($0) \(unit)" } ?? "far"
  }
}
