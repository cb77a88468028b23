public import Domain

extension SiteNetwork: WayFinding {
  /// None: the roads are those of GeoData.
  public var attribution: String? { nil }

  /// A ledger that keeps whole searches.
  ///
  /// Vehicles for which the same roads are open share their searches, so asking for all vehicle
  /// types and masses of a day costs little more than asking for one.
  public func ledger(on date: CalendarDate) -> any WayLedger { SearchLedger(self, on: date) }

  /// Where an end stands; `nil` when the network does not have it.
  public func position(of endpoint: RouteEndpoint) -> Coordinate? { try? join(endpoint).position }

  /// Whether the network has the end, near enough to a place.
  public func isJoined(
    _ endpoint: RouteEndpoint, profile: RoadProfile, on date: CalendarDate
  ) -> Bool {
    (try? join(endpoint)) != nil
  }

  /// The kilometers of those roads that have no shape points.
  public func straightKilometers(of roads: Set<RoadID>) -> Double {
    roads.compactMap { graph.index(of: $0) }.map { graph.roads[$0.position] }
      .filter { $0.shape.isEmpty }.reduce(0) { $0 + $1.length.kilometers }
  }
}

/// Totals on the network of GeoData, with one search for each metric and start.
private final class SearchLedger: WayLedger {
  private struct MetricKey: Hashable {
    var profile: RoadProfile
    var ignored: RoadObstacles
  }
  private struct TreeKey: Hashable {
    var metric: Int
    var start: NodeIndex
  }

  private let network: SiteNetwork
  private let date: CalendarDate
  private var query = RoadQuery()
  private var metrics: [RoadMetric] = []
  private var metricOfProfile: [MetricKey: Int] = [:]
  private var metricOfTimes: [[UInt32]: Int] = [:]
  private var trees: [TreeKey: [RoadLabel?]] = [:]
  private var joins: [RouteEndpoint: RoadJoin] = [:]

  init(_ network: SiteNetwork, on date: CalendarDate) {
    self.network = network
    self.date = date
  }

  func expect(_ endpoints: [RouteEndpoint]) {}

  func total(
    from: RouteEndpoint, to: RouteEndpoint, profile: RoadProfile, ignoring ignored: RoadObstacles
  ) throws(RoadsError) -> RoadLabel? {
    let from = try join(from)
    let to = try join(to)
    if network.borderReason(from, to) != nil { return nil }
    if from.endpoint == to.endpoint { return RoadLabel(milliseconds: 0, meters: 0) }
    let tree = TreeKey(metric: metric(for: profile, ignoring: ignored), start: from.node)
    if trees[tree] == nil {
      query.search(metrics[tree.metric], from: from.node)
      trees[tree] = (0..<UInt32(network.graph.nodeCount)).map { query.label(of: NodeIndex($0)) }
    }
    guard let label = trees[tree]?[to.node.position] else { return nil }
    return network.total(from: from, to: to, label: label)
  }

  func grossLimits(for profile: RoadProfile) -> [Kilograms] {
    metrics[metric(for: profile, ignoring: .masses)].distinctLimits
  }

  func reason(
    from: RouteEndpoint, to: RouteEndpoint, profile: RoadProfile
  ) throws(RoadsError) -> Reason {
    let from = try join(from)
    let to = try join(to)
    return network.borderReason(from, to)
      ?? network.reason(from: from, to: to, profile: profile, date: date)
  }

  func massReason(
    from: RouteEndpoint, to: RouteEndpoint, profile: RoadProfile
  ) throws(RoadsError) -> Reason {
    let from = try join(from)
    let to = try join(to)
    let metric = metrics[metric(for: profile, ignoring: .masses)]
    query.search(metric, from: from.node, to: to.node)
    return network.reason(
      from: from, to: to, freeWay: query.path(to: to.node) ?? [], metric: metric)
  }

  private func join(_ endpoint: RouteEndpoint) throws(RoadsError) -> RoadJoin {
    if let join = joins[endpoint] { return join }
    let join = try network.join(endpoint)
    joins[endpoint] = join
    return join
  }

  /// The position of a metric whose times are those of `profile`; limits and profile are those of
  /// whoever came first, unless masses are ignored.
  private func metric(for profile: RoadProfile, ignoring ignored: RoadObstacles) -> Int {
    let key = MetricKey(profile: profile, ignored: ignored)
    if let position = metricOfProfile[key] { return position }
    let metric = network.metric(for: profile, on: date, ignoring: ignored)
    var position = metrics.count
    if ignored.isEmpty, let shared = metricOfTimes[metric.milliseconds] {
      position = shared
    } else {
      metrics.append(metric)
      if ignored.isEmpty { metricOfTimes[metric.milliseconds] = position }
    }
    metricOfProfile[key] = position
    return position
  }
}
