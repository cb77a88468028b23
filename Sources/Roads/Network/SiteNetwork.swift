public import Domain

/// The roads with the sites joined to them, and the rules by which they are driven.
///
/// Everything that does not depend on a vehicle or a date; frozen and shared. Questions about ways
/// are in the extensions, by family: routing, travel tables, reach. Many questions about loads on
/// lanes go through a ``LaneQuery``.
public struct SiteNetwork: Sendable {
  /// The roads.
  public let graph: RoadGraph
  /// Seasons, surcharges and policies.
  public let rules: Rules.Roads
  /// Roads that are shut for a time.
  public let closures: [Closure]
  /// Limited bridges.
  public let bridges: [BridgeLimit]

  private let gates: [SiteID: Coordinate]
  private let joins: [SiteID: RoadJoin]
  private let joinable: [NodeIndex]

  /// A position farther than this from every place is refused: 100 km.
  public static var farthestJoin: Meters { Meters(100_000) }

  /// Joins sites to roads.
  ///
  /// A site stands at the gate of its operations, else at its own position. A site without a link
  /// joins like any position of the user's.
  /// - Throws: ``RoadsError`` for a reference to nothing, an identifier that stands twice, or a
  ///   number that no search can use.
  public init(
    places: [Place], roads: [Road], sites: [Site], links: [SiteLink],
    operations: [SiteOperations] = [], closures: [Closure] = [], bridges: [BridgeLimit] = [],
    rules: Rules.Roads
  ) throws(RoadsError) {
    try Self.check(rules)
    let graph = try RoadGraph(places: places, roads: roads)
    var gates: [SiteID: Coordinate] = [:]
    for site in sites {
      guard gates.updateValue(site.position, forKey: site.id) == nil else {
        throw .duplicate("site '\(site.id)'")
      }
    }
    for operation in operations {
      guard gates[operation.site] != nil else { throw .unknownSite(operation.site) }
      if let gate = operation.gate { gates[operation.site] = gate }
    }
    var joins: [SiteID: RoadJoin] = [:]
    for link in links {
      guard let gate = gates[link.site] else { throw .unknownSite(link.site) }
      let owner = "link of site '\(link.site)'"
      guard let node = graph.node(of: link.place) else {
        throw .unknownPlace(link.place, in: owner)
      }
      guard (0...RoadGraph.longestRoad.value).contains(link.access.value) else {
        throw .value(
          of: owner, field: "access_km", value: "\(link.access.kilometers)",
          expected: "0 to \(RoadGraph.longestRoad.value / 1000) km")
      }
      let join = RoadJoin(
        endpoint: .site(link.site), position: gate, node: node, access: link.access)
      guard joins.updateValue(join, forKey: link.site) == nil else { throw .duplicate(owner) }
    }
    for closure in closures where graph.index(of: closure.road) == nil {
      throw .unknownRoad(closure.road, in: "closure")
    }
    for bridge in bridges where graph.index(of: bridge.road) == nil {
      throw .unknownRoad(bridge.road, in: "bridge")
    }
    self.graph = graph
    self.rules = rules
    self.closures = closures
    self.bridges = bridges
    self.gates = gates
    self.joins = joins
    self.joinable = (0..<UInt32(graph.nodeCount)).map { NodeIndex($0) }
      .filter { graph.hasRoads($0) && !graph.isDeadEndBorder($0) }
  }

  /// Joins the sites of a region to its roads.
  ///
  /// - Throws: ``RoadsError`` as the full initializer.
  public init(_ data: GeoData, rules: Rules.Roads) throws(RoadsError) {
    try self.init(
      places: data.places, roads: data.roads, sites: data.sites, links: data.links,
      operations: data.operations, closures: data.closures, bridges: data.bridges, rules: rules)
  }

  /// What holds on the roads on a date.
  public func conditions(on date: CalendarDate) -> RoadConditions {
    RoadConditions(date: date, rules: rules, closures: closures, bridges: bridges)
  }

