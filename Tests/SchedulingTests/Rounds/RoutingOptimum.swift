import Domain

/// The least length and the fewest vehicles of tiny routing instances with one vehicle type, by trying
/// everything.
struct RoutingOptimum {
  private let instance: RoutingInstance
  /// For each set of visits the shortest lawful route, infinite when there is none.
  private var routes: [Double]

  /// Tries all orders of all sets.
  init(_ instance: RoutingInstance) {
    self.instance = instance
    routes = Array(repeating: .infinity, count: 1 << instance.visits.count)
    routes[0] = 0
    let vehicle = instance.vehicles[0]
    extend(
      [], 0, place: vehicle.start ?? 0, time: vehicle.window.earliest * 10, length: 0)
  }

  /// The fewest routes that serve all.
  var vehicles: Int {
    var fewest = Array(repeating: Int.max / 2, count: routes.count)
    fewest[0] = 0
    for set in 1..<max(routes.count, 1) {
      var part = set
      while part > 0 {
        if routes[part].isFinite { fewest[set] = min(fewest[set], 1 + fewest[set & ~part]) }
        part = (part - 1) & set
      }
    }
    return fewest[routes.count - 1]
  }

  /// The least sum of lengths that serves all, in tenths.
  var length: Double {
    let all = routes.count - 1
    var best = Array(repeating: Double.infinity, count: routes.count)
    best[0] = 0
    for set in 1...max(all, 1) where all > 0 {
      var part = set
      while part > 0 {
        best[set] = min(best[set], routes[part] + best[set & ~part])
        part = (part - 1) & set
      }
    }
    return best[all]
  }

  private func way(_ from: Int, _ to: Int) -> Double {
    guard case .straight(let points) = instance.travel else { return 0 }
    let (east, north) = (points[from].x - points[to].x, points[from].y - points[to].y)
    return ((east * east + north * north).squareRoot() * 10).rounded(.down)
  }

  private mutating func extend(
    _ order: [Int], _ set: Int, place: Int, time: Double, length: Double
  ) {
    let vehicle = instance.vehicles[0]
    if set > 0, isCarried(order) {
      let home = way(place, 0)
      if time + home <= vehicle.window.latest * 10 { routes[set] = min(routes[set], length + home) }
    }
    for (position, visit) in instance.visits.enumerated() where set & (1 << position) == 0 {
      if case .delivery(let pickup) = visit.role, set & (1 << pickup) == 0 { continue }
      let ride = way(place, visit.place)
      let begin = max(time + ride, visit.windows[0].earliest * 10)
      if begin > visit.windows[0].latest * 10 { continue }
      extend(
        order + [position], set | 1 << position, place: visit.place,
        time: begin + visit.service * 10, length: length + ride)
    }
  }

  /// Whether the vehicle is never overloaded and no goods of a pair stay aboard.
  private func isCarried(_ order: [Int]) -> Bool {
    for dimension in 0..<instance.dimensions {
      let capacity = instance.vehicles[0].capacity[dimension]
      var load = 0
      for position in order where instance.visits[position].role == .single {
        load += instance.visits[position].delivered[dimension]
      }
      if load > capacity { return false }
      for position in order {
        let visit = instance.visits[position]
        if case .pickup(let delivery) = visit.role, !order.contains(delivery) { return false }
        load += visit.collected[dimension] - visit.delivered[dimension]
        if load > capacity { return false }
      }
    }
    return true
  }
}
