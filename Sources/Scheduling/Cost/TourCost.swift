/// What a tour costs: kilometers and duty hours at the rates of its vehicle type.
struct TourCost: Hashable, Sendable {
  let centsPerKilometer: Int
  let centsPerHour: Int

  /// The rates of a vehicle type.
  @inline(__always)
  init(_ kind: Day.Kind) {
    centsPerKilometer = kind.centsPerKilometer
    centsPerHour = kind.centsPerHour
  }

  /// Cents of a tour, each part rounded once, halves up.
  @inline(__always)
  func cents(meters: Int, seconds: Int) -> Int {
    (meters &* centsPerKilometer &+ 500) / 1000 &+ (seconds &* centsPerHour &+ 1800) / 3600
  }
}
