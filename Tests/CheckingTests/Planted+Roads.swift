import Checking
import Domain

extension Planted {
  private static func drive(
    _ drive: Scenario.Drive, seconds: Int = 0, meters: Int = 0
  ) -> Scenario.Drive {
    Scenario.Drive(
      seconds: drive.seconds + seconds, meters: drive.meters + meters, line: drive.line)
  }

  /// Legs against the roads.
  static let legs: [Planted] = [
    .before("a leg faster than the road", .legTooFast, also: [.pathTime], at: "S1-day", 6) {
      $0.replace(3, 6, with: .drive(to: "yard", drive(Scenario.sveaYard, seconds: -1)))
    },
    .before("a leg slower than the road", .legTooSlow, also: [.pathTime], at: "S1-day", 6) {
      $0.replace(3, 6, with: .drive(to: "yard", drive(Scenario.sveaYard, seconds: 60)))
    },
    .before("a leg shorter than the road", .legTooShort, also: [.pathDistance], at: "S1-day", 6) {
      $0.replace(3, 6, with: .drive(to: "yard", drive(Scenario.sveaYard, meters: -100)))
    },
    .before("a leg longer than the road", .legTooLong, also: [.pathDistance], at: "S1-day", 6) {
      $0.replace(3, 6, with: .drive(to: "yard", drive(Scenario.sveaYard, meters: 1)))
    },
    .before("a way that is not the fastest", .legTooSlow, also: [.legTooLong], at: "T1-day", 11) {
      // 36 + 7200 + 72 by r15, where an empty vehicle may go over torni.
      $0.replace(
        0, 11,
        with: .drive(
          to: "yard",
          Scenario.Drive(
            seconds: 7308, meters: 120_900,
            line: ["fill", "pohja", "r15b", "r15a", "kemi", "yard"])))
    },
    .before(
      "a heavy load over a light road", .roadMass, also: [.legTooFast, .legTooShort],
      at: "T1-day", 4
    ) {
      $0.replace(
        0, 4,
        with: .drive(
          to: "fill",
          Scenario.Drive(
            seconds: 5604, meters: 111_200, line: Scenario.fillMill.line.reversed()), load: "a/1")
      )
    },
    .before(
      "a closed road", .roadClosed, also: [.legTooFast, .legTooShort], at: "T1-evening", 5
    ) {
      $0.world.data.closures = [
        Closure(
          road: RoadID("r56"), from: World.date("2026-11-23"), to: World.date("2026-11-23"),
          reason: "works")
      ]
    },
    .before(
      "a road that is no more", .roadNotValid, also: [.legTooFast, .legTooShort],
      at: "T1-evening", 5
    ) { $0.road("r56") { $0.validTo = World.date("2026-11-22") } },
    .before(
      "a road that is not yet", .roadNotValid, also: [.legTooFast, .legTooShort],
      at: "T1-evening", 5
    ) { $0.road("r56") { $0.validFrom = World.date("2026-11-24") } },
    .before(
      "a low road", .roadHeight, also: [.legTooFast, .legTooShort], at: "T1-evening", 5
    ) { $0.road("r56") { $0.maxHeight = Centimeters(439) } },
    .before(
      "a winding road", .roadLength, also: [.legTooFast, .legTooShort], at: "T1-evening", 5
    ) { $0.road("r56") { $0.maxLength = Centimeters(2524) } },
    .before(
      "a narrow road", .roadWidth, also: [.legTooFast, .legTooShort], at: "T1-evening", 5
    ) { $0.road("r56") { $0.maxWidth = Centimeters(259) } },
    .before(
      "a road for light axles", .roadMass, also: [.legTooFast, .legTooShort], at: "T1-evening", 11
    ) { $0.road("r56") { $0.maxAxle = Kilograms(7333) } },
    .before(
      "a bridge for light bogies", .bridgeMass, also: [.legTooFast, .legTooShort],
      at: "T1-evening", 11
    ) {
      $0.world.data.bridges = [
        BridgeLimit(
          road: RoadID("r56"), at: Meters(1000), axle: Kilograms(8000),
          twoAxleBogie: Kilograms(14_666), threeAxleBogie: nil, vehicle: nil, combination: nil)
      ]
    },
    .before(
      "a weak bridge", .bridgeMass, also: [.legTooFast, .legTooShort], at: "T1-evening", 11
    ) {
      $0.world.data.bridges = [
        BridgeLimit(
          road: RoadID("r56"), at: Meters(1000), axle: nil, twoAxleBogie: nil,
          threeAxleBogie: nil, vehicle: nil, combination: Kilograms(65_999))
      ]
    },
    .before(
      "a bridge that limits vehicles only", .bridgeMass, also: [.legTooFast, .legTooShort],
      at: "T1-evening", 11
    ) {
      $0.world.data.bridges = [
        BridgeLimit(
          road: RoadID("r56"), at: Meters(1000), axle: nil, twoAxleBogie: nil,
          threeAxleBogie: nil, vehicle: Kilograms(32_999), combination: nil)
      ]
    },
    .before(
      "a one-way road the wrong way", .roadOneWay, also: [.legTooFast, .legTooShort],
      at: "T1-evening", 11
    ) { $0.road("r56") { $0.direction = .forward } },
    .before(
      "a loaded combination in the thaw", .roadThaw, also: [.legTooFast, .legTooShort],
      at: "T1-evening", 5
    ) { $0.world.configuration.rules.roads.thawSouth = $0.world.configuration.rules.hauling.frost },
    .before(
      "a road without a winter speed", .roadImpassable,
      also: [.legTooFast, .legTooShort], at: "T1-evening", 5
    ) { $0.road("r56") { $0.winterSpeed = 0 } },
    .before("a road taken out", .noWay, also: [.pathOffRoad], at: "T2-day", 4) {
      $0.world.data.roads.removeAll { $0.id.text == "r34" }
    },
    .after("a line that begins beside the gate", .pathStart, at: "S1-day", 6) {
      $0.leg(3, 6) { $0.path[0] = World.at(24.0901, 65.845) }
    },
    .after("a line that ends beside the gate", .pathEnd, at: "S1-day", 6) {
      $0.leg(3, 6) { $0.path[$0.path.count - 1] = World.at(24.505, 65.7021) }
    },
    .after("a line beside the road", .pathOffRoad, at: "S1-day", 6) {
      $0.leg(3, 6) { $0.path[4] = World.at(24.3001, 65.8) }
    },
    .after("a line that leaves out a place", .pathOffRoad, at: "S1-day", 6) {
      $0.leg(3, 6) { leg in leg.path.removeSubrange(2...2) }
    },
    .after("a line straight through", .pathOffRoad, at: "S1-day", 6) {
      $0.leg(3, 6) { $0.path.removeSubrange(1..<($0.path.count - 1)) }
    },
    .after("a line without positions", .pathOffRoad, at: "S1-day", 6) {
      $0.leg(3, 6) { $0.path = [] }
    },
    .after("parts that do not meet", .pathCut, also: [.pathOffRoad], at: "T1-evening", 13) {
      $0.leg(1, 13) { $0.path[0] = World.at(25.05, 66.14) }
    },
    .after("a cut beside the road", .pathCut, at: "T1-evening", 13) { plan in
      let beside = World.at(25.0, 66.12)
      plan.leg(1, 11) { $0.path[$0.path.count - 1] = beside }
      plan.stop(1, 12) { $0.position = beside }
      plan.leg(1, 13) { $0.path[0] = beside }
    },
    .before(
      "the numbers of one way, the line of another", .pathDistance, also: [.pathTime], at: "T1-day",
      11
    ) {
      $0.replace(
        0, 11,
        with: .drive(
          to: "yard",
          Scenario.Drive(
            seconds: 5568, meters: 110_900,
            line: ["fill", "pohja", "r15b", "r15a", "kemi", "yard"])))
    },
    .before("the line of a longer way", .pathTime, also: [.pathDistance], at: "T2-day", 2) {
      $0.replace(
        2, 2,
        with: .drive(
          to: "works",
          Scenario.Drive(
            seconds: 2016, meters: 31_800,
            line: ["yard", "kemi", "r15a", "r15b", "pohja", "torni", "works"])))
    },
    .before("a part much shorter than drawn", .partDistance, at: "T1-evening", 11) {
      $0.replace(
        1, 11,
        with: .cut(
          to: "mill", Scenario.heatMill, load: "c/1", first: (6060, 60_500), after: 4,
          at: Scenario.middle, minutes: 30))
    },
    .before("a part much faster than it can be", .partTime, at: "T1-evening", 11) {
      $0.replace(
        1, 11,
        with: .cut(
          to: "mill", Scenario.heatMill, load: "c/1", first: (3000, 100_500), after: 4,
          at: Scenario.middle, minutes: 30))
    },
    .after("a leg that costs too little", .legCost, at: "S1-day", 6) {
      $0.leg(3, 6) { $0.cost = $0.cost - Cents(1) }
    },
    .after("a leg that emits too little", .legEmission, also: [.figureEmission], at: "S1-day", 6) {
      $0.leg(3, 6) { $0.emission -= 1 }
    },
  ]

