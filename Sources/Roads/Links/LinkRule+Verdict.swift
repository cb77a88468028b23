internal import Domain

extension LinkRule {
  /// What the rule decides for a vehicle at a moment.
  ///
  /// Conditions that nobody can decide (weather, texts not understood) are taken as holding where
  /// they forbid, limit or slow, and as not holding where they allow. A road that is open to
  /// whoever has business there is ``LinkVerdict/Passage/Openness/destination``, whether access,
  /// a limit of mass or a sign's hours make it so.
  public func verdict(for profile: RoadProfile, at moment: DrivingMoment) -> LinkVerdict {
    let through = RoadDriver(profile: profile, moment: moment, hasBusiness: false)
    let visitor = RoadDriver(profile: profile, moment: moment, hasBusiness: true)
    var verdict = LinkVerdict(
      forward: passage(forward, .forward, through, visitor),
      backward: passage(backward, .backward, through, visitor))
    let isOpen = verdict.forward.openness == .open || verdict.backward.openness == .open
    let driver = isOpen ? through : visitor
    for limit in limits {
      guard let most = limit.most(for: driver) else { continue }
      if limit.sides == .both, limit.quantity.value(of: profile) > most {
        verdict.obstacles.insert(limit.quantity.obstacle)
      }
      if let gross = limit.quantity.gross(at: most, for: profile) {
        verdict.grossLimit = min(verdict.grossLimit ?? Kilograms(gross), Kilograms(gross))
      }
    }
    return verdict
  }

  private func passage(
    _ direction: Direction, _ side: Limit.Sides, _ through: RoadDriver, _ visitor: RoadDriver
  ) -> LinkVerdict.Passage {
    var openness = openness(direction, side, through)
    var driver = through
    if openness != .open {
      let asVisitor = self.openness(direction, side, visitor)
      // Whatever opens only to visitors is for the ends of a trip.
      openness = asVisitor == .closed ? .closed : .destination
      driver = visitor
    }
    return LinkVerdict.Passage(
      openness: openness, speed: speed(direction, driver), surcharge: surcharge,
      fixedMilliseconds: fixedMilliseconds)
  }

  private func openness(
    _ direction: Direction, _ side: Limit.Sides, _ driver: RoadDriver
  ) -> LinkVerdict.Passage.Openness {
    var openness = LinkVerdict.Passage.Openness.narrower(
      direction.flow.openness(for: driver), direction.access.openness(for: driver))
    openness = .narrower(openness, season.openness(for: driver))
    if driver.profile.isHazardous {
      openness = .narrower(openness, hazardousGoods.openness(for: driver))
    }
    for limit in limits where limit.sides == .both || limit.sides == side {
      guard let most = limit.most(for: driver) else { continue }
      if limit.quantity.value(of: driver.profile) > most { return .closed }
    }
    return openness
  }

  /// The least of sign, law and what the road allows; tenths of km/h.
  private func speed(_ direction: Direction, _ driver: RoadDriver) -> Int {
    var speed = min(roadSpeed, RoadLaw.cap(on: self, for: driver.profile))
    if let sign = direction.speed.speed(for: driver) {
      speed = min(speed, sign)
    } else {
      speed = min(speed, RoadLaw.defaultSpeed(on: self))
    }
    return max(speed, 1)
  }
}

extension LinkVerdict.Passage.Openness {
  fileprivate var rank: Int {
    switch self {
    case .open: 0
    case .destination: 1
    case .closed: 2
    }
  }

  /// The one that lets fewer through.
  fileprivate static func narrower(_ left: Self, _ right: Self) -> Self {
    left.rank >= right.rank ? left : right
  }
}

extension [LinkRule.AccessClause] {
  fileprivate func openness(for driver: RoadDriver) -> LinkVerdict.Passage.Openness {
    var worst: LinkVerdict.Passage.Openness?
    for clause in self {
      switch clause.condition.truth(for: driver) {
      case .fails: continue
      case .holds:
        // Between what is undecided and what holds the closer counts.
        return worst.map { .narrower($0, clause.openness) } ?? clause.openness
      case .unknown: worst = worst.map { .narrower($0, clause.openness) } ?? clause.openness
      }
    }
    return worst ?? .open
  }
}

extension [LinkRule.SpeedClause] {
  /// The speed by sign; `nil` where none holds.
  fileprivate func speed(for driver: RoadDriver) -> Int? {
    var undecided: Int?
    for clause in self {
      switch clause.condition.truth(for: driver) {
      case .fails: continue
      case .holds: return Self.least(undecided, clause.speed)
      case .unknown: undecided = Self.least(undecided, clause.speed)
      }
    }
    return undecided
  }

  private static func least(_ left: Int?, _ right: Int?) -> Int? {
    guard let left else { return right }
    return right.map { Swift.min(left, $0) } ?? left
  }
}

extension LinkRule.Limit {
  /// What binds a driver; `nil` for no limit.
  func most(for driver: RoadDriver) -> Int? {
    var undecided: Int?
    for clause in clauses {
      switch clause.condition.truth(for: driver) {
      case .fails: continue
      case .holds: return Self.least(undecided, clause.most)
      case .unknown: undecided = Self.least(undecided, clause.most)
      }
    }
    return undecided
  }

  private static func least(_ left: Int?, _ right: Int?) -> Int? {
    guard let left else { return right }
    return right.map { min(left, $0) } ?? left
  }
}

extension RoadQuantity {
  var obstacle: RoadObstacles {
    switch self {
    case .height: .height
    case .length: .length
    case .width: .width
    case .bogie, .tripleBogie, .singleVehicle, .loneVehicle: .bridge
    case .gross, .combination, .rating, .axle, .axleCount: .mass
    }
  }
}
