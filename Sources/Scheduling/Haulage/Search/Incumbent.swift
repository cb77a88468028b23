/// The best answer so far.
struct Incumbent: Sendable {
  private(set) var routes: [RouteColumn]
  /// Millicents, loads left included.
  private(set) var cost: Int

  /// Starts with no route at all.
  init(_ model: HaulageModel) {
    routes = []
    cost = model.loads.count * model.unservedCost
  }

  /// Takes over an answer that is cheaper; true when it is.
  mutating func take(_ other: [RouteColumn], of model: HaulageModel) -> Bool {
    let whole = model.disjoint(other)
    let served = whole.reduce(0) { $0 + $1.loads.count }
    let price =
      whole.reduce(0) { $0 + Int($1.cost) } + (model.loads.count - served) * model.unservedCost
    guard price < cost else { return false }
    cost = price
    routes = whole
    return true
  }

  /// How many loads are left.
  func unserved(of model: HaulageModel) -> Int {
    model.loads.count - routes.reduce(0) { $0 + $1.loads.count }
  }
}
