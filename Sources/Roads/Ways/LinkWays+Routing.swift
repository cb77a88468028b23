public import Domain

/// One way from an end to another on an imported map.
extension LinkWays {
  /// The best way for a vehicle on a date, or why there is none.
  ///
  /// - Throws: ``RoadsError`` when an end is unknown or too far from the roads.
  public func route(
    from: RouteEndpoint, to: RouteEndpoint, profile: RoadProfile, on date: CalendarDate,
    by weight: RouteWeight
  ) throws(RoadsError) -> RoadAnswer<Route> {
    let customized = try customized(for: profile, on: date, by: weight)
    // An end at which the vehicle may use no road is too far from one, or shut off for a reason.
    guard let start = try? join(from, in: customized), let end = try? join(to, in: customized),
      let drives = drives(from: start, to: end, in: customized)
    else {
      return .unreachable(try reason(from: from, to: to, profile: profile, on: date))
    }
    return .found(route(from: start, to: end, drives: drives, customized: customized))
  }

  /// The drives of the best way from join to join; `nil` without a way, none from an end to itself.
  func drives(
    from: LinkJoin, to: LinkJoin, in customized: CustomizedRoads
  ) -> [LinkDrive]? {
    if from.endpoint == to.endpoint { return [] }
    var query = HierarchyQuery()
    let starts = starts(from, in: customized)
    let ends = ends(to, in: customized)
    let way = query.way(in: customized.hierarchy, from: starts, to: ends)
    let direct = direct(from: from, to: to, in: customized)
    let allowed = admissions(to, in: customized)
    guard let way, Int(way.milliseconds / DrivingMetric.admission) <= allowed,
      direct.map({ Int(way.milliseconds % DrivingMetric.admission) < primary($0, customized) })
        ?? true
    else {
      return direct.map { [drive($0.arc, from.snap.share, to.snap.share)] }
    }
    let arcs = way.arcs.map { roads.graph.original(of: Int($0)) }
    // The first drive ends where the first arc begins; the last begins where the last arc ends.
    guard way.source < starts.count, way.target < ends.count,
      let first = onLink(of: from, reaching: starts[way.source].node),
      let last = onLink(of: to, leaving: ends[way.target].node)
    else { return nil }
    return [LinkDrive(arc: first, shares: outward(first, from.snap.share))]
      + arcs.map { LinkDrive(arc: $0, shares: 0...1) }
      + [LinkDrive(arc: last, shares: inward(last, to.snap.share))]
  }

  private func primary(_ direct: DirectDrive, _ customized: CustomizedRoads) -> Int {
    customized.weight == .time ? direct.milliseconds : direct.decimeters
  }

  private func drive(_ arc: Int, _ from: Double, _ to: Double) -> LinkDrive {
    let (start, end) = arc % 2 == 0 ? (from, to) : (1 - from, 1 - to)
    return LinkDrive(arc: arc, shares: start...max(start, end))
  }

  /// Along the arc's own direction, what is left behind a point of the link.
  private func outward(_ arc: Int, _ share: Double) -> ClosedRange<Double> {
    (arc % 2 == 0 ? share : 1 - share)...1
  }

  private func inward(_ arc: Int, _ share: Double) -> ClosedRange<Double> {
    0...(arc % 2 == 0 ? share : 1 - share)
  }

  private func onLink(of join: LinkJoin, reaching node: UInt32) -> Int? {
    [2 * join.snap.link, 2 * join.snap.link + 1].first { roads.graph.head[$0] == node }
  }

  private func onLink(of join: LinkJoin, leaving node: UInt32) -> Int? {
    [2 * join.snap.link, 2 * join.snap.link + 1].first { arc in
      roads.graph.alternatives(of: arc).contains { roads.graph.tail[$0] == node }
    }
  }
}

/// A drive along an arc that is no copy, or a part of it.
struct LinkDrive: Hashable {
  /// The arc.
  var arc: Int
  /// Shares of the arc's length from where it begins.
  var shares: ClosedRange<Double>

  /// The link.
  var link: Int { arc / 2 }
}
