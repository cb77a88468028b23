/// A new weight for an arc of the graph, for tonight or for good.
public struct HierarchyChange: Sendable, Hashable {
  /// The arc of the graph.
  public var arc: UInt32
  /// Its milliseconds from now on; ``HierarchyMetric/unreachable`` and above closes it.
  public var milliseconds: UInt32

  /// Names a change.
  public init(arc: UInt32, milliseconds: UInt32) {
    self.arc = arc
    self.milliseconds = milliseconds
  }
}

extension HierarchyMetric {
  /// Changes the weights of some arcs of the graph and whatever depends on them; meters stay.
  ///
  /// The weights are then those that a customization of everything would give. When another value
  /// still holds the weights, or they lie in a mapped file, they are copied first.
  /// - Returns: The number of hierarchy arcs whose weight changed.
  /// - Complexity: O(triangles of the arcs that change), some microseconds for each closure.
  @discardableResult
  public mutating func update(_ changes: [HierarchyChange]) -> Int {
    precondition(
      changes.allSatisfy { Int($0.arc) < hierarchy.inputCount }, "changes name arcs of the graph")
    if !weights.isWritable || !isKnownUniquelyReferenced(&weights) { weights = weights.copy() }
    var recustomization = Recustomization(hierarchy, weights)
    return recustomization.run(changes)
  }
}

/// Customizes again what a few changes touch, arc after arc in ascending order.
///
/// An arc depends only on arcs with a lower lower end, which have lower numbers. When an arc's weight
/// changes, an arc above it is looked at again only if it leaned on the old weight or the new one
/// makes it shorter.
private struct Recustomization {
  private let weights: HierarchyWeights
  private let up: LabelView
  private let down: LabelView
  private let inputs: LabelView
  private let arcOfInput: ColumnView<UInt32>
  private let firstUp: ColumnView<UInt32>
  private let upHead: ColumnView<UInt32>
  private let firstDown: ColumnView<UInt32>
  private let downTail: ColumnView<UInt32>
  private let downArc: ColumnView<UInt32>
  private let firstInput: ColumnView<UInt32>
  private let input: ColumnView<UInt32>
  private var pending = ArcHeap()

  init(_ hierarchy: ContractionHierarchy, _ weights: HierarchyWeights) {
    let columns = hierarchy.columns
    self.weights = weights
    up = weights.upLabels
    down = weights.downLabels
    inputs = weights.inputLabels
    arcOfInput = ColumnView(columns.arcOfInput)
    firstUp = ColumnView(columns.firstUp)
    upHead = ColumnView(columns.upHead)
    firstDown = ColumnView(columns.firstDown)
    downTail = ColumnView(columns.downTail)
    downArc = ColumnView(columns.downArc)
    firstInput = ColumnView(columns.firstInput)
    input = ColumnView(columns.input)
  }

  /// The number of hierarchy arcs that changed.
  mutating func run(_ changes: [HierarchyChange]) -> Int {
    for change in changes {
      weights.input[change.arc] = change.milliseconds
      let placed = arcOfInput[change.arc]
      if placed != HierarchyColumns.none {
        pending.insert(ArcHeap.Entry(arc: placed >> 1, tail: tail(of: placed >> 1)))
      }
    }
    var changed = 0
    var last = UInt32.max
    while let entry = pending.popLeast() {
      if entry.arc == last { continue }
      last = entry.arc
      let old = (up: up[entry.arc], down: down[entry.arc])
      let new = recomputed(entry)
      if old == new { continue }
      changed += 1
      weights.up[entry.arc] = PackedLabel.milliseconds(new.up)
      weights.down[entry.arc] = PackedLabel.milliseconds(new.down)
      if weights.hasMeters {
        weights.upMeters[entry.arc] = PackedLabel.meters(new.up)
        weights.downMeters[entry.arc] = PackedLabel.meters(new.down)
      }
      alert(entry, old: old, new: new)
    }
    return changed
  }

