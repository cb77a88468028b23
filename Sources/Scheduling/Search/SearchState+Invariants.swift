/// What must hold of a state at every time, recomputed from scratch.
extension SearchState {
  /// Whether costs, segments, docks and owners are what the loads of the duties give.
  func isConsistent() -> Bool {
    var tours = 0
    var uses = Array(repeating: Int32(0), count: day.vehicleCount)
    var owners = Array(repeating: Int32(-1), count: day.loads.count)
    for (duty, record) in records.enumerated() {
      guard record.loads.isEmpty == (record.timeline == nil) else { return false }
      guard let timeline = record.timeline else { continue }
      let row = day.duties[duty]
      uses[row.vehicle] += 1
      for load in record.loads {
        if owners[Int(load)] >= 0 { return false }
        owners[Int(load)] = Int32(duty)
      }
      guard record.carried == carried(into: duty),
        routes.agrees(with: record.loads, duty: duty, carrying: record.carried, day: day),
        isWhole(timeline, duty: row)
      else { return false }
      let meters = timeline.events.reduce(into: 0) { sum, event in
        if event.action == .leg, event.traveled == 0 { sum += event.way.meters }
      }
      let cost = TourCost(day.types[row.type]).cents(
        meters: meters, seconds: timeline.end - timeline.start)
      guard cost == record.cost else { return false }
      tours += cost
    }
    tours += uses.count { $0 > 0 } * day.fixedCost
    let missing = bank.reduce(0) { $0 + day.loads[Int($1)].unservedCost }
    return tours == tourCost && missing == unservedCost && uses == usesOfVehicle
      && owners == dutyOfLoad && bank.count == owners.count { $0 < 0 }
      && bank.allSatisfy { owners[Int($0)] < 0 } && ledger.isConsistent()
  }

  /// Whether events follow each other without gaps inside the duty's window.
  private func isWhole(_ timeline: Timeline, duty: Day.Duty) -> Bool {
    var time = timeline.start
    for event in timeline.events {
      guard event.start == time, event.end >= time else { return false }
      time = event.end
    }
    return time == timeline.end && timeline.start >= duty.earliest && timeline.end <= duty.latest
      && timeline.end - timeline.start <= duty.spanMax
  }
}
