public import Domain

extension RoadGraph {
  /// The longest road that is taken: 10 000 km.
  public static var longestRoad: Meters { Meters(10_000_000) }
  /// The longest drive over one road that is taken, in milliseconds: 500 hours.
  static var longestDrive: Int { 1_800_000_000 }

  /// Freezes a network.
  ///
  /// A road with direction `both` becomes two arcs, any other one. Roads keep their validity dates;
  /// a ``RoadMetric`` decides by date.
  /// - Throws: ``RoadsError`` for an identifier that stands twice, an end that is no place, or a
  ///   length or speed that no search can use.
  /// - Complexity: O(n log n) for n places and roads.
  public init(places: [Place], roads: [Road]) throws(RoadsError) {
    let places = places.sorted { $0.id < $1.id }
    let roads = roads.sorted { $0.id < $1.id }
    let nodeOfPlace = try Self.positions(of: places.map(\.id)) { "place '\($0)'" }
    let roadOfID = try Self.positions(of: roads.map(\.id)) { "road '\($0)'" }

    var arcs: [(tail: UInt32, head: UInt32, road: UInt32, forward: Bool)] = []
    for (position, road) in roads.enumerated() {
      try Self.check(road)
      guard let from = nodeOfPlace[road.from] else {
        throw .unknownPlace(road.from, in: "road '\(road.id)'")
      }
      guard let to = nodeOfPlace[road.to] else {
        throw .unknownPlace(road.to, in: "road '\(road.id)'")
      }
      let index = UInt32(position)
      if road.direction != .backward { arcs.append((from, to, index, true)) }
      if road.direction != .forward { arcs.append((to, from, index, false)) }
    }
    // A road that ends where it begins has two arcs of one tail; the forward one comes first.
    arcs.sort {
      ($0.tail, $0.road, $0.forward ? 0 : 1) < ($1.tail, $1.road, $1.forward ? 0 : 1)
    }

    var forwardArc = [UInt32](repeating: Self.none, count: roads.count)
    var backwardArc = forwardArc
    for (position, arc) in arcs.enumerated() {
      if arc.forward {
        forwardArc[Int(arc.road)] = UInt32(position)
      } else {
        backwardArc[Int(arc.road)] = UInt32(position)
      }
    }
    let byHead = arcs.indices.sorted { (arcs[$0].head, $0) < (arcs[$1].head, $1) }

    self.places = places
    self.roads = roads
    self.shapes = RoadShapes(roads: roads) { places[Int(nodeOfPlace[$0] ?? 0)].position }
    self.firstOut = Self.starts(of: arcs.map(\.tail), nodes: places.count)
    self.tail = arcs.map(\.tail)
    self.head = arcs.map(\.head)
    self.roadOfArc = arcs.map(\.road)
    self.meters = arcs.map { UInt32(roads[Int($0.road)].length.value) }
    self.runsForward = arcs.map(\.forward)
    self.firstIn = Self.starts(of: byHead.map { arcs[$0].head }, nodes: places.count)
    self.incoming = byHead.map { UInt32($0) }
    self.forwardArc = forwardArc
    self.backwardArc = backwardArc
    self.nodeOfPlace = nodeOfPlace
    self.roadOfID = roadOfID
    assert(invariantBreaches().isEmpty, "a road graph is whole when it is made")
  }

  private static func positions<Subject>(
    of identifiers: [Identifier<Subject>], naming name: (Identifier<Subject>) -> String
  ) throws(RoadsError) -> [Identifier<Subject>: UInt32] {
    var positions: [Identifier<Subject>: UInt32] = [:]
    positions.reserveCapacity(identifiers.count)
    for (position, identifier) in identifiers.enumerated() {
      guard positions.updateValue(UInt32(position), forKey: identifier) == nil else {
        throw .duplicate(name(identifier))
      }
    }
    return positions
  }

  /// Where each node's entries begin in a sorted list of nodes, and where the last ones end.
  private static func starts(of sorted: [UInt32], nodes: Int) -> [UInt32] {
    var starts = [UInt32](repeating: 0, count: nodes + 1)
    for node in sorted { starts[Int(node) + 1] += 1 }
    for node in 0..<nodes { starts[node + 1] += starts[node] }
    return starts
  }

  private static func check(_ road: Road) throws(RoadsError) {
    guard (1...longestRoad.value).contains(road.length.value) else {
      throw .value(
        of: "road '\(road.id)'", field: "km", value: "\(road.length.kilometers)",
        expected: "0.001 to \(longestRoad.value / 1000) km")
    }
    for (field, speed) in [("speed_kmh", road.speed), ("winter_speed_kmh", road.winterSpeed)] {
      guard (1...200).contains(speed), road.length.value * 3600 / speed <= longestDrive else {
        throw .value(
          of: "road '\(road.id)'", field: field, value: "\(speed)",
          expected: "1 to 200 km/h, and no more than 500 hours from end to end")
      }
    }
  }
}
