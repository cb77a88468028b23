/// With how few vehicles it cannot be done.
struct FleetBound {
  /// The least number that the amounts allow; 1 at least.
  let least: Int

  /// Compares the amounts of all visits with the largest vehicle.
  init(_ parts: borrowing RoutingModel.Parts) {
    var least = 1
    for dimension in 0..<parts.dimensions {
      var (delivered, collected) = (0, 0)
      // Between two visits of a pair there may be any number of others: pairs fill a vehicle again
      // and again.
      for visit in parts.partner.indices where parts.partner[visit] < 0 {
        delivered += parts.delivered[visit * parts.dimensions + dimension]
        collected += parts.collected[visit * parts.dimensions + dimension]
      }
      var room = 0
      for kind in parts.classes.indices where parts.classes[kind].count > 0 {
        room = max(room, parts.capacity[kind * parts.dimensions + dimension])
      }
      guard room > 0 else { continue }
      // All that is delivered is aboard at the start, all that is collected at the end.
      least = max(least, (max(delivered, collected) + room - 1) / room)
    }
    self.least = least
  }
}
