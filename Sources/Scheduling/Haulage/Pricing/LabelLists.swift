/// For each load the labels at it, packed so that comparing a new one with all of them reads memory in
/// a row.
///
/// Keys stand in chunks; only the first chunk of a load has room.
struct LabelLists {
  /// What decides first whether one label can replace another.
  struct Key {
    var cost: Double
    var time: Int32
    var driving: Int32
    /// Position of the label.
    var label: Int32
  }

  /// Keys of a chunk.
  static let chunk = 16

  private(set) var keys: [Key] = []
  /// For each chunk the next one of its load, -1 at the end.
  private(set) var nextChunk: [Int32] = []
  /// For each load its first chunk, -1 when it has no label.
  private(set) var firstChunk: [Int32] = []
  /// Keys in the first chunk of each load.
  private(set) var filled: [Int32] = []
  /// Labels at each load.
  private(set) var counts: [Int32] = []

  /// No labels at so many loads.
  mutating func reset(loads count: Int) {
    keys.removeAll(keepingCapacity: true)
    nextChunk.removeAll(keepingCapacity: true)
    firstChunk.removeAll(keepingCapacity: true)
    firstChunk.append(contentsOf: repeatElement(-1, count: count))
    filled.removeAll(keepingCapacity: true)
    filled.append(contentsOf: repeatElement(0, count: count))
    counts.removeAll(keepingCapacity: true)
    counts.append(contentsOf: repeatElement(0, count: count))
  }

  /// Keys in a chunk of a load.
  @inline(__always)
  func count(of chunk: Int, at load: Int) -> Int {
    Int(firstChunk[load]) == chunk ? Int(filled[load]) : Self.chunk
  }

  /// Adds a key to a load.
  mutating func add(_ key: Key, to load: Int) {
    if firstChunk[load] < 0 || filled[load] == Int32(Self.chunk) {
      nextChunk.append(firstChunk[load])
      firstChunk[load] = Int32(truncatingIfNeeded: nextChunk.count - 1)
      filled[load] = 0
      keys.append(contentsOf: repeatElement(key, count: Self.chunk))
    }
    keys[Int(firstChunk[load]) &* Self.chunk &+ Int(filled[load])] = key
    filled[load] &+= 1
    counts[load] &+= 1
  }

  /// Takes out the key at a position; the last one of the first chunk comes in its place.
  mutating func remove(at position: Int, from load: Int) {
    let first = Int(firstChunk[load])
    let last = first &* Self.chunk &+ Int(filled[load]) &- 1
    keys[position] = keys[last]
    filled[load] &-= 1
    counts[load] &-= 1
    if filled[load] == 0 {
      firstChunk[load] = nextChunk[first]
      filled[load] = firstChunk[load] < 0 ? 0 : Int32(Self.chunk)
    }
  }
}
