import Domain
import Roads
import Testing

/// One road from a to b, judged for one vehicle.
@Suite("What closes a road")
struct RoadMetricTests {
  let date = day("2026-05-10")

  func vehicle(
    gross: Int = 60_000, height: Int = 400, length: Int = 2525, axles: Int = 9,
    combination: Bool = true, loaded: Bool = true
  ) -> RoadProfile {
    RoadProfile(
      vehicleType: VehicleTypeID("test"), gross: Kilograms(gross), height: Centimeters(height),
      length: Centimeters(length), axles: axles, isCombination: combination, isLoaded: loaded)
  }

  func judge(
    _ profile: RoadProfile, thawPolicy: Rules.ThawPolicy = .close, closures: [Closure] = [],
    bridges: [BridgeLimit] = [], change: (inout Road) -> Void = { _ in }
  ) throws -> (obstacles: RoadObstacles, warning: ThawRisk, limit: Kilograms, isOpen: Bool) {
    var road = RandomNetwork.road("r", "a", "b", meters: 1000)
    change(&road)
    let graph = try RoadGraph(
      places: [
        RandomNetwork.place("a", .finland, .junction, 24, 66),
        RandomNetwork.place("b", .finland, .junction, 24.1, 66),
      ], roads: [road])
    let metric = RoadMetric(
      graph: graph, profile: profile,
      conditions: RoadConditions(
        date: date, rules: ShippedData.rules(thawPolicy: thawPolicy), closures: closures,
        bridges: bridges))
    let index = RoadIndex(0)
    let arc = try #require(graph.arc(of: index, forward: true))
    return (
      metric.obstacles(on: index), metric.thawWarning(on: index), metric.grossLimit(of: index),
      metric.milliseconds(of: arc) != nil
    )
  }

  @Test("a limit is met exactly and broken by a kilogram or a centimeter")
  func limitsAreInclusive() throws {
    #expect(try judge(vehicle(gross: 76_000)).isOpen)
    #expect(try judge(vehicle(gross: 76_001)).obstacles == .mass)
    #expect(try judge(vehicle(height: 440)).isOpen)
    #expect(try judge(vehicle(height: 441)).obstacles == .height)
    #expect(try judge(vehicle()) { $0.maxLength = Centimeters(2525) }.isOpen)
    #expect(try judge(vehicle()) { $0.maxLength = Centimeters(2524) }.obstacles == .length)
    #expect(try judge(vehicle()) { $0.maxWidth = Centimeters(260) }.isOpen)
    #expect(try judge(vehicle()) { $0.maxWidth = Centimeters(259) }.obstacles == .width)
    // 60 t over 9 axles is 6.67 t an axle.
    #expect(try judge(vehicle()) { $0.maxAxle = Kilograms(6667) }.isOpen)
    #expect(try judge(vehicle()) { $0.maxAxle = Kilograms(6666) }.obstacles == .mass)
  }

  @Test("the thaw closes, limits or warns by policy")
  func thawPolicies() throws {
    func judge(_ policy: Rules.ThawPolicy, _ risk: ThawRisk, gross: Int, loaded: Bool) throws
      -> (RoadObstacles, ThawRisk)
    {
      let verdict = try self.judge(vehicle(gross: gross, loaded: loaded), thawPolicy: policy) {
        $0.thawRisk = risk
      }
      return (verdict.obstacles, verdict.warning)
    }
    #expect(try judge(.close, .high, gross: 60_000, loaded: true) == (.thaw, .none))
    #expect(try judge(.close, .high, gross: 26_000, loaded: false) == ([], .none))
    #expect(try judge(.mass, .high, gross: 26_000, loaded: false) == (.thaw, .none))
    #expect(try judge(.mass, .high, gross: 12_000, loaded: true) == ([], .none))
    #expect(try judge(.warn, .high, gross: 60_000, loaded: true) == ([], .high))
    for policy in Rules.ThawPolicy.allCases {
      #expect(try judge(policy, .medium, gross: 60_000, loaded: true) == ([], .medium))
      #expect(try judge(policy, .low, gross: 60_000, loaded: true) == ([], .none))
    }
  }

