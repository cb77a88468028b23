public import Domain

/// What a check of a haulage day's plan found: its breaches, and its figures computed anew.
public struct HaulageReport: Hashable, Sendable {
  /// Every breach, in the order of the plan, those of the whole plan last; empty when it holds.
  public var breaches: [HaulageBreach]
  /// The figures by the day's own numbers; of a plan with breaches, as far as its routes exist.
  public var figures: HaulageFigures

  /// Makes a report.
  public init(breaches: [HaulageBreach], figures: HaulageFigures) {
    self.breaches = breaches
    self.figures = figures
  }

  /// Whether the plan holds.
  public var isLawful: Bool { breaches.isEmpty }
}

/// What a plan of a haulage day comes to.
///
/// Sums that no whole number holds stop at the end of the range.
public struct HaulageFigures: Hashable, Sendable {
  /// Fixed costs, kilometers and loads left; millicents (thousandths of a cent), exact.
  public var cost = 0
  /// The ways of all trucks.
  public var distance = Meters.zero
  /// Those without a load.
  public var emptyDistance = Meters.zero
  /// Routes with loads; a truck with two routes counts twice.
  public var trucks = 0
  /// Loads that no route names, by position in the day, ascending.
  public var unserved: [Int] = []
  /// Driving of all trucks, loaded and empty.
  public var driving = Seconds.zero

  /// Nothing yet.
  public init() {}
}
