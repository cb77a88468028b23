/// Gives a sequence of loads its times: departure, breaks, waits and docks, as cheaply as it can.
///
/// A label-setting search forward through the duty's steps. A label is a ``Clockwork``; before each
/// step, and on the road where the limits of driving or work fall, it branches over the lengths of
/// break that the law knows. Labels that another one beats in everything are dropped. The departure
/// is found by decoding from several starts: the latest that the windows alone would allow without
/// delay, then earlier and later ones suggested by the waits of the best timeline so far.
struct TimelineDecoder: Sendable {
  /// A label with the way it came.
  private struct Node {
    var state: Clockwork
    var parent: Int32
    var step: Int32
    /// Break taken from the parent's time.
    var rest: Int
    /// Wait after the break.
    var wait: Int
    /// For a part of a leg: how much of the way lay behind when it began.
    var traveled: Int
    /// When the service was ready to begin, before waiting for a dock.
    var ready: Int
  }

  /// A finished search from one start.
  private struct Outcome {
    var start: Int
    var end: Int
    var node: Int
  }

  /// What bounds a duty besides its own row.
  struct Bounds: Hashable, Sendable {
    /// The dirt that the vehicle brings along, -1 when clean.
    var carried: Int
    /// Not before the vehicle is back from its shift before.
    var earliest: Int
    /// Back before it leaves for its next shift.
    var latest: Int
  }

  /// More labels than this at one step are cut, latest first.
  private static let labelMax = 24
  /// Starts tried for one sequence at most.
  private static let startMax = 6

  private let day: Day
  private let law: DrivingLaw
  private var layout = DutySteps()
  private var nodes: [Node] = []
  private var frontier: [Int] = []
  private var fresh: [Int] = []
  private var duty: Day.Duty
  private var position = 0
  private var latestEnd = 0
  private var prunesBreaks = true

  /// A decoder for a day; scratch that one search owns.
  init(_ day: Day) {
    self.day = day
    law = day.law
    duty = Day.Duty(
      type: 0, depot: 0, vehicle: 0, earliest: 0, latest: 0, drivingMax: 0, spanMax: 0,
      isDoubleManned: false, kind: 0, next: -1, previous: -1)
  }

  /// Start and end of the cheapest timeline found, `nil` when there is none.
  mutating func evaluate(
    _ loads: [Int32], duty position: Int, bounds: Bounds, whole: Segment,
    ledger: borrowing DockLedger
  ) -> (start: Int, end: Int, meters: Int)? {
    guard
      let best = search(loads, duty: position, bounds: bounds, whole: whole, ledger: ledger)
    else { return nil }
    return (best.start, best.end, layout.meters)
  }

  /// The cheapest timeline found with all its events, `nil` when there is none.
  mutating func decode(
    _ loads: [Int32], duty position: Int, bounds: Bounds, whole: Segment,
    ledger: borrowing DockLedger
  ) -> Timeline? {
    guard
      let best = search(loads, duty: position, bounds: bounds, whole: whole, ledger: ledger)
    else { return nil }
    return trace(best)
  }

  // MARK: - Starts

  private mutating func search(
    _ loads: [Int32], duty position: Int, bounds: Bounds, whole: Segment,
    ledger: borrowing DockLedger
  ) -> Outcome? {
    duty = day.duties[position]
    self.position = position
    latestEnd = min(duty.latest, bounds.latest)
    guard layout.lay(loads, duty: duty, carrying: bounds.carried, day: day) else { return nil }
    let driving = layout.drivingLeft[0]
    guard driving <= duty.drivingMax else { return nil }
    let breaks =
      duty.isDoubleManned ? 0 : law.leastBreaks(driving: driving, work: layout.workLeft[0])
    let least = max(Int(whole.duration), layout.workLeft[0] + breaks)
    guard least <= duty.spanMax else { return nil }
    let first = max(duty.earliest, bounds.earliest)
    let ideal = max(first, Int(whole.earliest))
    var starts = [ideal]
    if ideal > first {
      starts.append(max(first, ideal - breaks))
      if ideal - breaks > first { starts.append(first) }
    }
    var best: Outcome?
    var decoded = Int.min
    var tried = 0
    // Each start is decoded once; the list grows while the waits of a better one suggest more.
    while tried < starts.count, tried < Self.startMax {
      let start = starts[tried]
      tried += 1
      decoded = start
      guard let outcome = decodeBest(from: start, ledger: ledger) else { continue }
      if let known = best,
        (outcome.end - outcome.start, outcome.start) >= (known.end - known.start, known.start)
      {
        continue
      }
      best = outcome
      if outcome.end - outcome.start <= least { break }
      for delay in delays(outcome) where !starts.contains(start + delay) {
        starts.append(start + delay)
      }
    }
    guard let best, best.end - best.start <= duty.spanMax else { return nil }
    if decoded != best.start { return decodeBest(from: best.start, ledger: ledger) }
    return best
  }

