internal import Domain
internal import Exchange
internal import Roads

/// Makes a network of a table of nodes and links.
///
/// Crossings are joined by their junction. Classes and speeds:
///
/// | road_class | class | km/h |
/// |---|---|---|
/// | valtatie | trunk | 80 |
/// | kantatie | primary | 78 |
/// | seututie | secondary | 73 |
/// | yhdystie | tertiary | 66 |
/// | ramp_or_other | primary link | 45 |
/// | street | residential | 30 |
/// | connector | service | 15 |
enum LinkTableImport {
  static let attribution =
    "Road locations and lengths: Fintraffic / Digitraffic, CC BY 4.0, changed"

  /// - Throws: ``RoadsError`` for a length that no network can hold.
  static func network(_ table: LinkTable) throws -> LinkNetwork {
    var nodes: [String: Coordinate] = [:]
    for junction in table.junctions {
      nodes["\(table.nodes[junction].code)"] = table.nodes[junction].position
    }
    let links = table.links.map { link in
      let (from, to) = (table.nodes[link.from], table.nodes[link.to])
      var address = LinkAddress(fromCode: from.code, toCode: to.code)
      // A link between two roads, such as a connector, has no place on either.
      if let first = from.address, let last = to.address, first.road == last.road,
        link.kind != .connector
      {
        address.from = first
        address.to = last
      }
      return RoadLink(
        from: "\(from.junction)", to: "\(to.junction)", centimeters: link.length.value,
        rule: rule(link.kind), number: link.number, name: link.name, source: Int64(link.line),
        shape: [], address: address)
    }
    return try LinkNetwork(nodes: nodes, links: links)
  }

  private static func rule(_ kind: LinkTable.RoadKind) -> LinkRule {
    let roadClass: RoadClass =
      switch kind {
      case .valtatie: .trunk
      case .kantatie: .primary
      case .seututie: .secondary
      case .yhdystie: .tertiary
      case .rampOrOther: .primaryLink
      case .street: .residential
      case .connector: .service
      }
    var rule = LinkRule(
      roadClass: roadClass, country: .finland, roadSpeed: roadClass.truckSpeed)
    if kind == .street { rule.marks.insert(.urban) }
    return rule
  }
}
