internal import Domain

/// What the law says where signs are silent, in tenths of km/h.
enum RoadLaw {
  /// The fastest that a vehicle may drive on any such road.
  ///
  /// Finland: 80 km/h for trucks and combinations (Road Traffic Act 729/2018, 98-99 §). Sweden: 80
  /// km/h, heavy trucks without a trailer 90 on motorways and motor roads (Trafikförordningen
  /// 1998:1276, 4 kap. 20 §). Norway: 80 km/h above 3.5 t (Skiltforskriften and Trafikkreglene
  /// § 13). Others: 80 km/h, the rule of most of Europe.
  static func cap(on rule: LinkRule, for profile: RoadProfile) -> Int {
    // Light vehicles are not capped; nothing that hauls is below 3.5 t.
    if max(profile.rating.value, profile.gross.value) <= 3500 { return 1200 }
    if rule.country == .sweden, rule.marks.contains(.motorRoad), !profile.isCombination {
      return 900
    }
    return 800
  }

  /// The general limit of a road without signs.
  ///
  /// Finland: 50 km/h in built-up areas, 80 outside (729/2018, 100 §); Sweden: 50 and 70
  /// (1998:1276, 3 kap. 17 §), motorways 110; Norway: 50 and 80 (Vegtrafikkloven § 6), motorways by sign;
  /// Finnish motorways by sign, 80 without. Others: 50 and 80. Living streets: walking pace, 20
  /// km/h in Finland (729/2018, 42 §), 10 elsewhere.
  static func defaultSpeed(on rule: LinkRule) -> Int {
    switch rule.roadClass {
    case .livingStreet: return rule.country == .finland ? 200 : 100
    case .motorway: return rule.country == .sweden ? 1100 : 800
    default:
      if rule.marks.contains(.urban) { return 500 }
      return rule.country == .sweden ? 700 : 800
    }
  }
}
