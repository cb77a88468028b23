import Domain

/// Every drive of a plan on an imported map: a way of the map from gate to gate that the vehicle may
/// drive on the date, as long and as slow as the sum of its links, and none faster.
struct MapCheck {
  let plan: PlanView
  let register: Register
  let map: ImportedMap

  /// Which vehicle with which load asks.
  private struct Question: Hashable {
    var type: VehicleTypeID
    var load: Kilograms?
  }

  /// What is known about a question.
  private struct Answer {
    var arcs: MapArcs
    var trails: TurnTrails
    var ways: [SiteID: MapWays] = [:]
  }

  /// - Throws: What asking the map throws.
  func breaches() throws -> [Breach] {
    let network = MapNetwork(map, rules: register.rules.roads)
    var breaches: [Breach] = []
    // By question, so that the ways of one vehicle alone are in memory.
    var drives: [Question: [(view: TourView, type: VehicleType, movement: TourView.Movement)]] = [:]
    for view in plan.tours {
      guard let type = view.type else { continue }
      for movement in view.movements {
        guard let leg = movement.legs.first, leg.from != leg.to else { continue }
        let question = Question(
          type: type.id, load: leg.load.map { plan.mass(of: $0, stated: leg.mass) })
        drives[question, default: []].append((view, type, movement))
      }
    }
    for (question, drives) in drives {
      guard let type = drives.first?.type else { continue }
      let sites = Set(drives.flatMap { drive in drive.movement.legs.flatMap { [$0.from, $0.to] } })
      let signs = try map.use(type, question.load, sites)
      let use = RoadUse(type: type, load: question.load)
      var answer = Answer(
        arcs: MapArcs(network, signs: signs, use: use), trails: TurnTrails(signs.bans))
      for (view, _, movement) in drives.sorted(by: { origin($0) < origin($1) }) {
        breaches += check(movement, in: view, network, &answer)
      }
    }
    return breaches
  }

  private func origin(
    _ drive: (view: TourView, type: VehicleType, movement: TourView.Movement)
  ) -> SiteID { drive.movement.legs.first?.from ?? SiteID("") }

  private func check(
    _ movement: TourView.Movement, in view: TourView, _ network: MapNetwork,
    _ answer: inout Answer
  ) -> [Breach] {
    guard let leg = movement.legs.first else { return [] }
    guard let start = answer.arcs.signs.joins[leg.from],
      let finish = answer.arcs.signs.joins[leg.to]
    else { return [noWay(leg, answer, in: view)] }
    var breaches: [Breach] = []
    let access = network.accessMilliseconds(start.access)
      .plus(network.accessMilliseconds(finish.access))
    if answer.ways[leg.from] == nil {
      // One origin at a time: a search over a country is as large as the country.
      answer.ways = [
        leg.from: MapWays(network, answer.arcs, trails: answer.trails, from: start)
      ]
    }
    if let least = answer.ways[leg.from]?.milliseconds(to: finish) {
      let expected = Seconds(least.plus(access).plus(999) / 1000)
      let seconds = Seconds(movement.seconds)
      if seconds != expected {
        breaches.append(
          view.breach(
            seconds < expected ? .legTooFast : .legTooSlow, at: leg.sequence, load: leg.load,
            ["duration": seconds.text, "expected": expected.text]))
      }
    } else {
      breaches.append(noWay(leg, answer, in: view))
    }
    let (line, cuts) = joined(movement)
    breaches += PartCheck(movement: movement, view: view).gaps()
    breaches += ends(of: line, leg, in: view)
    let reader = MapReading(network: network, arcs: answer.arcs)
    switch reader.read(line, cuts: Set(cuts), from: start, to: finish) {
    case .lost(let point):
      let position = Coordinate(
        clampedLongitude: Double(point.x) / 1e7, latitude: Double(point.y) / 1e7)
      breaches.append(
        view.breach(
          .pathOffRoad, at: leg.sequence, load: leg.load, ["position": position.text]))
    case .read(let way):
      breaches += permissions(of: way, to: finish, leg, answer, in: view)
      breaches += sums(of: way, start, finish, access: access, movement, leg, in: view)
      breaches += PartCheck(movement: movement, view: view).breaches(
        at: cuts.map { way.marks[$0] })
    }
    return breaches
  }

