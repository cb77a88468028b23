/// A whole answer to a day while it is being searched: changed in place, taken back from a log.
///
/// Every duty always has a timeline that keeps all rules, against the windows and against the docks
/// as the other duties have booked them; a load is in exactly one duty or in the bank of unserved
/// ones. ``rewrite(_:to:)`` is the only way to change a duty.
struct SearchState: Sendable {
  /// A duty as it stands.
  struct Record: Sendable {
    var loads: [Int32]
    var timeline: Timeline?
    /// Kilometers and hours; the vehicle's fixed cost is counted apart.
    var cost: Int
    /// The dirt with which the vehicle came.
    var carried: Int

    /// A duty that stays at home.
    static var idle: Record { Record(loads: [], timeline: nil, cost: 0, carried: -1) }
  }

  let day: Day
  private(set) var records: [Record]
  /// Loads in no duty; order means nothing.
  private(set) var bank: [Int32]
  /// The duty of each load, -1 in the bank.
  private(set) var dutyOfLoad: [Int32]
  /// Duties in use by vehicle.
  private(set) var usesOfVehicle: [Int32]
  private(set) var ledger: DockLedger
  /// Tours and vehicles.
  private(set) var tourCost = 0
  private(set) var unservedCost = 0
  /// Prefix and suffix segments of all duties; see ``route(_:)``.
  private(set) var routes: RouteCache
  private(set) var decoder: TimelineDecoder

  private var log: [(duty: Int, record: Record)] = []
  private var stamps: [Int]
  private var epoch = 0
  private var savedBank: [Int32] = []
  private var savedTourCost = 0
  private var savedUnservedCost = 0

  /// Nothing served.
  init(_ day: Day) {
    self.day = day
    records = Array(repeating: .idle, count: day.duties.count)
    bank = day.loads.indices.map { Int32($0) }
    dutyOfLoad = Array(repeating: -1, count: day.loads.count)
    usesOfVehicle = Array(repeating: 0, count: day.vehicleCount)
    ledger = DockLedger(capacity: day.dockCapacity)
    routes = RouteCache(day)
    decoder = TimelineDecoder(day)
    stamps = Array(repeating: -1, count: day.duties.count)
    unservedCost = day.loads.reduce(0) { $0 + $1.unservedCost }
  }

  /// What the search makes small.
  var objective: Int { tourCost + unservedCost }

  // MARK: - Vehicles with several shifts

  /// The dirt that a vehicle brings into a duty.
  func carried(into duty: Int) -> Int {
    var before = day.duties[duty].previous
    while before >= 0 {
      if let last = records[before].loads.last { return day.loads[Int(last)].cleaningClass }
      before = day.duties[before].previous
    }
    return -1
  }

  /// The next duty of the vehicle that has a tour, -1 when there is none.
  func nextInUse(after duty: Int) -> Int {
    var after = day.duties[duty].next
    while after >= 0, records[after].loads.isEmpty { after = day.duties[after].next }
    return after
  }

  /// What the other shifts of the vehicle leave to a duty.
  func bounds(of duty: Int) -> TimelineDecoder.Bounds {
    var bounds = TimelineDecoder.Bounds(
      carried: carried(into: duty), earliest: -1, latest: Int.max)
    var before = day.duties[duty].previous
    while before >= 0 {
      if let timeline = records[before].timeline {
        bounds.earliest = max(bounds.earliest, timeline.end)
      }
      before = day.duties[before].previous
    }
    let after = nextInUse(after: duty)
    if after >= 0, let timeline = records[after].timeline { bounds.latest = timeline.start }
    return bounds
  }

  // MARK: - Changing

  /// Becomes another answer to the same day.
  mutating func adopt(_ answer: Answer) {
    for duty in records.indices { place(.idle, at: duty) }
    for duty in records.indices { place(answer.records[duty], at: duty) }
    for duty in records.indices {
      for load in records[duty].loads { dutyOfLoad[Int(load)] = Int32(duty) }
    }
    bank = answer.bank
    for load in bank { dutyOfLoad[Int(load)] = -1 }
    unservedCost = bank.reduce(0) { $0 + day.loads[Int($1)].unservedCost }
    log.removeAll(keepingCapacity: true)
  }

  /// Opens a change that ``rollback()`` can take back.
  mutating func begin() {
    log.removeAll(keepingCapacity: true)
    epoch += 1
    savedBank = bank
    savedTourCost = tourCost
    savedUnservedCost = unservedCost
  }

  /// Takes back everything since ``begin()``.
  mutating func rollback() {
    for load in bank { dutyOfLoad[Int(load)] = -1 }
    for entry in log { place(entry.record, at: entry.duty) }
    for entry in log {
      for load in records[entry.duty].loads { dutyOfLoad[Int(load)] = Int32(entry.duty) }
    }
    bank = savedBank
    for load in bank { dutyOfLoad[Int(load)] = -1 }
    tourCost = savedTourCost
    unservedCost = savedUnservedCost
    log.removeAll(keepingCapacity: true)
  }

  /// Duties changed since ``begin()``.
  var touched: [Int] { log.map(\.duty) }

