/// What the choice of routes is about: loads that may be left at a cost, and classes of vehicles.
struct MasterShape: Sendable {
  /// For each load the millicents of leaving it.
  var unservedCosts: [Int]
  /// For each class the positions of its vehicles.
  var vehicles: [[Int]]
  /// Sets of classes whose vehicles in use, and of loads of which those left are worth counting, the
  /// most telling first.
  var groups: [CountedGroup] = []

  /// The vehicles of a class set, ascending.
  func vehicles(of kinds: [Int]) -> [Int] { kinds.flatMap { vehicles[$0] }.sorted() }

  /// What a group counts at most.
  func most(of group: CountedGroup) -> Int {
    switch group.members {
    case .vehicles(let kinds): kinds.reduce(0) { $0 + vehicles[$1].count }
    case .loadsLeft(let loads): loads.count
    }
  }
}

/// What is counted together, because a count is a whole number.
struct CountedGroup: Hashable, Sendable {
  /// What of.
  enum Members: Hashable, Sendable {
    /// The vehicles in use of classes; ascending positions of these.
    case vehicles([Int])
    /// The loads left among some; ascending positions.
    case loadsLeft([Int])
  }

  var members: Members
  /// Classes whose vehicles are counted; none where loads are.
  var kinds: [Int] { if case .vehicles(let kinds) = members { kinds } else { [] } }
  /// Loads of which those left are counted; none where vehicles are.
  var loads: [Int] { if case .loadsLeft(let loads) = members { loads } else { [] } }
  /// Lower ranks are branched on first.
  var rank: Int
}

/// What finds routes that the master problem lacks: the one thing in which a haulage day of a public
/// instance and a firm's day under the law differ.
protocol RoutePricing: Sendable {
  /// The loads and classes.
  var shape: MasterShape { get }

  /// Prices classes; the outcomes stand in the order of the questions, `nil` where `isCancelled` came
  /// first. With a proof effort no route of a class has a reduced cost (millicents, fixed cost
  /// included, the class's own price left aside) below its outcome's `least`.
  func price(
    _ questions: [PricingQuestion], prices: DualPrices, effort: PricingEffort, routeMax: Int,
    isCancelled: @escaping @Sendable () -> Bool
  ) -> [PricingOutcome?]

  /// Labels made so far: a measure of work that is the same on every machine.
  var labelCount: Int { get }
}

extension RoutePricing {
  /// Nothing is counted.
  var labelCount: Int { 0 }
}

/// What is asked of one class.
struct PricingQuestion: Sendable {
  var kind: Int
  /// Only routes with a lower reduced cost are wanted.
  var threshold: Double
}

/// What was found for one class.
struct PricingOutcome: Sendable {
  /// With a proof effort, no route has a lower reduced cost; the threshold when none is below it.
  var least: Double
  /// Routes below the threshold, the best first, each with another last load.
  var routes: [PricedRoute]
}

/// How much is looked at.
struct PricingEffort: Hashable, Sendable {
  /// Labels kept at a load, those first that can come home for least; nothing is missed when it is
  /// `.max`.
  var labelMax: Int
  /// So many of the last loads are remembered: with less than a route has, routes may come back to a
  /// load, and bounds are weaker but quicker.
  var memory = RouteLabel.memory
  /// More labels than this of one class, and the rest is only bounded.
  var totalMax = Int.max

  /// Nothing is missed.
  static let exact = PricingEffort(labelMax: .max)

  /// Whether the least reduced cost that comes out is proved.
  var isProof: Bool { labelMax == .max }
}
