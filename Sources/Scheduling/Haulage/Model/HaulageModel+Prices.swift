internal import Domain

extension BoundCertificate {
  /// What needs no pricing: every load costs at least its loaded run at the lowest rate that has the
  /// body, or what leaving it costs.
  static func plain(_ model: HaulageModel) -> BoundCertificate {
    BoundCertificate(
      loadPrices: model.loads.indices.map { load in
        let rates = model.classes.indices.filter { model.fits(load, $0) }
          .map { model.classes[$0].rate }
        guard !model.isHopeless[load], let least = rates.min() else { return model.unservedCost }
        return min(model.unservedCost, Int(model.loads[load].runMeters) * least)
      }, cuts: [],
      classes: model.classes.map { .init(vehicles: $0.vehicles, leastReducedCost: 0) })
  }
}

extension HaulageModel {
  /// What a plan's routes ask of their loads: the loaded run, and equal parts of the rest.
  func shares(of routes: [RouteColumn]) -> DualPrices {
    var prices = DualPrices(loads: Array(repeating: Double(unservedCost), count: loads.count))
    for route in routes {
      let rate = classes[route.kind].rate
      let runs = route.loads.map { Double(Int(loads[Int($0)].runMeters) * rate) }
      let rest = (route.cost - runs.reduce(0, +)) / Double(max(runs.count, 1))
      for (load, run) in zip(route.loads, runs) {
        prices.loads[Int(load)] = min(prices.loads[Int(load)], (run + rest).rounded(.down))
      }
    }
    return prices
  }
}
