/// The tours of a firm on a date, and the loads left unserved with reasons.
public struct Plan: Hashable, Sendable {
  /// The version of the format.
  public static let currentVersion = 1

  /// The state of a load that was asked for.
  public enum LoadState: String, Hashable, Sendable, CaseIterable {
    case served, unserved
  }

  /// A load that was asked for, so that none can be lost.
  public struct LoadRecord: Hashable, Sendable {
    /// What was asked for.
    public var load: Load
    /// Whether a tour serves it.
    public var state: LoadState
    /// The tour that serves it.
    public var tour: TourID?

    /// Makes a record.
    public init(load: Load, state: LoadState, tour: TourID?) {
      self.load = load
      self.state = state
      self.tour = tour
    }
  }

  /// A load that no tour serves.
  public struct Unserved: Hashable, Sendable {
    /// The load that is left.
    public var load: LoadID
    /// Why it is left.
    public var reason: Reason

    /// Makes an unserved load.
    public init(load: LoadID, reason: Reason) {
      self.load = load
      self.reason = reason
    }
  }

  /// A file that the plan was made from.
  public struct Input: Hashable, Sendable {
    /// The name below GeoData or Config, such as `GeoData/sites.csv`.
    public var name: String
    /// The SHA-256 of its bytes in lowercase hexadecimal.
    public var sha256: String

    /// Makes an input.
    public init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }

  /// What stands before the names of files that chose or shut roads: an imported map, closures,
  /// areas to keep out of.
  public static let roadInputs = ["roads:", "closures:", "avoid:"]

  /// Whether its ways are not those of GeoData as it stands.
  public var isOnImportedRoads: Bool {
    inputs.contains { input in Self.roadInputs.contains { input.name.hasPrefix($0) } }
  }

  /// The version of the format in which it was written.
  public var version: Int
  /// The date on which its shifts begin.
  public var date: CalendarDate
  /// Whose plan it is.
  public var firm: FirmID
  /// The seed of the search.
  public var seed: Int
  /// Program and version that made it.
  public var generator: String
  /// Lines that must stay with the data it was made from.
  public var attribution: [String]
  /// Sorted by name.
  public var inputs: [Input]
  /// Sorted by load.
  public var loads: [LoadRecord]
  /// Sorted by identifier.
  public var tours: [Tour]
  /// Sorted by load.
  public var unserved: [Unserved]
  /// The sums.
  public var figures: PlanFigures
  /// What a planner should look at, as sentences' codes with arguments; sorted.
  public var warnings: [Reason]

  /// Makes a plan.
  public init(
    version: Int = Plan.currentVersion, date: CalendarDate, firm: FirmID, seed: Int,
    generator: String, attribution: [String], inputs: [Input], loads: [LoadRecord],
    tours: [Tour], unserved: [Unserved], figures: PlanFigures, warnings: [Reason] = []
  ) {
    self.version = version
    self.date = date
    self.firm = firm
    self.seed = seed
    self.generator = generator
    self.attribution = attribution
    self.inputs = inputs
    self.loads = loads
    self.tours = tours
    self.unserved = unserved
    self.figures = figures
    self.warnings = warnings
  }
}

/// The sums of a plan.
public struct PlanFigures: Hashable, Sendable {
  /// Loads asked for.
  public var loads: Int
  /// Loads that a tour serves.
  public var served: Int
  /// Loads that no tour serves.
  public var unserved: Int
  /// Vehicles that leave a depot.
  public var vehicles: Int
  /// Tours that leave a depot.
  public var tours: Int
  /// The length of all legs.
  public var distance: Meters
  /// The length of the legs without a load.
  public var emptyDistance: Meters
  /// On duty, from the start check to the end check of every tour.
  public var duty: Seconds
  /// The mass of the served loads.
  public var mass: Kilograms
  /// Kilograms times meters on loaded legs.
  public var massDistance: Int
  /// The cost of all tours and of the vehicles used.
  public var cost: Cents
  /// No plan of these loads and vehicles is cheaper; `nil` when none was computed.
  public var lowerBoundCost: Cents?
  /// Grams of CO2 equivalent.
  public var emission: Int
  /// Mass carried over the mass that the vehicles could have carried, 0 to 1.
  public var payloadUse: Double?

  /// Makes figures.
  public init(
    loads: Int, served: Int, unserved: Int, vehicles: Int, tours: Int, distance: Meters,
    emptyDistance: Meters, duty: Seconds, mass: Kilograms, massDistance: Int, cost: Cents,
    lowerBoundCost: Cents?, emission: Int, payloadUse: Double?
  ) {
    self.loads = loads
    self.served = served
    self.unserved = unserved
    self.vehicles = vehicles
    self.tours = tours
    self.distance = distance
    self.emptyDistance = emptyDistance
    self.duty = duty
    self.mass = mass
    self.massDistance = massDistance
    self.cost = cost
    self.lowerBoundCost = lowerBoundCost
    self.emission = emission
    self.payloadUse = payloadUse
  }
}
