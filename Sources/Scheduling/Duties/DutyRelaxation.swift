internal import Domain

/// The linear relaxation of the choice of tours for a day: what no answer can undercut, and tours that
/// are worth more together than those of the search.
struct DutyRelaxation: ~Copyable {
  private let day: Day
  private let pricing: DutyPricing
  private var generation: ColumnGeneration<DutyPricing>

  /// A tour as the search knows it.
  struct TourSeed: Hashable, Sendable {
    var duty: Int
    var loads: [Int32]
  }

  /// Starts from routes, from prices to steer by and from what is proved already.
  init(
    _ day: Day, _ pricing: DutyPricing, routes: [RouteColumn], prices: DualPrices,
    certificate: BoundCertificate, isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.day = day
    self.pricing = pricing
    generation = ColumnGeneration(
      pricing, routes: routes, prices: prices, certificate: certificate, isCancelled: isCancelled)
  }

  /// Prices until nothing is left to gain; false when it was stopped before.
  mutating func solve() -> Bool { generation.solve() }

  /// The best proof so far: its loads are the day's, its vehicles the day's duties.
  var certificate: BoundCertificate { generation.certificate }

  /// The value of the relaxation over the routes known so far, in millicents.
  var value: Double { generation.master.objective }

  /// The routes known so far.
  var routes: [RouteColumn] { generation.master.columns }

  /// Rounds of pricing so far.
  var rounds: Int { generation.rounds }

  /// Makes tours of the relaxation's routes: the one that is worth most is fixed, the rest solved again.
  ///
  /// A route that finds no duty with a lawful timeline, docks and the other shifts included, is struck
  /// out. Loads that are left stay in the bank of the state.
  mutating func dive(into state: inout SearchState, isCancelled: () -> Bool) {
    let columns = generation.master.columns
    var fixed = [Bool?](repeating: nil, count: columns.count)
    while !isCancelled() {
      let values = generation.master.values
      var best = -1
      for position in columns.indices where fixed[position] == nil && values[position] > 0.01 {
        if best < 0 || values[position] > values[best] { best = position }
      }
      if best < 0 { break }
      let isPlaced = place(columns[best], into: &state)
      fixed[best] = isPlaced
      // A whole route that is kept changes nothing in the relaxation.
      if isPlaced, values[best] > 0.999 { continue }
      generation.master.fix(fixed)
      if !generation.master.solve() { break }
    }
  }

  /// Gives the loads of a route to the first free duty of its class that can have them.
  private func place(_ column: RouteColumn, into state: inout SearchState) -> Bool {
    guard column.loads.allSatisfy({ state.dutyOfLoad[Int($0)] < 0 }) else { return false }
    let free = pricing.classes[column.kind].duties.filter { state.records[$0].loads.isEmpty }
    // Vehicles that are out already cost nothing more.
    let out = free.filter { state.usesOfVehicle[day.duties[$0].vehicle] > 0 }
    let idle = free.filter { state.usesOfVehicle[day.duties[$0].vehicle] == 0 }
    for duty in out + idle {
      state.begin()
      if state.rewrite(duty, to: column.loads) {
        for load in column.loads {
          if let position = state.bank.firstIndex(of: load) {
            state.leaveBank(at: position, for: duty)
          }
        }
        return true
      }
      state.rollback()
    }
    return false
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
