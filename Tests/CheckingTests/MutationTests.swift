import Checking
import Domain
import Testing

/// Every single field of a plan changed: the checker must see it.
///
/// Free fields, which may hold anything: seed, generator, the notes of stops, warnings, the wording
/// of an attribution, the code and arguments of a reason, and a lower bound between zero and the
/// cost. A wait may also be called a break: a driver who waits may be free.
@Suite struct MutationTests {
  struct Mutation {
    var name: String
    var change: (inout Plan) -> Void
  }

  /// A seeded generator, so that a failure can be repeated.
  struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  static func moved(_ position: Coordinate, _ dice: inout Dice) -> Coordinate {
    World.at(
      position.longitude + Double.random(in: 0.000_01...0.1, using: &dice),
      position.latitude - Double.random(in: 0.000_01...0.1, using: &dice))
  }

  /// A change by up to `range` that is not zero.
  static func delta(_ range: Int, _ dice: inout Dice) -> Int {
    let value = Int.random(in: 1...range, using: &dice)
    return Bool.random(using: &dice) ? value : -value
  }

  static func mutations(of plan: Plan, _ dice: inout Dice) -> [Mutation] {
    var mutations = head(of: plan, &dice)
    for index in plan.tours.indices {
      mutations += tour(index, of: plan, &dice)
      for stop in plan.tours[index].stops.indices {
        mutations += Self.stop(stop, in: index, of: plan, &dice)
      }
      for leg in plan.tours[index].legs.indices {
        mutations += Self.leg(leg, in: index, of: plan, &dice)
      }
    }
    for index in plan.loads.indices { mutations += record(index, &dice) }
    return mutations
  }

  static func head(of plan: Plan, _ dice: inout Dice) -> [Mutation] {
    let small = delta(1000, &dice)
    let days = delta(40, &dice)
    var mutations = [
      Mutation(name: "version") { $0.version += small },
      Mutation(name: "date") { $0.date = $0.date.adding(days: days) },
      Mutation(name: "firm") { $0.firm = FirmID("other") },
      Mutation(name: "attribution") { $0.attribution = [] },
      Mutation(name: "unserved load") { $0.unserved[0].load = LoadID("q/1") },
      Mutation(name: "reason") { $0.unserved[0].reason.code = .init(rawValue: "") },
      Mutation(name: "figures.loads") { $0.figures.loads += small },
      Mutation(name: "figures.served") { $0.figures.served += small },
      Mutation(name: "figures.unserved") { $0.figures.unserved += small },
      Mutation(name: "figures.vehicles") { $0.figures.vehicles += small },
      Mutation(name: "figures.tours") { $0.figures.tours += small },
      Mutation(name: "figures.distance") { $0.figures.distance.value += small },
      Mutation(name: "figures.emptyDistance") { $0.figures.emptyDistance.value += small },
      Mutation(name: "figures.duty") { $0.figures.duty.value += small },
      Mutation(name: "figures.mass") { $0.figures.mass.value += small },
      Mutation(name: "figures.massDistance") { $0.figures.massDistance += small },
      Mutation(name: "figures.cost") { $0.figures.cost.value += small },
      Mutation(name: "figures.emission") { $0.figures.emission += small },
      Mutation(name: "figures.payloadUse") { $0.figures.payloadUse? += 0.001 },
      Mutation(name: "figures.lowerBoundCost") {
        $0.figures.lowerBoundCost = Cents($0.figures.cost.value + abs(small))
      },
    ]
    for index in plan.inputs.indices {
      mutations += [
        Mutation(name: "input \(index) name") { $0.inputs[index].name += "x" },
        Mutation(name: "input \(index) hash") { $0.inputs[index].sha256.removeLast() },
        Mutation(name: "input \(index) other hash") {
          $0.inputs[index].sha256 = String(repeating: "0", count: 64)
        },
      ]
    }
    return mutations
  }

