import Domain

/// What makes a haulage day useless, so that nothing can be computed of it.
extension HaulageDay {
  /// The first number that is missing or out of range, in words; `nil` when there is none.
  ///
  /// Readers of files check the same; a day that was made in the program may still be wrong, and no
  /// number in it may make a check trap.
  var flaw: String? {
    let squared = sites.count.times(sites.count)
    if distances.count != squared {
      return "\(distances.count) distances, \(sites.count) sites need \(squared)"
    }
    if durations.count != squared {
      return "\(durations.count) durations, \(sites.count) sites need \(squared)"
    }
    if distances.contains(where: { !(0...Int32(Limit.meters)).contains($0) }) {
      return "a distance"
    }
    if durations.contains(where: { !(0...Int32(Limit.seconds)).contains($0) }) {
      return "a duration"
    }
    if !unservedCost.isInRange { return "the cost of a load that is left" }
    for load in loads {
      if !sites.indices.contains(load.pickup) { return "the pickup of load \(load.id)" }
      if !sites.indices.contains(load.delivery) { return "the delivery of load \(load.id)" }
      if !load.pickupService.isInRange || !load.deliveryService.isInRange {
        return "a service of load \(load.id)"
      }
      if !load.pickupWindow.isInRange || !load.deliveryWindow.isInRange {
        return "a window of load \(load.id)"
      }
    }
    for truck in trucks {
      if !sites.indices.contains(truck.depot) { return "the depot of truck \(truck.id)" }
      if !truck.shift.isInRange { return "the shift of truck \(truck.id)" }
      let rates = 0...HaulageDay.Limit.centsPerKilometer
      if !truck.fixedCost.isInRange || !rates.contains(truck.costPerKilometer.value) {
        return "a cost of truck \(truck.id)"
      }
      if !truck.drivingMax.isInRange { return "the most driving of truck \(truck.id)" }
    }
    return bodies.count > Limit.bodies ? "\(bodies.count) different bodies of loads" : nil
  }

  /// Those that the loads need.
  private var bodies: Set<String> { Set(loads.map(\.body)) }
}

extension Seconds {
  fileprivate var isInRange: Bool { (0...HaulageDay.Limit.seconds).contains(value) }
}

extension Cents {
  fileprivate var isInRange: Bool { (0...HaulageDay.Limit.cents).contains(value) }
}

extension HaulageDay.Window {
  fileprivate var isInRange: Bool {
    earliest.isInRange && latest.isInRange && earliest <= latest
  }
}
