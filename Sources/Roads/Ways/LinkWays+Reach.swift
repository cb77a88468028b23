public import Domain

/// Which pieces of an imported map lie within a limit of ends.
extension LinkWays {
  /// The pieces of road within a limit of any of several ends, each with the end nearest to it.
  ///
  /// Of the labels of a piece only the measure that the limits count is filled; the other one is 0.
  /// - Throws: ``RoadsError`` when an end is unknown or too far from the roads.
  /// - Complexity: one sweep for each end, and once through all links.
  public func reach(
    ofNearest endpoints: [RouteEndpoint], within limits: ReachLimits, direction: SearchDirection,
    profile: RoadProfile, on date: CalendarDate
  ) throws(RoadsError) -> [Reach] {
    let measure = ReachMeasure(limits)
    let customized = try customized(for: profile, on: date, by: measure.weight)
    var joins: [LinkJoin] = []
    for endpoint in Set(endpoints).sorted() { joins.append(try join(endpoint, in: customized)) }
    let entries = entries(to: joins, direction: direction, measure, customized)
    let own = Dictionary(grouping: joins.indices) { joins[$0].snap.link }

    return measure.limits.map { limit in
      let most = measure.primary(of: limit)
      var pieces: [ReachPiece] = []
      for link in 0..<roads.network.linkCount {
        if let owners = own[link] {
          for owner in owners {
            pieces += piecesAround(
              joins[owner], among: owners.map { joins[$0].snap.share }, within: most, direction,
              measure, customized)
          }
          continue
        }
        let front = front(of: link, entries, direction, measure, customized)
        for share in front.shares(within: most) {
          let cost = (share.isFromLower ? front.lower : front.upper)?.cost ?? 0
          func label(at position: Double) -> RoadLabel {
            let driven = share.isFromLower ? position : 1 - position
            return measure.label(share.entry.primary + part(cost, driven))
          }
          pieces.append(
            piece(
              link, share.shares, of: joins[share.entry.owner],
              lower: label(at: share.shares.lowerBound), upper: label(at: share.shares.upperBound)))
        }
      }
      pieces += joins.compactMap { accessPiece(of: $0, within: most, measure) }
      return Reach(limit: limit, pieces: pieces)
    }
  }

  /// By arc that is no copy: the best entry at the end from which the arc leads on, away from the
  /// joins or back to them.
  private func entries(
    to joins: [LinkJoin], direction: SearchDirection, _ measure: ReachMeasure,
    _ customized: CustomizedRoads
  ) -> [ReachEntry?] {
    let graph = roads.graph
    let weights = customized.metric.milliseconds
    var entries = [ReachEntry?](repeating: nil, count: graph.ownArcCount)
    var query = HierarchyQuery()
    var totals: [UInt32] = []
    for (owner, join) in joins.enumerated() {
      let ends =
        direction == .from ? starts(join, in: customized) : ends(join, in: customized)
      query.sweep(
        in: customized.hierarchy.searchGraph, from: ends, direction: direction, into: &totals)
      let access = measure.access(join.access, accessMilliseconds(join.access))
      let allowed = admissions(join, in: customized)
      for arc in 0..<(direction == .from ? graph.arcCount : graph.ownArcCount)
      where weights[arc] != DrivingMetric.closed {
        let original = graph.original(of: arc)
        let node = Int(direction == .from ? graph.tail[arc] : graph.head[arc])
        guard node < totals.count, totals[node] < HierarchyMetric.unreachable,
          original < entries.count
        else { continue }
        let admissions = Int(totals[node] / DrivingMetric.admission)
        let isAllowed =
          switch direction {
          case .from:
            admissions + Int(weights[arc] / DrivingMetric.admission)
              <= (customized.metric.isAdmitted(original, in: roads.network) ? 1 : 0)
          case .toward: admissions <= allowed
          }
        guard isAllowed else { continue }
        let entry = ReachEntry(
          primary: access + Int(totals[node] % DrivingMetric.admission), secondary: 0,
          owner: owner)
        if entries[original].map({ entry.precedes($0) }) ?? true { entries[original] = entry }
      }
    }
    return entries
  }

