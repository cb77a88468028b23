/// The climb from some nodes to the roots of the elimination tree, milliseconds alone.
///
/// All that a node can be reached from or reach on a shortest way upward lies on its path to the
/// root, so a search needs no queue: ranks are taken in ascending order, once each.
struct TimeClimb: ~Copyable {
  /// By rank, biased; ``Swift/Int32/unreachable`` where the climb has not been.
  let distance: Slab<Int32>
  /// The ranks of the climb, ascending.
  private(set) var visited: [UInt32] = []
  private var fronts = ClimbFronts()

  init(nodes: Int) { distance = Slab(repeating: .unreachable, count: nodes) }

  deinit { distance.free() }

  /// Forgets the climb.
  mutating func reset() {
    for rank in visited { distance[rank] = .unreachable }
    visited.removeAll(keepingCapacity: true)
  }

  /// Goes from all ends to the roots over weights of one direction.
  mutating func climb(
    _ hierarchy: ContractionHierarchy, _ arcs: UpperArcs, from ends: [HierarchyEnd]
  ) {
    let rankOfNode = ColumnView(hierarchy.columns.rank)
    let parents = ParentView(hierarchy)
    let step = TimeStep(arcs)
    for end in ends {
      let rank = rankOfNode[end.node]
      distance[rank] = min(distance[rank], biased(end.milliseconds))
      fronts.insert(rank)
    }
    while var rank = fronts.popLeast() {
      while true {
        visited.append(rank)
        step.relax(rank, distance)
        guard let parent = parents[rank] else { break }
        if !fronts.isEmpty {
          fronts.insert(parent)
          break
        }
        rank = parent
      }
    }
  }
}

/// A distance for each rank, biased, ``Swift/Int32/unreachable`` at first.
struct TimeRow: ~Copyable {
  let distance: Slab<Int32>

  init(nodes: Int) { distance = Slab(repeating: .unreachable, count: nodes) }

  deinit { distance.free() }
}

/// The elimination tree.
struct ParentView {
  private let firstUp: ColumnView<UInt32>
  private let upHead: ColumnView<UInt32>

  init(_ hierarchy: ContractionHierarchy) {
    firstUp = ColumnView(hierarchy.columns.firstUp)
    upHead = ColumnView(hierarchy.columns.upHead)
  }

  /// The next rank of a climb; always a higher one, so that climbs end.
  @inline(__always)
  subscript(rank: UInt32) -> UInt32? {
    let first = firstUp[rank]
    return first < firstUp[rank + 1] ? upHead[first] : nil
  }
}

/// The step of a climb.
struct TimeStep {
  private let firstUp: ColumnView<UInt32>
  private let upHead: ColumnView<UInt32>
  private let weights: Slab<UInt32>

  init(_ arcs: UpperArcs) {
    firstUp = arcs.first
    upHead = arcs.head
    weights = arcs.milliseconds
  }

  /// Lowers the distances of the upper neighbors of a rank.
  @inline(__always)
  func relax(_ rank: UInt32, _ distance: Slab<Int32>) {
    let own = distance[rank]
    if own == .unreachable { return }
    var arc = Int(firstUp[rank])
    let end = Int(firstUp[rank + 1])
    while arc + 8 <= end {
      let head = Int(upHead[arc])
      // Ascending numbers that end seven higher are consecutive.
      if Int(upHead[arc + 7]) == head + 7 {
        let way = own &+ SIMD8(truncatingIfNeeded: weights.eight(at: arc))
        distance.setEight(pointwiseMin(distance.eight(at: head), way), at: head)
        arc += 8
      } else {
        distance[head] = min(distance[head], own &+ Int32(bitPattern: weights[arc]))
        arc += 1
      }
    }
    while arc < end {
      let head = upHead[arc]
      distance[head] = min(distance[head], own &+ Int32(bitPattern: weights[arc]))
      arc += 1
    }
  }
}

/// The ranks from which a climb goes on, at most as many as it has ends.
struct ClimbFronts {
  // Descending, so that the least is at the end.
  private var ranks: [UInt32] = []

  var isEmpty: Bool { ranks.isEmpty }
  var count: Int { ranks.count }
  /// The least, ``Swift/UInt32/max`` when there is none.
  var least: UInt32 { ranks.last ?? .max }

  /// Adds a rank unless it is there.
  mutating func insert(_ rank: UInt32) {
    var place = ranks.count
    while place > 0, ranks[place - 1] < rank { place -= 1 }
    if place > 0, ranks[place - 1] == rank { return }
    ranks.insert(rank, at: place)
  }

  mutating func popLeast() -> UInt32? { ranks.popLast() }
}
