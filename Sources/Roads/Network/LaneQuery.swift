public import Domain

/// What a vehicle type may haul on a lane.
public struct Lane: Hashable, Sendable {
  /// The heaviest gross mass that a good way allows.
  public var gross: Kilograms
  /// The most that can be loaded: ``gross`` less the tare.
  public var load: Kilograms
  /// The least-time way on roads that bear ``gross``.
  public var travel: Travel
  /// The gross mass that the vehicle and the material alone would allow.
  public var fullGross: Kilograms

  /// Whether the roads cost payload.
  public var isReduced: Bool { gross < fullGross }
}

/// Many questions about loads on lanes on one date, with searches kept for the next question.
///
/// Owned by one task. Vehicles for which the same roads are open share their searches, so asking for
/// all vehicle types and masses of a day costs little more than asking for one.
public struct LaneQuery: ~Copyable {
  /// The network asked.
  public let network: SiteNetwork
  /// The day of driving.
  public let date: CalendarDate

  private struct MetricKey: Hashable {
    var profile: RoadProfile
    var ignored: RoadObstacles
  }
  private struct TreeKey: Hashable {
    var metric: Int
    var start: NodeIndex
  }

  private var query = RoadQuery()
  private var metrics: [RoadMetric] = []
  private var metricOfProfile: [MetricKey: Int] = [:]
  private var metricOfTimes: [[UInt32]: Int] = [:]
  private var trees: [TreeKey: [RoadLabel?]] = [:]
  private var joins: [RouteEndpoint: RoadJoin] = [:]

  /// Makes a query for a day.
  public init(_ network: SiteNetwork, on date: CalendarDate) {
    self.network = network
    self.date = date
  }

  /// The least-time travel of a vehicle, `nil` without a way.
  ///
  /// A load of mass m travels at `RoadProfile(type, carrying: m)`.
  /// - Throws: ``RoadsError`` when the network does not have an end.
  public mutating func travel(
    from: RouteEndpoint, to: RouteEndpoint, profile: RoadProfile
  ) throws(RoadsError) -> Travel? {
    let from = try join(from)
    let to = try join(to)
    if network.borderReason(from, to) != nil { return nil }
    return total(from: from, to: to, profile: profile, ignoring: []).map { Travel($0) }
  }

  /// The heaviest gross mass at which a vehicle type may be driven from an end to another.
  ///
  /// Tried from heavy to light: what vehicle and material allow, then each mass level of the rules
  /// and each limit of a road below it. Taken is the first with a way, on roads that bear it, of at
  /// most ``Domain/Rules/Roads/massDetour`` times the least time free of mass limits; closures,
  /// thaw and sizes bind the free way too.
  /// - Parameters:
  ///   - from: Where the load is taken up.
  ///   - to: Where it is set down.
  ///   - vehicle: The vehicle type.
  ///   - density: Kilograms per cubic meter of the material; `nil` when volume does not matter.
  /// - Returns: The lane; or the reason, `mass_limit` when only a lighter load than none would pass.
  /// - Throws: ``RoadsError`` when the network does not have an end.
  public mutating func lane(
    from: RouteEndpoint, to: RouteEndpoint, vehicle: VehicleType, density: Int? = nil
  ) throws(RoadsError) -> RoadAnswer<Lane> {
    let from = try join(from)
    let to = try join(to)
    if let reason = network.borderReason(from, to) { return .unreachable(reason) }
    let full = Self.fullGross(of: vehicle, density: density)
    let freeProfile = RoadProfile(vehicle, gross: full, loaded: true)
    guard let free = total(from: from, to: to, profile: freeProfile, ignoring: .masses) else {
      return .unreachable(
        network.reason(from: from, to: to, profile: freeProfile, date: date))
    }
    // Thousandths, so that the comparison is exact.
    let allowed = free.milliseconds * Int((network.rules.massDetour * 1000).rounded())
    let limits = metrics[metric(for: freeProfile, ignoring: .masses)].distinctLimits
    let levels = Set(network.rules.massLevels + limits)
      .filter { vehicle.tare < $0 && $0 < full }.sorted(by: >)
    for gross in [full] + levels where gross > vehicle.tare {
      let profile = RoadProfile(vehicle, gross: gross, loaded: true)
      if let way = total(from: from, to: to, profile: profile, ignoring: []),
        way.milliseconds * 1000 <= allowed
      {
        return .found(
          Lane(gross: gross, load: gross - vehicle.tare, travel: Travel(way), fullGross: full))
      }
    }
    return .unreachable(massReason(from: from, to: to, profile: freeProfile))
  }

