/// What a way bears and lets pass: mass, axles, height, length, width.
///
/// Source: the wiki's pages Key:maxweight, Key:maxweightrating, Key:maxaxleload, Key:maxheight,
/// Key:maxlength, Key:maxwidth and Conditional restrictions.
enum LimitReading {
  private static let keys: [(String, RoadQuantity)] = [
    ("maxweight", .gross), ("maxgcweight", .combination), ("maxweightrating", .rating),
    ("maxgcweightrating", .rating), ("maxaxleload", .axle), ("maxbogieweight", .bogie),
    ("maxheight", .height), ("maxlength", .length), ("maxwidth", .width),
    ("maxaxles", .axleCount),
  ]

  /// The limits of a way, and the values that were not understood.
  static func limits(_ tags: RoadTags) -> (limits: [LinkRule.Limit], unread: [String]) {
    var limits: [LinkRule.Limit] = []
    var unread: [String] = []
    // Most ways have none.
    guard tags.hasLimits else { return ([], []) }
    for (key, quantity) in keys {
      for (suffix, terms) in modes {
        for (direction, sides) in directions {
          let name = key + suffix + direction
          var clauses: [LinkRule.Limit.Clause] = []
          for statement in tags.statements(name) {
            guard let value = Value(statement.value, quantity) else {
              unread.append("\(name):conditional=\(statement.value)")
              continue
            }
            for condition in statement.conditions where !condition.isForOthers {
              clauses.append(
                LinkRule.Limit.Clause(
                  value.most, when: RoadCondition(terms + condition.terms)))
            }
          }
          if let text = tags[name] {
            if quantity == .gross, let bridge = BridgeFigures(text) {
              limits += bridge.limits(sides: sides, when: RoadCondition(terms))
            } else if let value = Value(text, quantity) {
              clauses.append(LinkRule.Limit.Clause(value.most, when: RoadCondition(terms)))
            } else {
              unread.append("\(name)=\(text)")
            }
          }
          if clauses.contains(where: { $0.most != nil }) {
            limits.append(LinkRule.Limit(quantity, sides: sides, clauses: clauses))
          }
        }
      }
    }
    return (limits, unread)
  }

  /// What stands behind a key and whom it is about.
  ///
  /// Every sign of these binds a truck; a physical measure binds as a sign does.
  private static let modes: [(String, [RoadCondition.Term])] = [
    ("", []), (":hgv", []), (":physical", []), (":trailer", [.combination]),
    (":hgv_articulated", [.combination]),
  ]
  private static let directions: [(String, LinkRule.Limit.Sides)] = [
    ("", .both), (":forward", .forward), (":backward", .backward),
  ]

  /// A value of a limit.
  private struct Value {
    /// `nil` for no limit.
    var most: Int?

    init?(_ text: String, _ quantity: RoadQuantity) {
      switch text {
      // `default` is the height that law promises everywhere without a sign.
      case "none", "default", "unsigned", "no", "no_sign", "no_indications", "unlimited", "unknown":
        most = nil
      // Lower than law promises and not signed; 4.0 m is the least that law promises in Europe.
      case "below_default": most = quantity == .height ? 400 : nil
      default:
        // Of several values the least is safe.
        let parts = text.split { $0 == ";" || $0 == "/" || $0 == "|" }
        var least: Int?
        for part in parts {
          guard let value = TagNumbers.value(of: quantity, part.trimmed) else { return nil }
          least = min(least ?? value, value)
        }
        guard let least else { return nil }
        most = least
      }
    }
  }
}

/// The five figures of a limited Finnish bridge, `8/13/16/18/-`: axle, bogie of two axles, bogie of
/// three, vehicle and combination, in tonnes; a dash means none, and without the last a combination
/// may weigh twice what a vehicle may.
struct BridgeFigures {
  private var figures: [Int?] = []

  /// Reads five figures; `nil` for any other text.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 5 else { return nil }
    for part in parts {
      let trimmed = part.trimmed
      if trimmed == "-" || trimmed == "\u{2013}" || trimmed.isEmpty {
        figures.append(nil)
      } else {
        guard let mass = TagNumbers.kilograms(trimmed) else { return nil }
        figures.append(mass)
      }
    }
  }

  /// The limits that they set.
  func limits(
    sides: LinkRule.Limit.Sides = .both, when condition: RoadCondition = .always
  ) -> [LinkRule.Limit] {
    // A combination's own figure stands in for twice the vehicle's.
    var quantities: [RoadQuantity] = [.axle, .bogie, .tripleBogie, .singleVehicle, .combination]
    var limits: [LinkRule.Limit] = []
    if figures[4] != nil { quantities[3] = .loneVehicle }
    for (quantity, figure) in zip(quantities, figures) {
      if let figure {
        limits.append(
          LinkRule.Limit(
            quantity, sides: sides, clauses: [LinkRule.Limit.Clause(figure, when: condition)]))
      }
    }
    return limits
  }
}
