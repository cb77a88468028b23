/// The most ways from one set of nodes to another that share no node, and with them the fewest nodes
/// that part the two.
///
/// Dinic's method (1970) on the graph whose nodes are split into an entrance and an exit of capacity
/// one: breadth-first levels, then depth-first ways along them. A node is used by one way at most,
/// so the flow is two numbers a node: whence its way comes and where it goes. By Menger's theorem
/// the nodes whose entrance can still be reached but not their exit are a least separator.
///
/// States are `2 * node` for the entrance and `2 * node + 1` for the exit. One worker owns a flow
/// and uses it for cell after cell.
struct VertexFlow: ~Copyable {
  /// Which set a node is in.
  static let source: UInt8 = 1
  /// Which set a node is in.
  static let sink: UInt8 = 2

  private static let none = UInt32.max
  private static let terminal = UInt32.max - 1

  /// The set of each node: 0, ``source`` or ``sink``; to be filled before ``maximize(limit:)``.
  let side: Slab<UInt8>
  /// How far each node lies from the source toward the sink; to be filled too.
  let along: Slab<Int>
  private let first: Slab<UInt32>
  private let neighbor: Slab<UInt32>
  private let level: Slab<UInt32>
  private let pointer: Slab<UInt32>
  private let previous: Slab<UInt32>
  private let following: Slab<UInt32>
  private let queue: Slab<UInt32>
  private let front: Slab<UInt32>
  private var nodeCount = 0
  private var frontCount = 0

  /// Takes memory for cells up to a size.
  init(nodes: Int, links: Int) {
    side = Slab(repeating: 0, count: nodes)
    along = Slab(repeating: 0, count: nodes)
    first = Slab(repeating: 0, count: nodes + 1)
    neighbor = Slab(repeating: 0, count: links)
    level = Slab(repeating: 0, count: 2 * nodes)
    pointer = Slab(repeating: 0, count: nodes)
    previous = Slab(repeating: 0, count: nodes)
    following = Slab(repeating: 0, count: nodes)
    queue = Slab(repeating: 0, count: 2 * nodes)
    front = Slab(repeating: 0, count: nodes)
  }

  deinit {
    side.free()
    along.free()
    first.free()
    neighbor.free()
    level.free()
    pointer.free()
    previous.free()
    following.free()
    queue.free()
    front.free()
  }

  /// Takes over the links of a cell.
  mutating func load(_ lists: NeighborLists) {
    nodeCount = lists.nodeCount
    for place in lists.first.indices { first[place] = lists.first[place] }
    for place in lists.neighbor.indices { neighbor[place] = lists.neighbor[place] }
  }

  /// The size of a least separator; `nil` as soon as it is known to be above `limit`.
  ///
  /// - Complexity: O(links * sqrt(nodes)); about ten rounds on road networks.
  mutating func maximize(limit: Int) -> Int? {
    previous.fill(Self.none, count: nodeCount)
    following.fill(Self.none, count: nodeCount)
    frontCount = collectFront(of: Self.source)
    var flow = sendStraight()
    if flow > limit { return nil }
    while buildLevels() {
      flow += augment()
      if flow > limit { return nil }
    }
    return flow
  }

  /// Nodes of a set that have a neighbor outside of it, into ``front``.
  private func collectFront(of set: UInt8) -> Int {
    var count = 0
    for node in 0..<nodeCount where side[node] == set {
      for link in first[node]..<first[node + 1] where side[neighbor[link]] != set {
        front[count] = UInt32(node)
        count += 1
        break
      }
    }
    return count
  }

  /// Sends ways as straight to the sink as they go, without taking back any; most of the flow.
  private func sendStraight() -> Int {
    // The levels are free and tell where a way has been.
    level.fill(Self.none, count: nodeCount)
    var ways = 0
    for place in 0..<frontCount {
      queue[0] = front[place]
      level[front[place]] = 0
      var depth = 0
      while depth >= 0 {
        let node = queue[depth]
        if side[node] == Self.sink {
          useStraightWay(to: depth)
          ways += 1
          break
        }
        var best = Self.none
        var bestAlong = Int.min
        for link in first[node]..<first[node + 1] {
          let other = neighbor[link]
          if level[other] == Self.none, side[other] != Self.source, along[other] > bestAlong {
            best = other
            bestAlong = along[other]
          }
        }
        if best == Self.none {
          depth -= 1
        } else {
          level[best] = 0
          depth += 1
          queue[depth] = best
        }
      }
    }
    return ways
  }

  private func useStraightWay(to depth: Int) {
    var before = Self.terminal
    for place in 0...depth {
      previous[queue[place]] = before
      following[queue[place]] = place < depth ? queue[place + 1] : Self.terminal
      before = queue[place]
    }
  }

