/// A fixed number of cells of memory that the loops of the search read and write without a check in
/// release builds; debug builds check every position.
///
/// A slab is a view: whoever made it frees it, once. Arrays in its place cost a check of bounds and of
/// uniqueness at every step of loops whose steps take about a nanosecond.
///
/// - Note: It is `Sendable` by hand: a slab of a model is never written after the model is made, and
///   one of a search belongs to the one thread that runs the search.
@safe struct Slab<Cell: BitwiseCopyable>: @unchecked Sendable {
  private let base: UnsafeMutablePointer<Cell>
  /// How many cells there are.
  let count: Int

  /// Cells that all hold the same.
  init(repeating cell: Cell, count: Int) {
    self.count = count
    unsafe base = .allocate(capacity: max(count, 1))
    unsafe base.initialize(repeating: cell, count: count)
  }

  /// The elements of an array.
  init(_ cells: [Cell]) {
    count = cells.count
    unsafe base = .allocate(capacity: max(cells.count, 1))
    for place in cells.indices { unsafe (base + place).initialize(to: cells[place]) }
  }

  /// Gives the memory back; nothing may be read or written afterwards.
  func free() { unsafe base.deallocate() }

  /// The cell at a position.
  @inline(__always)
  subscript(position: Int) -> Cell {
    @inline(__always) get {
      assert(position >= 0 && position < count, "a slab is read where it has cells")
      return unsafe base[position]
    }
    @inline(__always) nonmutating _modify {
      assert(position >= 0 && position < count, "a slab is written where it has cells")
      yield unsafe &base[position]
    }
  }

  /// The cell at a position.
  @inline(__always)
  subscript(position: Int32) -> Cell {
    @inline(__always) get { self[Int(position)] }
    @inline(__always) nonmutating _modify { yield &self[Int(position)] }
  }
}
