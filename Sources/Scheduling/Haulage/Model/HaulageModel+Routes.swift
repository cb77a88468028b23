internal import Domain

extension HaulageModel {
  /// Routes without loads that another one carries too: each goes where it saves least by leaving last.
  ///
  /// A load is taken out of all routes but the one in which it is cheapest; a route that is not lawful
  /// without it is dropped as a whole.
  func disjoint(_ routes: [RouteColumn]) -> [RouteColumn] {
    var result = routes
    var places = [[Int]](repeating: [], count: loads.count)
    for (position, route) in routes.enumerated() {
      for load in route.loads { places[Int(load)].append(position) }
    }
    for load in loads.indices where places[load].count > 1 {
      var savings: [(saving: Int, place: Int)] = []
      for place in places[load] where result[place].loads.contains(Int32(load)) {
        let rest = result[place].loads.filter { $0 != Int32(load) }
        // A route that is not lawful without the load is the one to keep it.
        let with = cost(of: result[place].loads, class: result[place].kind) ?? 0
        let without = cost(of: rest, class: result[place].kind)
        savings.append((without.map { with - $0 } ?? .min, place))
      }
      savings.sort { ($0.saving, $0.place) < ($1.saving, $1.place) }
      for (saving, place) in savings.dropFirst() {
        if saving == .min {
          result[place].loads = []
        } else {
          result[place].loads.removeAll { $0 == Int32(load) }
        }
        result[place].cost = Double(cost(of: result[place].loads, class: result[place].kind) ?? 0)
      }
    }
    return result.filter { !$0.loads.isEmpty }
  }

  /// The plan of some routes: the first vehicles of each class drive.
  func plan(_ routes: [RouteColumn]) -> HaulagePlan {
    var next = [Int](repeating: 0, count: classes.count)
    var result: [HaulagePlan.Route] = []
    // Equal answers must give equal plans, in whatever order the search kept the routes.
    let sorted = routes.sorted {
      ($0.kind, $0.loads.first ?? 0) < ($1.kind, $1.loads.first ?? 0)
    }
    for route in sorted {
      let vehicles = classes[route.kind].vehicles
      guard next[route.kind] < vehicles.count else { continue }
      result.append(
        .init(truck: vehicles[next[route.kind]], loads: route.loads.map { loadOfDay[Int($0)] }))
      next[route.kind] += 1
    }
    return HaulagePlan(routes: result.sorted { $0.truck < $1.truck })
  }
}
