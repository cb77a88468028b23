/// The data of a region as plain values, references between them resolved.
public struct GeoData: Sendable {
  /// Sorted by identifier, like every list here.
  public var sites: [Site]
  /// One for each site.
  public var links: [SiteLink]
  /// One for each site.
  public var operations: [SiteOperations]
  /// Sorted by identifier.
  public var materials: [Material]
  /// One for each pair of cleaning classes, sorted by both.
  public var cleaning: [CleaningRule]
  /// Sorted by site, role and material.
  public var streams: [Stream]
  /// Sorted by identifier.
  public var places: [Place]
  /// Sorted by identifier, with their shapes.
  public var roads: [Road]
  /// Sorted by site, role, material and date; empty when there is no such file.
  public var stocks: [Stock]
  /// Sorted by lane, material and beginning; empty when there is no such file.
  public var consents: [Consent]
  /// Sorted by road and beginning; empty when there is no such file.
  public var closures: [Closure]
  /// Sorted by road and distance; empty when there is no such file.
  public var bridges: [BridgeLimit]

  /// Gathers the data of a region.
  public init(
    sites: [Site], links: [SiteLink], operations: [SiteOperations], materials: [Material],
    cleaning: [CleaningRule], streams: [Stream], places: [Place], roads: [Road],
    stocks: [Stock] = [], consents: [Consent] = [], closures: [Closure] = [],
    bridges: [BridgeLimit] = []
  ) {
    self.sites = sites
    self.links = links
    self.operations = operations
    self.materials = materials
    self.cleaning = cleaning
    self.streams = streams
    self.places = places
    self.roads = roads
    self.stocks = stocks
    self.consents = consents
    self.closures = closures
    self.bridges = bridges
  }
}

/// Fleet types, firms and rules as plain values.
public struct Configuration: Sendable {
  /// Sorted by identifier.
  public var vehicleTypes: [VehicleType]
  /// What law, season and practice demand.
  public var rules: Rules
  /// Sorted by identifier.
  public var firms: [Firm]

  /// Gathers a configuration.
  public init(vehicleTypes: [VehicleType], rules: Rules, firms: [Firm]) {
    self.vehicleTypes = vehicleTypes
    self.rules = rules
    self.firms = firms
  }
}
