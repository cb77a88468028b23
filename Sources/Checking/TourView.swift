import Domain

/// A tour as the checks see it: its events in one sequence, beside what the firm says of it.
struct TourView {
  /// A stop or a leg.
  enum Event {
    case stop(Stop)
    case leg(Leg)

    var sequence: Int {
      switch self {
      case .stop(let stop): stop.sequence
      case .leg(let leg): leg.sequence
      }
    }

    var start: Instant {
      switch self {
      case .stop(let stop): stop.start
      case .leg(let leg): leg.start
      }
    }

    var end: Instant {
      switch self {
      case .stop(let stop): stop.end
      case .leg(let leg): leg.end
      }
    }

    /// The time between start and end, never below zero.
    var duration: Seconds { Seconds(max(0, end.epochSeconds.minus(start.epochSeconds))) }
  }

  /// One drive from a site to a site: a whole leg, or its parts with the halts on the road.
  struct Movement {
    var legs: [Leg]

    var load: LoadID? { legs.first?.load }
    var meters: Int { legs.map(\.distance.value).saturatingSum() }
    var seconds: Int { legs.map { Event.leg($0).duration.value }.saturatingSum() }
  }

  let tour: Tour
  /// The vehicle in the firm.
  let vehicle: Vehicle?
  /// The type that the firm says, otherwise the one that the tour states.
  let type: VehicleType?
  let shift: Shift?
  /// The drivers in the firm, in the order of the tour.
  let drivers: [Driver]
  /// Sorted by sequence.
  let events: [Event]
  let movements: [Movement]
  /// The sequence numbers of halts on the road between two parts of a leg.
  let roadHalts: Set<Int>

  init(_ tour: Tour, firm: Firm?, register: Register) {
    self.tour = tour
    let vehicle = firm?.vehicles.first { $0.id == tour.vehicle }
    self.vehicle = vehicle
    type = vehicle.flatMap { register.types[$0.type] } ?? register.types[tour.vehicleType]
    shift = firm?.shifts.first { $0.id == tour.shift }
    drivers = tour.drivers.compactMap { id in firm?.drivers.first { $0.id == id } }
    events = (tour.stops.map(Event.stop) + tour.legs.map(Event.leg)).enumerated()
      .sorted { ($0.element.sequence, $0.offset) < ($1.element.sequence, $1.offset) }
      .map(\.element)
    (movements, roadHalts) = Self.movements(of: events)
  }

  var start: Instant? { events.first?.start }
  var end: Instant? { events.last?.end }
  var isDoubleManned: Bool { tour.drivers.count > 1 }

  /// From the first start to the last end, never below zero.
  var duty: Seconds {
    guard let start, let end else { return .zero }
    return Seconds(max(0, end.epochSeconds.minus(start.epochSeconds)))
  }

  var meters: Int { tour.legs.map(\.distance.value).saturatingSum() }

  var stops: [Stop] {
    events.compactMap { event in
      guard case .stop(let stop) = event else { return nil }
      return stop
    }
  }

  /// A breach that stands in this tour.
  func breach(
    _ code: Breach.Code, at sequence: Int? = nil, load: LoadID? = nil, site: SiteID? = nil,
    _ arguments: [String: String] = [:]
  ) -> Breach {
    Breach(code, tour: tour.id, sequence: sequence, load: load, site: site, arguments)
  }

  /// Joins legs of one drive that are parted by halts without a site.
  private static func movements(of events: [Event]) -> ([Movement], Set<Int>) {
    var movements: [Movement] = []
    var halts: Set<Int> = []
    var pending: [Int] = []
    var continues = false
    for event in events {
      switch event {
      case .stop(let stop):
        if stop.site == nil { pending.append(stop.sequence) } else { continues = false }
      case .leg(let leg):
        if continues, !pending.isEmpty, let last = movements.last?.legs.last,
          last.from == leg.from, last.to == leg.to, last.load == leg.load
        {
          movements[movements.count - 1].legs.append(leg)
          halts.formUnion(pending)
        } else {
          movements.append(Movement(legs: [leg]))
        }
        pending = []
        continues = true
      }
    }
    return (movements, halts)
  }
}
