import Domain
import Foundation
import Testing

@testable import Roads

@Suite struct LinkWaysTests {
  /// A network of random links between nodes some kilometers apart, its ways, and the ends that
  /// are asked: points on links.
  private struct Made {
    let drawn: DrawnLinks
    let ways: LinkWays
    let points: [(link: Int, share: Double)]
    let ends: [RouteEndpoint]
  }

  private func made(seed: Int, destinations: Bool = true) throws -> Made {
    var random = SeededRandom(seed)
    var drawn = DrawnLinks(
      (0..<12).map { _ in
        (65.5 + Double(random.below(1000)) / 5000, 24 + Double(random.below(1000)) / 2000)
      })
    let count = 20 + random.below(6)
    for number in 0..<count {
      // A tree first, so that most hangs together; then links at random.
      let to = number < 11 ? number + 1 : random.below(12)
      let from = number < 11 ? random.below(number + 1) : random.below(12)
      if from == to { continue }
      let meters =
        Int(
          drawn.coordinate(from).greatCircleDistance(to: drawn.coordinate(to))) + 1
        + random.below(2000)
      drawn.link(from, to, meters: meters, speed: 300 + random.below(500), name: "\(number)") {
        rule in
        if random.below(6) == 0 { rule.backward.access = [.init(.closed)] }
        if destinations, random.below(5) == 0 {
          rule.forward.access = [.init(.destination)]
          if rule.backward.access.isEmpty { rule.backward.access = [.init(.destination)] }
        }
      }
    }
    let roads = try LinkRoads(
      drawn.network, facts: RoadsFacts(source: "drawn", attribution: "nobody"), threads: 1)
    var options = LinkWays.Options()
    options.farthestSnap = Meters(1000)
    var rules = ShippedData.rules()
    rules.accessDetour = 1
    let ways = LinkWays(roads, data: GeoData.none, rules: rules, options: options)
    let customized = try ways.customized(for: DrawnLinks.truck, on: Self.day)
    var points: [(Int, Double)] = []
    var ends: [RouteEndpoint] = []
    while ends.count < 6 {
      let link = random.below(drawn.links.count)
      let share = Double(1 + random.below(98)) / 100
      guard customized.isUsable(link: link, in: roads.graph) else { continue }
      let position = ways.position(on: 2 * link, at: share)
      // Where links cross, the nearest one may be another.
      guard let snap = (try? ways.join(.coordinate(position), in: customized))?.snap,
        snap.link == link, abs(snap.share - share) < 0.001
      else { continue }
      points.append((link, snap.share))
      ends.append(.coordinate(position))
    }
    return Made(drawn: drawn, ways: ways, points: points, ends: ends)
  }

  private static let day = CalendarDate(dayNumber: 20_000)

