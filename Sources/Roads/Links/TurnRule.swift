internal import Domain

/// For whom and when a turn is banned.
public struct TurnRule: Hashable, Sendable {
  /// One way in which the ban holds.
  public struct Clause: Hashable, Sendable {
    /// Whether the turn is banned then.
    public var isBanned: Bool
    /// When and for whom.
    public var condition: RoadCondition

    /// Makes a clause.
    public init(isBanned: Bool = true, when condition: RoadCondition = .always) {
      self.isBanned = isBanned
      self.condition = condition
    }
  }

  /// The first whose condition holds decides; without any the turn is allowed.
  public var clauses: [Clause]

  /// Makes a rule.
  public init(clauses: [Clause]) { self.clauses = clauses }

  /// The ban that always holds for everyone.
  public static var always: TurnRule { TurnRule(clauses: [Clause()]) }

  /// Whether the turn is banned for a vehicle at a moment.
  ///
  /// What cannot be decided bans. Exceptions for whoever has business on the road do not help, as
  /// a turn cannot know where the trip ends.
  public func holds(for profile: RoadProfile, at moment: DrivingMoment) -> Bool {
    let driver = RoadDriver(profile: profile, moment: moment, hasBusiness: false)
    for clause in clauses {
      switch clause.condition.truth(for: driver) {
      case .fails: continue
      case .holds: return clause.isBanned
      case .unknown: if clause.isBanned { return true }
      }
    }
    return false
  }

  /// Texts of conditions that were not understood.
  public var unknownConditions: [String] { clauses.flatMap(\.condition.unknownTexts) }
}
