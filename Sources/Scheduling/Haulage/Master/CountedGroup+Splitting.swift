extension CountedGroup {
  /// The two cases of the group whose number is least whole, of those of the first
  /// rank that has any; `nil` when all are whole.
  ///
  /// - Returns: The bounds of at most so many and of more, and whether the number lies nearer to more.
  static func split(
    _ bounds: [ClosedRange<Int>], values: [Double], groups: [CountedGroup]
  ) -> (few: [ClosedRange<Int>], many: [ClosedRange<Int>], isMany: Bool)? {
    var best: (rank: Int, distance: Double, group: Int)?
    for (position, value) in values.enumerated() {
      let fraction = value - value.rounded(.down)
      guard fraction > 0.01, fraction < 0.99 else { continue }
      let distance = (fraction - 0.5).magnitude
      let rank = groups[position].rank
      if let known = best, (known.rank, known.distance) <= (rank, distance) { continue }
      best = (rank, distance, position)
    }
    guard let best else { return nil }
    let value = values[best.group]
    let floor = Int(value.rounded(.down))
    let range = bounds[best.group]
    guard range.lowerBound <= floor, floor < range.upperBound else { return nil }
    var few = bounds
    var many = bounds
    few[best.group] = range.lowerBound...floor
    many[best.group] = floor + 1...range.upperBound
    return (few, many, value - Double(floor) > 0.5)
  }
}
