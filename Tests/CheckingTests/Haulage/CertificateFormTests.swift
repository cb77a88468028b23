import Checking
import Domain
import Testing

/// Certificates that prove nothing because of what they are, and audits that do not come to an end.
@Suite struct CertificateFormTests {
  /// Prices of the small day: 100 euros a load, no route undercuts them.
  static let certificate = BoundCertificate(
    loadPrices: [10_000_000, 10_000_000, 10_000_000],
    cuts: [BoundCertificate.Cut(loads: [0, 1, 2], price: 1_000_000)],
    classes: [
      BoundCertificate.VehicleClass(vehicles: [0, 1], leastReducedCost: 0),
      BoundCertificate.VehicleClass(vehicles: [2], leastReducedCost: -1_000),
    ])

  struct Fault: Sendable, CustomTestStringConvertible {
    var code: BoundFinding.Code
    /// The class that is named.
    var vehicleClass: Int?
    var change: @Sendable (inout HaulageDay, inout BoundCertificate) -> Void

    init(
      _ code: BoundFinding.Code, _ vehicleClass: Int? = nil,
      _ change: @escaping @Sendable (inout HaulageDay, inout BoundCertificate) -> Void
    ) {
      self.code = code
      self.vehicleClass = vehicleClass
      self.change = change
    }

    var testDescription: String { code.rawValue }
  }

  static let faults = [
    Fault(.dayUnsound) { day, _ in day.durations = [] },
    Fault(.loadsTooMany) { day, certificate in
      day.loads = [HaulageDay.Load](repeating: day.loads[0], count: 171)
      certificate.loadPrices = [Int](repeating: 0, count: 171)
    },
    Fault(.numbersTooLarge) { $1.classes[0].leastReducedCost = Int.min },
    Fault(.numbersTooLarge) { $1.cuts[0].price = Int.max },
    Fault(.priceCount) { $1.loadPrices = [] },
    Fault(.priceCount) { $1.loadPrices.append(0) },
    Fault(.priceOutOfRange) { $1.loadPrices[1] = -1 },
    Fault(.priceOutOfRange) { $1.loadPrices[1] = 50_000_001 },
    Fault(.priceOutOfRange) { $1.loadPrices[1] = Int.max },
    Fault(.cutMalformed) { $1.cuts[0].loads = [] },
    Fault(.cutMalformed) { $1.cuts[0].loads = [0, 1] },
    Fault(.cutMalformed) { $1.cuts[0].loads = [0, 1, 1] },
    Fault(.cutMalformed) { $1.cuts[0].loads = [2, 1, 0] },
    Fault(.cutMalformed) { $1.cuts[0].loads = [0, 1, 3] },
    Fault(.cutMalformed) { $1.cuts[0].loads = [-1, 1, 2] },
    Fault(.cutPriceNegative) { $1.cuts[0].price = -1 },
    Fault(.classEmpty, 2) {
      $1.classes.append(BoundCertificate.VehicleClass(vehicles: [], leastReducedCost: 0))
    },
    Fault(.classMixed, 0) { day, _ in day.trucks[1].fixedCost = Cents(9_999) },
    Fault(.classMixed, 0) { day, _ in day.trucks[1].costPerKilometer = Cents(129) },
    Fault(.classMixed, 0) { day, _ in day.trucks[1].bodies = ["tank"] },
    Fault(.classMixed, 0) { day, _ in day.trucks[1].depot = 1 },
    Fault(.classMixed, 0) { day, _ in day.trucks[1].shift = SmallDay.window(360, 1081) },
    Fault(.classMixed, 0) { day, _ in day.trucks[1].drivingMax = .minutes(301) },
    Fault(.vehicleUnknown, 1) { $1.classes[1].vehicles.append(3) },
    Fault(.vehicleUnknown, 1) { $1.classes[1].vehicles.append(-1) },
    Fault(.vehicleTwice, 1) { $1.classes[1].vehicles.append(2) },
    Fault(.vehicleMissing) { $1.classes[0].vehicles = [0] },
    Fault(.reducedCostPositive, 0) { $1.classes[0].leastReducedCost = 1 },
    Fault(.routeUndercuts, 1) { $1.loadPrices[2] = 30_000_000 },
  ]

  @Test func soundCertificateIsVerified() {
    let report = BoundAudit(SmallDay.day()).verify(Self.certificate)
    #expect(report == BoundAuditReport(bound: 28_999_000, findings: []))
  }

