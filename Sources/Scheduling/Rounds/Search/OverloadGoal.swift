/// How much may be beyond capacities on average while vehicles count first: in the mean of the routes, as a
/// share of the goods of a mean visit.
///
/// Where vehicles are full to the last place, answers that are all lawful lie so far apart that a search that
/// seeks many of them stands still early. So much is allowed at first and ever less later on. It falls
/// to nothing several times: what is lawful is met early too, and whoever ends the search has a good answer.
struct OverloadGoal: Sendable {
  private let first: Double
  private let until: Double
  private let turns: Double
  private let fall: Double

  /// The goal of a search.
  init(_ settings: RoutingSettings) {
    first = settings.overloadFirst
    until = settings.overloadUntil
    turns = Double(settings.overloadTurns)
    fall = settings.overloadFall
  }

  /// The goal at a share of a search that began at another one; 0 when none is left.
  func share(at share: Double, from begin: Double) -> Double {
    guard until > begin, share < until else { return 0 }
    let over = max(0, share - begin) / (until - begin)
    let turn = over * turns
    return first * (1 - over) * max(0, 1 - (turn - turn.rounded(.down)) / max(fall, 1e-9))
  }
}
