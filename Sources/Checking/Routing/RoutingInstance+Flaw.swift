import Domain

/// What makes a routing instance useless, so that nothing can be computed of it.
extension RoutingInstance {
  /// The first number that is missing or out of range, in words; `nil` when there is none.
  ///
  /// Readers of files check the same; an instance that was made in the program may still be wrong,
  /// and no number in it may make a check trap.
  var flaw: String? {
    let places = placeCount
    if let flaw = travelFlaw(places) { return flaw }
    let tables = if case .tables(let tables) = travel { tables.count } else { 1 }
    for (index, visit) in visits.enumerated() {
      if let flaw = flaw(of: visit, at: index, places: places) {
        return "\(flaw) of customer \(visit.id)"
      }
    }
    for vehicle in vehicles {
      if let flaw = flaw(of: vehicle, places: places, tables: tables) {
        return "\(flaw) of vehicle \(vehicle.id)"
      }
    }
    return nil
  }

  private func travelFlaw(_ places: Int) -> String? {
    switch travel {
    case .straight(let points):
      let span = -Limit.unit...Limit.unit
      return points.allSatisfy { span.contains($0.x) && span.contains($0.y) }
        ? nil : "a coordinate"
    case .tables(let tables):
      if tables.isEmpty { return "no table" }
      let size = places.times(places)
      for table in tables {
        let sizes = [table.durations.count, table.distances.count, table.costs?.count ?? size]
        if sizes.contains(where: { $0 != size }) { return "the size of table \(table.profile)" }
        for numbers in [table.durations, table.distances, table.costs ?? []]
        where numbers.contains(where: { $0 < 0 || Double($0) > Limit.unit }) {
          return "a number of table \(table.profile)"
        }
      }
      return nil
    }
  }

  private func flaw(of visit: Visit, at index: Int, places: Int) -> String? {
    if !(0..<places).contains(visit.place) { return "the place" }
    switch visit.role {
    case .single: break
    case .pickup(let other):
      if !visits.indices.contains(other) || visits[other].role != .delivery(pickup: index) {
        return "the delivery"
      }
    case .delivery(let other):
      if !visits.indices.contains(other) || visits[other].role != .pickup(delivery: index) {
        return "the pickup"
      }
    }
    for amounts in [visit.delivered, visit.collected] where !areSound(amounts) {
      return "an amount"
    }
    if !visit.windows.areSound { return "a window" }
    let times = 0...Limit.unit
    if !times.contains(visit.service) || !times.contains(visit.setup) { return "a time" }
    return visit.priority < 0 || visit.priority > 100 ? "the priority" : nil
  }

  private func flaw(of vehicle: VehicleType, places: Int, tables: Int) -> String? {
    for place in [vehicle.start, vehicle.end] {
      if let place, !(0..<places).contains(place) { return "the start or end" }
    }
    if vehicle.count < 0 { return "the number" }
    if !(0..<tables).contains(vehicle.profile) { return "the profile" }
    if !areSound(vehicle.capacity) { return "the capacity" }
    if ![vehicle.window].areSound { return "the window" }
    for pause in vehicle.breaks {
      let isSound =
        pause.windows.areSound && (0...Limit.unit).contains(pause.service)
        && areSound(pause.loadMax ?? vehicle.capacity)
      if !isSound { return "a break" }
    }
    let costs = [
      vehicle.fixedCost, vehicle.costPerHour, vehicle.costPerServiceHour, vehicle.costPerKilometer,
    ]
    if costs.contains(where: { !(0...Limit.cost).contains($0) }) { return "a cost" }
    return vehicle.speedFactor > 0.001 && vehicle.speedFactor < 1000 ? nil : "the speed"
  }

  private func areSound(_ amounts: [Int]) -> Bool {
    amounts.count == dimensions && amounts.allSatisfy { (0...Limit.amount).contains($0) }
  }
}

extension [RoutingInstance.Window] {
  /// Whether there is one, and they are ascending and apart.
  fileprivate var areSound: Bool {
    let limit = RoutingInstance.Limit.unit
    var last = -1.0
    for window in self {
      guard window.earliest > last, window.earliest <= limit, window.latest >= window.earliest,
        window.latest <= limit || window.latest == .infinity
      else { return false }
      last = window.latest
    }
    return !isEmpty
  }
}
