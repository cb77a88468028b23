import Domain

/// The roads of a region on one date, made anew from the data for the checks alone.
struct RoadNetwork {
  /// A direction of a road, leaving a place.
  struct Arc {
    var road: Int
    var head: Int
    /// From the road's `from` to its `to`.
    var isForward: Bool
  }

  let rules: Rules.Roads
  let date: CalendarDate
  let places: [Place]
  let roads: [Road]
  /// The arcs out of each place in the order of roads.
  let arcs: [[Arc]]
  /// The positions of each road from its first to its last place.
  let lines: [[GridPoint]]
  let points: [GridPoint]
  private let indices: [PlaceID: Int]
  private let closures: [RoadID: [Closure]]
  private let bridges: [RoadID: [BridgeLimit]]
  private let isWinter: Bool
  /// Every gross mass at which some road begins to be barred, sorted.
  private let massLimits: [Int]

  init(data: GeoData, rules: Rules.Roads, date: CalendarDate) {
    self.rules = rules
    self.date = date
    places = data.places
    indices = Dictionary(
      places.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let indices = self.indices
    roads = data.roads.filter { indices[$0.from] != nil && indices[$0.to] != nil }
    points = places.map { GridPoint($0.position) }
    var arcs: [[Arc]] = Array(repeating: [], count: places.count)
    var lines: [[GridPoint]] = []
    for (index, road) in roads.enumerated() {
      guard let from = indices[road.from], let to = indices[road.to] else { continue }
      arcs[from].append(Arc(road: index, head: to, isForward: true))
      arcs[to].append(Arc(road: index, head: from, isForward: false))
      lines.append(
        GridPoint.line([places[from].position] + road.shape + [places[to].position]))
    }
    self.arcs = arcs
    self.lines = lines
    closures = Dictionary(grouping: data.closures) { $0.road }
    bridges = Dictionary(grouping: data.bridges) { $0.road }
    isWinter = rules.winter.contains(date)
    let bridgeLimits = data.bridges.flatMap { bridge in
      [bridge.combination?.value, bridge.vehicle?.value, bridge.vehicle?.value.times(2)]
        .compactMap { $0 }
    }
    massLimits = Set(roads.map(\.maxGross.value) + bridgeLimits + [rules.thawGross.value])
      .sorted()
  }

  func index(of place: PlaceID) -> Int? { indices[place] }

  /// The same use at the heaviest gross that meets the same limits, so that ways can be shared.
  func atLimit(_ use: RoadUse) -> RoadUse {
    var use = use
    use.gross = Kilograms(massLimits.first { $0 >= use.gross.value } ?? Int.max)
    return use
  }

  /// The driving time on a road by length and season, to the nearest millisecond.
  func milliseconds(of road: Road) -> Int {
    let speed = isWinter ? road.winterSpeed : road.speed
    guard speed > 0 else { return Int.max }
    return road.length.value.times(3600).dividedRounding(by: speed)
  }

  /// What an arc adds on the way: its own time and the surcharge for a border between its ends.
  func milliseconds(of arc: Arc) -> Int {
    let road = roads[arc.road]
    let ends = (indices[road.from], indices[road.to])
    guard let from = ends.0, let to = ends.1 else { return Int.max }
    let border = places[from].country != places[to].country
    return milliseconds(of: road).plus(border ? rules.borderCrossing.value.times(1000) : 0)
  }

  /// What a place between two roads adds: the surcharge for a town.
  func milliseconds(through place: Int) -> Int {
    places[place].kind == .town ? rules.townPassage.value.times(1000) : 0
  }

  /// What driving over `meters` of an access leg takes.
  func accessMilliseconds(_ meters: Meters) -> Int {
    guard rules.accessSpeed > 0 else { return Int.max }
    return meters.value.times(3600).dividedRounding(by: rules.accessSpeed)
  }

  /// Whether the thaw season holds on a road with high risk.
  private func thaws(_ road: Road) -> Bool {
    guard road.thawRisk == .high, let from = indices[road.from], let to = indices[road.to]
    else { return false }
    let latitude = (places[from].position.latitude + places[to].position.latitude) / 2
    return (latitude > rules.thawLatitude ? rules.thawNorth : rules.thawSouth).contains(date)
  }

  /// Everything that bars `use` from an arc on the date.
  func obstacles(on arc: Arc, for use: RoadUse) -> [RoadObstacle] {
    let road = roads[arc.road]
    var obstacles: [RoadObstacle] = []
    for closure in closures[road.id] ?? [] where closure.from <= date && date <= closure.to {
      obstacles.append(.closed(reason: closure.reason))
    }
    if road.validFrom.map({ date < $0 }) == true || road.validTo.map({ $0 < date }) == true {
      obstacles.append(.notValid)
    }
    if road.direction != .both, (road.direction == .forward) != arc.isForward {
      obstacles.append(.oneWay)
    }
    if use.gross > road.maxGross { obstacles.append(.mass(limit: road.maxGross)) }
    if use.height > road.maxHeight { obstacles.append(.height(limit: road.maxHeight)) }
    if let limit = road.maxLength, use.length > limit { obstacles.append(.length(limit: limit)) }
    for bridge in bridges[road.id] ?? [] {
      // Without a limit for combinations, one may weigh twice what a vehicle may.
      let combination = bridge.combination ?? bridge.vehicle.map { Kilograms($0.value.times(2)) }
      if let limit = use.isRigid ? bridge.vehicle : combination, use.gross > limit {
        obstacles.append(.bridge(limit: limit))
      }
    }
    if thaws(road) {
      switch rules.thawPolicy {
      case .close: if use.isLoaded { obstacles.append(.thaw) }
      case .mass:
        if use.gross > rules.thawGross { obstacles.append(.thawMass(limit: rules.thawGross)) }
      case .warn: break
      }
    }
    if milliseconds(of: road) == Int.max { obstacles.append(.impassable) }
    return obstacles
  }
}
