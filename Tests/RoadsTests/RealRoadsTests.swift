import Domain
import TestSupport
import Testing

@testable import Roads

/// Searches on real extracts, held against a plain search over all arcs.
@Suite(.enabled(if: RealExtracts.areThere, "no ../shared/geodata/osm beside the repository"))
struct RealRoadsTests {
  private static let day = CalendarDate(dayNumber: 20_590)

  /// A light van, a loaded combination of 76 t, and a high one of 44 t.
  private static let profiles: [RoadProfile] = [
    RoadProfile(
      vehicleType: VehicleTypeID("van"), gross: Kilograms(3_500), height: Centimeters(250),
      length: Centimeters(600), width: Centimeters(200), axles: 2, isCombination: false,
      isLoaded: true),
    RoadProfile(
      vehicleType: VehicleTypeID("combination"), gross: Kilograms(76_000),
      height: Centimeters(440), length: Centimeters(3450), axles: 9, isCombination: true,
      isLoaded: true),
    RoadProfile(
      vehicleType: VehicleTypeID("semitrailer"), gross: Kilograms(44_000),
      height: Centimeters(400), length: Centimeters(1650), axles: 6, isCombination: true,
      isLoaded: true),
  ]

  private static func roads(_ name: String) throws -> LinkRoads {
    let (network, report) = try LinkNetworkImport.read(RealExtracts.path(name), threads: 2)
    return try LinkRoads(network, facts: RoadsFacts(report), threads: 2)
  }

  /// Least weights from a node to all, by Dijkstra's algorithm over a list of arcs.
  private static func dijkstra(
    from start: Int, nodes: Int, out: [[(head: Int, weight: Int)]]
  ) -> [UInt32] {
    var least = [UInt32](repeating: HierarchyMetric.unreachable, count: nodes)
    var heap: [(weight: Int, node: Int)] = []
    func push(_ item: (Int, Int)) {
      heap.append(item)
      var child = heap.count - 1
      while child > 0, heap[child].weight < heap[(child - 1) / 2].weight {
        heap.swapAt(child, (child - 1) / 2)
        child = (child - 1) / 2
      }
    }
    least[start] = 0
    push((0, start))
    while let top = heap.first {
      let last = heap.removeLast()
      if !heap.isEmpty {
        heap[0] = last
        var parent = 0
        while true {
          var best = parent
          for child in [2 * parent + 1, 2 * parent + 2]
          where child < heap.count && heap[child].weight < heap[best].weight { best = child }
          if best == parent { break }
          heap.swapAt(parent, best)
          parent = best
        }
      }
      if top.weight > Int(least[top.node]) { continue }
      for (head, weight) in out[top.node] {
        let total = min(top.weight + weight, Int(HierarchyMetric.unreachable))
        if total < Int(least[head]) {
          least[head] = UInt32(total)
          push((total, head))
        }
      }
    }
    return least
  }

  @Test(arguments: ["heidelberg", "helsinki-centre", "hamburg-ferry"])
  func searchesEqualDijkstraForAllProfilesWithClosures(name: String) throws {
    let roads = try Self.roads(name)
    let graph = roads.graph
    var random = SeededRandom(11)
    for profile in Self.profiles {
      for isShut in [false, true] {
        let shut = Set(
          (0..<(isShut ? 100 : 0)).map { _ in
            UInt32(random.below(roads.network.linkCount))
          })
        let terms = DrivingTerms(
          profile: profile, moment: DrivingMoment(date: Self.day), shutLinks: shut.sorted())
        let customized = CustomizedRoads(
          roads, try #require(roads.hierarchy.hierarchy(threads: 2)), terms: terms,
          decisions: RuleDecisions(try DecodedRules(roads.network), terms: terms), by: .time,
          threads: 2)
        var out = [[(head: Int, weight: Int)]](repeating: [], count: graph.nodeCount)
        for arc in 0..<graph.arcCount
        where customized.metric.milliseconds[arc] != DrivingMetric.closed {
          out[Int(graph.tail[arc])].append(
            (Int(graph.head[arc]), Int(customized.metric.milliseconds[arc])))
        }
        var query = HierarchyQuery()
        var swept: [UInt32] = []
        for _ in 0..<3 {
          let start = random.below(graph.nodeCount)
          let truth = Self.dijkstra(from: start, nodes: graph.nodeCount, out: out)
          query.sweep(
            in: customized.hierarchy.searchGraph, from: [HierarchyEnd(node: UInt32(start))],
            into: &swept)
          #expect(swept == truth, "\(name) \(profile.vehicleType) from \(start)")
          for _ in 0..<50 {
            let end = random.below(graph.nodeCount)
            let way = query.way(
              in: customized.hierarchy, from: [HierarchyEnd(node: UInt32(start))],
              to: [HierarchyEnd(node: UInt32(end))])
            #expect((way?.milliseconds ?? HierarchyMetric.unreachable) == truth[end])
            var node = UInt32(start)
            var sum = 0
            for arc in way?.arcs ?? [] {
              #expect(graph.tail[Int(arc)] == node)
              node = graph.head[Int(arc)]
              sum += Int(customized.metric.milliseconds[Int(arc)])
              // Whatever is over a limit or shut is never driven.
              let link = graph.original(of: Int(arc)) / 2
              #expect(!shut.contains(UInt32(link)))
              let rule = try roads.network.rule(Int(roads.network.linkRule[link]))
              #expect(rule.verdict(for: profile, at: terms.moment).obstacles.isEmpty)
            }
            if let way { #expect(sum == Int(way.milliseconds) && node == UInt32(end)) }
          }
        }
      }
    }
  }

  @Test func sameFileGivesTheSameBytesOnAnyNumberOfThreads() throws {
    let first = try LinkNetworkImport.read(
      RealExtracts.path("helsinki-centre"), threads: 1)
    let roads = try LinkRoads(first.network, facts: RoadsFacts(first.report), threads: 1)
    try Scratch.withPath { path in
      try roads.write(to: path)
      try Scratch.withPath { other in
        try Self.roads("helsinki-centre").write(to: other)
        #expect(try Scratch.bytes(of: path) == Scratch.bytes(of: other))
      }
    }
  }
}
