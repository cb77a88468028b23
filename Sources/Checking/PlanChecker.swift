public import Domain

/// Recomputes plans from data and configuration alone and names every breach.
///
/// Nothing is taken from a plan but what it states: ways, times, masses, money and sums are
/// computed anew by the rules, without the code that made the plan.
public struct PlanChecker: Sendable {
  private let data: GeoData
  private let register: Register

  /// Makes a checker.
  ///
  /// - Parameters:
  ///   - data: The region's data as it is today.
  ///   - configuration: Vehicle types, rules and firms as they are today.
  ///   - clocks: The wall clocks of the sites' zones by name; they cover the plans' dates.
  public init(data: GeoData, configuration: Configuration, clocks: [String: ZoneClock]) {
    self.data = data
    register = Register(data: data, configuration: configuration, clocks: clocks)
  }

  /// Every breach of `plan`, sorted; empty when it holds.
  ///
  /// The ways of a plan on an imported map or with closures of a file are taken as they stand, unless
  /// `verifiesWays` says that the data hold those closures; ``check(_:on:requested:currentInputs:siteFeatures:tolerance:)``
  /// verifies them on a map.
  ///
  /// No number in the plan is trusted: what is out of range is named and clamped.
  ///
  /// - Parameters:
  ///   - plan: The plan as its file states it.
  ///   - requested: The rows that were asked for; `nil` takes the plan's own records for the
  ///     asking, so that only their numbering is checked.
  ///   - currentInputs: The hashes of the files of today; `nil` when they are not compared.
  ///   - siteFeatures: The sites drawn in the plan's file; `nil` when they are not compared.
  ///   - tolerance: How the file rounds the figures.
  ///   - verifiesWays: Whether ways are held against the roads of the data; `nil` decides by what the
  ///     plan was made from.
  /// - Returns: Each breach once.
  /// - Complexity: One shortest-path search per site and distinct mass limit; the rest is linear
  ///   in events, up to sorting.
  public func check(
    _ plan: Plan, requested: [LoadRow]? = nil, currentInputs: [Plan.Input]? = nil,
    siteFeatures: [SiteFeature]? = nil, tolerance: FigureTolerance = FigureTolerance(),
    verifiesWays: Bool? = nil
  ) -> [Breach] {
    var bounds = PlanBounds(date: plan.date)
    let view = PlanView(bounds.bounded(plan), register: register)
    let network = RoadNetwork(data: data, rules: register.rules.roads, date: plan.date)
    var breaches = bounds.breaches
    breaches += InputCheck(plan: view, register: register, current: currentInputs).breaches()
    breaches += LoadCheck(plan: view, register: register, requested: requested).breaches()
    breaches += FleetCheck(plan: view, register: register).breaches()
    breaches += TimelineCheck(plan: view, register: register).breaches()
    breaches += AboardCheck(plan: view).breaches()
    breaches += CargoCheck(plan: view, register: register).breaches()
    breaches += ServiceCheck(plan: view, register: register).breaches()
    breaches += DockCheck(plan: view, register: register).breaches()
    breaches += CleaningCheck(plan: view, register: register).breaches()
    breaches += LegSums(plan: view, register: register).breaches()
    if verifiesWays ?? !plan.isOnImportedRoads {
      breaches += LegCheck(plan: view, register: register, network: network).breaches()
    }
    breaches += DrivingTimeCheck(plan: view, register: register).breaches()
    breaches += LegalityCheck(
      plan: view, register: register, isOrdered: requested != nil
    ).breaches()
    breaches += FigureCheck(plan: view, register: register, tolerance: tolerance).breaches()
    if let siteFeatures {
      breaches += SiteFeatureCheck(plan: view, register: register, features: siteFeatures)
        .breaches()
    }
    return Set(breaches).sorted()
  }

  /// Every breach of `plan`, its ways verified on an imported map, sorted.
  ///
  /// A way has to follow links of the map from gate to gate that the vehicle may drive on the date,
  /// with no banned turn, to be as long and to take as long as the sum of its links, and no lawful way
  /// may be faster, which a plain search over all links finds out.
  ///
  /// - Parameters:
  ///   - plan: The plan as its file states it.
  ///   - map: The map with what holds on the plan's date.
  ///   - requested: As in the check without a map.
  ///   - currentInputs: The hashes of the files of today, map and closures among them.
  ///   - siteFeatures: As in the check without a map.
  ///   - tolerance: How the file rounds the figures.
  /// - Returns: Each breach once.
  /// - Throws: What asking the map throws.
  /// - Complexity: One search over the map for each vehicle with its load and each origin.
  public func check(
    _ plan: Plan, on map: ImportedMap, requested: [LoadRow]? = nil,
    currentInputs: [Plan.Input]? = nil, siteFeatures: [SiteFeature]? = nil,
    tolerance: FigureTolerance = FigureTolerance()
  ) throws -> [Breach] {
    let others = check(
      plan, requested: requested, currentInputs: currentInputs, siteFeatures: siteFeatures,
      tolerance: tolerance, verifiesWays: false)
    var bounds = PlanBounds(date: plan.date)
    let view = PlanView(bounds.bounded(plan), register: register)
    let ways = try MapCheck(plan: view, register: register, map: map).breaches()
    return Set(others + ways).sorted()
  }
}