  private func noWay(_ leg: Leg, _ answer: Answer, in view: TourView) -> Breach {
    view.breach(
      .noWay, at: leg.sequence, load: leg.load,
      ["from": leg.from.text, "to": leg.to.text, "gross": answer.arcs.use.gross.text])
  }

  /// The line of all parts; a halt is a position of it, for what is inside a piece is no point of the
  /// map.
  private func joined(
    _ movement: TourView.Movement
  ) -> (line: [GridPoint], cuts: [Int]) {
    var line: [GridPoint] = []
    var cuts: [Int] = []
    for (index, leg) in movement.legs.enumerated() {
      for point in GridPoint.line(leg.path) where line.last?.isNear(point) != true {
        line.append(point)
      }
      if index + 1 < movement.legs.count, !line.isEmpty { cuts.append(line.count - 1) }
    }
    return (line, cuts)
  }

  private func ends(of line: [GridPoint], _ leg: Leg, in view: TourView) -> [Breach] {
    var breaches: [Breach] = []
    func isGate(_ point: GridPoint?, _ site: SiteID) -> Bool {
      guard let point else { return false }
      return register.gates(of: site).contains { GridPoint($0).isNear(point) }
    }
    if !isGate(line.first, leg.from) {
      breaches.append(view.breach(.pathStart, at: leg.sequence, site: leg.from))
    }
    if !isGate(line.last, leg.to) {
      breaches.append(view.breach(.pathEnd, at: leg.sequence, site: leg.to))
    }
    return breaches
  }

  private func permissions(
    of way: MapReading.Way, to finish: MapUse.Join, _ leg: Leg, _ answer: Answer,
    in view: TourView
  ) -> [Breach] {
    var breaches = way.arcs.flatMap { arc in
      answer.arcs.obstacles(on: arc).map { obstacle in
        var breach = obstacle.breach(on: map.name(arc / 2), by: answer.arcs.use)
        breach.tour = view.tour.id
        breach.sequence = leg.sequence
        breach.load = leg.load
        return breach
      }
    }
    if let arc = answer.trails.firstBanned(along: way.arcs) {
      breaches.append(
        view.breach(
          .turnBanned, at: leg.sequence, load: leg.load, ["road": map.name(arc / 2)]))
    }
    let admitted = way.arcs.dropFirst().filter { answer.arcs.isAdmission($0) }
    if admitted.count > answer.arcs.admissions(to: finish), let arc = admitted.first {
      breaches.append(
        view.breach(
          .roadForEnds, at: leg.sequence, load: leg.load, ["road": map.name(arc / 2)]))
    }
    return breaches
  }

  private func sums(
    of way: MapReading.Way, _ start: MapUse.Join, _ finish: MapUse.Join, access: Int,
    _ movement: TourView.Movement, _ leg: Leg, in view: TourView
  ) -> [Breach] {
    var breaches: [Breach] = []
    let meters = (way.decimeters.plus(5) / 10).plus(start.access.value)
      .plus(finish.access.value)
    if meters != movement.meters {
      breaches.append(
        view.breach(
          .pathDistance, at: leg.sequence,
          ["distance": Meters(movement.meters).text, "drawn": Meters(meters).text]))
    }
    let seconds = way.milliseconds.plus(access).plus(999) / 1000
    if seconds != movement.seconds {
      breaches.append(
        view.breach(
          .pathTime, at: leg.sequence,
          ["duration": Seconds(movement.seconds).text, "drawn": Seconds(seconds).text]))
    }
    return breaches
  }
}
