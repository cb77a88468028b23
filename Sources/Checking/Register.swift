import Domain

/// The data of a region and the configuration by identifier, as the checks look them up.
struct Register: Sendable {
  struct Lane: Hashable {
    var from: SiteID
    var to: SiteID
    var material: MaterialID
  }

  struct ClassPair: Hashable {
    var from: CleaningClassID
    var to: CleaningClassID
  }

  let rules: Rules
  let sites: [SiteID: Site]
  let links: [SiteID: SiteLink]
  let operations: [SiteID: SiteOperations]
  let materials: [MaterialID: Material]
  let types: [VehicleTypeID: VehicleType]
  let firms: [FirmID: Firm]
  let consents: [Lane: [Consent]]
  private let cleaning: [ClassPair: CleaningRule]
  private let clocks: [String: ZoneClock]

  /// The zone of sites that name none; see the contract, section 3.
  static let defaultZone = "Europe/Helsinki"

  init(data: GeoData, configuration: Configuration, clocks: [String: ZoneClock]) {
    rules = configuration.rules
    sites = Self.index(data.sites, by: \.id)
    links = Self.index(data.links, by: \.site)
    operations = Self.index(data.operations, by: \.site)
    materials = Self.index(data.materials, by: \.id)
    types = Self.index(configuration.vehicleTypes, by: \.id)
    firms = Self.index(configuration.firms, by: \.id)
    consents = Dictionary(grouping: data.consents) {
      Lane(from: $0.from, to: $0.to, material: $0.material)
    }
    cleaning = Dictionary(
      data.cleaning.map { (ClassPair(from: $0.from, to: $0.to), $0) },
      uniquingKeysWith: { first, _ in first })
    self.clocks = clocks
  }

  private static func index<Value, Key: Hashable>(
    _ values: [Value], by key: KeyPath<Value, Key>
  ) -> [Key: Value] {
    Dictionary(values.map { ($0[keyPath: key], $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The truck gate where it is known, otherwise the position of the site.
  func gates(of site: SiteID) -> [Coordinate] {
    [operations[site]?.gate, sites[site]?.position].compactMap { $0 }
  }

  /// The name of the zone in which the site's wall clock runs.
  func zone(of site: SiteID) -> String { operations[site]?.timeZone ?? Self.defaultZone }

  /// The wall clock of a site; UTC when its zone is not among the clocks, which is reported apart.
  func clock(of site: SiteID) -> ZoneClock {
    let zone = zone(of: site)
    return clocks[zone] ?? ZoneClock(name: zone, changes: [])
  }

  /// Whether the clock of a zone was given.
  func knowsZone(_ zone: String) -> Bool { clocks[zone] != nil }

  /// What a body needs between two classes; the same class and a pair without a row need nothing.
  func cleaning(from: CleaningClassID, to: CleaningClassID) -> CleaningRule? {
    guard from != to, let rule = cleaning[ClassPair(from: from, to: to)], rule.action != .none
    else { return nil }
    return rule
  }
}