  /// The least milliseconds from point to point by Dijkstra over nodes and the number of times that
  /// a road for the ends of trips was driven onto from an open one; `nil` without a way.
  private func truth(_ made: Made, from: Int, to: Int, metric: DrivingMetric) -> Int? {
    let drawn = made.drawn
    let network = made.ways.roads.network
    func arcs(_ body: (_ arc: Int, _ tail: Int, _ head: Int, _ time: Int) -> Void) {
      for (number, link) in drawn.links.enumerated() {
        for (arc, tail, head) in [
          (2 * number, link.from, link.to), (2 * number + 1, link.to, link.from),
        ] {
          if let time = metric.drive(arc) { body(arc, tail, head, time) }
        }
      }
    }
    var isPublic = Set<Int>()
    arcs { arc, tail, head, _ in
      if !metric.isAdmitted(arc, in: network) { isPublic.formUnion([tail, head]) }
    }
    func admission(_ arc: Int, _ tail: Int) -> Int {
      metric.isAdmitted(arc, in: network) && isPublic.contains(tail) ? 1 : 0
    }
    var least = [[Int?]](repeating: [nil, nil, nil], count: drawn.nodes.count)
    let (start, end) = (made.points[from], made.points[to])
    if let time = metric.drive(2 * start.link) {
      least[drawn.links[start.link].to][0] = Int((Double(time) * (1 - start.share)).rounded())
    }
    if let time = metric.drive(2 * start.link + 1) {
      let weight = Int((Double(time) * start.share).rounded())
      let node = drawn.links[start.link].from
      least[node][0] = min(least[node][0] ?? weight, weight)
    }
    var isBetter = true
    while isBetter {
      isBetter = false
      arcs { arc, tail, head, time in
        for used in 0..<3 {
          let next = used + admission(arc, tail)
          guard next < 3, let behind = least[tail][used] else { continue }
          if behind + time < least[head][next] ?? Int.max {
            least[head][next] = behind + time
            isBetter = true
          }
        }
      }
    }
    // Fewest admissions first, then least time: a trip is not longer for staying off such roads.
    var best: (used: Int, time: Int)?
    func offer(_ used: Int, _ time: Int) {
      if best.map({ (used, time) < $0 }) ?? true { best = (used, time) }
    }
    for (arc, share) in [(2 * end.link, end.share), (2 * end.link + 1, 1 - end.share)] {
      guard let time = metric.drive(arc) else { continue }
      let tail = arc % 2 == 0 ? drawn.links[end.link].from : drawn.links[end.link].to
      for used in 0..<3 {
        if let behind = least[tail][used] {
          offer(used + admission(arc, tail), behind + Int((Double(time) * share).rounded()))
        }
      }
    }
    let isForEnds = [2 * end.link, 2 * end.link + 1].contains {
      metric.drive($0) != nil && metric.isAdmitted($0, in: network)
    }
    var total = best.flatMap { $0.used <= (isForEnds ? 1 : 0) ? $0.time : nil }
    if start.link == end.link {
      let ahead = end.share - start.share
      let arc = ahead >= 0 ? 2 * start.link : 2 * start.link + 1
      if let time = metric.drive(arc) {
        let direct = Int((Double(time) * ahead.magnitude).rounded())
        total = min(total ?? direct, direct)
      }
    }
    return total
  }

  @Test(arguments: 0..<60)
  func totalsEqualDijkstraWithDestinationRoads(seed: Int) throws {
    let made = try made(seed: seed)
    let customized = try made.ways.customized(for: DrawnLinks.truck, on: Self.day)
    let joins = try made.ends.map { try made.ways.join($0, in: customized) }
    let totals = made.ways.totals(from: joins, to: joins, in: customized)
    for from in joins.indices {
      for to in joins.indices where made.ends[from] != made.ends[to] {
        let access = [from, to].reduce(0) {
          $0 + made.ways.accessMilliseconds(joins[$1].access)
        }
        let truth = truth(made, from: from, to: to, metric: customized.metric).map { $0 + access }
        let found = totals[from * joins.count + to]?.milliseconds
        #expect(found == truth, "seed \(seed), \(made.points[from]) to \(made.points[to])")
      }
    }
  }

  @Test(arguments: 0..<30)
  func routesAddUpToTheirTotals(seed: Int) throws {
    let made = try made(seed: seed)
    for weight in [RouteWeight.time, .distance] {
      let travels = try made.ways.travels(
        between: made.ends, profile: DrawnLinks.truck, on: Self.day, by: weight)
      for (row, from) in made.ends.enumerated() {
        for (column, to) in made.ends.enumerated() {
          let answer = try made.ways.route(
            from: from, to: to, profile: DrawnLinks.truck, on: Self.day, by: weight)
          let travel = travels[row * made.ends.count + column]
          #expect((answer.found == nil) == (travel == nil), "seed \(seed)")
          guard let route = answer.found, let travel else { continue }
          // Each drive is rounded for itself.
          let slack = route.steps.count * 2 + 4
          #expect(abs(route.duration.value - travel.duration.value) <= 1)
          #expect(abs(route.distance.value - travel.distance.value) <= slack)
          let steps = route.steps.reduce(0) { $0 + $1.distance.value }
          let access = route.from.access.value + route.to.access.value
          #expect(abs(steps + access - route.distance.value) <= slack)
          for (left, right) in zip(route.steps, route.steps.dropFirst()) {
            #expect(left.to == right.from)
          }
          #expect(route.path.first == made.ways.position(of: from))
          #expect(route.path.last == made.ways.position(of: to))
        }
      }
    }
  }

