/// The climb from some nodes to the roots with milliseconds, meters and the arcs taken.
struct LabelClimb: ~Copyable {
  /// By rank; ``PackedLabel/unreachable`` where the climb has not been.
  let label: Slab<UInt64>
  /// By rank, the rank whence it was reached; ``none`` at an end.
  let previous: Slab<UInt32>
  /// By rank, the hierarchy arc over which it was reached.
  let arc: Slab<UInt32>
  /// The ranks of the climb, ascending.
  private(set) var visited: [UInt32] = []
  private var fronts = ClimbFronts()

  /// Stands for "nowhere".
  static let none = UInt32.max

  init(nodes: Int) {
    label = Slab(repeating: PackedLabel.unreachable, count: nodes)
    previous = Slab(repeating: Self.none, count: nodes)
    arc = Slab(repeating: Self.none, count: nodes)
  }

  deinit {
    label.free()
    previous.free()
    arc.free()
  }

  /// Forgets the climb.
  mutating func reset() {
    for rank in visited {
      label[rank] = PackedLabel.unreachable
      previous[rank] = Self.none
    }
    visited.removeAll(keepingCapacity: true)
  }

  /// Goes from all ends to the roots over weights of one direction; among equal ways the one over
  /// the lowest rank stays.
  mutating func climb(
    _ hierarchy: ContractionHierarchy, _ arcs: UpperArcs, hasMeters: Bool,
    from ends: [HierarchyEnd]
  ) {
    let (firstUp, upHead) = (arcs.first, arcs.head)
    let weights = LabelView(arcs.milliseconds, arcs.meters, hasMeters: hasMeters)
    let parents = ParentView(hierarchy)
    let rankOfNode = ColumnView(hierarchy.columns.rank)
    for end in ends {
      let rank = rankOfNode[end.node]
      label[rank] = min(label[rank], end.label)
      fronts.insert(rank)
    }
    while let rank = fronts.popLeast() {
      visited.append(rank)
      let own = label[rank]
      let (first, last) = (firstUp[rank], firstUp[rank + 1])
      if let parent = parents[rank] { fronts.insert(parent) }
      if own == PackedLabel.unreachable { continue }
      for place in first..<last {
        let head = upHead[place]
        let way = own &+ weights[place]
        if way < label[head] {
          label[head] = PackedLabel.kept(way)
          previous[head] = rank
          arc[head] = place
        }
      }
    }
  }

  /// The hierarchy arcs from an end to a rank, the last one first.
  func arcs(to rank: UInt32) -> (arcs: [UInt32], end: UInt32) {
    var found: [UInt32] = []
    var at = rank
    while previous[at] != Self.none {
      found.append(arc[at])
      at = previous[at]
    }
    return (found, at)
  }
}
