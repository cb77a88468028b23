import Domain

/// What lies between the loads of a duty.
extension Day {
  /// The gap between two loads, `nil` when there is no way or the sequence is forbidden.
  @inline(__always)
  func gap(duty: Duty, from first: Int, to second: Int) -> Gap? {
    let unloading = loads[first].delivery
    let loading = loads[second].pickup
    let needed = cleaning(from: loads[first].cleaningClass, to: loads[second].cleaningClass)
    switch needed.action {
    case .forbidden: return nil
    case .wash where !sites[unloading].wash:
      guard sites[duty.depot].wash else { return nil }
      let there = emptyWay(type: duty.type, from: unloading, to: duty.depot)
      let onward = emptyWay(type: duty.type, from: duty.depot, to: loading)
      guard there.exists, onward.exists else { return nil }
      return Gap(
        driving: Double(there.seconds &+ onward.seconds),
        distance: Double(there.meters &+ onward.meters), cleaning: Double(needed.seconds))
    case .none, .sweep, .wash:
      let way = emptyWay(type: duty.type, from: unloading, to: loading)
      guard way.exists else { return nil }
      return Gap(
        driving: Double(way.seconds), distance: Double(way.meters),
        cleaning: Double(needed.seconds))
    }
  }

  /// The gap from the depot to a load for a body that comes with `carried` dirt (-1: clean).
  @inline(__always)
  func gap(duty: Duty, carrying carried: Int, to load: Int) -> Gap? {
    let needed = cleaning(from: carried, to: loads[load].cleaningClass)
    if needed.action == .forbidden { return nil }
    if needed.action == .wash, !sites[duty.depot].wash { return nil }
    let way = emptyWay(type: duty.type, from: duty.depot, to: loads[load].pickup)
    guard way.exists else { return nil }
    return Gap(
      driving: Double(way.seconds), distance: Double(way.meters), cleaning: Double(needed.seconds))
  }

  /// The gap from a load home.
  @inline(__always)
  func gapHome(duty: Duty, from load: Int) -> Gap? {
    let way = emptyWay(type: duty.type, from: loads[load].delivery, to: duty.depot)
    guard way.exists else { return nil }
    return Gap(driving: Double(way.seconds), distance: Double(way.meters), cleaning: 0)
  }

  /// The start check, which may begin at any time that leaves the shift before its end.
  @inline(__always)
  func departSegment(_ duty: Duty) -> Segment {
    Segment(
      duration: Double(startCheck), earliest: Double(duty.earliest), latest: Double(duty.latest))
  }

  /// The end check, over by the end of the shift.
  @inline(__always)
  func returnSegment(_ duty: Duty) -> Segment {
    Segment(
      duration: Double(endCheck), earliest: Double(duty.earliest),
      latest: Double(duty.latest - endCheck))
  }
}
