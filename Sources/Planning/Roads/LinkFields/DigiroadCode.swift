internal import Domain

/// A list of codes of Digiroad, whose raw values are the codes in its files.
///
/// Source: the code of Digiroad's own application (finnishtransportagency/digiroad2, `LinkType`,
/// `FunctionalClass`, `AdministrativeClass`, `TrafficDirection`, `ConstructionType`) and of HSL's
/// import of its releases (HSLdevcom/jore4-digiroad-import).
protocol DigiroadCode: RawRepresentable<Int>, CaseIterable, Hashable, Sendable {
  /// The codes in words, for messages.
  static var expected: String { get }
  /// The code that a word stands for, where words are taken too.
  static func word(_ word: String) -> Self?
}

extension DigiroadCode {
  static func word(_ word: String) -> Self? { nil }
}

/// `AJOSUUNTA`: the direction in which a link may be driven.
enum DigiroadDirection: Int, DigiroadCode {
  case both = 2
  case against = 3
  case along = 4
  case unknown = 99

  static let expected =
    "2 (both ways), 3 (against the line) or 4 (along it), or both, backward or forward"

  static func word(_ word: String) -> DigiroadDirection? {
    switch word {
    case "both": .both
    case "backward": .against
    case "forward": .along
    default: nil
    }
  }
}

/// `VAIK_SUUNT`: the direction of a link in which an asset holds.
enum DigiroadSide: Int, DigiroadCode {
  case both = 1
  case along = 2
  case against = 3

  static let expected = "1 (both ways), 2 (along the line) or 3 (against it)"
}

/// `LINKKITYYP`: what a link is.
enum DigiroadLinkType: Int, DigiroadCode {
  case motorway = 1
  case multipleCarriageway = 2
  case singleCarriageway = 3
  case motorRoad = 4
  case roundabout = 5
  case ramp = 6
  case restArea = 7
  case cycleOrPedestrianPath = 8
  case pedestrianZone = 9
  case serviceOrEmergencyRoad = 10
  case enclosedTrafficArea = 11
  case tractorRoad = 12
  case motorwayServiceAccess = 13
  case specialTransport = 14
  case specialTransportWithGate = 15
  case hardShoulder = 16
  case cableFerry = 21
  case laneBothWays = 22
  case unknown = 99

  static let expected = "a link type of Digiroad: 1 to 16, 21, 22, or 99 where it is not known"

  /// Why no truck uses it; `nil` for what trucks use.
  var leftOut: String? {
    switch self {
    case .cycleOrPedestrianPath: "walking and cycling path"
    case .pedestrianZone: "pedestrian zone"
    case .serviceOrEmergencyRoad: "service or emergency road"
    case .tractorRoad: "tractor road"
    case .motorwayServiceAccess: "service access of a motorway"
    case .specialTransport, .specialTransportWithGate: "link for special transports"
    case .hardShoulder: "hard shoulder"
    case .motorway, .multipleCarriageway, .singleCarriageway, .motorRoad, .roundabout, .ramp,
      .restArea, .enclosedTrafficArea, .cableFerry, .laneBothWays, .unknown:
      nil
    }
  }
}

/// `TOIMINN_LK`: how much a link matters.
enum DigiroadFunctionalClass: Int, DigiroadCode {
  case first = 1
  case second, third, fourth, fifth, otherPrivate, primitive, walkingAndCycling, ninth
  case unknown = 99

  static let expected = "a functional class of Digiroad: 1 to 9, or 99 where it is not known"

  /// Why no truck uses it; `nil` for what trucks use.
  var leftOut: String? {
    switch self {
    case .primitive: "tractor road"
    case .walkingAndCycling: "walking and cycling path"
    case .ninth: "functional class 9"
    case .first, .second, .third, .fourth, .fifth, .otherPrivate, .unknown: nil
    }
  }
}

/// `HALLINN_LK`: who keeps a link.
enum DigiroadKeeper: Int, DigiroadCode {
  case state = 1
  case municipality, `private`
  case unknown = 99

  static let expected = "1 (state), 2 (municipality), 3 (private), or 99 where it is not known"
}

/// `LINK_TILA`: whether a link can be driven yet.
///
/// Newer releases have 1 planned, 2 under construction, 3 in use, 4 for a time out of use; older
/// ones 0 in use, 1 under construction, 3 planned. A file that has 0 is read as an older one.
enum DigiroadState: Int, DigiroadCode {
  case older = 0
  case planned, underConstruction, inUse, outOfUse
  case unknown = 99

  static let expected = "a state of Digiroad: 0 to 4, or 99 where it is not known"

  /// Why it cannot be driven, by the newer list or the older; `nil` for what can.
  func leftOut(isOlder: Bool) -> String? {
    switch self {
    case .older, .unknown: nil
    case .planned: isOlder ? "under construction" : "planned"
    case .underConstruction: "under construction"
    case .inUse: isOlder ? "planned" : nil
    case .outOfUse: "out of use"
    }
  }
}

/// The surface of a road: Digiroad's classes, newer (1 to 4) and older (10 to 50), and the words of
/// `GeoData/roads.csv`.
enum DigiroadSurface: Int, DigiroadCode {
  case asphalt = 1
  case stone, unbound, other
  case hardAsphalt = 10
  case softAsphalt = 20
  case sealedGravel = 30
  case gravel = 40
  case coatings = 50
  case unknown = 99

  static let expected =
    "a surface of Digiroad: 1 to 4, 10 to 50 by tens, or 99; or "
    + Surface.allCases.map(\.rawValue).joined(separator: ", ")

  static func word(_ word: String) -> DigiroadSurface? {
    switch Surface(rawValue: word) {
    case .asphalt?: .asphalt
    case .softAsphalt?: .softAsphalt
    case .gravel?, .mixed?: .gravel
    case nil: nil
    }
  }

  /// Whether it is not paved.
  var isUnpaved: Bool { self == .unbound || self == .gravel }
}
