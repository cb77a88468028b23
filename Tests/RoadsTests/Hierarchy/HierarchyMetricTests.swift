import Roads
import Testing

@Suite("Hierarchy: weights")
struct HierarchyMetricTests {
  @Test("an update gives the weights of a whole customization")
  func updateEqualsCustomization() {
    for seed in 0..<800 {
      var random = RandomGraph(seed: seed, nodes: 2 + seed % 45, arcs: 5 + seed % 90)
      if random.tail.isEmpty { continue }
      let hasMeters = seed % 3 == 0
      var metric = random.metric(hasMeters: hasMeters)
      let old = metric
      let before = bytes(old)
      var generator = SeededRandom(seed)
      for _ in 0..<4 {
        let changes = (0..<1 + generator.below(6)).map { _ in
          HierarchyChange(
            arc: UInt32(generator.below(random.tail.count)),
            milliseconds: RandomGraph.weight(&generator, 40))
        }
        for change in changes { random.milliseconds[Int(change.arc)] = change.milliseconds }
        metric.update(changes)
        #expect(bytes(metric) == bytes(random.metric(hasMeters: hasMeters)), "seed \(seed)")
      }
      // Whoever still holds the old value sees the old weights.
      #expect(bytes(old) == before, "seed \(seed)")
    }
  }

  @Test("order, hierarchy and weights are the same bytes on any number of threads")
  func threadsLeaveNoTrace() {
    for seed in 0..<60 {
      let random = RandomGraph(seed: seed, nodes: 200 + seed * 10, arcs: 500 + seed * 20)
      let one = random.metric(hasMeters: seed % 2 == 0)
      let two = random.metric(hasMeters: seed % 2 == 0, threads: 2)
      #expect(
        one.hierarchy.columns.all.map { Array($0) } == two.hierarchy.columns.all.map { Array($0) },
        "seed \(seed)")
      #expect(bytes(one) == bytes(two), "seed \(seed)")
    }
  }

  @Test("what reaches 2^31 - 1 is closed, and sums end there")
  func sumsSaturate() {
    // 0 -> 1 -> 2 -> 3, each arc a third of the end and one more
    let third = HierarchyMetric.unreachable / 3 + 1
    let graph = DirectedGraph(
      tail: Column([0, 1, 2] as [UInt32]), head: Column([1, 2, 3] as [UInt32]),
      longitude: Column([0, 1, 2, 3] as [Int32]), latitude: Column([0, 0, 0, 0] as [Int32]))
    let hierarchy = ContractionHierarchy(of: graph, order: NodeOrder(of: graph))
    var metric = HierarchyMetric(hierarchy, milliseconds: Column([third, third, third]))
    var query = HierarchyQuery()
    #expect(query.milliseconds(in: metric.searchGraph, from: 0, to: 2) == 2 * third)
    #expect(
      query.milliseconds(in: metric.searchGraph, from: 0, to: 3) == HierarchyMetric.unreachable)
    #expect(
      query.way(in: metric, from: [HierarchyEnd(node: 0)], to: [HierarchyEnd(node: 3)]) == nil)
    metric.update([HierarchyChange(arc: 1, milliseconds: .max)])
    #expect(
      query.milliseconds(in: metric.searchGraph, from: 0, to: 2) == HierarchyMetric.unreachable)
    metric.update([HierarchyChange(arc: 1, milliseconds: 5)])
    #expect(query.milliseconds(in: metric.searchGraph, from: 0, to: 3) == 2 * third + 5)
  }

  private func bytes(_ metric: HierarchyMetric) -> [[UInt32]] { metric.columns.map { Array($0) } }
}
