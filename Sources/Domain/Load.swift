/// A row of a file of loads: tonnes of a material on a lane, larger than a vehicle or not.
public struct LoadRow: Hashable, Sendable {
  /// The row's identifier, without a slash.
  public var id: String
  /// What is hauled.
  public var material: MaterialID
  /// Where it is loaded.
  public var from: SiteID
  /// Where it is unloaded.
  public var to: SiteID
  /// How much the row asks for in all.
  public var mass: Kilograms
  /// When loading may begin; `nil` any time of the horizon.
  public var pickup: TimeWindow?
  /// When unloading may begin; `nil` any time of the horizon.
  public var delivery: TimeWindow?
  /// 0 (may wait) to 100 (must go).
  public var priority: Int
  /// The only body that may carry it; `nil` any body that suits the material.
  public var body: Body?
  /// The only vehicle that may carry it; `nil` any that suits.
  public var pinnedVehicle: VehicleID?
  /// A word to driver or dispatcher.
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

/// Names a ``Load``: the row's identifier, a slash, and the number of the vehicle load in the row.
public typealias LoadID = Identifier<Load>

/// One vehicle's fill of a material from a site to a site, with time windows.
public struct Load: Hashable, Sendable {
  /// The row's identifier, a slash and the number in the row.
  public var id: LoadID
  /// What is hauled.
  public var material: MaterialID
  /// Where it is loaded.
  public var from: SiteID
  /// Where it is unloaded.
  public var to: SiteID
  /// How much one vehicle carries.
  public var mass: Kilograms
  /// When loading may begin; `nil` any time of the horizon.
  public var pickup: TimeWindow?
  /// When unloading may begin; `nil` any time of the horizon.
  public var delivery: TimeWindow?
  /// 0 (may wait) to 100 (must go).
  public var priority: Int
  /// The only body that may carry it; `nil` any body that suits the material.
  public var body: Body?
  /// The only vehicle that may carry it; `nil` any that suits.
  public var pinnedVehicle: VehicleID?
  /// A word to driver or dispatcher.
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
