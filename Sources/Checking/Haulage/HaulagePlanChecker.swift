public import Domain

/// Recomputes plans of one haulage day from its numbers alone and names every breach.
///
/// A truck leaves its depot at the start of its shift, waits wherever it comes too early, and drives
/// from each delivery straight to the next pickup and in the end to its depot.
public struct HaulagePlanChecker: Sendable {
  private let day: HaulageDay
  private let flaw: String?

  /// Makes a checker for plans of `day`, which may be of any size.
  public init(_ day: HaulageDay) {
    self.day = day
    flaw = day.flaw
  }

  /// Every breach of `plan`, and its figures.
  ///
  /// A late truck goes on from when it came, and whatever does not exist is named and passed over;
  /// so each breach is named once, with what follows from it. No number in the plan traps.
  ///
  /// - Parameters:
  ///   - plan: The routes as their file states them.
  ///   - claims: What is said of them.
  /// - Returns: The breaches in the plan's order, and the figures as far as routes and loads exist.
  /// - Complexity: Linear in the plan and the day's loads.
  public func check(_ plan: HaulagePlan, claims: HaulageClaims = HaulageClaims()) -> HaulageReport {
    if let flaw {
      return HaulageReport(
        breaches: [HaulageBreach(.dayUnsound, ["flaw": flaw])], figures: HaulageFigures())
    }
    var report = HaulageReport(breaches: [], figures: HaulageFigures())
    var register = HaulageRegister(day: day)
    for (number, route) in plan.routes.enumerated() {
      var breaches = register.enter(route, number: number)
      if day.trucks.indices.contains(route.truck), !route.loads.isEmpty {
        var trip = HaulageTrip(day: day, truck: day.trucks[route.truck], route: number)
        for (sequence, load) in route.loads.enumerated() where day.loads.indices.contains(load) {
          trip.carry(day.loads[load], sequence: sequence)
        }
        trip.goHome()
        breaches += trip.breaches
        report.figures.add(trip)
      }
      // Those of the whole route come first, those of one load keep the order of their finding.
      let order = breaches.enumerated().sorted {
        ($0.element.sequence ?? -1, $0.offset) < ($1.element.sequence ?? -1, $1.offset)
      }
      report.breaches += order.map(\.element)
    }
    report.figures.unserved = register.loadsLeft
    report.figures.cost = report.figures.cost.plus(
      report.figures.unserved.count.times(day.unservedCost.value).times(1000))
    report.breaches += claims.breaches(of: report.figures)
    return report
  }
}

extension HaulageFigures {
  fileprivate mutating func add(_ trip: HaulageTrip) {
    cost = cost.plus(trip.cost)
    distance = Meters(distance.value.plus(trip.distance))
    emptyDistance = Meters(emptyDistance.value.plus(trip.emptyDistance))
    driving = Seconds(driving.value.plus(trip.driving))
    trucks += 1
  }
}
