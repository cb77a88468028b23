/// How cheap a route of a class can become from a load on, whatever it does: a bound from below.
///
/// The rest of the route may here carry loads again, drive without limit and pay for no cut, and
/// the clock is rounded down to whole steps, so no lawful rest is cheaper. Costs are millicents.
struct CompletionBound {
  private let step: Int
  private let steps: Int
  private let start: Int
  /// By load, then by step of the clock.
  private let least: [Int]

  /// What stands for a rest that does not exist; above every cost.
  static let never = Int.max / 4

  /// Computes the bound backward in time.
  ///
  /// - Parameters:
  ///   - network: The class.
  ///   - wanted: Into how many steps the shift is cut, at least 1; more make the bound sharper.
  /// - Complexity: O(loads squared times steps).
  init(_ network: ClassNetwork, steps wanted: Int) {
    let count = network.count
    start = network.shift.lowerBound
    let end = network.shift.upperBound
    let length = end - start
    step = length / wanted + 1
    steps = length / step + 1
    // Each slot begins on a whole step, so what follows is divided once for all slots: after how many
    // slots a load is unloaded that is gone to from another, and the last slot for setting out.
    var advance = [Int](repeating: 0, count: count * count)
    var lastSlot = [Int](repeating: -1, count: count * count)
    for load in 0..<count {
      for next in 0..<count where next != load && network.earliestDone[next] <= end {
        let pair = load * count + next
        let way = network.emptyTime[pair]
        let spare = min(network.latestArrival[next], end - network.duration[next]) - way - start
        advance[pair] = (way + network.duration[next]) / step
        if spare >= 0 { lastSlot[pair] = spare / step }
      }
    }
    let opening = network.earliestDone.map { [start, step] in ($0 - start) / step }
    var least = [Int](repeating: Self.never, count: count * steps)
    for slot in stride(from: steps - 1, through: 0, by: -1) {
      let now = start + slot * step
      for load in 0..<count {
        var best = now + network.backTime[load] <= end ? network.backCost[load] : Self.never
        let row = load * count
        for next in 0..<count where slot <= lastSlot[row + next] {
          let then = max(slot + advance[row + next], opening[next])
          // Within the same step nothing is known yet but that no load gains more than its price.
          let rest = then > slot ? least[next * steps + then] : network.negativePrices
          best = min(best, network.cost[row + next] + rest)
        }
        least[load * steps + slot] = best
      }
    }
    self.least = least
  }

  /// The least that going on and home can cost a truck that has unloaded `load` at `time`, a second
  /// of the shift.
  func rest(after load: Int, at time: Int) -> Int { least[load * steps + (time - start) / step] }
}