  /// By how much a later start might save waiting: sums of the waits from the first one on.
  private func delays(_ outcome: Outcome) -> [Int] {
    var waits: [Int] = []
    var node = outcome.node
    while node >= 0 {
      let row = nodes[node]
      if row.wait > 0 || (row.rest > 0 && layout.steps[Int(row.step)].action != .leg) {
        waits.append(row.wait + row.rest)
      }
      node = Int(row.parent)
    }
    var sum = 0
    var result: [Int] = []
    for wait in waits.reversed() {
      sum += wait
      result.append(sum)
    }
    return result.reversed()
  }

  // MARK: - One start

  /// Decodes without needless breaks; when that fails, with every break that the law knows.
  private mutating func decodeBest(from start: Int, ledger: borrowing DockLedger) -> Outcome? {
    prunesBreaks = true
    if let outcome = decodeOnce(from: start, ledger: ledger) { return outcome }
    if duty.isDoubleManned { return nil }
    prunesBreaks = false
    return decodeOnce(from: start, ledger: ledger)
  }

  private mutating func decodeOnce(from start: Int, ledger: borrowing DockLedger) -> Outcome? {
    nodes.removeAll(keepingCapacity: true)
    frontier.removeAll(keepingCapacity: true)
    nodes.append(
      Node(
        state: Clockwork(time: start), parent: -1, step: 0, rest: 0, wait: 0, traveled: 0, ready: 0))
    nodes[0].state.toil(layout.steps[0].duration, day)
    frontier.append(0)
    for step in layout.steps.indices.dropFirst() {
      fresh.removeAll(keepingCapacity: true)
      let isLeg = layout.steps[step].action == .leg
      for node in frontier {
        if isLeg { drive(from: node, step: step, traveled: 0) } else { serve(node, step, ledger) }
      }
      if fresh.isEmpty { return nil }
      if fresh.count > Self.labelMax {
        fresh.sort { nodes[$0].state.time < nodes[$1].state.time }
        fresh.removeSubrange(Self.labelMax...)
      }
      swap(&frontier, &fresh)
    }
    var best: Outcome?
    for node in frontier {
      let state = nodes[node].state
      guard isLawful(state), state.time <= latestEnd else { continue }
      if best.map({ state.time < $0.end }) ?? true {
        best = Outcome(start: start, end: state.time, node: node)
      }
    }
    return best
  }

  /// Whether a finished duty has rested enough for its work.
  private func isLawful(_ state: Clockwork) -> Bool {
    if state.hasNightWork, state.work > law.nightWorkMax { return false }
    return duty.isDoubleManned || state.rested >= law.breaksDue(forWork: state.work)
  }

  /// Whether the rest of the duty cannot be done without another break.
  @inline(__always)
  private func wantsBreak(_ state: Clockwork, before step: Int) -> Bool {
    if duty.isDoubleManned { return false }
    if !prunesBreaks { return true }
    let work = layout.workLeft[step]
    return state.driven + layout.drivingLeft[step] > law.continuousMax
      || state.worked + work > law.workContinuousMax
      || state.rested < law.breaksDue(forWork: state.work + work)
  }

  /// Drives the rest of a leg, with a break before it or where a limit falls on the road.
  private mutating func drive(from node: Int, step: Int, traveled: Int) {
    let state = nodes[node].state
    let left = layout.steps[step].duration - traveled
    advance(node, step, state, rest: 0, traveled: traveled, left: left)
    guard wantsBreak(state, before: step) else { return }
    for length in law.breakLengths where isUseful(length, state) {
      var rested = state
      rested.rest(length, law)
      if rested.time > latestEnd { break }
      advance(node, step, rested, rest: length, traveled: traveled, left: left)
    }
  }

  /// Whether a break of this length does something that a shorter one does not.
  @inline(__always)
  private func isUseful(_ length: Int, _ state: Clockwork) -> Bool {
    length <= law.splitSecond || length <= law.workBreakShort || !state.hasFirstPart
  }

  private mutating func advance(
    _ node: Int, _ step: Int, _ state: Clockwork, rest: Int, traveled: Int, left: Int
  ) {
    var part = left
    if !duty.isDoubleManned {
      part = min(left, law.continuousMax - state.driven, law.workContinuousMax - state.worked)
    }
    if part < left, part <= 0 { return }
    var after = state
    after.drive(part, day)
    if after.time > latestEnd { return }
    let next = Node(
      state: after, parent: Int32(node), step: Int32(step), rest: rest, wait: 0,
      traveled: traveled, ready: 0)
    if part == left {
      keep(next)
    } else {
      // The limit falls on the road: a break there is the latest and so the best one.
      nodes.append(next)
      let halt = nodes.count - 1
      let behind = traveled + part
      for length in law.breakLengths where isUseful(length, after) {
        var rested = after
        rested.rest(length, law)
        advance(halt, step, rested, rest: length, traveled: behind, left: left - part)
      }
    }
  }

