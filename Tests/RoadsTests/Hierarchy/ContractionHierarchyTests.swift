import Roads
import Testing

@Suite("Hierarchy: order and topology")
struct ContractionHierarchyTests {
  @Test("every order gives a hierarchy without a breach, and an order names each node once")
  func noBreaches() {
    for seed in 0..<400 {
      let random = RandomGraph(seed: seed, nodes: 1 + seed % 80, arcs: seed % 200)
      let hierarchy = random.metric(leafNodes: seed % 9).hierarchy
      #expect(hierarchy.invariantBreaches(of: random.graph) == [], "seed \(seed)")
      // Any order will do, only with more shortcuts.
      var generator = SeededRandom(seed)
      let shuffled = NodeOrder(
        nodes: (0..<UInt32(random.nodeCount)).shuffled(using: &generator))
      let other = ContractionHierarchy(of: random.graph, order: shuffled)
      #expect(other.invariantBreaches(of: random.graph) == [], "seed \(seed)")
      let order = NodeOrder(of: random.graph)
      #expect(order.nodes.sorted() == Array(0..<UInt32(random.nodeCount)), "seed \(seed)")
    }
  }

  @Test("a graph without nodes has an empty hierarchy")
  func emptyGraph() {
    let empty = DirectedGraph(
      tail: Column([]), head: Column([]), longitude: Column([]), latitude: Column([]))
    let hierarchy = ContractionHierarchy(of: empty, order: NodeOrder(of: empty))
    #expect(hierarchy.arcCount == 0)
    #expect(ContractionHierarchy(verifying: hierarchy.columns) != nil)
    var row: [UInt32] = [1]
    var query = HierarchyQuery()
    let metric = HierarchyMetric(hierarchy, milliseconds: Column([]))
    query.sweep(in: PerfectMetric(metric).searchGraph, from: [], into: &row)
    #expect(row == [])
    #expect(
      HierarchyMatrix(in: metric.searchGraph, from: [[]], to: [[], []]).milliseconds
        == [HierarchyMetric.unreachable, HierarchyMetric.unreachable])
  }

  @Test("a chain of n nodes is folded into a tree of about log n levels, without a shortcut more")
  func chainIsFolded() {
    // 0 - 1 - 2 - ... - 1023
    let count: UInt32 = 1024
    let graph = DirectedGraph(
      tail: Column(0..<count - 1), head: Column(1..<count),
      longitude: Column((0..<count).map { Int32($0) }),
      latitude: Column([Int32](repeating: 0, count: Int(count))))
    let hierarchy = ContractionHierarchy(of: graph, order: NodeOrder(of: graph))
    #expect(hierarchy.arcCount < 2 * Int(count))
    let columns = hierarchy.columns
    var level = [Int](repeating: 0, count: Int(count))
    for rank in (0..<Int(count)).reversed()
    where columns.firstUp[rank] < columns.firstUp[rank + 1] {
      level[rank] = level[Int(columns.upHead[Int(columns.firstUp[rank])])] + 1
    }
    #expect(level.max() ?? 0 <= 20)
  }

  @Test("a grid is parted: its tree is no deeper than some rows")
  func gridIsParted() {
    // A grid of 90 x 90 has separators of 90, 45, 45, 22, ... nodes.
    let side: UInt32 = 90
    var (tail, head): ([UInt32], [UInt32]) = ([], [])
    for row in 0..<side {
      for column in 0..<side {
        if column + 1 < side {
          tail.append(row * side + column)
          head.append(row * side + column + 1)
        }
        if row + 1 < side {
          tail.append(row * side + column)
          head.append((row + 1) * side + column)
        }
      }
    }
    let graph = DirectedGraph(
      tail: Column(tail), head: Column(head),
      longitude: Column((0..<side * side).map { Int32($0 % side) * 1000 }),
      latitude: Column((0..<side * side).map { Int32($0 / side) * 1000 }))
    let order = NodeOrder(of: graph, threads: 2)
    #expect(order.nodes == NodeOrder(of: graph).nodes)
    let hierarchy = ContractionHierarchy(of: graph, order: order)
    var level = [Int](repeating: 0, count: Int(side * side))
    let columns = hierarchy.columns
    for rank in (0..<hierarchy.nodeCount).reversed()
    where columns.firstUp[rank] < columns.firstUp[rank + 1] {
      level[rank] = level[Int(columns.upHead[Int(columns.firstUp[rank])])] + 1
    }
    #expect(level.max() ?? 0 < 5 * Int(side))
    #expect(hierarchy.arcCount < 12 * tail.count)
    #expect(hierarchy.invariantBreaches(of: graph) == [])
  }
}
