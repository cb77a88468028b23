extension RoutingModel {
  /// What a route costs, computed from its visits.
  func cost(of route: RoundsRoute) -> Int {
    let row = classes[route.kind]
    var (cost, last) = (row.fixedCost, Int(row.start))
    for visit in route.visits {
      cost += ways.cost(Int(row.profile), last, Int(visit))
      last = Int(visit)
    }
    return cost + ways.cost(Int(row.profile), last, Int(row.end))
  }

  /// Whether there are time windows, one kind of goods and vehicles that are all alike, and no other rule.
  var hasWindowsOnly: Bool {
    hasTime && hasPlainLoads && dimensions == 1 && classes.count == 1 && !hasPairs
      && !walk.isNeeded
  }

  /// Visits that stand in none of the routes, ascending.
  func left(by routes: [RoundsRoute]) -> [Int32] {
    var isServed = [Bool](repeating: false, count: visitCount)
    for route in routes { for visit in route.visits { isServed[Int(visit)] = true } }
    return (0..<visitCount).filter { !isServed[$0] }.map { Int32($0) }
  }

  /// What routes cost in the unit of the file; vehicles only where the file has costs for them.
  func costOfRoutes(_ routes: [RoundsRoute]) -> Double {
    var total = 0
    for route in routes {
      total += cost(of: route) - (isVehiclesFirst ? classes[route.kind].fixedCost : 0)
    }
    return Double(total) / costScale
  }
}
