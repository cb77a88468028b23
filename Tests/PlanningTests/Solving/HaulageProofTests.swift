import Checking
import Domain
import Exchange
import Scheduling
import Testing

/// What the solver says of days of 10 to 30 loads, checked by code that shares nothing with it.
@Suite struct HaulageProofTests {
  /// A day drawn from the shipped one: its sites, some of its loads, shifted in time, some of its trucks.
  static func day(seed: Int, loads count: Int) throws -> HaulageDay {
    let shipped = try HaulageDayReader.read(
      path: Shipped.root + "/GeoData/instances/haulage-day-20.json")
    var state = UInt64(seed) &* 7919 &+ 1
    func roll(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    var day = shipped
    day.name = "seed \(seed)"
    day.loads = (0..<count).map { index in
      var load = shipped.loads[roll(shipped.loads.count)]
      load.id = "L\(index)"
      let shift = Seconds((roll(9) - 4) * 1800)
      for window in [\HaulageDay.Load.pickupWindow, \.deliveryWindow] {
        load[keyPath: window].earliest = load[keyPath: window].earliest + shift
        load[keyPath: window].latest = load[keyPath: window].latest + shift
      }
      return load
    }
    day.trucks = (0..<max(3, count / [2, 3, 5][roll(3)])).map { index in
      var truck = shipped.trucks[roll(shipped.trucks.count)]
      truck.id = "T\(index)"
      return truck
    }
    return day
  }

  private static func answer(
    _ day: HaulageDay, blocks: Int? = nil, cases: Int? = nil
  ) -> HaulageAnswer {
    var settings = HaulageSettings()
    settings.ruinIterations = 300
    if let cases { settings.proofCases = cases }
    if let blocks {
      settings.wholeLoads = 5
      settings.blockLoads = blocks
    }
    return HaulageSolver(day: day, settings: settings).solve(
      stop: StopCriterion(iterations: 800), threads: 2)
  }

  @Test(arguments: 0..<24) func everyCaseOfTheProofIsVerified(_ seed: Int) throws {
    let day = try Self.day(seed: seed, loads: 10 + seed % 21)
    let answer = Self.answer(day)
    let report = BoundAudit(day).verify(answer.proof, stated: answer.proof.bound)
    #expect(report.findings.map(\.sentence) == [], "\(day.name)")
    #expect(report.bound == answer.proof.bound, "\(day.name)")
    let plan = HaulagePlanChecker(day).check(
      answer.plan, claims: HaulageClaims(cost: answer.cost, lowerBound: answer.proof.bound))
    #expect(plan.breaches.map(\.sentence) == [], "\(day.name)")
  }

  @Test(arguments: 0..<12) func whatBlocksSayIsVerified(_ seed: Int) throws {
    let day = try Self.day(seed: seed, loads: 12 + seed)
    let answer = Self.answer(day, blocks: 8)
    let report = BoundAudit(day).verify(answer.proof, stated: answer.proof.bound)
    #expect(report.findings.map(\.sentence) == [], "\(day.name)")
    let plan = HaulagePlanChecker(day).check(
      answer.plan, claims: HaulageClaims(cost: answer.cost, lowerBound: answer.proof.bound))
    #expect(plan.breaches.map(\.sentence) == [], "\(day.name)")
  }

  @Test func proofsHaveCasesAndCuts() throws {
    var cases = 0
    var cuts = 0
    var left = 0
    for seed in 0..<24 {
      let day = try Self.day(seed: seed, loads: 10 + seed % 21)
      let proof = Self.answer(day).proof
      cases += proof.certificates.count > 1 ? 1 : 0
      left += proof.certificates.contains { !$0.leftCounts.isEmpty } ? 1 : 0
      // Cuts come last, where cases of counts are not enough.
      let whole = Self.answer(day, cases: 1).proof
      // One case for each part of the day.
      let parts = if case .sum(let parts) = whole { parts.count } else { 1 }
      #expect(whole.certificates.count == parts)
      let report = BoundAudit(day).verify(whole)
      #expect(report.findings.map(\.sentence) == [], "\(day.name)")
      cuts += whole.certificates.contains { !$0.cuts.isEmpty } ? 1 : 0
    }
    #expect(cases > 0)
    #expect(cuts > 0)
    #expect(left > 0)
  }
}
