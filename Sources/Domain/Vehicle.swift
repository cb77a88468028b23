/// A type of vehicle combination; its identifier is the profile of the road questions.
public struct VehicleType: Hashable, Sendable {
  public var id: VehicleTypeID
  public var name: LocalizedName
  public var country: Country
  /// How it is coupled, such as `truck+full trailer`, `tractor+semi` or `rigid`.
  public var combination: String
  public var axles: Int
  public var gross: Kilograms
  public var tare: Kilograms
  public var payload: Kilograms
  public var volume: Liters
  public var length: Centimeters
  public var height: Centimeters
  public var bodies: [Body]
  /// Tenths of a liter of fuel per 100 km when loaded.
  public var fuelLoaded: Int
  /// Tenths of a liter of fuel per 100 km when empty.
  public var fuelEmpty: Int
  public var costPerKilometer: Cents
  public var costPerHour: Cents
  /// Grams of CO2 equivalent per liter of fuel, well to wheel.
  public var emission: Int
  /// Time at the loader.
  public var loading: Seconds
  /// Time at the unloading bay.
  public var unloading: Seconds
  /// `none`, or the permit it needs.
  public var permit: String
  /// Whether it is planned without being asked for: false for trials and outlooks.
  public var isDefault: Bool
  public var source: String
  public var confidence: Confidence

  /// Makes a vehicle type.
  public init(
    id: VehicleTypeID, name: LocalizedName, country: Country, combination: String, axles: Int,
    gross: Kilograms, tare: Kilograms, payload: Kilograms, volume: Liters, length: Centimeters,
    height: Centimeters, bodies: [Body], fuelLoaded: Int, fuelEmpty: Int,
    costPerKilometer: Cents, costPerHour: Cents, emission: Int, loading: Seconds,
    unloading: Seconds, permit: String, isDefault: Bool, source: String, confidence: Confidence
  ) {
    self.id = id
    self.name = name
    self.country = country
    self.combination = combination
    self.axles = axles
    self.gross = gross
    self.tare = tare
    self.payload = payload
    self.volume = volume
    self.length = length
    self.height = height
    self.bodies = bodies
    self.fuelLoaded = fuelLoaded
    self.fuelEmpty = fuelEmpty
    self.costPerKilometer = costPerKilometer
    self.costPerHour = costPerHour
    self.emission = emission
    self.loading = loading
    self.unloading = unloading
    self.permit = permit
    self.isDefault = isDefault
    self.source = source
    self.confidence = confidence
  }
}

/// A vehicle of a firm: a composition of a truck with what it draws and carries.
public struct Vehicle: Hashable, Sendable {
  public var id: VehicleID
  public var type: VehicleTypeID
  public var depot: SiteID
  /// The shifts in which it is manned, in order of time.
  public var shifts: [ShiftID]
  /// Drivers aboard in each shift: 1, or 2 for double manning.
  public var crew: Int
  public var registration: String?
  public var trailer: String?
  public var availableFrom: CalendarDate?
  public var availableTo: CalendarDate?

  /// Makes a vehicle.
  public init(
    id: VehicleID, type: VehicleTypeID, depot: SiteID, shifts: [ShiftID], crew: Int = 1,
    registration: String? = nil, trailer: String? = nil, availableFrom: CalendarDate? = nil,
    availableTo: CalendarDate? = nil
  ) {
    self.id = id
    self.type = type
    self.depot = depot
    self.shifts = shifts
    self.crew = crew
    self.registration = registration
    self.trailer = trailer
    self.availableFrom = availableFrom
    self.availableTo = availableTo
  }
}

/// A span of duty, in local time of the depot.
public struct Shift: Hashable, Sendable {
  public var id: ShiftID
  /// Seconds after the midnight of the plan's date.
  public var start: Seconds
  /// Seconds after the same midnight; above 24 h when it ends the next day.
  public var end: Seconds

  /// Makes a shift.
  public init(id: ShiftID, start: Seconds, end: Seconds) {
    self.id = id
    self.start = start
    self.end = end
  }
}

/// A driver of a firm with the hours behind.
public struct Driver: Hashable, Sendable {
  public var id: DriverID
  public var depot: SiteID
  public var shift: ShiftID
  public var dangerousGoodsLicence: Bool
  /// Driving since Monday 00:00 of the plan's week, before the plan's date.
  public var drivenThisWeek: Seconds
  public var drivenLastWeek: Seconds
  /// Days above 9 h of driving in this week.
  public var extendedDaysUsed: Int
  /// Reduced daily rests since the last weekly rest.
  public var reducedRestsUsed: Int
  /// When the last daily rest ended; `nil` when rested until the shift begins.
  public var lastRestEnd: Instant?

  /// Makes a driver.
  public init(
    id: DriverID, depot: SiteID, shift: ShiftID, dangerousGoodsLicence: Bool = false,
    drivenThisWeek: Seconds = .zero, drivenLastWeek: Seconds = .zero, extendedDaysUsed: Int = 0,
    reducedRestsUsed: Int = 0, lastRestEnd: Instant? = nil
  ) {
    self.id = id
    self.depot = depot
    self.shift = shift
    self.dangerousGoodsLicence = dangerousGoodsLicence
    self.drivenThisWeek = drivenThisWeek
    self.drivenLastWeek = drivenLastWeek
    self.extendedDaysUsed = extendedDaysUsed
    self.reducedRestsUsed = reducedRestsUsed
    self.lastRestEnd = lastRestEnd
  }
}

/// A haulier.
public struct Firm: Hashable, Sendable {
  /// Which of the flows the firm hauls when it has no file of loads.
  public struct Scope: Hashable, Sendable {
    /// Only flows with an end in the Kemi-Tornio cluster.
    public var clusterOnly: Bool
    /// Only lanes at least this long by road.
    public var minimumLane: Meters

    /// Makes a scope.
    public init(clusterOnly: Bool, minimumLane: Meters) {
      self.clusterOnly = clusterOnly
      self.minimumLane = minimumLane
    }
  }

  public var id: FirmID
  public var name: LocalizedName
  /// The companies of the firm.
  public var companies: [String]
  public var depots: [SiteID]
  public var shifts: [Shift]
  public var vehicles: [Vehicle]
  public var drivers: [Driver]
  public var scope: Scope
  /// What a vehicle costs on a day on which it leaves the depot at all.
  public var fixedCostPerVehicle: Cents
  /// The order in which firms are planned; smaller first, then by identifier.
  public var rank: Int
  public var confidence: Confidence

  /// Makes a firm.
  public init(
    id: FirmID, name: LocalizedName, companies: [String], depots: [SiteID], shifts: [Shift],
    vehicles: [Vehicle], drivers: [Driver], scope: Scope, fixedCostPerVehicle: Cents, rank: Int,
    confidence: Confidence
  ) {
    self.id = id
    self.name = name
    self.companies = companies
    self.depots = depots
    self.shifts = shifts
    self.vehicles = vehicles
    self.drivers = drivers
    self.scope = scope
    self.fixedCostPerVehicle = fixedCostPerVehicle
    self.rank = rank
    self.confidence = confidence
  }
}
