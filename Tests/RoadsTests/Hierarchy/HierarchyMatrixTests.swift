import Roads
import Testing

@Suite("Hierarchy: matrices against Dijkstra")
struct HierarchyMatrixTests {
  @Test("cells equal Dijkstra, with and without meters, perfect or not, on any number of threads")
  func cellsEqualDijkstra() {
    for seed in 0..<600 {
      let random = RandomGraph(seed: seed, nodes: 1 + seed % 40, arcs: seed % 90, heaviest: 9)
      let hasMeters = seed % 2 == 0
      let metric = random.metric(hasMeters: hasMeters)
      var generator = SeededRandom(seed)
      let sources = (0..<generator.below(40)).map { _ in random.ends(&generator) }
      let targets = (0..<generator.below(8)).map { _ in random.ends(&generator) }
      let matrix = HierarchyMatrix(
        in: metric.searchGraph, from: sources, to: targets, withMeters: hasMeters)
      #expect((matrix.rows, matrix.columns) == (sources.count, targets.count))
      var (times, lengths): ([UInt32], [UInt32]) = ([], [])
      for source in sources {
        let labels = random.labels(from: source, withMeters: hasMeters)
        for target in targets {
          let truth = target.compactMap { end in
            labels[Int(end.node)].map {
              RandomGraph.Label(
                milliseconds: $0.milliseconds + Int(end.milliseconds),
                meters: $0.meters + (hasMeters ? Int(end.meters) : 0))
            }
          }.min()
          let cell = truth.flatMap { $0.milliseconds < HierarchyMetric.unreachable ? $0 : nil }
          times.append(cell.map { UInt32($0.milliseconds) } ?? HierarchyMetric.unreachable)
          lengths.append(UInt32(cell?.meters ?? 0))
        }
      }
      #expect(matrix.milliseconds == times, "seed \(seed)")
      #expect(matrix.meters == (hasMeters ? lengths : nil), "seed \(seed)")
      let perfect = PerfectMetric(metric, threads: 2)
      let other = HierarchyMatrix(
        in: perfect.searchGraph, from: sources, to: targets, withMeters: hasMeters, threads: 2)
      #expect(other.milliseconds == matrix.milliseconds, "seed \(seed) perfect")
      #expect(other.meters == matrix.meters, "seed \(seed) perfect")
    }
  }

  @Test("a cell does not depend on what else is asked")
  func cellsStandAlone() {
    let random = RandomGraph(seed: 7, nodes: 60, arcs: 140)
    let graph = PerfectMetric(random.metric()).searchGraph
    let all = (0..<60).map { [HierarchyEnd(node: UInt32($0))] }
    let matrix = HierarchyMatrix(in: graph, from: all, to: all)
    for row in stride(from: 0, to: 60, by: 7) {
      for column in stride(from: 0, to: 60, by: 3) {
        let alone = HierarchyMatrix(in: graph, from: [all[row]], to: [all[column]])
        #expect(alone.milliseconds == [matrix.milliseconds(from: row, to: column)])
      }
    }
  }
}