  @Test("closures and validity hold from their first day to their last")
  func datesAreInclusive() throws {
    func closure(_ from: String, _ to: String) -> [Closure] {
      [Closure(road: RoadID("r"), from: day(from), to: day(to), reason: "works")]
    }
    #expect(
      try judge(vehicle(), closures: closure("2026-05-10", "2026-05-10")).obstacles == .closure)
    #expect(try judge(vehicle(), closures: closure("2026-05-11", "2026-05-20")).isOpen)
    #expect(try judge(vehicle(), closures: closure("2026-05-01", "2026-05-09")).isOpen)
    #expect(try judge(vehicle()) { $0.validFrom = day("2026-05-11") }.obstacles == .outOfDate)
    #expect(try judge(vehicle()) { $0.validFrom = day("2026-05-10") }.isOpen)
    #expect(try judge(vehicle()) { $0.validTo = day("2026-05-09") }.obstacles == .outOfDate)
    #expect(try judge(vehicle()) { $0.validTo = day("2026-05-10") }.isOpen)
  }

  @Test("a bridge limits by each of its figures")
  func bridges() throws {
    func limit(
      _ axle: Int?, _ two: Int?, _ three: Int?, _ vehicle: Int?, _ combination: Int?,
      _ profile: RoadProfile
    ) throws -> Int {
      try judge(
        profile,
        bridges: [
          BridgeLimit(
            road: RoadID("r"), at: .zero, axle: axle.map { Kilograms($0) },
            twoAxleBogie: two.map { Kilograms($0) }, threeAxleBogie: three.map { Kilograms($0) },
            vehicle: vehicle.map { Kilograms($0) }, combination: combination.map { Kilograms($0) })
        ]
      ).limit.value
    }
    let rigid = vehicle(gross: 35_000, axles: 4, combination: false)
    #expect(try limit(nil, nil, nil, 30_000, 50_000, vehicle()) == 50_000)
    #expect(try limit(nil, nil, nil, 30_000, nil, vehicle()) == 60_000)
    #expect(try limit(nil, nil, nil, 30_000, 50_000, rigid) == 30_000)
    #expect(try limit(6_000, nil, nil, nil, nil, vehicle()) == 54_000)
    #expect(try limit(nil, 10_000, nil, nil, nil, vehicle()) == 45_000)
    #expect(try limit(nil, nil, 18_000, nil, nil, vehicle()) == 54_000)
    #expect(try limit(nil, nil, nil, nil, nil, vehicle()) == 76_000)
    let closed = try judge(
      vehicle(),
      bridges: [
        BridgeLimit(
          road: RoadID("r"), at: .zero, axle: nil, twoAxleBogie: nil, threeAxleBogie: nil,
          vehicle: nil, combination: Kilograms(59_999))
      ])
    #expect(closed.obstacles == .bridge)
    #expect(!closed.isOpen)
  }

  @Test("a vehicle type is loaded to its gross mass, or empty at its tare")
  func profileOfVehicleType() {
    let type = ShippedData.vehicle("fi-tipper-76")
    #expect(RoadProfile(type).gross == Kilograms(76_000))
    #expect(RoadProfile(type).isLoaded)
    #expect(RoadProfile(type, empty: true).gross == Kilograms(26_000))
    #expect(!RoadProfile(type, empty: true).isLoaded)
    #expect(RoadProfile(type, carrying: Kilograms(33_000)).gross == Kilograms(59_000))
    #expect(!RoadProfile(type, carrying: .zero).isLoaded)
    #expect(!RoadProfile(ShippedData.vehicle("fi-tipper-solo-35")).isCombination)
  }

  @Test("networks that make no sense are refused by name")
  func refusals() throws {
    let a = RandomNetwork.place("a", .finland, .junction, 24, 66)
    let b = RandomNetwork.place("b", .finland, .junction, 24.1, 66)
    let road = RandomNetwork.road("r", "a", "b", meters: 1000)
    #expect(throws: RoadsError.duplicate("place 'a'")) { try RoadGraph(places: [a, a], roads: []) }
    #expect(throws: RoadsError.duplicate("road 'r'")) {
      try RoadGraph(places: [a, b], roads: [road, road])
    }
    #expect(throws: RoadsError.unknownPlace(PlaceID("b"), in: "road 'r'")) {
      try RoadGraph(places: [a], roads: [road])
    }
    for length in [-1, 0, 10_000_001, Int.max] {
      #expect(throws: RoadsError.self) {
        try RoadGraph(
          places: [a, b], roads: [RandomNetwork.road("r", "a", "b", meters: length)])
      }
    }
    for speed in [Int.min, 0, 201, 1] {
      #expect(throws: RoadsError.self) {
        try RoadGraph(
          places: [a, b],
          roads: [RandomNetwork.road("r", "a", "b", meters: 9_000_000, speed: speed)])
      }
    }
    func network(closures: [Closure] = [], links: [SiteLink] = [], rules: Rules.Roads) throws {
      _ = try SiteNetwork(
        places: [a, b], roads: [road], sites: [], links: links, closures: closures, rules: rules)
    }
    #expect(throws: RoadsError.unknownRoad(RoadID("x"), in: "closure")) {
      try network(
        closures: [Closure(road: RoadID("x"), from: date, to: date, reason: "")],
        rules: ShippedData.rules())
    }
    #expect(throws: RoadsError.unknownSite(SiteID("s"))) {
      try network(
        links: [
          SiteLink(
            site: SiteID("s"), place: PlaceID("a"), access: .zero, method: "", confidence: .high)
        ], rules: ShippedData.rules())
    }
    var rules = ShippedData.rules()
    rules.accessSpeed = 0
    #expect(throws: RoadsError.self) { try network(rules: rules) }
    rules = ShippedData.rules()
    rules.massDetour = .nan
    #expect(throws: RoadsError.self) { try network(rules: rules) }
  }

  @Test("an empty network answers nothing and traps nowhere")
  func emptyNetwork() throws {
    let network = try SiteNetwork(
      places: [], roads: [], sites: [], links: [], rules: ShippedData.rules())
    #expect(network.graph.invariantBreaches().isEmpty)
    #expect(throws: RoadsError.self) {
      try network.join(.coordinate(Coordinate(clampedLongitude: 24, latitude: 66)))
    }
    let reach = try network.reach(
      ofNearest: [], within: .time([.minutes(30)]), direction: .toward, profile: .unlimited,
      on: date)
    #expect(reach.count == 1 && reach[0].pieces.isEmpty)
  }
}
