public import Domain

/// Roads with ends joined to them: whatever answers questions about ways.
///
/// ``SiteNetwork`` answers from the places and roads of GeoData, ``LinkRoads`` from an imported map.
/// The two answer alike, so nothing above them asks which one it has.
public protocol WayFinding: Sendable {
  /// Seasons, surcharges and policies.
  var rules: Rules.Roads { get }

  /// Whose data the roads are and under which terms; `nil` for those of GeoData.
  var attribution: String? { get }

  /// Reads an end of a way as it is typed: `site:ID`, `place:ID`, `LON,LAT`, or an identifier, of
  /// which a site wins over a place.
  ///
  /// - Throws: ``RoadsError/endpoint(_:)`` when it is none of these.
  func endpoint(_ text: String) throws(RoadsError) -> RouteEndpoint

  /// Where an end stands; `nil` when it is unknown.
  func position(of endpoint: RouteEndpoint) -> Coordinate?

  /// Whether an end can be joined to the roads for a vehicle on a date.
  func isJoined(_ endpoint: RouteEndpoint, profile: RoadProfile, on date: CalendarDate) -> Bool

  /// The best way for a vehicle on a date, or why there is none.
  ///
  /// The way at exactly the profile's mass; for the heaviest mass that a way allows see
  /// ``LaneQuery/lane(from:to:vehicle:density:)``.
  /// - Throws: ``RoadsError`` when an end is unknown or too far from the roads.
  func route(
    from: RouteEndpoint, to: RouteEndpoint, profile: RoadProfile, on date: CalendarDate,
    by weight: RouteWeight
  ) throws(RoadsError) -> RoadAnswer<Route>

  /// The best way and others that differ from it and cost not much more, the best first; none when
  /// there is no way.
  ///
  /// - Parameter count: How many are wanted, the best among them; fewer may be found.
  /// - Throws: ``RoadsError`` when an end is unknown or too far from the roads.
  func alternatives(
    from: RouteEndpoint, to: RouteEndpoint, profile: RoadProfile, on date: CalendarDate,
    by weight: RouteWeight, count: Int
  ) throws(RoadsError) -> [Route]

  /// The travels between all ends as a row-major matrix, row by origin; `nil` without a way.
  ///
  /// - Throws: ``RoadsError`` when an end is unknown or too far from the roads.
  func travels(
    between endpoints: [RouteEndpoint], profile: RoadProfile, on date: CalendarDate,
    by weight: RouteWeight
  ) throws(RoadsError) -> [Travel?]

  /// The pieces of road within a limit of any of several ends, each with the end nearest to it.
  ///
  /// Cut exactly where each limit falls; one reach for each limit, in the order given. A road is
  /// split where two ends tie. Nearness is by time or by distance, as the limits are.
  /// - Throws: ``RoadsError`` when an end is unknown or too far from the roads.
  func reach(
    ofNearest endpoints: [RouteEndpoint], within limits: ReachLimits, direction: SearchDirection,
    profile: RoadProfile, on date: CalendarDate
  ) throws(RoadsError) -> [Reach]

  /// A ledger of ways on a date, empty at first; owned by one task.
  func ledger(on date: CalendarDate) -> any WayLedger

  /// The kilometers of those roads that are drawn as straight lines for want of shape points.
  func straightKilometers(of roads: Set<RoadID>) -> Double
}

extension WayFinding {
  /// The travel table of sites for a vehicle on a date, by least time.
  ///
  /// Every road of every way bears the profile's mass; a pair without such a way is `nil`. Times are
  /// rounded up to seconds here and nowhere else.
  /// - Throws: ``RoadsError`` when a site is unknown or too far from the roads.
  public func travelTable(
    sites: [SiteID], profile: RoadProfile, on date: CalendarDate
  ) throws(RoadsError) -> TravelTable {
    TravelTable(
      key: TravelTableKey(
        profile: profile.vehicleType, gross: profile.gross, loaded: profile.isLoaded, date: date),
      sites: sites,
      travels: try travels(
        between: sites.map { .site($0) }, profile: profile, on: date, by: .time))
  }
}

/// What ways on one date take, kept for the next question; what a ``LaneQuery`` asks.
public protocol WayLedger: AnyObject {
  /// Tells which ends will be asked for, so that their ways can be found together.
  func expect(_ endpoints: [RouteEndpoint])

  /// The least-time total from gate to gate, `nil` without a way.
  ///
  /// - Throws: ``RoadsError`` when an end is unknown or too far from the roads.
  func total(
    from: RouteEndpoint, to: RouteEndpoint, profile: RoadProfile, ignoring ignored: RoadObstacles
  ) throws(RoadsError) -> RoadLabel?

  /// The different gross masses at which roads or bridges are limited for a vehicle, from heavy to
  /// light.
  func grossLimits(for profile: RoadProfile) -> [Kilograms]

  /// Why a vehicle finds no way between two ends.
  ///
  /// - Throws: ``RoadsError`` when an end is unknown or too far from the roads.
  func reason(
    from: RouteEndpoint, to: RouteEndpoint, profile: RoadProfile
  ) throws(RoadsError) -> Reason

  /// Which roads of the way free of mass limits do not bear a vehicle; there is such a way.
  ///
  /// - Throws: ``RoadsError`` when an end is unknown or too far from the roads.
  func massReason(
    from: RouteEndpoint, to: RouteEndpoint, profile: RoadProfile
  ) throws(RoadsError) -> Reason
}
