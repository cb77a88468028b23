internal import Domain
internal import Exchange
internal import Geodesy
internal import Geometry
internal import Roads

/// What catchments are asked for.
public struct CatchmentRequest: Sendable {
  /// Sites, places or positions as typed.
  public var sites: [String]
  /// The vehicle and the day.
  public var question: RoadQuestion
  /// The limits; there must be some.
  public var limits: CatchmentLimits?
  /// Trucks come toward the site; else they leave from it.
  public var isToward = true
  /// Each piece of road goes to the site nearest to it.
  public var isNearest = false
  /// Meters of buffer on each side of the roads.
  public var width = 2000.0
  /// Lines of road instead of areas.
  public var isLines = false

  /// Asks for the catchments of sites.
  public init(sites: [String], question: RoadQuestion) {
    self.sites = sites
    self.question = question
  }
}

/// The roads within limits of sites, as areas around them.
public struct CatchmentRun {
  private let scenario: Scenario
  private let tell: (Stage) -> Void
  private let request: CatchmentRequest

  /// Asks `request` of a scenario.
  public init(
    scenario: Scenario, request: CatchmentRequest, tell: @escaping (Stage) -> Void = { _ in }
  ) {
    self.scenario = scenario
    self.tell = tell
    self.request = request
  }

  /// The catchments, by site in the order asked and then from the largest limit to the smallest.
  ///
  /// - Throws: a `Fault` when a site, the profile or the network is wrong.
  public func catchments() throws -> CatchmentAnswer {
    guard let limits = request.limits else {
      throw PlanningError.value(option: "minutes", value: "", expected: "at least one limit")
    }
    let type = try request.question.vehicleType(in: scenario)
    let date = request.question.day(in: scenario)
    let network = try scenario.network(on: date, tell: tell)
    let profile = RoadProfile(type, empty: request.question.empty)
    var ends: [RouteEndpoint] = []
    for text in request.sites {
      let end = try scenario.endpoint(text, in: network)
      if !ends.contains(end) { ends.append(end) }
    }
    let direction: SearchDirection = request.isToward ? .toward : .from
    var answer = CatchmentAnswer(profile: type.id, date: date, isToward: request.isToward)
    answer.roughSites = ends.filter { scenario.isRough($0) }.map(\.description)
    let tools = try CatchmentTools(
      width: request.width, isLines: request.isLines,
      around: ends.first.flatMap { network.position(of: $0) }
        ?? Coordinate(clampedLongitude: 27, latitude: 65))
    if request.isNearest {
      let reaches = try network.reach(
        ofNearest: ends, within: limits.reach, direction: direction, profile: profile, on: date)
      for end in ends {
        let pieces = reaches.map { reach in reach.pieces.filter { $0.endpoint == end } }
        try answer.add(
          end, name: scenario.name(of: end), limits: limits, gross: profile.gross, pieces: pieces,
          tools: tools)
      }
    } else {
      for end in ends {
        let (gross, pieces) = try heaviestReach(of: end, in: network, vehicle: type) { profile in
          try network.reach(
            ofNearest: [end], within: limits.reach, direction: direction, profile: profile, on: date
          ).map(\.pieces)
        }
        try answer.add(
          end, name: scenario.name(of: end), limits: limits, gross: gross, pieces: pieces,
          tools: tools)
      }
    }
    answer.attribution = Attribution.lines(of: network)
    answer.straightKilometers = network.straightKilometers(of: answer.roads)
    return answer
  }

  /// What is reached at the heaviest gross mass at which a road leads on at all.
  ///
  /// A 76 t combination into Sweden is loaded to 74 or 64 t; its catchments there are those of the
  /// lighter load. Without any such mass the answer is that of the full one, bare of roads.
  private func heaviestReach(
    of end: RouteEndpoint, in network: any WayFinding, vehicle: VehicleType,
    reach: (RoadProfile) throws -> [[ReachPiece]]
  ) throws -> (gross: Kilograms, pieces: [[ReachPiece]]) {
    let full = RoadProfile(vehicle, empty: request.question.empty)
    let pieces = try reach(full)
    func hasRoads(_ pieces: [[ReachPiece]]) -> Bool {
      pieces.contains { $0.contains { $0.road != nil } }
    }
    if request.question.empty || hasRoads(pieces) { return (full.gross, pieces) }
    let levels = network.rules.massLevels.filter { vehicle.tare < $0 && $0 < full.gross }
    for gross in levels.sorted(by: >) {
      let lighter = try reach(RoadProfile(vehicle, gross: gross, loaded: true))
      if hasRoads(lighter) { return (gross, lighter) }
    }
    return (full.gross, pieces)
  }
}

