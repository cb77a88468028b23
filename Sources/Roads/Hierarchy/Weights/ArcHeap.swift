/// Arcs to look at, the lowest first.
struct ArcHeap {
  /// An arc and its lower end.
  struct Entry {
    var arc: UInt32
    var tail: UInt32
  }

  private var entries: [Entry] = []

  /// The least, which stays.
  var least: Entry? { entries.first }

  /// - Complexity: O(log arcs).
  mutating func insert(_ entry: Entry) {
    var hole = entries.count
    entries.append(entry)
    while hole > 0, entry.arc < entries[(hole - 1) / 2].arc {
      entries[hole] = entries[(hole - 1) / 2]
      hole = (hole - 1) / 2
    }
    entries[hole] = entry
  }

  /// - Complexity: O(log arcs).
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
