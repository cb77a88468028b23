import Domain

/// The cheapest plan of a small haulage day by looking at all sets of loads, in millicents.
///
/// Shares nothing with the solver: windows are waited for one after the other, costs are summed leg by
/// leg, and a set of loads is carried by the cheapest order that is lawful.
enum SmallDayOptimum {
  /// A route so far: it stands at the delivery of its last load.
  private struct State {
    var time: Int
    var driving: Int
    var meters: Int

    /// Whether nothing that comes later can be worse for it than for `other`.
    func isAhead(of other: Self) -> Bool {
      time <= other.time && driving <= other.driving && meters <= other.meters
    }
  }

  /// What the best plan costs.
  ///
  /// - Complexity: O(3ⁿ · trucks + 2ⁿ · n² · classes) and what no order is ahead of.
  static func cost(of day: HaulageDay) -> Int {
    let sets = 1 << day.loads.count
    var least = [Int?](repeating: nil, count: sets)
    least[0] = 0
    for (truck, count) in classes(of: day) {
      let routes = routeCosts(of: truck, in: day)
      let useful = routes.indices.filter { $0 > 0 && routes[$0] != nil }
      for _ in 0..<min(count, day.loads.count) {
        let before = least
        for carried in useful {
          guard let cost = routes[carried] else { continue }
          // All sets that have no load of the route.
          let others = (sets - 1) & ~carried
          var set = others
          while true {
            if let known = before[set] {
              least[set | carried] = min(least[set | carried] ?? .max, known + cost)
            }
            if set == 0 { break }
            set = (set - 1) & others
          }
        }
        if least == before { break }
      }
    }
    let left = day.unservedCost.value * 1000
    return least.indices.compactMap { set in
      least[set].map { $0 + (day.loads.count - set.nonzeroBitCount) * left }
    }.min() ?? 0
  }

  /// What a plan costs, `nil` when it is not lawful.
  static func cost(of plan: HaulagePlan, in day: HaulageDay) -> Int? {
    let carried = plan.routes.flatMap(\.loads)
    guard Set(carried).count == carried.count,
      Set(plan.routes.map(\.truck)).count == plan.routes.count
    else { return nil }
    var sum = (day.loads.count - carried.count) * day.unservedCost.value * 1000
    for route in plan.routes {
      let truck = day.trucks[route.truck]
      var state: State? = State(time: truck.shift.earliest.value, driving: 0, meters: 0)
      var place = truck.depot
      for load in route.loads {
        state = state.flatMap { carry(day.loads[load], from: place, $0, truck: truck, in: day) }
        place = day.loads[load].delivery
      }
      guard !route.loads.isEmpty,
        let cost = state.flatMap({ home($0, from: place, truck, in: day) })
      else { return nil }
      sum += cost
    }
    return sum
  }

  /// Trucks that are alike, and how many there are.
  private static func classes(of day: HaulageDay) -> [(truck: HaulageDay.Truck, count: Int)] {
    var found: [(truck: HaulageDay.Truck, count: Int)] = []
    for var truck in day.trucks {
      truck.id = ""
      if let place = found.firstIndex(where: { $0.truck == truck }) {
        found[place].count += 1
      } else {
        found.append((truck, 1))
      }
    }
    return found
  }

  /// For each set of loads what its cheapest lawful order costs in a truck.
  private static func routeCosts(of truck: HaulageDay.Truck, in day: HaulageDay) -> [Int?] {
    let count = day.loads.count
    var states = [[[State]]](
      repeating: Array(repeating: [], count: count), count: 1 << count)
    var costs = [Int?](repeating: nil, count: 1 << count)
    let start = State(time: truck.shift.earliest.value, driving: 0, meters: 0)
    for load in 0..<count {
      if let state = carry(day.loads[load], from: truck.depot, start, truck: truck, in: day) {
        states[1 << load][load] = [state]
      }
    }
    for set in states.indices {
      for last in 0..<count {
        for state in states[set][last] {
          if let cost = home(state, from: day.loads[last].delivery, truck, in: day) {
            costs[set] = min(costs[set] ?? .max, cost)
          }
          for next in 0..<count where set & 1 << next == 0 {
            guard
              let longer = carry(
                day.loads[next], from: day.loads[last].delivery, state, truck: truck, in: day),
              !states[set | 1 << next][next].contains(where: { $0.isAhead(of: longer) })
            else { continue }
            states[set | 1 << next][next].removeAll { longer.isAhead(of: $0) }
            states[set | 1 << next][next].append(longer)
          }
        }
      }
    }
    return costs
  }

  private static func carry(
    _ load: HaulageDay.Load, from place: Int, _ state: State, truck: HaulageDay.Truck,
    in day: HaulageDay
  ) -> State? {
    guard truck.bodies.contains(load.body) else { return nil }
    let width = day.sites.count
    let (empty, loaded) = (place * width + load.pickup, load.pickup * width + load.delivery)
    var next = state
    next.time += Int(day.durations[empty])
    next.time = max(next.time, load.pickupWindow.earliest.value)
    if next.time > load.pickupWindow.latest.value { return nil }
    next.time += load.pickupService.value + Int(day.durations[loaded])
    next.time = max(next.time, load.deliveryWindow.earliest.value)
    if next.time > load.deliveryWindow.latest.value { return nil }
    next.time += load.deliveryService.value
    next.driving += Int(day.durations[empty]) + Int(day.durations[loaded])
    next.meters += Int(day.distances[empty]) + Int(day.distances[loaded])
    return next
  }

  private static func home(
    _ state: State, from place: Int, _ truck: HaulageDay.Truck, in day: HaulageDay
  ) -> Int? {
    let cell = place * day.sites.count + truck.depot
    guard state.time + Int(day.durations[cell]) <= truck.shift.latest.value,
      state.driving + Int(day.durations[cell]) <= truck.drivingMax.value
    else { return nil }
    let meters = state.meters + Int(day.distances[cell])
    return truck.fixedCost.value * 1000 + meters * truck.costPerKilometer.value
  }
}