  @Test(arguments: 0..<20)
  func reachHoldsThePointsWithinTheLimitAndNoOthers(seed: Int) throws {
    let made = try made(seed: seed)
    let customized = try made.ways.customized(for: DrawnLinks.truck, on: Self.day)
    let joins = try made.ends.map { try made.ways.join($0, in: customized) }
    let totals = made.ways.totals(from: joins, to: joins, in: customized)
    let limits = [300, 600, 1200]
    for direction in [SearchDirection.from, .toward] {
      let reaches = try made.ways.reach(
        ofNearest: [made.ends[0]], within: .time(limits.map { Seconds($0) }),
        direction: direction, profile: DrawnLinks.truck, on: Self.day)
      for (limit, reach) in zip(limits, reaches) {
        for point in 1..<joins.count where joins[point].snap.link != joins[0].snap.link {
          let cell = direction == .from ? point : point * joins.count
          // Pieces are measured without the access leg at their own end.
          let total = totals[cell].map {
            $0.milliseconds - made.ways.accessMilliseconds(joins[point].access)
          }
          let snap = joins[point].snap
          let meters = snap.share * Double(made.drawn.links[snap.link].meters)
          let isInside = reach.pieces.contains {
            $0.road == made.ways.roadID(of: snap.link)
              && $0.span.contains(meters)
          }
          if let total, abs(total - limit * 1000) < 20 { continue }
          #expect(
            isInside == (total.map { $0 <= limit * 1000 } ?? false),
            "seed \(seed) \(direction) \(limit) s: \(String(describing: total))")
        }
      }
    }
  }

  @Test(arguments: 0..<20)
  func alternativesDifferAndCostLittleMore(seed: Int) throws {
    let made = try made(seed: seed, destinations: false)
    let best = try made.ways.route(
      from: made.ends[0], to: made.ends[1], profile: DrawnLinks.truck, on: Self.day, by: .time)
    let ways = try made.ways.alternatives(
      from: made.ends[0], to: made.ends[1], profile: DrawnLinks.truck, on: Self.day, by: .time,
      count: 3)
    #expect(ways.first?.milliseconds == best.found?.milliseconds)
    #expect(Set(ways.map { $0.steps.map(\.road) }).count == ways.count)
    for way in ways {
      #expect(Double(way.milliseconds) <= 1.5 * Double(ways[0].milliseconds) + 10)
    }
  }

  @Test func sameAnswersFromTheFile() throws {
    let made = try made(seed: 3)
    try Scratch.withPath { path in
      try made.ways.roads.write(to: path)
      let opened = try LinkRoads.check(path, threads: 2)
      #expect(opened.facts == made.ways.roads.facts)
      let ways = LinkWays(
        opened, data: GeoData.none, rules: made.ways.rules, options: made.ways.options)
      let travels = try ways.travels(
        between: made.ends, profile: DrawnLinks.truck, on: Self.day, by: .time)
      #expect(
        try travels
          == made.ways.travels(
            between: made.ends, profile: DrawnLinks.truck, on: Self.day, by: .time))
      try Scratch.withPath { again in
        try opened.write(to: again)
        #expect(try Scratch.bytes(of: again) == Scratch.bytes(of: path))
      }
    }
  }

  @Test func flippedBitsNeverStopTheProgram() throws {
    let made = try made(seed: 5)
    var random = SeededRandom(1)
    try Scratch.withPath { path in
      try made.ways.roads.write(to: path)
      let whole = try Scratch.bytes(of: path)
      var refused = 0
      for _ in 0..<400 {
        var bytes = whole
        for _ in 0...random.below(3) {
          // Beyond the table, where opening does not compare checksums.
          let byte = 2048 + random.below(bytes.count - 2048)
          bytes[byte] ^= 1 << UInt8(random.below(8))
        }
        try Scratch.write(bytes, to: path)
        do {
          let roads = try LinkRoads.open(path)
          let ways = LinkWays(
            roads, data: GeoData.none, rules: made.ways.rules, options: made.ways.options)
          _ = try ways.travels(
            between: made.ends, profile: DrawnLinks.truck, on: Self.day, by: .time)
          _ = try ways.route(
            from: made.ends[0], to: made.ends[1], profile: DrawnLinks.truck, on: Self.day,
            by: .distance)
          _ = try ways.reach(
            ofNearest: [made.ends[0]], within: .time([Seconds(600)]), direction: .toward,
            profile: DrawnLinks.truck, on: Self.day)
        } catch { refused += 1 }
      }
      #expect(refused > 0)
    }
  }

  @Test func endFarFromRoadsHearsHowFar() throws {
    let made = try made(seed: 1)
    let far = RouteEndpoint.coordinate(Coordinate(clampedLongitude: 24, latitude: 66.2))
    let error = try #require(
      throws: RoadsError.self,
      performing: {
        try made.ways.route(
          from: far, to: made.ends[0], profile: DrawnLinks.truck, on: Self.day, by: .time)
      })
    #expect(error.description.contains("nearest usable road is"))
    #expect(error.kind == .usage)
  }

  @Test func shutLinkIsDrivenByNobodyAndNamed() throws {
    var drawn = DrawnLinks([(65.5, 24), (65.5, 24.1), (65.5, 24.2)])
    drawn.link(0, 1, meters: 4700, name: "4\tNelostie")
    drawn.link(1, 2, meters: 4700, name: "9\tYsitie")
    let roads = try LinkRoads(
      drawn.network, facts: RoadsFacts(source: "drawn", attribution: "nobody"), threads: 1)
    let line: GeographicShape = .line([
      Coordinate(clampedLongitude: 24.12, latitude: 65.5),
      Coordinate(clampedLongitude: 24.15, latitude: 65.5),
    ])
    #expect(roads.links(shutBy: [RoadBlock(line)]) == [1])
    let across: GeographicShape = .line([
      Coordinate(clampedLongitude: 24.15, latitude: 65.4),
      Coordinate(clampedLongitude: 24.15, latitude: 65.6),
    ])
    #expect(roads.links(shutBy: [RoadBlock(across)]).isEmpty)
    let area: GeographicShape = .polygon(
      Polygon(
        shell: [(24.14, 65.49), (24.16, 65.49), (24.16, 65.51), (24.14, 65.49)].map {
          Coordinate(clampedLongitude: $0.0, latitude: $0.1)
        }))
    #expect(roads.links(shutBy: [RoadBlock(area)]) == [1])
    let point: GeographicShape = .point(Coordinate(clampedLongitude: 24.05, latitude: 65.5))
    #expect(roads.links(shutBy: [RoadBlock(point)]) == [0])
  }

  @Test func vehicleOverALimitNeverUsesTheRoadAndHearsWhichOne() throws {
    var drawn = DrawnLinks([(65.5, 24), (65.5, 24.1), (65.5, 24.2), (65.5, 24.3)])
    drawn.link(0, 1, meters: 4700, name: "4\t")
    drawn.link(1, 2, meters: 4700, name: "9\t") { rule in
      rule.limits = [LinkRule.Limit(.gross, clauses: [.init(44_000)])]
    }
    drawn.link(2, 3, meters: 4700, name: "4\t")
    let roads = try LinkRoads(
      drawn.network, facts: RoadsFacts(source: "drawn", attribution: "nobody"), threads: 1)
    var options = LinkWays.Options()
    options.farthestSnap = Meters(100)
    let ways = LinkWays(
      roads, data: GeoData.none, rules: ShippedData.rules(), options: options)
    let ends: [RouteEndpoint] = [24.01, 24.29].map {
      .coordinate(Coordinate(clampedLongitude: $0, latitude: 65.5))
    }
    var light = DrawnLinks.truck
    light.gross = Kilograms(44_000)
    let route = try #require(
      try ways.route(from: ends[0], to: ends[1], profile: light, on: Self.day, by: .time).found)
    #expect(route.limit?.gross == Kilograms(44_000))
    #expect(route.limits.map(\.number) == ["9"] && route.limits[0].most == 44)
    #expect(route.steps.map(\.number) == ["4", "9", "4"])
    let ledger = ways.ledger(on: Self.day)
    ledger.expect(ends)
    #expect(ledger.grossLimits(for: DrawnLinks.truck) == [Kilograms(44_000)])
    let reason = try ledger.massReason(from: ends[0], to: ends[1], profile: DrawnLinks.truck)
    #expect(reason.code == .massLimit || reason.code == .noRoute)
  }
}

extension DrawnLinks {
  /// Where a node lies.
  func coordinate(_ node: Int) -> Coordinate {
    Coordinate(clampedLongitude: nodes[node].longitude, latitude: nodes[node].latitude)
  }
}

extension GeoData {
  /// A region without anything.
  static let none = GeoData(
    sites: [], links: [], operations: [], materials: [], cleaning: [], streams: [], places: [],
    roads: [])
}
