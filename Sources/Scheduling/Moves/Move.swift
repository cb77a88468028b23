/// A change of one or two duties, written out as the loads that each would have.
struct Move: Sendable {
  var first: Int
  var firstLoads: [Int32]
  /// -1 when only one duty changes.
  var second: Int
  var secondLoads: [Int32]

  /// A change of one duty.
  init(_ duty: Int, _ loads: [Int32]) {
    first = duty
    firstLoads = loads
    second = -1
    secondLoads = []
  }

  /// A change of two duties.
  init(_ first: Int, _ firstLoads: [Int32], _ second: Int, _ secondLoads: [Int32]) {
    self.first = first
    self.firstLoads = firstLoads
    self.second = second
    self.secondLoads = secondLoads
  }

  /// A lower bound of what the move adds, `nil` when it cannot be lawful.
  func bound(in state: borrowing SearchState) -> Int? {
    guard let one = bound(first, firstLoads, in: state) else { return nil }
    if second < 0 { return one }
    guard let two = bound(second, secondLoads, in: state) else { return nil }
    return one + two
  }

  private func bound(
    _ duty: Int, _ loads: [Int32], in state: borrowing SearchState
  ) -> Int? {
    let day = state.day
    let row = day.duties[duty]
    let record = state.records[duty]
    if loads.isEmpty {
      // The fixed cost goes only with the vehicle's last tour.
      let frees = !record.loads.isEmpty && state.usesOfVehicle[row.vehicle] == 1
      return -record.cost - (frees ? day.fixedCost : 0)
    }
    guard
      let whole = state.routes.whole(
        loads, duty: duty, carrying: state.carried(into: duty), day: day),
      let cents = TourBound.cents(whole, duty: row, day: day)
    else { return nil }
    return cents - record.cost + (state.usesOfVehicle[row.vehicle] == 0 ? day.fixedCost : 0)
  }

  /// Makes the move; false when no timeline is lawful, and then the state must be rolled back.
  func apply(to state: inout SearchState) -> Bool {
    if second < 0 { return state.rewrite(first, to: firstLoads) }
    guard state.rewrite(first, to: firstLoads, second, to: secondLoads) else { return false }
    for load in firstLoads { state.move(load, to: first) }
    for load in secondLoads { state.move(load, to: second) }
    return true
  }
}