  @Test func statedBoundIsThatOfThePrices() {
    let audit = BoundAudit(SmallDay.day())
    #expect(audit.verify(Self.certificate, stated: 28_999_000).bound == 28_999_000)
    for stated in [28_999_001, 28_998_999, Int.max, Int.min] {
      let report = audit.verify(Self.certificate, stated: stated)
      #expect(report.bound == nil)
      #expect(
        report.findings.map(\.sentence) == [
          "bound: the prices add up to 28999000 millicents, stated are \(stated)"
        ])
    }
  }

  @Test(arguments: faults) func faultIsFound(_ fault: Fault) {
    var day = SmallDay.day()
    var certificate = Self.certificate
    fault.change(&day, &certificate)
    let report = BoundAudit(day).verify(certificate)
    #expect(!report.isVerified)
    #expect(report.findings.map(\.code) == [fault.code])
    #expect(report.findings.first?.vehicleClass == fault.vehicleClass)
    for finding in report.findings {
      #expect(!finding.sentence.contains { "?{}".contains($0) }, "\(finding.sentence)")
    }
  }

  @Test func sentenceNamesTheRoute() {
    var certificate = Self.certificate
    certificate.loadPrices[2] = 30_000_000
    // 150 euros fixed and 160 km at 1.50, less 500 of prices, and 10 for the cut.
    #expect(
      BoundAudit(SmallDay.day()).verify(certificate).findings.map(\.sentence) == [
        "class 1: route [0, 1, 2] has reduced cost -10000000, -1000 is claimed: "
          + "9999000 millicents less"
      ])
  }

  @Test(arguments: [Int.min, Int.min + 1, -1, 0, 1, 1 << 53, Int.max - 1, Int.max])
  func noNumberTraps(_ number: Int) {
    let changes: [(inout BoundCertificate) -> Void] = [
      { $0.loadPrices = [number, number, number] }, { $0.cuts[0].price = number },
      { $0.cuts[0].loads = [number, number, number] },
      { $0.classes[0].leastReducedCost = number }, { $0.classes[1].leastReducedCost = number },
      { $0.classes[0].vehicles = [number, number] },
    ]
    for change in changes {
      var certificate = Self.certificate
      change(&certificate)
      let report = BoundAudit(SmallDay.day()).verify(certificate)
      #expect(report.isVerified == report.findings.isEmpty)
    }
  }

  @Test func dayWithoutTrucksIsVerifiedByFormAlone() {
    var day = SmallDay.day()
    day.trucks = []
    var certificate = Self.certificate
    certificate.classes = []
    certificate.loadPrices = [50_000_000, 50_000_000, 50_000_000]
    certificate.cuts = []
    #expect(BoundAudit(day).verify(certificate).bound == 150_000_000)
  }

  @Test func dayWithoutLoadsIsVerifiedAtZero() {
    var day = SmallDay.day()
    day.loads = []
    var certificate = Self.certificate
    certificate.loadPrices = []
    certificate.cuts = []
    certificate.classes[1].leastReducedCost = 0
    #expect(BoundAudit(day).verify(certificate).bound == 0)
  }

  @Test func dayOf170LoadsIsTaken() {
    var day = SmallDay.day()
    day.loads = [HaulageDay.Load](repeating: day.loads[0], count: 170)
    var certificate = Self.certificate
    certificate.loadPrices = [Int](repeating: 1_000, count: 170)
    var settings = BoundAudit.Settings()
    settings.clockSteps = 5
    let report = BoundAudit(day, settings: settings).verify(certificate)
    #expect(report.bound == 170_000 - 1_000_000 - 1_000)
  }

  @Test func progressCountsClasses() {
    var told: [[Int]] = []
    _ = BoundAudit(SmallDay.day()).verify(Self.certificate, progress: { told.append([$0, $1]) })
    #expect(told == [[1, 2], [2, 2]])
  }

  @Test func cancelledAuditHasNoVerdict() {
    var asked = 0
    let report = BoundAudit(SmallDay.day()).verify(
      Self.certificate,
      isCancelled: {
        asked += 1
        return asked > 1
      })
    #expect(
      report == BoundAuditReport(bound: nil, findings: [BoundFinding(.cancelled, vehicleClass: 1)]))
  }

  @Test func spentAuditHasNoVerdict() {
    // Every order of twelve loads without length or time costs the same: no bound prunes them.
    var day = SmallDay.day()
    day.distances = day.distances.map { _ in 0 }
    day.durations = day.durations.map { _ in 0 }
    var load = day.loads[0]
    (load.pickupService, load.deliveryService) = (.zero, .zero)
    load.deliveryWindow = SmallDay.window(420, 480)
    load.pickupWindow = load.deliveryWindow
    day.loads = [HaulageDay.Load](repeating: load, count: 12)
    var certificate = Self.certificate
    certificate.loadPrices = [Int](repeating: 1_000_000, count: 12)
    certificate.classes[0].leastReducedCost = -2_000_000
    certificate.classes[1].leastReducedCost = -2_000_000
    certificate.cuts = []
    var settings = BoundAudit.Settings()
    settings.beginningLimit = 1_000
    let report = BoundAudit(day, settings: settings).verify(certificate)
    #expect(report.bound == nil)
    #expect(report.findings.map(\.code) == [.searchTooLarge])
    #expect(report.findings.first?.vehicleClass == 0)
  }
}