  /// Driving, work and rest.
  static let law: [Planted] = [
    .before("a break of 44 min", .continuousDriving, also: [.workBreaks], at: "T1-day", 9) {
      $0.replace(0, 8, with: .pause(minutes: 44))
    },
    .before("a break of 14 + 31 min", .continuousDriving, also: [.workBreaks], at: "T1-day", 10) {
      $0.replace(0, 5, with: .unload("a/1", minutes: 20), .pause(minutes: 14))
      $0.replace(0, 9, with: .pause(minutes: 31))
    },
    .before("a break of 30 + 15 min, the wrong order", .continuousDriving, at: "T1-day", 10) {
      $0.replace(0, 5, with: .unload("a/1", minutes: 20), .pause(minutes: 30))
      $0.replace(0, 9, with: .pause(minutes: 15))
    },
    .before("15 min before any driving is no first part", .continuousDriving, at: "T1-day", 10) {
      $0.replace(0, 1, with: .depart(minutes: 10), .pause(minutes: 15))
      $0.replace(0, 9, with: .pause(minutes: 30))
    },
    .before(
      "15 + 30 min with 4 h 31 min of driving across both", .continuousDriving, at: "T1-evening", 11
    ) {
      $0.replace(
        1, 11,
        with: .cut(
          to: "mill", Scenario.heatMill, load: "c/1", first: (8040, 133_500), after: 5,
          at: World.at(24.725, 65.88), minutes: 30))
    },
    .before(
      "a wait of 45 min is no break", .continuousDriving, also: [.workContinuous, .workBreaks],
      at: "T1-day", 9
    ) {
      $0.replace(0, 8, with: .wait(minutes: 45))
    },
    .before("more than the day's driving", .dailyDriving, at: "T1-day") {
      $0.world.configuration.rules.drivingTime.dailyMax = Seconds(26_039)
    },
    .before("more than the week's driving", .weeklyDriving, at: "T1-day") {
      $0.driver("D1") { $0.drivenThisWeek = Seconds(56 * 3600 - 26_039) }
    },
    .before("more than the fortnight's driving", .fortnightDriving, at: "T1-day") {
      $0.driver("D1") {
        $0.drivenThisWeek = Seconds(34 * 3600)
        $0.drivenLastWeek = Seconds(56 * 3600 - 26_039)
      }
    },
    .before("two drivers with a short week", .weeklyDriving, at: "S1-day") {
      $0.driver("D4") { $0.drivenThisWeek = Seconds(56 * 3600) }
      $0.driver("D5") { $0.drivenThisWeek = Seconds(56 * 3600 - 5279) }
    },
    .before(
      "six hours of work without a break", .workContinuous, also: [.workBreaks], at: "T2-day", 12
    ) {
      $0.replace(2, 10, with: .wait(minutes: 60), .unload("e/1", minutes: 30))
    },
    .before("15 min of breaks for more than six hours", .workBreaks, at: "T2-day") {
      $0.replace(2, 10, with: .wait(minutes: 60), .pause(minutes: 15), .unload("e/1", minutes: 30))
    },
    .before("too much work for a night", .nightWork, at: "T1-evening") {
      $0.world.configuration.rules.drivingTime.nightWorkMax = .minutes(497)
    },
    .before("a duty longer than the daily rest leaves", .dutySpan, at: "T1-day") {
      $0.driver("D1") { $0.lastRestEnd = World.clock(1, 51) }
    },
  ]