  static func tour(_ index: Int, of plan: Plan, _ dice: inout Dice) -> [Mutation] {
    let name = plan.tours[index].id.text
    return [
      Mutation(name: "\(name) id") { $0.tours[index].id = TourID(name + "x") },
      Mutation(name: "\(name) vehicle") { $0.tours[index].vehicle = VehicleID("T9") },
      Mutation(name: "\(name) type") { tour in
        let other = tour.tours[index].vehicleType.text == "silo-76" ? "tipper-76" : "silo-76"
        tour.tours[index].vehicleType = VehicleTypeID(other)
      },
      Mutation(name: "\(name) drivers") { $0.tours[index].drivers = [] },
      Mutation(name: "\(name) a driver") { $0.tours[index].drivers[0] = DriverID("D7") },
      Mutation(name: "\(name) depot") { $0.tours[index].depot = SiteID("mill") },
      Mutation(name: "\(name) shift") { plan in
        plan.tours[index].shift =
          ShiftID(plan.tours[index].shift.text == "day" ? "evening" : "day")
      },
      Mutation(name: "\(name) gone") { $0.tours.remove(at: index) },
      Mutation(name: "\(name) doubled") { $0.tours.append($0.tours[index]) },
    ]
  }

  static func stop(
    _ index: Int, in tour: Int, of plan: Plan, _ dice: inout Dice
  ) -> [Mutation] {
    let stop = plan.tours[tour].stops[index]
    let name = "\(plan.tours[tour].id) stop \(stop.sequence)"
    func change(_ field: String, _ change: @escaping (inout Stop) -> Void) -> Mutation {
      Mutation(name: "\(name) \(field)") { change(&$0.tours[tour].stops[index]) }
    }
    let small = Seconds(delta(5000, &dice))
    let number = delta(20, &dice)
    let position = moved(stop.position, &dice)
    let mass = delta(10_000, &dice)
    // A rest is as free as a break, and a driver may be free while waiting.
    let idle: [StopAction] = [.break, .rest, .wait]
    let actions = StopAction.allCases.filter { action in
      action != stop.action
        && (!idle.contains(stop.action) || !idle.contains(action)
          || stop.action == .break && action == .wait)
    }
    return [
      change("sequence") { $0.sequence += number },
      change("no site") { $0.site = $0.site == nil ? SiteID("fill") : nil },
      change("site") { $0.site = SiteID($0.site?.text == "heat" ? "fill" : "heat") },
      change("position") { $0.position = position },
      change("arrival") { $0.arrival = $0.arrival + small },
      change("start") { $0.start = $0.start + small },
      change("end") { $0.end = $0.end + small },
      change("load") { $0.load = LoadID($0.load?.text == "b/1" ? "f/1" : "b/1x") },
      change("material") {
        $0.material = MaterialID($0.material?.text == "ash" ? "slag" : "ash")
      },
      change("mass") { $0.mass = Kilograms(($0.mass?.value ?? 0) + mass) },
      Mutation(name: "\(name) gone") { $0.tours[tour].stops.remove(at: index) },
    ] + actions.map { action in change("action \(action)") { $0.action = action } }
  }

  static func leg(
    _ index: Int, in tour: Int, of plan: Plan, _ dice: inout Dice
  ) -> [Mutation] {
    let leg = plan.tours[tour].legs[index]
    let name = "\(plan.tours[tour].id) leg \(leg.sequence)"
    func change(_ field: String, _ change: @escaping (inout Leg) -> Void) -> Mutation {
      Mutation(name: "\(name) \(field)") { change(&$0.tours[tour].legs[index]) }
    }
    let small = delta(5000, &dice)
    let points = leg.path.indices.map { ($0, moved(leg.path[$0], &dice)) }
    var mutations = [
      change("sequence") { $0.sequence += small },
      change("from") { $0.from = SiteID($0.from.text == "heat" ? "fill" : "heat") },
      change("to") { $0.to = SiteID($0.to.text == "heat" ? "fill" : "heat") },
      change("part") { $0.part = $0.part == "2/3" ? "1/3" : "2/3" },
      change("start") { $0.start = $0.start + Seconds(small) },
      change("end") { $0.end = $0.end + Seconds(small) },
      change("distance") { $0.distance.value += small },
      change("load") { $0.load = LoadID($0.load?.text == "b/1" ? "f/1" : "b/1") },
      change("material") {
        $0.material = MaterialID($0.material?.text == "ash" ? "slag" : "ash")
      },
      change("mass") { $0.mass = Kilograms(($0.mass?.value ?? 0) + abs(small)) },
      change("cost") { $0.cost.value += small },
      change("emission") { $0.emission += small },
      change("reversed") { $0.path.reverse() },
      Mutation(name: "\(name) gone") { $0.tours[tour].legs.remove(at: index) },
    ]
    for (point, position) in points {
      mutations.append(change("path \(point)") { $0.path[point] = position })
      mutations.append(change("path without \(point)") { $0.path.remove(at: point) })
    }
    return mutations
  }

