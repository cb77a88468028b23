internal import Domain
internal import Roads

/// Why a load has no way, as an error that carries its reason.
struct RoadHindrance: Error {
  let reason: Reason
}

/// The road network on one day with the answers it has given, so that none is computed twice.
///
/// Owned by one planning run; the network behind it is frozen and shared.
final class RoadAtlas {
  let network: any WayFinding
  let date: CalendarDate

  private var lanes: LaneQuery
  private var drawings: [DrawingKey: RouteLine] = [:]

  private struct DrawingKey: Hashable {
    var from: SiteID
    var to: SiteID
    var profile: RoadProfile
  }

  /// Makes an atlas of a day; `sites` are those between which loads will be hauled.
  init(network: any WayFinding, date: CalendarDate, sites: [SiteID]) {
    self.network = network
    self.date = date
    lanes = LaneQuery(network, on: date, expecting: sites.map { .site($0) })
  }

  /// Empty travel between `sites`; without a way where a site is not in the network.
  func emptyTable(for type: VehicleType, sites: [SiteID]) -> TravelTable {
    let profile = RoadProfile(type, empty: true)
    let joined = sites.indices.filter {
      network.isJoined(.site(sites[$0]), profile: profile, on: date)
    }
    var travels = [Travel?](repeating: nil, count: sites.count * sites.count)
    if let known = try? network.travels(
      between: joined.map { .site(sites[$0]) }, profile: profile, on: date, by: .time)
    {
      for (row, from) in joined.enumerated() {
        for (column, to) in joined.enumerated() {
          travels[from * sites.count + to] = known[row * joined.count + column]
        }
      }
    }
    return TravelTable(
      key: TravelTableKey(profile: type.id, gross: type.tare, loaded: false, date: date),
      sites: sites, travels: travels)
  }

  /// The way of a load of `mass`, on roads that allow its real gross mass.
  func haul(
    _ type: VehicleType, from: SiteID, to: SiteID, mass: Kilograms
  ) -> Result<Travel, RoadHindrance> {
    let profile = RoadProfile(type, carrying: mass)
    if let travel = try? lanes.travel(from: .site(from), to: .site(to), profile: profile) {
      return .success(travel)
    }
    let answer = try? network.route(
      from: .site(from), to: .site(to), profile: profile, on: date, by: .time)
    return .failure(
      RoadHindrance(
        reason: answer?.reason ?? Reason(.noRoute, ["from": from.text, "to": to.text])))
  }

  /// The heaviest load of a material that a type may haul on a lane, by payload, volume and mass
  /// limits (contract, section 3).
  func largestLoad(
    _ type: VehicleType, of material: Material, from: SiteID, to: SiteID
  ) -> Result<Lane, RoadHindrance> {
    let missing = Reason(.noRoute, ["from": from.text, "to": to.text])
    guard
      let answer = try? lanes.lane(
        from: .site(from), to: .site(to), vehicle: type, density: material.density)
    else { return .failure(RoadHindrance(reason: missing)) }
    switch answer {
    case .found(let lane): return .success(lane)
    case .unreachable(let reason): return .failure(RoadHindrance(reason: reason))
    }
  }

  /// Path and distance of a leg; `traveled` is the part of the whole way that it covers.
  func drawing(
    _ type: VehicleType, from: SiteID, to: SiteID, mass: Kilograms?,
    traveled: ClosedRange<Seconds>, whole: Travel
  ) -> (path: [Coordinate], distance: Meters) {
    let key = DrawingKey(
      from: from, to: to, profile: RoadProfile(type, carrying: mass ?? .zero))
    let line: RouteLine
    if let known = drawings[key] {
      line = known
    } else {
      guard
        let route = try? network.route(
          from: .site(from), to: .site(to), profile: key.profile, on: date, by: .time
        ).found
      else { return ([], .zero) }
      line = route.line
      drawings[key] = line
    }
    let part = line.part(traveled: traveled)
    return (part.path, part.distance)
  }
}
