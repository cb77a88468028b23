internal import Synchronization

extension RoundsTeam {
  /// What a desk hands back at a meeting of this phase.
  private struct FleetReport: Sendable {
    var routes: [RoundsRoute]
    var cost: Int
    var iterations: Int
  }

  /// Saves vehicles for a share of the time, or until none was saved for a part of that, on every desk with
  /// different chance; who has more vehicles at a meeting goes on from the answer of who has fewest.
  ///
  /// - Returns: The answer with the fewest vehicles; the best of all where vehicles count first.
  mutating func shrinkFleet(limit: Double, report: (RoundsTeam) -> Void) -> [RoundsRoute] {
    defer { firstShare = share }
    var fewest = best
    guard model.left(by: best).isEmpty else { return fewest }
    let (clock, end) = (self.clock, clock.until(share: limit))
    let least = model.leastVehicles
    var counts = desks.map { _ in Int.max }
    let last = clock.iterationMax.map { Int(Double($0) * limit) }
    let (desks, heat) = (desks, heat * settings.fleetTemperature)
    var saved = (count: fewest.count, share: share)
    while fewest.count > least, end.allows(iterations), iterations < last ?? .max {
      if fewest.count < saved.count { saved = (fewest.count, share) }
      // What has not been found for so long is left, and the time goes to short routes.
      if share - saved.share > limit * settings.fleetStall { break }
      let (routes, vehicles) = (fewest, used(fewest))
      for place in desks.indices where counts[place] > routes.count {
        desks[place].search.withLock { $0.startFleet(routes, vehicles: vehicles) }
      }
      let left = last.map { ($0 - iterations + desks.count - 1) / desks.count }
      let count = min(settings.fleetMeetingIterations, left ?? .max)
      let reports = Workers.map(desks.count, threads: threads) { place in
        desks[place].search.withLock { search in
          let run = search.shrinkFleet(count, least: least, heat: heat, mustStop: end.mustStop)
          return FleetReport(
            routes: search.bestRoutes, cost: search.bestCost, iterations: run)
        }
      }
      iterations += reports.reduce(0) { $0 + $1.iterations }
      for (place, each) in reports.enumerated() {
        counts[place] = each.routes.count
        if each.routes.count < fewest.count { fewest = each.routes }
        take(each.routes, each.cost)
      }
      report(self)
    }
    return fewest
  }

  /// For each class the vehicles of an answer.
  func used(_ routes: [RoundsRoute]) -> [Int32] {
    var result = vehicles.map { _ in Int32(0) }
    for route in routes { result[route.kind] += 1 }
    return result
  }
}
