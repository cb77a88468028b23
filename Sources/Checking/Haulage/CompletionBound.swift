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
    let length = network.shift.upperBound - start
    step = length / wanted + 1
    steps = length / step + 1
    var least = [Int](repeating: Self.never, count: count * steps)
    for slot in stride(from: steps - 1, through: 0, by: -1) {
      let now = start + slot * step
      for load in 0..<count {
        var best = Self.never
        if now + network.backTime[load] <= network.shift.upperBound {
          best = network.backCost[load]
        }
        let row = load * count
        for next in 0..<count where next != load {
          let arrival = now + network.emptyTime[row + next]
          if arrival > network.latestArrival[next] { continue }
          let done = max(arrival + network.duration[next], network.earliestDone[next])
          if done > network.shift.upperBound { continue }
          let then = (done - start) / step
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