  /// Gives a duty other loads and, where the dirt changes, its vehicle's next duty new times.
  ///
  /// The bank is left to the caller. False, and nothing changed, when there is no lawful timeline.
  mutating func rewrite(_ duty: Int, to loads: [Int32]) -> Bool {
    let old = records[duty]
    guard let record = timed(duty, loads, bounds: bounds(of: duty)) else { return false }
    exchange(record, at: duty)
    let next = nextInUse(after: duty)
    if next >= 0, carried(into: next) != records[next].carried {
      guard let after = timed(next, records[next].loads, bounds: bounds(of: next)) else {
        place(old, at: duty)
        return false
      }
      exchange(after, at: next)
    }
    return true
  }

  /// Gives two duties other loads; the docks of the second are free for the first.
  ///
  /// False when there is no lawful timeline; the caller then takes the change back.
  mutating func rewrite(
    _ first: Int, to firstLoads: [Int32], _ second: Int, to secondLoads: [Int32]
  ) -> Bool {
    exchange(.idle, at: second)
    return rewrite(first, to: firstLoads) && rewrite(second, to: secondLoads)
  }

  /// A record for `loads`, `nil` when there is no lawful timeline.
  private mutating func timed(
    _ duty: Int, _ loads: [Int32], bounds: TimelineDecoder.Bounds
  ) -> Record? {
    if loads.isEmpty { return .idle }
    guard
      let whole = routes.whole(loads, duty: duty, carrying: bounds.carried, day: day),
      whole.warp == 0,
      let timeline = decoder.decode(
        loads, duty: duty, bounds: bounds, whole: whole, ledger: ledger)
    else { return nil }
    let cost = TourCost(day.types[day.duties[duty].type]).cents(
      meters: timeline.meters, seconds: timeline.end - timeline.start)
    return Record(loads: loads, timeline: timeline, cost: cost, carried: bounds.carried)
  }

  private mutating func exchange(_ record: Record, at duty: Int) {
    // Only the first record of a duty in a change has to come back.
    if stamps[duty] != epoch {
      stamps[duty] = epoch
      log.append((duty, records[duty]))
    }
    place(record, at: duty)
  }

  private mutating func place(_ record: Record, at duty: Int) {
    let vehicle = day.duties[duty].vehicle
    let old = records[duty]
    if let timeline = old.timeline {
      ledger.remove(timeline.bookings)
      usesOfVehicle[vehicle] -= 1
      if usesOfVehicle[vehicle] == 0 { tourCost -= day.fixedCost }
    }
    if let timeline = record.timeline {
      ledger.add(timeline.bookings)
      if usesOfVehicle[vehicle] == 0 { tourCost += day.fixedCost }
      usesOfVehicle[vehicle] += 1
    }
    tourCost += record.cost - old.cost
    records[duty] = record
    routes.store(record.loads, duty: duty, carrying: record.carried, day: day)
  }

  /// Takes a load out of the bank after it was written into a duty.
  mutating func leaveBank(at position: Int, for duty: Int) {
    let load = Int(bank[position])
    dutyOfLoad[load] = Int32(duty)
    unservedCost -= day.loads[load].unservedCost
    bank.swapAt(position, bank.count - 1)
    bank.removeLast()
  }

  /// Puts a load into the bank after it was written out of its duty.
  mutating func enterBank(_ load: Int32) {
    dutyOfLoad[Int(load)] = -1
    unservedCost += day.loads[Int(load)].unservedCost
    bank.append(load)
  }

  /// Notes that a load now belongs to another duty.
  mutating func move(_ load: Int32, to duty: Int) { dutyOfLoad[Int(load)] = Int32(duty) }

  /// Takes loads out of a duty into the bank; more than asked when the rest cannot stay as it is.
  ///
  /// Without a load between them two others may be forbidden neighbors, and a vehicle's next shift
  /// may not stand the dirt that is now left; then later loads go too.
  mutating func remove(_ duty: Int, where isLeaving: (Int32) -> Bool) {
    let loads = records[duty].loads
    var staying = loads.filter { !isLeaving($0) }
    while !rewrite(duty, to: staying) {
      if staying.isEmpty {
        // The next shift cannot follow: it gives up its loads first.
        let next = nextInUse(after: duty)
        if next < 0 { return }
        remove(next) { _ in true }
      } else {
        staying.removeLast()
      }
    }
    for load in loads where !staying.contains(load) { enterBank(load) }
  }

  /// What a sequence would cost in a duty, its vehicle's next shift included; `nil` when unlawful.
  mutating func evaluate(_ loads: [Int32], duty: Int, whole: Segment) -> Int? {
    guard
      let times = decoder.evaluate(
        loads, duty: duty, bounds: bounds(of: duty), whole: whole, ledger: ledger),
      let last = loads.last
    else { return nil }
    var cost = TourCost(day.types[day.duties[duty].type]).cents(
      meters: times.meters, seconds: times.end - times.start)
    let next = nextInUse(after: duty)
    let dirt = day.loads[Int(last)].cleaningClass
    if next >= 0, dirt != records[next].carried {
      var bounds = bounds(of: next)
      bounds.carried = dirt
      bounds.earliest = max(bounds.earliest, times.end)
      let row = records[next]
      guard let whole = routes.whole(row.loads, duty: next, carrying: dirt, day: day),
        whole.warp == 0,
        let after = decoder.evaluate(
          row.loads, duty: next, bounds: bounds, whole: whole, ledger: ledger)
      else { return nil }
      cost +=
        TourCost(day.types[day.duties[next].type]).cents(
          meters: after.meters, seconds: after.end - after.start) - row.cost
    }
    return cost
  }
}
