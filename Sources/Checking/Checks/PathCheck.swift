import Domain

/// The drawn line of a drive: from gate to gate along roads that the vehicle may use.
struct PathCheck {
  /// How far a halt on the road may lie beside the road's line: meters, and a part of the piece,
  /// since a point between two positions depends on how it is interpolated.
  static let besideMeters = 5.0
  static let besideShare = 0.005

  /// Where a drive is cut, on the line without the cuts.
  private struct Cut {
    /// The position at or before the cut.
    var after: Int
    /// Whether the cut is that position, and not a point of the piece after it.
    var isPosition: Bool
    var point: GridPoint
    var sequence: Int
  }

  let register: Register
  let network: RoadNetwork
  private let positions: Set<GridPoint>

  init(register: Register, network: RoadNetwork) {
    self.register = register
    self.network = network
    positions = Set(network.lines.joined()).union(network.points)
  }

  func breaches(of movement: TourView.Movement, use: RoadUse, in view: TourView) -> [Breach] {
    guard let first = movement.legs.first, let last = movement.legs.last,
      let start = register.links[first.from], let finish = register.links[first.to]
    else { return [] }
    var breaches: [Breach] = []
    for leg in movement.legs where leg.path.count < 2 {
      return [lost(leg, at: leg.path.first, in: view)]
    }
    breaches += PartCheck(movement: movement, view: view).gaps()
    let (line, cuts) = joined(movement)
    if let point = line.first, !isGate(point, of: first.from) {
      breaches.append(view.breach(.pathStart, at: first.sequence, site: first.from))
    }
    if let point = line.last, !isGate(point, of: first.to) {
      breaches.append(view.breach(.pathEnd, at: last.sequence, site: first.to))
    }
    // An end beside its gate is named already; the roads between are read all the same.
    let reader = PathReading(network: network, use: use)
    switch reader.read(line, start: start, finish: finish) {
    case .lost(let point):
      let text = Coordinate(
        clampedLongitude: Double(point.x) / 1e7, latitude: Double(point.y) / 1e7)
      return breaches + [lost(first, at: text, in: view)]
    case .read(let reading):
      breaches += roads(of: reading, first, use: use, in: view)
      breaches += distance(of: reading, movement, first, start, finish, in: view)
      // What has no speed in the season has no time to compare.
      if reading.milliseconds == Int.max { return breaches }
      breaches += time(of: reading, movement, first, start, finish, in: view)
      return breaches + parts(of: movement, cuts: cuts, line: line, reading: reading, in: view)
    }
  }

  private func lost(_ leg: Leg, at position: Coordinate?, in view: TourView) -> Breach {
    view.breach(
      .pathOffRoad, at: leg.sequence, load: leg.load, ["position": position?.text ?? "none"])
  }

  private func isGate(_ point: GridPoint, of site: SiteID) -> Bool {
    register.gates(of: site).contains { GridPoint($0).isNear(point) }
  }

  private func isPosition(_ point: GridPoint) -> Bool {
    for x in -1...1 {
      for y in -1...1 {
        var near = point
        near.x += x
        near.y += y
        if positions.contains(near) { return true }
      }
    }
    return false
  }

  /// The line of all parts without the points where halts cut it.
  private func joined(_ movement: TourView.Movement) -> ([GridPoint], [Cut]) {
    var line: [GridPoint] = []
    var cuts: [Cut] = []
    for (index, leg) in movement.legs.enumerated() {
      var points = GridPoint.line(leg.path)[...]
      // A part begins at the cut, which the part before has brought.
      if let cut = cuts.last, points.first?.isNear(cut.point) == true { points.removeFirst() }
      for point in points where line.last?.isNear(point) != true { line.append(point) }
      guard index + 1 < movement.legs.count, let end = leg.path.last, let last = line.last
      else { continue }
      let point = GridPoint(end)
      // A cut that is no position of the network lies inside a piece and is left out of the line.
      let isPosition = isPosition(point) || line.count < 2 || !last.isNear(point)
      if !isPosition { line.removeLast() }
      cuts.append(
        Cut(
          after: line.count - 1, isPosition: isPosition, point: point,
          sequence: movement.legs[index + 1].sequence))
    }
    return (line, cuts)
  }

  private func roads(
    of reading: PathReading.Reading, _ leg: Leg, use: RoadUse, in view: TourView
  ) -> [Breach] {
    reading.arcs.flatMap { arc in
      network.obstacles(on: arc, for: use).map { obstacle in
        var breach = obstacle.breach(on: network.roads[arc.road].id.text, by: use)
        breach.tour = view.tour.id
        breach.sequence = leg.sequence
        breach.load = leg.load
        return breach
      }
    }
  }

  private func distance(
    of reading: PathReading.Reading, _ movement: TourView.Movement, _ leg: Leg,
    _ start: SiteLink, _ finish: SiteLink, in view: TourView
  ) -> [Breach] {
    let meters = reading.meters.plus(start.access.value).plus(finish.access.value)
    guard meters != movement.meters else { return [] }
    return [
      view.breach(
        .pathDistance, at: leg.sequence,
        ["distance": Meters(movement.meters).text, "drawn": Meters(meters).text])
    ]
  }

  private func time(
    of reading: PathReading.Reading, _ movement: TourView.Movement, _ leg: Leg,
    _ start: SiteLink, _ finish: SiteLink, in view: TourView
  ) -> [Breach] {
    let seconds =
      reading.milliseconds.plus(network.accessMilliseconds(start.access))
      .plus(network.accessMilliseconds(finish.access)).plus(999) / 1000
    guard seconds != movement.seconds else { return [] }
    return [
      view.breach(
        .pathTime, at: leg.sequence,
        ["duration": Seconds(movement.seconds).text, "drawn": Seconds(seconds).text])
    ]
  }

  /// Each part is about as long, in meters and in time, as its piece of the line.
  private func parts(
    of movement: TourView.Movement, cuts: [Cut], line: [GridPoint],
    reading: PathReading.Reading, in view: TourView
  ) -> [Breach] {
    var breaches: [Breach] = []
    let driven = cuts.map { cut -> PathReading.Mark? in
      guard reading.marks.indices.contains(cut.after) else { return nil }
      let mark = reading.marks[cut.after]
      guard !cut.isPosition, cut.after + 1 < line.count else { return mark }
      let (first, last) = (line[cut.after], line[cut.after + 1])
      let foot = cut.point.offset(fromPiece: first, to: last)
      if foot.distance > max(Self.besideMeters, Self.besideShare * first.distance(to: last)) {
        breaches.append(
          view.breach(.pathCut, at: cut.sequence, ["position": "beside the road"]))
        return nil
      }
      return mark.toward(reading.marks[cut.after + 1], share: foot.share)
    }
    return breaches + PartCheck(movement: movement, view: view).breaches(at: driven)
  }
}
