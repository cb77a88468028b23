/// When a road is there at all: roads over ice and frozen ground, summer roads, unploughed roads.
///
/// Source: the wiki's pages Key:ice_road, Key:winter_road, Key:seasonal, Key:winter_service.
enum SeasonReading {
  /// The clauses of both directions; empty for a road of all seasons.
  static func clauses(_ tags: RoadTags) -> [LinkRule.AccessClause] {
    if isYes(tags["ice_road"]) { return only(.season(.iceRoads)) }
    if isYes(tags["winter_road"]) { return only(.season(.winterRoads)) }
    if let seasonal = tags["seasonal"], let terms = terms(seasonal) {
      return terms.map { LinkRule.AccessClause(.open, when: RoadCondition([$0])) }
        + [LinkRule.AccessClause(.closed)]
    }
    // A truck does not get through the snow of a road that nobody ploughs.
    if tags["winter_service"] == "no" || tags["snowplowing"] == "no" {
      return [LinkRule.AccessClause(.closed, when: RoadCondition([.season(.winter)]))]
    }
    return []
  }

  /// Whether it lies on ice.
  static func isOnIce(_ tags: RoadTags) -> Bool { isYes(tags["ice_road"]) }
  /// Whether it lies on frozen ground.
  static func isWinterRoad(_ tags: RoadTags) -> Bool { isYes(tags["winter_road"]) }

  private static func isYes(_ value: String?) -> Bool {
    value == "yes" || value == "only" || value == "designated"
  }

  private static func only(_ term: RoadCondition.Term) -> [LinkRule.AccessClause] {
    [
      LinkRule.AccessClause(.open, when: RoadCondition([term])), LinkRule.AccessClause(.closed),
    ]
  }

  /// The seasons in which the road is there; `nil` for always.
  private static func terms(_ value: String) -> [RoadCondition.Term]? {
    if value == "no" { return nil }
    var terms: [RoadCondition.Term] = []
    for part in value.split(whereSeparator: { $0 == ";" || $0 == "," }).map(\.trimmed) {
      switch part {
      case "winter": terms.append(.season(.winterRoads))
      // A road that is seasonal without saying when is a summer road here: that is what barriers
      // on fells and forest roads mean.
      case "summer", "yes", "dry_season": terms.append(.season(.summer))
      case "spring": ClockReader.rule("Mar-May").map { terms.append(.clock($0)) }
      case "autumn", "fall": ClockReader.rule("Sep-Nov").map { terms.append(.clock($0)) }
      default:
        if let rule = ClockReader.rule(part) { terms.append(.clock(rule)) }
      }
    }
    // What is not understood closes nothing: the road is drawn, so it is there at some time.
    return terms.isEmpty ? nil : terms
  }
}
