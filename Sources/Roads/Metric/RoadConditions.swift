public import Domain

/// What holds on the roads apart from the network itself: the date, rules, closures and bridges.
public struct RoadConditions: Sendable {
  /// The day of driving.
  public var date: CalendarDate
  /// Seasons, surcharges and policies.
  public var rules: Rules.Roads
  /// Roads that are shut for a time; those of other days do no harm.
  public var closures: [Closure]
  /// Limited bridges.
  public var bridges: [BridgeLimit]

  /// Gathers conditions.
  public init(
    date: CalendarDate, rules: Rules.Roads, closures: [Closure] = [], bridges: [BridgeLimit] = []
  ) {
    self.date = date
    self.rules = rules
    self.closures = closures
    self.bridges = bridges
  }
}
