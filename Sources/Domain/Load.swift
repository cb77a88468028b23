/// A row of a file of loads: tonnes of a material on a lane, larger than a vehicle or not.
public struct LoadRow: Hashable, Sendable {
  /// The row's identifier, without a slash.
  public var id: String
  public var material: MaterialID
  public var from: SiteID
  public var to: SiteID
  public var mass: Kilograms
  public var pickup: TimeWindow?
  public var delivery: TimeWindow?
  /// 0 (may wait) to 100 (must go).
  public var priority: Int
  public var body: Body?
  public var pinnedVehicle: VehicleID?
  public var note: String?

  /// Makes a row.
  public init(
    id: String, material: MaterialID, from: SiteID, to: SiteID, mass: Kilograms,
    pickup: TimeWindow? = nil, delivery: TimeWindow? = nil, priority: Int = 50,
    body: Body? = nil, pinnedVehicle: VehicleID? = nil, note: String? = nil
  ) {
    self.id = id
    self.material = material
    self.from = from
    self.to = to
    self.mass = mass
    self.pickup = pickup
    self.delivery = delivery
    self.priority = priority
    self.body = body
    self.pinnedVehicle = pinnedVehicle
    self.note = note
  }
}

/// One vehicle's fill of a material from a site to a site, with time windows.
public struct Load: Hashable, Sendable {
  public var id: LoadID
  public var material: MaterialID
  public var from: SiteID
  public var to: SiteID
  public var mass: Kilograms
  /// When loading may begin; `nil` any time of the horizon.
  public var pickup: TimeWindow?
  /// When unloading may begin; `nil` any time of the horizon.
  public var delivery: TimeWindow?
  /// 0 (may wait) to 100 (must go).
  public var priority: Int
  public var body: Body?
  public var pinnedVehicle: VehicleID?
  public var note: String?

  /// Makes a load.
  public init(
    id: LoadID, material: MaterialID, from: SiteID, to: SiteID, mass: Kilograms,
    pickup: TimeWindow? = nil, delivery: TimeWindow? = nil, priority: Int = 50,
    body: Body? = nil, pinnedVehicle: VehicleID? = nil, note: String? = nil
  ) {
    self.id = id
    self.material = material
    self.from = from
    self.to = to
    self.mass = mass
    self.pickup = pickup
    self.delivery = delivery
    self.priority = priority
    self.body = body
    self.pinnedVehicle = pinnedVehicle
    self.note = note
  }
}
