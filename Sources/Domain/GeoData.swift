/// The data of a region as plain values, references between them resolved.
public struct GeoData: Sendable {
  /// Sorted by identifier, like every list here.
  public var sites: [Site]
  public var links: [SiteLink]
  public var operations: [SiteOperations]
  public var materials: [Material]
  public var cleaning: [CleaningRule]
  public var streams: [Stream]
  public var places: [Place]
  public var roads: [Road]
  public var stocks: [Stock]
  public var consents: [Consent]
  public var closures: [Closure]
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
  public var vehicleTypes: [VehicleType]
  public var rules: Rules
  public var firms: [Firm]

  /// Gathers a configuration.
  public init(vehicleTypes: [VehicleType], rules: Rules, firms: [Firm]) {
    self.vehicleTypes = vehicleTypes
    self.rules = rules
    self.firms = firms
  }
}
