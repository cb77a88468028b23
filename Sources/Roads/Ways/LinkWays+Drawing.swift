internal import Domain

/// A way put into words and drawn.
extension LinkWays {
  func route(
    from: LinkJoin, to: LinkJoin, drives: [LinkDrive], customized: CustomizedRoads
  ) -> Route {
    var route = Route(
      from: siteJoin(from), to: siteJoin(to), profile: customized.metric.terms.profile,
      date: customized.metric.terms.moment.date, weight: customized.weight, distance: .zero,
      milliseconds: 0, steps: [], places: [], towns: 0, borders: 0, limit: nil, warnings: [],
      line: RouteLine(from: from.position))
    if from.endpoint == to.endpoint { return route }
    route.line.drive(
      along: [from.snap.position], shares: [1],
      milliseconds: accessMilliseconds(from.access), meters: from.access.value)
    var decimeters = 0
    var milliseconds = 0
    var step = StepInMaking()
    for drive in drives {
      let share = drive.shares.upperBound - drive.shares.lowerBound
      let time = part(customized.metric.drive(drive.arc) ?? 0, share)
      let length = part(length(of: drive.arc), share)
      let meters = (decimeters + length + 5) / 10 - (decimeters + 5) / 10
      decimeters += length
      milliseconds += time
      draw(drive, milliseconds: time, meters: meters, in: &route.line)
      note(drive, customized, in: &route)
      step.add(drive, name: roads.network.name(of: drive.link), time, meters, self, to: &route)
    }
    step.finish(self, to: &route)
    route.places = route.steps.map(\.from) + route.steps.suffix(1).map(\.to)
    route.line.drive(
      along: [to.position], shares: [1], milliseconds: accessMilliseconds(to.access),
      meters: to.access.value)
    let total = label(from: from, to: to, milliseconds, decimeters)
    route.milliseconds = total.milliseconds
    route.distance = Meters(total.meters)
    route.warnings = thawWarnings(drives, on: customized.metric.terms.moment.date)
    return route
  }

  /// The position at a share of an arc that is no copy, in the arc's direction.
  func position(on arc: Int, at share: Double) -> Coordinate {
    points(of: LinkDrive(arc: arc, shares: share...share))[0].position
  }

  /// The drawn line of a drive, two positions at least.
  func line(of drive: LinkDrive) -> [Coordinate] {
    points(of: drive).map(\.position).withoutRepeats()
  }

  /// The drawn points of a drive with their shares of it.
  private func points(of drive: LinkDrive) -> [(position: Coordinate, share: Double)] {
    var points = roads.network.points(of: drive.link)
    if drive.arc % 2 == 1 { points.reverse() }
    var run = [0.0]
    for (left, right) in zip(points, points.dropFirst()) {
      run.append(run[run.count - 1] + left.greatCircleDistance(to: right))
    }
    let whole = run[run.count - 1]
    let (start, end) = (drive.shares.lowerBound, drive.shares.upperBound)
    func position(at share: Double) -> Coordinate {
      let meters = share * whole
      guard let next = run.firstIndex(where: { $0 >= meters }), next > 0 else { return points[0] }
      let step = run[next] - run[next - 1]
      return points[next - 1].interpolated(
        to: points[next], share: step > 0 ? (meters - run[next - 1]) / step : 1)
    }
    var drawn = [(position(at: start), 0.0)]
    guard end > start, whole > 0 else { return drawn + [(position(at: end), 1)] }
    for (point, meters) in zip(points, run) where start * whole < meters && meters < end * whole {
      drawn.append((point, (meters / whole - start) / (end - start)))
    }
    drawn.append((position(at: end), 1))
    return drawn.map { (position: $0.0, share: $0.1) }
  }

  private func draw(
    _ drive: LinkDrive, milliseconds: Int, meters: Int, in line: inout RouteLine
  ) {
    let points = points(of: drive)
    line.drive(
      along: points.map(\.position), shares: points.map(\.share), milliseconds: milliseconds,
      meters: meters)
  }

  private func siteJoin(_ join: LinkJoin) -> RoadJoin {
    RoadJoin(
      endpoint: join.endpoint, position: join.position,
      node: NodeIndex(roads.network.linkFrom[join.snap.link]), access: join.access)
  }

