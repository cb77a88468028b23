/// What it takes to drive from one site to another.
public struct Travel: Hashable, Sendable {
  /// The time on the way.
  public var duration: Seconds
  /// The length of the way.
  public var distance: Meters
  /// Tolls and ferry fares on the way.
  public var toll: Cents
  /// The part of ``duration`` spent on ferries.
  public var ferry: Seconds

  /// Makes a travel.
  public init(duration: Seconds, distance: Meters, toll: Cents = .zero, ferry: Seconds = .zero) {
    self.duration = duration
    self.distance = distance
    self.toll = toll
    self.ferry = ferry
  }
}

/// What a travel table was made for.
public struct TravelTableKey: Hashable, Sendable {
  /// The vehicle type that drives.
  public var profile: VehicleTypeID
  /// The gross mass that every road on the way allows.
  public var gross: Kilograms
  /// Whether thaw closures for loaded combinations apply.
  public var loaded: Bool
  /// The date, which decides season and closures.
  public var date: CalendarDate
  /// The hour of departure, 0 to 23, when times depend on it.
  public var departureHour: Int?

  /// Makes a key.
  public init(
    profile: VehicleTypeID, gross: Kilograms, loaded: Bool, date: CalendarDate,
    departureHour: Int? = nil
  ) {
    self.profile = profile
    self.gross = gross
    self.loaded = loaded
    self.date = date
    self.departureHour = departureHour
  }
}

/// Seconds and meters between sites for one vehicle profile on one date.
public struct TravelTable: Hashable, Sendable {
  /// What the table was made for.
  public let key: TravelTableKey
  /// The sites in the order of rows and columns.
  public let sites: [SiteID]
  private let indices: [SiteID: Int]
  private let travels: [Travel?]

  /// Makes a table from a full row-major matrix; `nil` where there is no way.
  ///
  /// - Precondition: `travels` has the square of `sites` as many elements.
  public init(key: TravelTableKey, sites: [SiteID], travels: [Travel?]) {
    precondition(travels.count == sites.count * sites.count, "a travel table is square")
    self.key = key
    self.sites = sites
    self.travels = travels
    self.indices = Dictionary(
      sites.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The position of a site in ``sites``.
  public func index(of site: SiteID) -> Int? { indices[site] }

  /// The travel between two sites by position, `nil` where there is no way.
  public subscript(row: Int, column: Int) -> Travel? { travels[row * sites.count + column] }

  /// The travel between two sites, `nil` where there is no way or a site is not in the table.
  public subscript(from: SiteID, to: SiteID) -> Travel? {
    guard let row = indices[from], let column = indices[to] else { return nil }
    return self[row, column]
  }
}
