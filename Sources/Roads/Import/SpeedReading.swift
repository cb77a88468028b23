/// How fast a heavy truck drives on a way: what the road allows, and what its signs do.
enum SpeedReading {
  /// Tenths of km/h on an average stretch of a class without signs or works.
  ///
  /// Authored after the average truck speeds of the shipped network: 72 to 78 km/h on main roads of
  /// 80 km/h, 60 to 70 on connecting roads, less where a road is narrow.
  static func classSpeed(_ roadClass: RoadClass) -> Int {
    switch roadClass {
    case .motorway: 880
    case .trunk: 800
    case .primary: 780
    case .secondary: 730
    case .tertiary: 660
    case .unclassified: 540
    case .residential, .road: 300
    case .motorwayLink: 600
    case .trunkLink: 500
    case .primaryLink, .secondaryLink: 450
    case .tertiaryLink: 400
    case .livingStreet: 100
    case .service: 150
    case .track: 150
    // Eight knots, for ferries without a duration.
    case .ferry: 150
    case .iceRoad: 300
    case .barrier: 50
    }
  }

  /// The speed that class, surface, track type and smoothness allow; `nil` where nothing heavy
  /// drives.
  static func roadSpeed(_ tags: RoadTags, _ roadClass: RoadClass) -> Int? {
    var speed = classSpeed(roadClass)
    // Solid as a road (1) to soft as a field (5). A track that says its grade is as fast as that; a
    // road is never faster for it.
    let graded: Int? =
      switch tags["tracktype"] {
      case "grade1": 400
      case "grade2": 250
      case "grade3": 180
      case "grade4": 120
      case "grade5": 60
      default: nil
      }
    if let graded {
      if roadClass == .track { speed = graded } else if graded < 400 { speed = min(speed, graded) }
    }
    if let surface = tags["surface"], let most = surfaceSpeed(surface) { speed = min(speed, most) }
    switch tags["smoothness"] {
    case "bad": speed = min(speed, 400)
    case "very_bad": speed = min(speed, 200)
    // For off-road vehicles alone, by the wiki's definition.
    case "horrible", "very_horrible", "impassable": return nil
    default: break
    }
    switch roadClass {
    case .service:
      switch tags["service"] {
      case "driveway", "drive-through", "parking_aisle": speed = min(speed, 80)
      case "alley": speed = min(speed, 100)
      default: break
      }
    default: break
    }
    // A calmed street is driven in a low gear between its humps.
    if let calming = tags["traffic_calming"], calming != "no" { speed = min(speed, 250) }
    if let ford = tags["ford"], ford != "no" { speed = min(speed, 100) }
    return speed
  }

  /// The speed on a surface, or `nil` where it does not slow.
  ///
  /// Authored, in steps of 5 km/h.
  static func surfaceSpeed(_ surface: String) -> Int? {
    switch surface {
    case "concrete:plates": 700
    case "compacted", "metal_grid": 650
    case "paving_stones", "concrete:lanes", "bricks", "brick", "metal": 500
    case "gravel", "fine_gravel", "unpaved": 550
    case "sett", "cobblestone:flattened", "wood", "pebblestone", "shells": 300
    case "cobblestone", "unhewn_cobblestone", "grass_paver": 200
    case "dirt", "earth", "ground", "clay", "soil", "ice", "snow": 250
    case "grass", "sand", "woodchips", "rock", "stone": 120
    case "mud": 60
    default: nil
    }
  }

  /// Whether the surface says that the road is not paved.
  static func isUnpaved(_ tags: RoadTags) -> Bool {
    switch tags["surface"] {
    case "compacted", "gravel", "fine_gravel", "unpaved", "pebblestone", "dirt", "earth", "ground",
      "clay", "soil", "grass", "sand", "woodchips", "mud", "rock", "stone", "ice", "snow":
      true
    case nil: tags["tracktype"].map { $0 != "grade1" } ?? (tags["highway"] == "track")
    default: false
    }
  }

