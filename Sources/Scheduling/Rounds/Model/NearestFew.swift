/// Finds the few smallest of many.
struct NearestFew {
  private var keys: [UInt64] = []

  /// Positions below `count` with the smallest values, ascending; positions without value are left out.
  ///
  /// - Complexity: O(n + k log k) on average.
  mutating func select(_ count: Int, most: Int, value: (Int) -> Int?) -> [Int32] {
    keys.removeAll(keepingCapacity: true)
    for position in 0..<count {
      guard let value = value(position) else { continue }
      keys.append(UInt64(clamping: value) << 32 | UInt64(position))
    }
    if keys.count > most { part(at: most) }
    return keys.prefix(most).sorted().map { Int32(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }
  }

  /// Hoare's selection: afterwards no key before `place` is larger than one behind.
  private mutating func part(at place: Int) {
    var (low, high) = (0, keys.count - 1)
    while low < high {
      let pivot = keys[(low + high) / 2]
      var (left, right) = (low, high)
      while left <= right {
        while keys[left] < pivot { left += 1 }
        while keys[right] > pivot { right -= 1 }
        if left <= right {
          keys.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if place <= right { high = right } else if place >= left { low = left } else { return }
    }
  }
}
