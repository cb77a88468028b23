internal import Domain

/// Why there is no way, found by asking again with one obstacle after the other left out.
extension SiteNetwork {
  /// A way to or from a border post behind which the network ends is never given.
  func borderReason(_ from: RoadJoin, _ to: RoadJoin) -> Reason? {
    for join in [from, to] where graph.isDeadEndBorder(join.node) {
      return Reason(
        .noRoute,
        [
          "from": "\(from.endpoint)", "to": "\(to.endpoint)", "cause": "border",
          "place": graph.places[join.node.position].id.text,
        ])
    }
    return nil
  }

  /// Why a vehicle finds no way between two ends on a date.
  ///
  /// A single obstacle whose absence opens a way is named with the roads on which that way meets
  /// it: `mass_limit` for masses, else `no_route` with a `cause`. When no single one suffices, the
  /// way free of all of them is compared. `no_route` without a cause: the network has no way at all.
  func reason(
    from: RoadJoin, to: RoadJoin, profile: RoadProfile, date: CalendarDate
  ) -> Reason {
    var query = RoadQuery()
    let single: [RoadObstacles] = [
      .masses, .thaw, .closure, .height, .length, .width, .outOfDate, .all,
    ]
    for ignored in single {
      let metric = metric(for: profile, on: date, ignoring: ignored)
      query.search(metric, from: from.node, to: to.node)
      if let arcs = query.path(to: to.node) {
        return reason(from: from, to: to, freeWay: arcs, metric: metric)
      }
    }
    return Reason(.noRoute, ["from": "\(from.endpoint)", "to": "\(to.endpoint)"])
  }

  /// Names what stands on a way that a metric found by ignoring it.
  func reason(
    from: RoadJoin, to: RoadJoin, freeWay: [ArcIndex], metric: RoadMetric
  ) -> Reason {
    let blocked = freeWay.map { graph.road(of: $0) }
      .filter { !metric.obstacles(on: $0).isDisjoint(with: metric.ignored) }
    let causes = blocked.reduce(into: RoadObstacles()) {
      $0.formUnion(metric.obstacles(on: $1).intersection(metric.ignored))
    }
    var arguments = names(of: blocked)
    arguments["from"] = "\(from.endpoint)"
    arguments["to"] = "\(to.endpoint)"
    arguments["cause"] = causes.words.joined(separator: ", ")
    if !causes.isDisjoint(with: .masses) {
      arguments["gross_t"] = metric.profile.gross.tonnesText
      if let limit = blocked.map({ metric.grossLimit(of: $0) }).min() {
        arguments["limit_t"] = limit.tonnesText
      }
    }
    if causes.contains(.closure) {
      let shut = Set(blocked.map { graph.roads[$0.position].id })
      let reasons = closures.filter {
        shut.contains($0.road) && $0.from <= metric.date && metric.date <= $0.to
      }
      arguments["closure"] = Set(reasons.map(\.reason)).sorted().joined(separator: "; ")
    }
    return Reason(causes.isSubset(of: .masses) ? .massLimit : .noRoute, arguments)
  }
}
