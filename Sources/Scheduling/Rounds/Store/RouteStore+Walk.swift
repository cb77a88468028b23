extension RouteStore {
  /// Whether a visit may be made after a node by the rules for which routes are walked.
  @inline(never)
  func walks(_ visit: Int, after node: Int) -> Bool {
    let slot = Int(nodes[node].route)
    let kind = Int(routes[slot].kind)
    guard model.walk.limits[kind].isWalked else { return true }
    return walk.isLawful(fillLine(slot, visit, after: node, -1, after: -1), class: kind)
  }

  /// The same of both visits of a pair; the delivery may follow its pickup at once.
  func walks(_ pickup: Int, after node: Int, _ delivery: Int, after second: Int) -> Bool {
    let slot = Int(nodes[node].route)
    let kind = Int(routes[slot].kind)
    guard model.walk.limits[kind].isWalked else { return true }
    return walk.isLawful(
      fillLine(slot, pickup, after: node, delivery, after: second), class: kind)
  }

  /// The same of a pair alone.
  func walks(_ pickup: Int, _ delivery: Int, class kind: Int) -> Bool {
    guard model.walk.limits[kind].isWalked else { return true }
    walk.line[0] = model.classes[kind].start
    walk.line[1] = Int32(pickup)
    walk.line[2] = Int32(delivery)
    walk.line[3] = model.classes[kind].end
    return walk.isLawful(4, class: kind)
  }

  /// Whether a slot's route is lawful by these rules.
  func walks(_ slot: Int) -> Bool {
    let kind = Int(routes[slot].kind)
    guard model.walk.limits[kind].isWalked else { return true }
    return walk.isLawful(fillLine(slot, -1, after: -1, -1, after: -1), class: kind)
  }

  /// Lays the spots of a route out, with up to two visits more; -1 for none.
  private func fillLine(
    _ slot: Int, _ visit: Int, after node: Int, _ other: Int, after second: Int
  ) -> Int {
    let line = walk.line
    let end = endNode(slot)
    var place = startNode(slot)
    var count = 0
    while true {
      line[count] = Int32(truncatingIfNeeded: spot(place))
      count &+= 1
      if place == end { return count }
      if place == node {
        line[count] = Int32(truncatingIfNeeded: visit)
        count &+= 1
        if second == visit {
          line[count] = Int32(truncatingIfNeeded: other)
          count &+= 1
        }
      }
      if place == second {
        line[count] = Int32(truncatingIfNeeded: other)
        count &+= 1
      }
      place = Int(nodes[place].next)
    }
  }
}
