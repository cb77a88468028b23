import Checking
import Domain
import Testing

/// Bounds that are proved by cases of how many vehicles are used and how many loads are left.
@Suite struct ProofAuditTests {
  /// A tiny day, a proof by cases, and the truth of each class by brute force.
  struct Trial {
    var day: HaulageDay
    var proof: BoundProof
    /// By vehicle.
    var routes: [AllRoutes] = []

    init(seed: Int, loads: Int = 5) {
      var random = RandomHaulageDay(seed: seed, loads: loads)
      day = random.day
      for group in random.groups {
        let routes = AllRoutes(of: group[0], in: day)
        self.routes += group.map { _ in routes }
      }
      proof = random.proof(depth: 2)
      proof = proof.changing { [routes] certificate in
        for index in certificate.classes.indices {
          let vehicle = certificate.classes[index].vehicles[0]
          let least = routes[vehicle].routes.map { Self.reducedCost($0, vehicle, certificate) }
            .min()
          certificate.classes[index].leastReducedCost = min(0, least ?? 0)
        }
      }
    }

    /// What a route of the vehicle costs less its loads' prices, with the cuts and counts.
    static func reducedCost(
      _ route: (loads: [Int], cost: Int), _ vehicle: Int, _ certificate: BoundCertificate
    ) -> Int {
      var cost = AllRoutes.reducedCost(route, certificate)
      for count in certificate.counts where count.vehicles.contains(vehicle) {
        cost += count.side == .atMost ? count.price : -count.price
      }
      return cost
    }

    /// The least cost of all plans with exactly these loads and trucks, by both; truck by truck over
    /// all routes.
    func leastCosts() -> [SIMD2<Int>: Int] {
      var least = [SIMD2(0, 0): 0]
      for (vehicle, routes) in routes.enumerated() {
        for (done, cost) in least {
          for route in routes.routes {
            let carried = route.loads.reduce(0) { $0 | 1 << $1 }
            guard done[0] & carried == 0 else { continue }
            let next = SIMD2(done[0] | carried, done[1] | 1 << vehicle)
            least[next] = min(least[next] ?? Int.max, cost + route.cost)
          }
        }
      }
      return least
    }

    /// The least cost of a plan in each case; `nil` where there is none.
    func leastCostsOfCases() -> [Int?] {
      let costs = leastCosts().map { done, cost in
        let left = ~done[0] & (1 << day.loads.count - 1)
        return (
          used: done[1], left: left,
          cost: cost + left.nonzeroBitCount * day.unservedCost.value * 1000
        )
      }
      return proof.ways().map { way in
        costs.filter { plan in
          way.asked.allSatisfy { $0.isSo(used: plan.used, left: plan.left) }
        }.map(\.cost).min()
      }
    }
  }

  @Test(arguments: 0..<300) func verdictIsThatOfBruteForce(_ seed: Int) {
    let truth = Trial(seed: seed)
    let audit = BoundAudit(truth.day)
    let report = audit.verify(truth.proof, stated: truth.proof.bound)
    #expect(report == BoundAuditReport(bound: truth.proof.bound, findings: []))
    for (position, (way, certificate)) in zip(truth.proof.ways(), truth.proof.certificates)
      .enumerated()
    {
      for (index, vehicleClass) in certificate.classes.enumerated() {
        guard vehicleClass.leastReducedCost < 0 else { continue }
        let hopeful = truth.proof.changing(position) { $0.classes[index].leastReducedCost += 1 }
        let report = audit.verify(hopeful)
        #expect(report.bound == nil)
        #expect(report.findings.map(\.code) == [.routeUndercuts])
        #expect(report.findings.first?.proofCase == way.name)
        #expect(report.findings.first?.vehicleClass == index)
        #expect(report.findings.first?.arguments["difference"] == "1")
      }
    }
  }

