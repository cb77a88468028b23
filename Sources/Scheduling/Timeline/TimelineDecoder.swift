/// A few lengths of break to choose from.
private struct BreakChoice {
  private var lengths: InlineArray<6, Int> = InlineArray(repeating: 0)
  private(set) var count = 0

  /// Adds a length unless it is there or there is no room.
  @inline(__always)
  mutating func add(_ length: Int) {
    if length <= 0 || count == 6 { return }
    for index in 0..<count where lengths[index] == length { return }
    lengths[count] = length
    count += 1
  }

  @inline(__always)
  subscript(_ index: Int) -> Int { lengths[index] }
}

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
  private static let labelMax = 12
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
  private var triesEveryBreak = false
  private var allowsRoadside = true
  /// Whether a label was dropped because waits had made the work too long.
  private var waitedTooLong = false

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
    if haltsOnRoad(best) {
      return withoutRoadside(best, ledger: ledger).map { trace($0) }
    }
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
    guard
      layout.lay(
        loads, duty: duty, carrying: bounds.carried, latestEnd: latestEnd, day: day)
    else { return nil }
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

  /// The same duty with its breaks at sites where that takes no longer.
  private mutating func withoutRoadside(
    _ outcome: Outcome, ledger: borrowing DockLedger
  ) -> Outcome? {
    allowsRoadside = false
    defer { allowsRoadside = true }
    guard let other = decodeBest(from: outcome.start, ledger: ledger), other.end <= outcome.end
    else { return decodeAgain(from: outcome.start, ledger: ledger) }
    return other
  }

  private mutating func decodeAgain(from start: Int, ledger: borrowing DockLedger) -> Outcome? {
    allowsRoadside = true
    return decodeBest(from: start, ledger: ledger)
  }

  /// Whether the way to an outcome halts on the road.
  private func haltsOnRoad(_ outcome: Outcome) -> Bool {
    var node = outcome.node
    while node >= 0 {
      if nodes[node].traveled > 0 { return true }
      node = Int(nodes[node].parent)
    }
    return false
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

  /// Decodes without needless breaks; when waiting has spoilt that, with every break there is.
  private mutating func decodeBest(from start: Int, ledger: borrowing DockLedger) -> Outcome? {
    triesEveryBreak = false
    waitedTooLong = false
    if let outcome = decodeOnce(from: start, ledger: ledger) { return outcome }
    if duty.isDoubleManned || !waitedTooLong { return nil }
    triesEveryBreak = true
    return decodeOnce(from: start, ledger: ledger)
  }

  private mutating func decodeOnce(from start: Int, ledger: borrowing DockLedger) -> Outcome? {
    nodes.removeAll(keepingCapacity: true)
    frontier.removeAll(keepingCapacity: true)
    nodes.append(
      Node(
        state: Clockwork(time: start), parent: -1, step: 0, rest: 0, wait: 0, traveled: 0, ready: 0)
    )
    nodes[0].state.toil(layout.steps[0].duration, day)
    frontier.append(0)
    for step in layout.steps.indices.dropFirst() {
      fresh.removeAll(keepingCapacity: true)
      let isLeg = layout.steps[step].action == .leg
      for node in frontier {
        if isLeg { drive(from: node, step: step) } else { serve(node, step, ledger) }
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
  private mutating func isLawful(_ state: Clockwork) -> Bool {
    let isNightLong = state.hasNightWork && state.work > law.nightWorkMax
    let isTired =
      !duty.isDoubleManned && state.rested < law.breaksDue(forWork: state.work)
    if isTired { waitedTooLong = true }
    return !isNightLong && !isTired
  }

  /// Breaks worth trying before a step: none when the rest of the duty can be done without.
  @inline(__always)
  private func breaks(_ state: Clockwork, before step: Int) -> BreakChoice {
    var choice = BreakChoice()
    if duty.isDoubleManned { return choice }
    if triesEveryBreak {
      for length in law.breakLengths { choice.add(length) }
      return choice
    }
    let work = layout.workLeft[step]
    if state.driven + layout.drivingLeft[step] > law.continuousMax {
      if state.hasFirstPart {
        choice.add(law.splitSecond)
      } else {
        choice.add(law.splitFirst)
        choice.add(law.fullBreak)
      }
    }
    let missing = law.breaksDue(forWork: state.work + work) - state.rested
    if missing > 0 || state.worked + work > law.workContinuousMax {
      choice.add(law.workBreakPart)
      if missing > law.workBreakPart { choice.add(missing) }
    }
    return choice
  }

  /// Drives the rest of a leg.
  ///
  /// A break before a leg is never better than one on arrival, or on the road where the limit
  /// falls: so it is tried only where not a second more may be driven, or nobody halts on the road.
  private mutating func drive(from node: Int, step: Int) {
    let state = nodes[node].state
    let length = layout.steps[step].duration
    let possible = driveable(state)
    if possible < length, possible <= 0 || !allowsRoadside {
      let choice = breaks(state, before: step)
      for index in 0..<choice.count {
        var rested = state
        rested.rest(choice[index], law)
        if driveable(rested) < length, !allowsRoadside { continue }
        advance(node, step, rested, rest: choice[index], traveled: 0, left: length)
      }
    } else {
      advance(node, step, state, rest: 0, traveled: 0, left: length)
    }
  }

  /// How long the driver may go on.
  @inline(__always)
  private func driveable(_ state: Clockwork) -> Int {
    if duty.isDoubleManned { return .max }
    return min(law.continuousMax - state.driven, law.workContinuousMax - state.worked)
  }

  private mutating func advance(
    _ node: Int, _ step: Int, _ state: Clockwork, rest: Int, traveled: Int, left: Int
  ) {
    let part = min(left, driveable(state))
    // A break that was too short to drive on is no use here.
    if part < left, part <= 0 { return }
    var after = state
    after.drive(part, day)
    let next = Node(
      state: after, parent: Int32(node), step: Int32(step), rest: rest, wait: 0,
      traveled: traveled, ready: 0)
    if part == left {
      keep(next)
    } else if after.time + left - part <= layout.latest[step + 1] {
      // The limit falls on the road: a break there is the latest and so the best one.
      nodes.append(next)
      let halt = nodes.count - 1
      let choice = breaks(after, before: step)
      for index in 0..<choice.count {
        var rested = after
        rested.rest(choice[index], law)
        advance(
          halt, step, rested, rest: choice[index], traveled: traveled + part, left: left - part)
      }
    }
  }

  /// A service, cleaning or check, with a break before it or its wait taken as one.
  private mutating func serve(_ node: Int, _ step: Int, _ ledger: borrowing DockLedger) {
    let state = nodes[node].state
    serve(node, step, state, rest: 0, ledger)
    let choice = breaks(state, before: step)
    for index in 0..<choice.count { serve(node, step, state, rest: choice[index], ledger) }
  }

  private mutating func serve(
    _ node: Int, _ step: Int, _ state: Clockwork, rest: Int, _ ledger: borrowing DockLedger
  ) {
    let row = layout.steps[step]
    guard var ready = begin(row, from: state.time + rest) else { return }
    var slot = ledger.slot(
      dock: row.dock, ready: ready + row.dockOffset, duration: row.dockDuration, for: position)
    var isPlanned = rest > 0
    while let again = slot.comesAgain {
      // Coming later, after those who would else be passed, with a break until then.
      let time = max(again - row.dockOffset, state.time + law.workBreakPart)
      guard let next = begin(row, from: time), next <= row.latest else { return }
      ready = next
      isPlanned = true
      slot = ledger.slot(
        dock: row.dock, ready: ready + row.dockOffset, duration: row.dockDuration, for: position)
    }
    let start = slot.start - row.dockOffset
    guard begin(row, from: start) == start else { return }
    var after = state
    var length = ready - state.time
    var wait = 0
    if length >= law.workBreakPart || isPlanned {
      // The driver is free until then: the planned wait is a break.
      after.rest(length, law)
    } else {
      wait = length
      length = 0
      after.toil(wait, day)
    }
    after.toil(start - ready, day)
    wait += start - ready
    after.toil(row.duration, day)
    if !duty.isDoubleManned, after.worked > law.workContinuousMax {
      waitedTooLong = true
      return
    }
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
    let next = Int(node.step) + 1
    // Too late for a window, or for the end of the duty with the break that is still due.
    if node.state.time > layout.latest[next] { return }
    if !duty.isDoubleManned, node.state.driven + layout.drivingLeft[next] > law.continuousMax {
      let due =
        node.state.hasFirstPart
        ? law.splitSecond : min(law.fullBreak, law.splitFirst + law.splitSecond)
      if node.state.time + layout.workLeft[next] + due > latestEnd { return }
    }
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
