internal import Domain

/// What a plan of a haulage day comes to, recomputed from the day alone.
struct HaulageFigures {
  /// All routes from depot to depot.
  private(set) var distance = Meters.zero
  /// The part without a load.
  private(set) var emptyDistance = Meters.zero
  /// All driving.
  private(set) var driving = Seconds.zero
  /// Routes and unserved loads; millicents.
  private(set) var cost = 0
  /// Positions of the loads that no route carries, ascending.
  private(set) var unserved: [Int] = []
  /// The first thing that the plan does and may not; `nil` for a lawful plan.
  private(set) var breach: String?

  private let day: HaulageDay

  /// Adds up `plan`.
  init(of plan: HaulagePlan, in day: HaulageDay) {
    self.day = day
    var isCarried = [Bool](repeating: false, count: day.loads.count)
    var isUsed = [Bool](repeating: false, count: day.trucks.count)
    for route in plan.routes {
      guard day.trucks.indices.contains(route.truck), !route.loads.isEmpty,
        route.loads.allSatisfy(day.loads.indices.contains)
      else {
        note("a route has no load, or a truck or load that there is not")
        continue
      }
      if isUsed[route.truck] { note("truck \(day.trucks[route.truck].id) drives two routes") }
      isUsed[route.truck] = true
      for load in route.loads {
        if isCarried[load] { note("load \(day.loads[load].id) is carried twice") }
        isCarried[load] = true
      }
      add(route)
    }
    unserved = isCarried.indices.filter { !isCarried[$0] }
    cost += unserved.count * day.unservedCost.value * 1000
  }

  private mutating func add(_ route: HaulagePlan.Route) {
    let truck = day.trucks[route.truck]
    var clock = truck.shift.earliest
    var site = truck.depot
    var length = Meters.zero
    var time = Seconds.zero
    // Drives to a site; lengths of the empty runs are summed up apart.
    func drive(to next: Int, isEmpty: Bool, _ figures: inout HaulageFigures) {
      let pair = site * figures.day.sites.count + next
      let meters = Meters(Int(figures.day.distances[pair]))
      let seconds = Seconds(Int(figures.day.durations[pair]))
      length += meters
      time += seconds
      clock += seconds
      if isEmpty { figures.emptyDistance += meters }
      site = next
    }
    for position in route.loads {
      let load = day.loads[position]
      if !truck.bodies.contains(load.body) {
        note("truck \(truck.id) has not the body of load \(load.id)")
      }
      drive(to: load.pickup, isEmpty: true, &self)
      clock = max(clock, load.pickupWindow.earliest)
      if clock > load.pickupWindow.latest { note("load \(load.id) is picked up too late") }
      clock += load.pickupService
      drive(to: load.delivery, isEmpty: false, &self)
      clock = max(clock, load.deliveryWindow.earliest)
      if clock > load.deliveryWindow.latest { note("load \(load.id) is delivered too late") }
      clock += load.deliveryService
    }
    drive(to: truck.depot, isEmpty: true, &self)
    if clock > truck.shift.latest { note("truck \(truck.id) is back after its shift") }
    if time > truck.drivingMax { note("truck \(truck.id) drives longer than it may") }
    distance += length
    driving += time
    // Cents a kilometer are millicents a meter.
    cost += truck.fixedCost.value * 1000 + truck.costPerKilometer.value * length.value
  }

  private mutating func note(_ text: String) { breach = breach ?? text }
}
