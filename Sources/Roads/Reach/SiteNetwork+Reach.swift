public import Domain

/// Which pieces of road lie within a limit of sites, and which site is nearest to each.
extension SiteNetwork {
  /// The pieces of road from which one end is reached, or that are reached from it.
  ///
  /// Cut exactly where each limit falls. All limits are answered by one search; the result has one
  /// reach for each, in the order given.
  /// - Throws: ``RoadsError`` when the network does not have the end.
  public func reach(
    of endpoint: RouteEndpoint, within limits: ReachLimits, direction: SearchDirection,
    profile: RoadProfile, on date: CalendarDate
  ) throws(RoadsError) -> [Reach] {
    try reach(
      ofNearest: [endpoint], within: limits, direction: direction, profile: profile, on: date)
  }

  /// The pieces of road within a limit of any of several ends, each with the end nearest to it.
  ///
  /// A road is split where two ends tie. Nearness is by time or by distance, as the limits are; a
  /// tie at a place goes to the end that is sorted first, so the order of `endpoints` leaves no
  /// trace. Each access leg belongs to its own end.
  /// - Throws: ``RoadsError`` when the network does not have an end.
  /// - Complexity: one search for each end.
  public func reach(
    ofNearest endpoints: [RouteEndpoint], within limits: ReachLimits, direction: SearchDirection,
    profile: RoadProfile, on date: CalendarDate
  ) throws(RoadsError) -> [Reach] {
    let scale = ReachScale(limits)
    let metric = metric(for: profile, on: date)
    var joins: [RoadJoin] = []
    for endpoint in Set(endpoints).sorted() { joins.append(try join(endpoint)) }
    let entries = entries(to: joins, metric: metric, direction: direction, scale: scale)
    let fronts = graph.roads.indices.map {
      front(
        of: RoadIndex(UInt32($0)), entries: entries, direction: direction, metric: metric,
        scale: scale)
    }
    return scale.limits.map { limit in
      var pieces: [ReachPiece] = []
      for (position, front) in fronts.enumerated() {
        for share in front.shares(within: scale.primary(of: limit)) {
          pieces.append(
            piece(
              share, of: RoadIndex(UInt32(position)), front: front, joins: joins, scale: scale,
              metric: metric, direction: direction))
        }
      }
      pieces += joins.compactMap { accessPiece(of: $0, within: limit, scale: scale) }
      return Reach(limit: limit, pieces: pieces)
    }
  }

  /// The best entry at each node to the roads that lead on from it.
  private func entries(
    to joins: [RoadJoin], metric: RoadMetric, direction: SearchDirection, scale: ReachScale
  ) -> [ReachEntry?] {
    var entries = [ReachEntry?](repeating: nil, count: graph.nodeCount)
    var query = RoadQuery()
    for (owner, join) in joins.enumerated() {
      query.search(metric, from: join.node, direction: direction, by: scale.weight)
      let access = RoadLabel(
        milliseconds: accessMilliseconds(join.access), meters: join.access.value)
      for position in entries.indices {
        let node = NodeIndex(UInt32(position))
        guard let label = query.label(of: node) else { continue }
        // On the road behind a place that place is passed, except where the way begins or ends.
        let passage = node == join.node ? 0 : Int(metric.passage[position])
        let entry = scale.entry(
          RoadLabel(
            milliseconds: access.milliseconds + label.milliseconds + passage,
            meters: access.meters + label.meters), owner: owner)
        if entries[position].map({ entry.precedes($0) }) ?? true { entries[position] = entry }
      }
    }
    return entries
  }

  private func front(
    of road: RoadIndex, entries: [ReachEntry?], direction: SearchDirection, metric: RoadMetric,
    scale: ReachScale
  ) -> ReachFront {
    var front = ReachFront()
    // Away from its `from` end a road is driven forward; toward a site the same piece is driven
    // back to that end.
    if let arc = graph.arc(of: road, forward: direction == .from),
      let time = metric.milliseconds(of: arc)
    {
      let end = direction == .from ? graph.tail(of: arc) : graph.head(of: arc)
      if let entry = entries[end.position] {
        front.lower = (entry, scale.cost(milliseconds: time, meters: length(of: road)))
      }
    }
    if let arc = graph.arc(of: road, forward: direction == .toward),
      let time = metric.milliseconds(of: arc)
    {
      let end = direction == .from ? graph.tail(of: arc) : graph.head(of: arc)
      if let entry = entries[end.position] {
        front.upper = (entry, scale.cost(milliseconds: time, meters: length(of: road)))
      }
    }
    return front
  }