  /// The lower end of an arc.
  private func tail(of arc: UInt32) -> UInt32 {
    var low = 0
    var high = firstUp.count - 1
    // The last beginning that is not above the arc.
    while low + 1 < high {
      let middle = (low + high) / 2
      if firstUp[middle] <= arc { low = middle } else { high = middle }
    }
    return UInt32(low)
  }

  /// What an arc weighs by its arcs of the graph and its lower triangles.
  private func recomputed(_ entry: ArcHeap.Entry) -> (up: UInt64, down: UInt64) {
    var least = (up: PackedLabel.unreachable, down: PackedLabel.unreachable)
    for place in firstInput[entry.arc]..<firstInput[entry.arc + 1] {
      let label = inputs[input[place] >> 1]
      if input[place] & 1 == 0 {
        least.up = min(least.up, label)
      } else {
        least.down = min(least.down, label)
      }
    }
    let head = upHead[entry.arc]
    for place in firstDown[entry.tail]..<firstDown[entry.tail + 1] {
      let first = downArc[place]
      let (there, back) = (down[first], up[first])
      // Too long already, both ways.
      if there >= least.up, back >= least.down { continue }
      guard let second = find(head, from: first + 1, to: firstUp[downTail[place] + 1]) else {
        continue
      }
      least.up = min(least.up, PackedLabel.kept(there &+ up[second]))
      least.down = min(least.down, PackedLabel.kept(back &+ down[second]))
    }
    return least
  }

  /// Puts the upper triangles' third arcs on the heap where the change may matter.
  private mutating func alert(
    _ entry: ArcHeap.Entry, old: (up: UInt64, down: UInt64), new: (up: UInt64, down: UInt64)
  ) {
    let head = upHead[entry.arc]
    for other in firstUp[entry.tail]..<firstUp[entry.tail + 1] where other != entry.arc {
      let far = upHead[other]
      let (low, high) = (min(head, far), max(head, far))
      // Seen from the changed arc's head: away over the lower end to the far node, and home.
      let (away, home) = (up[other], down[other])
      if away == PackedLabel.unreachable, home == PackedLabel.unreachable { continue }
      guard let third = find(high, from: firstUp[low], to: firstUp[low + 1]) else { continue }
      let (toFar, toHead) =
        head == low ? (up[third], down[third]) : (down[third], up[third])
      if matters(old.down, new.down, away, toFar) || matters(old.up, new.up, home, toHead) {
        pending.insert(ArcHeap.Entry(arc: third, tail: low))
      }
    }
  }

  private func matters(_ old: UInt64, _ new: UInt64, _ rest: UInt64, _ whole: UInt64) -> Bool {
    old != new
      && (PackedLabel.kept(old &+ rest) == whole || PackedLabel.kept(new &+ rest) < whole)
  }

  /// The arc to a head among arcs of one lower end.
  private func find(_ head: UInt32, from start: UInt32, to end: UInt32) -> UInt32? {
    var (low, high) = (start, end)
    while low < high {
      let middle = (low + high) / 2
      if upHead[middle] < head { low = middle + 1 } else { high = middle }
    }
    return low < end && upHead[low] == head ? low : nil
  }
}

/// Arcs to look at, the lowest first.
private struct ArcHeap {
  struct Entry {
    var arc: UInt32
    var tail: UInt32
  }

  private var entries: [Entry] = []

  mutating func insert(_ entry: Entry) {
    var hole = entries.count
    entries.append(entry)
    while hole > 0, entry.arc < entries[(hole - 1) / 2].arc {
      entries[hole] = entries[(hole - 1) / 2]
      hole = (hole - 1) / 2
    }
    entries[hole] = entry
  }

  mutating func popLeast() -> Entry? {
    guard let least = entries.first, let last = entries.popLast() else { return nil }
    if entries.isEmpty { return least }
    var hole = 0
    while 2 * hole + 1 < entries.count {
      var child = 2 * hole + 1
      if child + 1 < entries.count, entries[child + 1].arc < entries[child].arc { child += 1 }
      if last.arc <= entries[child].arc { break }
      entries[hole] = entries[child]
      hole = child
    }
    entries[hole] = last
    return least
  }
}
