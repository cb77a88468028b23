import Checking
import Domain
import Testing

/// Bounds of parts of a day that add up.
@Suite struct SumAuditTests {
  /// A tiny day on which no truck has two bodies, with every plan there is.
  static func trial(seed: Int) -> ProofAuditTests.Trial {
    var trial = ProofAuditTests.Trial(seed: seed, loads: 6)
    for truck in trial.day.trucks.indices {
      trial.day.trucks[truck].bodies = Array(trial.day.trucks[truck].bodies.prefix(1))
    }
    trial.routes = trial.day.trucks.indices.map { AllRoutes(of: $0, in: trial.day) }
    return trial
  }

  /// Sound prices of the loads of one body, by the cases of the trial's proof.
  static func part(_ body: String, of trial: ProofAuditTests.Trial) -> BoundProof {
    let (day, routes) = (trial.day, trial.routes)
    return trial.proof.changing { certificate in
      certificate.cuts = []
      certificate.counts = []
      certificate.leftCounts = []
      for load in certificate.loadPrices.indices {
        certificate.loadPrices[load] =
          day.loads[load].body == body
          ? min(certificate.loadPrices[load], day.unservedCost.value * 1000) : 0
      }
      for index in certificate.classes.indices {
        let vehicle = certificate.classes[index].vehicles[0]
        let least = routes[vehicle].routes.map { AllRoutes.reducedCost($0, certificate) }.min()
        certificate.classes[index].leastReducedCost = min(0, least ?? 0)
      }
    }
  }

  static func leastCost(_ trial: ProofAuditTests.Trial) -> Int? {
    trial.leastCosts().map { done, cost in
      cost + (trial.day.loads.count - done[0].nonzeroBitCount) * trial.day.unservedCost.value * 1000
    }.min()
  }

  @Test(arguments: 0..<150) func partsAddUpAndNoPlanUndercutsThem(_ seed: Int) throws {
    let trial = Self.trial(seed: seed)
    let parts = ["tank", "tipper"].map { Self.part($0, of: trial) }
    let sum = BoundProof.sum(parts)
    #expect(sum.bound == parts[0].bound + parts[1].bound)
    let report = BoundAudit(trial.day).verify(sum, stated: sum.bound)
    #expect(report == BoundAuditReport(bound: sum.bound, findings: []))
    #expect(sum.bound <= (try #require(Self.leastCost(trial))))
  }

  @Test(arguments: 0..<50) func whatCountsTwiceIsRefused(_ seed: Int) {
    let trial = Self.trial(seed: seed)
    let part = Self.part("tank", of: trial)
    guard part.certificates.contains(where: { $0.loadPrices.contains { $0 > 0 } }) else { return }
    let report = BoundAudit(trial.day).verify(.sum([part, part]))
    #expect(report.bound == nil)
    #expect(report.findings.contains { $0.code == .partsShareLoad && $0.proofCase == nil })
  }

  @Test func vehicleThatCarriesLoadsOfTwoPartsIsRefused() {
    // T2 of the small day takes mud and stone.
    func part(_ load: Int) -> BoundProof {
      var certificate = CertificateFormTests.certificate
      for other in certificate.loadPrices.indices where other != load {
        certificate.loadPrices[other] = 0
      }
      certificate.cuts = []
      return .prices(certificate)
    }
    let report = BoundAudit(SmallDay.day()).verify(.sum([part(0), part(2)]))
    #expect(report.bound == nil)
    #expect(
      report.findings.map(\.sentence).contains(
        "bound: vehicle 2 decides over part 0 and over part 1 of a sum"))
  }

  @Test func partIsNamedByItsPlace() {
    let trial = Self.trial(seed: 1)
    let wrong = Self.part("tipper", of: trial).changing { $0.classes[0].leastReducedCost = 1 }
    let report = BoundAudit(trial.day).verify(
      .cases(
        vehicles: [0], atMost: 0, few: .sum([.sum([]), wrong]), many: Self.part("tank", of: trial)))
    #expect(report.findings.allSatisfy { $0.proofCase?.hasPrefix("few/1") ?? false })
    #expect(report.findings.contains { $0.code == .reducedCostPositive })
  }

  @Test func sumsBeyondAllNumbersDoNotTrap() {
    let huge = BoundProof.prices(
      BoundCertificate(loadPrices: [.max], cuts: [], classes: []))
    #expect(BoundProof.sum([huge, huge]).bound == .max)
    #expect(BoundProof.sum([]).bound == 0)
  }
}
