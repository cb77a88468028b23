/// One event of a duty in numbers; what the schedule says with identifiers.
struct TimelineEvent: Hashable, Sendable {
  /// What happens.
  enum Action: Hashable, Sendable {
    case depart, leg, load, unload, clean, rest, wait
    case end
  }

  var action: Action
  /// Where a stop is or a leg begins; -1 on the road.
  var site: Int
  /// Where a leg ends.
  var target: Int
  /// -1 when there is none.
  var load: Int
  var start: Int
  var end: Int
  /// How much of the whole way lies behind when the leg begins.
  var traveled: Int
  /// The whole way of a leg.
  var way: Day.Way
}

/// A duty with every time decided.
struct Timeline: Sendable {
  var start: Int
  var end: Int
  var meters: Int
  var events: [TimelineEvent]
  var bookings: [DockLedger.Booking]
}
