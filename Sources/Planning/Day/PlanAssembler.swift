internal import Domain
internal import Scheduling

/// Turns what the scheduler decided into a plan: geometry along the roads, costs, emissions, sums.
struct PlanAssembler {
  let scenario: Scenario
  let firm: Firm
  let date: CalendarDate
  let problem: SchedulingProblem
  let atlas: RoadAtlas

  /// The tours of `schedule`, sorted by identifier.
  func tours(of schedule: Schedule) -> [Tour] {
    schedule.tours.compactMap { tour(of: $0) }.sorted { $0.id < $1.id }
  }

  /// The rates of each vehicle type in use.
  var rates: [VehicleTypeID: PlanRates] {
    Dictionary(
      uniqueKeysWithValues: problem.vehicleTypes.map {
        ($0.id, PlanRates(type: $0, date: date, hauling: scenario.configuration.rules.hauling))
      })
  }

  /// What a vehicle type could carry of a material.
  func capacity(_ type: VehicleTypeID, _ material: MaterialID) -> Kilograms {
    guard let type = scenario.vehicleType(type), let material = scenario.material(material) else {
      return .zero
    }
    return LoadEligibility.capacity(of: type, for: material)
  }

  private func tour(of scheduled: Schedule.Tour) -> Tour? {
    guard problem.duties.indices.contains(scheduled.duty) else { return nil }
    let duty = problem.duties[scheduled.duty]
    guard let rates = rates[duty.vehicleType] else { return nil }
    let loads = Dictionary(
      problem.entries.map { ($0.load.id, $0.load) }, uniquingKeysWith: { first, _ in first })
    var stops: [Stop] = []
    var legs: [Leg] = []
    var position = scenario.position(duty.depot)
    for (index, event) in scheduled.events.enumerated() {
      switch event {
      case .stop(let action, let site, let load, let start, let end):
        if let site { position = scenario.position(site) }
        let aboard = load.flatMap { loads[$0] }
        stops.append(
          Stop(
            sequence: index + 1, site: site, position: position, action: action, arrival: start,
            start: start, end: end, load: load, material: aboard?.material, mass: aboard?.mass,
            note: note(action: action, load: aboard)))
      case .leg(let from, let to, let load, let start, let end, let traveled, let whole):
        let aboard = load.flatMap { loads[$0] }
        let drawing = atlas.drawing(
          rates.type, from: from, to: to, mass: aboard?.mass, traveled: traveled, whole: whole)
        let parts = partName(at: index, in: scheduled.events)
        position = drawing.path.last ?? position
        legs.append(
          Leg(
            sequence: index + 1, from: from, to: to, part: parts, path: drawing.path,
            start: start, end: end, distance: drawing.distance, load: load,
            material: aboard?.material, mass: aboard?.mass,
            cost: rates.cost(distance: drawing.distance, duration: end - start),
            emission: rates.emission(distance: drawing.distance, loaded: aboard != nil)))
      }
    }
    return Tour(
      id: TourID("\(duty.vehicle)-\(duty.shift)"), vehicle: duty.vehicle,
      vehicleType: duty.vehicleType, drivers: duty.drivers, depot: duty.depot, shift: duty.shift,
      stops: stops, legs: legs)
  }

  /// `1/2` for the first of two parts of a movement that halts on the road cut; `nil` when whole.
  private func partName(at index: Int, in events: [Schedule.Event]) -> String? {
    // Between two stops at sites lies one movement: its legs, and the halts on the road.
    func isAtSite(_ event: Schedule.Event) -> Bool {
      if case .stop(_, site: .some, _, _, _) = event { true } else { false }
    }
    func isLeg(_ event: Schedule.Event) -> Bool {
      if case .leg = event { true } else { false }
    }
    let first = events[..<index].lastIndex(where: isAtSite).map { $0 + 1 } ?? 0
    let last = events[index...].firstIndex(where: isAtSite) ?? events.count
    let legs = (first..<last).filter { isLeg(events[$0]) }
    guard legs.count > 1, let place = legs.firstIndex(of: index) else { return nil }
    return "\(place + 1)/\(legs.count)"
  }

  /// What the driver has to know at a stop.
  private func note(action: StopAction, load: Load?) -> String? {
    guard action == .load, let load else { return nil }
    var notes: [String] = []
    switch scenario.material(load.material)?.cover {
    case .tarp: notes.append("tarp")
    case .net: notes.append("net")
    case .closed: notes.append("closed body")
    case .some(.none), nil: break
    }
    if let note = load.note { notes.append(note) }
    return notes.isEmpty ? nil : notes.joined(separator: "; ")
  }
}
