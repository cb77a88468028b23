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

/// Many questions about loads on lanes on one date, with the answers kept for the next question.
///
/// Owned by one task; see ``WayLedger`` for what is kept.
public struct LaneQuery: ~Copyable {
  /// The roads asked.
  public let network: any WayFinding
  /// The day of driving.
  public let date: CalendarDate

  private let ledger: any WayLedger

  /// Makes a query for a day; ends that will be asked for can be told ahead, which saves time.
  public init(
    _ network: any WayFinding, on date: CalendarDate, expecting endpoints: [RouteEndpoint] = []
  ) {
    self.network = network
    self.date = date
    ledger = network.ledger(on: date)
    ledger.expect(endpoints)
  }

  /// The least-time travel of a vehicle, `nil` without a way.
  ///
  /// A load of mass m travels at `RoadProfile(type, carrying: m)`.
  /// - Throws: ``RoadsError`` when the network does not have an end.
  public func travel(
    from: RouteEndpoint, to: RouteEndpoint, profile: RoadProfile
  ) throws(RoadsError) -> Travel? {
    try ledger.total(from: from, to: to, profile: profile, ignoring: []).map { Travel($0) }
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
  public func lane(
    from: RouteEndpoint, to: RouteEndpoint, vehicle: VehicleType, density: Int? = nil
  ) throws(RoadsError) -> RoadAnswer<Lane> {
    let full = Self.fullGross(of: vehicle, density: density)
    let freeProfile = RoadProfile(vehicle, gross: full, loaded: true)
    guard
      let free = try ledger.total(from: from, to: to, profile: freeProfile, ignoring: .masses)
    else { return .unreachable(try ledger.reason(from: from, to: to, profile: freeProfile)) }
    // Thousandths, so that the comparison is exact.
    let allowed = free.milliseconds * Int((network.rules.massDetour * 1000).rounded())
    let limits = ledger.grossLimits(for: freeProfile)
    let levels = Set(network.rules.massLevels + limits)
      .filter { vehicle.tare < $0 && $0 < full }.sorted(by: >)
    for gross in [full] + levels where gross > vehicle.tare {
      let profile = RoadProfile(vehicle, gross: gross, loaded: true)
      if let way = try ledger.total(from: from, to: to, profile: profile, ignoring: []),
        way.milliseconds * 1000 <= allowed
      {
        return .found(
          Lane(gross: gross, load: gross - vehicle.tare, travel: Travel(way), fullGross: full))
      }
    }
    return .unreachable(try ledger.massReason(from: from, to: to, profile: freeProfile))
  }

  /// The route of a vehicle type, empty, or loaded to the gross mass that the lane allows.
  ///
  /// A loaded way at less than the full gross mass bears the warning
  /// ``Domain/Reason/Code/grossReduced``.
  /// - Throws: ``RoadsError`` when the network does not have an end.
  public func route(
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
}
