import Domain
import Testing

@testable import Scheduling

/// No route is priced above the tour that it stands for, or the bound would prove nothing.
@Suite struct DutyPricingTests {
  /// Random sequences in all duties of a day, each against the decoder with every dock free.
  private func compare(_ problem: SchedulingProblem, seed: Int, draws: Int) -> (Int, Int) {
    let day = Day(problem, neighborMax: 10)
    let pricing = DutyPricing(day, threads: 1)
    let routes = RouteCache(day)
    var decoder = TimelineDecoder(day)
    let docks = DockLedger(capacity: day.dockCapacity)
    var dice = Dice(seed)
    var (decoded, equal) = (0, 0)
    for _ in 0..<draws {
      let duty = dice.roll(day.duties.count)
      let length = 1 + dice.roll(5)
      var sequence: [Int32] = []
      while sequence.count < length {
        let load = Int32(dice.roll(day.loads.count))
        if sequence.contains(load) { continue }
        sequence.append(load)
      }
      let carried = dice.roll(2) == 0 ? -1 : dice.roll(day.classCount)
      let bounds = TimelineDecoder.Bounds(carried: carried, earliest: -1, latest: .max)
      guard let whole = routes.whole(sequence, duty: duty, carrying: carried, day: day),
        whole.warp == 0,
        let times = decoder.evaluate(
          sequence, duty: duty, bounds: bounds, whole: whole, ledger: docks)
      else { continue }
      decoded += 1
      let row = day.duties[duty]
      let share = day.fixedCost / day.dutiesOfVehicle[row.vehicle].count
      let cents =
        TourCost(day.types[row.type]).cents(meters: times.meters, seconds: times.end - times.start)
        + share
      let kind = pricing.classOfDuty[duty]
      let least = pricing.classes[kind].leastCost(sequence)
      #expect(least != nil, "seed \(seed), duty \(duty), \(sequence)")
      if let least {
        #expect(
          least <= Double(cents * 1000), "seed \(seed), duty \(duty), \(sequence), \(times)")
        if carried < 0, least > Double(cents * 1000 - 2003) { equal += 1 }
      }
    }
    return (decoded, equal)
  }

  @Test(arguments: 1...40) func noRouteIsPricedAboveItsTour(seed: Int) {
    let day = DayMaker.random(
      seed: seed, loads: 14, vehicles: 6, grid: seed % 2 == 0 ? 5 : 1,
      reach: [40, 80, 130, 200][seed % 4], docks: false)
    _ = compare(day.problem, seed: seed, draws: 300)
  }

  @Test func withoutWindowsAndBreaksRoutesArePricedExactly() {
    for seed in 1...20 {
      var day = DayMaker.random(
        seed: seed, loads: 12, vehicles: 4, reach: 60, docks: false, evenings: false)
      for site in day.sites.indices {
        day.sites[site] = DayMaker.site(site, wash: day.sites[site].wash)
      }
      for entry in day.entries.indices {
        day.entries[entry].load.pickup = nil
        day.entries[entry].load.delivery = nil
      }
      for duty in day.duties.indices where day.duties[duty].drivers.count == 1 {
        day.duties[duty].drivers.append(DriverID("second\(duty)"))
      }
      let problem = day.problem
      let (decoded, equal) = compare(problem, seed: seed, draws: 200)
      // Those that come dirty may cost more than the clean ones that are priced.
      #expect(equal * 5 >= decoded * 2, "seed \(seed): \(equal) of \(decoded)")
    }
  }

  /// All routes of up to three loads against what the labels find, at random prices.
  @Test(arguments: 1...24) func labelsFindTheLeastRoute(seed: Int) {
    var maker = DayMaker.random(
      seed: seed, loads: 7, vehicles: 5, reach: [50, 90, 140, 190][seed % 4], docks: false)
    if seed % 2 == 0 {
      // Loads that are alike: of those the dearest must be enough.
      for number in 0..<3 {
        var twin = maker.entries[number % 2]
        twin.load.id = LoadID("T\(number)/1")
        maker.entries.append(twin)
      }
    }
    let day = Day(maker.problem, neighborMax: 10)
    let pricing = DutyPricing(day, threads: 2)
    var dice = Dice(seed)
    let prices = DualPrices(loads: day.loads.map { _ in Double(dice.roll(70_000) * 1000) })
    let questions = pricing.classes.indices.map { PricingQuestion(kind: $0, threshold: 0) }
    let outcomes = pricing.price(
      questions, prices: prices, effort: .exact, routeMax: 5, isCancelled: { false })
    for kind in pricing.classes.indices {
      var least = 0.0
      func extend(_ sequence: [Int32]) {
        for load in day.loads.indices.map(Int32.init) where !sequence.contains(load) {
          let longer = sequence + [load]
          if let cost = pricing.classes[kind].leastCost(longer) {
            least = min(least, cost - longer.reduce(0) { $0 + prices.loads[Int($1)] })
          }
          if longer.count < 4 { extend(longer) }
        }
      }
      extend([])
      guard let outcome = outcomes[kind] else {
        Issue.record("class \(kind) was not priced")
        continue
      }
      // Routes of more than four loads are not enumerated.
      let isLonger = outcome.routes.first.map { $0.loads.count > 4 } ?? false
      #expect(isLonger ? outcome.least <= least : outcome.least == least, "seed \(seed)")
      for route in outcome.routes {
        #expect(pricing.classes[kind].leastCost(route.loads) == route.cost, "seed \(seed)")
      }
    }
  }
}
