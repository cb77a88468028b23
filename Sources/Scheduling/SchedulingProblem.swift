public import Domain

/// A firm's day as the scheduler sees it: loads, duties, and what they may do together.
///
/// Plain values only; whoever makes it has already asked the road network which vehicle type can
/// haul which load by which way. Instants are UTC; the horizon may cross midnight.
public struct SchedulingProblem: Sendable {
  /// A vehicle with its crew for one shift, which becomes at most one tour.
  public struct Duty: Hashable, Sendable {
    /// The vehicle; two duties of one vehicle follow each other.
    public var vehicle: VehicleID
    /// The type of the vehicle.
    public var vehicleType: VehicleTypeID
    /// One driver, or two when double-manned.
    public var drivers: [DriverID]
    /// Where the tour begins and ends.
    public var depot: SiteID
    /// The shift of the firm.
    public var shift: ShiftID
    /// The start check may begin at `earliest` and the end check must end by `latest`.
    public var window: TimeWindow
    /// The most driving the crew has left today: daily, weekly and fortnightly limits together.
    public var drivingMax: Seconds
    /// The longest duty after which the daily rest is still reached.
    public var spanMax: Seconds

    /// Makes a duty.
    public init(
      vehicle: VehicleID, vehicleType: VehicleTypeID, drivers: [DriverID], depot: SiteID,
      shift: ShiftID, window: TimeWindow, drivingMax: Seconds, spanMax: Seconds
    ) {
      self.vehicle = vehicle
      self.vehicleType = vehicleType
      self.drivers = drivers
      self.depot = depot
      self.shift = shift
      self.window = window
      self.drivingMax = drivingMax
      self.spanMax = spanMax
    }
  }

  /// A way in which one vehicle type hauls one load.
  public struct Haul: Hashable, Sendable {
    /// The type of the vehicle.
    public var vehicleType: VehicleTypeID
    /// The loaded way from pickup to delivery at the mass of the load.
    public var travel: Travel

    /// Makes a haul.
    public init(vehicleType: VehicleTypeID, travel: Travel) {
      self.vehicleType = vehicleType
      self.travel = travel
    }
  }

  /// A load with everything that decides who may haul it.
  public struct Entry: Hashable, Sendable {
    /// What is to be hauled.
    public var load: Load
    /// The dirt that its material leaves.
    public var cleaningClass: CleaningClassID
    /// Added to the vehicle type's unloading time, as when loads freeze.
    public var extraUnloading: Seconds
    /// One for each vehicle type that may haul it; empty when none may.
    public var hauls: [Haul]
    /// Why ``hauls`` is empty; `nil` otherwise.
    public var ineligible: Reason?
    /// What leaving it costs, by priority; far above any tour's cost for loads that must go.
    public var unservedCost: Cents

    /// Makes an entry.
    public init(
      load: Load, cleaningClass: CleaningClassID, extraUnloading: Seconds, hauls: [Haul],
      ineligible: Reason?, unservedCost: Cents
    ) {
      self.load = load
      self.cleaningClass = cleaningClass
      self.extraUnloading = extraUnloading
      self.hauls = hauls
      self.ineligible = ineligible
      self.unservedCost = unservedCost
    }
  }

  /// How a site handles trucks over the horizon.
  public struct SiteSchedule: Hashable, Sendable {
    /// The site.
    public var site: SiteID
    /// Sorted, disjoint; spans that meet at midnight are joined; service lies inside one of them.
    public var open: [TimeWindow]
    /// Vehicles that can be loaded at the same time; with 0 nothing can.
    public var loaders: Int
    /// Vehicles that can be unloaded at the same time; with 0 nothing can.
    public var unloadBays: Int
    /// Added to loading, after it, and to unloading, before it.
    public var weighbridge: Seconds
    /// Whether bodies can be washed here.
    public var wash: Bool

    /// Makes a site's schedule.
    public init(
      site: SiteID, open: [TimeWindow], loaders: Int, unloadBays: Int, weighbridge: Seconds,
      wash: Bool
    ) {
      self.site = site
      self.open = open
      self.loaders = loaders
      self.unloadBays = unloadBays
      self.weighbridge = weighbridge
      self.wash = wash
    }
  }

  /// Sorted by load.
  public var entries: [Entry]
  /// Sorted by vehicle, then by the start of the window.
  public var duties: [Duty]
  /// The types of all duties and hauls.
  public var vehicleTypes: [VehicleType]
  /// Sites without a row are open at all times and have docks enough.
  public var sites: [SiteSchedule]
  /// Pairs without a rule need no cleaning.
  public var cleaning: [CleaningRule]
  /// Empty travel between all sites and depots in use, by vehicle type.
  public var emptyTravel: [VehicleTypeID: TravelTable]
  /// The law.
  public var drivingTime: Rules.DrivingTime
  /// The check at the depot before leaving.
  public var startCheck: Seconds
  /// The check at the depot after coming back.
  public var endCheck: Seconds
  /// What a vehicle costs on a day on which it leaves the depot at all.
  public var fixedCostPerVehicle: Cents
  /// The depot's wall clock, for the limit on night work.
  public var clock: ZoneClock

  /// Makes a problem.
  public init(
    entries: [Entry], duties: [Duty], vehicleTypes: [VehicleType], sites: [SiteSchedule],
    cleaning: [CleaningRule], emptyTravel: [VehicleTypeID: TravelTable],
    drivingTime: Rules.DrivingTime, startCheck: Seconds, endCheck: Seconds,
    fixedCostPerVehicle: Cents, clock: ZoneClock
  ) {
    self.entries = entries
    self.duties = duties
    self.vehicleTypes = vehicleTypes
    self.sites = sites
    self.cleaning = cleaning
    self.emptyTravel = emptyTravel
    self.drivingTime = drivingTime
    self.startCheck = startCheck
    self.endCheck = endCheck
    self.fixedCostPerVehicle = fixedCostPerVehicle
    self.clock = clock
  }
}
