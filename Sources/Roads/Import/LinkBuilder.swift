/// Cuts roads into links where they meet, at barriers, and where the file lacks a node.
struct LinkBuilder {
  private let ways: WayTable
  private let ranks: NodeRanks
  private let nodes: NodeTable
  /// By rank: how often roads have the node, at most 255.
  private let uses: [UInt8]

  private(set) var nodeLatitude: [Int32] = []
  private(set) var nodeLongitude: [Int32] = []
  private(set) var linkFrom: [UInt32] = []
  private(set) var linkTo: [UInt32] = []
  private(set) var linkLength: [UInt32] = []
  private(set) var linkRule: [UInt32] = []
  private(set) var linkName: [UInt32] = []
  private(set) var linkSource: [Int64] = []
  private(set) var firstShapePoint: [UInt32] = [0]
  private(set) var shapeLatitude: [Int32] = []
  private(set) var shapeLongitude: [Int32] = []
  private(set) var rules: RuleBook
  /// By way, one more than ways: where its links begin.
  private(set) var firstLink: [UInt32] = [0]
  /// Nodes of roads that the file lacks, counted by reference.
  private(set) var missing = 0
  /// Barriers that became links.
  private(set) var barriers = 0

  /// By rank: the node; none where the rank is no end of a link, or a barrier.
  private var nodeOfRank: [UInt32]
  /// Barriers by rank, and the nodes on their sides in the order found.
  private var sides: [UInt32: [UInt32]] = [:]
  private var barrierRanks: [UInt32] = []
  private var countries = CountryCells()

  init(_ ways: WayTable, _ ranks: NodeRanks, _ nodes: NodeTable) {
    self.ways = ways
    self.ranks = ranks
    self.nodes = nodes
    var uses = [UInt8](repeating: 0, count: ranks.ids.count)
    for rank in ranks.rank where uses[Int(rank)] < 255 { uses[Int(rank)] += 1 }
    self.uses = uses
    rules = RuleBook(ways.rulings)
    nodeOfRank = [UInt32](repeating: .max, count: ranks.ids.count)
  }

  /// The node of a node of the file; `nil` when it is none, or a barrier, which has several.
  func node(of id: Int64) -> UInt32? {
    guard let rank = ranks.rank(of: id), nodeOfRank[rank] != .max else { return nil }
    return nodeOfRank[rank]
  }

  /// Makes all links.
  mutating func build() {
    var run: [UInt32] = []
    for way in 0..<ways.ids.count {
      let range = ways.firstReference[way]..<ways.firstReference[way + 1]
      run.removeAll(keepingCapacity: true)
      let firstLinkOfWay = linkFrom.count
      for reference in range {
        let rank = ranks.rank[reference]
        if nodes.isThere[Int(rank)] {
          run.append(rank)
        } else {
          missing += 1
          cut(run, way)
          run.removeAll(keepingCapacity: true)
        }
      }
      cut(run, way)
      spreadDuration(way, firstLinkOfWay)
      firstLink.append(UInt32(truncatingIfNeeded: linkFrom.count))
    }
    for rank in barrierRanks { buildBarrier(rank) }
  }

  /// Cuts a stretch of nodes that are all there.
  private mutating func cut(_ run: [UInt32], _ way: Int) {
    guard run.count > 1 else { return }
    var start = 0
    var from = end(run[0])
    for place in 1..<run.count {
      let rank = run[place]
      let isLast = place == run.count - 1
      // Invariant: the link from `start` holds no node that another road has, and no barrier.
      guard isLast || uses[Int(rank)] > 1 || isBarrier(rank) else { continue }
      let to = end(rank)
      append(run[start...place], way, from: from, to: to)
      // The other side of a barrier is a node of its own.
      from = isLast ? to : isBarrier(rank) ? end(rank) : to
      start = place
    }
  }

  private func isBarrier(_ rank: UInt32) -> Bool {
    if case .barrier = nodes.readings[rank] { true } else { false }
  }

