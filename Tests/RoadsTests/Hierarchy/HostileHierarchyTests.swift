import Roads
import Testing

@Suite("Hierarchy: columns that are not as they were written")
struct HostileHierarchyTests {
  @Test("a flipped bit is refused, or every search still ends inside")
  func flippedBits() {
    var (refused, searched, told) = (0, 0, 0)
    for seed in 0..<40 {
      let random = RandomGraph(seed: seed, nodes: 30, arcs: 60)
      let metric = random.metric()
      let columns = metric.hierarchy.columns.all.map { Array($0) }
      var generator = SeededRandom(seed)
      for _ in 0..<60 {
        var flipped = columns
        let column = generator.below(columns.count)
        if columns[column].isEmpty { continue }
        let place = generator.below(columns[column].count)
        flipped[column][place] ^= 1 << UInt32(generator.below(32))
        guard
          let opened = HierarchyColumns(
            flipped.map { Column($0) }, nodes: random.nodeCount, inputs: random.tail.count),
          let hierarchy = ContractionHierarchy(verifying: opened, threads: 2)
        else {
          refused += 1
          continue
        }
        searched += 1
        if !hierarchy.invariantBreaches(of: random.graph).isEmpty { told += 1 }
        useEverything(hierarchy, random)
      }
    }
    #expect(refused > 1000)
    #expect(searched > 100)
    // Whatever is not refused is found by the deep check.
    #expect(told == searched)
  }

  @Test("weights of any bits are searched without a trap")
  func flippedWeights() throws {
    var generator = SeededRandom(5)
    for seed in 0..<100 {
      let random = RandomGraph(seed: seed, nodes: 30, arcs: 60)
      let metric = random.metric(hasMeters: seed % 2 == 0)
      let columns = metric.columns.map { column in
        Column(column.map { _ in UInt32.random(in: 0...UInt32.max, using: &generator) })
      }
      search(try #require(HierarchyMetric(metric.hierarchy, columns: columns)), random)
    }
  }

  @Test("columns of wrong lengths are refused")
  func wrongLengths() {
    let random = RandomGraph(seed: 3, nodes: 30, arcs: 60)
    let metric = random.metric(hasMeters: true)
    let columns = metric.hierarchy.columns.all
    for place in columns.indices {
      for change in [-1, 1] {
        var wrong = columns
        let elements = Array(columns[place])
        wrong[place] = Column(change < 0 ? Array(elements.dropLast()) : elements + [0])
        #expect(HierarchyColumns(wrong, nodes: 30, inputs: random.tail.count) == nil)
      }
    }
    let arcs = random.tail.count
    #expect(HierarchyColumns(Array(columns.dropLast()), nodes: 30, inputs: arcs) == nil)
    #expect(HierarchyColumns(columns, nodes: 31, inputs: arcs) == nil)
    #expect(HierarchyMetric(metric.hierarchy, columns: []) == nil)
    #expect(HierarchyMetric(metric.hierarchy, columns: Array(metric.columns.prefix(2))) == nil)
    #expect(HierarchyMetric(metric.hierarchy, columns: columns) == nil)
  }

  @Test("columns read back give the same answers, and an update copies them")
  func readBack() throws {
    let random = RandomGraph(seed: 11, nodes: 40, arcs: 120)
    let metric = random.metric(hasMeters: true)
    let opened = try #require(
      HierarchyColumns(
        metric.hierarchy.columns.all, nodes: random.nodeCount, inputs: random.tail.count))
    let hierarchy = try #require(ContractionHierarchy(verifying: opened))
    var read = try #require(HierarchyMetric(hierarchy, columns: metric.columns))
    var query = HierarchyQuery()
    for node in 0..<UInt32(random.nodeCount) {
      let (from, to) = ([HierarchyEnd(node: 0)], [HierarchyEnd(node: node)])
      #expect(
        query.way(in: read, from: from, to: to) == query.way(in: metric, from: from, to: to))
    }
    let before = metric.columns.map { Array($0) }
    read.update([HierarchyChange(arc: 0, milliseconds: HierarchyMetric.unreachable)])
    #expect(metric.columns.map { Array($0) } == before)
  }

  private func useEverything(_ hierarchy: ContractionHierarchy, _ random: RandomGraph) {
    for hasMeters in [false, true] {
      var metric = HierarchyMetric(
        hierarchy, milliseconds: Column(random.milliseconds),
        meters: hasMeters ? Column(random.meters) : nil, threads: 2)
      metric.update([HierarchyChange(arc: 0, milliseconds: 3)])
      search(metric, random)
    }
  }

  private func search(_ metric: HierarchyMetric, _ random: RandomGraph) {
    var query = HierarchyQuery()
    var row: [UInt32] = []
    let ends = (0..<UInt32(random.nodeCount)).map { [HierarchyEnd(node: $0)] }
    let perfect = PerfectMetric(metric, threads: 2)
    for graph in [metric.searchGraph, perfect.searchGraph] {
      query.sweep(in: graph, from: ends[0], into: &row)
      _ = query.milliseconds(in: graph, from: ends[1] + ends[2], to: ends[3] + ends[4])
      _ = HierarchyMatrix(
        in: graph, from: ends, to: ends, withMeters: metric.hasMeters, threads: 2)
    }
    for place in 1..<min(10, random.nodeCount) {
      _ = query.way(in: metric, from: ends[0], to: ends[place])
    }
  }
}
