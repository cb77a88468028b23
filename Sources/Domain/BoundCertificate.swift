/// Prices that prove how cheap no plan can be: anybody who prices all routes again can verify it.
///
/// Each load has a price, each vehicle class a least reduced cost: no route of a vehicle of the class
/// costs less than the prices of its loads together plus that number. Whatever a plan does, it then
/// costs at least ``bound`` (weak duality of the set partitioning model; Desaulniers, Desrosiers &
/// Solomon, Column Generation, Springer 2005, chapter 1). All numbers are thousandths of a cent
/// (*millicents*), so every sum is exact.
public struct BoundCertificate: Hashable, Sendable {
  /// A cut: of three loads, one route that carries two or three of them pays once.
  ///
  /// Two routes cannot both carry two of three loads, so the payments of all routes of a plan
  /// together are at most one (subset row inequalities; Jepsen, Petersen, Spoorendonk & Pisinger,
  /// Operations Research 56, 2008).
  public struct Cut: Hashable, Sendable {
    /// Three positions of loads, ascending.
    public var loads: [Int]
    /// What a route with two or three of the loads pays, and the bound too; millicents, not negative.
    public var price: Int

    /// Makes a cut.
    public init(loads: [Int], price: Int) {
      self.loads = loads
      self.price = price
    }
  }

  /// A condition on how many of some vehicles leave their depots, under which alone the prices hold.
  ///
  /// Where the number is at least so large, each route of the vehicles is paid ``price`` and the bound
  /// gains so many times as much; where it is at most so large, each route pays and the bound loses.
  public struct Count: Hashable, Sendable {
    /// Which side of the number.
    public enum Side: String, Hashable, Sendable {
      case atLeast = "at_least"
      case atMost = "at_most"
    }

    /// Positions of vehicles, ascending; whole classes.
    public var vehicles: [Int]
    /// Which side of the number.
    public var side: Side
    /// How many of the vehicles leave their depots.
    public var number: Int
    /// Millicents, not negative.
    public var price: Int

    /// Makes a condition.
    public init(vehicles: [Int], side: Side, number: Int, price: Int) {
      self.vehicles = vehicles
      self.side = side
      self.number = number
      self.price = price
    }
  }

  /// A condition on how many of some loads are left, under which alone the prices hold.
  ///
  /// Where the number is at least so large, leaving each of the loads is paid ``price``, so that none of
  /// them may be priced higher than what is left of its cost, and the bound gains so many times as much;
  /// where it is at most so large, leaving each costs that much more, and the bound loses.
  public struct LeftCount: Hashable, Sendable {
    /// Positions of loads, ascending.
    public var loads: [Int]
    /// Which side of the number.
    public var side: Count.Side
    /// How many of the loads are left.
    public var number: Int
    /// Millicents, not negative.
    public var price: Int

    /// Makes a condition.
    public init(loads: [Int], side: Count.Side, number: Int, price: Int) {
      self.loads = loads
      self.side = side
      self.number = number
      self.price = price
    }
  }

  /// Vehicles that are alike in everything that decides over routes and their costs.
  public struct VehicleClass: Hashable, Sendable {
    /// Positions of its vehicles, ascending.
    public var vehicles: [Int]
    /// No route of the class costs less than its loads' prices, less its cuts, with what counts pay it
    /// or ask of it, plus this; never above zero; millicents.
    public var leastReducedCost: Int

    /// Makes a class.
    public init(vehicles: [Int], leastReducedCost: Int) {
      self.vehicles = vehicles
      self.leastReducedCost = leastReducedCost
    }
  }

  /// The price of each load, from zero to what leaving it costs, more or less what conditions on loads
  /// left ask and pay for it; millicents.
  public var loadPrices: [Int]
  /// The cuts, if any.
  public var cuts: [Cut]
  /// The conditions under which the bound holds; none for one that always does.
  public var counts: [Count]
  /// The conditions on loads left under which the bound holds.
  public var leftCounts: [LeftCount]
  /// All vehicles, each in one class.
  public var classes: [VehicleClass]

  /// Makes a certificate.
  public init(
    loadPrices: [Int], cuts: [Cut], counts: [Count] = [], leftCounts: [LeftCount] = [],
    classes: [VehicleClass]
  ) {
    self.loadPrices = loadPrices
    self.cuts = cuts
    self.counts = counts
    self.leftCounts = leftCounts
    self.classes = classes
  }

  /// What no plan that meets the counts undercuts, in millicents: all load prices, less the cuts', with
  /// the counts', less for every vehicle what its class's best route undercuts them by.
  public var bound: Int {
    loadPrices.reduce(0, +) - cuts.reduce(0) { $0 + $1.price }
      + counts.reduce(0) { $0 + ($1.side == .atLeast ? 1 : -1) * $1.number * $1.price }
      + leftCounts.reduce(0) { $0 + ($1.side == .atLeast ? 1 : -1) * $1.number * $1.price }
      + classes.reduce(0) { $0 + $1.vehicles.count * $1.leastReducedCost }
  }
}

/// A bound that holds for all plans, by prices alone, by two cases that leave none out, or by the sum of
/// what is proved of different loads.
///
/// Of some vehicles a plan uses at most so many, or at least one more, and of some loads it leaves at
/// most so many, or at least one more: a bound of each case is had more cheaply than one of both
/// (branching on numbers of vehicles and of loads left).
public indirect enum BoundProof: Hashable, Sendable {
  /// Prices; their counts are among the cases that lead here.
  case prices(BoundCertificate)
  /// Plans that use at most `atMost` of the vehicles (positions, ascending, whole classes), and plans
  /// that use more.
  case cases(vehicles: [Int], atMost: Int, few: BoundProof, many: BoundProof)
  /// Plans that leave at most `atMost` of the loads (positions, ascending), and plans that leave more.
  case leftCases(loads: [Int], atMost: Int, few: BoundProof, many: BoundProof)
  /// Proofs whose bounds add up, for each is about loads and vehicles of its own: a load that one of them
  /// prices, or has in a cut or in a count, stands in no other, and a vehicle that can carry such a load,
  /// is in a count or has a least reduced cost below zero decides over no other.
  case sum([BoundProof])

  /// What no plan undercuts, in millicents: the least bound of all cases, the sum of all parts, or the
  /// largest number there is where that would be more.
  public var bound: Int {
    switch self {
    case .prices(let certificate): certificate.bound
    case .cases(_, _, let few, let many), .leftCases(_, _, let few, let many):
      min(few.bound, many.bound)
    case .sum(let proofs):
      proofs.reduce(0) { sum, proof in
        let (bound, isOver) = sum.addingReportingOverflow(proof.bound)
        return isOver ? (sum > 0 ? .max : .min) : bound
      }
    }
  }

  /// The prices of all cases, from few to many.
  public var certificates: [BoundCertificate] {
    switch self {
    case .prices(let certificate): [certificate]
    case .cases(_, _, let few, let many), .leftCases(_, _, let few, let many):
      few.certificates + many.certificates
    case .sum(let proofs): proofs.flatMap(\.certificates)
    }
  }
}
