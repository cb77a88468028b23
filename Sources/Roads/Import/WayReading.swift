/// Makes the rule of a way from its tags, or says why trucks have no business there.
enum WayReading {
  /// Why a way is left out.
  enum Refusal: String, Hashable, Sendable, CaseIterable {
    /// It is neither a road nor a ferry.
    case noRoad = "neither road nor ferry"
    /// A class for feet, cycles or buses.
    case otherUse = "for feet, cycles or buses"
    /// Planned, in the making or given up.
    case notThere = "not there"
    /// An area to walk on, drawn by its rim.
    case area = "an area"
    /// Too rough for anything but off-road vehicles.
    case rough = "impassable"
    /// A ferry that carries no vehicles, or does not say so.
    case ferry = "ferry without vehicles"
  }

  /// What was read.
  struct Reading {
    var rule: LinkRule
    /// Values that were not understood, as `key=value`.
    var unread: [String]
    /// Milliseconds for the whole way; `nil` where speed counts.
    var duration: Int?
  }

  /// Reads the tags of a way.
  static func read(_ tags: RoadTags) -> Result<Reading, RefusalError> {
    let roadClass: RoadClass
    var fallback = LinkVerdict.Passage.Openness.open
    if let highway = tags["highway"], let found = classes[highway] {
      roadClass = found
      // Roads for buses, or for a fire brigade.
      if tags["service"] == "bus" || tags["service"] == "emergency_access" {
        fallback = .closed
      }
    } else if let highway = tags["highway"] {
      switch highway {
      case "pedestrian", "busway", "bus_guideway", "footway", "cycleway", "path", "bridleway":
        // Closed unless a key about vehicles says something else, as for deliveries in the morning.
        guard admitsVehicles(tags) else { return .failure(.init(.otherUse)) }
        roadClass = .livingStreet
        fallback = .closed
      case "construction", "proposed", "planned", "abandoned", "razed", "disused", "dismantled":
        return .failure(.init(.notThere))
      default: return .failure(.init(.otherUse))
      }
    } else if tags["route"] == "ferry" || tags["route"] == "shuttle_train" {
      roadClass = .ferry
      guard carriesTrucks(tags) else { return .failure(.init(.ferry)) }
    } else if tags["ice_road"] == "yes" || tags["winter_road"] == "yes" {
      // Drawn without a class, since it is no road in summer.
      roadClass = .iceRoad
    } else {
      return .failure(.init(.noRoad))
    }
    if tags["area"] == "yes" { return .failure(.init(.area)) }
    if tags["impassable"] == "yes" { return .failure(.init(.rough)) }
    guard let speed = SpeedReading.roadSpeed(tags, roadClass) else {
      return .failure(.init(.rough))
    }
    return .success(read(tags, roadClass, speed: speed, fallback: fallback))
  }

  private static func read(
    _ tags: RoadTags, _ roadClass: RoadClass, speed: Int,
    fallback: LinkVerdict.Passage.Openness
  ) -> Reading {
    var rule = LinkRule(roadClass: roadClass, roadSpeed: speed)
    let flow = FlowReading.clauses(tags)
    rule.forward = LinkRule.Direction(
      flow: flow.forward,
      access: AccessReading.clauses(tags, side: "forward", fallback: fallback),
      speed: SpeedReading.signs(tags, side: "forward"))
    rule.backward = LinkRule.Direction(
      flow: flow.backward,
      access: tags.hasQualifiers
        ? AccessReading.clauses(tags, side: "backward", fallback: fallback) : rule.forward.access,
      speed: tags.hasQualifiers
        ? SpeedReading.signs(tags, side: "backward") : rule.forward.speed)
    let (limits, unread) = LimitReading.limits(tags)
    rule.limits = limits
    rule.season = SeasonReading.clauses(tags)
    rule.hazardousGoods = hazardousGoods(tags)
    rule.marks = marks(tags, roadClass)
    if rule.marks.contains(.ice), !limits.contains(where: { $0.quantity == .gross }) {
      // Public ice roads take light vehicles only; Finland's road authority signs most with 3 t.
      rule.limits.append(LinkRule.Limit(.gross, clauses: [LinkRule.Limit.Clause(3000)]))
    }
    if rule.marks.contains(.ice) || rule.marks.contains(.winterRoad) {
      rule.roadSpeed = min(rule.roadSpeed, SpeedReading.classSpeed(.iceRoad))
    }
    if let zone = SpeedReading.zone(tags) { rule.country = zone.country }
    if rule.marks.contains(.urban) {
      // Lights, crossings and parked cars take a part of what the sign allows; authored.
      rule.roadSpeed = max(rule.roadSpeed * 85 / 100, 1)
    }
    var reading = Reading(rule: rule, unread: unread)
    if roadClass == .ferry { readDuration(tags, into: &reading) }
    return reading
  }

