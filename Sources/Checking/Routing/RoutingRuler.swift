import Domain

/// Lengths and times of the ways of a routing instance under a convention.
///
/// Numbers come in units in which a convention's are whole: tenths where it truncates to one decimal,
/// hundredths of a time where vehicles have a speed of their own.
struct RoutingRuler {
  private enum Rounding {
    /// As the square root gives it: SINTEF.
    case exact
    /// Truncated to a tenth: DIMACS.
    case tenths
    /// To the nearest whole number: CVRPLIB.
    case whole
  }

  /// What truncating forgives: that a root or a product comes out a little below a whole number.
  private static let slack = 1e-9
  /// Parts of a unit of time that VROOM counts.
  private static let hundredths = 100.0

  private let travel: RoutingInstance.Travel
  private let rounding: Rounding
  private let side: Int
  /// Parts of a unit of time that are counted.
  let timeScale: Double
  /// Parts of a unit of length that are counted.
  let lengthScale: Double

  /// Makes a ruler.
  init(_ instance: RoutingInstance, _ objective: RoutingObjective) {
    travel = instance.travel
    side = instance.placeCount
    switch instance.travel {
    case .tables:
      rounding = .whole
      timeScale = Self.hundredths
      lengthScale = 1
    case .straight:
      rounding =
        objective == .distance ? (instance.format == .cvrplib ? .whole : .tenths) : .exact
      timeScale = rounding == .tenths ? 10 : 1
      lengthScale = timeScale
    }
  }

  /// How long a way is, in parts of a unit.
  func length(_ from: Int, _ to: Int, by vehicle: RoutingInstance.VehicleType) -> Double {
    switch travel {
    case .straight(let points): straight(points[from], points[to])
    case .tables(let tables): Double(tables[vehicle.profile].distances[from * side + to])
    }
  }

  /// How long a way takes, in parts of a unit.
  ///
  /// With a speed of its own, a vehicle takes the hundredths of the table's unit that VROOM counts,
  /// rounded for one unit.
  func duration(_ from: Int, _ to: Int, by vehicle: RoutingInstance.VehicleType) -> Double {
    switch travel {
    case .straight(let points): return straight(points[from], points[to])
    case .tables(let tables):
      let factor = (Self.hundredths / vehicle.speedFactor).rounded()
      return factor * Double(tables[vehicle.profile].durations[from * side + to])
    }
  }

  /// What a way costs by the file's own table; `nil` where it has none.
  func cost(_ from: Int, _ to: Int, by vehicle: RoutingInstance.VehicleType) -> Int? {
    guard case .tables(let tables) = travel, let costs = tables[vehicle.profile].costs else {
      return nil
    }
    return Int(costs[from * side + to])
  }

  /// Whether the file has a table of costs for a vehicle.
  func hasCosts(_ vehicle: RoutingInstance.VehicleType) -> Bool {
    if case .tables(let tables) = travel { tables[vehicle.profile].costs != nil } else { false }
  }

  private func straight(_ from: RoutingInstance.Point, _ to: RoutingInstance.Point) -> Double {
    let x = from.x - to.x
    let y = from.y - to.y
    let length = (x * x + y * y).squareRoot()
    switch rounding {
    case .exact: return length
    case .tenths: return (length * 10 + Self.slack).rounded(.down)
    case .whole: return (length + 0.5).rounded(.down)
    }
  }
}
