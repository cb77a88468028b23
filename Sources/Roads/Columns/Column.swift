/// A row of numbers that never changes, in memory of its own or inside a mapped file.
///
/// What a network at country scale is made of: opening a file of hundreds of megabytes copies
/// nothing, and the pages that no search touches are never read. Every access stays inside; the
/// memory lives as long as any column that shows it.
///
/// In an inner loop take the column into a local constant first: the owner is then neither retained
/// nor looked at again.
@safe public struct Column<Element: BitwiseCopyable & Sendable>: Sendable, RandomAccessCollection {
  /// The number of elements.
  public let count: Int

  private let owner: any ColumnOwner
  private nonisolated(unsafe) let base: UnsafePointer<Element>

  /// Copies elements into memory of its own.
  public init(_ elements: some Collection<Element>) {
    let memory = OwnedMemory(byteCount: elements.count * MemoryLayout<Element>.stride)
    let start = unsafe memory.start.bindMemory(to: Element.self, capacity: elements.count)
    var filled = 0
    for element in elements {
      unsafe start.advanced(by: filled).initialize(to: element)
      filled += 1
    }
    self.count = filled
    self.owner = memory
    unsafe self.base = UnsafePointer(start)
  }

  /// Shows `count` elements from `offset` bytes on in the memory of an owner.
  ///
  /// - Returns: `nil` when they do not lie inside, or are not aligned.
  init?(in owner: any ColumnOwner, at offset: Int, count: Int) {
    let stride = MemoryLayout<Element>.stride
    let bytes = unsafe owner.bytes
    guard offset >= 0, count >= 0, offset % MemoryLayout<Element>.alignment == 0,
      offset <= bytes.count, count <= (bytes.count - offset) / stride
    else { return nil }
    self.count = count
    if count > 0, let start = bytes.baseAddress {
      self.owner = owner
      unsafe self.base = (start + offset).assumingMemoryBound(to: Element.self)
    } else {
      let empty = OwnedMemory(byteCount: 0)
      self.owner = empty
      unsafe self.base = UnsafePointer(empty.start.bindMemory(to: Element.self, capacity: 0))
    }
  }

  /// Always 0.
  public var startIndex: Int { 0 }
  /// ``count``.
  public var endIndex: Int { count }

  /// The element at a position from 0 to below ``count``.
  ///
  /// At any other position the first element, and zero bits in an empty column: a damaged file may
  /// give a wrong answer, which `roads check` explains, but it never stops the program.
  @inlinable @inline(__always)
  public subscript(position: Int) -> Element {
    unsafe element(at: UInt(bitPattern: position) < UInt(bitPattern: count) ? position : 0)
  }

  /// The elements as they lie in memory, for copying and for files.
  func withBytes<Result, Failure>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(owner) {} }
    return unsafe try body(
      UnsafeRawBufferPointer(start: base, count: count * MemoryLayout<Element>.stride))
  }

  /// The elements without checks, for a loop whose indices are checked elsewhere; the caller keeps
  /// the column alive.
  @unsafe
  var buffer: UnsafeBufferPointer<Element> {
    unsafe UnsafeBufferPointer(start: base, count: count)
  }

  @usableFromInline @inline(__always)
  @unsafe
  func element(at position: Int) -> Element { unsafe base[position] }
}

/// Memory that columns show; it never changes and lives as long as they do.
protocol ColumnOwner: AnyObject, Sendable {
  /// All of it.
  @unsafe
  var bytes: UnsafeRawBufferPointer { get }
}

/// Memory taken for a column, freed with it.
@safe final class OwnedMemory: ColumnOwner {
  nonisolated(unsafe) let start: UnsafeMutableRawPointer
  private let byteCount: Int

  init(byteCount: Int) {
    self.byteCount = byteCount
    // 64 bytes are a cache line, and wide enough for any vector.
    let room = Swift.max(byteCount, 64)
    unsafe start = UnsafeMutableRawPointer.allocate(byteCount: room, alignment: 64)
    if byteCount == 0 { unsafe start.initializeMemory(as: UInt8.self, repeating: 0, count: room) }
  }

  deinit { unsafe start.deallocate() }

  var bytes: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: start, count: byteCount)
  }
}
