/// Customizes again what a few changes touch, lower end after lower end in ascending order.
///
/// An arc depends only on arcs with a lower lower end, which have lower numbers. When an arc's weight
/// changes, an arc above it is looked at again only if it leaned on the old weight or the new one
/// makes it shorter; nearly all that are looked at then change. Arcs of one lower end are done
/// together, since they share its lower neighbors, whose weights lie far apart in memory.
struct Recustomization {
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
  // The arcs of the lower end at hand, ascending.
  private var own: [Entry] = []

  /// An arc at hand: where it leads and its weights before and now.
  private struct Entry {
    var arc: UInt32
    var head: UInt32
    var old: (up: UInt64, down: UInt64)
    var new: (up: UInt64, down: UInt64)

    var isChanged: Bool { old != new }
  }

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
    while let tail = pending.least?.tail {
      own.removeAll(keepingCapacity: true)
      while let next = pending.least, next.tail == tail {
        _ = pending.popLeast()
        if own.last?.arc != next.arc { own.append(entry(of: next.arc)) }
      }
      lowerByTriangles(below: tail)
      for entry in own where entry.isChanged {
        changed += 1
        weights.up[entry.arc] = PackedLabel.milliseconds(entry.new.up)
        weights.down[entry.arc] = PackedLabel.milliseconds(entry.new.down)
        if weights.hasMeters {
          weights.upMeters[entry.arc] = PackedLabel.meters(entry.new.up)
          weights.downMeters[entry.arc] = PackedLabel.meters(entry.new.down)
        }
      }
      own.removeAll { !$0.isChanged }
      if !own.isEmpty { alert(above: tail) }
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

  /// An arc with its old weights and what its arcs of the graph give.
  private func entry(of arc: UInt32) -> Entry {
    var least = (up: PackedLabel.unreachable, down: PackedLabel.unreachable)
    for place in firstInput[arc]..<firstInput[arc + 1] {
      let label = inputs.given(input[place] >> 1)
      if input[place] & 1 == 0 {
        least.up = min(least.up, label)
      } else {
        least.down = min(least.down, label)
      }
    }
    return Entry(arc: arc, head: upHead[arc], old: (up[arc], down[arc]), new: least)
  }

  /// Lowers the arcs at hand by their lower triangles.
  private mutating func lowerByTriangles(below tail: UInt32) {
    var own = self.own
    self.own = []
    var (longestUp, longestDown) = Self.longest(own)
    // The highest first: they are the middles of most ways, and short weights spare the rest.
    for place in (firstDown[tail]..<firstDown[tail + 1]).reversed() {
      let first = downArc[place]
      let (there, back) = (down[first], up[first])
      // Too long already, both ways and for all arcs; most lower nodes leave here.
      if there >= longestUp, back >= longestDown { continue }
      var at = first + 1
      let end = firstUp[downTail[place] + 1]
      var isLower = false
      for position in own.indices {
        at = find(own[position].head, from: at, to: end)
        if at >= end { break }
        guard upHead[at] == own[position].head else { continue }
        let (away, home) = (there &+ up[at], back &+ down[at])
        if away < own[position].new.up {
          own[position].new.up = PackedLabel.kept(away)
          isLower = true
        }
        if home < own[position].new.down {
          own[position].new.down = PackedLabel.kept(home)
          isLower = true
        }
      }
      if isLower { (longestUp, longestDown) = Self.longest(own) }
    }
    self.own = own
  }

  private static func longest(_ own: [Entry]) -> (up: UInt64, down: UInt64) {
    var longest = (up: UInt64(0), down: UInt64(0))
    for entry in own {
      longest.up = max(longest.up, entry.new.up)
      longest.down = max(longest.down, entry.new.down)
    }
    return longest
  }

  /// Puts the upper triangles' third arcs on the heap where a change of the arcs at hand may matter.
  private mutating func alert(above tail: UInt32) {
    let (start, end) = (firstUp[tail], firstUp[tail + 1])
    var lowerChange = 0
    for lower in start..<end {
      let low = upHead[lower]
      while lowerChange < own.count, own[lowerChange].arc < lower { lowerChange += 1 }
      let isOwn = lowerChange < own.count && own[lowerChange].arc == lower
      var upperChange = isOwn ? lowerChange + 1 : lowerChange
      if upperChange == own.count, !isOwn { return }
      let newLow = (up: up[lower], down: down[lower])
      let oldLow = isOwn ? own[lowerChange].old : newLow
      var third = firstUp[low]
      let rowEnd = firstUp[low + 1]
      // With an unchanged lower arc only the changed upper ones count.
      var upper = isOwn ? lower + 1 : own[upperChange].arc
      while upper < end {
        let isUpperOwn = upperChange < own.count && own[upperChange].arc == upper
        let newHigh = (up: up[upper], down: down[upper])
        let oldHigh = isUpperOwn ? own[upperChange].old : newHigh
        if isUpperOwn { upperChange += 1 }
        third = find(upHead[upper], from: third, to: rowEnd)
        if third >= rowEnd { break }
        // From the low head down to the tail and up to the high one, and back.
        if upHead[third] == upHead[upper],
          matters(oldLow.down &+ oldHigh.up, newLow.down &+ newHigh.up, up[third])
            || matters(oldHigh.down &+ oldLow.up, newHigh.down &+ newLow.up, down[third])
        {
          pending.insert(ArcHeap.Entry(arc: third, tail: low))
        }
        if isOwn {
          upper += 1
        } else if upperChange < own.count {
          upper = own[upperChange].arc
        } else {
          break
        }
      }
    }
  }

  @inline(__always)
  private func matters(_ old: UInt64, _ new: UInt64, _ whole: UInt64) -> Bool {
    new < whole || (old != new && old == whole)
  }

  /// The first of some ascending arcs whose head is not below a rank; it is near the start.
  @inline(__always)
  private func find(_ head: UInt32, from start: UInt32, to end: UInt32) -> UInt32 {
    if start >= end || upHead[start] >= head { return start }
    var stride: UInt32 = 1
    var low = start
    while low + stride < end, upHead[low + stride] < head {
      low += stride
      stride *= 2
    }
    var high = min(end, low + stride)
    low += 1
    while low < high {
      let middle = (low + high) / 2
      if upHead[middle] < head { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
