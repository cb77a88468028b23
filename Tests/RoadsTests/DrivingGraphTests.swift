import Domain
import Testing

@testable import Roads

@Suite struct DrivingGraphTests {
  /// Least weights from a node to all nodes of a graph, by scanning.
  private func leastWeights(
    from start: [(node: Int, weight: Int)], _ graph: DrivingGraph, _ weights: [UInt32]
  ) -> [Int?] {
    var least = [Int?](repeating: nil, count: graph.nodeCount)
    for (node, weight) in start { least[node] = min(least[node] ?? weight, weight) }
    var isBetter = true
    while isBetter {
      isBetter = false
      for arc in 0..<graph.arcCount where weights[arc] != DrivingMetric.closed {
        guard let behind = least[Int(graph.tail[arc])] else { continue }
        let weight = behind + Int(weights[arc])
        if weight < least[Int(graph.head[arc])] ?? Int.max {
          least[Int(graph.head[arc])] = weight
          isBetter = true
        }
      }
    }
    return least
  }

  /// Least weights from driving each arc out of a node, over whole histories, by brute force.
  private func leastByHistory(
    from start: Int, _ drawn: DrawnLinks, weights: [UInt32], memory: Int
  ) -> [Int?] {
    var least = [Int?](repeating: nil, count: drawn.nodes.count)
    least[start] = 0
    func tail(_ arc: Int) -> Int {
      arc % 2 == 0 ? drawn.links[arc / 2].from : drawn.links[arc / 2].to
    }
    func head(_ arc: Int) -> Int {
      arc % 2 == 0 ? drawn.links[arc / 2].to : drawn.links[arc / 2].from
    }
    var known: [[Int]: Int] = [:]
    var queue: [(weight: Int, course: [Int], node: Int)] = [(0, [], start)]
    while let best = queue.indices.min(by: { queue[$0].weight < queue[$1].weight }) {
      let (weight, course, node) = queue.remove(at: best)
      if let seen = known[course], seen <= weight { continue }
      known[course] = weight
      least[node] = min(least[node] ?? weight, weight)
      for arc in 0..<2 * drawn.links.count where tail(arc) == node {
        let driven = course + [arc]
        let isBanned = drawn.bans.contains { driven.suffix($0.arcs.count) == $0.arcs[...] }
        guard !isBanned, weights[arc] != DrivingMetric.closed else { continue }
        queue.append((weight + Int(weights[arc]), Array(driven.suffix(memory)), head(arc)))
      }
    }
    return least
  }

  @Test func linkWithoutBansIsTwoArcs() throws {
    var drawn = DrawnLinks(row: 3)
    drawn.link(0, 1, meters: 600)
    drawn.link(1, 2, meters: 1200)
    let (graph, metric) = try drawn.metric()
    #expect(graph.nodeCount == 3 && graph.arcCount == 4)
    // 600 m at 60 km/h.
    #expect(metric.milliseconds == [36_000, 36_000, 72_000, 72_000])
    #expect(metric.decimeters == [6000, 6000, 12_000, 12_000])
  }

  // 0 --a-- 1 --b-- 2
  //         |
  //         c
  //         |
  //         3
  @Test func bannedTurnIsNotTakenAndOthersAre() throws {
    var drawn = DrawnLinks([(0, 0), (0, 0.01), (0, 0.02), (-0.01, 0.01)])
    let a = drawn.link(0, 1, meters: 100)
    let b = drawn.link(1, 2, meters: 100)
    drawn.link(1, 3, meters: 100)
    drawn.bans.append(([2 * a, 2 * b], .always))
    let (graph, metric) = try drawn.metric()
    #expect(graph.nodeCount == 5)
    let fromWest = leastWeights(from: [(0, 0)], graph, metric.milliseconds)
    // By way of 3 and back, since nothing forbids turning there.
    #expect(fromWest[2] == 6000 * 4)
    #expect(fromWest[3] == 6000 * 2)
    let fromSouth = leastWeights(from: [(3, 0)], graph, metric.milliseconds)
    #expect(fromSouth[2] == 6000 * 2)
    #expect(graph.alternatives(of: 2 * b).count == 2)
    #expect(graph.junction(of: 4) == 1)
  }

  @Test func banOfAnotherTimeOrVehicleDoesNotBind() throws {
    var drawn = DrawnLinks(row: 3)
    let a = drawn.link(0, 1, meters: 100)
    let b = drawn.link(1, 2, meters: 100)
    let heavy = RoadCondition([.quantity(.gross, .above, 40_000)])
    drawn.bans.append(([2 * a, 2 * b], TurnRule(clauses: [.init(when: heavy)])))
    var (graph, metric) = try drawn.metric()
    #expect(leastWeights(from: [(0, 0)], graph, metric.milliseconds)[2] == nil)
    var light = DrawnLinks.truck
    light.gross = Kilograms(12_000)
    (graph, metric) = try drawn.metric(light)
    #expect(leastWeights(from: [(0, 0)], graph, metric.milliseconds)[2] == 12_000)
  }