  /// A service, cleaning or check, with a break before it or its wait taken as one.
  private mutating func serve(_ node: Int, _ step: Int, _ ledger: borrowing DockLedger) {
    let state = nodes[node].state
    serve(node, step, state, rest: 0, ledger)
    guard wantsBreak(state, before: step) else { return }
    for length in law.breakLengths where isUseful(length, state) {
      serve(node, step, state, rest: length, ledger)
    }
  }

  private mutating func serve(
    _ node: Int, _ step: Int, _ state: Clockwork, rest: Int, _ ledger: borrowing DockLedger
  ) {
    let row = layout.steps[step]
    guard let ready = begin(row, from: state.time + rest) else { return }
    var after = state
    var length = ready - state.time
    var wait = 0
    if length >= law.workBreakPart || rest > 0 {
      // The driver is free until then: the planned wait is a break.
      after.rest(length, law)
    } else {
      wait = length
      length = 0
      after.toil(wait, day)
    }
    guard var start = ledger.start(
      dock: row.dock, ready: ready + row.dockOffset, duration: row.dockDuration, for: position)
    else { return }
    start -= row.dockOffset
    guard begin(row, from: start) == start else { return }
    after.toil(start - ready, day)
    wait += start - ready
    after.toil(row.duration, day)
    if !duty.isDoubleManned, after.worked > law.workContinuousMax { return }
    if after.time > latestEnd { return }
    keep(
      Node(
        state: after, parent: Int32(node), step: Int32(step), rest: length, wait: wait,
        traveled: 0, ready: ready))
  }

  /// The earliest lawful start of a step at or after `time` by windows and opening hours.
  @inline(__always)
  private func begin(_ row: DutyStep, from time: Int) -> Int? {
    if row.action == .end { return time }
    let start = day.openStart(
      site: row.site, from: max(time, row.earliest), duration: row.duration)
    guard let start, start <= row.latest else { return nil }
    return start
  }

  private mutating func keep(_ node: Node) {
    var position = 0
    while position < fresh.count {
      let other = nodes[fresh[position]].state
      if other.dominates(node.state) { return }
      if node.state.dominates(other) {
        fresh.swapAt(position, fresh.count - 1)
        fresh.removeLast()
      } else {
        position += 1
      }
    }
    nodes.append(node)
    fresh.append(nodes.count - 1)
  }

  // MARK: - Events

  private func trace(_ outcome: Outcome) -> Timeline {
    var chain: [Int] = []
    var node = outcome.node
    while node >= 0 {
      chain.append(node)
      node = Int(nodes[node].parent)
    }
    var timeline = Timeline(
      start: outcome.start, end: outcome.end, meters: layout.meters, events: [], bookings: [])
    timeline.events.reserveCapacity(chain.count + 4)
    var time = outcome.start
    for node in chain.reversed() {
      let row = nodes[node]
      let step = layout.steps[Int(row.step)]
      let isOnRoad = step.action == .leg && row.traveled > 0
      let place = isOnRoad ? -1 : step.site
      if row.rest > 0 {
        timeline.append(.rest, at: place, step: step, from: &time, to: time + row.rest)
      }
      if row.wait > 0 {
        timeline.append(.wait, at: place, step: step, from: &time, to: time + row.wait)
      }
      if step.dock >= 0 {
        timeline.bookings.append(
          DockLedger.Booking(
            dock: step.dock, ready: row.ready + step.dockOffset, start: time + step.dockOffset,
            end: time + step.dockOffset + step.dockDuration, duty: position))
      }
      let traveled = row.traveled
      timeline.append(
        Self.action(step.action), at: step.site, step: step, from: &time, to: row.state.time,
        traveled: traveled)
    }
    return timeline
  }

  private static func action(_ action: DutyStep.Action) -> TimelineEvent.Action {
    switch action {
    case .depart: .depart
    case .leg: .leg
    case .load: .load
    case .unload: .unload
    case .clean: .clean
    case .end: .end
    }
  }
}

extension Timeline {
  /// Adds an event that begins where the one before ended.
  fileprivate mutating func append(
    _ action: TimelineEvent.Action, at site: Int, step: DutyStep, from time: inout Int, to end: Int,
    traveled: Int = 0
  ) {
    let isMovement = action == .leg
    let isService = action == .load || action == .unload
    events.append(
      TimelineEvent(
        action: action, site: site, target: isMovement ? step.target : -1,
        load: isMovement || isService ? step.load : -1, start: time, end: end, traveled: traveled,
        way: isMovement ? Day.Way(seconds: step.duration, meters: step.meters) : .none))
    time = end
  }
}