  /// Notes the limits of a link that are not on the way yet.
  private func note(_ drive: LinkDrive, _ customized: CustomizedRoads, in route: inout Route) {
    let name = roads.network.name(of: drive.link)
    let number = name.number.isEmpty ? name.name : name.number
    let road = roadID(of: drive.link)
    let rule = Int(roads.network.linkRule[drive.link])
    guard rule < customized.metric.verdicts.count else { return }
    if let gross = customized.metric.verdicts[rule].grossLimit,
      route.limit.map({ gross < $0.gross }) ?? true
    {
      route.limit = Route.Limit(gross: gross, road: road, number: number)
    }
    for sign in customized.metric.signs[rule] {
      let isKnown = route.limits.contains {
        $0.quantity == sign.quantity && $0.most == sign.most && $0.number == number
      }
      if isKnown { continue }
      route.limits.append(
        Route.SignedLimit(
          quantity: sign.quantity, most: sign.most, unit: sign.unit, road: road, number: number))
    }
  }

  /// The road of a link as it is called in its source.
  func roadID(of link: Int) -> RoadID { RoadID("way-\(roads.network.linkSource[link])") }

  /// A place of the way, named by where it is.
  func placeID(at position: Coordinate) -> PlaceID {
    func digits(_ degrees: Double) -> String {
      let units = Int((degrees.magnitude * 100_000).rounded())
      let rest = String(100_000 + units % 100_000).dropFirst()
      return "\(degrees < 0 ? "-" : "")\(units / 100_000).\(rest)"
    }
    return PlaceID("\(digits(position.longitude)),\(digits(position.latitude))")
  }

  /// Unpaved roads suffer when the ground thaws; an imported map does not say how much.
  private func thawWarnings(_ drives: [LinkDrive], on date: CalendarDate) -> [Reason] {
    var roadsNamed: [String] = []
    var numbers: [String] = []
    for drive in drives {
      guard let rule = try? roads.network.rule(Int(roads.network.linkRule[drive.link])),
        rule.marks.contains(.unpaved)
      else { continue }
      let latitude = roads.network.position(ofNode: Int(roads.network.linkFrom[drive.link]))
        .latitude
      let season = latitude > rules.thawLatitude ? rules.thawNorth : rules.thawSouth
      guard season.contains(date) else { continue }
      let name = roads.network.name(of: drive.link)
      let road = roadID(of: drive.link).text
      if !roadsNamed.contains(road) { roadsNamed.append(road) }
      let number = name.number.isEmpty ? name.name : name.number
      if !number.isEmpty, !numbers.contains(number) { numbers.append(number) }
    }
    if roadsNamed.isEmpty { return [] }
    return [
      Reason(
        .thaw,
        [
          "risk": ThawRisk.medium.rawValue, "roads": roadsNamed.joined(separator: ", "),
          "numbers": numbers.joined(separator: ", "),
        ])
    ]
  }
}

/// Drives along one road, gathered until another road begins.
private struct StepInMaking {
  private var name: (number: String, name: String)?
  private var first: LinkDrive?
  private var last: LinkDrive?
  private var milliseconds = 0
  private var meters = 0

  mutating func add(
    _ drive: LinkDrive, name: (number: String, name: String), _ time: Int, _ length: Int,
    _ ways: LinkWays, to route: inout Route
  ) {
    // A barrier or a ramp without a name belongs to the road before it.
    let isNameless = name.number.isEmpty && name.name.isEmpty && length < 50 && first != nil
    if let known = self.name, known != name, !isNameless { finish(ways, to: &route) }
    if first == nil {
      first = drive
      self.name = name
    }
    last = drive
    milliseconds += time
    meters += length
  }

  mutating func finish(_ ways: LinkWays, to route: inout Route) {
    guard let first, let last, let name else { return }
    route.steps.append(
      Route.Step(
        road: ways.roadID(of: first.link), number: name.number, name: name.name,
        from: ways.placeID(at: ways.position(on: first.arc, at: first.shares.lowerBound)),
        to: ways.placeID(at: ways.position(on: last.arc, at: last.shares.upperBound)),
        distance: Meters(meters), milliseconds: milliseconds))
    self = StepInMaking()
  }
}
