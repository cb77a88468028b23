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
  /// By road, those that hold on the date.
  private let closures: [[Closure]]
  private let bridges: [[BridgeLimit]]
  private let thaws: [Bool]
  private let milliseconds: [Int]

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
    let closed = Dictionary(
      grouping: data.closures.filter { $0.from <= date && date <= $0.to }
    ) { $0.road }
    closures = roads.map { closed[$0.id] ?? [] }
    let limited = Dictionary(grouping: data.bridges) { $0.road }
    bridges = roads.map { limited[$0.id] ?? [] }
    let places = self.places
    thaws = roads.map { road in
      guard road.thawRisk == .high, let from = indices[road.from], let to = indices[road.to]
      else { return false }
      let latitude = (places[from].position.latitude + places[to].position.latitude) / 2
      return (latitude > rules.thawLatitude ? rules.thawNorth : rules.thawSouth).contains(date)
    }
    let isWinter = rules.winter.contains(date)
    milliseconds = roads.map { road in
      let speed = isWinter ? road.winterSpeed : road.speed
      guard speed > 0, let from = indices[road.from], let to = indices[road.to] else {
        return Int.max
      }
      let border = places[from].country != places[to].country
      return road.length.value.times(3600).dividedRounding(by: speed)
        .plus(border ? rules.borderCrossing.value.times(1000) : 0)
    }
  }

  func index(of place: PlaceID) -> Int? { indices[place] }

  /// The driving time on an arc by length and season, to the nearest millisecond, and the surcharge
  /// for a border between its ends.
  func milliseconds(of arc: Arc) -> Int { milliseconds[arc.road] }

  /// What a place between two roads adds: the surcharge for a town.
  func milliseconds(through place: Int) -> Int {
    places[place].kind == .town ? rules.townPassage.value.times(1000) : 0
  }

  /// What driving over `meters` of an access leg takes.
  func accessMilliseconds(_ meters: Meters) -> Int {
    guard rules.accessSpeed > 0 else { return Int.max }
    return meters.value.times(3600).dividedRounding(by: rules.accessSpeed)
  }

  /// Everything that bars `use` from an arc on the date.
  func obstacles(on arc: Arc, for use: RoadUse) -> [RoadObstacle] {
    let road = roads[arc.road]
    var obstacles: [RoadObstacle] = []
    for closure in closures[arc.road] { obstacles.append(.closed(reason: closure.reason)) }
    if road.validFrom.map({ date < $0 }) == true || road.validTo.map({ $0 < date }) == true {
      obstacles.append(.notValid)
    }
    if road.direction != .both, (road.direction == .forward) != arc.isForward {
      obstacles.append(.oneWay)
    }
    let axles = road.maxAxle.map { use.gross(ofAxles: 1, at: $0) } ?? road.maxGross
    let limit = min(road.maxGross, axles)
    if use.gross > limit { obstacles.append(.mass(limit: limit)) }
    if use.height > road.maxHeight { obstacles.append(.height(limit: road.maxHeight)) }
    if let limit = road.maxLength, use.length > limit { obstacles.append(.length(limit: limit)) }
    if let limit = road.maxWidth, RoadUse.width > limit { obstacles.append(.width(limit: limit)) }
    for bridge in bridges[arc.road] {
      if let limit = use.limit(of: bridge), use.gross > limit {
        obstacles.append(.bridge(limit: limit))
      }
    }
    if thaws[arc.road] {
      switch rules.thawPolicy {
      case .close: if use.isLoaded { obstacles.append(.thaw) }
      case .mass:
        if use.gross > rules.thawGross { obstacles.append(.thawMass(limit: rules.thawGross)) }
      case .warn: break
      }
    }
    if milliseconds[arc.road] == Int.max { obstacles.append(.impassable) }
    return obstacles
  }
}
