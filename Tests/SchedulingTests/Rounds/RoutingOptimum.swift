import Domain

/// The least length of tiny routing instances with one vehicle type, by trying everything.
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
      0, place: vehicle.start ?? 0, time: vehicle.window.earliest * 10, length: 0)
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

  private mutating func extend(_ set: Int, place: Int, time: Double, length: Double) {
    let vehicle = instance.vehicles[0]
    if set > 0 {
      let home = way(place, 0)
      if time + home <= vehicle.window.latest * 10 { routes[set] = min(routes[set], length + home) }
    }
    for (position, visit) in instance.visits.enumerated() where set & (1 << position) == 0 {
      let members = instance.visits.indices.filter { (set | 1 << position) & (1 << $0) != 0 }
      let load = members.reduce(0) { $0 + instance.visits[$1].delivered[0] }
      let ride = way(place, visit.place)
      let begin = max(time + ride, visit.windows[0].earliest * 10)
      if load > vehicle.capacity[0] || begin > visit.windows[0].latest * 10 { continue }
      extend(
        set | 1 << position, place: visit.place, time: begin + visit.service * 10,
        length: length + ride)
    }
  }
}
