/// The weights of a metric: in memory of their own, or seen in a mapped file and never written.
///
/// - Note: It is `Sendable` by hand: only a metric that alone holds the weights writes them.
final class HierarchyWeights: @unchecked Sendable {
  /// By hierarchy arc, from the lower end to the upper one.
  let up: Slab<UInt32>
  /// By hierarchy arc, from the upper end to the lower one.
  let down: Slab<UInt32>
  /// Meters of the same ways; empty when the metric has none.
  let upMeters: Slab<UInt32>
  /// Meters of the same ways; empty when the metric has none.
  let downMeters: Slab<UInt32>
  /// By arc of the graph, as they were given.
  let input: Slab<UInt32>
  /// By arc of the graph; empty when the metric has none.
  let inputMeters: Slab<UInt32>
  /// The same, for files; they keep the memory alive.
  let columns: [Column<UInt32>]
  /// Whether the memory is this one's own.
  let isWritable: Bool

  /// Whether meters are there too.
  var hasMeters: Bool { columns.count == 6 }

  /// Takes memory.
  init(up upCount: Int, down downCount: Int, inputs: Int, hasMeters: Bool) {
    let counts = [upCount, downCount, inputs]
    let builders = (hasMeters ? counts + counts : counts)
      .map { ColumnBuilder<UInt32>(count: $0) }
    let empty = ColumnBuilder<UInt32>(count: 0)
    up = builders[0].cells
    down = builders[1].cells
    input = builders[2].cells
    upMeters = hasMeters ? builders[3].cells : empty.cells
    downMeters = hasMeters ? builders[4].cells : empty.cells
    inputMeters = hasMeters ? builders[5].cells : empty.cells
    columns = builders.map { $0.column() } + (hasMeters ? [] : [empty.column()])
    isWritable = true
  }

  /// Looks at columns of a file; their lengths are checked by the caller.
  init(seen seenColumns: [Column<UInt32>]) {
    let empty = Column<UInt32>([])
    let hasMeters = seenColumns.count == 6
    up = Slab(reading: seenColumns[0])
    down = Slab(reading: seenColumns[1])
    input = Slab(reading: seenColumns[2])
    upMeters = Slab(reading: hasMeters ? seenColumns[3] : empty)
    downMeters = Slab(reading: hasMeters ? seenColumns[4] : empty)
    inputMeters = Slab(reading: hasMeters ? seenColumns[5] : empty)
    columns = seenColumns + (hasMeters ? [] : [empty])
    isWritable = false
  }

  /// The same weights in memory of their own.
  func copy() -> HierarchyWeights {
    let copy = HierarchyWeights(
      up: up.count, down: down.count, inputs: input.count, hasMeters: hasMeters)
    for (from, to) in [
      (up, copy.up), (down, copy.down), (input, copy.input), (upMeters, copy.upMeters),
      (downMeters, copy.downMeters), (inputMeters, copy.inputMeters),
    ] {
      to.copy(from)
    }
    return copy
  }
}
