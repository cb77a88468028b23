import Checking
import Domain
import Testing

@Suite struct HaulagePlanCheckerTests {
  @Test func figuresAreThoseComputedByHand() {
    let report = HaulagePlanChecker(SmallDay.day()).check(SmallDay.plan, claimedCost: 51_800_000)
    #expect(report.breaches == [])
    #expect(report.isLawful)
    // T0: 20 empty, 60, 60, 20 empty at 1.30 and 100 fixed; T2: 20 empty, 20 at 1.50 and 150 fixed.
    #expect(report.figures.cost == 30_800_000 + 21_000_000)
    #expect(report.figures.distance == Meters(200_000))
    #expect(report.figures.emptyDistance == Meters(60_000))
    #expect(report.figures.driving == .minutes(200))
    #expect(report.figures.trucks == 2)
    #expect(report.figures.unserved == 0)
  }

  @Test func emptyPlanCostsWhatLeavingAllLoadsCosts() {
    let report = HaulagePlanChecker(SmallDay.day()).check(HaulagePlan(routes: []))
    #expect(report.isLawful)
    #expect(report.figures.cost == 150_000_000)
    #expect(report.figures.unserved == 3)
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
    let planted = PlantedHaulage.all.map(\.code) + [.costTooLarge]
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
    let breaches = HaulagePlanChecker(day).check(plan, claimedCost: planted.claimedCost).breaches
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
    #expect(!HaulagePlanChecker(day).check(plan, claimedCost: number).breaches.isEmpty)
    #expect(!HaulagePlanChecker(SmallDay.day()).check(plan, claimedCost: number).breaches.isEmpty)
  }
}
