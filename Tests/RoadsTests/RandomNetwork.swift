import Domain
import Roads

/// SplitMix64 (Steele, Lea, Flood 2014), so that a seed in a message repeats a test.
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64
  init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  /// A number from 0 to below `bound`, which is at least 1.
  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<max(1, bound), using: &self) }
}

/// A random network with towns, borders, one-way roads, parallel roads and closures, and slow
/// answers about it that share nothing with the code under test.
struct RandomNetwork {
  var places: [Place] = []
  var roads: [Road] = []
  var closures: [Closure] = []
  var rules = ShippedData.rules()
  let date = day("2026-08-03")

  init(seed: Int, nodes: Int, roads count: Int, border: Seconds = .minutes(2)) {
    var random = SeededRandom(seed)
    rules.borderCrossing = border
    for node in 0..<nodes {
      places.append(
        Self.place(
          "p\(node)", Country.allCases.picked(by: &random),
          [.junction, .junction, .town, .gate].picked(by: &random),
          Double.random(in: 20...30, using: &random), Double.random(in: 65...69, using: &random)))
    }
    for road in 0..<count {
      // Few lengths and speeds, so that ties are common.
      roads.append(
        Self.road(
          "r\(road)", "p\(Int.random(in: 0..<nodes, using: &random))",
          "p\(Int.random(in: 0..<nodes, using: &random))",
          meters: 1000 * Int.random(in: 1...6, using: &random),
          speed: [40, 60, 80].picked(by: &random),
          direction: [.both, .both, .forward, .backward].picked(by: &random)))
      if Int.random(in: 0..<8, using: &random) == 0 {
        closures.append(
          Closure(
            road: RoadID("r\(road)"), from: day("2026-08-01"), to: day("2026-08-31"),
            reason: "bridge works"))
      }
    }
  }

  static func place(
    _ id: String, _ country: Country, _ kind: PlaceKind, _ longitude: Double, _ latitude: Double
  ) -> Place {
    Place(
      id: PlaceID(id), name: LocalizedName(id), country: country, kind: kind,
      position: Coordinate(clampedLongitude: longitude, latitude: latitude), source: "test",
      confidence: .high)
  }

  static func road(
    _ id: String, _ from: String, _ to: String, meters: Int, speed: Int = 60,
    direction: Direction = .both
  ) -> Road {
    Road(
      id: RoadID(id), from: PlaceID(from), to: PlaceID(to), number: id, length: Meters(meters),
      speed: speed, winterSpeed: speed, maxGross: Kilograms(76_000), maxHeight: Centimeters(440),
      surface: .asphalt, thawRisk: .none, country: .finland, direction: direction, note: "",
      source: "test", confidence: .high)
  }

  func metric() throws -> RoadMetric {
    RoadMetric(
      graph: try RoadGraph(places: places, roads: roads), profile: .unlimited,
      conditions: RoadConditions(date: date, rules: rules, closures: closures))
  }

  func network() throws -> SiteNetwork {
    try SiteNetwork(
      places: places, roads: roads, sites: [], links: [], closures: closures, rules: rules)
  }

  /// One direction of an open road.
  struct SlowArc {
    var from: PlaceID
    var to: PlaceID
    var milliseconds: Int
    var meters: Int
  }

  func slowArcs() -> [SlowArc] {
    let country = Dictionary(uniqueKeysWithValues: places.map { ($0.id, $0.country) })
    let shut = Set(closures.map(\.road))
    return roads.filter { !shut.contains($0.id) }.flatMap { road -> [SlowArc] in
      let border =
        country[road.from] == country[road.to] ? 0 : rules.borderCrossing.value * 1000
      let time =
        Int((Double(road.length.value) * 3600 / Double(road.speed)).rounded()) + border
      var arcs: [SlowArc] = []
      if road.direction != .backward {
        arcs.append(
          SlowArc(from: road.from, to: road.to, milliseconds: time, meters: road.length.value))
      }
      if road.direction != .forward {
        arcs.append(
          SlowArc(from: road.to, to: road.from, milliseconds: time, meters: road.length.value))
      }
      return arcs
    }
  }

  private func minute(_ place: PlaceID) -> Int {
    places.first { $0.id == place }?.kind == .town ? rules.townPassage.value * 1000 : 0
  }

  /// Bellman and Ford: all arcs again and again until nothing changes.
  func slowLabels(from start: PlaceID, by weight: RouteWeight) -> [PlaceID: RoadLabel] {
    var labels = [start: RoadLabel(milliseconds: 0, meters: 0)]
    let arcs = slowArcs()
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for arc in arcs where arc.to != start {
        guard let behind = labels[arc.from] else { continue }
        let new = RoadLabel(
          milliseconds: behind.milliseconds + (arc.from == start ? 0 : minute(arc.from))
            + arc.milliseconds, meters: behind.meters + arc.meters)
        if labels[arc.to].map({ weight.prefers(new, $0) }) ?? true {
          labels[arc.to] = new
          hasChanged = true
        }
      }
    }
    return labels
  }

  /// Every way without a repeat, summed by the words of the rule.
  func exhaustiveLabel(from start: PlaceID, to end: PlaceID, by weight: RouteWeight) -> RoadLabel? {
    if start == end { return RoadLabel(milliseconds: 0, meters: 0) }
    let arcs = slowArcs()
    var best: RoadLabel?
    func follow(_ visited: [PlaceID], _ milliseconds: Int, _ meters: Int) {
      for arc in arcs where arc.from == visited.last && !visited.contains(arc.to) {
        let label = RoadLabel(
          milliseconds: milliseconds + arc.milliseconds, meters: meters + arc.meters)
        if arc.to == end {
          let towns = visited.dropFirst().reduce(0) { $0 + minute($1) }
          let total = RoadLabel(milliseconds: label.milliseconds + towns, meters: label.meters)
          if best.map({ weight.prefers(total, $0) }) ?? true { best = total }
        } else {
          follow(visited + [arc.to], label.milliseconds, label.meters)
        }
      }
    }
    follow([start], 0, 0)
    return best
  }
}

extension RouteWeight {
  func prefers(_ left: RoadLabel, _ right: RoadLabel) -> Bool {
    switch self {
    case .time: (left.milliseconds, left.meters) < (right.milliseconds, right.meters)
    case .distance: (left.meters, left.milliseconds) < (right.meters, right.milliseconds)
    }
  }
}

extension Array {
  func picked(by random: inout SeededRandom) -> Element {
    self[Int.random(in: 0..<count, using: &random)]
  }
}
