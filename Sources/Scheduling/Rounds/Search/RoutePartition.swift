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

  /// Parts routes; visits in no route go where they are near, vehicles at their depots are
  /// shared out.
  ///
  /// - Parameters:
  ///   - model: The instance.
  ///   - routes: What is parted.
  ///   - vehicles: For each class how many there are, those of the routes among them.
  ///   - count: How many parts.
  ///   - random: Draws where the cut lies.
  init(
    _ model: RoutingModel, _ routes: [RoundsRoute], vehicles: [Int32], count: Int,
    random: inout SeededGenerator
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
    var free = vehicles
    var partOf = [Int](repeating: -1, count: model.visitCount)
    for place in order {
      let route = routes[place]
      let part = min(count - 1, (taken + route.visits.count / 2) * count / max(visits, 1))
      taken += route.visits.count
      parts[part].routes.append(route)
      parts[part].vehicles[route.kind] += 1
      free[route.kind] -= 1
      for visit in route.visits { partOf[Int(visit)] = part }
    }
    var turn = random.below(count)
    for visit in model.left(by: routes) {
      let other = model.partner[visit]
      // The ends of a pair stay together.
      if other >= 0, !model.isPickup[visit] { continue }
      let near = model.near.around
      let beside = (0..<near.count(Int(visit))).lazy
        .map { partOf[Int(near[Int(visit), $0].visit)] }.first { $0 >= 0 }
      parts[beside ?? turn].left.append(visit)
      if other >= 0 { parts[beside ?? turn].left.append(other) }
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