  /// The signs of one direction.
  ///
  /// A truck obeys both its own sign and everybody's, so a value for all never lifts a value for
  /// trucks.
  static func signs(_ tags: RoadTags, side: String) -> [LinkRule.SpeedClause] {
    var clauses: [LinkRule.SpeedClause] = []
    var own: Int?
    // Most ways have one sign for all.
    if !tags.hasKey(where: { $0.hasPrefix("maxspeed:") }) {
      return tags["maxspeed"].flatMap(sign).map { [LinkRule.SpeedClause($0)] } ?? []
    }
    for key in ["maxspeed:hgv", "maxspeed"] {
      for name in ["\(key):\(side)", key] {
        for statement in tags.statements(name) {
          guard let speed = sign(statement.value) else { continue }
          for condition in statement.conditions {
            clauses.append(LinkRule.SpeedClause(min(speed, own ?? speed), when: condition))
          }
        }
        // Finland's way of writing the lower limits of winter.
        if let winter = tags["\(name):seasonal:winter"].flatMap(sign) {
          clauses.append(
            LinkRule.SpeedClause(
              min(winter, own ?? winter), when: RoadCondition([.season(.winter)])))
        }
        guard let speed = tags[name].flatMap(sign) else { continue }
        if key == "maxspeed" {
          clauses.append(LinkRule.SpeedClause(min(speed, own ?? speed)))
          return clauses.filter { !$0.condition.isForOthers }
        }
        own = min(speed, own ?? speed)
        break
      }
    }
    if let own { clauses.append(LinkRule.SpeedClause(own)) }
    return clauses.filter { !$0.condition.isForOthers }
  }

  /// A value of `maxspeed` in tenths of km/h; `nil` for one that says nothing.
  ///
  /// Names of zones have the numbers of law: Finland 50 and 80 km/h (Road Traffic Act 729/2018,
  /// 100 §), motorways 120; Sweden 50, 70 and 110 (1998:1276, 3 kap. 17 §); Norway 50 and 80
  /// (Vegtrafikkloven § 6), motorways 90. Elsewhere 50 in towns and more than a truck may outside.
  static func sign(_ value: String) -> Int? {
    if let speed = TagNumbers.speed(value) { return speed }
    switch value {
    case "none", "unlimited": return 1300
    case "walk": return 70
    default: break
    }
    // A list, as of lanes or of both directions: the least is safe.
    if value.contains(";") || value.contains("|") {
      return value.split { $0 == ";" || $0 == "|" }.compactMap { sign($0.trimmed) }.min()
    }
    guard let colon = value.firstIndex(of: ":") else { return nil }
    let country = value[..<colon].uppercased()
    let zone = value[value.index(after: colon)...].lowercased()
    if let speed = TagNumbers.speed(zone) { return speed }
    if zone.hasPrefix("zone") {
      return TagNumbers.speed(String(zone.drop { !$0.isNumber }))
    }
    switch zone {
    case "urban", "nsl_restricted": return 500
    case "living_street", "walk", "bicycle_road", "pedestrian_zone":
      return zone == "living_street" && country == "FI" ? 200 : 100
    case "rural", "nsl_single", "trunk", "nsl_dual":
      switch country {
      case "SE": return 700
      case "FI", "NO": return 800
      default: return 900
      }
    case "motorway", "motorroad":
      switch country {
      case "FI": return 1200
      case "SE": return 1100
      case "NO": return 900
      default: return 1300
      }
    default: return nil
    }
  }

  /// The country and kind of zone in `maxspeed:type`, `source:maxspeed`, `zone:traffic` or
  /// `maxspeed` itself, such as `FI:urban`.
  static func zone(_ tags: RoadTags) -> (country: RoadCountry, isUrban: Bool)? {
    for key in ["maxspeed:type", "source:maxspeed", "zone:traffic", "maxspeed"] {
      guard let value = tags[key], let colon = value.firstIndex(of: ":") else { continue }
      let country: RoadCountry =
        switch value[..<colon] {
        case "FI": .finland
        case "SE": .sweden
        case "NO": .norway
        default: .other
        }
      let zone = value[value.index(after: colon)...]
      let isUrban = zone == "urban" || zone == "living_street" || zone.hasPrefix("zone")
      if isUrban || zone == "rural" || zone == "motorway" || zone == "trunk" {
        return (country, isUrban)
      }
    }
    return nil
  }
}

extension RoadCondition {
  /// Whether it never holds for a truck.
  var isForOthers: Bool {
    terms.contains { if case .others = $0 { true } else { false } }
  }
}
