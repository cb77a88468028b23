import Checking
import Domain
import Testing

@Suite("Plans of routing instances are recomputed")
struct RoutingPlanCheckerTests {
  /// Places on a line at 0, 10, 20, 30; a table of the same minutes and meters, times ten.
  static func instance(_ format: RoutingInstance.Format = .vroom) -> RoutingInstance {
    let spots = [0, 10, 20, 30]
    let numbers = spots.flatMap { from in spots.map { Int32(abs(from - $0)) } }
    var visits = (1...3).map { RoutingInstance.Visit(id: "\($0)", place: $0) }
    for index in visits.indices {
      visits[index].delivered = [1]
      visits[index].collected = [0]
    }
    var vehicle = RoutingInstance.VehicleType(id: "7", count: 1, depot: 0)
    vehicle.capacity = [3]
    vehicle.costPerHour = 3600
    return RoutingInstance(
      name: "line", format: format,
      travel: .tables([
        RoutingInstance.Table(
          profile: "car", durations: numbers, distances: numbers.map { $0 * 100 })
      ]), visits: visits, vehicles: [vehicle], dimensions: 1)
  }

  static func route(_ steps: RoutingPlan.Step...) -> RoutingPlan {
    RoutingPlan(routes: [RoutingPlan.Route(vehicle: 0, steps: steps)])
  }

  static func codes(
    _ instance: RoutingInstance, _ plan: RoutingPlan
  ) -> [RoutingBreach.Code] {
    RoutingPlanChecker(instance, objective: .cost).check(plan).breaches.map(\.code)
  }

  static let all: RoutingPlan = route(.visit(0), .visit(1), .visit(2))

  @Test func aLineThereAndBackIsSixtyLong() throws {
    let report = RoutingPlanChecker(Self.instance(), objective: .cost).check(Self.all)
    #expect(report.breaches == [])
    #expect(report.figures.driving == 60)
    #expect(report.figures.distance == 6000)
    #expect(report.figures.cost == 60)
    let table = try #require(report.timetables[0])
    #expect(table.stops.map(\.arrival) == [0, 10, 20, 30, 60])
    #expect(table.stops.map(\.load) == [[3], [2], [1], [0], [0]])
    #expect(table.stops.map(\.distance) == [0, 1000, 2000, 3000, 6000])
  }

  @Test func costsAreThoseOfVehicleHourAndKilometer() {
    var instance = Self.instance()
    instance.vehicles[0].fixedCost = 500
    instance.vehicles[0].costPerHour = 7200
    instance.vehicles[0].costPerKilometer = 10
    instance.vehicles[0].costPerServiceHour = 1800
    for index in instance.visits.indices {
      instance.visits[index].service = 8
      instance.visits[index].setup = 2
    }
    // 500 + 120 for 60 s at two a second + 60 for 6 km + 15 for 30 s at a half.
    let report = RoutingPlanChecker(instance, objective: .cost).check(Self.all)
    #expect(report.figures.cost == 695)
    #expect(report.figures.driving == 60)
  }

  @Test func aSlowVehicleTakesLongerInHundredthsAndTellsWholeSeconds() {
    var instance = Self.instance()
    instance.vehicles[0].speedFactor = 0.9
    // A hundred over 0.9 is 111.11, rounded to 111 hundredths for a second.
    let report = RoutingPlanChecker(instance, objective: .cost).check(Self.all)
    #expect(report.figures.driving == 66)
    #expect(report.figures.cost == 66)
  }

  @Test func vehicleLeavesAsLateAsItCan() throws {
    var instance = Self.instance()
    instance.visits[0].windows = [.init(earliest: 100, latest: 200)]
    instance.visits[1].windows = [
      .init(earliest: 0, latest: 50), .init(earliest: 150, latest: 160),
    ]
    let report = RoutingPlanChecker(instance, objective: .cost).check(Self.all)
    let table = try #require(report.timetables[0])
    #expect(table.stops.map(\.arrival) == [130, 140, 150, 160, 190])
    #expect(table.waiting == 0)
  }

  @Test func vehicleDrivesOnUntilItsBreakBegins() throws {
    var instance = Self.instance()
    instance.vehicles[0].breaks = [
      .init(id: "b", windows: [.init(earliest: 25, latest: 40)], service: 100)
    ]
    let plan = Self.route(.visit(0), .visit(1), .pause(0), .visit(2))
    let report = RoutingPlanChecker(instance, objective: .cost).check(plan)
    #expect(report.breaches == [])
    let table = try #require(report.timetables[0])
    // It leaves at 10 to begin the break at its latest 5 s before the break would be too late:
    // back as early as it can be, at 160, the break lies in the middle of a way.
    #expect(table.stops.last?.arrival == 160)
    #expect(table.driving == 60)
    #expect(table.service == 100)
    #expect(Self.codes(instance, Self.all) == [.breakMissing])
  }

  @Test func setupIsSpentOnceAtAPlace() {
    var instance = Self.instance()
    for index in instance.visits.indices {
      instance.visits[index].place = 1
      instance.visits[index].setup = 50
      instance.visits[index].service = 5
    }
    let report = RoutingPlanChecker(instance, objective: .cost).check(Self.all)
    #expect(report.timetables[0]?.setup == 50)
    #expect(report.timetables[0]?.service == 15)
  }

  @Test func vehicleWithoutStartAndEndBeginsAtItsFirstVisit() {
    var instance = Self.instance()
    instance.vehicles[0].start = nil
    #expect(RoutingPlanChecker(instance, objective: .cost).check(Self.all).figures.driving == 50)
    instance.vehicles[0].end = nil
    #expect(RoutingPlanChecker(instance, objective: .cost).check(Self.all).figures.driving == 20)
  }

