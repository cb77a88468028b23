internal import Domain
internal import Exchange
internal import Roads

/// A way from end to end, or why there is none, ready to be written.
public struct RouteAnswer {
  /// A way between two of the ends that were named.
  struct Leg {
    var from: String
    var to: String
    var answer: RoadAnswer<Route>
  }

  let attribution: [String]
  let profile: VehicleType
  let date: CalendarDate
  let isEmpty: Bool
  /// One leg, or more by way of other ends.
  let legs: [Leg]
  /// Other ways than the only leg's.
  let others: [Route]
  /// Whether an end is a site whose position has low confidence.
  let isRough: Bool

  /// What to mind on the way, as sentences.
  public var warnings: [String] {
    var warnings: [String] = []
    for leg in legs {
      warnings += (leg.answer.found?.warnings ?? []).map { Sentences.text(for: $0) }
      if let reason = leg.answer.reason { warnings.append(Sentences.text(for: reason)) }
    }
    if isRough { warnings.append("an end has a position of low confidence") }
    return warnings.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Kilometers and minutes with all that the contract asks, as a JSON object.
  ///
  /// `legs` stands there by way of other ends, `alternatives` when other ways were asked for and
  /// found; each of them is such an object without them.
  public var json: [UInt8] {
    var members: [JSONMember]
    if legs.count == 1 {
      members = Self.members(of: legs[0], in: self)
    } else {
      let routes = legs.compactMap { $0.answer.found }
      let isWhole = routes.count == legs.count
      let reason = legs.compactMap { $0.answer.reason }.first
      members = [
        JSONMember("from", .string(legs.first?.from ?? "")),
        JSONMember("to", .string(legs.last?.to ?? "")),
        JSONMember(
          "via", .array(legs.dropLast().map { .string($0.to) })),
        JSONMember(
          "km",
          .decimal(isWhole ? routes.reduce(0) { $0 + $1.distance.kilometers } : nil, digits: 3)),
        JSONMember(
          "minutes", .decimal(isWhole ? routes.reduce(0) { $0 + $1.minutes } : nil, digits: 2)),
        JSONMember(
          "max_gross_t",
          .decimal(isWhole ? routes.map { $0.profile.gross.tonnes }.min() : nil, digits: 3)),
        JSONMember("profile", .string(profile.id.text)),
        JSONMember("date", .string(date.description)),
        JSONMember("loaded", .bool(!isEmpty)),
        JSONMember("legs", .array(legs.map { .object(Self.members(of: $0, in: self)) })),
        JSONMember("reason", reason.map { .string($0.code.rawValue) } ?? .null),
      ]
    }
    if !others.isEmpty, let leg = legs.first {
      members.append(
        JSONMember(
          "alternatives",
          .array(
            others.map { route in
              .object(
                Self.members(of: Leg(from: leg.from, to: leg.to, answer: .found(route)), in: self))
            })))
    }
    members.append(JSONMember("warnings", .array(warnings.map { .string($0) })))
    return JSONValue.object(members).written
  }

  private static func members(of leg: Leg, in answer: RouteAnswer) -> [JSONMember] {
    let route = leg.answer.found
    return [
      JSONMember("from", .string(leg.from)), JSONMember("to", .string(leg.to)),
      JSONMember("km", .decimal(route.map { $0.distance.kilometers }, digits: 3)),
      JSONMember("minutes", .decimal(route.map { $0.minutes }, digits: 2)),
      JSONMember("max_gross_t", .decimal(route.map { $0.profile.gross.tonnes }, digits: 3)),
      JSONMember("profile", .string(answer.profile.id.text)),
      JSONMember("date", .string(answer.date.description)),
      JSONMember("loaded", .bool(!answer.isEmpty)),
      JSONMember("towns", route.map { .number(JSONNumber($0.towns)) } ?? .null),
      JSONMember("borders", route.map { .number(JSONNumber($0.borders)) } ?? .null),
      JSONMember("lowest_limit_t", .decimal(route?.limit?.gross.tonnes, digits: 3)),
      JSONMember("access_m", .array(accesses(route).map { .number(JSONNumber($0)) })),
      JSONMember("limits", .array((route?.limits ?? []).map { json(of: $0) })),
      JSONMember("roads", .array((route?.steps ?? []).map { json(of: $0) })),
      JSONMember("reason", leg.answer.reason.map { .string($0.code.rawValue) } ?? .null),
    ]
  }

  /// Meters from either end to the roads.
  private static func accesses(_ route: Route?) -> [Int] {
    route.map { [$0.from.access.value, $0.to.access.value] } ?? []
  }

  private static func json(of limit: Route.SignedLimit) -> JSONValue {
    .object([
      JSONMember("what", .string(limit.quantity)),
      JSONMember("most", .decimal(limit.most, digits: 3)),
      JSONMember("unit", .string(limit.unit)), JSONMember("road", .string(limit.road.text)),
      JSONMember("number", .string(limit.number)),
    ])
  }

  private static func json(of step: Route.Step) -> JSONValue {
    var members = [
      JSONMember("road", .string(step.road.text)), JSONMember("number", .string(step.number)),
    ]
    if !step.name.isEmpty { members.append(JSONMember("name", .string(step.name))) }
    return .object(
      members + [
        JSONMember("from", .string(step.from.text)), JSONMember("to", .string(step.to.text)),
        JSONMember("km", .decimal(step.distance.kilometers, digits: 3)),
        JSONMember("minutes", .decimal(Double(step.milliseconds) / 60_000, digits: 2)),
      ])
  }

  /// One LineString feature for each leg and each other way, or one without geometry and with the
  /// reason.
  public func geoJSON() -> [UInt8] {
    var writer = GeoJSONWriter(members: [
      JSONMember("attribution", .array(attribution.map { .string($0) }))
    ])
    for (position, leg) in legs.enumerated() {
      let suffix = legs.count > 1 ? "/leg/\(position + 1)" : ""
      write(
        leg.answer, from: leg.from, to: leg.to, id: "route/\(leg.from)/\(leg.to)\(suffix)",
        leg: legs.count > 1 ? position + 1 : nil, alternative: nil, to: &writer)
    }
    for (position, route) in others.enumerated() {
      write(
        .found(route), from: legs[0].from, to: legs[0].to,
        id: "route/\(legs[0].from)/\(legs[0].to)/alternative/\(position + 1)", leg: nil,
        alternative: position + 1, to: &writer)
    }
    writer.finish()
    return writer.takeBytes()
  }

  private func write(
    _ answer: RoadAnswer<Route>, from: String, to: String, id: String, leg: Int?,
    alternative: Int?, to writer: inout GeoJSONWriter
  ) {
    let route = answer.found
    let path = route?.path ?? []
    var properties = [Property("layer", .string("route"))]
    if let leg { properties.append(Property("leg", .int(leg))) }
    if let alternative { properties.append(Property("alternative", .int(alternative))) }
    properties += [
      Property("from", .string(from)), Property("to", .string(to)),
      Property("profile", .string(profile.id.text)), Property("date", .string(date.description)),
      Property("loaded", .bool(!isEmpty)),
      Property("km", route.map { .fixed($0.distance.value, digits: 3) } ?? .null),
      Property("minutes", route.map { .decimal($0.minutes, digits: 2) } ?? .null),
      Property("max_gross_t", route.map { .fixed($0.profile.gross.value, digits: 3) } ?? .null),
      Property("roads", route.map { .string(Self.names(of: $0)) } ?? .null),
      Property("limits", route.flatMap { Self.limits(of: $0) }.map { .string($0) } ?? .null),
      Property("reason", answer.reason.map { .string($0.code.rawValue) } ?? .null),
      Property("warnings", warnings.isEmpty ? .null : .string(warnings.joined(separator: "; "))),
    ]
    writer.write(id: id, shape: path.count > 1 ? .line(path) : nil, properties: properties)
  }

  /// Numbers, else names, in the order of driving.
  private static func names(of route: Route) -> String {
    route.steps.map { $0.number.isEmpty ? $0.name : $0.number }
      .reduce(into: [String]()) { if !$1.isEmpty, $0.last != $1 { $0.append($1) } }
      .joined(separator: ", ")
  }

  /// The limits met on the way as a planner reads them; `nil` without any.
  private static func limits(of route: Route) -> String? {
    if route.limits.isEmpty { return nil }
    return route.limits.map { limit in
      let most = Decimals.text(Int((limit.most * 1000).rounded()), scale: 1000)
      let road = limit.number.isEmpty ? limit.road.text : limit.number
      return "\(limit.quantity) \(most) \(limit.unit) (\(road))"
    }.joined(separator: ", ")
  }
}