  /// Levels of the states that can be reached; false when the sink cannot be.
  private func buildLevels() -> Bool {
    level.fill(Self.none, count: 2 * nodeCount)
    pointer.fill(0, count: nodeCount)
    var reads = 0
    var writes = 0
    for place in 0..<frontCount {
      let state = front[place] << 1
      level[state] = 0
      queue[writes] = state
      writes += 1
    }
    var lastLevel = Self.none
    while reads < writes {
      let state = queue[reads]
      reads += 1
      let next = level[state] + 1
      // Longer ways are left for a later round.
      if next > lastLevel { break }
      let node = state >> 1
      if state & 1 == 0 {
        let before = previous[node]
        let exit =
          before == Self.none ? state | 1 : before == Self.terminal ? state : before << 1 | 1
        if level[exit] == Self.none {
          level[exit] = next
          queue[writes] = exit
          writes += 1
          if side[exit >> 1] == Self.sink { lastLevel = next }
        }
        continue
      }
      if side[node] == Self.sink { continue }
      if previous[node] != Self.none, level[state ^ 1] == Self.none {
        level[state ^ 1] = next
        queue[writes] = state ^ 1
        writes += 1
      }
      for link in first[node]..<first[node + 1] {
        let other = neighbor[link]
        let entrance = other << 1
        if level[entrance] == Self.none, side[other] != Self.source, following[node] != other {
          level[entrance] = next
          queue[writes] = entrance
          writes += 1
        }
      }
    }
    return lastLevel != Self.none
  }

  /// Sends ways along the levels until none is left.
  private func augment() -> Int {
    var ways = 0
    for place in 0..<frontCount {
      // The queue is free by now and serves as the stack.
      queue[0] = front[place] << 1
      var depth = 0
      while depth >= 0 {
        let state = queue[depth]
        if state & 1 == 1, side[state >> 1] == Self.sink {
          useWay(to: depth)
          ways += 1
          break
        }
        let next = step(from: state)
        if next == Self.none {
          // Nothing leads on from here in this round.
          level[state] = Self.none
          depth -= 1
        } else {
          depth += 1
          queue[depth] = next
        }
      }
    }
    return ways
  }

  /// A state one level on that was not tried from here.
  @inline(__always)
  private func step(from state: UInt32) -> UInt32 {
    let node = state >> 1
    if level[state] == Self.none { return Self.none }
    let wanted = level[state] + 1
    if state & 1 == 0 {
      let before = previous[node]
      if before == Self.terminal { return Self.none }
      let exit = before == Self.none ? state | 1 : before << 1 | 1
      return level[exit] == wanted ? exit : Self.none
    }
    var tried = pointer[node]
    if tried == 0 {
      tried = 1
      if previous[node] != Self.none, level[state ^ 1] == wanted {
        pointer[node] = tried
        return state ^ 1
      }
    }
    let start = first[node]
    let count = first[node + 1] - start
    while tried <= count {
      let other = neighbor[start + tried - 1]
      tried += 1
      if level[other << 1] == wanted, side[other] != Self.source, following[node] != other {
        pointer[node] = tried
        return other << 1
      }
    }
    pointer[node] = tried
    return Self.none
  }

  /// Adds the way on the stack to the flow.
  private func useWay(to depth: Int) {
    previous[queue[0] >> 1] = Self.terminal
    for place in 0..<depth {
      let state = queue[place]
      let next = queue[place + 1]
      if state & 1 == 0 { continue }
      let node = state >> 1
      let other = next >> 1
      if other == node {
        // The way that came through here now goes elsewhere.
        previous[node] = Self.none
        following[node] = Self.none
      } else {
        following[node] = other
        previous[other] = node
      }
    }
    following[queue[depth] >> 1] = Self.terminal
  }

  /// After ``maximize(limit:)``: the separator nearest to the source, and the number of nodes on
  /// the source's side of it.
  func separatorAtSource() -> (nodes: [UInt32], beyond: Int) {
    var nodes: [UInt32] = []
    var count = 0
    for node in 0..<nodeCount {
      let isReached = level[2 * node] != Self.none
      if level[2 * node + 1] != Self.none {
        count += 1
      } else if isReached {
        nodes.append(UInt32(node))
      } else if side[node] == Self.source {
        // Not at the front, so only its own set is around it.
        count += 1
      }
    }
    return (nodes, count)
  }

  /// After ``separatorAtSource()``: the separator nearest to the sink, and the number of nodes on
  /// the sink's side of it.
  func separatorAtSink() -> (nodes: [UInt32], beyond: Int) {
    let exits = collectFront(of: Self.sink)
    level.fill(Self.none, count: 2 * nodeCount)
    var reads = 0
    var writes = 0
    for place in 0..<exits {
      let state = front[place] << 1 | 1
      level[state] = 0
      queue[writes] = state
      writes += 1
    }
    func visit(_ state: UInt32) {
      if level[state] != Self.none { return }
      level[state] = 0
      queue[writes] = state
      writes += 1
    }
    while reads < writes {
      let state = queue[reads]
      reads += 1
      let node = state >> 1
      if state & 1 == 1 {
        if previous[node] == Self.none {
          visit(state ^ 1)
        } else if following[node] < Self.terminal {
          visit(following[node] << 1)
        }
        continue
      }
      if previous[node] != Self.none { visit(state ^ 1 | 1) }
      if side[node] == Self.source { continue }
      for link in first[node]..<first[node + 1] {
        let other = neighbor[link]
        if side[other] != Self.sink, following[other] != node { visit(other << 1 | 1) }
      }
    }
    var nodes: [UInt32] = []
    var count = 0
    for node in 0..<nodeCount {
      if level[2 * node] != Self.none {
        count += 1
      } else if level[2 * node + 1] != Self.none {
        nodes.append(UInt32(node))
      } else if side[node] == Self.sink {
        count += 1
      }
    }
    return (nodes, count)
  }
}