  private func piece(
    _ share: ReachShare, of road: RoadIndex, front: ReachFront, joins: [RoadJoin],
    scale: ReachScale, metric: RoadMetric, direction: SearchDirection
  ) -> ReachPiece {
    let length = length(of: road)
    let forward = (direction == .from) == share.isFromLower
    let time = graph.arc(of: road, forward: forward).flatMap { metric.milliseconds(of: $0) } ?? 0
    func label(at position: Double) -> RoadLabel {
      let driven = share.isFromLower ? position : 1 - position
      let entry = scale.label(share.entry)
      return RoadLabel(
        milliseconds: entry.milliseconds + Int((Double(time) * driven).rounded()),
        meters: entry.meters + Int((Double(length) * driven).rounded()))
    }
    let span =
      share.shares.lowerBound * Double(length)...share.shares.upperBound * Double(length)
    return ReachPiece(
      endpoint: joins[share.entry.owner].endpoint, road: graph.roads[road.position].id, span: span,
      path: graph.shapes.line(of: road, over: span), lower: label(at: share.shares.lowerBound),
      upper: label(at: share.shares.upperBound))
  }

  private func accessPiece(
    of join: RoadJoin, within limit: ReachLimit, scale: ReachScale
  ) -> ReachPiece? {
    let whole = RoadLabel(
      milliseconds: accessMilliseconds(join.access), meters: join.access.value)
    let cost = scale.cost(milliseconds: whole.milliseconds, meters: whole.meters)
    let most = scale.primary(of: limit)
    guard join.access > .zero, most > 0 else { return nil }
    let share = cost <= most ? 1 : Double(most) / Double(cost)
    let end = join.position.interpolated(
      to: graph.places[join.node.position].position, share: share)
    return ReachPiece(
      endpoint: join.endpoint, road: nil, span: 0...share * Double(join.access.value),
      path: [join.position, end], lower: RoadLabel(milliseconds: 0, meters: 0),
      upper: RoadLabel(
        milliseconds: Int((Double(whole.milliseconds) * share).rounded()),
        meters: Int((Double(whole.meters) * share).rounded())))
  }

  private func length(of road: RoadIndex) -> Int { graph.roads[road.position].length.value }
}

/// Which of the two measures a limit counts.
private struct ReachScale {
  let limits: [ReachLimit]
  let weight: RouteWeight

  init(_ limits: ReachLimits) {
    switch limits {
    case .time(let times):
      self.limits = times.map { .time($0) }
      weight = .time
    case .distance(let distances):
      self.limits = distances.map { .distance($0) }
      weight = .distance
    }
  }

  /// A limit in milliseconds or meters; beyond ``Domain/Measure/limit`` it is that.
  func primary(of limit: ReachLimit) -> Int {
    switch limit {
    case .time(let time): min(max(time.value, 0), Seconds.limit) * 1000
    case .distance(let distance): distance.value
    }
  }

  func cost(milliseconds: Int, meters: Int) -> Int {
    weight == .time ? milliseconds : meters
  }

  func entry(_ label: RoadLabel, owner: Int) -> ReachEntry {
    switch weight {
    case .time:
      ReachEntry(primary: label.milliseconds, secondary: label.meters, owner: owner)
    case .distance:
      ReachEntry(primary: label.meters, secondary: label.milliseconds, owner: owner)
    }
  }

  func label(_ entry: ReachEntry) -> RoadLabel {
    switch weight {
    case .time: RoadLabel(milliseconds: entry.primary, meters: entry.secondary)
    case .distance: RoadLabel(milliseconds: entry.secondary, meters: entry.primary)
    }
  }
}
