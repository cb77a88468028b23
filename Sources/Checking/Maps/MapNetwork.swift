import Domain

/// The arcs of an imported map as one vehicle finds them.
struct MapNetwork {
  let map: ImportedMap
  let rules: Rules.Roads
  let nodeCount: Int
  /// By node, one element more than nodes: where its arcs begin in ``arcsOut``.
  private let firstOut: [Int]
  private let arcsOut: [UInt32]

  init(_ map: ImportedMap, rules: Rules.Roads) {
    self.map = map
    self.rules = rules
    var most = 0
    for node in map.from { most = max(most, Int(node) + 1) }
    for node in map.to { most = max(most, Int(node) + 1) }
    nodeCount = most
    var first = [Int](repeating: 0, count: most + 1)
    for link in map.from.indices {
      first[Int(map.from[link]) + 1] += 1
      first[Int(map.to[link]) + 1] += 1
    }
    for node in 0..<most { first[node + 1] += first[node] }
    firstOut = first
    var arcs = [UInt32](repeating: 0, count: 2 * map.from.count)
    for link in map.from.indices {
      for (node, arc) in [(map.from[link], 2 * link), (map.to[link], 2 * link + 1)] {
        arcs[first[Int(node)]] = UInt32(arc)
        first[Int(node)] += 1
      }
    }
    arcsOut = arcs
  }

  var linkCount: Int { map.from.count }

  func arcs(outOf node: Int) -> ArraySlice<UInt32> { arcsOut[firstOut[node]..<firstOut[node + 1]] }

  func tail(of arc: Int) -> Int {
    Int(arc.isMultiple(of: 2) ? map.from[arc / 2] : map.to[arc / 2])
  }

  func head(of arc: Int) -> Int {
    Int(arc.isMultiple(of: 2) ? map.to[arc / 2] : map.from[arc / 2])
  }

  /// The drawn line of an arc in its direction.
  func line(of arc: Int) -> [Coordinate] {
    let line = map.line(arc / 2)
    return arc.isMultiple(of: 2) ? line : line.reversed()
  }

  /// Tenths of a meter.
  func decimeters(of arc: Int) -> Int { Int(map.centimeters[arc / 2]).plus(5) / 10 }

  /// What driving over `meters` of an access leg takes.
  func accessMilliseconds(_ meters: Meters) -> Int {
    guard rules.accessSpeed > 0 else { return Int.max }
    return meters.value.times(3600).dividedRounding(by: rules.accessSpeed)
  }
}

/// The arcs of a map for one vehicle: what each takes and who may drive it.
struct MapArcs {
  /// The most that one arc takes: about 74 hours.
  static let most = 268_435_456

  let use: RoadUse
  let signs: MapUse
  private let network: MapNetwork
  /// By node: whether a road that is open to all touches it.
  private let isPublic: [Bool]

  init(_ network: MapNetwork, signs: MapUse, use: RoadUse) {
    self.network = network
    self.signs = signs
    self.use = use
    var isPublic = [Bool](repeating: false, count: network.nodeCount)
    for link in 0..<network.linkCount {
      for arc in [2 * link, 2 * link + 1]
      where Self.openness(of: arc, network, signs, use) == .open {
        isPublic[network.tail(of: arc)] = true
        isPublic[network.head(of: arc)] = true
      }
    }
    self.isPublic = isPublic
  }

  func passage(of arc: Int) -> MapUse.Passage? { Self.passage(of: arc, network, signs) }

  /// Who may drive an arc, everything taken together.
  func openness(of arc: Int) -> MapUse.Passage.Openness {
    Self.openness(of: arc, network, signs, use)
  }

  /// Everything that keeps the vehicle off an arc.
  func obstacles(on arc: Int) -> [RoadObstacle] {
    guard let passage = passage(of: arc) else { return [.impassable] }
    var obstacles = (passage.limits + (signs.limits[arc / 2] ?? [])).compactMap {
      $0.obstacle(to: use)
    }
    if signs.shut.contains(arc / 2) {
      obstacles.append(.closed(reason: "a closure of the plan's file"))
    }
    if passage.openness == .closed, obstacles.isEmpty {
      obstacles.append(.closed(reason: "its signs let no such vehicle through in this direction"))
    }
    return obstacles
  }

  /// Milliseconds over a whole arc, whether it may be driven or not.
  func milliseconds(of arc: Int) -> Int {
    guard let passage = passage(of: arc) else { return Self.most }
    let speed = max(passage.speed, 1)
    let time =
      passage.fixedMilliseconds
      ?? Int(network.map.centimeters[arc / 2]).times(360).dividedRounding(by: speed)
    return min(max(time.plus(max(passage.surcharge, 0)), 0), Self.most)
  }

  /// Whether driving an arc after another road is driving onto a road for the ends of trips.
  func isAdmission(_ arc: Int) -> Bool {
    openness(of: arc) == .destination && isPublic[network.tail(of: arc)]
  }

  /// How often a way to a join may drive onto such a road: once where its end lies on one.
  func admissions(to join: MapUse.Join) -> Int {
    [2 * join.link, 2 * join.link + 1].contains { openness(of: $0) == .destination } ? 1 : 0
  }

  private static func passage(
    of arc: Int, _ network: MapNetwork, _ signs: MapUse
  ) -> MapUse.Passage? {
    let rule = Int(network.map.rule[arc / 2])
    guard signs.rules.indices.contains(rule) else { return nil }
    return arc.isMultiple(of: 2) ? signs.rules[rule].forward : signs.rules[rule].backward
  }

  private static func openness(
    of arc: Int, _ network: MapNetwork, _ signs: MapUse, _ use: RoadUse
  ) -> MapUse.Passage.Openness {
    guard let passage = passage(of: arc, network, signs), passage.openness != .closed,
      !signs.shut.contains(arc / 2),
      !passage.limits.contains(where: { $0.obstacle(to: use) != nil }),
      signs.limits[arc / 2]?.contains(where: { $0.obstacle(to: use) != nil }) != true
    else { return .closed }
    return passage.openness
  }
}
