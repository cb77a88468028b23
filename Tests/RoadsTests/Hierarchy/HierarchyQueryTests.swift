import Roads
import Testing

@Suite("Hierarchy: searches against Dijkstra")
struct HierarchyQueryTests {
  @Test("one-to-one, one-to-all and all-to-one equal Dijkstra, perfect or not")
  func equalsDijkstra() {
    var query = HierarchyQuery()
    for seed in 0..<1500 {
      let random = RandomGraph(seed: seed, nodes: 1 + seed % 45, arcs: seed % 90)
      let metric = random.metric(leafNodes: seed % 4)
      expect(metric.searchGraph, equals: random, "seed \(seed)", &query)
      expect(PerfectMetric(metric).searchGraph, equals: random, "seed \(seed) perfect", &query)
    }
  }

  /// All pairs of a few starts, by every kind of search.
  private func expect(
    _ graph: SearchGraph, equals random: RandomGraph, _ name: Comment,
    _ query: inout HierarchyQuery
  ) {
    var row: [UInt32] = []
    for start in stride(from: 0, to: random.nodeCount, by: max(1, random.nodeCount / 4)) {
      let end = HierarchyEnd(node: UInt32(start))
      for direction in SearchDirection.allCases {
        let truth = random.milliseconds(from: [end], direction: direction)
        query.sweep(in: graph, from: [end], direction: direction, into: &row)
        #expect(row == truth, name)
        var pairs: [UInt32] = []
        for other in 0..<UInt32(random.nodeCount) {
          let (from, to) = direction == .from ? (end.node, other) : (other, end.node)
          pairs.append(query.milliseconds(in: graph, from: from, to: to))
        }
        #expect(pairs == truth, name)
      }
    }
  }

  @Test("ways add up, with parts of arcs at both ends and with meters")
  func waysAddUp() throws {
    var query = HierarchyQuery()
    for seed in 2000..<3000 {
      let random = RandomGraph(seed: seed, nodes: 1 + seed % 30, arcs: 5 + seed % 90, heaviest: 8)
      let hasMeters = seed % 2 == 0
      let metric = random.metric(hasMeters: hasMeters, leafNodes: seed % 4)
      var generator = SeededRandom(seed)
      for _ in 0..<4 {
        let (sources, targets) = (random.ends(&generator), random.ends(&generator))
        let labels = random.labels(from: sources, withMeters: hasMeters)
        let truth = targets.compactMap { target -> RandomGraph.Label? in
          labels[Int(target.node)].map {
            .init(
              milliseconds: $0.milliseconds + Int(target.milliseconds),
              meters: $0.meters + (hasMeters ? Int(target.meters) : 0))
          }
        }.min()
        let way = query.way(in: metric, from: sources, to: targets)
        let isThere = (truth?.milliseconds ?? .max) < Int(HierarchyMetric.unreachable)
        #expect((way != nil) == isThere, "seed \(seed)")
        let time = query.milliseconds(in: metric.searchGraph, from: sources, to: targets)
        #expect(time == way?.milliseconds ?? HierarchyMetric.unreachable, "seed \(seed)")
        guard let way, let truth else { continue }
        #expect(Int(way.milliseconds) == truth.milliseconds, "seed \(seed)")
        if hasMeters { #expect(Int(way.meters) == truth.meters, "seed \(seed)") }
        expect(way, addsUpIn: random, sources, targets, hasMeters, "seed \(seed)")
      }
    }
  }

  private func expect(
    _ way: HierarchyWay, addsUpIn random: RandomGraph, _ sources: [HierarchyEnd],
    _ targets: [HierarchyEnd], _ hasMeters: Bool, _ name: Comment
  ) {
    var (time, length) = (sources[way.source].milliseconds, sources[way.source].meters)
    var at = sources[way.source].node
    for arc in way.arcs.map({ Int($0) }) {
      #expect(random.tail[arc] == at, name)
      at = random.head[arc]
      time += random.milliseconds[arc]
      length += random.meters[arc]
      // Of parallel arcs the least, then the first.
      for other in random.tail.indices
      where random.tail[other] == random.tail[arc] && random.head[other] == at {
        let own = (random.milliseconds[arc], hasMeters ? random.meters[arc] : 0, arc)
        #expect(
          own <= (random.milliseconds[other], hasMeters ? random.meters[other] : 0, other), name)
      }
    }
    #expect(at == targets[way.target].node, name)
    #expect(time + targets[way.target].milliseconds == way.milliseconds, name)
    if hasMeters { #expect(length + targets[way.target].meters == way.meters, name) }
  }
}
