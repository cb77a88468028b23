/// What a limited bridge bears, in the five figures in which Finland writes it; `nil` means none.
public struct BridgeMasses: Hashable, Sendable {
  /// The heaviest axle.
  public var axle: Kilograms?
  /// The heaviest bogie of two axles.
  public var twoAxleBogie: Kilograms?
  /// The heaviest bogie of three axles.
  public var threeAxleBogie: Kilograms?
  /// The heaviest single vehicle.
  public var vehicle: Kilograms?
  /// The heaviest combination; without it one may weigh twice what a vehicle may.
  public var combination: Kilograms?

  /// Makes the figures of a bridge.
  public init(
    axle: Kilograms?, twoAxleBogie: Kilograms?, threeAxleBogie: Kilograms?, vehicle: Kilograms?,
    combination: Kilograms?
  ) {
    self.axle = axle
    self.twoAxleBogie = twoAxleBogie
    self.threeAxleBogie = threeAxleBogie
    self.vehicle = vehicle
    self.combination = combination
  }
}

/// A row of a table of limited bridges: what the bridge bears, and every place that the row gives it.
public struct LimitedBridge: Hashable, Sendable {
  /// The road as the row writes it, such as `9452`, or the id of a road of GeoData; may be empty.
  public var road: String
  /// The distance from the beginning of ``road``; `nil` when the row has none.
  public var at: Meters?
  /// The road address; `nil` when the row has none.
  public var address: RoadAddress?
  /// The position; `nil` when the row has none.
  public var position: Coordinate?
  /// What it bears.
  public var masses: BridgeMasses
  /// Where the row stands.
  public var location: SourceLocation

  /// Makes a row; at least one of `at`, `address` and `position` is given.
  public init(
    road: String = "", at: Meters? = nil, address: RoadAddress? = nil,
    position: Coordinate? = nil, masses: BridgeMasses, location: SourceLocation
  ) {
    self.road = road
    self.at = at
    self.address = address
    self.position = position
    self.masses = masses
    self.location = location
  }
}
