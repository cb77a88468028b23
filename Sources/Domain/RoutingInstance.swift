/// A public instance of vehicle routing: vehicles from depots visit customers within time windows and
/// capacities, and carry goods between pickups and deliveries.
///
/// Places, visits and vehicle types are positions in arrays. Lengths, times and amounts stand in the
/// file's own units; a convention (``RoutingObjective``) says how lengths are rounded.
public struct RoutingInstance: Hashable, Sendable {
  /// The file format that an instance came in, which decides over its conventions.
  public enum Format: String, Hashable, Sendable {
    /// Solomon's and Gehring & Homberger's time-window instances.
    case solomon
    /// Li & Lim's pickups and deliveries with time windows.
    case liLim = "li-lim"
    /// CVRPLIB's `.vrp` files (TSPLIB).
    case cvrplib
    /// VROOM's input JSON.
    case vroom
  }

  /// A point of a drawing board, in the file's unit of length.
  public struct Point: Hashable, Sendable {
    /// To the right.
    public var x: Double
    /// Upward.
    public var y: Double

    /// Makes a point.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// What ways between places take for the vehicles of a profile, row by row.
  public struct Table: Hashable, Sendable {
    /// The name in the file, such as `car`.
    public var profile: String
    /// Units of time from a place to a place; the number of places squared.
    public var durations: [Int32]
    /// Units of length; the same size.
    public var distances: [Int32]
    /// What a way costs where this is neither its time nor its length; the same size, or `nil`.
    public var costs: [Int32]?

    /// Makes a table.
    public init(profile: String, durations: [Int32], distances: [Int32], costs: [Int32]? = nil) {
      self.profile = profile
      self.durations = durations
      self.distances = distances
      self.costs = costs
    }
  }

  /// How ways are told.
  public enum Travel: Hashable, Sendable {
    /// Straight lines between points, one for each place; a unit of length takes a unit of time.
    case straight([Point])
    /// Tables, one for each profile, all of the same number of places; at least one.
    case tables([Table])
  }

  /// Times between which a visit may begin, or between which a vehicle is away.
  public struct Window: Hashable, Sendable {
    /// The first moment.
    public var earliest: Double
    /// The last moment; never before ``earliest``; infinite when there is none.
    public var latest: Double

    /// Makes a window.
    public init(earliest: Double, latest: Double) {
      self.earliest = earliest
      self.latest = latest
    }

    /// No limit at all.
    public static let always = Window(earliest: 0, latest: .infinity)
  }

  /// What a visit is to the goods.
  public enum Role: Hashable, Sendable {
    /// Goods come from the start of the route, or go to its end.
    case single
    /// Goods are taken to the visit at a position, later in the same route.
    case pickup(delivery: Int)
    /// Goods come from the visit at a position, earlier in the same route.
    case delivery(pickup: Int)
  }

  /// Something to be done at a place, by one vehicle.
  public struct Visit: Hashable, Sendable {
    /// The customer's number or id in the file.
    public var id: String
    /// Position among the places.
    public var place: Int
    /// What the goods come from and go to.
    public var role: Role
    /// What the vehicle has less of afterwards, by dimension; not negative.
    ///
    /// Of a ``Role/single`` it was loaded at the start of the route.
    public var delivered: [Int]
    /// What the vehicle has more of afterwards, by dimension; not negative.
    ///
    /// Of a ``Role/single`` it stays on board to the end of the route.
    public var collected: [Int]
    /// When the visit may begin: one or more windows, ascending and apart.
    public var windows: [Window]
    /// How long it takes, in units of time; not negative.
    public var service: Double
    /// What is added to ``service`` when the vehicle comes from another place; not negative.
    public var setup: Double
    /// What a vehicle must know; sorted.
    public var skills: [Int]
    /// From 0 to 100: the more, the rather it is served when not all can be.
    public var priority: Int

    /// Makes a visit of the simplest kind.
    public init(id: String, place: Int) {
      self.id = id
      self.place = place
      role = .single
      delivered = []
      collected = []
      windows = [.always]
      service = 0
      setup = 0
      skills = []
      priority = 0
    }
  }

  /// A pause that a vehicle takes between, before or after its visits, wherever it is.
  public struct Break: Hashable, Sendable {
    /// The id in the file.
    public var id: String
    /// When it may begin: one or more windows, ascending and apart.
    public var windows: [Window]
    /// How long it takes.
    public var service: Double
    /// The most on board while it lasts, by dimension; `nil` for no limit.
    public var loadMax: [Int]?

    /// Makes a break.
    public init(id: String, windows: [Window], service: Double, loadMax: [Int]? = nil) {
      self.id = id
      self.windows = windows
      self.service = service
      self.loadMax = loadMax
    }
  }

