/// Finds the name that was probably meant.
public enum NearestName {
  /// The name with the least edits to `name`, `nil` when none is near.
  ///
  /// An edit inserts, deletes or replaces a character or swaps two neighbors (optimal string
  /// alignment); case and the difference between `-`, `_` and space count for nothing. Near is a
  /// third of the length, at least 1 and at most 4. Of equals the first in scalar order is taken.
  ///
  /// - Complexity: O(n m) for each candidate of about the same length.
  public static func find(_ name: String, among names: some Sequence<String>) -> String? {
    let wanted = folded(name)
    guard (1...100).contains(wanted.count) else { return nil }
    var limit = min(4, max(1, wanted.count / 3))
    var best: String?
    for candidate in names where candidate != name {
      guard candidate.utf8.count <= 200 else { continue }
      let other = folded(candidate)
      guard abs(other.count - wanted.count) <= limit else { continue }
      let distance = edits(wanted, other)
      guard distance <= limit else { continue }
      if let found = best, distance == limit, !precedes(candidate, found) { continue }
      best = candidate
      limit = distance
    }
    return best
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
  }

  private static func folded(_ name: String) -> [Character] {
    name.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 }
  }

  private static func edits(_ left: [Character], _ right: [Character]) -> Int {
    var before = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in 0..<right.count {
        let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
        var least = min(replaced, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          least = min(least, before[column - 1] + 1)
        }
        current.append(least)
      }
      before = previous
      previous = current
    }
    return previous[right.count]
  }
}
