import Domain

/// Brings every number of a plan into a range in which the checks can compute, and names those out.
struct PlanBounds {
  /// Times are at most this far from the midnight of the plan's date.
  static let horizon = 40 * 86_400
  /// No load and no sum of loads weighs more: 10 million tonnes.
  static let massLimit = 10_000_000_000
  /// No tour and no sum of tours is longer: 10 million kilometers.
  static let distanceLimit = 10_000_000_000

  private let noon: Int
  private(set) var breaches: [Breach] = []

  init(date: CalendarDate) { noon = date.dayNumber * 86_400 + 43_200 }

  /// The plan with every number in range.
  mutating func bounded(_ plan: Plan) -> Plan {
    var plan = plan
    for index in plan.loads.indices {
      let record = plan.loads[index]
      plan.loads[index].load.mass = mass(
        record.load.mass, Breach(.outOfRange, load: record.load.id))
    }
    for index in plan.tours.indices { plan.tours[index] = bounded(plan.tours[index]) }
    let whole = Breach(.outOfRange)
    plan.figures.distance = distance(plan.figures.distance, whole)
    plan.figures.emptyDistance = distance(plan.figures.emptyDistance, whole)
    plan.figures.mass = mass(plan.figures.mass, whole)
    return plan
  }

  private mutating func bounded(_ tour: Tour) -> Tour {
    var tour = tour
    for index in tour.stops.indices {
      var stop = tour.stops[index]
      let place = Breach(.outOfRange, tour: tour.id, sequence: stop.sequence)
      stop.arrival = instant(stop.arrival, "arrival", place)
      stop.start = instant(stop.start, "start", place)
      stop.end = instant(stop.end, "end", place)
      stop.mass = stop.mass.map { mass($0, place) }
      tour.stops[index] = stop
    }
    for index in tour.legs.indices {
      var leg = tour.legs[index]
      let place = Breach(.outOfRange, tour: tour.id, sequence: leg.sequence)
      leg.start = instant(leg.start, "start", place)
      leg.end = instant(leg.end, "end", place)
      leg.mass = leg.mass.map { mass($0, place) }
      leg.distance = distance(leg.distance, place)
      tour.legs[index] = leg
    }
    return tour
  }

  private mutating func instant(_ value: Instant, _ field: String, _ place: Breach) -> Instant {
    let range = (noon - Self.horizon)...(noon + Self.horizon)
    return Instant(epochSeconds: clamp(value.epochSeconds, to: range, field, place))
  }

  private mutating func mass(_ value: Kilograms, _ place: Breach) -> Kilograms {
    Kilograms(clamp(value.value, to: 0...Self.massLimit, "mass", place))
  }

  private mutating func distance(_ value: Meters, _ place: Breach) -> Meters {
    Meters(clamp(value.value, to: 0...Self.distanceLimit, "distance", place))
  }

  private mutating func clamp(
    _ value: Int, to range: ClosedRange<Int>, _ field: String, _ place: Breach
  ) -> Int {
    guard !range.contains(value) else { return value }
    var breach = place
    breach.arguments = [
      "field": field, "value": "\(value)", "lowest": "\(range.lowerBound)",
      "highest": "\(range.upperBound)",
    ]
    breaches.append(breach)
    return min(max(value, range.lowerBound), range.upperBound)
  }
}
