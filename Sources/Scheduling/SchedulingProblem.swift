public import Domain

/// A firm's day as the scheduler sees it: loads, duties, and what they may do together.
///
/// Plain values only; whoever makes it has already asked the road network which vehicle type can
/// haul which load by which way. Instants are UTC; the horizon may cross midnight.
public struct SchedulingProblem: Sendable {
  /// A vehicle with its crew for one shift, which becomes at most one tour.
  public struct Duty: Hashable, Sendable {
    public var vehicle: VehicleID
    public var vehicleType: VehicleTypeID
    /// One driver, or two when double-manned.
    public var drivers: [DriverID]
    public var depot: SiteID
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
    public var load: Load
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
    public var site: SiteID
    /// Sorted, disjoint; spans that meet at midnight are joined. Service lies inside one of them.
    public var open: [TimeWindow]
    public var loaders: Int
    public var unloadBays: Int
    public var weighbridge: Seconds
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
  public var vehicleTypes: [VehicleType]
  public var sites: [SiteSchedule]
  public var cleaning: [CleaningRule]
  /// Empty travel between all sites and depots in use, by vehicle type.
  public var emptyTravel: [VehicleTypeID: TravelTable]
  public var drivingTime: Rules.DrivingTime
  public var startCheck: Seconds
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
