import Domain

/// One vehicle on its route, from start to end.
struct RoutingTrip {
  private typealias Instance = RoutingInstance
  private typealias Stop = RoutingTimetable.Stop

  /// A thing that a vehicle does at a moment, in parts of a unit of time.
  private struct Event {
    var kind: Stop.Kind
    /// The way of the leg that ends here; breaks lie on the leg of what follows them.
    var travel = 0.0
    var length = 0.0
    var windows: [RoutingInstance.Window]
    var setup = 0.0
    var service = 0.0
    /// The step in the route, from zero.
    var sequence: Int?
  }

  /// When an event happens.
  private struct Moment {
    var arrival: Double
    var begin: Double
    var driven: Double
    var isLate: Bool
  }

  /// What a double may be wrong by after a route's worth of sums, in units of time.
  private static let tolerance = 1e-6
  private let instance: RoutingInstance
  private let vehicle: RoutingInstance.VehicleType
  private let route: Int
  private let ruler: RoutingRuler
  private var events: [Event] = []
  private var wayCost = 0
  /// The time on the way, not cut.
  private var driven = 0.0
  private(set) var table: RoutingTimetable
  private(set) var breaches: [RoutingBreach] = []

  /// Sends a vehicle along the steps of a route that exist.
  ///
  /// - Precondition: The instance has no flaw, and the vehicle exists.
  init(
    _ instance: RoutingInstance, _ ruler: RoutingRuler, _ route: RoutingPlan.Route, number: Int
  ) {
    self.instance = instance
    self.ruler = ruler
    self.route = number
    vehicle = instance.vehicles[route.vehicle]
    table = RoutingTimetable(vehicle: route.vehicle)
    lay(route)
    let earliest = vehicle.window.earliest * ruler.timeScale
    var moments = run(from: earliest)
    noteLate(moments)
    if !moments.contains(where: \.isLate) {
      moments = run(from: max(earliest, latestStart(endingAt: moments)))
    }
    record(moments)
    weigh()
    limit()
  }

  private func scaled(_ windows: [RoutingInstance.Window]) -> [RoutingInstance.Window] {
    let scale = ruler.timeScale
    return windows.map {
      RoutingInstance.Window(earliest: $0.earliest * scale, latest: $0.latest * scale)
    }
  }

  /// Lays out what happens, in its order.
  private mutating func lay(_ route: RoutingPlan.Route) {
    var place = vehicle.start
    let scale = ruler.timeScale
    events.append(Event(kind: .start, windows: [.always]))
    func way(to next: Int) -> (travel: Double, length: Double, cost: Int) {
      guard let place else { return (0, 0, 0) }
      return (
        ruler.duration(place, next, by: vehicle), ruler.length(place, next, by: vehicle),
        ruler.cost(place, next, by: vehicle) ?? 0
      )
    }
    for (sequence, step) in route.steps.enumerated() {
      switch step {
      case .visit(let index) where instance.visits.indices.contains(index):
        let visit = instance.visits[index]
        let leg = way(to: visit.place)
        wayCost = wayCost.plus(leg.cost)
        events.append(
          Event(
            kind: .visit(index), travel: leg.travel, length: leg.length,
            windows: scaled(visit.windows),
            setup: place == visit.place ? 0 : visit.setup * scale, service: visit.service * scale,
            sequence: sequence))
        place = visit.place
      case .pause(let index) where vehicle.breaks.indices.contains(index):
        let pause = vehicle.breaks[index]
        events.append(
          Event(
            kind: .pause(index), windows: scaled(pause.windows), service: pause.service * scale,
            sequence: sequence))
      default: break
      }
    }
    var end = Event(kind: .end, windows: [.always])
    if let last = vehicle.end {
      let leg = way(to: last)
      wayCost = wayCost.plus(leg.cost)
      (end.travel, end.length) = (leg.travel, leg.length)
    }
    events.append(end)
  }

  /// The way of the leg on which each event lies.
  private var legs: [(travel: Double, length: Double)] {
    var next = (travel: 0.0, length: 0.0)
    var legs: [(travel: Double, length: Double)] = []
    for event in events.reversed() {
      if case .pause = event.kind {} else { next = (event.travel, event.length) }
      legs.append(next)
    }
    return legs.reversed()
  }

