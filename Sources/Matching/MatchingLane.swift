import Domain

/// A supply and a demand of a material with the answer about the way between them.
struct MatchingLane: Comparable {
  var supplier: Int
  var user: Int
  var from: SiteID
  var to: SiteID
  var material: MaterialID
  var isSink: Bool
  var answer: LaneAnswer<Travel>

  /// Users first, then sinks, then lanes that are barred.
  private var rank: Int {
    switch answer {
    case .open: isSink ? 1 : 0
    case .barred: 2
    }
  }

  private var duration: Seconds {
    switch answer {
    case .open(let travel): travel.duration
    case .barred: .zero
    }
  }

  static func < (left: MatchingLane, right: MatchingLane) -> Bool {
    (left.rank, left.duration, left.from, left.to)
      < (right.rank, right.duration, right.from, right.to)
  }
}
