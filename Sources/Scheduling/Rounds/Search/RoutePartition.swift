/// Routes in two parts of about equal size that lie apart: those near a visit drawn by chance, and the
/// others.
struct RoutePartition {
  /// What one search gets.
  struct Part: Sendable {
    var routes: [RoundsRoute] = []
    var left: [Int32] = []
    /// For each class the vehicles that it may use, those of its routes among them.
    var vehicles: [Int32]
  }

  /// The parts.
  private(set) var parts: [Part]

  /// Parts routes; visits in no route and vehicles at their depots are shared out.
  init(
    _ model: RoutingModel, _ routes: [RoundsRoute], count: Int, random: inout SeededGenerator
  ) {
    let kinds = 0..<model.classes.count
    parts = Array(
      repeating: Part(vehicles: kinds.map { _ in 0 }), count: count)
    let pivot = random.below(model.visitCount)
    let distances = routes.map { route in
      let sum = route.visits.reduce(0) { $0 + model.ways.cost(0, pivot, Int($1)) }
      return Double(sum) / Double(max(route.visits.count, 1))
    }
    let order = routes.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
    let visits = routes.reduce(0) { $0 + $1.visits.count }
    var taken = 0
    var free = kinds.map { model.classes[$0].count }
    for place in order {
      let route = routes[place]
      let part = min(count - 1, (taken + route.visits.count / 2) * count / max(visits, 1))
      taken += route.visits.count
      parts[part].routes.append(route)
      parts[part].vehicles[route.kind] += 1
      free[route.kind] -= 1
    }
    var turn = random.below(count)
    for visit in model.left(by: routes) {
      parts[turn].left.append(visit)
      turn = (turn + 1) % count
    }
    for kind in kinds {
      for part in 0..<count {
        let place = Int32((part + turn) % count)
        parts[part].vehicles[kind] += (free[kind] + place) / Int32(count)
      }
    }
  }
}
