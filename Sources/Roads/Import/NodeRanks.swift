/// The nodes of all roads in order of their numbers, each with a rank from 0.
///
/// A sorted list and not a set of bits by number: numbers go to twelve billion whatever the size of
/// the extract.
struct NodeRanks: Sendable {
  /// The numbers, rising, each once.
  let ids: [Int64]
  /// By reference of the way table: the rank of its node.
  let rank: [UInt32]

  /// Sorts references; below 2^32 of them.
  ///
  /// - Complexity: O(n) by radix, eleven bits a pass; passes over digits that are all the same are
  ///   left out, which leaves three or four of six.
  init(_ references: [Int64]) {
    let count = references.count
    // The sign bit turned, so that numbers below zero, which editors use, come first.
    var keys = references.map { UInt64(bitPattern: $0) ^ 1 << 63 }
    var places = (0..<UInt32(truncatingIfNeeded: count)).map { $0 }
    var nextKeys = [UInt64](repeating: 0, count: count)
    var nextPlaces = [UInt32](repeating: 0, count: count)
    for shift in stride(from: 0 as UInt64, to: 64, by: 11) {
      var start = [Int](repeating: 0, count: 2049)
      for key in keys { start[Int(key >> shift & 2047) + 1] += 1 }
      if start.contains(count) { continue }
      for digit in 0..<2048 { start[digit + 1] += start[digit] }
      for (key, place) in zip(keys, places) {
        let digit = Int(key >> shift & 2047)
        nextKeys[start[digit]] = key
        nextPlaces[start[digit]] = place
        start[digit] += 1
      }
      swap(&keys, &nextKeys)
      swap(&places, &nextPlaces)
    }
    var ids: [Int64] = []
    var rank = [UInt32](repeating: 0, count: count)
    for (key, place) in zip(keys, places) {
      let id = Int64(bitPattern: key ^ 1 << 63)
      if ids.last != id { ids.append(id) }
      rank[Int(place)] = UInt32(truncatingIfNeeded: ids.count - 1)
    }
    self.ids = ids
    self.rank = rank
  }

  /// The rank of a node; `nil` when no road has it.
  func rank(of id: Int64) -> Int? {
    let place = firstRank(from: id)
    return place < ids.count && ids[place] == id ? place : nil
  }

  /// The first rank whose number is not below `id`.
  func firstRank(from id: Int64) -> Int {
    var low = 0
    var high = ids.count
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
