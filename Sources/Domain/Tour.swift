/// What happens at a stop.
public enum StopAction: String, Hashable, Sendable, CaseIterable {
  case depart, load, unload, clean
  case `break`
  case rest, wait
  case `return`
}

/// A halt of a tour.
public struct Stop: Hashable, Sendable {
  /// The place in the tour's one sequence of stops and legs, from 1.
  public var sequence: Int
  /// `nil` for a halt on the road.
  public var site: SiteID?
  /// The gate, or the point on the road.
  public var position: Coordinate
  /// What happens.
  public var action: StopAction
  /// When the vehicle comes to the place (for a later action at the same place: when it turns to it).
  public var arrival: Instant
  /// When the action begins.
  public var start: Instant
  /// When the action ends.
  public var end: Instant
  /// The load that is handled; `nil` when none is.
  public var load: LoadID?
  /// The material of the load.
  public var material: MaterialID?
  /// The mass of the load.
  public var mass: Kilograms?
  /// A word to the driver.
  public var note: String?

  /// Makes a stop.
  public init(
    sequence: Int, site: SiteID?, position: Coordinate, action: StopAction, arrival: Instant,
    start: Instant, end: Instant, load: LoadID? = nil, material: MaterialID? = nil,
    mass: Kilograms? = nil, note: String? = nil
  ) {
    self.sequence = sequence
    self.site = site
    self.position = position
    self.action = action
    self.arrival = arrival
    self.start = start
    self.end = end
    self.load = load
    self.material = material
    self.mass = mass
    self.note = note
  }
}

/// One movement of a tour, empty or loaded.
public struct Leg: Hashable, Sendable {
  /// The place in the tour's one sequence of stops and legs, from 1.
  public var sequence: Int
  /// The site it comes from.
  public var from: SiteID
  /// The site it goes to, also when a halt on the road cuts it.
  public var to: SiteID
  /// `1/2`, `2/2` when a halt on the road cuts the movement; `nil` when it is whole.
  public var part: String?
  /// Along the road, at least two positions.
  public var path: [Coordinate]
  /// When the wheels begin to turn.
  public var start: Instant
  /// When they stand again.
  public var end: Instant
  /// The length along the road.
  public var distance: Meters
  /// What is aboard; `nil` when empty.
  public var load: LoadID?
  /// The material aboard; `nil` when empty.
  public var material: MaterialID?
  /// The mass aboard; `nil` when empty.
  public var mass: Kilograms?
  /// Distance and time of this leg at the vehicle type's rates.
  public var cost: Cents
  /// Grams of CO2 equivalent.
  public var emission: Int

  /// Makes a leg.
  public init(
    sequence: Int, from: SiteID, to: SiteID, part: String? = nil, path: [Coordinate],
    start: Instant, end: Instant, distance: Meters, load: LoadID? = nil,
    material: MaterialID? = nil, mass: Kilograms? = nil, cost: Cents, emission: Int
  ) {
    self.sequence = sequence
    self.from = from
    self.to = to
    self.part = part
    self.path = path
    self.start = start
    self.end = end
    self.distance = distance
    self.load = load
    self.material = material
    self.mass = mass
    self.cost = cost
    self.emission = emission
  }
}

/// Names a ``Tour`` of a plan.
public typealias TourID = Identifier<Tour>

/// What one vehicle and its crew do between leaving the depot and coming back.
public struct Tour: Hashable, Sendable {
  /// The vehicle and the shift, such as `T01-day`.
  public var id: TourID
  /// The vehicle that drives it.
  public var vehicle: VehicleID
  /// What kind of combination the vehicle is.
  public var vehicleType: VehicleTypeID
  /// One driver, or two when double-manned.
  public var drivers: [DriverID]
  /// Where it begins and ends.
  public var depot: SiteID
  /// The shift in which it lies.
  public var shift: ShiftID
  /// The halts in order.
  public var stops: [Stop]
  /// The movements in order.
  public var legs: [Leg]

  /// Makes a tour.
  public init(
    id: TourID, vehicle: VehicleID, vehicleType: VehicleTypeID, drivers: [DriverID],
    depot: SiteID, shift: ShiftID, stops: [Stop], legs: [Leg]
  ) {
    self.id = id
    self.vehicle = vehicle
    self.vehicleType = vehicleType
    self.drivers = drivers
    self.depot = depot
    self.shift = shift
    self.stops = stops
    self.legs = legs
  }
}
