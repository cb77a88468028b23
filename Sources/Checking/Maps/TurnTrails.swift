/// What has to be remembered of the arcs driven so that no banned course is driven to its end.
///
/// The trail after an arc is the longest end of the course so far with which some ban begins; most
/// are empty.
struct TurnTrails {
  private let bans: Set<[Int]>
  private let beginnings: Set<[Int]>

  init(_ bans: [[Int]]) {
    self.bans = Set(bans.filter { $0.count > 1 })
    beginnings = Set(
      self.bans.flatMap { ban in (1..<ban.count).map { Array(ban.prefix($0)) } })
  }

  /// The trail after an arc; `nil` when the arc completes a ban.
  func trail(after trail: [Int], _ arc: Int) -> [Int]? {
    let course = trail + [arc]
    var longest: [Int]?
    for start in course.indices {
      let end = Array(course[start...])
      if bans.contains(end) { return nil }
      if longest == nil, beginnings.contains(end) { longest = end }
    }
    return longest ?? []
  }

  /// The arc that completes the first ban along a way; `nil` when none does.
  func firstBanned(along arcs: [Int]) -> Int? {
    var trail: [Int] = []
    for arc in arcs {
      guard let next = self.trail(after: trail, arc) else { return arc }
      trail = next
    }
    return nil
  }
}
