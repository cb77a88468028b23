public import Domain

/// An imported map with sites joined to it: answers about ways on roads of any country.
///
/// Ends are joined to the nearest road that the vehicle may use on that day and from which the rest
/// of the network can be reached. The straight line from the gate to that road counts as an access
/// leg, as on the network of GeoData.
public struct LinkWays: Sendable {
  /// The map.
  public let roads: LinkRoads
  /// Seasons, surcharges and policies.
  public let rules: Rules.Roads
  /// What the caller asked of all ways.
  public let options: Options

  /// What holds for all ways that are asked.
  public struct Options: Hashable, Sendable {
    /// The minute of the day at which signs with hours are read, 0 to 1439.
    public var minute = 12 * 60
    /// Links shut for everyone, ascending.
    public var shutLinks: [UInt32] = []
    /// Limits on links beside those of the map, ascending.
    public var linkLimits: [LinkLimit] = []
    /// The farthest from a road that an end may lie.
    public var farthestSnap = Meters(10_000)
    /// How many threads share the work of customizing.
    public var threads = 1

    /// Noon, nothing shut, 10 km.
    public init() {}
  }

  let gates: [SiteID: Coordinate]
  let places: [PlaceID: Coordinate]
  private let cache: CustomizationCache

  /// Joins the sites and places of a region to a map.
  public init(
    _ roads: LinkRoads, data: GeoData, rules: Rules.Roads, options: Options = Options()
  ) {
    self.roads = roads
    self.rules = rules
    self.options = options
    var gates = Dictionary(
      data.sites.map { ($0.id, $0.position) }, uniquingKeysWith: { first, _ in first })
    for operation in data.operations {
      if let gate = operation.gate, gates[operation.site] != nil { gates[operation.site] = gate }
    }
    self.gates = gates
    places = Dictionary(
      data.places.map { ($0.id, $0.position) }, uniquingKeysWith: { first, _ in first })
    cache = CustomizationCache(arcs: roads.hierarchy.columns.upHead.count)
  }

  /// The roads for a vehicle on a date.
  ///
  /// - Throws: ``RoadsError/file(path:found:expected:)`` when a rule of the map is damaged.
  func customized(
    for profile: RoadProfile, on date: CalendarDate, ignoring ignored: RoadObstacles = [],
    by weight: RouteWeight = .time
  ) throws(RoadsError) -> CustomizedRoads {
    let terms = terms(for: profile, on: date, ignoring: ignored)
    return try cache.roads(for: terms, by: weight) { () throws(RoadsError) in
      guard let topology = roads.hierarchy.hierarchy(threads: options.threads) else {
        throw RoadsError.file(
          path: roads.facts.source, found: "a damaged hierarchy",
          expected: "import the map again")
      }
      return CustomizedRoads(
        roads, topology, terms: terms, decisions: try decisions(on: terms), by: weight,
        threads: options.threads)
    }
  }

  /// For whom, when and under which closures ways are asked.
  func terms(
    for profile: RoadProfile, on date: CalendarDate, ignoring ignored: RoadObstacles
  ) -> DrivingTerms {
    DrivingTerms(
      profile: profile,
      moment: DrivingMoment(date: date, minute: options.minute, winter: rules.winter),
      ignoring: ignored, shutLinks: options.shutLinks, linkLimits: options.linkLimits)
  }

  /// What the rules come to.
  ///
  /// - Throws: ``RoadsError/file(path:found:expected:)`` when a rule of the map is damaged.
  func decisions(on terms: DrivingTerms) throws(RoadsError) -> RuleDecisions {
    do {
      return RuleDecisions(try cache.rules(of: roads.network), terms: terms)
    } catch {
      throw .file(
        path: roads.facts.source, found: "a damaged rule", expected: "import the map again")
    }
  }

  /// Where an end stands.
  ///
  /// - Throws: ``RoadsError`` for a site or place that the data do not have.
  func stand(of endpoint: RouteEndpoint) throws(RoadsError) -> Coordinate {
    switch endpoint {
    case .site(let site):
      guard let gate = gates[site] else { throw .unknownSite(site) }
      return gate
    case .place(let place):
      guard let position = places[place] else { throw .unknownPlace(place, in: "route") }
      return position
    case .coordinate(let position): return position
    }
  }

  /// Where an end joins the roads.
  ///
  /// - Throws: ``RoadsError`` for an end that the data do not have, or one too far from every road
  ///   that the vehicle may use.
  func join(_ endpoint: RouteEndpoint, in customized: CustomizedRoads) throws(RoadsError)
    -> LinkJoin
  {
    let position = try stand(of: endpoint)
    let nearest = roads.tree.nearest(
      to: position, in: roads.network, within: Double(SiteNetwork.farthestJoin.value)
    ) { customized.isUsable(link: $0, in: roads.graph) }
    guard let nearest, nearest.distance <= Double(options.farthestSnap.value) else {
      throw .farFromLinks(
        "\(endpoint)", position, nearest: nearest.map { Meters(Int($0.distance.rounded())) },
        most: options.farthestSnap)
    }
    let access = Meters(Int((nearest.distance * rules.accessDetour).rounded()))
    return LinkJoin(endpoint: endpoint, position: position, snap: nearest, access: access)
  }

  /// The time over an access leg in milliseconds, the same in every season.
  func accessMilliseconds(_ access: Meters) -> Int {
    access.drive(atKilometersPerHour: rules.accessSpeed)
  }
}

/// An end and the point of a link at which it joins the roads.
struct LinkJoin: Hashable, Sendable {
  /// The end.
  var endpoint: RouteEndpoint
  /// Where it stands.
  var position: Coordinate
  /// Where it joins.
  var snap: LinkSnap
  /// The length of the access leg.
  var access: Meters
}
