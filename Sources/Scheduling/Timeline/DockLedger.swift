/// Who uses which dock when: the bookings of all duties at the docks where someone may have to wait.
///
/// A newcomer takes the earliest time that leaves every booking as it stands and passes nobody who
/// came before: first come, first served.
struct DockLedger: Sendable {
  /// The use of one place of a dock, from `start` until before `end`.
  struct Booking: Hashable, Sendable {
    var dock: Int
    /// When the vehicle was there and could have been served.
    var ready: Int
    var start: Int
    var end: Int
    var duty: Int
  }

  /// Where a newcomer stands.
  struct Slot: Hashable, Sendable {
    /// When the dock is free for it.
    var start: Int
    /// Someone who comes at this later time is served before: the newcomer may come then, not now.
    var comesAgain: Int?
  }

  /// A booking in the row of its dock.
  private struct Row: Hashable, Sendable {
    var ready: Int
    var start: Int
    var end: Int
    var duty: Int

    init(_ booking: Booking) {
      ready = booking.ready
      start = booking.start
      end = booking.end
      duty = booking.duty
    }
  }

  private let capacity: [Int]
  /// The bookings of each dock, sorted by start.
  private var rows: [[Row]]

  /// An empty ledger for docks with so many places each.
  init(capacity: [Int]) {
    self.capacity = capacity
    rows = Array(repeating: [], count: capacity.count)
  }

  /// The earliest slot for someone who is there at `ready`.
  ///
  /// The bookings of `duty` itself are looked through.
  @inline(__always)
  func slot(dock: Int, ready: Int, duration: Int, for duty: Int) -> Slot {
    guard dock >= 0 else { return Slot(start: ready, comesAgain: nil) }
    let end = ready + duration
    let places = capacity[dock]
    var present = 0
    for other in rows[dock] where other.end > ready && other.duty != duty {
      if other.start < end { present += 1 }
      if present >= places || (other.ready < ready && other.start > ready) {
        return contested(dock, ready, duration, duty)
      }
    }
    // There is a place, and nobody waits who came before: the common case.
    return Slot(start: ready, comesAgain: nil)
  }

  private func contested(_ dock: Int, _ ready: Int, _ duration: Int, _ duty: Int) -> Slot {
    let row = rows[dock]
    var start = ready
    for other in row where other.ready < ready && other.duty != duty {
      start = max(start, other.start)
    }
    if capacity[dock] == 1 {
      // Bookings at one place follow each other: one walk finds the first gap that is wide enough.
      for other in row
      where other.end > start && other.start < start + duration && other.duty != duty {
        start = other.end
      }
    } else {
      while let next = conflict(row, capacity[dock], start, duration, duty) { start = next }
    }
    var later: Int?
    for other in row where other.ready > ready && other.start < start && other.duty != duty {
      later = max(later ?? other.ready, other.ready)
    }
    return Slot(start: start, comesAgain: later)
  }

  /// The next time worth trying when the dock is full at some time of `duration` from `start`.
  private func conflict(
    _ row: [Row], _ places: Int, _ start: Int, _ duration: Int, _ duty: Int
  ) -> Int? {
    let end = start + duration
    for first in row where first.duty != duty && first.start < end && first.end > start {
      // The most vehicles are there at the moment at which one of them begins, or at `start`.
      let moment = max(first.start, start)
      var present = 0
      var leaving = Int.max
      for other in row where other.start <= moment && other.end > moment && other.duty != duty {
        present += 1
        leaving = min(leaving, other.end)
      }
      if present >= places { return leaving }
    }
    return nil
  }

  /// Enters bookings.
  mutating func add(_ bookings: [Booking]) {
    for booking in bookings {
      var position = rows[booking.dock].count
      while position > 0, rows[booking.dock][position - 1].start > booking.start { position -= 1 }
      rows[booking.dock].insert(Row(booking), at: position)
    }
  }

  /// Strikes bookings out.
  mutating func remove(_ bookings: [Booking]) {
    for booking in bookings {
      let row = Row(booking)
      if let position = rows[booking.dock].firstIndex(of: row) {
        rows[booking.dock].remove(at: position)
      }
    }
  }

  /// Whether nowhere more vehicles stand than there are places, and nobody was passed.
  func isConsistent() -> Bool {
    rows.indices.allSatisfy { dock in
      rows[dock].allSatisfy { booking in
        let present = rows[dock].count { $0.start <= booking.start && $0.end > booking.start }
        let passed = rows[dock].contains {
          $0.duty != booking.duty && $0.ready < booking.ready && $0.start > booking.start
        }
        return (booking.start == booking.end || present <= capacity[dock]) && !passed
      }
    }
  }
}
