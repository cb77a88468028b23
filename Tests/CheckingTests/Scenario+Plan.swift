import Checking
import Domain

/// Building the plan of a scenario: clocking the steps, adding up the figures.
extension Scenario {
  func plan() -> Plan {
    let tours = scripts.map(tour)
    let legs = tours.flatMap(\.legs)
    let served = records.filter { $0.state == .served }
    let duties = tours.map { tour in
      let starts = tour.stops.map(\.start) + tour.legs.map(\.start)
      let ends = tour.stops.map(\.end) + tour.legs.map(\.end)
      return Seconds((ends.max()?.epochSeconds ?? 0) - (starts.min()?.epochSeconds ?? 0))
    }
    let vehicles = Set(tours.map(\.vehicle)).count
    let costs = zip(tours, duties).map { tour, duty in
      Self.cents(meters: tour.legs.reduce(0) { $0 + $1.distance.value }, seconds: duty.value)
    }
    let cost = Cents(costs.reduce(0, +) + 5000 * vehicles)
    let massDistance = legs.map { ($0.mass?.value ?? 0) * $0.distance.value }
    // Slag 50 t, chips 22.4 t by volume, ash 50 t, and dust 51 t in the silo.
    let room = ["slag": 50_000, "chips": 22_400, "ash": 50_000, "feed": 50_000, "dust": 51_000]
    let possible = tours.flatMap(\.legs)
      .filter { $0.load != nil && $0.part?.hasPrefix("1/") != false }
      .map { room[$0.material?.text ?? ""] ?? 0 }.reduce(0, +)
    let mass = served.map(\.load.mass.value).reduce(0, +)
    return Plan(
      date: World.date(date), firm: FirmID("firm"), seed: 1, generator: "test",
      attribution: ["Roads: test"], inputs: inputs, loads: records, tours: tours,
      unserved: unserved,
      figures: PlanFigures(
        loads: records.count, served: served.count, unserved: records.count - served.count,
        vehicles: vehicles, tours: tours.count,
        distance: Meters(legs.map(\.distance.value).reduce(0, +)),
        emptyDistance: Meters(
          legs.filter { $0.load == nil }.map(\.distance.value).reduce(0, +)),
        duty: Seconds(duties.map(\.value).reduce(0, +)), mass: Kilograms(mass),
        massDistance: massDistance.reduce(0, +), cost: cost, lowerBoundCost: cost,
        emission: legs.map(\.emission).reduce(0, +),
        payloadUse: possible > 0 ? Double(mass) / Double(possible) : nil))
  }

  /// 1.05 EUR per km and 58 EUR per hour, each rounded to cents.
  static func cents(meters: Int, seconds: Int) -> Int {
    Int((Double(meters) * 0.105).rounded(.toNearestOrAwayFromZero))
      + Int((Double(seconds) * 5800 / 3600).rounded(.toNearestOrAwayFromZero))
  }

  /// 56 or 32 l per 100 km at 3.4 kg per liter.
  private static func grams(meters: Int, loaded: Bool) -> Int {
    Int((Double(meters) * (loaded ? 0.56 : 0.32) * 3.4).rounded(.toNearestOrAwayFromZero))
  }

  private func tour(_ script: Script) -> Tour {
    var clerk = Clerk(scenario: self, script: script)
    for step in script.steps { clerk.write(step) }
    return Tour(
      id: TourID("\(script.vehicle)-\(script.shift)"), vehicle: VehicleID(script.vehicle),
      vehicleType: VehicleTypeID(script.type), drivers: script.drivers.map { DriverID($0) },
      depot: SiteID("yard"), shift: ShiftID(script.shift), stops: clerk.stops, legs: clerk.legs)
  }

  /// Writes steps one after the other.
  private struct Clerk {
    let scenario: Scenario
    var now: Instant
    var here = "yard"
    var sequence = 0
    var stops: [Stop] = []
    var legs: [Leg] = []

    init(scenario: Scenario, script: Script) {
      self.scenario = scenario
      now = script.start
    }

    private mutating func next() -> Int {
      sequence += 1
      return sequence
    }

    mutating func write(_ step: Step) {
      switch step {
      case .depart(let minutes): stop(.depart, minutes)
      case .load(let id, let minutes): stop(.load, minutes, load: id)
      case .unload(let id, let minutes): stop(.unload, minutes, load: id)
      case .clean(let minutes): stop(.clean, minutes)
      case .pause(let minutes): stop(.break, minutes)
      case .wait(let minutes): stop(.wait, minutes)
      case .end(let minutes): stop(.return, minutes)
      case .drive(let to, let drive, let load):
        leg(
          to: to, seconds: drive.seconds, meters: drive.meters,
          path: drive.line.map(World.position), load: load)
        here = to
      case .cut(let to, let drive, let load, let first, let after, let position, let minutes):
        let path = drive.line.map(World.position)
        leg(
          to: to, seconds: first.seconds, meters: first.meters,
          path: Array(path.prefix(after)) + [position], load: load, part: "1/2")
        stop(.break, minutes, position: position)
        leg(
          to: to, seconds: drive.seconds - first.seconds, meters: drive.meters - first.meters,
          path: [position] + Array(path.dropFirst(after)), load: load, part: "2/2")
        here = to
      }
    }

    private func record(_ id: String?) -> Load? {
      id.flatMap { id in scenario.records.first { $0.load.id.text == id }?.load }
    }

    private mutating func stop(
      _ action: StopAction, _ minutes: Int, load: String? = nil, position: Coordinate? = nil
    ) {
      let end = now + .minutes(minutes)
      let record = record(load)
      stops.append(
        Stop(
          sequence: next(), site: position == nil ? SiteID(here) : nil,
          position: position ?? World.position(here), action: action, arrival: now, start: now,
          end: end, load: load.map { LoadID($0) }, material: record?.material,
          mass: record?.mass))
      now = end
    }

    private mutating func leg(
      to: String, seconds: Int, meters: Int, path: [Coordinate], load: String?,
      part: String? = nil
    ) {
      let end = now + Seconds(seconds)
      let record = record(load)
      legs.append(
        Leg(
          sequence: next(), from: SiteID(here), to: SiteID(to), part: part, path: path,
          start: now, end: end, distance: Meters(meters), load: load.map { LoadID($0) },
          material: record?.material, mass: record?.mass,
          cost: Cents(Scenario.cents(meters: meters, seconds: seconds)),
          emission: Scenario.grams(meters: meters, loaded: load != nil)))
      now = end
    }
  }
}
