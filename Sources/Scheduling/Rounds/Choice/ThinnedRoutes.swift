/// Chosen routes in which no visit stands twice: each visit that more than one of them makes is taken
/// out of all but the one that gains least without it.
struct ThinnedRoutes {
  /// As chosen.
  private(set) var whole: [RoundsRoute] = []
  /// Those that lost visits; a search looks itself what is still lawful in them.
  private(set) var thinned: [RoundsRoute] = []
  /// Visits in none of the routes.
  private(set) var left: [Int32]

  /// Thins routes.
  init(_ model: RoutingModel, _ routes: [RoundsRoute]) {
    left = model.left(by: routes)
    var routes = routes
    var holders = [[Int]](repeating: [], count: model.visitCount)
    for (place, route) in routes.enumerated() {
      for visit in route.visits { holders[Int(visit)].append(place) }
    }
    var isThinned = [Bool](repeating: false, count: routes.count)
    for visit in holders.indices where holders[visit].count > 1 {
      // Both ends of a pair stay in the same route: the earlier of the two decides.
      let partner = Int(model.partner[visit])
      if partner >= 0, partner < visit { continue }
      let ends = partner >= 0 ? [Int32(visit), Int32(partner)] : [Int32(visit)]
      let gains = holders[visit].map { place in
        (gain: Self.gain(model, routes[place], without: ends), place: place)
      }
      guard let keeper = gains.min(by: { $0 < $1 })?.place else { continue }
      for place in holders[visit] where place != keeper {
        routes[place].visits.removeAll { ends.contains($0) }
        isThinned[place] = true
      }
    }
    for (route, isThinned) in zip(routes, isThinned) where !route.visits.isEmpty {
      if isThinned { thinned.append(route) } else { whole.append(route) }
    }
  }

  /// What a route saves without some of its visits.
  private static func gain(
    _ model: RoutingModel, _ route: RoundsRoute, without ends: [Int32]
  ) -> Int {
    var shorter = route
    shorter.visits.removeAll { ends.contains($0) }
    return model.cost(of: route) - (shorter.visits.isEmpty ? 0 : model.cost(of: shorter))
  }
}