  @Test(arguments: 0..<200) func noPlanOfACaseUndercutsItsPrices(_ seed: Int) {
    let truth = Trial(seed: seed, loads: 6)
    let least = truth.leastCostsOfCases()
    for (certificate, cost) in zip(truth.proof.certificates, least) {
      if let cost { #expect(certificate.bound <= cost) }
    }
    // The cases leave no plan out.
    let all = BoundAuditTests.Case(seed: seed, loads: 6)
    #expect(least.compactMap(\.self).min() == BoundAuditTests.leastCost(of: all))
  }

  @Test func randomProofsHaveEveryShape() {
    let trials = (0..<200).map { Trial(seed: $0) }
    let leaves = trials.flatMap(\.proof.certificates)
    #expect(leaves.count { $0.counts.count == 2 } > 20)
    #expect(leaves.count { $0.leftCounts.count == 2 } > 20)
    let prices = leaves.flatMap(\.loadPrices)
    #expect(prices.contains { $0 > 25_000 })
    #expect(leaves.count { $0.classes.count == $0.classes.flatMap(\.vehicles).count } > 40)
    #expect(trials.count { Set($0.proof.certificates.map(\.classes.count)).count > 1 } > 20)
    let impossible = trials.flatMap { $0.leastCostsOfCases() }.count { $0 == nil }
    #expect(impossible > 40)
    // Only counts can prove so much of a case.
    let strong = trials.count { trial in
      let least = trial.leastCostsOfCases().compactMap(\.self).min() ?? 0
      return trial.proof.certificates.contains { $0.bound > least }
    }
    #expect(strong > 10)
  }

  @Test(arguments: 0..<200) func tamperedCountIsRefuted(_ seed: Int) {
    let truth = Trial(seed: seed)
    let audit = BoundAudit(truth.day)
    let strangers = truth.day.trucks.count
    for (position, certificate) in truth.proof.certificates.enumerated() {
      for index in certificate.counts.indices {
        func codes(
          _ change: (inout BoundCertificate.Count) -> Void
        ) -> Set<BoundFinding.Code> {
          let tampered = truth.proof.changing(position) { change(&$0.counts[index]) }
          let report = audit.verify(tampered)
          #expect(report.bound == nil)
          #expect(report.findings.allSatisfy { $0.proofCase == truth.proof.ways()[position].name })
          return Set(report.findings.map(\.code))
        }
        // No case asks so much.
        #expect(
          codes { $0.number = $0.side == .atMost ? -1 : $0.vehicles.count + 2 }
            .contains(.countNotImplied))
        #expect(codes { $0.vehicles.append(strangers) }.contains(.countMalformed))
        #expect(codes { $0.price = -1 }.contains(.countPriceNegative))
        // The other side follows only by chance from another case of the same vehicles.
        if certificate.counts.count == 1, !truth.hasTwinCases {
          #expect(
            codes { $0.side = $0.side == .atMost ? .atLeast : .atMost } == [.countNotImplied])
          #expect(
            codes {
              $0.vehicles = Array(0..<strangers).filter { [vehicles = $0.vehicles] in
                !vehicles.contains($0)
              }
            } == [.countNotImplied])
        }
      }
      let bare = audit.verify(certificate)
      guard certificate.counts.count + certificate.leftCounts.count > 0 else { continue }
      #expect(
        bare.findings.map(\.code)
          == certificate.counts.map { _ in .countNotImplied }
          + certificate.leftCounts.map { _ in .leftNotImplied })
    }
  }

  @Test(arguments: 0..<200) func tamperedCountOfLoadsLeftIsRefuted(_ seed: Int) {
    let truth = Trial(seed: seed)
    let audit = BoundAudit(truth.day)
    let strangers = truth.day.loads.count
    for (position, certificate) in truth.proof.certificates.enumerated() {
      for index in certificate.leftCounts.indices {
        func codes(
          _ change: (inout BoundCertificate.LeftCount) -> Void
        ) -> Set<BoundFinding.Code> {
          let tampered = truth.proof.changing(position) { change(&$0.leftCounts[index]) }
          let report = audit.verify(tampered)
          #expect(report.bound == nil)
          #expect(report.findings.allSatisfy { $0.proofCase == truth.proof.ways()[position].name })
          return Set(report.findings.map(\.code))
        }
        #expect(
          codes { $0.number = $0.side == .atMost ? -1 : $0.loads.count + 2 }
            .contains(.leftNotImplied))
        #expect(codes { $0.loads.append(strangers) }.contains(.leftMalformed))
        #expect(codes { $0.loads.insert(-1, at: 0) }.contains(.leftMalformed))
        #expect(codes { $0.price = -1 }.contains(.leftPriceNegative))
      }
    }
  }

  @Test(arguments: 0..<200) func priceAboveWhatLeavingCostsIsRefuted(_ seed: Int) {
    let truth = Trial(seed: seed)
    let audit = BoundAudit(truth.day)
    for (position, certificate) in truth.proof.certificates.enumerated() {
      for load in truth.day.loads.indices {
        let asked = certificate.leftCounts.filter { $0.loads.contains(load) }
        let cost = asked.reduce(truth.day.unservedCost.value * 1000) {
          $0 + ($1.side == .atMost ? $1.price : -$1.price)
        }
        let dear = audit.verify(truth.proof.changing(position) { $0.loadPrices[load] = cost + 1 })
        #expect(dear.findings.map(\.code) == [.priceOutOfRange])
        #expect(dear.findings.first?.arguments["limit"] == "\(cost)")
        let most = audit.verify(truth.proof.changing(position) { $0.loadPrices[load] = cost })
        #expect(!most.findings.contains { $0.code == .priceOutOfRange })
      }
    }
  }
}

extension ProofAuditTests.Trial {
  /// Whether two cases ask of the same vehicles, or of those that the other leaves.
  var hasTwinCases: Bool {
    var asked: [[Int]] = []
    func collect(_ proof: BoundProof) {
      switch proof {
      case .prices: return
      case .cases(let vehicles, _, let few, let many):
        asked.append(vehicles)
        collect(few)
        collect(many)
      case .leftCases(_, _, let few, let many):
        collect(few)
        collect(many)
      case .sum(let parts): for part in parts { collect(part) }
      }
    }
    collect(proof)
    let all = Set(day.trucks.indices)
    return asked.indices.contains { index in
      asked.indices.contains {
        $0 != index && asked[$0] == asked[index]
          || Set(asked[$0]) == all.subtracting(asked[index])
      }
    }
  }
}
