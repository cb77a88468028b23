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
    if distances.contains(where: { !Self.isInRange(Int($0)) }) { return "a distance" }
    if durations.contains(where: { !Self.isInRange(Int($0)) }) { return "a duration" }
    if !Self.isInRange(unservedCost.value) { return "the cost of a load that is left" }
    for load in loads {
      if !sites.indices.contains(load.pickup) { return "the pickup of load \(load.id)" }
      if !sites.indices.contains(load.delivery) { return "the delivery of load \(load.id)" }
      if !Self.isInRange(load.pickupService.value) || !Self.isInRange(load.deliveryService.value) {
        return "a service of load \(load.id)"
      }
      if !load.pickupWindow.isInRange || !load.deliveryWindow.isInRange {
        return "a window of load \(load.id)"
      }
    }
    for truck in trucks {
      if !sites.indices.contains(truck.depot) { return "the depot of truck \(truck.id)" }
      if !truck.shift.isInRange { return "the shift of truck \(truck.id)" }
      let numbers = [truck.fixedCost.value, truck.costPerKilometer.value, truck.drivingMax.value]
      if !numbers.allSatisfy(Self.isInRange) { return "a cost or limit of truck \(truck.id)" }
    }
    return nil
  }

  fileprivate static func isInRange(_ number: Int) -> Bool { (0...largestNumber).contains(number) }
}

extension HaulageDay.Window {
  fileprivate var isInRange: Bool {
    HaulageDay.isInRange(earliest.value) && HaulageDay.isInRange(latest.value)
      && earliest <= latest
  }
}
