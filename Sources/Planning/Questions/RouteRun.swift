internal import Domain
internal import Exchange
internal import Geometry
internal import Roads

/// One way through the road network, asked on the command line.
public struct RouteRun {
  private let scenario: Scenario
  private let question: RoadQuestion

  /// Asks `question` of a scenario.
  public init(scenario: Scenario, question: RoadQuestion) {
    self.scenario = scenario
    self.question = question
  }

  /// The way from one end to another by least time, or by least distance.
  ///
  /// A loaded vehicle goes at the heaviest gross mass that a good way allows. No way is an answer,
  /// not an error: its reason stands where the way would.
  ///
  /// - Throws: a `Fault` when an end, the profile or the network is wrong.
  public func route(from: String, to: String, byDistance: Bool) throws -> RouteAnswer {
    let type = try question.vehicleType(in: scenario)
    let date = question.day(in: scenario)
    let network = try scenario.network(on: date)
    let start = try scenario.endpoint(from, in: network)
    let end = try scenario.endpoint(to, in: network)
    let lanes = LaneQuery(network, on: date)
    let answer = try lanes.route(
      from: start, to: end, vehicle: type, empty: question.empty,
      by: byDistance ? .distance : .time)
    return RouteAnswer(
      attribution: Attribution.lines(of: network), from: from, to: to, profile: type, date: date, isEmpty: question.empty, answer: answer,
      isRough: [start, end].contains { scenario.isRough($0) })
  }
}

/// A way, or why there is none, ready to be written.
public struct RouteAnswer {
  let attribution: [String]
  let from: String
  let to: String
  let profile: VehicleType
  let date: CalendarDate
  let isEmpty: Bool
  let answer: RoadAnswer<Route>
  /// Whether an end is a site whose position has low confidence.
  let isRough: Bool

  /// What to mind on the way, as sentences.
  public var warnings: [String] {
    var warnings = (answer.found?.warnings ?? []).map { Sentences.text(for: $0) }
    if let reason = answer.reason { warnings.append(Sentences.text(for: reason)) }
    if isRough { warnings.append("an end has a position of low confidence") }
    return warnings
  }

  /// Kilometers and minutes with all that the contract asks, as a JSON object.
  public var json: [UInt8] {
    let route = answer.found
    return JSONValue.object([
      JSONMember("from", .string(from)), JSONMember("to", .string(to)),
      JSONMember("km", .decimal(route.map { $0.distance.kilometers }, digits: 3)),
      JSONMember("minutes", .decimal(route.map { $0.minutes }, digits: 2)),
      JSONMember(
        "max_gross_t", .decimal(route.map { $0.profile.gross.tonnes }, digits: 3)),
      JSONMember("profile", .string(profile.id.text)),
      JSONMember("date", .string(date.description)),
      JSONMember("loaded", .bool(!isEmpty)),
      JSONMember("towns", route.map { .number(JSONNumber($0.towns)) } ?? .null),
      JSONMember("borders", route.map { .number(JSONNumber($0.borders)) } ?? .null),
      JSONMember("lowest_limit_t", .decimal(route?.limit?.gross.tonnes, digits: 3)),
      JSONMember(
        "roads",
        .array(
          (route?.steps ?? []).map { step in
            .object([
              JSONMember("road", .string(step.road.text)),
              JSONMember("number", .string(step.number)),
              JSONMember("from", .string(step.from.text)),
              JSONMember("to", .string(step.to.text)),
              JSONMember("km", .decimal(step.distance.kilometers, digits: 3)),
              JSONMember("minutes", .decimal(Double(step.milliseconds) / 60_000, digits: 2)),
            ])
          })),
      JSONMember("reason", answer.reason.map { .string($0.code.rawValue) } ?? .null),
      JSONMember("warnings", .array(warnings.map { .string($0) })),
    ]).written
  }

  /// One LineString feature, or one without geometry and with the reason.
  public func geoJSON() -> [UInt8] {
    let route = answer.found
    var writer = GeoJSONWriter(members: [
      JSONMember("attribution", .array(attribution.map { .string($0) }))
    ])
    let path = route?.path ?? []
    writer.write(
      id: "route/\(from)/\(to)", shape: path.count > 1 ? .line(path) : nil,
      properties: [
        Property("layer", .string("route")), Property("from", .string(from)),
        Property("to", .string(to)), Property("profile", .string(profile.id.text)),
        Property("date", .string(date.description)), Property("loaded", .bool(!isEmpty)),
        Property("km", route.map { .fixed($0.distance.value, digits: 3) } ?? .null),
        Property("minutes", route.map { .decimal($0.minutes, digits: 2) } ?? .null),
        Property(
          "max_gross_t", route.map { .fixed($0.profile.gross.value, digits: 3) } ?? .null),
        Property(
          "roads",
          route.map { route in
            .string(
              route.steps.map(\.number).reduce(into: [String]()) { numbers, number in
                if numbers.last != number { numbers.append(number) }
              }.joined(separator: ", "))
          } ?? .null),
        Property("reason", answer.reason.map { .string($0.code.rawValue) } ?? .null),
        Property(
          "warnings", warnings.isEmpty ? .null : .string(warnings.joined(separator: "; "))),
      ])
    writer.finish()
    return writer.takeBytes()
  }
}
