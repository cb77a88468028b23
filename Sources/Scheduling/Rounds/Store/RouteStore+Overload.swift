/// Routes that carry more than their vehicles may, within bounds, while a search passes through them.
///
/// Where vehicles are nearly full, two answers that are both lawful often lie behind a few exchanges of
/// which each needs room that only the next one makes. Only plain loads can be passed through so.
extension RouteStore {
  /// Lets every vehicle carry so much beyond its capacity from now on; no route may carry more.
  mutating func setSlack(_ more: Int) {
    for slot in 0..<slotCount where routes[slot].count > 0 {
      routes[slot].capacity += more - slack
    }
    slack = more
  }

  /// What so many goods more in a route cost because it carries too much with them.
  @inline(__always)
  func overloadCost(of amount: Int, in route: Route) -> Int {
    overloadPrice
      &* (overload(route.load &+ amount, in: route) &- overload(route.load, in: route))
  }

  /// How much of a load is beyond the capacity of a route's vehicle.
  @inline(__always)
  private func overload(_ load: Int, in route: Route) -> Int {
    max(0, load &- route.capacity &+ slack)
  }

  /// Whether a route carries more than its vehicle may.
  @inline(__always)
  func isOverloaded(_ slot: Int) -> Bool {
    slack > 0 && overload(routes[slot].load, in: routes[slot]) > 0
  }

  /// Notes what a slot carries.
  @inline(__always)
  mutating func setLoad(_ slot: Int, to load: Int) {
    if slack > 0 {
      let route = routes[slot]
      overload &+= overload(load, in: route) &- overload(route.load, in: route)
    }
    routes[slot].load = load
  }

  /// What the answer costs when vehicles and what is beyond capacities have their prices.
  @inline(__always)
  var pricedCost: Int { cost &+ overloadPrice &* overload &+ vehiclePrice &* routeCount }
}
