/// A load alone in an idle duty with every dock free: the most that can be hoped for it.
struct LoneTour: Sendable {
  private let day: Day
  private var decoder: TimelineDecoder
  private let freeDocks: DockLedger

  /// Scratch for a day.
  init(_ day: Day) {
    self.day = day
    decoder = TimelineDecoder(day)
    freeDocks = DockLedger(capacity: day.dockCapacity)
  }

  /// Cents of the tour with its vehicle, `nil` when no timeline is lawful.
  mutating func cost(_ load: Int, kind: Int) -> Int? {
    let duty = day.dutyOfKind[kind]
    let row = day.duties[duty]
    guard day.isPossible[kind * day.loads.count + load],
      let into = day.gap(duty: row, carrying: -1, to: load),
      let home = day.gapHome(duty: row, from: load)
    else { return nil }
    let whole = day.departSegment(row)
      .joined(over: into, to: day.loadSegment(kind: kind, load: load))
      .joined(over: home, to: day.returnSegment(row))
    let bounds = TimelineDecoder.Bounds(carried: -1, earliest: -1, latest: .max)
    guard whole.warp == 0,
      let times = decoder.evaluate(
        [Int32(load)], duty: duty, bounds: bounds, whole: whole, ledger: freeDocks)
    else { return nil }
    return day.fixedCost
      + TourCost(day.types[row.type]).cents(
        meters: times.meters, seconds: times.end - times.start)
  }
}
