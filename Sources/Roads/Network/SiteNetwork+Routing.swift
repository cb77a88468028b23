public import Domain

/// One way from an end to another.
extension SiteNetwork {
  /// The best way for a vehicle on a date, or why there is none.
  ///
  /// The way at exactly the profile's mass; for the heaviest mass that a way allows see
  /// ``LaneQuery/lane(from:to:vehicle:density:)``.
  /// - Throws: ``RoadsError`` when the network does not have an end.
  public func route(
    from: RouteEndpoint, to: RouteEndpoint, profile: RoadProfile, on date: CalendarDate,
    by weight: RouteWeight = .time
  ) throws(RoadsError) -> RoadAnswer<Route> {
    let from = try join(from)
    let to = try join(to)
    if let reason = borderReason(from, to) { return .unreachable(reason) }
    let metric = metric(for: profile, on: date)
    var query = RoadQuery()
    if from.endpoint == to.endpoint {
      return .found(route(from: from, to: to, arcs: [], metric: metric, by: weight))
    }
    query.search(metric, from: from.node, to: to.node, by: weight)
    guard let arcs = query.path(to: to.node) else {
      return .unreachable(reason(from: from, to: to, profile: profile, date: date))
    }
    return .found(route(from: from, to: to, arcs: arcs, metric: metric, by: weight))
  }

  /// Milliseconds and meters from gate to gate when the way between the nodes is known.
  func total(from: RoadJoin, to: RoadJoin, label: RoadLabel) -> RoadLabel {
    if from.endpoint == to.endpoint { return RoadLabel(milliseconds: 0, meters: 0) }
    return RoadLabel(
      milliseconds: accessMilliseconds(from.access) + label.milliseconds
        + accessMilliseconds(to.access),
      meters: from.access.value + label.meters + to.access.value)
  }

  func route(
    from: RoadJoin, to: RoadJoin, arcs: [ArcIndex], metric: RoadMetric, by weight: RouteWeight
  ) -> Route {
    var route = Route(
      from: from, to: to, profile: metric.profile, date: metric.date, weight: weight,
      distance: .zero, milliseconds: 0, steps: [], places: [graph.places[from.node.position].id],
      towns: 0, borders: 0, limit: nil, warnings: [], line: RouteLine(from: from.position))
    if from.endpoint == to.endpoint { return route }
    var label = RoadLabel(milliseconds: 0, meters: 0)
    driveAccess(of: from, outward: true, along: &route.line)
    for (position, arc) in arcs.enumerated() {
      if position > 0 {
        // The tail of every arc but the first is passed.
        let passage = Int(metric.passage[graph.tail(of: arc).position])
        label.milliseconds += passage
        route.line.halt(milliseconds: passage)
        if graph.places[graph.tail(of: arc).position].kind == .town { route.towns += 1 }
      }
      drive(arc, metric: metric, route: &route)
      label.milliseconds += Int(metric.milliseconds[arc.position])
      label.meters += Int(graph.meters[arc.position])
    }
    driveAccess(of: to, outward: false, along: &route.line)
    let total = total(from: from, to: to, label: label)
    route.milliseconds = total.milliseconds
    route.distance = Meters(total.meters)
    route.warnings = warnings(on: arcs, metric: metric)
    return route
  }

  private func drive(_ arc: ArcIndex, metric: RoadMetric, route: inout Route) {
    let index = graph.road(of: arc)
    let road = graph.roads[index.position]
    let from = graph.places[graph.tail(of: arc).position]
    let to = graph.places[graph.head(of: arc).position]
    let time = Int(metric.milliseconds[arc.position])
    route.steps.append(
      Route.Step(
        road: road.id, number: road.number, from: from.id, to: to.id, distance: road.length,
        milliseconds: time))
    route.places.append(to.id)
    if from.country != to.country { route.borders += 1 }
    let limit = metric.grossLimit(of: index)
    if route.limit.map({ limit < $0.gross }) ?? true {
      route.limit = Route.Limit(gross: limit, road: road.id, number: road.number)
    }
    note(road, gross: limit, in: &route)
    let points = graph.shapes.points(of: index)
    let length = Double(road.length.value)
    let shares = graph.shapes.chainage(of: index).map { $0 / length }
    if graph.runsForward(arc) {
      route.line.drive(
        along: points, shares: shares, milliseconds: time, meters: road.length.value)
    } else {
      route.line.drive(
        along: points.reversed(), shares: shares.reversed().map { 1 - $0 }, milliseconds: time,
        meters: road.length.value)
    }
  }

  /// Notes the limits of a road that the way has not met yet.
  private func note(_ road: Road, gross: Kilograms, in route: inout Route) {
    var signs = [("gross", Double(gross.value) / 1000, "t")]
    signs.append(("height", Double(road.maxHeight.value) / 100, "m"))
    if let length = road.maxLength { signs.append(("length", Double(length.value) / 100, "m")) }
    if let width = road.maxWidth { signs.append(("width", Double(width.value) / 100, "m")) }
    for (quantity, most, unit) in signs
    where !route.limits.contains(where: { $0.quantity == quantity && $0.most == most }) {
      route.limits.append(
        Route.SignedLimit(
          quantity: quantity, most: most, unit: unit, road: road.id, number: road.number))
    }
  }

  private func driveAccess(of join: RoadJoin, outward: Bool, along line: inout RouteLine) {
    let place = graph.places[join.node.position].position
    line.drive(
      along: [outward ? place : join.position], shares: [1],
      milliseconds: accessMilliseconds(join.access), meters: join.access.value)
  }

  private func warnings(on arcs: [ArcIndex], metric: RoadMetric) -> [Reason] {
    let roads = arcs.map { graph.road(of: $0) }
    var warnings: [Reason] = []
    for risk in [ThawRisk.high, .medium] {
      let thawing = roads.filter { metric.thawWarning(on: $0) == risk }
      if !thawing.isEmpty {
        var arguments = names(of: thawing)
        arguments["risk"] = risk.rawValue
        warnings.append(Reason(.thaw, arguments))
      }
    }
    let straight = roads.filter { graph.roads[$0.position].shape.isEmpty }
    if !straight.isEmpty {
      var arguments = names(of: straight)
      let meters = straight.reduce(0) { $0 + graph.roads[$1.position].length.value }
      arguments["km"] = "\(meters / 1000).\(meters % 1000 / 100)"
      warnings.append(Reason(.straightLines, arguments))
    }
    return warnings
  }

  /// Arguments that name roads in the order of driving: `roads` by identifier, `numbers` without
  /// repeats.
  func names(of roads: [RoadIndex]) -> [String: String] {
    var numbers: [String] = []
    for road in roads where !numbers.contains(graph.roads[road.position].number) {
      numbers.append(graph.roads[road.position].number)
    }
    return [
      "roads": roads.map { graph.roads[$0.position].id.text }.joined(separator: ", "),
      "numbers": numbers.joined(separator: ", "),
    ]
  }
}