  /// Does everything as soon as it can, from a moment on.
  private func run(from start: Double) -> [Moment] {
    let legs = legs
    var now = start
    var driven = 0.0
    var isNewLeg = true
    var remaining = 0.0
    return events.indices.map { index in
      let event = events[index]
      if isNewLeg { remaining = legs[index].travel }
      isNewLeg = isLegEnd(index)
      if !isNewLeg {
        // While a break's window is closed, the vehicle drives on.
        let begin = Self.begin(now, event.windows) ?? now
        let drive = min(remaining, begin - now)
        now += drive
        driven += drive
        remaining -= drive
      } else {
        now += remaining
        driven += remaining
      }
      let begin = Self.begin(now, event.windows, within: tolerance)
      let moment = Moment(
        arrival: now, begin: begin ?? now, driven: driven, isLate: begin == nil)
      now = moment.begin + event.setup + event.service
      return moment
    }
  }

  private var tolerance: Double { Self.tolerance * ruler.timeScale }

  /// The first moment of the windows that is not before `now`; `nil` behind the last.
  private static func begin(
    _ now: Double, _ windows: [RoutingInstance.Window], within tolerance: Double = 0
  ) -> Double? {
    windows.first { now <= $0.latest + tolerance }.map { max(now, $0.earliest) }
  }

  /// The latest moment at which the vehicle may leave and be back as early as it can.
  ///
  /// - Precondition: No moment is late.
  private func latestStart(endingAt moments: [Moment]) -> Double {
    guard let last = moments.indices.last else { return 0 }
    var latest = moments[last].begin + events[last].setup + events[last].service
    var remaining = 0.0
    // Invariant: what was looked at can begin at `latest` after `remaining` of its way.
    for index in events.indices.reversed() {
      let event = events[index]
      if isLegEnd(index) { latest -= remaining }
      latest -= event.setup + event.service
      let window = event.windows.last { $0.earliest <= latest + tolerance }
      if let window, window.latest < latest {
        // A break that must begin earlier leaves a part of the way for after it.
        if !isLegEnd(index) { remaining = max(0, remaining - (latest - window.latest)) }
        latest = window.latest
      }
      if isLegEnd(index) { remaining = event.travel }
    }
    return latest - remaining
  }

  /// Whether an event stands at a place, and is no break on the way to one.
  private func isLegEnd(_ index: Int) -> Bool {
    if case .pause = events[index].kind { false } else { true }
  }

  private mutating func noteLate(_ moments: [Moment]) {
    let scale = ruler.timeScale
    for (event, moment) in zip(events, moments) where moment.isLate {
      let limit = (event.windows.last?.latest ?? 0) / scale
      var arguments = [
        "time": RoutingBreach.text(moment.arrival / scale), "limit": RoutingBreach.text(limit),
      ]
      switch event.kind {
      case .visit(let visit):
        arguments["visit"] = instance.visits[visit].id
        add(.visitLate, event.sequence, arguments)
      case .pause(let pause):
        arguments["break"] = vehicle.breaks[pause].id
        add(.breakLate, event.sequence, arguments)
      case .start, .end: break
      }
    }
    guard let event = events.last, let moment = moments.last else { return }
    let end = moment.begin + event.setup + event.service
    if end > vehicle.window.latest * scale + tolerance {
      add(
        .returnLate, nil,
        [
          "time": RoutingBreach.text(end / scale),
          "limit": RoutingBreach.text(vehicle.window.latest),
        ])
    }
  }

  private mutating func add(
    _ code: RoutingBreach.Code, _ sequence: Int?, _ arguments: [String: String]
  ) {
    breaches.append(RoutingBreach(code, route: route, sequence: sequence, arguments))
  }

  /// Writes the moments into the table, in units of the file.
  ///
  /// With a speed of its own a vehicle's moments are cut to whole units, as VROOM tells them: a way
  /// takes from one whole moment to the next.
  private mutating func record(_ moments: [Moment]) {
    let time = ruler.timeScale
    let legs = legs
    let isCut = vehicle.speedFactor != 1
    func told(_ moment: Double) -> Double { isCut ? Self.whole(moment / time) : moment / time }
    var length = 0.0
    var before = 0.0
    var lastEnd = moments.first.map { told($0.arrival) } ?? 0
    for index in events.indices {
      let event = events[index]
      let moment = moments[index]
      var stop = RoutingTimetable.Stop(kind: event.kind)
      stop.arrival = told(moment.arrival)
      stop.waiting = told(moment.begin) - stop.arrival
      stop.setup = event.setup / time
      stop.service = event.service / time
      if isCut { table.driving += stop.arrival - lastEnd }
      lastEnd = stop.arrival + stop.waiting + stop.setup + stop.service
      stop.driving = isCut ? table.driving : moment.driven / time
      if isLegEnd(index) {
        length += event.length
        before = moment.driven
        stop.distance = length / ruler.lengthScale
      } else {
        let leg = legs[index]
        let part = leg.travel > 0 ? (moment.driven - before) / leg.travel : 0
        stop.distance = (length + leg.length * part) / ruler.lengthScale
      }
      table.stops.append(stop)
      table.waiting += stop.waiting
      table.setup += stop.setup
      table.service += stop.service
    }
    driven = (moments.last?.driven ?? 0) / time
    if !isCut { table.driving = driven }
    table.distance = length / ruler.lengthScale
    table.cost = cost()
  }

