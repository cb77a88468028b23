import Domain
import Scheduling
import Testing

/// Haulage days at the edges of what a day can be: each has an answer.
@Suite struct DegenerateHaulageTests {
  // Depot 0 --20 km-- 1 --60 km-- 2, and 2 --70 km-- 0; a kilometer takes a minute.
  private static let kilometers: [Int32] = [0, 20, 70, 20, 0, 60, 70, 60, 0]

  private static func window(_ from: Int, _ to: Int) -> HaulageDay.Window {
    HaulageDay.Window(earliest: .minutes(from), latest: .minutes(to))
  }

  private static func load(
    _ body: String = "tipper", pickup: HaulageDay.Window = window(360, 1200),
    delivery: HaulageDay.Window = window(360, 1300)
  ) -> HaulageDay.Load {
    HaulageDay.Load(
      id: "", pickup: 1, delivery: 2, body: body, pickupService: .minutes(30),
      deliveryService: .minutes(15), pickupWindow: pickup, deliveryWindow: delivery)
  }

  private static func truck(_ bodies: [String] = ["tipper"]) -> HaulageDay.Truck {
    HaulageDay.Truck(
      id: "", depot: 0, bodies: bodies, fixedCost: Cents(18_000), costPerKilometer: Cents(135),
      shift: window(300, 1080), drivingMax: .minutes(540))
  }

  private static func day(
    _ name: String, loads: [HaulageDay.Load], trucks: [HaulageDay.Truck], unserved: Int = 150_000
  ) throws -> HaulageDay {
    let site = HaulageDay.Site(id: "", position: try Coordinate(longitude: 25, latitude: 66))
    return HaulageDay(
      name: name, sites: [site, site, site], distances: kilometers.map { $0 * 1000 },
      durations: kilometers.map { $0 * 60 }, loads: loads, trucks: trucks,
      unservedCost: Cents(unserved))
  }

  /// A day, and how many trucks and loads its best plan has; what it costs in cents.
  private static func cases() throws -> [(day: HaulageDay, trucks: Int, loads: Int, cents: Int)] {
    // Out, loaded and home are 150 km, a second load adds 120: at 1.35 euros 202.50 and 162 euros.
    [
      (try day("no trucks", loads: [load(), load()], trucks: []), 0, 0, 300_000),
      (try day("one load", loads: [load()], trucks: [truck()]), 1, 1, 38_250),
      (
        try day("a body nobody has", loads: [load(), load("tank")], trucks: [truck()]),
        1, 1, 188_250
      ),
      (try day("no bodies", loads: [load()], trucks: [truck([])]), 0, 0, 150_000),
      (
        try day(
          "delivery closed before loading ends",
          loads: [load(pickup: window(600, 700), delivery: window(600, 680))], trucks: [truck()]),
        0, 0, 150_000
      ),
      (
        try day(
          "opens after the shift", loads: [load(pickup: window(1100, 1200))], trucks: [truck()]),
        0, 0, 150_000
      ),
      (
        try day(
          "delivery opens long after the arrival",
          loads: [load(pickup: window(360, 360), delivery: window(960, 990))], trucks: [truck()]),
        1, 1, 38_250
      ),
      // 540 minutes of driving are four loads: 150 + 3 · 120 = 510.
      (
        try day(
          "one truck for many", loads: Array(repeating: load(), count: 12), trucks: [truck()]),
        1, 4, 18_000 + 510 * 135 + 8 * 150_000
      ),
      (
        try day(
          "all alike", loads: Array(repeating: load(), count: 8),
          trucks: Array(repeating: truck(), count: 5)),
        2, 8, 2 * (18_000 + 510 * 135)
      ),
      (
        try day(
          "equal windows of an instant",
          loads: Array(repeating: load(pickup: window(420, 420)), count: 6),
          trucks: Array(repeating: truck(), count: 4)),
        4, 4, 4 * 38_250 + 2 * 150_000
      ),
      (try day("leaving costs nothing", loads: [load()], trucks: [truck()], unserved: 0), 0, 0, 0),
    ]
  }

