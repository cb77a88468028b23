/// Routes of a relaxation that a search is drawn to, each with the duties that may have it.
struct RouteGuides: Sendable {
  private var loads: [[Int32]] = []
  private var duties: [[Int]] = []
  /// Sums of the weights up to and with each route.
  private var sums: [Int] = []

  var isEmpty: Bool { loads.isEmpty }

  /// Adds a route that is drawn in proportion to its weight.
  mutating func add(_ route: [Int32], duties row: [Int], weight: Int) {
    if row.isEmpty || weight <= 0 { return }
    loads.append(route)
    duties.append(row)
    sums.append((sums.last ?? 0) + weight)
  }

  /// Draws a route and a duty, and gives the duty just that route: its own loads go to the bank, those
  /// of the route leave the duties that they are in.
  ///
  /// - Returns: False when the duty cannot have it; the caller then takes the change back.
  func apply(to state: inout SearchState, using random: inout SeededGenerator) -> Bool {
    guard let total = sums.last else { return false }
    let draw = random.below(total)
    let position = sums.firstIndex { $0 > draw } ?? 0
    let route = loads[position]
    let duty = duties[position][random.below(duties[position].count)]
    if state.records[duty].loads == route { return false }
    for load in route {
      let other = Int(state.dutyOfLoad[Int(load)])
      if other >= 0, other != duty { state.remove(other) { route.contains($0) } }
    }
    state.remove(duty) { _ in true }
    guard state.rewrite(duty, to: route) else { return false }
    for load in route {
      guard let place = state.bank.firstIndex(of: load) else { return false }
      state.leaveBank(at: place, for: duty)
    }
    return true
  }
}
