public import Domain

/// What the search for a public instance found, as the program writes it.
///
/// One JSON object: `instance`, `objective`, `feasible`, `vehicles`, `distance` (kilometers),
/// `duration` (seconds of driving), `seconds` (how long it took), `iterations`, `seed`, `cost` and
/// `lower_bound` (cents, to a thousandth), `gap` (the part of the cost that is not proved
/// necessary), `unserved` (how many loads), `unserved_loads`, `trucks` and `routes`: identifiers as
/// in the file, one route for each truck in the same order.
public struct SolveAnswer: Hashable, Sendable {
  /// The decimals of a gap.
  private static let gapDigits = 6

  /// The name of the instance.
  public var instance: String
  /// What was made small: `cost`.
  public var objective: String
  /// Whether the routes keep all windows, shifts and limits.
  public var isFeasible: Bool
  /// The length of all routes.
  public var distance: Meters
  /// The driving of all routes.
  public var driving: Seconds
  /// How long the search took, in milliseconds.
  public var elapsed: Int
  /// Iterations of the search.
  public var iterations: Int
  /// The start of the random numbers.
  public var seed: Int
  /// What the plan costs, unserved loads included; millicents.
  public var cost: Int
  /// What no plan undercuts; millicents, from 0 to ``cost``.
  public var lowerBound: Int
  /// The trucks that leave their depots.
  public var trucks: [String]
  /// The loads of each of ``trucks`` in the order of carrying.
  public var routes: [[String]]
  /// The loads that are left.
  public var unserved: [String]

  /// Makes an answer.
  public init(
    instance: String, objective: String, isFeasible: Bool, distance: Meters, driving: Seconds,
    elapsed: Int, iterations: Int, seed: Int, cost: Int, lowerBound: Int, trucks: [String],
    routes: [[String]], unserved: [String]
  ) {
    self.instance = instance
    self.objective = objective
    self.isFeasible = isFeasible
    self.distance = distance
    self.driving = driving
    self.elapsed = elapsed
    self.iterations = iterations
    self.seed = seed
    self.cost = cost
    self.lowerBound = lowerBound
    self.trucks = trucks
    self.routes = routes
    self.unserved = unserved
  }

  /// The part of the cost that is not proved necessary, 0 to 1; 0 for a plan that costs nothing.
  public var gap: Double { Self.gap(cost: cost, bound: lowerBound) }

  /// The part of `cost` above `bound`, 0 to 1; 0 for a cost of nothing.
  public static func gap(cost: Int, bound: Int) -> Double {
    cost > 0 ? Double(cost - bound) / Double(cost) : 0
  }

  /// The object as one line with a line end.
  public var json: [UInt8] {
    var text = JSONText()
    text.literal("{\"instance\":")
    text.string(instance)
    text.literal(",\"objective\":")
    text.string(objective)
    isFeasible ? text.literal(",\"feasible\":true") : text.literal(",\"feasible\":false")
    text.literal(",\"vehicles\":")
    text.int(trucks.count)
    text.literal(",\"distance\":")
    text.fixed(distance.value, digits: 3)
    text.literal(",\"duration\":")
    text.int(driving.value)
    text.literal(",\"seconds\":")
    text.fixed(elapsed, digits: 3)
    text.literal(",\"iterations\":")
    text.int(iterations)
    text.literal(",\"seed\":")
    text.int(seed)
    text.literal(",\"cost\":")
    text.fixed(cost, digits: 3)
    text.literal(",\"lower_bound\":")
    text.fixed(lowerBound, digits: 3)
    text.literal(",\"gap\":")
    text.decimal(gap, digits: Self.gapDigits)
    text.literal(",\"unserved\":")
    text.int(unserved.count)
    text.literal(",\"unserved_loads\":")
    text.names(unserved)
    text.literal(",\"trucks\":")
    text.names(trucks)
    text.literal(",\"routes\":[")
    for (index, route) in routes.enumerated() {
      if index > 0 { text.literal(",") }
      text.names(route)
    }
    text.literal("]}\n")
    return text.bytes
  }
}