  /// The route of a vehicle type, empty, or loaded to the gross mass that the lane allows.
  ///
  /// A loaded way at less than the full gross mass bears the warning
  /// ``Domain/Reason/Code/grossReduced``.
  /// - Throws: ``RoadsError`` when the network does not have an end.
  public mutating func route(
    from: RouteEndpoint, to: RouteEndpoint, vehicle: VehicleType, empty: Bool = false,
    by weight: RouteWeight = .time
  ) throws(RoadsError) -> RoadAnswer<Route> {
    if empty {
      return try network.route(
        from: from, to: to, profile: RoadProfile(vehicle, empty: true), on: date, by: weight)
    }
    switch try lane(from: from, to: to, vehicle: vehicle) {
    case .unreachable(let reason): return .unreachable(reason)
    case .found(let lane):
      let answer = try network.route(
        from: from, to: to, profile: RoadProfile(vehicle, gross: lane.gross, loaded: true),
        on: date, by: weight)
      guard lane.isReduced, case .found(var route) = answer else { return answer }
      route.warnings.insert(
        Reason(
          .grossReduced,
          ["full_t": lane.fullGross.tonnesText, "gross_t": lane.gross.tonnesText]), at: 0)
      return .found(route)
    }
  }

  /// The least of the type's gross mass, tare and payload, and tare and a full body of the material.
  public static func fullGross(of vehicle: VehicleType, density: Int?) -> Kilograms {
    var load = vehicle.payload
    if let density {
      let (milligrams, isHuge) = vehicle.volume.value.multipliedReportingOverflow(by: density)
      if !isHuge { load = min(load, Kilograms(milligrams / 1000)) }
    }
    return min(vehicle.gross, vehicle.tare + load)
  }

  /// Names the roads of the free way that do not bear the full gross mass; there is one, or the free
  /// way had been taken.
  private mutating func massReason(
    from: RoadJoin, to: RoadJoin, profile: RoadProfile
  ) -> Reason {
    let metric = metrics[metric(for: profile, ignoring: .masses)]
    query.search(metric, from: from.node, to: to.node)
    return network.reason(
      from: from, to: to, freeWay: query.path(to: to.node) ?? [], metric: metric)
  }

  private mutating func join(_ endpoint: RouteEndpoint) throws(RoadsError) -> RoadJoin {
    if let join = joins[endpoint] { return join }
    let join = try network.join(endpoint)
    joins[endpoint] = join
    return join
  }

  private mutating func total(
    from: RoadJoin, to: RoadJoin, profile: RoadProfile, ignoring ignored: RoadObstacles
  ) -> RoadLabel? {
    if from.endpoint == to.endpoint { return RoadLabel(milliseconds: 0, meters: 0) }
    let tree = TreeKey(metric: metric(for: profile, ignoring: ignored), start: from.node)
    if trees[tree] == nil {
      query.search(metrics[tree.metric], from: from.node)
      trees[tree] = (0..<UInt32(network.graph.nodeCount)).map { query.label(of: NodeIndex($0)) }
    }
    guard let label = trees[tree]?[to.node.position] else { return nil }
    return network.total(from: from, to: to, label: label)
  }

  /// The position of a metric whose times are those of `profile`; limits and profile are those of
  /// whoever came first, unless masses are ignored.
  private mutating func metric(for profile: RoadProfile, ignoring ignored: RoadObstacles) -> Int {
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
