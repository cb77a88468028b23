import Checking
import Domain
import Testing

/// Proofs by cases of the small day, sound and tampered with by hand.
@Suite struct ProofFormTests {
  typealias Count = BoundCertificate.Count

  /// At most one of the two tippers, and then none or one; or both.
  static let proof = BoundProof.cases(
    vehicles: [0, 1], atMost: 1,
    few: .cases(
      vehicles: [0, 1], atMost: 0,
      few: leaf([Count(vehicles: [0, 1], side: .atMost, number: 0, price: 5_000_000)]),
      many: leaf([
        Count(vehicles: [0, 1], side: .atMost, number: 1, price: 1_000),
        Count(vehicles: [0, 1], side: .atLeast, number: 1, price: 2_000),
      ])),
    many: leaf([Count(vehicles: [0, 1], side: .atLeast, number: 2, price: 10_000)], least: -10_000))

  static func leaf(_ counts: [Count], least: Int = -1_000) -> BoundProof {
    var certificate = CertificateFormTests.certificate
    certificate.counts = counts
    certificate.classes[0].leastReducedCost = least
    return .prices(certificate)
  }

  @Test func soundProofIsVerifiedAtItsLeastCase() {
    // Prices prove 28 999 000 without the tippers; each of these costs its class's number.
    #expect(
      Self.proof.certificates.map(\.bound) == [
        28_997_000, 28_999_000 - 2_000 - 1_000 + 2_000, 28_999_000 - 20_000 + 20_000,
      ])
    let report = BoundAudit(SmallDay.day()).verify(Self.proof, stated: 28_997_000)
    #expect(report == BoundAuditReport(bound: 28_997_000, findings: []))
    let other = BoundAudit(SmallDay.day()).verify(Self.proof, stated: 28_998_000)
    #expect(other.findings.map(\.code) == [.boundDiffers])
    #expect(other.findings.first?.proofCase == nil)
  }

  static let faults: [(leaf: Int, sentences: [String], change: @Sendable (inout Count) -> Void)] = [
    (
      0, ["case few/few: count 0, at most -1 of vehicles [0, 1], follows from no case on the way"],
      { $0.number = -1 }
    ),
    (
      1, ["case few/many: count 0, at most 0 of vehicles [0, 1], follows from no case on the way"],
      { $0.number = 0 }
    ),
    (
      2, ["case many: count 0, at least 3 of vehicles [0, 1], follows from no case on the way"],
      { $0.number = 3 }
    ),
    (
      2,
      [
        "case many: count 0, at least \(Int.max) of vehicles [0, 1], follows from no case on the way"
      ],
      { $0.number = Int.max }
    ),
    (
      2, ["case many: count 0, at most 2 of vehicles [0, 1], follows from no case on the way"],
      { $0.side = .atMost }
    ),
    (
      2, ["case many: count 0, at least 2 of vehicles [0, 1, 2], follows from no case on the way"],
      { $0.vehicles = [0, 1, 2] }
    ),
    (
      2,
      [
        "case many: count 0 has vehicle 0 but not 1, both of class 0",
        "case many: count 0, at least 2 of vehicles [0], follows from no case on the way",
      ], { $0.vehicles = [0] }
    ),
    (
      2,
      [
        "case many: count 0 is not of vehicles that there are in ascending order: [1, 0]",
        "case many: count 0, at least 2 of vehicles [1, 0], follows from no case on the way",
      ], { $0.vehicles = [1, 0] }
    ),
    (2, ["case many: the price of count 0, -1, is below 0"], { $0.price = -1 }),
    (2, ["case many: costs and prices are too large to be summed exactly"], { $0.price = Int.max }),
    (
      2, ["case many: costs and prices are too large to be summed exactly"],
      { ($0.number, $0.price) = (Int.min, 1) }
    ),
    (
      2, ["case many: costs and prices are too large to be summed exactly"],
      { ($0.number, $0.price) = (0, 1 << 61) }
    ),
  ]

  @Test(arguments: faults.indices) func tamperedCountIsNamedWithItsCase(_ number: Int) {
    let fault = Self.faults[number]
    let tampered = Self.proof.changing(fault.leaf) { fault.change(&$0.counts[0]) }
    let report = BoundAudit(SmallDay.day()).verify(tampered)
    #expect(report.bound == nil)
    #expect(report.findings.map(\.sentence) == fault.sentences)
  }

  @Test func countMayAskLessThanItsCase() {
    for (leaf, number) in [(0, 1), (0, 2), (1, 2), (2, 1), (2, 0), (2, -1)] {
      let loose = Self.proof.changing(leaf) { $0.counts[0].number = number }
      #expect(BoundAudit(SmallDay.day()).verify(loose).bound == loose.bound)
    }
  }

  @Test func countWithoutItsCaseIsRefuted() {
    guard case .cases(_, _, .cases(_, _, let none, let one), let both) = Self.proof else { return }
    let audit = BoundAudit(SmallDay.day())
    for alone in [none, one, both] {
      #expect(audit.verify(alone).findings.contains { $0.code == .countNotImplied })
    }
    // The prices of no tipper hold where at most one is used only by chance, and nothing says so.
    let swapped = BoundProof.cases(vehicles: [0, 1], atMost: 1, few: both, many: none)
    #expect(Set(audit.verify(swapped).findings.map(\.code)) == [.countNotImplied])
    let wider = BoundProof.cases(vehicles: [0, 1], atMost: 1, few: none, many: both)
    #expect(audit.verify(wider).findings.map(\.proofCase) == ["few"])
  }

  /// Both tippers' loads and the tanker's: at most one left, or more.
  static let leftProof = BoundProof.leftCases(
    loads: [0, 2], atMost: 0, few: leftLeaf(.atMost, 0, 7_000),
    many: leftLeaf(.atLeast, 1, 2_000))

  static func leftLeaf(_ side: Count.Side, _ number: Int, _ price: Int) -> BoundProof {
    var certificate = CertificateFormTests.certificate
    certificate.leftCounts = [.init(loads: [0, 2], side: side, number: number, price: price)]
    return .prices(certificate)
  }

  @Test func countsOfLoadsLeftAddToTheBoundAndTakeFromIt() {
    let plain = CertificateFormTests.certificate.bound
    #expect(Self.leftProof.certificates.map(\.bound) == [plain, plain + 2_000])
    #expect(BoundAudit(SmallDay.day()).verify(Self.leftProof).bound == plain)
    let one = BoundProof.leftCases(
      loads: [0, 2], atMost: 1, few: Self.leftLeaf(.atMost, 1, 7_000),
      many: Self.leftLeaf(.atLeast, 2, 2_000))
    #expect(one.certificates.map(\.bound) == [plain - 7_000, plain + 4_000])
    #expect(BoundAudit(SmallDay.day()).verify(one).bound == plain - 7_000)
  }

  static let leftFaults:
    [(sentence: String, change: @Sendable (inout BoundCertificate.LeftCount) -> Void)] = [
      (
        "count 0 of loads left, at least 2 of loads [0, 2], follows from no case on the way",
        { $0.number = 2 }
      ),
      (
        "count 0 of loads left, at most 1 of loads [0, 2], follows from no case on the way",
        { $0.side = .atMost }
      ),
      (
        "count 0 of loads left, at least 1 of loads [0], follows from no case on the way",
        { $0.loads = [0] }
      ),
      ("the price of count 0 of loads left, -1, is below 0", { $0.price = -1 }),
      (
        "costs and prices are too large to be summed exactly", { ($0.number, $0.price) = (.min, 1) }
      ),
    ]

  @Test(arguments: leftFaults.indices) func tamperedCountOfLoadsLeftIsNamed(_ number: Int) {
    let fault = Self.leftFaults[number]
    let tampered = Self.leftProof.changing(1) { fault.change(&$0.leftCounts[0]) }
    let report = BoundAudit(SmallDay.day()).verify(tampered)
    #expect(report.findings.map(\.sentence) == ["case many: " + fault.sentence])
  }

  @Test func vehiclesAreNotLoads() {
    // The same numbers of the other kind say nothing.
    let swapped = BoundProof.cases(
      vehicles: [0, 2], atMost: 0, few: Self.leftLeaf(.atMost, 0, 0),
      many: Self.leftLeaf(.atLeast, 1, 0))
    #expect(
      BoundAudit(SmallDay.day()).verify(swapped).findings.map(\.code)
        == [.leftNotImplied, .leftNotImplied])
  }

  @Test func impossibleCaseProvesAnything() {
    // No more than the two tippers can leave.
    let many = Self.leaf(
      [Count(vehicles: [0, 1], side: .atLeast, number: 3, price: 1_000_000_000)],
      least: -1_100_000_000)
    let proof = BoundProof.cases(
      vehicles: [0, 1], atMost: 2, few: Self.leaf([]), many: many)
    #expect(many.bound > 800_000_000)
    #expect(BoundAudit(SmallDay.day()).verify(proof).bound == 28_997_000)
  }

  @Test func classesMayDifferFromCaseToCase() {
    let proof = Self.proof.changing(1) {
      $0.classes = [0, 1, 2].map {
        BoundCertificate.VehicleClass(vehicles: [$0], leastReducedCost: -1_000)
      }
    }
    #expect(BoundAudit(SmallDay.day()).verify(proof).bound == 28_997_000)
    // One that splits no class elsewhere may do so here.
    let split = Self.proof.changing(1) {
      $0.classes = [[0, 1], [2]].map {
        BoundCertificate.VehicleClass(vehicles: $0, leastReducedCost: -1_000)
      }
    }
    #expect(BoundAudit(SmallDay.day()).verify(split).isVerified)
  }

  @Test func whatTheAtLeastCountsPayIsSeenInRoutes() {
    // Stone and ash cost 108 euros above their prices, and each tipper's route is paid 150.
    let hopeful = Self.proof.changing(2) { $0.counts[0].price = 15_000_000 }
    let report = BoundAudit(SmallDay.day()).verify(hopeful)
    #expect(report.findings.map(\.code) == [.routeUndercuts])
    #expect(report.findings.first?.sentence.hasPrefix("case many, class 0: route [") == true)
  }

  @Test(arguments: [Int.min, -1, 0, 1, 1 << 53, Int.max]) func noNumberTraps(_ number: Int) {
    let audit = BoundAudit(SmallDay.day())
    let changes: [(inout Count) -> Void] = [
      { $0.number = number }, { $0.price = number }, { ($0.number, $0.price) = (number, number) },
      { $0.vehicles = [number] },
    ]
    for change in changes {
      let report = audit.verify(Self.proof.changing(2) { change(&$0.counts[0]) })
      #expect(report.isVerified == report.findings.isEmpty)
    }
    let leftChanges: [(inout BoundCertificate.LeftCount) -> Void] = [
      { $0.number = number }, { $0.price = number }, { ($0.number, $0.price) = (number, number) },
      { $0.loads = [number] },
    ]
    for change in leftChanges {
      let report = audit.verify(Self.leftProof.changing(1) { change(&$0.leftCounts[0]) })
      #expect(report.isVerified == report.findings.isEmpty)
    }
    let cases = BoundProof.cases(
      vehicles: [number], atMost: number, few: Self.leaf([]), many: Self.leaf([]))
    #expect(audit.verify(cases).isVerified)
  }

  @Test func progressCountsTheClassesOfAllCases() {
    var told: [[Int]] = []
    _ = BoundAudit(SmallDay.day()).verify(Self.proof, progress: { told.append([$0, $1]) })
    #expect(told == (1...6).map { [$0, 6] })
  }

  @Test func cancelledAuditNamesTheCase() {
    var asked = 0
    let report = BoundAudit(SmallDay.day()).verify(
      Self.proof,
      isCancelled: {
        asked += 1
        return asked > 3
      })
    #expect(report.bound == nil)
    #expect(
      report.findings.map(\.sentence) == [
        "case few/many, class 1: ended before all routes were looked at"
      ])
  }
}
