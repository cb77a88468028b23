/// Names a ``VehicleType``.
public typealias VehicleTypeID = Identifier<VehicleType>

/// A type of vehicle combination; its identifier is the profile of the road questions.
public struct VehicleType: Hashable, Sendable {
  /// The name by which profiles and vehicles call it.
  public var id: VehicleTypeID
  /// What it is called.
  public var name: LocalizedName
  /// Where it may drive without being asked for.
  public var country: Country
  /// How it is coupled, such as `truck+full trailer`, `tractor+semi` or `rigid`.
  public var combination: String
  /// Axles of the whole combination.
  public var axles: Int
  /// The most that it may weigh when loaded.
  public var gross: Kilograms
  /// What it weighs when empty.
  public var tare: Kilograms
  /// The most that it may carry.
  public var payload: Kilograms
  /// The room for the cargo.
  public var volume: Liters
  /// The length of the whole combination.
  public var length: Centimeters
  /// The height of the highest part.
  public var height: Centimeters
  /// The bodies that it may have; each of them may carry a load.
  public var bodies: [Body]
  /// Tenths of a liter of fuel per 100 km when loaded.
  public var fuelLoaded: Int
  /// Tenths of a liter of fuel per 100 km when empty.
  public var fuelEmpty: Int
  /// What a kilometer costs, empty or loaded.
  public var costPerKilometer: Cents
  /// What an hour on duty costs.
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
  /// Where the figures come from.
  public var source: String
  /// How far they may be trusted.
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

/// Names a ``Vehicle`` of a firm.
public typealias VehicleID = Identifier<Vehicle>

/// A vehicle of a firm: a composition of a truck with what it draws and carries.
public struct Vehicle: Hashable, Sendable {
  /// The firm's name for it.
  public var id: VehicleID
  /// What kind of combination it is.
  public var type: VehicleTypeID
  /// Where it begins and ends its days.
  public var depot: SiteID
  /// The shifts in which it is manned, in order of time.
  public var shifts: [ShiftID]
  /// Drivers aboard in each shift: 1, or 2 for double manning.
  public var crew: Int
  /// The number plate of the truck; `nil` when unknown.
  public var registration: String?
  /// The number plate of the trailer; `nil` when unknown or none.
  public var trailer: String?
  /// The first day on which it may be used; `nil` without beginning.
  public var availableFrom: CalendarDate?
  /// The last day on which it may be used; `nil` without end.
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

/// Names a ``Shift`` of a firm.
public typealias ShiftID = Identifier<Shift>

/// A span of duty, in local time of the depot.
public struct Shift: Hashable, Sendable {
  /// The firm's name for it.
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

/// Names a ``Driver`` of a firm.
public typealias DriverID = Identifier<Driver>

/// A driver of a firm with the hours behind.
public struct Driver: Hashable, Sendable {
  /// The firm's name for the driver, which is no person's name.
  public var id: DriverID
  /// Where the driver begins and ends.
  public var depot: SiteID
  /// When the driver works.
  public var shift: ShiftID
  /// Whether the driver may carry dangerous goods.
  public var dangerousGoodsLicence: Bool
  /// Driving since Monday 00:00 of the plan's week, before the plan's date.
  public var drivenThisWeek: Seconds
  /// Driving in the calendar week before.
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

/// Names a ``Firm``.
public typealias FirmID = Identifier<Firm>

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

  /// The name of its file.
  public var id: FirmID
  /// What it is called.
  public var name: LocalizedName
  /// The companies of the firm.
  public var companies: [String]
  /// Where its vehicles stand.
  public var depots: [SiteID]
  /// When its vehicles are manned, in order of time.
  public var shifts: [Shift]
  /// Sorted by identifier.
  public var vehicles: [Vehicle]
  /// Sorted by identifier.
  public var drivers: [Driver]
  /// Which of the flows it hauls when it has no file of loads.
  public var scope: Scope
  /// What a vehicle costs on a day on which it leaves the depot at all.
  public var fixedCostPerVehicle: Cents
  /// The order in which firms are planned; smaller first, then by identifier.
  public var rank: Int
  /// How far the file may be trusted.
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
