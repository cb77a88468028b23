internal import Domain

extension RoadGraph {
  /// What is wrong inside the graph; empty for every graph that was made.
  ///
  /// Called by tests and, once, by debug builds when a graph is made.
  /// - Complexity: O(nodes + arcs + shape points).
  public func invariantBreaches() -> [String] {
    var breaches: [String] = []
    func claim(_ holds: Bool, _ text: @autoclosure () -> String) {
      if !holds { breaches.append(text()) }
    }
    let nodes = places.count
    let arcs = head.count
    claim(
      [tail.count, roadOfArc.count, meters.count, runsForward.count, incoming.count]
        .allSatisfy { $0 == arcs }, "arc columns differ in length")
    claim(firstOut.count == nodes + 1 && firstIn.count == nodes + 1, "a star has the wrong length")
    claim(Int(firstOut.last ?? 0) == arcs && Int(firstIn.last ?? 0) == arcs, "a star is cut")
    claim(
      forwardArc.count == roads.count && backwardArc.count == roads.count,
      "road columns differ in length")
    claim(zip(places, places.dropFirst()).allSatisfy { $0.id < $1.id }, "places are not sorted")
    claim(zip(roads, roads.dropFirst()).allSatisfy { $0.id < $1.id }, "roads are not sorted")
    guard breaches.isEmpty else { return breaches }

    for node in 0..<nodes {
      for arc in Int(firstOut[node])..<max(Int(firstOut[node]), Int(firstOut[node + 1])) {
        claim(Int(tail[arc]) == node, "arc \(arc) lies with the wrong node")
      }
      var last = -1
      for entry in Int(firstIn[node])..<max(Int(firstIn[node]), Int(firstIn[node + 1])) {
        let arc = Int(incoming[entry])
        claim(Int(head[arc]) == node, "arc \(arc) comes into the wrong node")
        claim(arc > last, "arcs into node \(node) are not in order")
        last = arc
      }
    }
    for arc in 0..<arcs {
      let road = roads[Int(roadOfArc[arc])]
      let ends = runsForward[arc] ? (road.from, road.to) : (road.to, road.from)
      claim(
        places[Int(tail[arc])].id == ends.0 && places[Int(head[arc])].id == ends.1,
        "arc \(arc) does not join the ends of road \(road.id)")
      claim(Int(meters[arc]) == road.length.value, "arc \(arc) has another length than its road")
      let own = runsForward[arc] ? forwardArc : backwardArc
      claim(Int(own[Int(roadOfArc[arc])]) == arc, "road \(road.id) does not know arc \(arc)")
    }
    return breaches + shapes.invariantBreaches(roads: roads)
  }
}
