/// What a check of a routing plan found: its breaches, its figures and its timetables.
public struct RoutingReport: Hashable, Sendable {
  /// Every breach, in the order of the plan, those of the whole plan last; empty when it holds.
  public var breaches: [RoutingBreach]
  /// The figures by the instance's own numbers; of a plan with breaches, as far as its routes exist.
  public var figures = RoutingFigures()
  /// One for each route of the plan; `nil` for one whose vehicle does not exist.
  public var timetables: [RoutingTimetable?] = []

  /// Makes a report.
  public init(breaches: [RoutingBreach]) { self.breaches = breaches }

  /// Whether the plan holds.
  public var isLawful: Bool { breaches.isEmpty }
}

/// What a routing plan comes to, in the file's units under the convention.
public struct RoutingFigures: Hashable, Sendable {
  /// Routes with visits.
  public var vehicles = 0
  /// The length of all routes.
  public var distance = 0.0
  /// Time on the way.
  public var driving = 0.0
  /// The sum of the routes' costs, each a whole number, as VROOM counts; 0 where nothing has a cost.
  public var cost = 0
  /// Visits that no route names, by position in the instance, ascending.
  public var unserved: [Int] = []

  /// Nothing yet.
  public init() {}
}

/// What a routing plan is said to come to; whatever is `nil` is not claimed.
public struct RoutingClaims: Hashable, Sendable {
  /// What a claim may differ by, from rounding to the digits that files have.
  private static let tolerance = 0.005 + 1e-9

  /// Routes.
  public var vehicles: Int?
  /// The length of all routes.
  public var distance: Double?
  /// Time on the way.
  public var driving: Double?
  /// In the file's units of cost.
  public var cost: Int?

  /// Claims nothing.
  public init() {}

  /// Where the claims differ from what the plan comes to.
  func breaches(of figures: RoutingFigures) -> [RoutingBreach] {
    var breaches: [RoutingBreach] = []
    func compare(_ claimed: Double?, _ value: Double, _ figure: String) {
      guard let claimed, !(abs(claimed - value) <= Self.tolerance) else { return }
      breaches.append(
        RoutingBreach(
          .figureDiffers,
          [
            "figure": figure, "value": RoutingBreach.text(value),
            "claimed": RoutingBreach.text(claimed),
          ]))
    }
    compare(vehicles.map(Double.init), Double(figures.vehicles), "the number of vehicles")
    compare(distance, figures.distance, "the distance")
    compare(driving, figures.driving, "the duration")
    compare(cost.map(Double.init), Double(figures.cost), "the cost")
    return breaches
  }
}
