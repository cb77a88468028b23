extension ColumnGeneration {
  /// Rounds the relaxation to whole routes: those of the largest values are fixed, what is left is priced
  /// again, and so on (Sadykov, Vanderbeck, Pessoa, Tahiri & Uchoa, INFORMS Journal on Computing 31,
  /// 2019).
  ///
  /// The relaxation must be solved. Afterwards the bounds are free again.
  ///
  /// - Parameters:
  ///   - rounds: So often is priced after each fixing at most.
  ///   - effort: How much is looked at then.
  ///   - loadMax: So many loads are fixed before the dive pauses.
  ///   - refusal: At this choice, counted from one, the route of the largest value is forbidden instead
  ///     of fixed, so that dives into one relaxation differ; at zero none is.
  /// - Returns: Routes that cover each load that is not left, some of them perhaps twice, or of a dive
  ///   that pauses those that are fixed; `nil` when it was cancelled.
  mutating func dive(
    rounds: Int, effort: PricingEffort, loadMax: Int = .max, refusal: Int = 0
  ) -> (routes: [RouteColumn], isWhole: Bool)? {
    var fixed = [Bool?](repeating: nil, count: master.columns.count)
    defer {
      master.fix([Bool?](repeating: nil, count: master.columns.count))
      _ = master.solve()
    }
    var choices = 0
    while !isCancelled() {
      let values = master.values
      var newly = 0
      for column in values.indices where fixed[column] == nil && values[column] > settings.diveShare
      {
        fixed[column] = true
        newly += 1
      }
      var best = -1
      for column in values.indices where fixed[column] == nil && values[column] > 1e-6 {
        if best < 0 || values[column] > values[best] + 1e-9 { best = column }
      }
      if best < 0 {
        return (values.indices.filter { values[$0] > 0.5 }.map { master.columns[$0] }, true)
      }
      if newly == 0 {
        choices += 1
        fixed[best] = choices != refusal
      }
      let held = fixed.indices.filter { fixed[$0] == true }.map { master.columns[$0] }
      if held.reduce(0, { $0 + $1.loads.count }) > loadMax { return (held, false) }
      master.fix(fixed)
      guard master.solve(afterCuts: true) else { return nil }
      var asked = Array(pricing.shape.vehicles.indices)
      for _ in 0..<rounds {
        let count = master.columns.count
        guard priceOnce(asked, effort: effort, fixed: fixed) else { return nil }
        if settings.asksLively { asked = Set(master.columns[count...].map(\.kind)).sorted() }
        if master.columns.count == count { break }
        fixed.append(
          contentsOf: repeatElement(nil, count: master.columns.count - fixed.count))
      }
    }
    return nil
  }

  /// One round of pricing of some classes at the master problem's own prices; false when it was cancelled.
  private mutating func priceOnce(
    _ asked: [Int], effort: PricingEffort, fixed: [Bool?]
  ) -> Bool {
    // Loads and vehicles that are spoken for are left alone.
    var prices = master.prices
    var free = pricing.shape.vehicles.map(\.count)
    for load in prices.loads.indices { prices.loads[load] = prices.loads[load].rounded(.down) }
    for column in fixed.indices where fixed[column] == true {
      free[master.columns[column].kind] -= 1
      for load in master.columns[column].loads { prices.loads[Int(load)] = 0 }
    }
    let questions = asked.filter { free[$0] > 0 }.map {
      PricingQuestion(
        kind: $0,
        threshold: (min(0, master.kindPrices[$0]) + master.payOfKind[$0]).rounded(.down) - 1)
    }
    for cut in prices.cutPrices.indices {
      prices.cutPrices[cut] = prices.cutPrices[cut].rounded(.up)
    }
    let outcomes = pricing.price(
      questions, prices: prices, effort: effort, routeMax: 3, isCancelled: isCancelled)
    if outcomes.contains(where: { $0 == nil }) { return false }
    let columns = outcomes.compactMap { $0?.routes }.flatMap { $0 }
      .map { RouteColumn(kind: $0.kind, loads: $0.loads, cost: $0.cost) }
      .filter { isGain($0) }
    if columns.isEmpty { return true }
    add(columns)
    return master.solve()
  }
}
