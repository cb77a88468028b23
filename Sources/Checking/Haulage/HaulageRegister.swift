import Domain

/// Which routes of a haulage plan have which trucks and loads, each of which exists and is had once.
struct HaulageRegister {
  private let day: HaulageDay
  private var routeOfTruck: [Int: Int] = [:]
  private var routeOfLoad: [Int: Int] = [:]

  init(day: HaulageDay) { self.day = day }

  /// Loads of the day that no route names, ascending.
  var loadsLeft: [Int] { day.loads.indices.filter { routeOfLoad[$0] == nil } }

  /// Enters the truck and the loads of a route; the first one that names them keeps them.
  mutating func enter(_ route: HaulagePlan.Route, number: Int) -> [HaulageBreach] {
    var breaches: [HaulageBreach] = []
    if !day.trucks.indices.contains(route.truck) {
      breaches.append(
        HaulageBreach(
          .truckUnknown, route: number,
          ["truck": "\(route.truck)", "count": "\(day.trucks.count)"]))
    } else if let other = routeOfTruck[route.truck] {
      breaches.append(
        HaulageBreach(
          .truckTwice, route: number,
          ["truck": day.trucks[route.truck].id, "other": "\(other + 1)"]))
    } else {
      routeOfTruck[route.truck] = number
    }
    if route.loads.isEmpty { breaches.append(HaulageBreach(.routeEmpty, route: number)) }
    for (sequence, load) in route.loads.enumerated() {
      if !day.loads.indices.contains(load) {
        breaches.append(
          HaulageBreach(
            .loadUnknown, route: number, sequence: sequence,
            ["load": "\(load)", "count": "\(day.loads.count)"]))
      } else if let other = routeOfLoad[load] {
        breaches.append(
          HaulageBreach(
            .loadTwice, route: number, sequence: sequence,
            ["load": day.loads[load].id, "other": "\(other + 1)"]))
      } else {
        routeOfLoad[load] = number
      }
    }
    return breaches
  }
}