  struct Planted: Sendable, CustomTestStringConvertible {
    var code: RoutingBreach.Code
    var change: @Sendable (inout RoutingInstance, inout RoutingPlan) -> Void

    init(
      _ code: RoutingBreach.Code,
      _ change: @escaping @Sendable (inout RoutingInstance, inout RoutingPlan) -> Void
    ) {
      self.code = code
      self.change = change
    }

    var testDescription: String { code.rawValue }
  }

  static let planted: [Planted] = [
    Planted(.instanceUnsound) { instance, _ in instance.visits[0].place = 9 },
    Planted(.instanceUnsound) { instance, _ in instance.visits[0].service = .nan },
    Planted(.instanceUnsound) { instance, _ in instance.visits[0].windows = [] },
    Planted(.instanceUnsound) { instance, _ in instance.vehicles[0].profile = 1 },
    Planted(.vehicleUnknown) { _, plan in plan.routes[0].vehicle = .max },
    Planted(.vehiclesTooMany) { _, plan in
      let last = plan.routes[0].steps.removeLast()
      plan.routes.append(.init(vehicle: 0, steps: [last]))
    },
    Planted(.routeEmpty) { _, plan in plan.routes.append(.init(vehicle: 0, steps: [])) },
    Planted(.visitUnknown) { _, plan in plan.routes[0].steps.append(.visit(.min)) },
    Planted(.visitTwice) { instance, plan in
      instance.vehicles[0].capacity = [9]
      plan.routes[0].steps.append(.visit(0))
    },
    Planted(.visitsLeft) { instance, plan in
      instance.format = .cvrplib
      plan.routes[0].steps.removeLast()
    },
    Planted(.skillMissing) { instance, _ in instance.visits[1].skills = [4] },
    Planted(.overloaded) { instance, _ in instance.vehicles[0].capacity = [2] },
    Planted(.visitLate) { instance, _ in
      instance.visits[2].windows = [.init(earliest: 0, latest: 29)]
    },
    Planted(.returnLate) { instance, _ in
      instance.vehicles[0].window = .init(earliest: 0, latest: 59)
    },
    Planted(.breakUnknown) { _, plan in plan.routes[0].steps.append(.pause(0)) },
    Planted(.breakMissing) { instance, _ in
      instance.vehicles[0].breaks = [.init(id: "b", windows: [.always], service: 1)]
    },
    Planted(.breakTwice) { instance, plan in
      instance.vehicles[0].breaks = [.init(id: "b", windows: [.always], service: 1)]
      plan.routes[0].steps += [.pause(0), .pause(0)]
    },
    Planted(.breakLate) { instance, plan in
      instance.vehicles[0].breaks = [
        .init(id: "b", windows: [.init(earliest: 0, latest: 29)], service: 1)
      ]
      plan.routes[0].steps.append(.pause(0))
    },
    Planted(.breakOverloaded) { instance, plan in
      instance.vehicles[0].breaks = [
        .init(id: "b", windows: [.always], service: 1, loadMax: [0])
      ]
      plan.routes[0].steps.insert(.pause(0), at: 1)
    },
    Planted(.visitsTooMany) { instance, _ in instance.vehicles[0].visitMax = 2 },
    Planted(.drivingTooLong) { instance, _ in instance.vehicles[0].drivingMax = 59 },
    Planted(.distanceTooLong) { instance, _ in instance.vehicles[0].distanceMax = 5999 },
    Planted(.deliveryMissing) { instance, plan in
      instance.visits[0].role = .pickup(delivery: 1)
      instance.visits[1].role = .delivery(pickup: 0)
      instance.visits[0].delivered = [0]
      instance.visits[0].collected = [1]
      plan.routes[0].steps.remove(at: 1)
    },
    Planted(.pickupMissing) { instance, plan in
      instance.visits[0].role = .pickup(delivery: 1)
      instance.visits[1].role = .delivery(pickup: 0)
      instance.visits[0].delivered = [0]
      instance.visits[0].collected = [1]
      plan.routes[0].steps.remove(at: 0)
    },
  ]

  @Test(arguments: planted)
  func onePlantedBreachIsTheOnlyOneFound(_ planted: Planted) {
    var instance = Self.instance()
    var plan = Self.all
    planted.change(&instance, &plan)
    #expect(Self.codes(instance, plan) == [planted.code])
  }

  @Test func whatIsClaimedIsCompared() {
    var claims = RoutingClaims()
    claims.distance = 6000.004
    claims.vehicles = 1
    let checker = RoutingPlanChecker(Self.instance(), objective: .cost)
    #expect(checker.check(Self.all, claims: claims).breaches == [])
    claims.distance = .nan
    claims.vehicles = 2
    claims.cost = 61
    #expect(
      checker.check(Self.all, claims: claims).breaches.map(\.code)
        == [.figureDiffers, .figureDiffers, .figureDiffers])
  }

  @Test func aSquareOfFiveAndAHalfIsTruncatedOrRounded() {
    var instance = Self.instance(.solomon)
    instance.travel = .straight([
      .init(x: 0, y: 0), .init(x: 0, y: 5.57), .init(x: 0, y: 5.57), .init(x: 0, y: 5.57),
    ])
    func distance(_ objective: RoutingObjective) -> Double {
      RoutingPlanChecker(instance, objective: objective).check(Self.all).figures.distance
    }
    #expect(distance(.vehicles) == 11.14)
    #expect(distance(.distance) == 11.0)
    instance.format = .cvrplib
    #expect(distance(.distance) == 12)
  }
}
