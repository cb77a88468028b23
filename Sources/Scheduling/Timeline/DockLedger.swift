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

  private let capacity: [Int]
  private var rows: [[Booking]]

  /// An empty ledger for docks with so many places each.
  init(capacity: [Int]) {
    self.capacity = capacity
    rows = Array(repeating: [], count: capacity.count)
  }

  /// The earliest start at or after `ready`, `nil` when someone who came later is served before.
  ///
  /// The bookings of `duty` itself are looked through.
  func start(dock: Int, ready: Int, duration: Int, for duty: Int) -> Int? {
    guard dock >= 0 else { return ready }
    let row = rows[dock]
    if row.isEmpty { return ready }
    var start = ready
    for other in row where other.duty != duty && other.ready < ready {
      start = max(start, other.start)
    }
    while let next = conflict(row, capacity[dock], start, duration, duty) { start = next }
    for other in row where other.duty != duty && other.ready > ready && other.start < start {
      return nil
    }
    return start
  }

  /// The next time worth trying when the dock is full at some time of `duration` from `start`.
  private func conflict(
    _ row: [Booking], _ places: Int, _ start: Int, _ duration: Int, _ duty: Int
  ) -> Int? {
    let end = start + duration
    for first in row where first.duty != duty && first.start < end && first.end > start {
      // The most vehicles are there at the moment at which one of them begins, or at `start`.
      let moment = max(first.start, start)
      var present = 0
      var leaving = Int.max
      for other in row where other.duty != duty && other.start <= moment && other.end > moment {
        present += 1
        leaving = min(leaving, other.end)
      }
      if present >= places { return leaving }
    }
    return nil
  }

  /// Enters bookings.
  mutating func add(_ bookings: [Booking]) {
    for booking in bookings { rows[booking.dock].append(booking) }
  }

  /// Strikes bookings out.
  mutating func remove(_ bookings: [Booking]) {
    for booking in bookings {
      if let position = rows[booking.dock].firstIndex(of: booking) {
        rows[booking.dock].swapAt(position, rows[booking.dock].count - 1)
        rows[booking.dock].removeLast()
      }
    }
  }

  /// All bookings of a dock in order of time; for checks.
  func bookings(dock: Int) -> [Booking] {
    rows[dock].sorted { ($0.start, $0.end, $0.duty) < ($1.start, $1.end, $1.duty) }
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
