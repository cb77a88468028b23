import Checking
import Domain

/// Every lawful route of one truck of a tiny day, one by one, as ``HaulagePlanChecker`` sees them.
struct AllRoutes {
  /// The orders of loads and what each costs in millicents.
  private(set) var routes: [(loads: [Int], cost: Int)] = []

  init(of truck: Int, in day: HaulageDay) {
    var day = day
    // Loads that the route leaves cost nothing here.
    day.unservedCost = Cents(0)
    collect([], HaulagePlanChecker(day), truck, day.loads.count)
  }

  private mutating func collect(
    _ loads: [Int], _ checker: HaulagePlanChecker, _ truck: Int, _ count: Int
  ) {
    if !loads.isEmpty {
      let report = checker.check(
        HaulagePlan(routes: [HaulagePlan.Route(truck: truck, loads: loads)]))
      if report.isLawful { routes.append((loads, report.figures.cost)) }
      // More loads mend none of these; a late return may be mended by a way that is no straight one.
      let lasting: Set<HaulageBreach.Code> = [.bodyWrong, .pickupLate, .deliveryLate]
      if report.breaches.contains(where: { lasting.contains($0.code) }) { return }
    }
    for load in 0..<count where !loads.contains(load) {
      collect(loads + [load], checker, truck, count)
    }
  }

  /// What `route` costs less its loads' prices, and with the cuts that it pays.
  static func reducedCost(
    _ route: (loads: [Int], cost: Int), _ certificate: BoundCertificate
  ) -> Int {
    let paid = certificate.cuts.filter { Set($0.loads).intersection(route.loads).count >= 2 }
    return route.cost - route.loads.map { certificate.loadPrices[$0] }.reduce(0, +)
      + paid.map(\.price).reduce(0, +)
  }

  /// The least reduced cost of all; `nil` when there is no route.
  func leastReducedCost(_ certificate: BoundCertificate) -> Int? {
    routes.map { Self.reducedCost($0, certificate) }.min()
  }
}
