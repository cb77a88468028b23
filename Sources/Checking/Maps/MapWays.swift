import Domain

/// Least-time ways on a map by plain Dijkstra, one search for each origin and vehicle, kept for one
/// origin at a time.
struct MapWays {
  /// Fewest roads for the ends of trips, then least time.
  private struct Cost: Comparable {
    var admissions: Int
    var milliseconds: Int

    static func < (left: Cost, right: Cost) -> Bool {
      (left.admissions, left.milliseconds) < (right.admissions, right.milliseconds)
    }
  }

  /// A node, and what is remembered of how it was reached.
  private struct State: Hashable {
    var node: Int
    var trail: [Int]
  }

  private let network: MapNetwork
  private let arcs: MapArcs
  private let trails: TurnTrails
  private let origin: MapUse.Join
  /// Costs by node where nothing is remembered, which most searches look up most often.
  private var plain: [Cost?]
  private var others: [State: Cost] = [:]
  private var heap: [(cost: Cost, state: State)] = []

  /// Searches from a join to everywhere.
  /// - Complexity: O(arcs log arcs).
  init(_ network: MapNetwork, _ arcs: MapArcs, trails: TurnTrails, from origin: MapUse.Join) {
    self.network = network
    self.arcs = arcs
    self.trails = trails
    self.origin = origin
    plain = [Cost?](repeating: nil, count: network.nodeCount)
    for (arc, share) in Self.outward(origin) where arcs.openness(of: arc) != .closed {
      guard let trail = trails.trail(after: [], arc) else { continue }
      reach(
        State(node: network.head(of: arc), trail: trail),
        Cost(
          admissions: 0, milliseconds: Self.part(arcs.milliseconds(of: arc), share)))
    }
    while let (cost, state) = pop() {
      if let known = self.cost(of: state), known < cost { continue }
      for next in network.arcs(outOf: state.node) {
        guard let (end, more) = drive(Int(next), from: state) else { continue }
        reach(
          end,
          Cost(
            admissions: cost.admissions + (arcs.isAdmission(Int(next)) ? 1 : 0),
            milliseconds: cost.milliseconds.plus(more)))
      }
    }
  }

  /// Milliseconds from join to join, access legs left out; `nil` when there is no lawful way.
  func milliseconds(to target: MapUse.Join) -> Int? {
    var best: Cost?
    for (arc, share) in Self.inward(target) where arcs.openness(of: arc) != .closed {
      let tail = network.tail(of: arc)
      let last = Self.part(arcs.milliseconds(of: arc), share)
      let admission = arcs.isAdmission(arc) ? 1 : 0
      func take(_ cost: Cost?, _ trail: [Int]) {
        guard let cost, trails.trail(after: trail, arc) != nil else { return }
        let total = Cost(
          admissions: cost.admissions + admission, milliseconds: cost.milliseconds.plus(last))
        if best.map({ total < $0 }) ?? true { best = total }
      }
      take(plain[tail], [])
      for (state, cost) in others where state.node == tail { take(cost, state.trail) }
    }
    let way = best.flatMap { $0.admissions <= arcs.admissions(to: target) ? $0.milliseconds : nil }
    return [way, direct(to: target)].compactMap { $0 }.min()
  }

  /// Driving along the one link on which both joins lie.
  private func direct(to target: MapUse.Join) -> Int? {
    guard target.link == origin.link else { return nil }
    return [
      (2 * target.link, target.share - origin.share),
      (2 * target.link + 1, origin.share - target.share),
    ]
    .filter { $0.1 >= 0 && arcs.openness(of: $0.0) != .closed }
    .map { Self.part(arcs.milliseconds(of: $0.0), $0.1) }.min()
  }

  private func drive(_ arc: Int, from state: State) -> (State, Int)? {
    guard arcs.openness(of: arc) != .closed,
      let trail = trails.trail(after: state.trail, arc)
    else { return nil }
    return (State(node: network.head(of: arc), trail: trail), arcs.milliseconds(of: arc))
  }

  /// The arcs by which a join is left, with the share of each that is driven.
  static func outward(_ join: MapUse.Join) -> [(arc: Int, share: Double)] {
    [(2 * join.link, 1 - join.share), (2 * join.link + 1, join.share)]
  }

  /// The arcs by which a join is reached.
  static func inward(_ join: MapUse.Join) -> [(arc: Int, share: Double)] {
    [(2 * join.link, join.share), (2 * join.link + 1, 1 - join.share)]
  }

  /// A share of a whole, rounded.
  static func part(_ whole: Int, _ share: Double) -> Int {
    Int((Double(whole) * min(max(share, 0), 1)).rounded())
  }

  private func cost(of state: State) -> Cost? {
    state.trail.isEmpty ? plain[state.node] : others[state]
  }

  private mutating func reach(_ state: State, _ cost: Cost) {
    if let known = self.cost(of: state), known <= cost { return }
    if state.trail.isEmpty { plain[state.node] = cost } else { others[state] = cost }
    heap.append((cost, state))
    var child = heap.count - 1
    while child > 0, heap[child].cost < heap[(child - 1) / 2].cost {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func pop() -> (cost: Cost, state: State)? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    if heap.isEmpty { return first }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && heap[child].cost < heap[least].cost { least = child }
      if least == parent { return first }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
