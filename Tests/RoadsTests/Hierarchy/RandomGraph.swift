import Roads

/// A small seeded graph with everything that may come: parallel arcs, loops, zero and closed
/// weights, one-way arcs, pieces that do not hang together, nodes at one place.
struct RandomGraph {
  var tail: [UInt32] = []
  var head: [UInt32] = []
  var milliseconds: [UInt32] = []
  var meters: [UInt32] = []
  var longitude: [Int32] = []
  var latitude: [Int32] = []

  var nodeCount: Int { longitude.count }

  init(seed: Int, nodes: Int, arcs: Int, heaviest: UInt32 = 40) {
    var random = SeededRandom(seed)
    for _ in 0..<nodes {
      longitude.append(240_000_000 + Int32(random.below(20)) * 100_000)
      latitude.append(650_000_000 + Int32(random.below(20)) * 100_000)
    }
    // Some graphs are in two pieces.
    let isSplit = seed % 5 == 0 && nodes > 3
    for _ in 0..<arcs {
      let from = random.below(nodes)
      // Mostly to a near number, so that the graph has a width.
      let span = max(2, min(nodes, 6))
      var to = (from + random.below(span) + nodes - span / 2) % nodes
      if random.below(12) == 0 { to = random.below(nodes) }
      if isSplit, (from < nodes / 2) != (to < nodes / 2) { continue }
      add(from, to, Self.weight(&random, heaviest), UInt32(random.below(5)))
      if random.below(3) > 0 {
        add(to, from, Self.weight(&random, heaviest), UInt32(random.below(5)))
      }
    }
  }

  /// A weight: zero, closed, nearly closed, or usual.
  static func weight(_ random: inout SeededRandom, _ heaviest: UInt32) -> UInt32 {
    switch random.below(20) {
    case 0: 0
    case 1: HierarchyMetric.unreachable + UInt32(random.below(2))
    case 2: HierarchyMetric.unreachable / 3
    default: UInt32(random.below(Int(heaviest)))
    }
  }

  /// The arcs out of each node, or into it.
  private func arcs(_ direction: SearchDirection) -> [[Int]] {
    var arcs = [[Int]](repeating: [], count: nodeCount)
    for arc in tail.indices { arcs[Int(direction == .from ? tail[arc] : head[arc])].append(arc) }
    return arcs
  }

  private mutating func add(_ from: Int, _ to: Int, _ time: UInt32, _ length: UInt32) {
    tail.append(UInt32(from))
    head.append(UInt32(to))
    milliseconds.append(time)
    meters.append(length)
  }

  var graph: DirectedGraph {
    DirectedGraph(
      tail: Column(tail), head: Column(head), longitude: Column(longitude),
      latitude: Column(latitude))
  }

  /// A customized hierarchy; with few leaf nodes even a small graph is dissected.
  func metric(hasMeters: Bool = false, leafNodes: Int = 2, threads: Int = 1) -> HierarchyMetric {
    var settings = NodeOrder.Settings()
    settings.leafNodes = leafNodes
    let order = NodeOrder(of: graph, settings: settings, threads: threads)
    return HierarchyMetric(
      ContractionHierarchy(of: graph, order: order, threads: threads),
      milliseconds: Column(milliseconds), meters: hasMeters ? Column(meters) : nil,
      threads: threads)
  }

  /// One to three ends with parts of arcs.
  func ends(_ generator: inout SeededRandom) -> [HierarchyEnd] {
    (0..<1 + generator.below(3)).map { _ in
      HierarchyEnd(
        node: UInt32(generator.below(nodeCount)),
        milliseconds: UInt32(generator.below(10)), meters: UInt32(generator.below(10)))
    }
  }

  /// Milliseconds by ``labels(from:direction:withMeters:)`` as the hierarchy tells them.
  func milliseconds(from ends: [HierarchyEnd], direction: SearchDirection = .from) -> [UInt32] {
    labels(from: ends, direction: direction).map {
      $0.map { UInt32($0.milliseconds) } ?? HierarchyMetric.unreachable
    }
  }

  /// Dijkstra's algorithm as in the textbook, without a heap: the truth of these tests.
  ///
  /// Labels are (milliseconds, meters); `nil` where there is no way.
  func labels(
    from ends: [HierarchyEnd], direction: SearchDirection = .from, withMeters: Bool = false
  ) -> [Label?] {
    var labels = [Label?](repeating: nil, count: nodeCount)
    for end in ends where end.milliseconds < HierarchyMetric.unreachable {
      let own = Label(milliseconds: Int(end.milliseconds), meters: withMeters ? Int(end.meters) : 0)
      if labels[Int(end.node)].map({ own < $0 }) ?? true { labels[Int(end.node)] = own }
    }
    var isSettled = [Bool](repeating: false, count: nodeCount)
    let arcs = self.arcs(direction)
    while true {
      var least: Int?
      for node in 0..<nodeCount where !isSettled[node] {
        guard let label = labels[node] else { continue }
        if let found = least.flatMap({ labels[$0] }), found <= label { continue }
        least = node
      }
      guard let node = least, let own = labels[node] else { return labels }
      isSettled[node] = true
      for arc in arcs[node] where milliseconds[arc] < HierarchyMetric.unreachable {
        let to = direction == .from ? head[arc] : tail[arc]
        let way = Label(
          milliseconds: own.milliseconds + Int(milliseconds[arc]),
          meters: own.meters + (withMeters ? Int(meters[arc]) : 0))
        guard way.milliseconds < Int(HierarchyMetric.unreachable) else { continue }
        if labels[Int(to)].map({ way < $0 }) ?? true { labels[Int(to)] = way }
      }
    }
  }

  /// Milliseconds, then meters.
  struct Label: Comparable {
    var milliseconds: Int
    var meters: Int

    static func < (left: Label, right: Label) -> Bool {
      (left.milliseconds, left.meters) < (right.milliseconds, right.meters)
    }
  }
}
