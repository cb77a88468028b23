internal import Domain
internal import Exchange

/// What there is in GeoData and Config, listed for people and for machines.
public struct Inventory {
  /// A kind of data.
  public enum Subject: Sendable {
    /// Sites with links, hours and streams.
    case sites
    /// Places and roads.
    case roads
    /// Materials and cleaning rules.
    case materials
    /// Firms, vehicle types and rules.
    case firms
  }

  private let scenario: Scenario

  /// Lists a scenario.
  public init(scenario: Scenario) { self.scenario = scenario }

  /// Firms that the list lacks because their files are broken, a sentence or more each.
  public func warnings(_ subject: Subject) -> [String] {
    guard case .firms = subject else { return [] }
    return scenario.firms.compactMap(\.fault?.description)
  }

  /// A table, or JSON with every field.
  public func list(_ subject: Subject, asJSON: Bool) -> [UInt8] {
    let rows: [Row] =
      switch subject {
      case .sites: scenario.data.sites.map(row)
      case .roads: scenario.data.roads.map(row)
      case .materials: scenario.data.materials.map(row)
      case .firms: scenario.configuration.firms.map(row)
      }
    guard !asJSON else {
      return JSONValue.array(rows.map { .object($0.map { JSONMember($0.name, $0.value) }) })
        .written
    }
    let columns = Self.columns(subject)
    var table = TextTable(columns)
    for row in rows {
      table.add(
        columns.map { column in row.first { $0.name == column }.map { Self.cell($0.value) } ?? "" })
    }
    return table.bytes
  }

  private typealias Row = [(name: String, value: JSONValue)]

  private static func columns(_ subject: Subject) -> [String] {
    switch subject {
    case .sites: ["id", "kind", "industry", "municipality", "lon", "lat", "status", "confidence"]
    case .roads:
      [
        "id", "number", "from", "to", "km", "speed_kmh", "winter_speed_kmh", "max_gross_t",
        "thaw_risk", "confidence",
      ]
    case .materials:
      [
        "id", "density_t_m3", "legal_status", "waste_code", "bodies", "cover", "cleaning_class",
        "confidence",
      ]
    case .firms: ["id", "name", "vehicles", "duties", "drivers", "depots", "confidence"]
    }
  }

  private func row(_ site: Site) -> Row {
    [
      ("id", .string(site.id.text)), ("name", .string(site.name.text)),
      ("kind", .string(site.kind.rawValue)), ("industry", .string(site.industry)),
      ("operator", .string(site.operator)), ("municipality", .string(site.municipality)),
      ("country", .string(site.country.rawValue)),
      ("lon", .decimal(site.position.longitude, digits: 7)),
      ("lat", .decimal(site.position.latitude, digits: 7)),
      ("accuracy_m", .whole(site.accuracy.value)), ("status", .string(site.status)),
      ("may_serve", .bool(site.mayServe)), ("source", .string(site.source)),
      ("confidence", .string(site.confidence.rawValue)),
    ]
  }

  private func row(_ road: Road) -> Row {
    [
      ("id", .string(road.id.text)), ("number", .string(road.number)),
      ("from", .string(road.from.text)), ("to", .string(road.to.text)),
      ("km", .decimal(road.length.kilometers, digits: 3)), ("speed_kmh", .whole(road.speed)),
      ("winter_speed_kmh", .whole(road.winterSpeed)),
      ("max_gross_t", .decimal(road.maxGross.tonnes, digits: 3)),
      ("max_height_m", .decimal(Double(road.maxHeight.value) / 100, digits: 2)),
      ("surface", .string(road.surface.rawValue)), ("thaw_risk", .string(road.thawRisk.rawValue)),
      ("country", .string(road.country.rawValue)), ("shape_points", .whole(road.shape.count)),
      ("note", .string(road.note)), ("source", .string(road.source)),
      ("confidence", .string(road.confidence.rawValue)),
    ]
  }

  private func row(_ material: Material) -> Row {
    [
      ("id", .string(material.id.text)), ("name", .string(material.name.text)),
      ("family", .string(material.family)),
      ("density_t_m3", .decimal(Double(material.density) / 1000, digits: 3)),
      ("legal_status", .string(material.legalStatus.rawValue)),
      ("waste_code", .text(material.wasteCode)), ("legal_note", .string(material.legalNote)),
      ("uses", .array(material.uses.map { .string($0) })),
      ("bodies", .array(material.bodies.map { .string($0.rawValue) })),
      ("cover", .string(material.cover.rawValue)),
      ("freezes", .string(material.freezes.rawValue)),
      ("cleaning_class", .string(material.cleaningClass.text)),
      ("source", .string(material.source)),
      ("confidence", .string(material.confidence.rawValue)),
    ]
  }

  private func row(_ firm: Firm) -> Row {
    [
      ("id", .string(firm.id.text)), ("name", .string(firm.name.text)),
      ("companies", .array(firm.companies.map { .string($0) })),
      ("depots", .array(firm.depots.map { .string($0.text) })),
      ("vehicles", .whole(firm.vehicles.count)),
      ("duties", .whole(firm.vehicles.reduce(0) { $0 + $1.shifts.count })),
      ("drivers", .whole(firm.drivers.count)),
      (
        "fleet",
        .array(
          firm.vehicles.map {
            .object([
              JSONMember("id", .string($0.id.text)), JSONMember("type", .string($0.type.text)),
              JSONMember("depot", .string($0.depot.text)),
              JSONMember("shifts", .array($0.shifts.map { .string($0.text) })),
              JSONMember("crew", .whole($0.crew)),
              JSONMember("registration", .text($0.registration)),
            ])
          })
      ),
      ("confidence", .string(firm.confidence.rawValue)),
    ]
  }

  private static func cell(_ value: JSONValue) -> String {
    switch value {
    case .null: "-"
    case .bool(let flag): flag ? "yes" : "no"
    case .number(let number): number.text
    case .string(let text): text
    case .array(let values): values.map(cell).joined(separator: "|")
    case .object: ""
    }
  }
}
