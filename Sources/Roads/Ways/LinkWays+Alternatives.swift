public import Domain

extension LinkWays {
  /// The best way and others that differ from it and cost not much more, the best first.
  ///
  /// - Parameter count: How many are wanted, the best among them; fewer may be found.
  /// - Throws: ``RoadsError`` when an end is unknown or too far from the roads.
  public func alternatives(
    from: RouteEndpoint, to: RouteEndpoint, profile: RoadProfile, on date: CalendarDate,
    by weight: RouteWeight, count: Int
  ) throws(RoadsError) -> [Route] {
    let customized = try customized(for: profile, on: date, by: weight)
    let start = try join(from, in: customized)
    let end = try join(to, in: customized)
    guard let best = drives(from: start, to: end, in: customized) else { return [] }
    var ways = [best]
    var search = AlternativeSearch(best: candidate(best, customized), wanted: count)
    var dearer = customized
    search.run { penalties in
      dearer.punish(penalties, on: roads.graph)
      guard let drives = drives(from: start, to: end, in: dearer) else { return nil }
      ways.append(drives)
      return candidate(drives, customized)
    }
    let taken = search.taken.map(\.arcs)
    return ways.filter { way in taken.contains(way.map(\.arc)) }
      .reduce(into: [[LinkDrive]]()) { if !$0.contains($1) { $0.append($1) } }
      .map { route(from: start, to: end, drives: $0, customized: customized) }
  }

  private func candidate(
    _ drives: [LinkDrive], _ customized: CustomizedRoads
  ) -> AlternativeSearch.Candidate {
    let shares = drives.map { $0.shares.upperBound - $0.shares.lowerBound }
    let lengths = zip(drives, shares).map { part(length(of: $0.arc), $1) }
    let times = zip(drives, shares).map { part(customized.metric.drive($0.arc) ?? 0, $1) }
    return AlternativeSearch.Candidate(
      arcs: drives.map(\.arc), lengths: lengths,
      cost: (customized.weight == .time ? times : lengths).reduce(0, +))
  }
}

extension CustomizedRoads {
  /// Makes arcs dearer by so many eighths of what they cost, copies with them.
  ///
  /// - Complexity: a partial customization; the weights are copied once.
  mutating func punish(_ eighths: [Int: Int], on graph: DrivingGraph) {
    var changes: [HierarchyChange] = []
    for (arc, eighth) in eighths.sorted(by: { $0.key < $1.key }) {
      for copy in graph.alternatives(of: arc) {
        let time = metric.milliseconds[copy]
        guard time != DrivingMetric.closed else { continue }
        let admission = time / DrivingMetric.admission * DrivingMetric.admission
        let plain = weight == .time ? time % DrivingMetric.admission : metric.decimeters[copy]
        let dearer = min(
          Int(plain) + Int(plain) * eighth / 8, Int(DrivingMetric.admission) - 1)
        changes.append(
          HierarchyChange(arc: UInt32(copy), milliseconds: admission + UInt32(dearer)))
      }
    }
    _ = hierarchy.update(changes)
  }
}
