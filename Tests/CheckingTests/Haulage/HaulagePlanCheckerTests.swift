import Checking
import Domain
import Testing

@Suite struct HaulagePlanCheckerTests {
  /// What the plan of the small day comes to.
  static let claims: HaulageClaims = {
    var claims = HaulageClaims(cost: 51_800_000, lowerBound: 51_800_000)
    (claims.distance, claims.driving) = (Meters(200_000), .minutes(200))
    (claims.trucks, claims.unserved, claims.unservedLoads) = (2, 0, [])
    return claims
  }()

  @Test func loadsLeftAreNamedAndPaid() {
    var plan = SmallDay.plan
    plan.routes.remove(at: 0)
    let figures = HaulagePlanChecker(SmallDay.day()).check(plan).figures
    #expect(figures.unserved == [0, 1])
    #expect(figures.cost == 21_000_000 + 2 * 50_000_000)
  }

  @Test func strangerLoadsAndTrucksAreNotCounted() {
    var claims = HaulageClaims()
    claims.unservedLoads = [0, 1, 2, 3]
    let empty = HaulagePlan(routes: [])
    #expect(
      HaulagePlanChecker(SmallDay.day()).check(empty, claims: claims).breaches.map(\.code) == [
        .loadsLeftDiffer
      ])
  }

  @Test func claimedBoundIsProvedByPricesOrRestsOnTheSearch() {
    // Claimed bound of a plan of cost 100, what the prices prove, whether that is a breach, whether
    // the claim rests on the search.
    let cases: [(Int?, Int, Bool, Bool)] = [
      (nil, 0, false, false), (0, -5, false, false), (90, 90, false, false),
      (89, 90, false, false), (91, 90, true, false), (99, 0, true, false),
      (100, 90, false, true), (100, 100, false, false), (0, 0, false, false),
    ]
    for (claimed, bound, isBreach, rests) in cases {
      let claims = HaulageClaims(cost: 100, lowerBound: claimed)
      #expect((claims.breach(provedOnly: bound)?.code == .boundNotProved) == isBreach)
      #expect(claims.restsOnSearch(beyond: bound) == rests, "\(claimed ?? -1)")
    }
  }

  @Test func figuresAreThoseComputedByHand() {
    let report = HaulagePlanChecker(SmallDay.day()).check(SmallDay.plan, claims: Self.claims)
    #expect(report.breaches == [])
    #expect(report.isLawful)
    // T0: 20 empty, 60, 60, 20 empty at 1.30 and 100 fixed; T2: 20 empty, 20 at 1.50 and 150 fixed.
    #expect(report.figures.cost == 30_800_000 + 21_000_000)
    #expect(report.figures.distance == Meters(200_000))
    #expect(report.figures.emptyDistance == Meters(60_000))
    #expect(report.figures.driving == .minutes(200))
    #expect(report.figures.trucks == 2)
    #expect(report.figures.unserved == [])
  }

  @Test func emptyPlanCostsWhatLeavingAllLoadsCosts() {
    let report = HaulagePlanChecker(SmallDay.day()).check(HaulagePlan(routes: []))
    #expect(report.isLawful)
    #expect(report.figures.cost == 150_000_000)
    #expect(report.figures.unserved == [0, 1, 2])
    #expect(report.figures.trucks == 0)
  }

  @Test func limitsThemselvesAreKept() {
    var day = SmallDay.day()
    // T0 is at the quarry at 06:20 and back at 12:05; it drives 160 minutes.
    day.loads[0].pickupWindow = SmallDay.window(370, 380)
    day.loads[0].deliveryWindow = SmallDay.window(370, 470)
    day.trucks[0].shift = SmallDay.window(360, 725)
    day.trucks[0].drivingMax = .minutes(160)
    #expect(HaulagePlanChecker(day).check(SmallDay.plan).breaches.map(\.sentence) == [])
  }

  @Test func everyCodeIsPlanted() {
    let planted = PlantedHaulage.all.map(\.code) + [.costTooLarge, .boundNotProved]
    #expect(Set(planted) == Set(HaulageBreach.Code.allCases))
  }

  @Test func uncountableCostIsABreach() {
    // Ways of 10 000 km at 10 000 euros a kilometer: about a million of them pass every number.
    var day = SmallDay.day()
    day.distances = day.distances.map { $0 > 0 ? Int32(HaulageDay.Limit.meters) : 0 }
    day.trucks[0].costPerKilometer = Cents(HaulageDay.Limit.centsPerKilometer)
    day.durations = day.durations.map { _ in 0 }
    (day.loads[0].pickupService, day.loads[0].deliveryService) = (.zero, .zero)
    let plan = HaulagePlan(routes: [
      HaulagePlan.Route(truck: 0, loads: [Int](repeating: 0, count: 500_000))
    ])
    let breaches = HaulagePlanChecker(day).check(plan).breaches
    #expect(breaches.last?.code == .costTooLarge)
    #expect(breaches.last?.route == nil)
  }

  @Test(arguments: PlantedHaulage.all) func plantedBreachIsFound(_ planted: PlantedHaulage) {
    var day = SmallDay.day()
    var plan = SmallDay.plan
    planted.change(&day, &plan)
    let breaches = HaulagePlanChecker(day).check(plan, claims: planted.claims).breaches
    #expect(breaches.map(\.code) == [planted.code] + planted.also)
    #expect(breaches.first?.route == planted.route)
    #expect(breaches.first?.sequence == planted.sequence)
    for breach in breaches {
      #expect(!breach.sentence.contains { "?{}".contains($0) }, "\(breach.sentence)")
    }
  }

  @Test func sentenceSaysWhereAndWhat() {
    var day = SmallDay.day()
    day.loads[1].pickupWindow = SmallDay.window(540, 550)
    let breaches = HaulagePlanChecker(day).check(SmallDay.plan).breaches
    #expect(
      breaches.map(\.sentence) == [
        "route 1, no. 2: truck T0 comes to load ash at 09:15:00, the pickup closes at 09:10:00"
      ])
  }

  @Test(arguments: [Int.min, -1, 0, HaulageDay.Limit.meters, 1 << 40, Int.max])
  func noNumberTraps(_ number: Int) {
    var day = SmallDay.day()
    let window = HaulageDay.Window(earliest: Seconds(0), latest: Seconds(number))
    for index in day.loads.indices {
      day.loads[index].pickupService = Seconds(number)
      day.loads[index].deliveryService = Seconds(number)
      day.loads[index].pickupWindow = window
      day.loads[index].deliveryWindow = window
    }
    for index in day.trucks.indices {
      day.trucks[index].fixedCost = Cents(number)
      day.trucks[index].costPerKilometer = Cents(number)
      day.trucks[index].drivingMax = Seconds(number)
    }
    day.unservedCost = Cents(number)
    day.distances = day.distances.map { Int32(clamping: Int($0).signum() * number) }
    day.durations = day.distances
    let plan = HaulagePlan(routes: [
      HaulagePlan.Route(truck: number, loads: [number, 0, 1]),
      HaulagePlan.Route(truck: 0, loads: [0, number, 1, 2, 0, 1, 2]),
    ])
    var claims = HaulageClaims(cost: number, lowerBound: number)
    (claims.distance, claims.driving) = (Meters(number), Seconds(number))
    (claims.trucks, claims.unserved, claims.unservedLoads) = (number, number, [number])
    #expect(!HaulagePlanChecker(day).check(plan, claims: claims).breaches.isEmpty)
    #expect(!HaulagePlanChecker(SmallDay.day()).check(plan, claims: claims).breaches.isEmpty)
  }
}
