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

extension BoundCertificate {
  /// The best of some fractions of given prices, each priced once over all loads, as far as a few labels
  /// of each class go.
  static func proved(
    _ model: HaulageModel, prices: DualPrices, settings: HaulageSettings, threads: Int,
    isCancelled: @escaping @Sendable () -> Bool
  ) -> BoundCertificate {
    var best = plain(model)
    guard !model.classes.isEmpty, !model.loads.isEmpty else { return best }
    let crew = PricingCrew(PricingNetwork(model), threads: threads)
    let questions = model.classes.indices.map { PricingQuestion(kind: $0, threshold: 0) }
    let runs = best.loadPrices.map { Double($0) }
    let extras = zip(prices.loads, runs).map { max(0, $0 - $1) }
    // A few loads that are hard to carry have prices that repeated visits would make too much of.
    let cap = extras.reduce(0, +) / Double(max(1, extras.count))
    for share in settings.proofShares {
      var trial = prices
      for load in trial.loads.indices {
        trial.loads[load] = min(
          Double(model.unservedCost), (runs[load] + share * min(extras[load], cap)).rounded(.down))
      }
      let outcomes = crew.price(
        questions, prices: trial,
        effort: PricingEffort(
          labelMax: .max, memory: 2, totalMax: settings.classLabels / 50), routeMax: 1,
        isCancelled: isCancelled)
      if outcomes.contains(where: { $0 == nil }) { return best }
      let estimate = zip(model.classes, outcomes).reduce(trial.loads.reduce(0, +)) {
        $0 + Double($1.0.vehicles.count) * min(0, $1.1?.least ?? 0)
      }
      guard estimate > Double(best.bound) else { continue }
      let proof = BoundCertificate(
        loadPrices: trial.loads.map { Int($0) }, cuts: [],
        classes: zip(model.classes, outcomes).map { kind, outcome in
          .init(
            vehicles: kind.vehicles,
            leastReducedCost: Int(min(0, (outcome?.least ?? 0).rounded(.down))))
        })
      if proof.bound > best.bound { best = proof }
    }
    return best
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
