public import Domain

/// What a road asks of a vehicle: its mass and size, and whether it is loaded.
public struct RoadProfile: Hashable, Sendable {
  /// The vehicle type that it was made from.
  public var vehicleType: VehicleTypeID
  /// The real mass with everything aboard.
  public var gross: Kilograms
  /// The height above the road.
  public var height: Centimeters
  /// The length from end to end.
  public var length: Centimeters
  /// The width; fleets do not state it, so 2.60 m, the widest that is legal, unless said.
  public var width: Centimeters
  /// Axles that share the mass; see ``RoadMetric`` on axle limits.
  public var axles: Int
  /// Whether anything is drawn: a bridge may allow a combination more than a single vehicle.
  public var isCombination: Bool
  /// Whether a load is aboard, which is what the thaw asks.
  public var isLoaded: Bool
  /// The mass for which it is registered, which signs about ratings ask, loaded or not.
  public var rating: Kilograms
  /// Whether dangerous goods are aboard that need orange plates.
  public var isHazardous: Bool

  /// Makes a profile; a rating that is not given is the gross mass.
  public init(
    vehicleType: VehicleTypeID, gross: Kilograms, height: Centimeters, length: Centimeters,
    width: Centimeters = Centimeters(260), axles: Int, isCombination: Bool, isLoaded: Bool,
    rating: Kilograms? = nil, isHazardous: Bool = false
  ) {
    self.vehicleType = vehicleType
    self.gross = gross
    self.height = height
    self.length = length
    self.width = width
    self.axles = axles
    self.isCombination = isCombination
    self.isLoaded = isLoaded
    self.rating = rating ?? gross
    self.isHazardous = isHazardous
  }

  /// A vehicle type loaded to its gross mass, or empty at its tare.
  public init(_ type: VehicleType, empty: Bool = false) {
    self.init(type, gross: empty ? type.tare : type.gross, loaded: !empty)
  }

  /// A vehicle type with a load of `mass` aboard; a load of nothing is empty.
  public init(_ type: VehicleType, carrying mass: Kilograms) {
    self.init(type, gross: type.tare + mass, loaded: mass > .zero)
  }

  /// A vehicle type at a gross mass.
  public init(_ type: VehicleType, gross: Kilograms, loaded: Bool) {
    self.init(
      vehicleType: type.id, gross: gross, height: type.height, length: type.length,
      axles: type.axles, isCombination: type.combination != "rigid", isLoaded: loaded,
      rating: type.gross)
  }

  /// A vehicle that every road bears, for questions about the network itself.
  public static var unlimited: RoadProfile {
    RoadProfile(
      vehicleType: VehicleTypeID("unlimited"), gross: .zero, height: .zero, length: .zero,
      width: .zero, axles: 1, isCombination: false, isLoaded: false)
  }
}
