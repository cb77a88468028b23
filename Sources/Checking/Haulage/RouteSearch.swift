/// Enumerates the routes of one class that could cost less than their prices allow.
///
/// Depth first over all orders of loads; a beginning is left only where the ``CompletionBound``
/// shows that nothing under the threshold follows, so the answer is exact: no beginning is dropped
/// because another looks better. Costs are millicents.
struct RouteSearch {
  /// A route and what it costs less its loads' prices, with the cuts that it pays.
  struct Route: Hashable {
    /// Positions in the day, in the order of carrying.
    var loads: [Int]
    var reducedCost: Int
  }

  /// Why a search ended before all routes were seen.
  enum Interruption: Error {
    case cancelled
    case limit
  }

  /// A way to go on from a beginning.
  private struct Step {
    var load: Int
    /// The second at which it is unloaded.
    var time: Int
    var driving: Int
    var cost: Int
    /// What no route that goes on this way undercuts.
    var bound: Int
  }

  private let network: ClassNetwork
  private let completion: CompletionBound
  private let isCancelled: () -> Bool
  /// Only routes under it matter; falls with each one found.
  private var threshold: Int
  private var best: Route?
  private var loads: [Int] = []
  private var isCarried: [Bool]
  /// How many loads of each cut are carried.
  private var carriedOfCut: [Int]
  /// How many more beginnings may be looked at.
  private(set) var budget: Int

  /// Makes a search.
  ///
  /// - Parameters:
  ///   - network: The class.
  ///   - completion: Its bound.
  ///   - threshold: The reduced cost that routes must undercut to matter.
  ///   - budget: How many beginnings may be looked at.
  ///   - isCancelled: Asked now and then.
  init(
    _ network: ClassNetwork, completion: CompletionBound, under threshold: Int, budget: Int,
    isCancelled: @escaping () -> Bool
  ) {
    self.network = network
    self.completion = completion
    self.isCancelled = isCancelled
    self.threshold = threshold
    self.budget = budget
    isCarried = [Bool](repeating: false, count: network.count)
    carriedOfCut = [Int](repeating: 0, count: network.cuts.count)
  }

  /// The cheapest route under the threshold; `nil` when there is none.
  ///
  /// - Throws: ``Interruption`` when not all routes were seen and none was found.
  mutating func cheapest() throws(Interruption) -> Route? {
    do throws(Interruption) {
      let depot = Step(
        load: network.count, time: network.shift.lowerBound, driving: 0, cost: 0, bound: 0)
      try goOn(from: depot)
    } catch {
      // One found refutes as well as the cheapest does.
      if best == nil { throw error }
    }
    return best
  }

  private mutating func goOn(from last: Step) throws(Interruption) {
    budget -= 1
    if budget < 0 { throw .limit }
    if budget % 1024 == 0, isCancelled() { throw .cancelled }
    // The most promising first: the lower the threshold falls, the less is left to look at.
    let steps = steps(from: last).sorted { ($0.bound, $0.load) < ($1.bound, $1.load) }
    for step in steps {
      // The threshold may have fallen since; all later ones are bounded higher.
      if step.bound >= threshold { break }
      take(step.load)
      offer(step)
      try goOn(from: step)
      putBack(step.load)
    }
  }

  /// The loads that may follow `last`, as far as something under the threshold may come of them.
  private func steps(from last: Step) -> [Step] {
    var steps: [Step] = []
    let row = last.load * network.count
    for load in 0..<network.count where !isCarried[load] {
      let arrival = last.time + network.emptyTime[row + load]
      if arrival > network.latestArrival[load] { continue }
      let time = max(arrival + network.duration[load], network.earliestDone[load])
      if time > network.shift.upperBound { continue }
      let driving = last.driving + network.emptyTime[row + load] + network.loadedTime[load]
      if driving > network.drivingMax { continue }
      var cost = last.cost + network.cost[row + load]
      // The second load of a cut pays for it, the third does not pay again.
      for cut in network.cutsOfLoad[load] where carriedOfCut[cut] == 1 {
        cost += network.cuts[cut].price
      }
      let bound = cost + completion.rest(after: load, at: time)
      if bound >= threshold { continue }
      steps.append(Step(load: load, time: time, driving: driving, cost: cost, bound: bound))
    }
    return steps
  }

  private mutating func take(_ load: Int) {
    loads.append(load)
    isCarried[load] = true
    for cut in network.cutsOfLoad[load] { carriedOfCut[cut] += 1 }
  }

  private mutating func putBack(_ load: Int) {
    loads.removeLast()
    isCarried[load] = false
    for cut in network.cutsOfLoad[load] { carriedOfCut[cut] -= 1 }
  }

  /// Ends the route with the load of `last`; keeps it when it is lawful and under the threshold.
  private mutating func offer(_ last: Step) {
    let back = network.backTime[last.load]
    let reducedCost = last.cost + network.backCost[last.load]
    guard reducedCost < threshold, last.time + back <= network.shift.upperBound,
      last.driving + back <= network.drivingMax
    else { return }
    threshold = reducedCost
    best = Route(loads: loads.map { network.positions[$0] }, reducedCost: reducedCost)
  }
}