/// One catchment: the geometry of a site and a limit.
struct Catchment {
  var site: String
  var name: String?
  var minutes: Double?
  var kilometers: Double?
  /// The gross mass at which it is driven.
  var gross: Kilograms
  var shape: GeographicShape?
  var areaKm2: Double?
  var roadKm: Double
}

/// Catchments ready to be written.
public struct CatchmentAnswer {
  let profile: VehicleTypeID
  let date: CalendarDate
  let isToward: Bool
  var roughSites: [String] = []
  var straightKilometers = 0.0
  var attribution: [String] = []
  var roads: Set<RoadID> = []
  /// Ends at which no road is open to the vehicle.
  private var bareEnds: [String] = []
  private var catchments: [Catchment] = []

  init(profile: VehicleTypeID, date: CalendarDate, isToward: Bool) {
    self.profile = profile
    self.date = date
    self.isToward = isToward
  }

  /// What a careful user wants to know.
  public var warnings: [String] {
    var warnings: [String] = []
    if !roughSites.isEmpty {
      warnings.append("position of low confidence: \(roughSites.joined(separator: ", "))")
    }
    if !bareEnds.isEmpty {
      warnings.append(
        "no road within the limits is open to \(profile) at \(bareEnds.joined(separator: ", ")); "
          + "try a lighter --profile, or --empty")
    }
    if straightKilometers > 0 {
      warnings.append(
        "\(Int(straightKilometers.rounded())) km of these roads have no shape points and are drawn "
          + "as straight lines: lengths are right, areas along them are not")
    }
    return warnings
  }

  /// Adds the catchments of one end, one for each limit.
  mutating func add(
    _ end: RouteEndpoint, name: String?, limits: CatchmentLimits, gross: Kilograms,
    pieces: [[ReachPiece]], tools: CatchmentTools
  ) throws {
    let label =
      switch end {
      case .site(let site): site.text
      default: end.description
      }
    let shapes = try tools.shapes(of: pieces)
    if pieces.allSatisfy({ limit in limit.allSatisfy { $0.road == nil } }) {
      bareEnds.append(label)
    }
    for index in (0..<limits.count).reversed() {
      roads.formUnion(pieces[index].compactMap(\.road))
      catchments.append(
        Catchment(
          site: label, name: name,
          minutes: limits.minutes.isEmpty ? nil : limits.minutes[index],
          kilometers: limits.kilometers.isEmpty ? nil : limits.kilometers[index],
          gross: gross, shape: shapes[index].shape, areaKm2: shapes[index].area.map { $0 / 1e6 },
          roadKm: pieces[index].reduce(0) { $0 + $1.length } / 1000))
    }
  }

  /// One feature for each catchment.
  public func geoJSON() -> [UInt8] {
    var writer = GeoJSONWriter(members: [
      JSONMember("attribution", .array(attribution.map { .string($0) }))
    ])
    for catchment in catchments {
      let limit =
        catchment.minutes.map { "\(Self.short($0))min" }
        ?? catchment.kilometers.map { "\(Self.short($0))km" } ?? ""
      writer.write(
        id: "catchment/\(catchment.site)/\(limit)", shape: catchment.shape,
        properties: [
          Property("layer", .string("catchment")), Property("site", .string(catchment.site)),
          Property("name", catchment.name.map { .string($0) } ?? .null),
          Property("minutes", catchment.minutes.map { .decimal($0, digits: 3) } ?? .null),
          Property("km", catchment.kilometers.map { .decimal($0, digits: 3) } ?? .null),
          Property("area_km2", catchment.areaKm2.map { .decimal($0, digits: 3) } ?? .null),
          Property("road_km", .decimal(catchment.roadKm, digits: 3)),
          Property("profile", .string(profile.text)),
          Property("max_gross_t", .fixed(catchment.gross.value, digits: 3)),
          Property("date", .string(date.description)),
          Property("direction", .string(isToward ? "toward" : "from")),
          Property(
            "confidence", .string(roughSites.contains("site:\(catchment.site)") ? "low" : "medium")
          ),
        ])
    }
    writer.finish()
    return writer.takeBytes()
  }

  private static func short(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : String(number)
  }
}
