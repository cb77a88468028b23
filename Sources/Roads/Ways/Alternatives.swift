/// How other ways beside the best are looked for.
///
/// The arcs of the ways found so far are made dearer and the search is run again (the penalty
/// method of Chen, Bell and Bogenberger 2007). What it finds is taken when it differs enough from
/// each way taken and costs not much more than the best; else the penalty grows.
struct AlternativeSearch {
  /// What a driven arc costs more in each round, in eighths: a half.
  static let penaltyEighths = 4
  /// The share of an alternative's length that may lie on one way taken before.
  static let mostShared = 0.8
  /// What an alternative may cost, as a multiple of the best.
  static let mostCost = 1.5
  /// Rounds for each way wanted.
  static let roundsPerWay = 6

  /// The arcs of a way with the length of each, and what it costs without penalties.
  struct Candidate {
    var arcs: [Int]
    var lengths: [Int]
    var cost: Int
  }

  private(set) var taken: [Candidate]
  private var penalties: [Int: Int] = [:]
  private let wanted: Int

  /// Begins with the best way; `wanted` counts it.
  init(best: Candidate, wanted: Int) {
    taken = [best]
    self.wanted = wanted
  }

  /// Looks on.
  ///
  /// - Parameter search: The best way when arcs cost so many eighths more than without penalties.
  /// - Returns: The positions in the order of search of the candidates that were taken, the best
  ///   left out.
  mutating func run(search: ([Int: Int]) -> Candidate?) {
    punish(taken[0])
    for _ in 0..<max(0, wanted - 1) * Self.roundsPerWay where taken.count < wanted {
      guard let found = search(penalties) else { return }
      punish(found)
      guard Double(found.cost) <= Double(taken[0].cost) * Self.mostCost else { continue }
      if taken.allSatisfy({ shared(found, $0) <= Self.mostShared }) { taken.append(found) }
    }
  }

  private mutating func punish(_ way: Candidate) {
    for arc in way.arcs { penalties[arc, default: 0] += Self.penaltyEighths }
  }

  private func shared(_ way: Candidate, _ other: Candidate) -> Double {
    let known = Set(other.arcs)
    let whole = way.lengths.reduce(0, +)
    let common = zip(way.arcs, way.lengths).reduce(0) { $0 + (known.contains($1.0) ? $1.1 : 0) }
    return whole > 0 ? Double(common) / Double(whole) : 1
  }
}
