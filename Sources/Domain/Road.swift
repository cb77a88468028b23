/// What a place of the road network is.
public enum PlaceKind: String, Hashable, Sendable, CaseIterable {
  case junction, town, gate, border
}

/// Names a ``Place`` of the road network.
public typealias PlaceID = Identifier<Place>

/// A junction, town, gate or border point where roads meet.
public struct Place: Hashable, Sendable {
  /// The name by which roads call it.
  public var id: PlaceID
  /// What it is called.
  public var name: LocalizedName
  /// The state in which it lies.
  public var country: Country
  /// What it is.
  public var kind: PlaceKind
  /// Where it lies.
  public var position: Coordinate
  /// Where the row comes from.
  public var source: String
  /// How far it may be trusted.
  public var confidence: Confidence

  /// Makes a place.
  public init(
    id: PlaceID, name: LocalizedName, country: Country, kind: PlaceKind, position: Coordinate,
    source: String, confidence: Confidence
  ) {
    self.id = id
    self.name = name
    self.country = country
    self.kind = kind
    self.position = position
    self.source = source
    self.confidence = confidence
  }
}

/// What a road is made of.
public enum Surface: String, Hashable, Sendable, CaseIterable {
  case asphalt
  case softAsphalt = "soft_asphalt"
  case gravel, mixed
}

/// How a road suffers from the spring thaw.
public enum ThawRisk: String, Hashable, Sendable, CaseIterable {
  case none, low, medium, high
}

/// The directions in which a road may be driven.
public enum Direction: String, Hashable, Sendable, CaseIterable {
  case both, forward, backward
}

/// Names a ``Road`` segment.
public typealias RoadID = Identifier<Road>

/// A stretch of road between two places.
public struct Road: Hashable, Sendable {
  /// The name of the stretch.
  public var id: RoadID
  /// The end at which it begins.
  public var from: PlaceID
  /// The end to which it leads.
  public var to: PlaceID
  /// The road number, such as `Vt 4`.
  public var number: String
  /// The chainage length; shape points are never measured.
  public var length: Meters
  /// The average truck speed in km/h outside winter.
  public var speed: Int
  /// The average truck speed in km/h in winter.
  public var winterSpeed: Int
  /// The heaviest vehicle that may use it.
  public var maxGross: Kilograms
  /// The highest vehicle that passes.
  public var maxHeight: Centimeters
  /// The longest vehicle that may use it; `nil` when not known.
  public var maxLength: Centimeters?
  /// The widest vehicle that passes; `nil` when not known.
  public var maxWidth: Centimeters?
  /// The heaviest axle that it bears; `nil` when not known.
  public var maxAxle: Kilograms?
  /// What it is made of.
  public var surface: Surface
  /// How it suffers from the spring thaw.
  public var thawRisk: ThawRisk
  /// The state in which it lies.
  public var country: Country
  /// The directions in which it may be driven.
  public var direction: Direction
  /// Points between the ends in order, for drawing and snapping.
  public var shape: [Coordinate]
  /// The first day on which it exists; `nil` without beginning.
  public var validFrom: CalendarDate?
  /// The last day on which it exists; `nil` without end.
  public var validTo: CalendarDate?
  /// What drivers should know of it in some season.
  public var note: String
  /// Where the row comes from.
  public var source: String
  /// How far it may be trusted.
  public var confidence: Confidence

  /// Makes a road.
  public init(
    id: RoadID, from: PlaceID, to: PlaceID, number: String, length: Meters, speed: Int,
    winterSpeed: Int, maxGross: Kilograms, maxHeight: Centimeters, maxLength: Centimeters? = nil,
    maxWidth: Centimeters? = nil, maxAxle: Kilograms? = nil, surface: Surface, thawRisk: ThawRisk,
    country: Country, direction: Direction = .both, shape: [Coordinate] = [],
    validFrom: CalendarDate? = nil, validTo: CalendarDate? = nil, note: String, source: String,
    confidence: Confidence
  ) {
    self.id = id
    self.from = from
    self.to = to
    self.number = number
    self.length = length
    self.speed = speed
    self.winterSpeed = winterSpeed
    self.maxGross = maxGross
    self.maxHeight = maxHeight
    self.maxLength = maxLength
    self.maxWidth = maxWidth
    self.maxAxle = maxAxle
    self.surface = surface
    self.thawRisk = thawRisk
    self.country = country
    self.direction = direction
    self.shape = shape
    self.validFrom = validFrom
    self.validTo = validTo
    self.note = note
    self.source = source
    self.confidence = confidence
  }
}

/// A road that is shut from one day to another, both in.
public struct Closure: Hashable, Sendable {
  /// The road that is shut.
  public var road: RoadID
  /// The first day on which it is shut.
  public var from: CalendarDate
  /// The last day on which it is shut.
  public var to: CalendarDate
  /// Why it is shut; empty when unknown.
  public var reason: String

  /// Makes a closure.
  public init(road: RoadID, from: CalendarDate, to: CalendarDate, reason: String) {
    self.road = road
    self.from = from
    self.to = to
    self.reason = reason
  }
}

/// The limits of a bridge on a road; `nil` means none.
public struct BridgeLimit: Hashable, Sendable {
  /// The road on which it lies.
  public var road: RoadID
  /// Distance from the road's `from` end.
  public var at: Meters
  /// The heaviest axle.
  public var axle: Kilograms?
  /// The heaviest bogie of two axles.
  public var twoAxleBogie: Kilograms?
  /// The heaviest bogie of three axles.
  public var threeAxleBogie: Kilograms?
  /// The heaviest single vehicle.
  public var vehicle: Kilograms?
  /// The heaviest combination.
  public var combination: Kilograms?

  /// Makes the limits of a bridge.
  public init(
    road: RoadID, at: Meters, axle: Kilograms?, twoAxleBogie: Kilograms?,
    threeAxleBogie: Kilograms?, vehicle: Kilograms?, combination: Kilograms?
  ) {
    self.road = road
    self.at = at
    self.axle = axle
    self.twoAxleBogie = twoAxleBogie
    self.threeAxleBogie = threeAxleBogie
    self.vehicle = vehicle
    self.combination = combination
  }

  /// The five figures without the place.
  public var masses: BridgeMasses {
    BridgeMasses(
      axle: axle, twoAxleBogie: twoAxleBogie, threeAxleBogie: threeAxleBogie, vehicle: vehicle,
      combination: combination)
  }
}
