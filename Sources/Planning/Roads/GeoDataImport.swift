internal import Domain
internal import Roads

/// Makes a network of the places and roads of GeoData.
///
/// Speeds of winter and summer, days of validity, closures and bridges become conditions and limits
/// of the links. The thaw, passing a town and crossing a border are rules of the shipped network's
/// own and are left out.
enum GeoDataImport {
  static let attribution = "Road lengths and points: Fintraffic / Digitraffic, CC BY 4.0, changed"

  /// - Throws: ``RoadsError`` for a length that no network can hold.
  static func network(_ data: GeoData) throws -> LinkNetwork {
    let nodes = Dictionary(
      data.places.map { ($0.id.text, $0.position) }, uniquingKeysWith: { first, _ in first })
    let closures = Dictionary(grouping: data.closures, by: \.road)
    let bridges = Dictionary(grouping: data.bridges, by: \.road)
    let links = data.roads.enumerated().map { position, road in
      RoadLink(
        from: road.from.text, to: road.to.text, centimeters: road.length.value * 100,
        rule: rule(road, closures: closures[road.id] ?? [], bridges: bridges[road.id] ?? []),
        number: road.number, name: "", source: Int64(position + 1), shape: road.shape)
    }
    return try LinkNetwork(nodes: nodes, links: links)
  }

  private static func rule(
    _ road: Road, closures: [Closure], bridges: [BridgeLimit]
  ) -> LinkRule {
    let country: RoadCountry =
      switch road.country {
      case .finland: .finland
      case .sweden: .sweden
      case .norway: .norway
      }
    let speed = [
      LinkRule.SpeedClause(road.winterSpeed * 10, when: RoadCondition([.season(.winter)])),
      LinkRule.SpeedClause(road.speed * 10),
    ]
    var rule = LinkRule(
      roadClass: roadClass(road.number), country: country,
      roadSpeed: max(road.speed, road.winterSpeed) * 10)
    rule.forward.speed = speed
    rule.backward.speed = speed
    switch road.direction {
    case .both: break
    case .forward: rule.backward.flow = [LinkRule.AccessClause(.closed)]
    case .backward: rule.forward.flow = [LinkRule.AccessClause(.closed)]
    }
    if road.surface != .asphalt, road.surface != .softAsphalt { rule.marks.insert(.unpaved) }
    rule.season = closures.map {
      LinkRule.AccessClause(.closed, when: .days(from: $0.from, through: $0.to))
    }
    if road.validFrom != nil || road.validTo != nil {
      rule.season += [
        LinkRule.AccessClause(.open, when: .days(from: road.validFrom, through: road.validTo)),
        LinkRule.AccessClause(.closed),
      ]
    }
    func limit(_ quantity: RoadQuantity, _ most: Int?) {
      guard let most else { return }
      rule.limits.append(LinkRule.Limit(quantity, clauses: [LinkRule.Limit.Clause(most)]))
    }
    limit(.gross, road.maxGross.value)
    limit(.height, road.maxHeight.value)
    limit(.length, road.maxLength?.value)
    limit(.width, road.maxWidth?.value)
    limit(.axle, road.maxAxle?.value)
    for bridge in bridges { rule.limits += bridge.masses.linkLimits }
    return rule
  }

  private static func roadClass(_ number: String) -> RoadClass {
    let digits = number.split(separator: " ").last.flatMap { Int($0) }
    if number.hasPrefix("Vt") || number.hasPrefix("E") { return .trunk }
    if number.hasPrefix("Kt") { return .primary }
    return (digits ?? 1000) < 1000 ? .secondary : .tertiary
  }
}
