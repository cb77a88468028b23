public import Domain

extension SiteNetwork {
  /// The best way and others that differ from it and cost not much more, the best first.
  ///
  /// - Parameter count: How many are wanted, the best among them; fewer may be found.
  /// - Throws: ``RoadsError`` when the network does not have an end.
  public func alternatives(
    from: RouteEndpoint, to: RouteEndpoint, profile: RoadProfile, on date: CalendarDate,
    by weight: RouteWeight, count: Int
  ) throws(RoadsError) -> [Route] {
    let from = try join(from)
    let to = try join(to)
    if borderReason(from, to) != nil { return [] }
    let metric = metric(for: profile, on: date)
    var query = RoadQuery()
    if from.endpoint == to.endpoint {
      return [route(from: from, to: to, arcs: [], metric: metric, by: weight)]
    }
    query.search(metric, from: from.node, to: to.node, by: weight)
    guard let best = query.path(to: to.node) else { return [] }
    func candidate(_ arcs: [ArcIndex]) -> AlternativeSearch.Candidate {
      let lengths = arcs.map { Int(graph.meters[$0.position]) }
      let times = arcs.map { Int(metric.milliseconds[$0.position]) }
      return AlternativeSearch.Candidate(
        arcs: arcs.map(\.position), lengths: lengths,
        cost: (weight == .time ? times : lengths).reduce(0, +))
    }
    var search = AlternativeSearch(best: candidate(best), wanted: count)
    search.run { penalties in
      // Dearer in time, whatever the weight is: the least distance of a network of some hundreds of
      // roads has no other way to be told apart from itself.
      query.search(metric.punishing(penalties), from: from.node, to: to.node, by: .time)
      return query.path(to: to.node).map { candidate($0) }
    }
    return search.taken.map { way in
      route(
        from: from, to: to, arcs: way.arcs.map { ArcIndex(UInt32($0)) }, metric: metric,
        by: weight)
    }
  }
}
