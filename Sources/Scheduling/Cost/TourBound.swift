/// The least that a tour can cost, from its segment alone: windows, driving and breaks due.
struct TourBound: Sendable {
  /// Cents, `nil` when no timeline can be lawful.
  @inline(__always)
  static func cents(_ whole: Segment, duty: Day.Duty, day: Day) -> Int? {
    // Windows, the driving limit and the span hold whatever docks and breaks add.
    if whole.warp > 0 { return nil }
    let driving = Int(whole.driving)
    if driving > duty.drivingMax { return nil }
    let work = Int(whole.work)
    let breaks = duty.isDoubleManned ? 0 : day.law.leastBreaks(driving: driving, work: work)
    let seconds = max(Int(whole.duration), work + breaks)
    if seconds > duty.spanMax || seconds > duty.latest - duty.earliest { return nil }
    return TourCost(day.types[duty.type]).cents(meters: Int(whole.distance), seconds: seconds)
  }
}
