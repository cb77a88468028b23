/// Routes are only chosen among those known: nothing is ever priced.
struct KnownRoutes: RoutePricing {
  let shape: MasterShape

  /// Finds nothing.
  func price(
    _ questions: [PricingQuestion], prices: DualPrices, effort: PricingEffort, routeMax: Int,
    isCancelled: @escaping @Sendable () -> Bool
  ) -> [PricingOutcome?] {
    questions.map { PricingOutcome(least: $0.threshold, routes: []) }
  }
}