  /// One duration counts for both directions: of two that differ, as along a river, the longer.
  private static func readDuration(_ tags: RoadTags, into reading: inout Reading) {
    let keys = tags["duration"] == nil ? ["duration:forward", "duration:backward"] : ["duration"]
    for key in keys {
      guard let text = tags[key] else { continue }
      if let seconds = TagNumbers.seconds(text) {
        reading.duration = max(reading.duration ?? 0, seconds * 1000)
      } else {
        reading.unread.append("\(key)=\(text)")
      }
    }
  }

  /// The classes that trucks use, from the wiki's page Key:highway.
  private static let classes: [String: RoadClass] = [
    "motorway": .motorway, "trunk": .trunk, "primary": .primary, "secondary": .secondary,
    "tertiary": .tertiary, "unclassified": .unclassified, "residential": .residential,
    "motorway_link": .motorwayLink, "trunk_link": .trunkLink, "primary_link": .primaryLink,
    "secondary_link": .secondaryLink, "tertiary_link": .tertiaryLink,
    "living_street": .livingStreet, "service": .service, "track": .track, "road": .road,
    // Old names that are still found.
    "minor": .unclassified, "unsurfaced": .track,
  ]

  private static func admitsVehicles(_ tags: RoadTags) -> Bool {
    for key in ["hgv", "motor_vehicle", "vehicle"] {
      for suffix in ["", ":forward", ":backward"] {
        if let value = tags[parts: key + suffix] ?? (suffix.isEmpty ? tags[key] : nil) {
          if let openness = AccessReading.openness(value), openness != .closed { return true }
        }
        let statements = tags.statements(key + suffix)
        if statements.contains(where: {
          AccessReading.openness($0.value).map { $0 != .closed } ?? false
        }) {
          return true
        }
      }
      // The most specific key decides.
      if tags[key] != nil { return false }
    }
    return false
  }

  /// Many ferries carry people only; one that carries trucks says so.
  ///
  /// By a key of vehicles, else as a link of the road network (`ferry=secondary`, the wiki's page
  /// Key:ferry), else by what its deck bears or lets pass. One that says nothing is taken for a boat
  /// of passengers: a truck that waits for such a boat waits for ever, one that goes round loses an
  /// hour.
  private static func carriesTrucks(_ tags: RoadTags) -> Bool {
    for key in ["hgv", "motor_vehicle", "vehicle", "motorcar"] {
      if let openness = tags[key].flatMap(AccessReading.openness) { return openness != .closed }
      if tags[key + ":conditional"] != nil { return true }
    }
    if tags["access"].flatMap(AccessReading.openness) == .closed { return false }
    if let ferry = tags["ferry"], classes[ferry] != nil { return true }
    return tags["route"] == "shuttle_train" || tags.hasLimits
  }

  private static func hazardousGoods(_ tags: RoadTags) -> [LinkRule.AccessClause] {
    var clauses: [LinkRule.AccessClause] = []
    for statement in tags.statements("hazmat") {
      guard let openness = AccessReading.openness(statement.value) else { continue }
      for condition in statement.conditions {
        clauses.append(LinkRule.AccessClause(openness, when: condition))
      }
    }
    if let openness = tags["hazmat"].flatMap(AccessReading.openness) {
      if openness != .open || !clauses.isEmpty { clauses.append(LinkRule.AccessClause(openness)) }
    } else if ["B", "C", "D", "E"].contains(where: { tags[parts: "hazmat:\($0)"] == "no" }) {
      // A tunnel that is shut to one class is taken as shut to all, as loads here have no class.
      clauses.append(LinkRule.AccessClause(.closed))
    }
    return clauses
  }

  private static func marks(_ tags: RoadTags, _ roadClass: RoadClass) -> LinkRule.Marks {
    var marks: LinkRule.Marks = []
    if SpeedReading.zone(tags)?.isUrban == true { marks.insert(.urban) }
    let toll = tags["toll:hgv"] ?? tags["toll"]
    if let toll, toll != "no" { marks.insert(.toll) }
    if roadClass == .ferry { marks.insert(.ferry) }
    if SeasonReading.isOnIce(tags) { marks.insert(.ice) }
    if SeasonReading.isWinterRoad(tags) { marks.insert(.winterRoad) }
    if SpeedReading.isUnpaved(tags) { marks.insert(.unpaved) }
    if tags["junction"] == "roundabout" { marks.insert(.roundabout) }
    if roadClass == .motorway || tags["motorroad"] == "yes" { marks.insert(.motorRoad) }
    if let bridge = tags["bridge"], bridge != "no" { marks.insert(.bridge) }
    if let tunnel = tags["tunnel"], tunnel != "no" { marks.insert(.tunnel) }
    if tags.hasLanes { marks.insert(.lanes) }
    return marks
  }
}

extension WayReading {
  /// A refusal as an error, which `Result` asks for.
  struct RefusalError: Error {
    let refusal: Refusal

    init(_ refusal: Refusal) { self.refusal = refusal }
  }
}
