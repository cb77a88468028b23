public import Domain
internal import Exchange
internal import Roads

/// Everything that a plan is made from: data, configuration, clocks, and the hashes of the files.
///
/// Frozen once it is read; whatever depends on a day or a vehicle is asked of it.
public struct Scenario: Sendable {
  /// The data of the region.
  public let data: GeoData
  /// Vehicle types, rules and the firms that could be read.
  public let configuration: Configuration
  /// The clock of every time zone in the data, over the years from 2000 to 2100.
  public let clocks: [String: ZoneClock]
  /// Files of the data and the shared configuration with their hashes, sorted by name.
  let inputs: [Plan.Input]
  /// What reading found about each firm.
  let firms: [FirmReading]

  /// Which roads are driven.
  public var roads = RoadSelection()

  private let siteIndex: [SiteID: Int]
  private let operationsIndex: [SiteID: Int]
  private let materialIndex: [MaterialID: Int]
  private let typeIndex: [VehicleTypeID: Int]

  /// The zone of the plan's own times.
  static let homeZone = "Europe/Helsinki"
  /// The years that can be planned: those for which clocks are made.
  public static let years = 2000...2100

  /// Reads GeoData and Config; warnings of the files are told, a broken firm is kept for later.
  ///
  /// - Throws: `InputFault` with every error of the shared files, or a `Fault` of kind environment
  ///   when a file cannot be read.
  public init(folders: DataFolders, tell: (Stage) -> Void) throws {
    tell(.began("reading \(folders.geodata) and \(folders.config)"))
    let geodata = try GeoDataReader.read(folder: folders.geodata)
    let configuration = try ConfigurationReader.read(
      folder: folders.config, sites: geodata.data?.sites)
    let errors =
      geodata.errors + configuration.sharedProblems.filter { $0.severity == .error }
    guard errors.isEmpty, let data = geodata.data, let rules = configuration.rules else {
      throw InputFault(errors)
    }
    for problem in geodata.warnings + configuration.warnings { tell(.detail(problem.description)) }
    try self.init(
      data: data,
      configuration: Configuration(
        vehicleTypes: configuration.vehicleTypes, rules: rules,
        firms: configuration.firms.compactMap(\.firm)),
      files: geodata.files + configuration.sharedFiles, firms: configuration.firms)
  }

  /// Puts a scenario together from what was read.
  init(
    data: GeoData, configuration: Configuration, files: [InputFile], firms: [FirmReading]
  ) throws {
    self.data = data
    self.configuration = configuration
    self.firms = firms
    inputs = files.map { Plan.Input(name: $0.name, sha256: SHA256.hexadecimal(of: $0.rawBytes)) }
      .sorted { $0.name < $1.name }
    var clocks = ZoneClocks.clocks(of: data.operations, years: Self.years)
    clocks[Self.homeZone] =
      clocks[Self.homeZone] ?? ZoneClocks.clock(Self.homeZone, years: Self.years)
    self.clocks = clocks
    siteIndex = Self.index(data.sites.map(\.id))
    operationsIndex = Self.index(data.operations.map(\.site))
    materialIndex = Self.index(data.materials.map(\.id))
    typeIndex = Self.index(configuration.vehicleTypes.map(\.id))
  }

  /// The site of that name.
  public func site(_ id: SiteID) -> Site? { siteIndex[id].map { data.sites[$0] } }

  /// How a site handles trucks.
  public func operations(_ site: SiteID) -> SiteOperations? {
    operationsIndex[site].map { data.operations[$0] }
  }

  /// The material of that name.
  public func material(_ id: MaterialID) -> Material? {
    materialIndex[id].map { data.materials[$0] }
  }

  /// The vehicle type of that name.
  public func vehicleType(_ id: VehicleTypeID) -> VehicleType? {
    typeIndex[id].map { configuration.vehicleTypes[$0] }
  }

  /// The clock on the wall of a site; Helsinki's for a site without operations.
  func clock(of site: SiteID?) -> ZoneClock {
    site.flatMap { operations($0) }.flatMap { clocks[$0.timeZone] } ?? homeClock
  }

  /// The clock of Helsinki, which gives the whole plan its offset.
  public var homeClock: ZoneClock {
    clocks[Self.homeZone] ?? ZoneClock(name: Self.homeZone, changes: [])
  }

  /// The gate of a site, else its position.
  func position(_ site: SiteID) -> Coordinate {
    operations(site)?.gate ?? self.site(site)?.position
      ?? Coordinate(clampedLongitude: 0, latitude: 0)
  }

  /// Whether a site is closed for good; planned and resting ones serve when they are asked to.
  func isClosed(_ site: SiteID) -> Bool { self.site(site)?.status.hasPrefix("closed") ?? false }

  /// The road network with the sites joined to it; `date` decides which closures of a time hold, none
  /// without it.
  ///
  /// - Throws: a `Fault` when a file is wrong.
  func network(
    on date: CalendarDate? = nil, tell: (Stage) -> Void = { _ in }
  ) throws -> any WayFinding {
    try roads.network(
      data: data, rules: configuration.rules.roads, on: date, clock: clocks[Self.homeZone],
      tell: tell)
  }

  /// The end of a way that the user named.
  ///
  /// - Throws: ``PlanningError/unknown(kind:name:known:)`` when a known name is near, else
  ///   `RoadsError` that tells the forms.
  func endpoint(_ text: String, in network: any WayFinding) throws -> RouteEndpoint {
    do {
      return try network.endpoint(text)
    } catch {
      guard case .endpoint = error else { throw error }
      let colon = text.firstIndex(of: ":")
      let name = colon.map { String(text[text.index(after: $0)...]) } ?? text
      let known =
        (text.hasPrefix("place:") ? [] : data.sites.map(\.id.text))
        + (text.hasPrefix("site:") ? [] : data.places.map(\.id.text))
      guard NearestName.find(name, among: known) != nil else { throw RoadsError.endpoint(text) }
      throw PlanningError.unknown(kind: "site or place", name: name, known: known)
    }
  }

  /// Whether an end of a way is a site whose position has low confidence.
  func isRough(_ end: RouteEndpoint) -> Bool {
    if case .site(let id) = end { site(id)?.confidence == .low } else { false }
  }

  /// The name of a site or place.
  func name(of end: RouteEndpoint) -> String? {
    switch end {
    case .site(let id): site(id)?.name.text
    case .place(let id): data.places.first { $0.id == id }?.name.text
    case .coordinate: nil
    }
  }

  /// The firm of that name.
  ///
  /// - Throws: ``PlanningError/unknown(kind:name:known:)`` when there is no file of it,
  ///   ``PlanningError/brokenFirm(name:problems:)`` or the reading's own fault when it is broken.
  func firm(_ name: String) throws -> (firm: Firm, input: InputFile?) {
    guard let reading = firms.first(where: { $0.name == name }) else {
      throw PlanningError.unknown(kind: "firm", name: name, known: firms.map(\.name))
    }
    guard let firm = reading.firm else {
      if let fault = reading.fault { throw fault }
      throw PlanningError.brokenFirm(name: name, problems: reading.problems)
    }
    return (firm, reading.input)
  }

  private static func index<Key: Hashable>(_ keys: [Key]) -> [Key: Int] {
    Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
