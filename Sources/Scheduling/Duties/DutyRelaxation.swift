internal import Domain

/// The linear relaxation of the choice of tours for a day: what no answer can undercut, and routes that
/// the search had better know.
struct DutyRelaxation: ~Copyable {
  private let pricing: DutyPricing
  private var generation: ColumnGeneration<DutyPricing>
  /// What was proved when pricing was stopped.
  private var quickProof: BoundCertificate?

  /// A tour as the search knows it.
  struct TourSeed: Hashable, Sendable {
    var duty: Int
    var loads: [Int32]
  }

  /// Starts from routes, from prices to steer by and from what is proved already.
  init(
    _ pricing: DutyPricing, routes: [RouteColumn], prices: DualPrices,
    certificate: BoundCertificate, isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.pricing = pricing
    generation = ColumnGeneration(
      pricing, routes: routes, prices: prices, certificate: certificate,
      settings: Self.settings, isCancelled: isCancelled)
  }

  /// Early proofs, since time is short: exact pricing that forgets comes before the last heuristic.
  private static var settings: GenerationSettings {
    var settings = GenerationSettings()
    settings.gapMillionths = 50
    settings.efforts = [
      PricingEffort(labelMax: 5), PricingEffort(labelMax: 25),
      PricingEffort(labelMax: .max, memory: 2), PricingEffort(labelMax: .max, memory: 4), .exact,
    ]
    return settings
  }

  /// Prices until nothing is left to gain, or until it is stopped; then what can be proved at once is.
  ///
  /// - Returns: False when it was stopped before the end.
  mutating func solve() -> Bool {
    if generation.solve() { return true }
    var prices = generation.master.prices
    for load in prices.loads.indices { prices.loads[load].round(.down) }
    let kinds = generation.master.kindPrices
    let outcomes = pricing.price(
      kinds.indices.map {
        PricingQuestion(kind: $0, threshold: min(0, kinds[$0].rounded(.down)))
      }, prices: prices, effort: .exact, routeMax: 0, isCancelled: { true })
    let least = outcomes.compactMap { $0?.least }
    guard least.count == outcomes.count else { return false }
    quickProof = BoundCertificate(
      loadPrices: prices.loads.map { Int($0) }, cuts: [],
      classes: zip(pricing.classes, least).map {
        .init(vehicles: $0.duties, leastReducedCost: Int(min(0, $1.rounded(.down))))
      })
    return false
  }

  /// The best proof so far: its loads are the day's, its vehicles the day's duties.
  var certificate: BoundCertificate {
    guard let quickProof, quickProof.bound > generation.certificate.bound else {
      return generation.certificate
    }
    return quickProof
  }

  /// The value of the relaxation over the routes known so far, in millicents.
  var value: Double { generation.master.objective }

  /// The routes known so far.
  var routes: [RouteColumn] { generation.master.columns }

  /// Rounds of pricing so far.
  var rounds: Int { generation.rounds }

  /// The routes that the relaxation chooses by more than `least` percent, in the order in which they
  /// were found.
  func guides(least: Int) -> RouteGuides {
    var guides = RouteGuides()
    for (route, value) in zip(generation.master.columns, generation.master.values)
    where value * 100 > Double(least) {
      // Whole percents: what follows from them is the same on every machine.
      guides.add(
        route.loads, duties: pricing.classes[route.kind].duties,
        weight: Int((value * 100).rounded(.down)))
    }
    return guides
  }
}

extension DutyPricing {
  /// A tour as a column, at the cost of its relaxed route; `nil` when its class does not know it.
  func column(of tour: DutyRelaxation.TourSeed) -> RouteColumn? {
    let kind = classOfDuty[tour.duty]
    guard kind >= 0, let cost = classes[kind].leastCost(tour.loads) else { return nil }
    return RouteColumn(kind: kind, loads: tour.loads, cost: max(0, cost))
  }

  /// A proof that proves nothing: no load has a price.
  var nothing: BoundCertificate {
    BoundCertificate(
      loadPrices: shape.unservedCosts.map { _ in 0 }, cuts: [],
      classes: shape.vehicles.map { .init(vehicles: $0, leastReducedCost: 0) })
  }
}

extension Answer {
  /// Its tours.
  var tours: [DutyRelaxation.TourSeed] {
    records.enumerated().filter { !$0.element.loads.isEmpty }
      .map { DutyRelaxation.TourSeed(duty: $0.offset, loads: $0.element.loads) }
  }

  /// What its tours ask of their loads, the haul and equal parts of the rest, and what leaving costs.
  func prices(_ day: Day) -> DualPrices {
    var prices = DualPrices(loads: day.loads.map { Double($0.unservedCost * 1000) })
    for (duty, record) in records.enumerated() where !record.loads.isEmpty {
      let type = day.duties[duty].type
      let rate = day.types[type].centsPerKilometer
      let hauls = record.loads.map { day.haulWay(type: type, load: Int($0)).meters * rate }
      let rest = (record.cost + day.fixedCost) * 1000 - hauls.reduce(0, +)
      for (load, haul) in zip(record.loads, hauls) {
        let share = Double(max(0, haul + rest / hauls.count))
        prices.loads[Int(load)] = min(prices.loads[Int(load)], share)
      }
    }
    return prices
  }
}