  /// What every arc costs a vehicle on a date.
  public func metric(
    for profile: RoadProfile, on date: CalendarDate, ignoring ignored: RoadObstacles = []
  ) -> RoadMetric {
    RoadMetric(graph: graph, profile: profile, conditions: conditions(on: date), ignoring: ignored)
  }

  /// The time over an access leg in milliseconds, the same in every season.
  public func accessMilliseconds(_ access: Meters) -> Int {
    access.drive(atKilometersPerHour: rules.accessSpeed)
  }

  /// Reads an end of a way as it is typed: `site:ID`, `place:ID`, `LON,LAT`, or an identifier, of
  /// which a site wins over a place.
  ///
  /// - Throws: ``RoadsError/endpoint(_:)`` when it is none of these.
  public func endpoint(_ text: String) throws(RoadsError) -> RouteEndpoint {
    try RouteEndpoint(
      text, isSite: { gates[$0] != nil }, isPlace: { graph.node(of: $0) != nil })
  }

  /// Where an end of a way joins the roads.
  ///
  /// - Throws: ``RoadsError`` when the network does not have it, or for a position too far away.
  public func join(_ endpoint: RouteEndpoint) throws(RoadsError) -> RoadJoin {
    switch endpoint {
    case .site(let site):
      if let join = joins[site] { return join }
      guard let gate = gates[site] else { throw .unknownSite(site) }
      return try nearestJoin(of: endpoint, at: gate)
    case .place(let place):
      guard let node = graph.node(of: place) else { throw .unknownPlace(place, in: "route") }
      return RoadJoin(
        endpoint: endpoint, position: graph.places[node.position].position, node: node,
        access: .zero)
    case .coordinate(let position):
      return try nearestJoin(of: endpoint, at: position)
    }
  }

  /// The nearest place on the great circle, ties to the lower identifier; the access leg is the
  /// straight line times ``Domain/Rules/Roads/accessDetour``, rounded to 100 m, with a least length.
  private func nearestJoin(
    of endpoint: RouteEndpoint, at position: Coordinate
  ) throws(RoadsError) -> RoadJoin {
    var nearest: (node: NodeIndex, straight: Double)?
    for node in joinable {
      let straight = graph.places[node.position].position.greatCircleDistance(to: position)
      if straight < nearest?.straight ?? .infinity { nearest = (node, straight) }
    }
    guard let nearest else { throw .endpoint("\(endpoint)") }
    guard nearest.straight <= Double(Self.farthestJoin.value) else {
      throw .farFromRoads(
        position, nearest: graph.places[nearest.node.position].id,
        straight: Meters(Int(nearest.straight)))
    }
    let hundreds = (nearest.straight * rules.accessDetour / 100).rounded(.toNearestOrAwayFromZero)
    return RoadJoin(
      endpoint: endpoint, position: position, node: nearest.node,
      access: max(rules.accessMinimum, Meters(Int(hundreds) * 100)))
  }

  private static func check(_ rules: Rules.Roads) throws(RoadsError) {
    func refuse(_ field: String, _ value: String, _ expected: String) -> RoadsError {
      .value(of: "road rules", field: field, value: value, expected: expected)
    }
    guard (1...200).contains(rules.accessSpeed) else {
      throw refuse("accessSpeed", "\(rules.accessSpeed)", "1 to 200 km/h")
    }
    guard (1...10).contains(rules.accessDetour) else {
      throw refuse("accessDetour", "\(rules.accessDetour)", "1 to 10")
    }
    guard (0...farthestJoin.value).contains(rules.accessMinimum.value) else {
      throw refuse("accessMinimum", "\(rules.accessMinimum.value)", "0 to \(farthestJoin.value) m")
    }
    guard (1...100).contains(rules.massDetour) else {
      throw refuse("massDetour", "\(rules.massDetour)", "1 to 100")
    }
    for (field, surcharge) in [
      ("borderCrossing", rules.borderCrossing), ("townPassage", rules.townPassage),
    ] where !(0...86_400).contains(surcharge.value) {
      throw refuse(field, "\(surcharge.value)", "0 to 86400 s")
    }
  }
}
