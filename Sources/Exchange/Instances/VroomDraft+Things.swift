import Domain

/// How VROOM's visits and vehicles are read.
extension VroomDraft {
  private static let byType = "none by type of vehicle: one time for all"
  private static let refusedOfVisits = [
    "setup_per_type": byType, "service_per_type": byType,
  ]
  private static let stepNames = [
    "id", "description", "location", "location_index", "setup", "service", "time_windows",
  ]
  private static let required = [
    "id": "a whole number of its own", "location_index": "a position in the matrix, from 0",
  ]

  /// Reads a member that visits of all kinds have.
  private mutating func readStep(
    _ name: String, of kind: String, into visit: inout Visit, _ scanner: inout JSONScanner
  ) throws(InputFault) {
    switch name {
    case "id": visit.visit.id = try id(&scanner, of: kind)
    case "description": visit.label.description = try Self.text(&scanner)
    case "location": visit.label.location = try scanner.value()
    case "location_index": visit.visit.place = try place(&scanner)
    case "setup": visit.visit.setup = try Self.time(&scanner)
    case "service": visit.visit.service = try Self.time(&scanner)
    default: visit.spans = try Self.spans(&scanner)
    }
  }

  /// Reads a visit of the kind single.
  mutating func readJob(_ scanner: inout JSONScanner) throws(InputFault) {
    var visit = Visit(visit: Instance.Visit(id: "", place: 0))
    let names = Self.stepNames + ["delivery", "amount", "pickup", "skills", "priority"]
    let object = try scanner.options(names, refused: Self.refusedOfVisits) {
      (scanner: inout JSONScanner, name: String) throws(InputFault) in
      switch name {
      case "delivery", "amount": visit.visit.delivered = try amounts(&scanner)
      case "pickup": visit.visit.collected = try amounts(&scanner)
      case "skills": visit.visit.skills = try Self.skills(&scanner)
      case "priority": visit.visit.priority = try scanner.whole(in: 0...100) ?? 0
      default: try readStep(name, of: "jobs", into: &visit, &scanner)
      }
    }
    scanner.require(Self.required, of: object)
    visits.append(visit)
  }

  /// Reads a pickup and its delivery.
  mutating func readShipment(_ scanner: inout JSONScanner) throws(InputFault) {
    var pickup = Visit(visit: Instance.Visit(id: "", place: 0))
    var delivery = pickup
    var amount: [Int] = []
    var skills: [Int] = []
    var priority = 0
    let names = ["pickup", "delivery", "amount", "skills", "priority"]
    let object = try scanner.options(names) {
      (scanner: inout JSONScanner, name: String) throws(InputFault) in
      switch name {
      case "pickup": pickup = try readHalf("pickups", &scanner)
      case "delivery": delivery = try readHalf("deliveries", &scanner)
      case "amount": amount = try amounts(&scanner)
      case "skills": skills = try Self.skills(&scanner)
      default: priority = try scanner.whole(in: 0...100) ?? 0
      }
    }
    scanner.require(
      ["pickup": "where the goods come from", "delivery": "where they go to"], of: object)
    pickup.visit.collected = amount
    delivery.visit.delivered = amount
    pickup.visit.role = .pickup(delivery: visits.count + 1)
    delivery.visit.role = .delivery(pickup: visits.count)
    for var half in [pickup, delivery] {
      half.visit.skills = skills
      half.visit.priority = priority
      visits.append(half)
    }
  }

  private mutating func readHalf(
    _ kind: String, _ scanner: inout JSONScanner
  ) throws(InputFault) -> Visit {
    var visit = Visit(visit: Instance.Visit(id: "", place: 0))
    let object = try scanner.options(Self.stepNames, refused: Self.refusedOfVisits) {
      (scanner: inout JSONScanner, name: String) throws(InputFault) in
      try readStep(name, of: kind, into: &visit, &scanner)
    }
    scanner.require(Self.required, of: object)
    return visit
  }