  static func record(_ index: Int, _ dice: inout Dice) -> [Mutation] {
    let small = delta(10, &dice)
    func change(
      _ field: String, _ change: @escaping (inout Plan.LoadRecord) -> Void
    ) -> Mutation {
      Mutation(name: "record \(index) \(field)") { change(&$0.loads[index]) }
    }
    return [
      change("id") { $0.load.id = LoadID($0.load.id.text + "0") },
      change("material") {
        $0.load.material = MaterialID($0.load.material.text == "ash" ? "slag" : "ash")
      },
      change("from") { $0.load.from = SiteID($0.load.from.text == "yard" ? "mill" : "yard") },
      change("to") { $0.load.to = SiteID($0.load.to.text == "yard" ? "mill" : "yard") },
      change("mass") { $0.load.mass.value += small },
      change("pickup") {
        $0.load.pickup =
          $0.load.pickup == nil ? World.window(World.clock(0), World.clock(30)) : nil
      },
      change("delivery") {
        $0.load.delivery =
          $0.load.delivery == nil ? World.window(World.clock(0), World.clock(30)) : nil
      },
      change("priority") { $0.load.priority += small },
      change("body") { $0.load.body = $0.load.body == nil ? .tipper : nil },
      change("vehicle") {
        $0.load.pinnedVehicle = $0.load.pinnedVehicle == nil ? VehicleID("T1") : nil
      },
      change("note") { $0.load.note = $0.load.note == nil ? "x" : nil },
      change("state") { $0.state = $0.state == .served ? .unserved : .served },
      change("tour") { $0.tour = $0.tour == nil ? TourID("T1-day") : nil },
      Mutation(name: "record \(index) gone") { $0.loads.remove(at: index) },
      Mutation(name: "record \(index) doubled") { $0.loads.append($0.loads[index]) },
    ]
  }

  @Test(arguments: [20_261_123] as [UInt64]) func everyFieldOfThePlanIsChecked(seed: UInt64) {
    let scenario = Scenario()
    let plan = scenario.plan()
    let checker = PlanChecker(
      data: scenario.world.data, configuration: scenario.world.configuration,
      clocks: World.clocks)
    var dice = Dice(state: seed)
    let mutations = Self.mutations(of: plan, &dice)
    #expect(mutations.count > 900)
    var unseen: [String] = []
    for mutation in mutations {
      var changed = plan
      mutation.change(&changed)
      let isChanged = changed != plan
      #expect(isChanged, "\(mutation.name) changes nothing")
      let breaches = checker.check(
        changed, requested: scenario.rows, currentInputs: scenario.inputs)
      if breaches.isEmpty { unseen.append(mutation.name) }
    }
    #expect(unseen == [])
  }

  @Test func freeFieldsAreFree() {
    let scenario = Scenario()
    let breaches = scenario.breaches { plan in
      plan.seed = Int.min
      plan.generator = ""
      plan.warnings = [Reason(.noTime)]
      plan.tours[0].stops[0].note = "coffee"
      plan.figures.lowerBoundCost = nil
      plan.unserved[0].reason = Reason(.init(rawValue: "snow"), ["depth": "a lot"])
    }
    #expect(breaches == [])
  }
}
