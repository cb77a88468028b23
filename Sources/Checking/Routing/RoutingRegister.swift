import Domain

/// What exists of a routing instance, and which of it a plan has used.
struct RoutingRegister {
  private let instance: RoutingInstance
  /// The route that makes each visit; `nil` while none does.
  private var routeOf: [Int?]
  private var used: [Int]

  init(_ instance: RoutingInstance) {
    self.instance = instance
    routeOf = [Int?](repeating: nil, count: instance.visits.count)
    used = [Int](repeating: 0, count: instance.vehicles.count)
  }

  /// Positions of the visits that no route makes.
  var left: [Int] { routeOf.indices.filter { routeOf[$0] == nil } }

  /// Enters a route and gives what is wrong with its names and pairs.
  mutating func enter(_ route: RoutingPlan.Route, number: Int) -> [RoutingBreach] {
    var breaches: [RoutingBreach] = []
    func add(_ code: RoutingBreach.Code, _ sequence: Int?, _ arguments: [String: String]) {
      breaches.append(RoutingBreach(code, route: number, sequence: sequence, arguments))
    }
    if route.visits.isEmpty { add(.routeEmpty, nil, [:]) }
    let vehicle =
      instance.vehicles.indices.contains(route.vehicle) ? instance.vehicles[route.vehicle] : nil
    if vehicle == nil { add(.vehicleUnknown, nil, ["vehicle": "\(route.vehicle)"]) }
    if let vehicle, !route.visits.isEmpty {
      used[route.vehicle] += 1
      if used[route.vehicle] == vehicle.count + 1 {
        add(
          .vehiclesTooMany, nil,
          [
            "count": "more than \(vehicle.count)", "limit": "\(vehicle.count)",
            "vehicle": vehicle.id.isEmpty ? "" : " \(vehicle.id)",
          ])
      }
    }
    var positions: [Int: Int] = [:]
    for (sequence, step) in route.steps.enumerated() {
      guard case .visit(let index) = step else { continue }
      guard instance.visits.indices.contains(index) else {
        add(.visitUnknown, sequence, ["visit": "\(index)"])
        continue
      }
      let visit = instance.visits[index]
      if let other = routeOf[index] {
        add(.visitTwice, sequence, ["visit": visit.id, "other": "\(other.plus(1))"])
      } else {
        routeOf[index] = number
        positions[index] = sequence
      }
      if let vehicle, let skill = visit.skills.first(where: { !vehicle.skills.contains($0) }) {
        add(.skillMissing, sequence, ["visit": visit.id, "skill": "\(skill)"])
      }
    }
    for (index, sequence) in positions.sorted(by: { $0.value < $1.value }) {
      let visit = instance.visits[index]
      switch visit.role {
      case .single: break
      case .pickup(let delivery) where positions[delivery] ?? -1 < sequence:
        add(
          .deliveryMissing, sequence, ["visit": visit.id, "other": instance.visits[delivery].id])
      case .delivery(let pickup) where positions[pickup] ?? .max > sequence:
        add(.pickupMissing, sequence, ["visit": visit.id, "other": instance.visits[pickup].id])
      default: break
      }
    }
    if let vehicle { breaches += breaks(of: route, vehicle, number: number) }
    return breaches
  }

  private func breaks(
    of route: RoutingPlan.Route, _ vehicle: RoutingInstance.VehicleType, number: Int
  ) -> [RoutingBreach] {
    var breaches: [RoutingBreach] = []
    var isTaken = [Bool](repeating: false, count: vehicle.breaks.count)
    for (sequence, step) in route.steps.enumerated() {
      guard case .pause(let index) = step else { continue }
      let isKnown = vehicle.breaks.indices.contains(index)
      if !isKnown || isTaken[index] {
        let name = isKnown ? vehicle.breaks[index].id : "\(index)"
        breaches.append(
          RoutingBreach(
            isKnown ? .breakTwice : .breakUnknown, route: number, sequence: sequence,
            ["break": name]))
      } else {
        isTaken[index] = true
      }
    }
    for (pause, isTaken) in zip(vehicle.breaks, isTaken) where !isTaken && !route.visits.isEmpty {
      breaches.append(RoutingBreach(.breakMissing, route: number, ["break": pause.id]))
    }
    return breaches
  }
}
