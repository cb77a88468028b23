import Checking
import Domain
import Testing

@Suite struct BoundAuditTests {
  /// A tiny day, prices, and the truth of each class by brute force.
  struct Case {
    var day: HaulageDay
    var certificate: BoundCertificate
    var routes: [AllRoutes]

    init(seed: Int, loads: Int) {
      var random = RandomHaulageDay(seed: seed, loads: loads)
      day = random.day
      certificate = random.certificate()
      routes = random.groups.map { [day] in AllRoutes(of: $0[0], in: day) }
      for index in routes.indices {
        let least = routes[index].leastReducedCost(certificate)
        certificate.classes[index].leastReducedCost = min(0, least ?? 0)
      }
    }
  }

  static let cases = (0..<300).map { ($0, 5) } + (300..<500).map { ($0, 7) }

  @Test(arguments: cases) func verdictIsThatOfBruteForce(_ seed: Int, _ loads: Int) {
    let truth = Case(seed: seed, loads: loads)
    let report = BoundAudit(truth.day).verify(truth.certificate)
    #expect(report.findings.map(\.sentence) == [])
    #expect(report.bound == truth.certificate.bound)
    for (index, routes) in truth.routes.enumerated() {
      let least = truth.certificate.classes[index].leastReducedCost
      guard least < 0 else { continue }
      var hopeful = truth.certificate
      hopeful.classes[index].leastReducedCost = least + 1
      let report = BoundAudit(truth.day).verify(hopeful)
      #expect(report.bound == nil)
      #expect(report.findings.map(\.code) == [.routeUndercuts])
      #expect(report.findings.first?.vehicleClass == index)
      #expect(report.findings.first?.arguments["difference"] == "1")
      let named = routes.routes.first { $0.loads == report.findings.first?.route }
      #expect(named.map { AllRoutes.reducedCost($0, hopeful) } == least)
    }
  }

  @Test func randomDaysHaveEveryShape() {
    let days = Self.cases.map { Case(seed: $0, loads: $1) }
    func count(_ isSo: (Case) -> Bool) -> Int { days.count { isSo($0) } }
    /// Whether the cheapest route of some class is so.
    func hasCheapest(
      _ truth: Case, _ isSo: ((loads: [Int], cost: Int), Int) -> Bool
    ) -> Bool {
      truth.routes.indices.contains { index in
        let least = truth.certificate.classes[index].leastReducedCost
        return least < 0
          && truth.routes[index].routes.contains {
            AllRoutes.reducedCost($0, truth.certificate) == least && isSo($0, index)
          }
      }
    }
    #expect(count { $0.day.loads.isEmpty } > 10)
    #expect(count { $0.day.trucks.isEmpty } > 10)
    #expect(count { $0.day.distances.allSatisfy { $0 == 0 } } > 10)
    #expect(count { $0.day.durations.allSatisfy { $0 == 0 } } > 10)
    #expect(count { hasCheapest($0) { route, _ in route.loads.count >= 3 } } > 40)
    #expect(
      count { truth in
        hasCheapest(truth) { route, _ in
          truth.certificate.cuts.contains {
            $0.price > 0 && Set($0.loads).intersection(route.loads).count >= 2
          }
        }
      } > 20)
  }

  @Test(arguments: 0..<100) func farTooHighClaimIsRefutedByTheCheapestRoute(_ seed: Int) {
    let truth = Case(seed: seed, loads: 5)
    var hopeful = truth.certificate
    for index in hopeful.classes.indices { hopeful.classes[index].leastReducedCost = 0 }
    let found = BoundAudit(truth.day).verify(hopeful).findings
    let undercut = truth.certificate.classes.indices.filter {
      truth.certificate.classes[$0].leastReducedCost < 0
    }
    #expect(found.map(\.vehicleClass) == undercut)
    #expect(
      found.map { $0.arguments["cost"] }
        == undercut.map { "\(truth.certificate.classes[$0].leastReducedCost)" })
  }

  @Test(arguments: [Int.min, 1, 2, 13, Int.max]) func stepsOfTheClockNeverDecide(_ steps: Int) {
    var settings = BoundAudit.Settings()
    settings.clockSteps = steps
    for seed in 0..<40 {
      let truth = Case(seed: seed, loads: 5)
      let audit = BoundAudit(truth.day, settings: settings)
      #expect(audit.verify(truth.certificate).isVerified, "seed \(seed)")
      for index in truth.certificate.classes.indices {
        var hopeful = truth.certificate
        hopeful.classes[index].leastReducedCost += 1
        #expect(!audit.verify(hopeful).isVerified || hopeful.classes[index].leastReducedCost > 0)
        hopeful.classes[index].leastReducedCost -= 1001
        #expect(audit.verify(hopeful).bound == hopeful.bound, "seed \(seed)")
      }
    }
  }

  @Test(arguments: 0..<100) func noPlanUndercutsAVerifiedBound(_ seed: Int) {
    let truth = Case(seed: seed, loads: 5)
    #expect(truth.certificate.bound <= Self.leastCost(of: truth))
  }

  /// The cost of the best plan, truck by truck over all sets of loads.
  static func leastCost(of truth: Case) -> Int {
    let sets = 1 << truth.day.loads.count
    var least = [Int](repeating: Int.max, count: sets)
    least[0] = 0
    for (vehicles, routes) in zip(truth.certificate.classes.map(\.vehicles), truth.routes) {
      for _ in vehicles {
        let before = least
        for route in routes.routes {
          let carried = route.loads.reduce(0) { $0 | 1 << $1 }
          for set in 0..<sets where set & carried == 0 && before[set] < Int.max {
            least[set | carried] = min(least[set | carried], before[set] + route.cost)
          }
        }
      }
    }
    let left = least.indices.filter { least[$0] < Int.max }.map {
      least[$0]
        + (truth.day.loads.count - $0.nonzeroBitCount) * truth.day.unservedCost.value * 1000
    }
    return left.min() ?? 0
  }

}