  /// Sums.
  static let figures: [Planted] = [
    .after("loads", .figureLoads) { $0.figures.loads += 1 },
    .after("served", .figureServed) { $0.figures.served -= 1 },
    .after("unserved", .figureUnserved) { $0.figures.unserved = 0 },
    .after("vehicles", .figureVehicles) { $0.figures.vehicles = 4 },
    .after("tours", .figureTours) { $0.figures.tours = 3 },
    .after("distance", .figureDistance) { $0.figures.distance.value -= 1 },
    .after("empty distance", .figureEmptyDistance) { $0.figures.emptyDistance.value -= 1 },
    .after("duty", .figureDuty) { $0.figures.duty.value -= 1 },
    .after("mass", .figureMass) { $0.figures.mass.value += 1 },
    .after("mass distance", .figureMassDistance) { $0.figures.massDistance += 1 },
    .after("cost", .figureCost) { $0.figures.cost.value += 1 },
    .after("emission", .figureEmission) { $0.figures.emission += 1 },
    .after("payload use", .figurePayloadUse) { $0.figures.payloadUse = 0.9 },
    .after("no payload use", .figurePayloadUse) { $0.figures.payloadUse = nil },
    .after("payload use is no number", .figurePayloadUse) { $0.figures.payloadUse = .nan },
    .after("a bound above the cost", .figureLowerBound) {
      $0.figures.lowerBoundCost = Cents($0.figures.cost.value + 1)
    },
    .after("a bound below zero", .figureLowerBound) { $0.figures.lowerBoundCost = Cents(-1) },
  ]
}
