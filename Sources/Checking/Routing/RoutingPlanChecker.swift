public import Domain

/// Recomputes plans of one routing instance from its numbers alone and names every breach.
///
/// A vehicle may leave at the start of its window, waits wherever it comes too early, and drives on
/// toward its next visit until a break begins. Doubles are added in the order of the route; a window
/// forgives a millionth of a unit of time.
public struct RoutingPlanChecker: Sendable {
  private let instance: RoutingInstance
  private let objective: RoutingObjective
  private let flaw: String?

  /// Makes a checker for plans of `instance` under a convention.
  public init(_ instance: RoutingInstance, objective: RoutingObjective) {
    self.instance = instance
    self.objective = objective
    flaw = instance.flaw
  }

  /// Every breach of `plan`, its figures and its timetables.
  ///
  /// A late vehicle goes on from when it came, and whatever does not exist is named and passed over.
  /// Visits may be left only in VROOM's files. No number in the plan traps.
  ///
  /// - Parameters:
  ///   - plan: The routes as their file states them.
  ///   - claims: What is said of them.
  /// - Returns: The breaches in the plan's order, and what the plan comes to as far as it exists.
  /// - Complexity: Linear in the plan and the instance.
  public func check(
    _ plan: RoutingPlan, claims: RoutingClaims = RoutingClaims()
  ) -> RoutingReport {
    if let flaw {
      return RoutingReport(breaches: [RoutingBreach(.instanceUnsound, ["flaw": flaw])])
    }
    var report = RoutingReport(breaches: [])
    var register = RoutingRegister(instance)
    let ruler = RoutingRuler(instance, objective)
    for (number, route) in plan.routes.enumerated() {
      var breaches = register.enter(route, number: number)
      if instance.vehicles.indices.contains(route.vehicle) {
        let trip = RoutingTrip(instance, ruler, route, number: number)
        breaches += trip.breaches
        report.timetables.append(trip.table)
        if !route.visits.isEmpty { report.figures.add(trip.table) }
      } else {
        report.timetables.append(nil)
      }
      // Those of the whole route come first, those of one step keep the order of their finding.
      let order = breaches.enumerated().sorted {
        ($0.element.sequence ?? -1, $0.offset) < ($1.element.sequence ?? -1, $1.offset)
      }
      report.breaches += order.map(\.element)
    }
    report.figures.unserved = register.left
    if instance.format != .vroom, let first = register.left.first {
      report.breaches.append(
        RoutingBreach(
          .visitsLeft,
          [
            "count": "\(register.left.count)", "all": "\(instance.visits.count)",
            "visit": instance.visits[first].id,
          ]))
    }
    report.breaches += claims.breaches(of: report.figures)
    return report
  }
}

extension RoutingFigures {
  fileprivate mutating func add(_ table: RoutingTimetable) {
    vehicles += 1
    distance += table.distance
    driving += table.driving
    cost = cost.plus(table.cost)
  }
}
