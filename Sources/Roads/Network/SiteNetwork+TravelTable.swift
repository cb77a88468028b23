public import Domain

/// Travel between many ends at once.
extension SiteNetwork {
  /// The travels between all ends as a row-major matrix, row by origin; `nil` without a way.
  ///
  /// - Throws: ``RoadsError`` when the network does not have an end.
  /// - Complexity: one search for each place at which an origin joins.
  public func travels(
    between endpoints: [RouteEndpoint], profile: RoadProfile, on date: CalendarDate,
    by weight: RouteWeight = .time
  ) throws(RoadsError) -> [Travel?] {
    let metric = metric(for: profile, on: date)
    var joins: [RoadJoin] = []
    for endpoint in endpoints { joins.append(try join(endpoint)) }
    let isClosed = joins.map { graph.isDeadEndBorder($0.node) }
    var travels = [Travel?](repeating: nil, count: joins.count * joins.count)
    var query = RoadQuery()
    let byNode = joins.indices.sorted { (joins[$0].node, $0) < (joins[$1].node, $1) }
    var searched: NodeIndex?
    for row in byNode where !isClosed[row] {
      if joins[row].node != searched {
        query.search(metric, from: joins[row].node, by: weight)
        searched = joins[row].node
      }
      for column in joins.indices where !isClosed[column] {
        guard let label = query.label(of: joins[column].node) else { continue }
        travels[row * joins.count + column] = Travel(
          total(from: joins[row], to: joins[column], label: label))
      }
    }
    return travels
  }
}

extension Travel {
  /// A label with its time rounded up.
  init(_ label: RoadLabel) {
    self.init(
      duration: Seconds((label.milliseconds + 999) / 1000), distance: Meters(label.meters))
  }
}
