internal import Checking
internal import Domain
internal import Exchange

/// The best plan of a haulage day, ready to be written.
struct HaulageOutcome {
  let day: HaulageDay
  let plan: HaulagePlan
  let proof: BoundProof
  let figures: HaulageFigures
  let answer: SolveAnswer

  /// One JSON object: `instance`, `objective`, `feasible`, `vehicles`, `distance`, `duration`,
  /// `seconds`, `iterations`, `seed`, `cost`, `lower_bound`, `gap`, `unserved`, `unserved_loads`,
  /// `trucks`, `routes`.
  var json: [UInt8] { answer.json }

  /// The same for a reader: loads, trucks, kilometers, costs and what is proved of them.
  var text: [UInt8] { Array(summary.utf8) }

  /// Millicents of a euro.
  private static let euro = 100_000

  private var summary: String {
    let served = day.loads.count - figures.unserved.count
    let emptyShare =
      figures.distance > .zero
      ? figures.emptyDistance.value * 1000 / figures.distance.value : 0
    let cost = Decimals.fixed(answer.cost, scale: Self.euro, digits: 2)
    let bound = Decimals.fixed(answer.lowerBound, scale: Self.euro, digits: 2)
    let gap = Decimals.fixed(Int((answer.gap * 100_000).rounded()), scale: 1000, digits: 2)
    return """
      \(day.name): \(served) of \(day.loads.count) loads carried by \(answer.trucks.count) \
      trucks, \(figures.unserved.count) unserved
      \(Decimals.fixed(figures.distance.value, scale: 1000, digits: 0)) km, \
      empty share \(Decimals.fixed(emptyShare, scale: 1000, digits: 2)), \
      \(Decimals.fixed(figures.driving.value * 10 / 36, scale: 100, digits: 1)) h of driving
      cost \(cost) EUR, lower bound \(bound) EUR, gap \(gap) %

      """
  }

  /// The plan as lines.
  var lines: [UInt8] { HaulagePlanText.bytes(of: plan) }

  /// The prices that prove the bound.
  var duals: [UInt8] {
    DualsFile(kind: .haulage, instance: day.name, proof: proof)
      .bytes(loads: day.loads.map(\.id), vehicles: day.trucks.map(\.id))
  }
}
