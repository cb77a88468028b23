/// A fixed number of cells that the inner loops of the hierarchy read and write without a check in
/// release builds; debug builds check every position.
///
/// A slab is a view: whoever made its memory frees it, once. Checked columns in its place cost a
/// third of the time of a customization (a step takes half a nanosecond). What indexes a slab is
/// either made here or was verified when the hierarchy was (see ``ContractionHierarchy``).
///
/// - Note: It is `Sendable` by hand: workers write disjoint ranges, and only read what was complete
///   before they began.
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

  /// The cells of a column's future memory; the owner keeps it.
  fileprivate init(in memory: OwnedMemory, count: Int) {
    self.count = count
    unsafe base = memory.start.bindMemory(to: Cell.self, capacity: count)
  }

  /// Looks at a column, which the caller keeps; nothing may be written.
  init(reading column: Column<Cell>) where Cell: Sendable {
    count = column.count
    // A mapped column may be empty, but never without an address.
    unsafe base = UnsafeMutablePointer(
      mutating: column.buffer.baseAddress.unsafelyUnwrapped)
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
  subscript(position: UInt32) -> Cell {
    @inline(__always) get { self[Int(position)] }
    @inline(__always) nonmutating _modify { yield &self[Int(position)] }
  }

  /// Sets the first `count` cells.
  func fill(_ cell: Cell, count: Int) {
    assert(count <= self.count, "a slab is filled where it has cells")
    unsafe base.update(repeating: cell, count: count)
  }

  /// The cells as an array.
  var elements: [Cell] { unsafe Array(UnsafeBufferPointer(start: base, count: count)) }

  /// Takes over all cells of another slab of the same length.
  func copy(_ other: Slab<Cell>) {
    assert(other.count == count, "equally long slabs are copied")
    unsafe base.update(from: other.base, count: count)
  }

  /// Eight cells from a position on, as one vector.
  @inline(__always)
  func eight(at position: Int) -> SIMD8<Cell> where Cell: SIMDScalar {
    assert(position >= 0 && position + 8 <= count, "a slab is read where it has cells")
    return unsafe UnsafeRawPointer(base + position).loadUnaligned(as: SIMD8<Cell>.self)
  }

  /// Writes eight cells from a position on.
  @inline(__always)
  func setEight(_ cells: SIMD8<Cell>, at position: Int) where Cell: SIMDScalar {
    assert(position >= 0 && position + 8 <= count, "a slab is written where it has cells")
    unsafe UnsafeMutableRawPointer(base + position).storeBytes(of: cells, as: SIMD8<Cell>.self)
  }
}

/// The cells of a column, read without a check in release builds; see ``Slab``.
@safe struct ColumnView<Cell: BitwiseCopyable & Sendable>: @unchecked Sendable {
  private let base: UnsafePointer<Cell>?
  /// How many cells there are.
  let count: Int

  /// Looks at a column, which the caller keeps.
  init(_ column: Column<Cell>) {
    let buffer = unsafe column.buffer
    unsafe base = buffer.baseAddress
    count = buffer.count
  }

  /// The cell at a position.
  @inline(__always)
  subscript(position: Int) -> Cell {
    assert(position >= 0 && position < count, "a column is read where it has cells")
    return unsafe base.unsafelyUnwrapped[position]
  }

  /// The cell at a position.
  @inline(__always)
  subscript(position: UInt32) -> Cell { self[Int(position)] }

  /// Eight cells from a position on, as one vector.
  @inline(__always)
  func eight(at position: Int) -> SIMD8<Cell> where Cell: SIMDScalar {
    assert(position >= 0 && position + 8 <= count, "a column is read where it has cells")
    return unsafe UnsafeRawPointer(base.unsafelyUnwrapped + position)
      .loadUnaligned(as: SIMD8<Cell>.self)
  }
}

/// Memory of a column while it is written; freeze it when it is complete.
struct ColumnBuilder<Cell: BitwiseCopyable & Sendable> {
  private let memory: OwnedMemory
  /// The cells to write.
  let cells: Slab<Cell>

  /// Takes memory whose content is anything.
  init(count: Int) {
    memory = OwnedMemory(byteCount: count * MemoryLayout<Cell>.stride)
    cells = Slab(in: memory, count: count)
  }

  /// Takes memory that holds one value everywhere.
  init(repeating cell: Cell, count: Int) {
    self.init(count: count)
    cells.fill(cell, count: count)
  }

  /// The column; nothing may be written afterwards.
  func column() -> Column<Cell> {
    Column(in: memory, at: 0, count: cells.count) ?? Column([])
  }
}