  /// As VROOM 1.15 rounds: ways by the route's whole units of time and length to the nearest, work
  /// down, breaks included.
  private func cost() -> Int {
    var cost = vehicle.fixedCost
    if ruler.hasCosts(vehicle) {
      cost = cost.plus(wayCost)
    } else {
      let hours = Double(vehicle.costPerHour) * Self.whole(table.driving) / 3600
      let kilometers = Double(vehicle.costPerKilometer) * Self.whole(table.distance) / 1000
      cost = cost.plus(Int((hours + kilometers).rounded()))
    }
    let work = events.reduce(0) { $0 + $1.setup + $1.service } / ruler.timeScale
    return cost.plus(Int(Double(vehicle.costPerServiceHour) * Self.whole(work) / 3600))
  }

  /// Whole units; what is a rounding error below one counts as one.
  private static func whole(_ value: Double) -> Double { (value + tolerance).rounded(.down) }

  /// Follows what is on board.
  private mutating func weigh() {
    let none = [Int](repeating: 0, count: instance.dimensions)
    var load = none
    table.delivered = none
    table.collected = none
    for stop in table.stops {
      guard case .visit(let index) = stop.kind else { continue }
      let visit = instance.visits[index]
      for dimension in none.indices {
        table.delivered[dimension] = table.delivered[dimension].plus(visit.delivered[dimension])
        table.collected[dimension] = table.collected[dimension].plus(visit.collected[dimension])
        if visit.role == .single {
          load[dimension] = load[dimension].plus(visit.delivered[dimension])
        }
      }
      table.priority = table.priority.plus(visit.priority)
    }
    checkLoad(load, vehicle.capacity, .overloaded, nil, nil)
    for index in table.stops.indices {
      switch table.stops[index].kind {
      case .visit(let number):
        let visit = instance.visits[number]
        for dimension in none.indices {
          load[dimension] = load[dimension].minus(visit.delivered[dimension])
            .plus(visit.collected[dimension])
        }
        checkLoad(load, vehicle.capacity, .overloaded, events[index].sequence, visit.id)
      case .pause(let number):
        let pause = vehicle.breaks[number]
        if let most = pause.loadMax {
          checkLoad(load, most, .breakOverloaded, events[index].sequence, pause.id)
        }
      case .start, .end: break
      }
      table.stops[index].load = load
    }
  }

  private mutating func checkLoad(
    _ load: [Int], _ most: [Int], _ code: RoutingBreach.Code, _ sequence: Int?, _ name: String?
  ) {
    guard let dimension = load.indices.first(where: { load[$0] > most[$0] }) else { return }
    add(
      code, sequence,
      [
        "load": "\(load[dimension])", "limit": "\(most[dimension])",
        "place": name.map { "after \($0)" } ?? "at the start", "break": name ?? "",
      ])
  }

  /// Checks what holds for the route as a whole.
  private mutating func limit() {
    let visits = events.count { if case .visit = $0.kind { true } else { false } }
    if let most = vehicle.visitMax, visits > most {
      add(.visitsTooMany, nil, ["visits": "\(visits)", "limit": "\(most)"])
    }
    if let most = vehicle.drivingMax, driven > Double(most) + Self.tolerance {
      add(
        .drivingTooLong, nil,
        ["time": RoutingBreach.text(table.driving), "limit": "\(most)"])
    }
    if let most = vehicle.distanceMax, table.distance > Double(most) + Self.tolerance {
      add(
        .distanceTooLong, nil,
        ["distance": RoutingBreach.text(table.distance), "limit": "\(most)"])
    }
  }
}