  private func front(
    of link: Int, _ entries: [ReachEntry?], _ direction: SearchDirection,
    _ measure: ReachMeasure, _ customized: CustomizedRoads
  ) -> ReachFront {
    var front = ReachFront()
    let isFrom = direction == .from
    let (fromLower, fromUpper) = isFrom ? (2 * link, 2 * link + 1) : (2 * link + 1, 2 * link)
    if let cost = self.cost(of: fromLower, measure, customized), let entry = entries[fromLower] {
      front.lower = (entry, cost)
    }
    if let cost = self.cost(of: fromUpper, measure, customized), let entry = entries[fromUpper] {
      front.upper = (entry, cost)
    }
    return front
  }

  /// What driving a whole arc costs; `nil` when it is closed or a point.
  private func cost(
    of arc: Int, _ measure: ReachMeasure, _ customized: CustomizedRoads
  ) -> Int? {
    guard let drive = customized.metric.drive(arc) else { return nil }
    let cost = measure.weight == .time ? drive : length(of: arc)
    return cost > 0 && length(of: arc) > 0 ? cost : nil
  }

  /// The pieces of a join's own link to both sides of it, half way to other joins on the link.
  private func piecesAround(
    _ join: LinkJoin, among shares: [Double], within most: Int, _ direction: SearchDirection,
    _ measure: ReachMeasure, _ customized: CustomizedRoads
  ) -> [ReachPiece] {
    let link = join.snap.link
    let share = join.snap.share
    let access = measure.access(join.access, accessMilliseconds(join.access))
    let (upArc, downArc) =
      direction == .from ? (2 * link, 2 * link + 1) : (2 * link + 1, 2 * link)
    let next = shares.filter { $0 > share }.min().map { (share + $0) / 2 } ?? 1
    let last = shares.filter { $0 < share }.max().map { (share + $0) / 2 } ?? 0
    var pieces: [ReachPiece] = []
    func reached(_ arc: Int) -> (share: Double, cost: Int)? {
      guard access < most, let cost = cost(of: arc, measure, customized) else { return nil }
      return (min(1, Double(most - access) / Double(cost)), cost)
    }
    if let (reach, cost) = reached(downArc) {
      let start = max(last, share - reach)
      if start < share {
        pieces.append(
          piece(
            link, start...share, of: join,
            lower: measure.label(access + part(cost, share - start)), upper: measure.label(access)))
      }
    }
    if let (reach, cost) = reached(upArc) {
      let end = min(next, share + reach)
      if end > share {
        pieces.append(
          piece(
            link, share...end, of: join, lower: measure.label(access),
            upper: measure.label(access + part(cost, end - share))))
      }
    }
    return pieces
  }

  private func piece(
    _ link: Int, _ shares: ClosedRange<Double>, of join: LinkJoin, lower: RoadLabel,
    upper: RoadLabel
  ) -> ReachPiece {
    let meters = Double(length(of: 2 * link)) / 10
    return ReachPiece(
      endpoint: join.endpoint, road: roadID(of: link),
      span: shares.lowerBound * meters...shares.upperBound * meters,
      path: line(of: LinkDrive(arc: 2 * link, shares: shares)), lower: lower, upper: upper)
  }

  private func accessPiece(
    of join: LinkJoin, within most: Int, _ measure: ReachMeasure
  ) -> ReachPiece? {
    let cost = measure.access(join.access, accessMilliseconds(join.access))
    guard join.access > .zero, most > 0 else { return nil }
    let share = cost <= most ? 1 : Double(most) / Double(cost)
    return ReachPiece(
      endpoint: join.endpoint, road: nil, span: 0...share * Double(join.access.value),
      path: [
        join.position, join.position.interpolated(to: join.snap.position, share: share),
      ],
      lower: RoadLabel(milliseconds: 0, meters: 0), upper: measure.label(part(cost, share)))
  }
}

/// Which of the two measures a limit counts: milliseconds or decimeters.
private struct ReachMeasure {
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

  func primary(of limit: ReachLimit) -> Int {
    switch limit {
    case .time(let time): min(max(time.value, 0), Seconds.limit) * 1000
    case .distance(let distance): distance.value * 10
    }
  }

  func access(_ access: Meters, _ milliseconds: Int) -> Int {
    weight == .time ? milliseconds : access.value * 10
  }

  func label(_ primary: Int) -> RoadLabel {
    switch weight {
    case .time: RoadLabel(milliseconds: primary, meters: 0)
    case .distance: RoadLabel(milliseconds: 0, meters: (primary + 5) / 10)
    }
  }
}
