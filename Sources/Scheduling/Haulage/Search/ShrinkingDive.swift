/// A dive into a relaxation that becomes smaller on the way: routes that are fixed leave it with their
/// loads and vehicles, for the simplex method looks at all columns in each of its steps.
struct ShrinkingDive {
  /// With fewer loads nothing leaves any more.
  private static let smallest = 150
  /// After so large a share of the loads the rest becomes a relaxation of its own.
  private static let share = 0.25

  let clock: HaulageClock
  let threads: Int
  /// So often is priced after each fixing at most.
  let rounds = 2
  /// How much is looked at then.
  let effort = PricingEffort(labelMax: 5)

  /// Routes that cover each load that is not left, some of them perhaps twice; `nil` when it was
  /// cancelled.
  func routes(
    of model: HaulageModel, from generation: inout ColumnGeneration<PricingCrew>
  ) -> [RouteColumn]? {
    let count = model.loads.count
    let loadMax = count > Self.smallest ? Int(Double(count) * Self.share) : .max
    guard let dive = generation.dive(rounds: rounds, effort: effort, loadMax: loadMax) else {
      return nil
    }
    if dive.isWhole { return dive.routes }
    let fixed = model.disjoint(dive.routes)
    var isOpen = [Bool](repeating: true, count: count)
    var vehicles = model.classes.map(\.vehicles.count)
    for route in fixed {
      vehicles[route.kind] -= 1
      for load in route.loads { isOpen[Int(load)] = false }
    }
    let part = HaulagePart(
      of: model, loads: isOpen.indices.filter { isOpen[$0] }.map { Int32($0) },
      vehicles: vehicles)
    if part.kinds.isEmpty { return fixed }
    var rest = ColumnGeneration(
      PricingCrew(PricingNetwork(part.model), threads: threads),
      routes: generation.master.columns.compactMap { part.inside($0) },
      prices: DualPrices(loads: part.loads.map { generation.master.prices.loads[Int($0)] }),
      certificate: .plain(part.model), settings: generation.settings,
      secondsLeft: clock.secondsLeft, isCancelled: clock.mustStop)
    guard rest.master.solve(), let others = routes(of: part.model, from: &rest) else { return nil }
    return fixed + others.map { part.outside($0) }
  }
}
