internal import Domain

/// Decides one road for one vehicle on one date.
struct RoadJudge {
  /// What was decided about a road.
  struct Verdict {
    var obstacles: RoadObstacles
    var limit: Kilograms
    var warning: ThawRisk
  }

  let profile: RoadProfile
  let conditions: RoadConditions

  func verdict(
    on road: Road, ends: (Double, Double), isShut: Bool, bridges: [BridgeLimit]
  ) -> Verdict {
    var verdict = Verdict(obstacles: [], limit: road.maxGross, warning: .none)
    if let first = road.validFrom, conditions.date < first { verdict.obstacles.insert(.outOfDate) }
    if let last = road.validTo, conditions.date > last { verdict.obstacles.insert(.outOfDate) }
    if isShut { verdict.obstacles.insert(.closure) }
    if profile.height > road.maxHeight { verdict.obstacles.insert(.height) }
    if let most = road.maxLength, profile.length > most { verdict.obstacles.insert(.length) }
    if let most = road.maxWidth, profile.width > most { verdict.obstacles.insert(.width) }

    if let axle = road.maxAxle { verdict.limit = min(verdict.limit, gross(ofAxles: 1, at: axle)) }
    if profile.gross > verdict.limit { verdict.obstacles.insert(.mass) }
    for bridge in bridges {
      let limit = gross(onto: bridge)
      if profile.gross > limit { verdict.obstacles.insert(.bridge) }
      verdict.limit = min(verdict.limit, limit)
    }

    if thaws(between: ends) {
      switch (road.thawRisk, conditions.rules.thawPolicy) {
      case (.high, .close):
        if profile.isLoaded { verdict.obstacles.insert(.thaw) }
      case (.high, .mass):
        if profile.gross > conditions.rules.thawGross { verdict.obstacles.insert(.thaw) }
      case (.high, .warn), (.medium, _):
        verdict.warning = road.thawRisk
      case (.low, _), (.none, _):
        break
      }
    }
    return verdict
  }

  private func thaws(between ends: (Double, Double)) -> Bool {
    let rules = conditions.rules
    let season = (ends.0 + ends.1) / 2 > rules.thawLatitude ? rules.thawNorth : rules.thawSouth
    return season.contains(conditions.date)
  }

  /// The gross mass at which `count` of the axles bear `mass` when all bear the same.
  private func gross(ofAxles count: Int, at mass: Kilograms) -> Kilograms {
    Kilograms(mass.value * max(profile.axles, count) / count)
  }

  private func gross(onto bridge: BridgeLimit) -> Kilograms {
    var limits: [Kilograms] = []
    if let axle = bridge.axle { limits.append(gross(ofAxles: 1, at: axle)) }
    // A vehicle of two axles has no bogie, one of three has no bogie of three.
    if let bogie = bridge.twoAxleBogie, profile.axles > 2 {
      limits.append(gross(ofAxles: 2, at: bogie))
    }
    if let bogie = bridge.threeAxleBogie, profile.axles > 3 {
      limits.append(gross(ofAxles: 3, at: bogie))
    }
    if profile.isCombination {
      if let combination = bridge.combination ?? bridge.vehicle.map({ $0 * 2 }) {
        limits.append(combination)
      }
    } else if let vehicle = bridge.vehicle {
      limits.append(vehicle)
    }
    return limits.min() ?? Kilograms(Kilograms.limit)
  }
}
