internal import Domain
internal import Roads

/// What is known of a stretch of road, from the fields of its link and the assets along it.
struct LinkTraits: Hashable, Sendable {
  /// A value along the line and one against it.
  struct Sides: Hashable, Sendable {
    var along: Int?
    var against: Int?

    /// Takes the lesser of what is known and `value`, on the sides where it holds.
    mutating func lower(to value: Int, on side: DigiroadSide) {
      if side != .against { along = min(along ?? value, value) }
      if side != .along { against = min(against ?? value, value) }
    }
  }

  /// The class of the road.
  var roadClass: RoadClass
  /// What else is known of it.
  var marks: LinkRule.Marks = []
  /// Where it may be driven.
  var direction: Direction
  /// Whether it is a road of its users, which is narrow and winding.
  var isPrivateRoad = false
  /// Signs of speed in tenths of km/h.
  var speed = Sides()
  /// Signs of speed in winter in tenths of km/h.
  var winterSpeed = Sides()
  /// Limits in kilograms and centimeters.
  var limits: [FieldLimit.Kind: Sides] = [:]

  /// The speed in tenths of km/h that a truck keeps on a private road when no sign slows it, as on
  /// a track of the second grade.
  static let privateRoadSpeed = 250

  /// The rule of such a road in Finland.
  var rule: LinkRule {
    var roadSpeed =
      marks.contains(.unpaved) ? roadClass.truckSpeedOnGravel : roadClass.truckSpeed
    if isPrivateRoad { roadSpeed = min(roadSpeed, Self.privateRoadSpeed) }
    var rule = LinkRule(roadClass: roadClass, country: .finland, roadSpeed: roadSpeed)
    rule.marks = marks
    switch direction {
    case .both: break
    case .forward: rule.backward.flow = [LinkRule.AccessClause(.closed)]
    case .backward: rule.forward.flow = [LinkRule.AccessClause(.closed)]
    }
    rule.forward.speed = Self.clauses(speed.along, winter: winterSpeed.along)
    rule.backward.speed = Self.clauses(speed.against, winter: winterSpeed.against)
    for kind in FieldLimit.Kind.allCases {
      guard let sides = limits[kind] else { continue }
      let combination = limits[.combination] ?? Sides()
      let along = kind.quantity(hasCombination: combination.along != nil)
      let against = kind.quantity(hasCombination: combination.against != nil)
      if sides.along == sides.against, along == against, let most = sides.along {
        rule.limits.append(LinkRule.Limit(along, clauses: [LinkRule.Limit.Clause(most)]))
        continue
      }
      if let most = sides.along {
        rule.limits.append(
          LinkRule.Limit(along, sides: .forward, clauses: [LinkRule.Limit.Clause(most)]))
      }
      if let most = sides.against {
        rule.limits.append(
          LinkRule.Limit(against, sides: .backward, clauses: [LinkRule.Limit.Clause(most)]))
      }
    }
    return rule
  }

  private static func clauses(_ speed: Int?, winter: Int?) -> [LinkRule.SpeedClause] {
    var clauses: [LinkRule.SpeedClause] = []
    if let winter {
      clauses.append(LinkRule.SpeedClause(winter, when: RoadCondition([.season(.winter)])))
    }
    if let speed { clauses.append(LinkRule.SpeedClause(speed)) }
    return clauses
  }
}

extension LinkTraits {
  /// One thing that an asset tells.
  enum Change: Hashable, Sendable {
    case speed(Int)
    case winterSpeed(Int)
    case unpaved
    case limit(FieldLimit.Kind, Int)
  }

  /// Takes what an asset tells; of two limits or speeds the lower one holds.
  mutating func apply(_ change: Change, on side: DigiroadSide) {
    switch change {
    case .speed(let speed): self.speed.lower(to: speed, on: side)
    case .winterSpeed(let speed): winterSpeed.lower(to: speed, on: side)
    case .unpaved: marks.insert(.unpaved)
    case .limit(let kind, let most): limits[kind, default: Sides()].lower(to: most, on: side)
    }
  }
}