  /// Vehicles that are alike.
  public struct VehicleType: Hashable, Sendable {
    /// The id in the file; empty where vehicles have none.
    public var id: String
    /// How many there are.
    public var count: Int
    /// Position among the tables; 0 on the drawing board.
    public var profile: Int
    /// The place it starts from; `nil` when its first visit is its start.
    public var start: Int?
    /// The place it ends at; `nil` when its last visit is its end.
    public var end: Int?
    /// The most on board, by dimension.
    public var capacity: [Int]
    /// When it may be on its way.
    public var window: Window
    /// What it knows; sorted.
    public var skills: [Int]
    /// Its breaks, ascending by their windows.
    public var breaks: [Break]
    /// What it costs to use one at all.
    public var fixedCost: Int
    /// What an hour (3,600 units of time) of driving costs.
    public var costPerHour: Int
    /// What an hour (3,600 units of time) of setups, services and breaks costs.
    public var costPerServiceHour: Int
    /// What a kilometer (1,000 units of length) costs.
    public var costPerKilometer: Int
    /// Durations are divided by this; above zero.
    public var speedFactor: Double
    /// The most visits of a route; `nil` for no limit.
    public var visitMax: Int?
    /// The most driving of a route; `nil` for no limit.
    public var drivingMax: Int?
    /// The longest route; `nil` for no limit.
    public var distanceMax: Int?

    /// Makes a type of the simplest kind, from a place and back to it.
    public init(id: String, count: Int, depot: Int) {
      self.id = id
      self.count = count
      profile = 0
      start = depot
      end = depot
      capacity = []
      window = .always
      skills = []
      breaks = []
      fixedCost = 0
      costPerHour = 0
      costPerServiceHour = 0
      costPerKilometer = 0
      speedFactor = 1
      visitMax = nil
      drivingMax = nil
      distanceMax = nil
    }
  }

  /// The name in the file, or that of the file.
  public var name: String
  /// What kind of file it came in.
  public var format: Format
  /// The ways between the places.
  public var travel: Travel
  /// The visits, in the order of the file.
  public var visits: [Visit]
  /// The vehicles, in the order of the file.
  public var vehicles: [VehicleType]
  /// How many kinds of amount there are.
  public var dimensions: Int
  /// What was subtracted from every moment of the file, so that times stay small.
  public var origin = 0

  /// Makes an instance.
  public init(
    name: String, format: Format, travel: Travel, visits: [Visit], vehicles: [VehicleType],
    dimensions: Int
  ) {
    self.name = name
    self.format = format
    self.travel = travel
    self.visits = visits
    self.vehicles = vehicles
    self.dimensions = dimensions
  }

  /// How many places there are.
  public var placeCount: Int {
    switch travel {
    case .straight(let points): points.count
    case .tables(let tables):
      Int(Double(tables.first?.durations.count ?? 0).squareRoot().rounded())
    }
  }

  /// What the numbers of an instance may not exceed, so that sums stay whole and exact.
  public enum Limit {
    /// The largest coordinate, length or time of a file: about the seconds of three years.
    public static let unit = 100_000_000.0
    /// The largest amount of a visit or capacity of a vehicle.
    public static let amount = 1_000_000_000
    /// The largest cost of a vehicle, an hour or a kilometer.
    public static let cost = 100_000_000
    /// The most visits.
    public static let visits = 50_000
  }
}

/// What is made small in a ``RoutingInstance``, and by which convention lengths count.
public enum RoutingObjective: String, Hashable, Sendable {
  /// Length alone. With time windows by the convention of DIMACS: lengths and times are truncated to
  /// one decimal; on CVRPLIB's files they are rounded to whole numbers.
  case distance
  /// Vehicles first, then length, in double precision: the convention of SINTEF.
  case vehicles
  /// What the file says: the costs of vehicles, hours and kilometers, after priorities and the number
  /// of visits served.
  case cost
}

extension RoutingInstance.Format {
  /// By what the files of this kind count when nobody says otherwise.
  public var usualObjective: RoutingObjective {
    switch self {
    case .solomon, .liLim: .vehicles
    case .cvrplib: .distance
    case .vroom: .cost
    }
  }

  /// Whether an objective means something for the files of this kind.
  ///
  /// VROOM's say themselves what costs what; the others know no costs.
  public func allows(_ objective: RoutingObjective) -> Bool {
    (self == .vroom) == (objective == .cost)
  }
}

/// Which vehicle of a ``RoutingInstance`` makes which visits, in which order.
public struct RoutingPlan: Hashable, Sendable {
  /// A thing that a vehicle does.
  public enum Step: Hashable, Sendable {
    /// Position among ``RoutingInstance/visits``.
    case visit(Int)
    /// Position among the ``RoutingInstance/VehicleType/breaks`` of the vehicle.
    case pause(Int)
  }

  /// What one vehicle does.
  public struct Route: Hashable, Sendable {
    /// Position among ``RoutingInstance/vehicles``.
    public var vehicle: Int
    /// Visits and breaks in their order; at least one visit.
    public var steps: [Step]

    /// Makes a route.
    public init(vehicle: Int, steps: [Step]) {
      self.vehicle = vehicle
      self.steps = steps
    }

    /// Positions of the visits in their order.
    public var visits: [Int] {
      steps.compactMap { step in
        if case .visit(let visit) = step { visit } else { nil }
      }
    }
  }

  /// The vehicles in use.
  ///
  /// Visits that stand in none of them are left.
  public var routes: [Route]

  /// Makes a plan.
  public init(routes: [Route]) { self.routes = routes }
}
