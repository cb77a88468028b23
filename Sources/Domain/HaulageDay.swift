/// A public instance of a day of full loads: trucks of several kinds from several depots.
///
/// Everything is a position in an array and a whole number: sites, loads and trucks are numbered as in
/// the file; times are seconds after midnight. A truck leaves its depot at the start of its shift at
/// the earliest, carries one load at a time, and is back by the shift's end with at most so much
/// driving behind it. A load is carried by one truck or left at ``unservedCost``. Costs are kilometers,
/// empty ones too, and a fixed sum for each truck that leaves its depot.
public struct HaulageDay: Hashable, Sendable {
  /// A place of the day.
  public struct Site: Hashable, Sendable {
    /// The name in the file.
    public var id: String
    /// Where it lies.
    public var position: Coordinate

    /// Makes a site.
    public init(id: String, position: Coordinate) {
      self.id = id
      self.position = position
    }
  }

  /// Seconds after midnight between which something may begin, or a shift lasts.
  public struct Window: Hashable, Sendable {
    /// The first second.
    public var earliest: Seconds
    /// The last second; never before ``earliest``.
    public var latest: Seconds

    /// Makes a window.
    public init(earliest: Seconds, latest: Seconds) {
      self.earliest = earliest
      self.latest = latest
    }
  }

  /// A full load.
  public struct Load: Hashable, Sendable {
    /// The name in the file.
    public var id: String
    /// Position among ``HaulageDay/sites``.
    public var pickup: Int
    /// Position among ``HaulageDay/sites``.
    public var delivery: Int
    /// The body that a truck must have.
    public var body: String
    /// Loading.
    public var pickupService: Seconds
    /// Unloading.
    public var deliveryService: Seconds
    /// When loading may begin.
    public var pickupWindow: Window
    /// When unloading may begin.
    public var deliveryWindow: Window

    /// Makes a load.
    public init(
      id: String, pickup: Int, delivery: Int, body: String, pickupService: Seconds,
      deliveryService: Seconds, pickupWindow: Window, deliveryWindow: Window
    ) {
      self.id = id
      self.pickup = pickup
      self.delivery = delivery
      self.body = body
      self.pickupService = pickupService
      self.deliveryService = deliveryService
      self.pickupWindow = pickupWindow
      self.deliveryWindow = deliveryWindow
    }
  }

  /// A truck with its driver for the day.
  public struct Truck: Hashable, Sendable {
    /// The name in the file.
    public var id: String
    /// Position among ``HaulageDay/sites``.
    public var depot: Int
    /// The bodies it has; sorted.
    public var bodies: [String]
    /// What it costs to leave the depot at all.
    public var fixedCost: Cents
    /// What each kilometer costs, loaded or empty.
    public var costPerKilometer: Cents
    /// From leaving the depot to being back.
    public var shift: Window
    /// The most driving of the day.
    public var drivingMax: Seconds

    /// Makes a truck.
    public init(
      id: String, depot: Int, bodies: [String], fixedCost: Cents, costPerKilometer: Cents,
      shift: Window, drivingMax: Seconds
    ) {
      self.id = id
      self.depot = depot
      self.bodies = bodies
      self.fixedCost = fixedCost
      self.costPerKilometer = costPerKilometer
      self.shift = shift
      self.drivingMax = drivingMax
    }
  }

  /// The name of the instance.
  public var name: String
  /// The places.
  public var sites: [Site]
  /// Meters from a site to a site, row by row; `sites.count` squared.
  public var distances: [Int32]
  /// Seconds of driving from a site to a site, row by row; `sites.count` squared.
  public var durations: [Int32]
  /// The loads.
  public var loads: [Load]
  /// The trucks.
  public var trucks: [Truck]
  /// What each load costs that is left.
  public var unservedCost: Cents

  /// Makes a day.
  public init(
    name: String, sites: [Site], distances: [Int32], durations: [Int32], loads: [Load],
    trucks: [Truck], unservedCost: Cents
  ) {
    self.name = name
    self.sites = sites
    self.distances = distances
    self.durations = durations
    self.loads = loads
    self.trucks = trucks
    self.unservedCost = unservedCost
  }

  /// What the numbers of a day may not exceed.
  ///
  /// A second of the clock plus services and ways stays within 32 bits, and the costs of a route are
  /// whole numbers of millicents that a double holds exactly.
  public enum Limit {
    /// The longest time and the last second of a window or shift: over three years.
    public static let seconds = 100_000_000
    /// The longest way in meters: a quarter of the way around the Earth.
    public static let meters = 10_000_000
    /// The largest fixed cost, and the largest cost of a load that is left: a million euros.
    public static let cents = 100_000_000
    /// The largest cost of a kilometer.
    public static let centsPerKilometer = 1_000_000
    /// The most different bodies that the loads of a day may need; a set of them fits into a word.
    public static let bodies = 63
  }
}

/// Which truck of a ``HaulageDay`` carries which loads, in which order.
public struct HaulagePlan: Hashable, Sendable {
  /// What one truck does.
  public struct Route: Hashable, Sendable {
    /// Position among ``HaulageDay/trucks``.
    public var truck: Int
    /// Positions among ``HaulageDay/loads`` in the order of carrying; never empty.
    public var loads: [Int]

    /// Makes a route.
    public init(truck: Int, loads: [Int]) {
      self.truck = truck
      self.loads = loads
    }
  }

  /// The trucks that leave their depots; in ascending order when a search made them.
  public var routes: [Route]

  /// Makes a plan.
  public init(routes: [Route]) { self.routes = routes }
}
