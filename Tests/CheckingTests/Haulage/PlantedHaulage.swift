import Checking
import Domain
import Testing

/// A breach planted into the small day or its plan, and every code that follows from it.
struct PlantedHaulage: Sendable, CustomTestStringConvertible {
  var name: String
  var code: HaulageBreach.Code
  /// Codes that necessarily come after it.
  var also: [HaulageBreach.Code] = []
  var route: Int?
  var sequence: Int?
  var claims = HaulageClaims()
  var change: @Sendable (inout HaulageDay, inout HaulagePlan) -> Void

  var testDescription: String { name }

  static let all = wrongNumbers + wrongClaims + wrongPlans + wrongTimes

  static let wrongNumbers = [
    PlantedHaulage(name: "a distance is missing", code: .dayUnsound) { day, _ in
      day.distances.removeLast()
    },
    PlantedHaulage(name: "a duration is missing", code: .dayUnsound) { day, _ in
      day.durations.removeLast()
    },
    PlantedHaulage(name: "a negative duration", code: .dayUnsound) { day, _ in
      day.durations[1] = -1
    },
    PlantedHaulage(name: "a pickup outside", code: .dayUnsound) { day, _ in
      day.loads[0].pickup = 3
    },
    PlantedHaulage(name: "a depot outside", code: .dayUnsound) { day, _ in
      day.trucks[0].depot = -1
    },
    PlantedHaulage(name: "a window that ends before it begins", code: .dayUnsound) { day, _ in
      day.loads[0].pickupWindow = SmallDay.window(500, 499)
    },
    PlantedHaulage(name: "a shift that ends before it begins", code: .dayUnsound) { day, _ in
      day.trucks[1].shift = SmallDay.window(500, 499)
    },
    PlantedHaulage(name: "a fixed cost out of range", code: .dayUnsound) { day, _ in
      day.trucks[1].fixedCost = Cents(HaulageDay.Limit.cents + 1)
    },
    PlantedHaulage(name: "a rate out of range", code: .dayUnsound) { day, _ in
      day.trucks[1].costPerKilometer = Cents(HaulageDay.Limit.centsPerKilometer + 1)
    },
    PlantedHaulage(name: "a way out of range", code: .dayUnsound) { day, _ in
      day.distances[1] = Int32(HaulageDay.Limit.meters + 1)
    },
    PlantedHaulage(name: "more bodies than fit", code: .dayUnsound) { day, _ in
      for number in 0...HaulageDay.Limit.bodies {
        day.loads.append(day.loads[0])
        day.loads[day.loads.count - 1].body = "body \(number)"
      }
    },
  ]

  static let wrongClaims = [
    claim("a millicent less", .costDiffers) { $0.cost = 51_799_999 },
    claim("a millicent more", .costDiffers) { $0.cost = 51_800_001 },
    claim("a bound above the cost", .boundAboveCost) { $0.lowerBound = 51_800_001 },
    claim("a meter more", .figureDiffers) { $0.distance = Meters(200_001) },
    claim("a second less", .figureDiffers) { $0.driving = .minutes(200) - Seconds(1) },
    claim("a truck more", .figureDiffers) { $0.trucks = 3 },
    claim("a load left", .figureDiffers) { $0.unserved = 1 },
    claim("another load left", .loadsLeftDiffer) { $0.unservedLoads = [2] },
  ]

  static let wrongPlans = [
    PlantedHaulage(name: "no such truck", code: .truckUnknown, route: 1) { $1.routes[1].truck = 3 },
    PlantedHaulage(name: "a truck below zero", code: .truckUnknown, route: 0) {
      $1.routes[0].truck = -1
    },
    PlantedHaulage(name: "a truck twice", code: .truckTwice, route: 1) { _, plan in
      plan.routes = [
        HaulagePlan.Route(truck: 0, loads: [0]), HaulagePlan.Route(truck: 0, loads: [1]),
      ]
    },
    PlantedHaulage(name: "an empty route", code: .routeEmpty, route: 2) { _, plan in
      plan.routes.append(HaulagePlan.Route(truck: 1, loads: []))
    },
    PlantedHaulage(name: "no such load", code: .loadUnknown, route: 0, sequence: 1) { _, plan in
      plan.routes[0].loads.insert(3, at: 1)
    },
    PlantedHaulage(name: "a load below zero", code: .loadUnknown, route: 1, sequence: 0) {
      $1.routes[1].loads.insert(-1, at: 0)
    },
    PlantedHaulage(name: "a load in two routes", code: .loadTwice, route: 2, sequence: 0) {
      $1.routes.append(HaulagePlan.Route(truck: 1, loads: [0]))
    },
    PlantedHaulage(
      name: "a load twice in a route", code: .loadTwice, also: [.pickupLate, .deliveryLate],
      route: 0, sequence: 1
    ) { $1.routes[0].loads = [0, 0] },
    PlantedHaulage(name: "a wrong body", code: .bodyWrong, route: 1, sequence: 0) {
      $1.routes[1].truck = 1
    },
    PlantedHaulage(name: "a truck without a body", code: .bodyWrong, route: 1, sequence: 0) {
      $0.trucks[2].bodies = []
      $1.routes[1].loads = [2]
    },
  ]

  static let wrongTimes = [
    PlantedHaulage(name: "a second late to load", code: .pickupLate, route: 0, sequence: 0) {
      day, _ in
      day.loads[0].pickupWindow = HaulageDay.Window(
        earliest: .minutes(370), latest: .minutes(380) - Seconds(1))
    },
    PlantedHaulage(name: "a second late to unload", code: .deliveryLate, route: 0, sequence: 1) {
      day, _ in
      day.loads[1].deliveryWindow = HaulageDay.Window(
        earliest: .minutes(600), latest: .minutes(690) - Seconds(1))
    },
    PlantedHaulage(name: "a second late at home", code: .shiftLate, route: 0) { day, _ in
      day.trucks[0].shift = HaulageDay.Window(
        earliest: .minutes(360), latest: .minutes(725) - Seconds(1))
    },
    PlantedHaulage(name: "a second too much driving", code: .drivingTooLong, route: 0) { day, _ in
      day.trucks[0].drivingMax = .minutes(160) - Seconds(1)
    },
  ]

  private static func claim(
    _ name: String, _ code: HaulageBreach.Code, _ change: (inout HaulageClaims) -> Void
  ) -> PlantedHaulage {
    var claims = HaulageClaims()
    change(&claims)
    return PlantedHaulage(name: "claimed \(name)", code: code, claims: claims) { _, _ in }
  }
}