  /// The node where a link ends; a new one for each side of a barrier.
  private mutating func end(_ rank: UInt32) -> UInt32 {
    if isBarrier(rank) {
      let node = appendNode(rank)
      if sides[rank] == nil { barrierRanks.append(rank) }
      sides[rank, default: []].append(node)
      return node
    }
    if nodeOfRank[Int(rank)] == .max { nodeOfRank[Int(rank)] = appendNode(rank) }
    return nodeOfRank[Int(rank)]
  }

  private mutating func appendNode(_ rank: UInt32) -> UInt32 {
    nodeLatitude.append(nodes.latitude[Int(rank)])
    nodeLongitude.append(nodes.longitude[Int(rank)])
    return UInt32(truncatingIfNeeded: nodeLatitude.count - 1)
  }

  private mutating func append(
    _ stretch: ArraySlice<UInt32>, _ way: Int, from: UInt32, to: UInt32
  ) {
    var meters = 0.0
    var delay = 0
    var last = Int(stretch[stretch.startIndex])
    for place in stretch.indices.dropFirst() {
      let rank = Int(stretch[place])
      meters += GroundDistance.meters(
        nodes.latitude[last], nodes.longitude[last], nodes.latitude[rank], nodes.longitude[rank])
      last = rank
      if place < stretch.endIndex - 1 {
        shapeLatitude.append(nodes.latitude[rank])
        shapeLongitude.append(nodes.longitude[rank])
        delay += self.delay(stretch[place])
      }
    }
    // What stands at a crossing is met by whoever passes it on two links: a half on each.
    delay += self.delay(stretch[stretch.startIndex]) / 2
    delay += self.delay(stretch[stretch.endIndex - 1]) / 2
    let first = Int(stretch[stretch.startIndex])
    linkRule.append(
      rules.rule(
        ways.ruling[way],
        country: countries.country(nodes.latitude[first], nodes.longitude[first]),
        surcharge: min(delay, LinkRule.mostMilliseconds)))
    append(
      from: from, to: to, centimeters: meters * 100, name: ways.name[way], source: ways.ids[way])
  }

  private mutating func append(
    from: UInt32, to: UInt32, centimeters: Double, name: UInt32, source: Int64
  ) {
    linkFrom.append(from)
    linkTo.append(to)
    linkLength.append(UInt32(min(centimeters.rounded(), Double(UInt32.max))))
    linkName.append(name)
    linkSource.append(source)
    firstShapePoint.append(UInt32(truncatingIfNeeded: shapeLatitude.count))
  }

  private func delay(_ rank: UInt32) -> Int {
    if case .delay(let milliseconds) = nodes.readings[rank] { milliseconds } else { 0 }
  }

  /// Gives each link of a ferry its share of the whole duration, by length, without rounding away.
  private mutating func spreadDuration(_ way: Int, _ firstLink: Int) {
    let ruling = ways.ruling[way]
    guard let duration = ways.rulings[Int(ruling)].duration else { return }
    let links = firstLink..<linkFrom.count
    let whole = links.reduce(0) { $0 + Int(linkLength[$1]) }
    var before = 0
    var given = 0
    for link in links {
      before += Int(linkLength[link])
      let until =
        whole > 0 ? Int((Double(duration) * Double(before) / Double(whole)).rounded()) : duration
      linkRule[link] = rules.rule(linkRule[link], lasting: until - given)
      given = until
    }
  }

  /// Links the sides of a barrier: two by one link, more by a node in their middle.
  private mutating func buildBarrier(_ rank: UInt32) {
    guard case .barrier(var rule) = nodes.readings[rank], let sides = sides[rank], sides.count > 1
    else { return }
    barriers += 1
    let source = ranks.ids[Int(rank)]
    if sides.count == 2 {
      linkRule.append(rules.rule(rule))
      append(from: sides[0], to: sides[1], centimeters: 0, name: 0, source: source)
      return
    }
    // Whoever passes drives over two of the links.
    rule.surcharge /= 2
    let place = rules.rule(rule)
    let middle = appendNode(rank)
    for side in sides {
      linkRule.append(place)
      append(from: side, to: middle, centimeters: 0, name: 0, source: source)
    }
  }
}
