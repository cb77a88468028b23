internal import Domain
internal import Roads

/// A row of links, read.
struct LinkRow: Sendable {
  var traits: LinkTraits
  var state = DigiroadState.inUse
  var id: String?
  var segment: String?
  var road: Int?
  /// Where its ends lie on its road.
  var address: LinkAddress?
  var name = ""
  /// The measured length in meters.
  var length: Double?
}

extension LinkRow {
  /// What a row came to.
  enum Outcome {
    case link(LinkRow)
    /// No truck uses it, with the reason.
    case leftOut(String)
    /// Something in it is wrong, and was reported.
    case wrong
  }

  /// Reads the row at which a reader stands, faults and all.
  static func read(_ reader: inout LinkFieldReader) -> Outcome {
    let before = reader.problems.count
    let direction = reader.code(.direction, DigiroadDirection.self)
    if reader.value(.direction).isNothing { reader.report(.direction, DigiroadDirection.expected) }
    let type = reader.code(.type, DigiroadLinkType.self)
    let functional = reader.code(.functionalClass, DigiroadFunctionalClass.self)
    let keeper = reader.code(.administrativeClass, DigiroadKeeper.self)
    let state = reader.code(.state, DigiroadState.self)
    // Copies through shapefiles have 0 where the register has nothing.
    let number = reader.whole(.road, 0...99_999, "the number of a road, 1 to 99999, or nothing")
    let road = number == 0 ? nil : number
    let leftOut = type?.leftOut ?? functional?.leftOut
    let isKnown = type != .unknown || (functional ?? .unknown) != .unknown
    var traits = LinkTraits(
      roadClass: roadClass(type: type, functional: functional, road: road),
      direction: direction == .along ? .forward : direction == .against ? .backward : .both)
    traits.readMarks(&reader, type: type, functional: functional, keeper: keeper, road: road)
    traits.readSigns(&reader)
    var row = LinkRow(traits: traits, state: state ?? .inUse, road: road)
    row.id = reader.text(.id)
    row.segment = reader.text(.segment)
    row.name = reader.text(.name) ?? reader.text(.swedishName) ?? ""
    row.length = reader.number(.length, 0.01...1_000_000, "a length in meters, 0.01 to 1000000")
    row.address = address(&reader, road: road)
    if reader.problems.count > before { return .wrong }
    if let leftOut { return .leftOut(leftOut) }
    if !isKnown { return .leftOut("link type not known (99)") }
    if direction == .unknown { return .leftOut("flow direction not known (99)") }
    return .link(row)
  }

  /// Where the link lies on its part of its road; which end comes first does not matter to whoever
  /// looks for links by their address.
  private static func address(_ reader: inout LinkFieldReader, road: Int?) -> LinkAddress? {
    let part = reader.whole(.part, 0...9999, "the part of a road, 1 to 9999, or nothing")
    let meters = "meters from the beginning of the road part, 0 to 1000000"
    let from = reader.whole(.fromDistance, 0...1_000_000, meters)
    let to = reader.whole(.toDistance, 0...1_000_000, meters)
    guard let road, let part, part > 0, let from, let to, from != to else { return nil }
    return LinkAddress(
      from: RoadAddress(road: road, part: part, distance: from),
      to: RoadAddress(road: road, part: part, distance: to))
  }

  /// The class by type, then by the number of the road, then by functional class.
  ///
  /// Numbers: 1 to 39 main roads of the first class, 40 to 99 of the second, 100 to 999 regional,
  /// 1000 to 19999 connecting roads, 20001 to 29999 ramps.
  private static func roadClass(
    type: DigiroadLinkType?, functional: DigiroadFunctionalClass?, road: Int?
  ) -> RoadClass {
    switch type {
    case .cableFerry?: return .ferry
    case .motorway?: return .motorway
    case .ramp?: return .primaryLink
    case .restArea?, .enclosedTrafficArea?: return .service
    default: break
    }
    switch road ?? 0 {
    case 1...39: return .trunk
    case 40...99: return .primary
    case 100...999: return .secondary
    case 1000...19_999: return .tertiary
    case 20_001...29_999: return .primaryLink
    default: break
    }
    switch functional {
    case .first?, .second?: return .secondary
    case .third?: return .tertiary
    case .fourth?: return .unclassified
    case .fifth?: return .residential
    case .otherPrivate?: return .unclassified
    case .primitive?, .walkingAndCycling?, .ninth?, .unknown?, nil: return .road
    }
  }
}

extension LinkTraits {
  fileprivate mutating func readMarks(
    _ reader: inout LinkFieldReader, type: DigiroadLinkType?, functional: DigiroadFunctionalClass?,
    keeper: DigiroadKeeper?, road: Int?
  ) {
    switch type {
    case .cableFerry?: marks.insert(.ferry)
    case .motorway?, .motorRoad?: marks.insert(.motorRoad)
    case .roundabout?: marks.insert(.roundabout)
    default: break
    }
    isPrivateRoad = functional == .otherPrivate && road == nil
    // Municipalities keep streets, which lie in towns.
    if keeper == .municipality, road == nil { marks.insert(.urban) }
    let levels = "a level of Digiroad, -11 (tunnel), -3 (underpass) to 5 (bridge)"
    switch reader.whole(.level, -11...11, levels) {
    case -11: marks.insert(.tunnel)
    case let level? where (1...5).contains(level): marks.insert(.bridge)
    default: break
    }
    if reader.code(.surface, DigiroadSurface.self)?.isUnpaved == true { marks.insert(.unpaved) }
  }

  fileprivate mutating func readSigns(_ reader: inout LinkFieldReader) {
    for (field, isWinter) in [(LinkField.speed, false), (.winterSpeed, true)] {
      guard let speed = reader.number(field, 0...130, Self.speeds), speed > 0 else { continue }
      let tenths = max(1, Int((speed * 10).rounded()))
      apply(isWinter ? .winterSpeed(tenths) : .speed(tenths), on: .both)
    }
    for field in LinkField.limits {
      guard case .limit(let kind, let unit) = field, reader.value(field).number != 0,
        let most = reader.number(field, unit.range, unit.expected)
      else { continue }
      apply(.limit(kind, Int((most * unit.scale).rounded())), on: .both)
    }
  }

  /// What a speed may be, for messages.
  static let speeds = "km/h, 1 to 130, or 0 or nothing where no sign stands"
}
