package import Domain

/// The parts of the search for a haulage day one by one, for benchmarks; no search uses it.
package struct HaulageProbe {
  private let model: HaulageModel
  private let neighbors: LoadNeighbors
  private let settings: HaulageSettings

  /// What solving the relaxation came to.
  package struct Relaxation {
    /// What the routes in it cost; millicents.
    package var value: Double
    /// What is proved; millicents.
    package var bound: Int
    /// Labels that pricing made.
    package var labels: Int
    /// Rounds of pricing.
    package var rounds: Int
  }

  /// Makes the arrays of a day.
  package init(_ day: HaulageDay, settings: HaulageSettings = HaulageSettings()) {
    self.settings = settings
    model = HaulageModel(day)
    neighbors = LoadNeighbors(model, most: settings.neighbors)
  }

  /// What the plan costs that so many iterations of ruin and recreate find; millicents.
  package func ruin(_ iterations: Int) -> Int { ruined(iterations).bestCost }

  private func ruined(_ iterations: Int) -> HaulageRuin {
    var ruin = HaulageRuin(model, neighbors: neighbors, seed: settings.seed)
    ruin.run(iterations, done: 0, total: iterations, mustStop: { false })
    return ruin
  }

  /// Starts from so many iterations of ruin and recreate and hands over a call that solves the linear
  /// relaxation, so that it can be timed alone; the result is `nil` when it was cancelled.
  package func relaxation(
    from iterations: Int, threads: Int, isProving: Bool,
    isCancelled: @escaping @Sendable () -> Bool
  ) -> () -> Relaxation? {
    let ruin = ruined(iterations)
    let incumbent = ruin.incumbent
    return {
      var generation = ColumnGeneration(
        PricingCrew(PricingNetwork(model), threads: threads),
        routes: incumbent.routes + ruin.pool.columns, prices: model.shares(of: incumbent.routes),
        certificate: .plain(model), settings: .haulage, isCancelled: isCancelled)
      guard generation.solve(isProving: isProving) else { return nil }
      return Relaxation(
        value: generation.master.objective, bound: generation.bound,
        labels: generation.pricing.labelCount, rounds: generation.rounds)
    }
  }
}
