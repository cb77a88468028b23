/// The rules of all links, each once, in the order in which links first follow them.
struct RuleBook {
  private(set) var rules: [LinkRule] = []
  private let rulings: [WayCollector.Ruling]
  private var places: [LinkRule: UInt32] = [:]
  /// By ruling and country: the rule without surcharge.
  private var plain: [UInt32]
  private var slowed: [Slowed: UInt32] = [:]

  private struct Slowed: Hashable {
    var ruling: UInt32
    var country: RoadCountry
    var surcharge: Int
  }

  init(_ rulings: [WayCollector.Ruling]) {
    self.rulings = rulings
    plain = [UInt32](repeating: .max, count: rulings.count * RoadCountry.allCases.count)
  }

  /// The rule of a link with a ruling, in a country, with milliseconds for what stands on it.
  mutating func rule(_ ruling: UInt32, country: RoadCountry, surcharge: Int) -> UInt32 {
    let key = Int(ruling) * RoadCountry.allCases.count + Int(country.rawValue)
    if surcharge == 0, plain[key] != .max { return plain[key] }
    let slow = Slowed(ruling: ruling, country: country, surcharge: surcharge)
    if surcharge != 0, let place = slowed[slow] { return place }
    var rule = rulings[Int(ruling)].rule
    // A zone on the sign, `FI:urban`, knows the country better than the outline does.
    if rule.country == .other { rule.country = country }
    rule.surcharge += surcharge
    let place = self.rule(rule)
    if surcharge == 0 { plain[key] = place } else { slowed[slow] = place }
    return place
  }

  /// A rule that lasts so many milliseconds.
  mutating func rule(_ place: UInt32, lasting duration: Int) -> UInt32 {
    var rule = rules[Int(place)]
    rule.fixedMilliseconds = min(max(duration, 0), LinkRule.mostMilliseconds)
    return self.rule(rule)
  }

  /// The place of a rule.
  mutating func rule(_ rule: LinkRule) -> UInt32 {
    if let place = places[rule] { return place }
    let place = UInt32(truncatingIfNeeded: rules.count)
    rules.append(rule)
    places[rule] = place
    return place
  }
}