  @Test(arguments: 0..<60)
  func bansOfManyArcsEqualBruteForceOverHistories(seed: Int) throws {
    var random = SeededRandom(seed)
    var drawn = DrawnLinks(
      (0..<6).map { _ in
        (Double(random.below(100)) / 1000, Double(random.below(100)) / 1000)
      })
    for _ in 0..<9 {
      drawn.link(random.below(6), random.below(6), meters: 10 + random.below(500)) { rule in
        if random.below(4) == 0 { rule.backward.access = [.init(.closed)] }
      }
    }
    func out(of node: Int) -> [Int] {
      (0..<2 * drawn.links.count).filter {
        ($0 % 2 == 0 ? drawn.links[$0 / 2].from : drawn.links[$0 / 2].to) == node
      }
    }
    func head(_ arc: Int) -> Int {
      arc % 2 == 0 ? drawn.links[arc / 2].to : drawn.links[arc / 2].from
    }
    for _ in 0..<random.below(8) {
      var course = [random.below(2 * drawn.links.count)]
      for _ in 0...random.below(3) {
        let onward = out(of: head(course[course.count - 1]))
        course.append(onward[random.below(onward.count)])
      }
      drawn.bans.append((course, .always))
    }
    let (graph, metric) = try drawn.metric()
    let own = Array(metric.milliseconds.prefix(2 * drawn.links.count))
    for start in [0, 3] {
      let truth = leastByHistory(from: start, drawn, weights: own, memory: 4)
      let least = leastWeights(from: [(start, 0)], graph, metric.milliseconds)
      var found = [Int?](repeating: nil, count: 6)
      for node in 0..<graph.nodeCount {
        guard let weight = least[node] else { continue }
        let place = graph.junction(of: node)
        found[place] = min(found[place] ?? weight, weight)
      }
      #expect(found == truth, "seed \(seed), from \(start)")
    }
  }

  // 0 --open-- 1 --destination-- 2 --open-- 3, and a long way round from 1 to 2 by 4.
  @Test func destinationRoadIsForTheEndsOfATrip() throws {
    var drawn = DrawnLinks([(0, 0), (0, 0.01), (0, 0.02), (0, 0.03), (0.01, 0.015)])
    drawn.link(0, 1, meters: 100)
    drawn.link(1, 2, meters: 100) {
      $0.forward.access = [.init(.destination)]
      $0.backward.access = [.init(.destination)]
    }
    drawn.link(2, 3, meters: 100)
    drawn.link(1, 4, meters: 1000)
    drawn.link(4, 2, meters: 1000)
    let (graph, metric) = try drawn.metric()
    let least = leastWeights(from: [(0, 0)], graph, metric.milliseconds)
    #expect(least[3] == 6000 * 2 + 60_000 * 2)
    #expect(metric.milliseconds[2] == 6000 + DrivingMetric.admission)
    #expect(metric.drive(2) == 6000)
    #expect(metric.isAdmitted(2, in: drawn.network) && !metric.isAdmitted(0, in: drawn.network))
  }

  @Test func shutLinkIsClosedUnlessClosuresAreIgnored() throws {
    var drawn = DrawnLinks(row: 2)
    drawn.link(0, 1, meters: 100)
    let network = drawn.network
    let graph = DrivingGraph(network)
    var terms = DrivingTerms(
      profile: DrawnLinks.truck, moment: DrawnLinks.noon, shutLinks: [0, 77])
    #expect(
      try DrawnLinks.metric(network, graph, terms).milliseconds == [0x7FFF_FFFF, 0x7FFF_FFFF])
    terms.ignored = .closure
    #expect(try DrawnLinks.metric(network, graph, terms).milliseconds == [6000, 6000])
  }

  // 0 <-> 1 <-> 2 -> 3 and 4 alone.
  @Test func largestStrongComponentIsTheCircleThatAllCanDrive() throws {
    var drawn = DrawnLinks(row: 5)
    drawn.link(0, 1, meters: 100)
    drawn.link(1, 2, meters: 100)
    drawn.link(2, 3, meters: 100) { $0.backward.access = [.init(.closed)] }
    let (graph, metric) = try drawn.metric()
    let parts = StrongComponents(
      nodeCount: graph.nodeCount, tail: graph.tail, head: graph.head,
      weights: metric.milliseconds, closed: DrivingMetric.closed)
    #expect(
      (0..<5).map { parts.component[$0] == parts.largest } == [true, true, true, false, false])
    #expect(parts.sizes.sorted() == [1, 1, 3])
  }
}

@Suite struct LinkComponentsTests {
  // 0 - 1 - 2   3 - 4   5
  @Test func partsHangTogetherWhateverTheDirection() {
    var drawn = DrawnLinks(row: 6)
    drawn.link(1, 0, meters: 1)
    drawn.link(2, 1, meters: 1)
    drawn.link(3, 4, meters: 1)
    drawn.link(3, 3, meters: 1)
    #expect(LinkComponents(drawn.network).sizes == [3, 2, 1])
  }
}
