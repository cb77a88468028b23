public import Domain

/// What every arc of a graph costs one vehicle on one date, or why it is closed.
///
/// Index, not query: made once, never changed, shared by any number of searches.
///
/// - Time: length over the season's speed, rounded to the millisecond, and the border's surcharge
///   on an arc whose ends lie in two countries.
/// - Thaw: a road's side is the mean latitude of its ends. High risk in season is closed to a loaded
///   vehicle (`close`), limited to the real gross mass (`mass`), or open with a warning (`warn`);
///   medium risk is a warning.
/// - Mass: a road's limit is the least of its own and those of its bridges. Axle masses are not in
///   the fleet data, so for axle and bogie limits the mass counts as spread evenly over the axles;
///   a bridge without a figure for combinations bears twice its figure for a vehicle.
public struct RoadMetric: Sendable {
  /// The network.
  public let graph: RoadGraph
  /// The vehicle.
  public let profile: RoadProfile
  /// The day.
  public let date: CalendarDate
  /// What was left out of account, as when asking for the way free of mass limits.
  public let ignored: RoadObstacles

  /// Milliseconds by arc; ``closed`` where the vehicle may not drive.
  private(set) var milliseconds: [UInt32]
  /// Milliseconds by node for passing it on the way to somewhere else.
  let passage: [UInt32]
  /// By road, ignored ones included.
  let obstacles: [RoadObstacles]
  /// By road: the gross mass that this vehicle may have on it.
  let limits: [Kilograms]
  /// By road: the risk to warn of, `none` when there is nothing to say.
  let thaw: [ThawRisk]

  /// The time of an arc that may not be driven.
  static let closed = UInt32.max

  /// Decides every road of `graph` for `profile` under `conditions`.
  ///
  /// Closures and bridges of roads that the graph does not have are passed over; ``SiteNetwork``
  /// refuses them.
  /// - Complexity: O(places + roads + closures + bridges).
  public init(
    graph: RoadGraph, profile: RoadProfile, conditions: RoadConditions,
    ignoring ignored: RoadObstacles = []
  ) {
    let rules = conditions.rules
    let shut = Set(
      conditions.closures.filter { $0.from <= conditions.date && conditions.date <= $0.to }
        .compactMap { graph.index(of: $0.road)?.position })
    var bridges: [Int: [BridgeLimit]] = [:]
    for bridge in conditions.bridges {
      if let road = graph.index(of: bridge.road) { bridges[road.position, default: []] += [bridge] }
    }
    let judge = RoadJudge(profile: profile, conditions: conditions)

    var obstacles: [RoadObstacles] = []
    var limits: [Kilograms] = []
    var thaw: [ThawRisk] = []
    for (position, road) in graph.roads.enumerated() {
      let line = graph.shapes.points(of: RoadIndex(UInt32(position)))
      let verdict = judge.verdict(
        on: road, ends: (line.first?.latitude ?? 0, line.last?.latitude ?? 0),
        isShut: shut.contains(position), bridges: bridges[position] ?? [])
      obstacles.append(verdict.obstacles)
      limits.append(verdict.limit)
      thaw.append(verdict.warning)
    }

    let isWinter = rules.winter.contains(conditions.date)
    let border = Self.milliseconds(of: rules.borderCrossing)
    let town = UInt32(Self.milliseconds(of: rules.townPassage))
    self.graph = graph
    self.profile = profile
    self.date = conditions.date
    self.ignored = ignored
    self.obstacles = obstacles
    self.limits = limits
    self.thaw = thaw
    self.passage = graph.places.map { $0.kind == .town ? town : 0 }
    self.milliseconds = (0..<graph.arcCount).map { arc in
      let position = Int(graph.roadOfArc[arc])
      guard obstacles[position].subtracting(ignored).isEmpty else { return Self.closed }
      let road = graph.roads[position]
      let crosses =
        graph.places[Int(graph.tail[arc])].country != graph.places[Int(graph.head[arc])].country
      // Both terms are below 2^31: the graph bounds the drive, `milliseconds(of:)` the surcharge.
      return UInt32(
        road.length.drive(atKilometersPerHour: isWinter ? road.winterSpeed : road.speed)
          + (crosses ? border : 0))
    }
  }

  /// The same metric with arcs dearer by so many eighths of their time.
  func punishing(_ eighths: [Int: Int]) -> RoadMetric {
    var copy = self
    for (arc, eighth) in eighths where milliseconds[arc] != Self.closed {
      let time = Int(milliseconds[arc])
      copy.milliseconds[arc] = UInt32(min(time + time * eighth / 8, Int(Self.closed) / 2))
    }
    return copy
  }

  /// The time over an arc in milliseconds, the border's surcharge included; `nil` when closed.
  public func milliseconds(of arc: ArcIndex) -> Int? {
    let time = milliseconds[arc.position]
    return time == Self.closed ? nil : Int(time)
  }

  /// What stands against driving a road, ignored obstacles included.
  public func obstacles(on road: RoadIndex) -> RoadObstacles { obstacles[road.position] }

  /// The gross mass that this vehicle may have on a road, its bridges included.
  public func grossLimit(of road: RoadIndex) -> Kilograms { limits[road.position] }

  /// The thaw risk to warn of on a road, `none` when there is nothing to say.
  public func thawWarning(on road: RoadIndex) -> ThawRisk { thaw[road.position] }

  /// The different gross masses at which roads or bridges are limited, from heavy to light.
  public var distinctLimits: [Kilograms] { Set(limits).sorted(by: >) }

  /// A surcharge in milliseconds, clamped to a day.
  private static func milliseconds(of surcharge: Seconds) -> Int {
    min(max(surcharge.value, 0), 86_400) * 1000
  }
}

extension Meters {
  /// The time over the distance in milliseconds, rounded to the nearest.
  ///
  /// - Precondition: `speed` is at least 1 km/h.
  func drive(atKilometersPerHour speed: Int) -> Int { (value * 3600 + speed / 2) / speed }
}