  @Test func eachHasItsAnswer() throws {
    for (day, trucks, loads, cents) in try Self.cases() {
      let answer = HaulageTruthTests.solve(day, iterations: 400)
      #expect(answer.cost == cents * 1000, "\(day.name)")
      #expect(answer.plan.routes.count == trucks, "\(day.name)")
      #expect(answer.plan.routes.reduce(0) { $0 + $1.loads.count } == loads, "\(day.name)")
      #expect(answer.proof.certificates.allSatisfy { $0.loadPrices.count == day.loads.count })
    }
  }

  @Test(arguments: [0, 1])
  func noLoadsIsNoRoutes(_ trucks: Int) throws {
    let day = try Self.day(
      "no loads", loads: [], trucks: Array(repeating: Self.truck(), count: trucks))
    let answer = HaulageTruthTests.solve(day, iterations: 400)
    #expect(answer.cost == 0)
    #expect(answer.plan.routes.isEmpty)
  }

  @Test
  func eachHasItsAnswerInBlocks() throws {
    for (day, _, _, cents) in try Self.cases() {
      var settings = HaulageTruthTests.settings(seed: 1)
      settings.wholeLoads = 0
      settings.blockLoads = 4
      let answer = HaulageTruthTests.solve(day, iterations: 400, settings: settings)
      #expect(answer.cost == cents * 1000, "\(day.name)")
    }
  }

  @Test func withoutDistancesOnlyTrucksCost() throws {
    var truck = Self.truck()
    truck.shift = Self.window(300, 600)
    var day = try Self.day(
      "all in one place", loads: Array(repeating: Self.load(), count: 10),
      trucks: Array(repeating: truck, count: 10))
    day.distances = day.distances.map { _ in 0 }
    day.durations = day.durations.map { _ in 0 }
    // From the pickups' opening at 360 to the shift's end at 600 there are five times 45 minutes.
    #expect(HaulageTruthTests.solve(day, iterations: 400).cost == 2 * 18_000_000)
  }

  @Test
  func withoutDistancesAndServicesOneTruckDoesAll() throws {
    var load = Self.load()
    load.pickupService = .zero
    load.deliveryService = .zero
    var day = try Self.day(
      "all at one moment", loads: Array(repeating: load, count: 20),
      trucks: Array(repeating: Self.truck(), count: 3))
    day.distances = day.distances.map { _ in 0 }
    day.durations = day.durations.map { _ in 0 }
    #expect(HaulageTruthTests.solve(day, iterations: 400).cost == 18_000_000)
  }

  @Test func manyBodiesBeyondThoseOfTheLoadsAreNoMatter() throws {
    let many = (0..<200).map { "body \($0)" }
    let day = try Self.day(
      "many bodies", loads: [Self.load("body 199")], trucks: [Self.truck(many), Self.truck(["x"])])
    #expect(HaulageTruthTests.solve(day).plan.routes == [.init(truck: 0, loads: [0])])
  }

  @Test func theLargestNumbersAreNumbers() throws {
    typealias Limit = HaulageDay.Limit
    var truck = Self.truck()
    truck.fixedCost = Cents(Limit.cents)
    truck.costPerKilometer = Cents(Limit.centsPerKilometer)
    truck.shift = HaulageDay.Window(earliest: .zero, latest: Seconds(Limit.seconds))
    truck.drivingMax = Seconds(Limit.seconds)
    var load = Self.load()
    load.pickupWindow = truck.shift
    load.deliveryWindow = truck.shift
    var day = try Self.day(
      "as large as can be", loads: [load, load], trucks: [truck, truck], unserved: Limit.cents)
    for (meters, seconds) in [(Limit.meters, Limit.seconds / 8), (0, Limit.seconds)] {
      day.distances = day.distances.map { $0 == 0 ? 0 : Int32(meters) }
      day.durations = day.durations.map { $0 == 0 ? 0 : Int32(seconds) }
      _ = HaulageTruthTests.solve(day, iterations: 100)
    }
  }
}