  /// Reads a vehicle.
  mutating func readVehicle(_ scanner: inout JSONScanner) throws(InputFault) {
    scanner.skipSpace()
    var vehicle = Vehicle(type: Instance.VehicleType(id: "", count: 1, depot: 0))
    vehicle.type.start = nil
    vehicle.type.end = nil
    vehicle.type.costPerHour = 3600
    vehicle.offset = scanner.index
    let names = [
      "id", "profile", "description", "start", "start_index", "end", "end_index", "capacity",
      "costs", "skills", "type", "time_window", "breaks", "speed_factor", "max_tasks",
      "max_travel_time", "max_distance",
    ]
    let refused = ["steps": "no 'steps': given routes are not started from"]
    let object = try scanner.options(names, refused: refused) {
      (scanner: inout JSONScanner, name: String) throws(InputFault) in
      switch name {
      case "id": vehicle.type.id = try id(&scanner, of: "vehicles")
      case "profile": vehicle.profile = try scanner.name() ?? ""
      case "description": vehicle.labels.vehicle.description = try Self.text(&scanner)
      case "start": vehicle.labels.start.location = try scanner.value()
      case "end": vehicle.labels.end.location = try scanner.value()
      case "start_index": vehicle.type.start = try place(&scanner)
      case "end_index": vehicle.type.end = try place(&scanner)
      case "capacity": vehicle.type.capacity = try amounts(&scanner)
      case "costs": try readCosts(of: &vehicle.type, &scanner)
      case "skills": vehicle.type.skills = try Self.skills(&scanner)
      case "time_window": vehicle.span = try Self.span(&scanner)
      case "breaks": try readBreaks(of: &vehicle, &scanner)
      case "speed_factor":
        vehicle.type.speedFactor =
          try scanner.real(in: 0.01...5, "a number from 0.01 to 5") ?? 1
      case "max_tasks": vehicle.type.visitMax = try scanner.whole(in: 0...Limit.amount)
      case "max_travel_time": vehicle.type.drivingMax = try scanner.whole(in: 0...Self.largest)
      case "max_distance": vehicle.type.distanceMax = try scanner.whole(in: 0...Self.largest)
      default: try scanner.skipValue()
      }
    }
    scanner.require(["id": "a whole number of its own"], of: object)
    if let object, !object.found.contains("start_index"), !object.found.contains("end_index") {
      scanner.note(
        "missing", at: object.start, field: "start_index",
        "'start_index' or 'end_index', a position in the matrix, from 0")
    }
    vehicles.append(vehicle)
  }

  private func readCosts(
    of vehicle: inout Instance.VehicleType, _ scanner: inout JSONScanner
  ) throws(InputFault) {
    _ = try scanner.options(["fixed", "per_hour", "per_km", "per_task_hour"]) {
      (scanner: inout JSONScanner, name: String) throws(InputFault) in
      let cost = try scanner.whole(in: 0...Limit.cost) ?? 0
      switch name {
      case "fixed": vehicle.fixedCost = cost
      case "per_hour": vehicle.costPerHour = cost
      case "per_km": vehicle.costPerKilometer = cost
      default: vehicle.costPerServiceHour = cost
      }
    }
  }

  private mutating func readBreaks(
    of vehicle: inout Vehicle, _ scanner: inout JSONScanner
  ) throws(InputFault) {
    var found: [(pause: Instance.Break, spans: [Span], label: VroomInput.Label)] = []
    var ids: Set<Int> = []
    try scanner.elements("breaks", upTo: Self.listLimit) {
      (scanner: inout JSONScanner, _: Int) throws(InputFault) in
      var pause = Instance.Break(id: "", windows: [.always], service: 0)
      var spans: [Span] = []
      var label = VroomInput.Label()
      let names = ["id", "time_windows", "service", "description", "max_load"]
      let object = try scanner.options(names) {
        (scanner: inout JSONScanner, name: String) throws(InputFault) in
        switch name {
        case "id":
          scanner.skipSpace()
          let start = scanner.index
          guard let id = try scanner.whole(in: 0...Self.largest) else { return }
          pause.id = "\(id)"
          if !ids.insert(id).inserted {
            scanner.note("duplicate", at: start, value: "\(id)", "each id once among the breaks")
          }
        case "time_windows": spans = try Self.spans(&scanner)
        case "service": pause.service = try Self.time(&scanner)
        case "max_load": pause.loadMax = try amounts(&scanner)
        default: label.description = try Self.text(&scanner)
        }
      }
      scanner.require(["id": "a whole number of its own"], of: object)
      found.append((pause, spans, label))
    }
    let order = found.enumerated().sorted {
      ($0.element.spans.first?.earliest ?? 0, $0.offset)
        < ($1.element.spans.first?.earliest ?? 0, $1.offset)
    }
    vehicle.type.breaks = order.map(\.element.pause)
    vehicle.breakSpans = order.map(\.element.spans)
    vehicle.labels.breaks = order.map(\.element.label)
  }
}
