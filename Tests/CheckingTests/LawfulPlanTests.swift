import Checking
import Domain
import Testing

/// Plans at the very edge of a rule, on its lawful side: none of them breaks anything.
@Suite struct LawfulPlanTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var change: @Sendable (inout Scenario) -> Void

    init(_ name: String, _ change: @escaping @Sendable (inout Scenario) -> Void) {
      testDescription = name
      self.change = change
    }
  }

  static let cases = [
    Case("15 + 30 min with 4 h 30 min of driving across both") {
      // 2 h 17 min before 15 min, then 7980 s to 92 km of r15 from pohja: 4 h 30 min in all.
      $0.replace(
        1, 11,
        with: .cut(
          to: "mill", Scenario.heatMill, load: "c/1", first: (7980, 132_500), after: 5,
          at: World.at(24.5 + 28.0 / 120, 65.7 + 0.8 * 28.0 / 120), minutes: 30))
    },
    Case("a break of 30 + 30 min") {
      $0.replace(0, 5, with: .unload("a/1", minutes: 20), .pause(minutes: 30))
      $0.replace(0, 9, with: .pause(minutes: 30))
    },
    Case("a break in two stops that follow one another") {
      $0.replace(0, 8, with: .pause(minutes: 20), .pause(minutes: 25))
    },
    Case("an additional break of 14 min") {
      $0.replace(0, 10, with: .unload("a/2", minutes: 20), .pause(minutes: 14))
    },
    Case("exactly the driving that the week leaves") {
      $0.driver("D1") { $0.drivenThisWeek = Seconds(56 * 3600 - 26_040) }
    },
    Case("exactly the driving that the fortnight leaves") {
      $0.driver("D1") {
        $0.drivenThisWeek = Seconds(34 * 3600)
        $0.drivenLastWeek = Seconds(56 * 3600 - 26_040)
      }
    },
    Case("the daily rest exactly inside its window") {
      $0.driver("D1") { $0.lastRestEnd = World.clock(1, 52) }
    },
    Case("two drivers one of whom may not drive any more") {
      $0.driver("D4") { $0.drivenThisWeek = Seconds(56 * 3600) }
    },
    Case("a closure on the days around") {
      $0.world.data.closures = [
        Closure(
          road: RoadID("r56"), from: World.date("2026-11-20"), to: World.date("2026-11-22"),
          reason: ""),
        Closure(
          road: RoadID("r56"), from: World.date("2026-11-24"), to: World.date("2026-11-30"),
          reason: ""),
      ]
    },
    Case("a road and a vehicle that are there on this day only") {
      $0.road("r56") { road in
        road.validFrom = World.date("2026-11-23")
        road.validTo = World.date("2026-11-23")
      }
      $0.vehicle("T1") { vehicle in
        vehicle.availableFrom = World.date("2026-11-23")
        vehicle.availableTo = World.date("2026-11-23")
      }
    },
    Case("windows of a single moment") {
      $0.ask("b") { $0.delivery = World.window(World.clock(20), World.clock(20)) }
    },
    Case("a site that opens with the service and shuts with it") {
      $0.operations("fill") {
        $0.hours.mondayToFriday = .init(
          opens: Seconds(7 * 3600 + 44 * 60 + 24), closes: Seconds(13 * 3600 + 14 * 60 + 12))
      }
    },
    Case("a site that works by another clock") {
      $0.operations("svea") {
        // 06:24 to 09:18:36 in Finland.
        $0.hours.mondayToFriday = .init(opens: Seconds(5 * 3600), closes: Seconds(9 * 3600))
      }
    },
    Case("one bay, one vehicle after the other") {
      $0.operations("svea") { $0.unloadBays = 1 }
    },
    Case("first come, first served") { $0.addQueue(waits: (first: 13, second: 35)) },
    Case("a last part of 60 %") {
      $0.ask("a") { $0.mass = Kilograms(80_000) }
      $0.replace(0, 9, with: .drive(to: "fill", Scenario.millFillLight, load: "a/2"))
      for index in $0.records.indices where $0.records[index].load.id.text.hasPrefix("a/") {
        $0.records[index].load.mass = Kilograms(
          $0.records[index].load.id.text == "a/1" ? 50_000 : 30_000)
      }
    },
    Case("an order to a site that is only planned") { scenario in
      for index in scenario.world.data.sites.indices {
        scenario.world.data.sites[index].status = "planned"
      }
    },
    Case("a wash instead of a sweep's place, at the depot between shifts") {
      $0.cleaning("mineral", "wood") { $0.action = .sweep }
    },
    Case("a wash at a site that has one") {
      $0.cleaning("wood", "alkaline") { $0.action = .wash }
    },
    Case("consent for exactly this day and mass") {
      $0.world.data.consents[0] = Consent(
        from: SiteID("mill"), to: SiteID("svea"), material: MaterialID("ash"), kind: .annex7,
        validFrom: World.date("2026-11-23"), validTo: World.date("2026-11-23"),
        limit: Kilograms(38_000))
    },
    Case("a note on dangerous goods that leaves it open") {
      $0.material("dust") { $0.dangerousGoods = "check: UN 3077" }
      $0.driver("D5") { $0.dangerousGoodsLicence = false }
    },
    Case("a wait that names the load aboard or to come") { scenario in
      scenario.replace(3, 3, with: .wait(minutes: 5), .load("f/1", minutes: 34))
    },
    Case("the thaw's mass policy above the gross") {
      $0.world.configuration.rules.roads.thawSouth = $0.world.configuration.rules.hauling.frost
      $0.world.configuration.rules.roads.thawPolicy = .mass
      $0.world.configuration.rules.roads.thawGross = Kilograms(66_000)
    },
    Case("the thaw's warning only") {
      $0.world.configuration.rules.roads.thawSouth = $0.world.configuration.rules.hauling.frost
      $0.world.configuration.rules.roads.thawPolicy = .warn
    },
  ]

  @Test(arguments: cases) func edgeOfARuleIsNoBreach(_ edge: Case) {
    var scenario = Scenario()
    edge.change(&scenario)
    #expect(scenario.breaches().map(\.sentence) == [])
  }

  @Test func sevenDecimalsAreEnough() {
    func rounded(_ position: Coordinate) -> Coordinate {
      World.at(
        (position.longitude * 1e7).rounded() / 1e7, (position.latitude * 1e7).rounded() / 1e7)
    }
    var scenario = Scenario()
    for index in scenario.world.data.places.indices {
      let position = scenario.world.data.places[index].position
      scenario.world.data.places[index].position = World.at(
        position.longitude + 3e-8, position.latitude - 4e-8)
    }
    let breaches = scenario.breaches { plan in
      for tour in plan.tours.indices {
        for leg in plan.tours[tour].legs.indices {
          let path = plan.tours[tour].legs[leg].path
          plan.tours[tour].legs[leg].path = path.map(rounded)
        }
      }
    }
    #expect(breaches.map(\.sentence) == [])
  }

  @Test func withoutAnOrderAPlannedSiteDoesNotServe() {
    var scenario = Scenario()
    for index in scenario.world.data.sites.indices {
      scenario.world.data.sites[index].status = "planned"
    }
    let checker = PlanChecker(
      data: scenario.world.data, configuration: scenario.world.configuration,
      clocks: World.clocks)
    #expect(Set(checker.check(scenario.plan()).map(\.code)) == [.siteClosed])
    // A plan that was made from a file of orders says so by its inputs.
    scenario.inputs.append(
      Plan.Input(name: "loads.csv", sha256: String(repeating: "0", count: 64)))
    #expect(checker.check(scenario.plan()) == [])
  }

  @Test func sitesDrawnAreThoseVisited() {
    let scenario = Scenario()
    let plan = scenario.plan()
    let checker = PlanChecker(
      data: scenario.world.data, configuration: scenario.world.configuration,
      clocks: World.clocks)
    let features = ["fill", "heat", "mill", "svea", "works", "yard"].map {
      SiteFeature(site: SiteID($0), position: World.position($0), confidence: .low)
    }
    func codes(_ features: [SiteFeature]) -> [Breach.Code] {
      checker.check(plan, requested: scenario.rows, siteFeatures: features).map(\.code)
    }
    #expect(codes(features) == [])
    #expect(codes(Array(features.dropLast())) == [.siteFeatureMissing])
    #expect(codes(features + [features[0]]) == [.siteFeatureExtra])
    var marked = features
    marked[0].confidence = .high
    marked[1].position = World.at(0, 0)
    #expect(codes(marked) == [.siteFeatureChanged, .siteFeatureChanged])
    marked[2].site = SiteID("nowhere")
    #expect(codes(marked).contains(.siteFeatureExtra))
  }

  @Test func hoursFollowTheClockIntoSummerTime() {
    // On 2026-03-29 the night has no 03:00 to 04:00: 01:30 UTC is 04:30.
    let clock = World.clocks["Europe/Helsinki"]
    let night = World.date("2026-03-29")
    let start = clock?.instant(on: night, at: Seconds(2 * 3600 + 1800))
    let end = clock?.instant(on: night, at: Seconds(4 * 3600 + 1800))
    #expect(end.flatMap { end in start.map { end - $0 } } == .minutes(60))
  }
}
