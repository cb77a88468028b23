import Checking
import Domain
import Testing

/// Plans that a hostile file may hold: the checker answers, whatever the numbers are.
@Suite struct HostilePlanTests {
  static let extremes = [
    Int.min, Int.min + 1, -1, 0, 1, Int(Int32.max), 1 << 53, Int.max / 86_400, Int.max / 2,
    Int.max - 1, Int.max,
  ]

  static func poison(_ plan: Plan, with number: Int) -> [Plan] {
    let changes: [(inout Plan) -> Void] = [
      { $0.version = number },
      { plan in
        for index in plan.loads.indices { plan.loads[index].load.mass = Kilograms(number) }
      },
      { plan in
        for index in plan.loads.indices { plan.loads[index].load.priority = number }
      },
      { plan in
        plan.figures = PlanFigures(
          loads: number, served: number, unserved: number, vehicles: number, tours: number,
          distance: Meters(number), emptyDistance: Meters(number), duty: Seconds(number),
          mass: Kilograms(number), massDistance: number, cost: Cents(number),
          lowerBoundCost: Cents(number), emission: number, payloadUse: Double(number) / 0)
      },
    ]
    let stops: [(inout Stop) -> Void] = [
      { $0.sequence = number }, { $0.arrival = Instant(epochSeconds: number) },
      { $0.start = Instant(epochSeconds: number) }, { $0.end = Instant(epochSeconds: number) },
      { $0.mass = Kilograms(number) },
    ]
    let legs: [(inout Leg) -> Void] = [
      { $0.sequence = number }, { $0.start = Instant(epochSeconds: number) },
      { $0.end = Instant(epochSeconds: number) }, { $0.mass = Kilograms(number) },
      { $0.distance = Meters(number) }, { $0.cost = Cents(number) }, { $0.emission = number },
    ]
    func poisoned(_ change: (inout Plan) -> Void) -> Plan {
      var plan = plan
      change(&plan)
      return plan
    }
    let all = poisoned { plan in
      for tour in plan.tours.indices {
        for stop in plan.tours[tour].stops.indices {
          for change in stops { change(&plan.tours[tour].stops[stop]) }
        }
        for leg in plan.tours[tour].legs.indices {
          for change in legs { change(&plan.tours[tour].legs[leg]) }
        }
      }
    }
    return [all] + changes.map { poisoned($0) }
      + stops.map { change in
        poisoned { plan in
          for tour in plan.tours.indices {
            for stop in plan.tours[tour].stops.indices {
              change(&plan.tours[tour].stops[stop])
            }
          }
        }
      }
      + legs.map { change in
        poisoned { plan in
          for tour in plan.tours.indices {
            for leg in plan.tours[tour].legs.indices { change(&plan.tours[tour].legs[leg]) }
          }
        }
      }
  }

  @Test(arguments: extremes) func extremeNumbersAreNamedAndDoNotTrap(number: Int) {
    let scenario = Scenario()
    let checker = PlanChecker(
      data: scenario.world.data, configuration: scenario.world.configuration,
      clocks: World.clocks)
    for plan in Self.poison(scenario.plan(), with: number) {
      let breaches = checker.check(plan, requested: scenario.rows)
      // A plan of version 1 or priority 50 would be right; no extreme makes another one right.
      #expect(!breaches.isEmpty || (number == 1 && plan.version == 1))
      #expect(breaches.allSatisfy { !$0.sentence.isEmpty })
    }
  }

  @Test func timesAndMassesOutOfRangeAreNamed() {
    let breaches = Scenario().breaches { plan in
      plan.tours[0].stops[2].mass = Kilograms(-1)
      plan.tours[0].stops[3].end = Instant(epochSeconds: Int.max)
      plan.tours[0].legs[0].distance = Meters(Int.max)
    }
    let out = breaches.filter { $0.code == .outOfRange }
    #expect(out.map(\.sequence) == [2, 5, 7])
    #expect(out.compactMap { $0.arguments["field"] } == ["distance", "mass", "end"])
  }

  @Test func hostileTextIsOnlyQuoted() {
    let breaches = Scenario().breaches { plan in
      plan.tours[0].vehicle = VehicleID("{vehicle}\n\u{0}")
      plan.tours[0].drivers = Array(repeating: DriverID(""), count: 1000)
      plan.tours[0].stops[1].load = LoadID("////")
      plan.loads[0].load.id = LoadID("a/99999999999999999999999999")
      plan.loads[1].load.id = LoadID("a/9223372036854775807")
    }
    #expect(breaches.contains { $0.code == .vehicleUnknown })
    #expect(breaches.contains { $0.code == .loadNumber })
  }

  @Test func emptyPlanIsAnswered() {
    let breaches = Scenario().breaches { plan in
      plan.tours = []
      plan.loads = []
      plan.unserved = []
      plan.inputs = []
    }
    #expect(breaches.filter { $0.code == .loadLost }.count == 7)
  }

  @Test func emptyDataIsAnswered() {
    let scenario = Scenario()
    let data = GeoData(
      sites: [], links: [], operations: [], materials: [], cleaning: [], streams: [], places: [],
      roads: [])
    let configuration = Configuration(
      vehicleTypes: [], rules: scenario.world.configuration.rules, firms: [])
    let checker = PlanChecker(data: data, configuration: configuration, clocks: [:])
    let breaches = checker.check(scenario.plan())
    #expect(breaches.contains { $0.code == .firmUnknown })
    #expect(breaches.contains { $0.code == .siteUnknown })
  }

  @Test func oneAnswerWhateverTheOrderOfThePlan() {
    let scenario = Scenario()
    func change(_ plan: inout Plan) {
      plan.tours[0].legs[1].distance.value -= 5
      plan.tours[1].stops[3].mass = Kilograms(7)
      plan.figures.mass.value += 1
    }
    let sorted = scenario.breaches { change(&$0) }
    let reversed = scenario.breaches { plan in
      change(&plan)
      plan.tours.reverse()
      plan.loads.reverse()
      plan.inputs.reverse()
      for index in plan.tours.indices {
        plan.tours[index].stops.reverse()
        plan.tours[index].legs.reverse()
      }
    }
    #expect(!sorted.isEmpty)
    #expect(sorted == reversed)
    #expect(sorted == sorted.sorted())
  }
}
