import Domain

/// One truck's way through a haulage day, load after load, with what it breaks.
///
/// Seconds, meters and millicents; sums stop at the ends of the range.
struct HaulageTrip {
  private let day: HaulageDay
  private let truck: HaulageDay.Truck
  private let route: Int
  private var site: Int
  private var time: Int

  private(set) var distance = 0
  private(set) var emptyDistance = 0
  private(set) var driving = 0
  private(set) var breaches: [HaulageBreach] = []

  /// Stands at the depot at the start of the shift.
  init(day: HaulageDay, truck: HaulageDay.Truck, route: Int) {
    self.day = day
    self.truck = truck
    self.route = route
    site = truck.depot
    time = truck.shift.earliest.value
  }

  /// The fixed cost and the kilometers so far.
  var cost: Int {
    truck.fixedCost.value.times(1000).plus(distance.times(truck.costPerKilometer.value))
  }

  /// Drives to the pickup, loads, drives to the delivery and unloads.
  mutating func carry(_ load: HaulageDay.Load, sequence: Int) {
    if !truck.bodies.contains(load.body) {
      breaches.append(
        HaulageBreach(
          .bodyWrong, route: route, sequence: sequence,
          [
            "load": load.id, "body": load.body, "truck": truck.id,
            "bodies": truck.bodies.isEmpty ? "none" : truck.bodies.joined(separator: ", "),
          ]))
    }
    drive(to: load.pickup, isEmpty: true)
    serve(load, in: load.pickupWindow, for: load.pickupService, late: .pickupLate, sequence)
    drive(to: load.delivery, isEmpty: false)
    serve(load, in: load.deliveryWindow, for: load.deliveryService, late: .deliveryLate, sequence)
  }

  /// Drives to the depot.
  mutating func goHome() {
    drive(to: truck.depot, isEmpty: true)
    if time > truck.shift.latest.value {
      breaches.append(
        HaulageBreach(
          .shiftLate, route: route,
          [
            "truck": truck.id, "time": Seconds(time).clockText,
            "limit": truck.shift.latest.clockText,
          ]))
    }
    if driving > truck.drivingMax.value {
      breaches.append(
        HaulageBreach(
          .drivingTooLong, route: route,
          ["truck": truck.id, "time": Seconds(driving).text, "limit": truck.drivingMax.text]))
    }
  }

  private mutating func drive(to next: Int, isEmpty: Bool) {
    let way = site * day.sites.count + next
    let meters = Int(day.distances[way])
    distance = distance.plus(meters)
    if isEmpty { emptyDistance = emptyDistance.plus(meters) }
    driving = driving.plus(Int(day.durations[way]))
    time = time.plus(Int(day.durations[way]))
    site = next
  }

  /// Waits for the window if need be, and loads or unloads, however late it is.
  private mutating func serve(
    _ load: HaulageDay.Load, in window: HaulageDay.Window, for service: Seconds,
    late: HaulageBreach.Code, _ sequence: Int
  ) {
    time = max(time, window.earliest.value)
    if time > window.latest.value {
      breaches.append(
        HaulageBreach(
          late, route: route, sequence: sequence,
          [
            "truck": truck.id, "load": load.id, "time": Seconds(time).clockText,
            "limit": window.latest.clockText,
          ]))
    }
    time = time.plus(service.value)
  }
}
