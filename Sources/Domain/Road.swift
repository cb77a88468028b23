/// What a place of the road network is.
public enum PlaceKind: String, Hashable, Sendable, CaseIterable {
  case junction, town, gate, border
}

/// A junction, town, gate or border point where roads meet.
public struct Place: Hashable, Sendable {
  public var id: PlaceID
  public var name: LocalizedName
  public var country: Country
  public var kind: PlaceKind
  public var position: Coordinate
  public var source: String
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

/// A stretch of road between two places.
public struct Road: Hashable, Sendable {
  public var id: RoadID
  public var from: PlaceID
  public var to: PlaceID
  /// The road number, such as `Vt 4`.
  public var number: String
  /// The chainage length; shape points are never measured.
  public var length: Meters
  /// The average truck speed in km/h outside winter.
  public var speed: Int
  /// The average truck speed in km/h in winter.
  public var winterSpeed: Int
  public var maxGross: Kilograms
  public var maxHeight: Centimeters
  public var maxLength: Centimeters?
  public var maxWidth: Centimeters?
  public var maxAxle: Kilograms?
  public var surface: Surface
  public var thawRisk: ThawRisk
  public var country: Country
  public var direction: Direction
  /// Points between the ends in order, for drawing and snapping.
  public var shape: [Coordinate]
  public var validFrom: CalendarDate?
  public var validTo: CalendarDate?
  public var note: String
  public var source: String
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
  public var road: RoadID
  public var from: CalendarDate
  public var to: CalendarDate
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
  public var road: RoadID
  /// Distance from the road's `from` end.
  public var at: Meters
  public var axle: Kilograms?
  public var twoAxleBogie: Kilograms?
  public var threeAxleBogie: Kilograms?
  public var vehicle: Kilograms?
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
}
