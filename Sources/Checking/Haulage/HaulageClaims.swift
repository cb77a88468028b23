public import Domain

/// What a plan of a haulage day is said to come to; whatever is `nil` is not claimed.
public struct HaulageClaims: Hashable, Sendable {
  /// What it costs; millicents.
  public var cost: Int?
  /// What no plan undercuts; millicents.
  public var lowerBound: Int?
  /// The ways of all trucks.
  public var distance: Meters?
  /// Driving of all trucks.
  public var driving: Seconds?
  /// Trucks that leave their depots.
  public var trucks: Int?
  /// How many loads are left.
  public var unserved: Int?
  /// Which loads those are, by position in the day.
  public var unservedLoads: Set<Int>?

  /// Claims nothing, or a cost and a bound.
  public init(cost: Int? = nil, lowerBound: Int? = nil) {
    self.cost = cost
    self.lowerBound = lowerBound
  }

  /// Where the claims differ from what the plan comes to.
  func breaches(of figures: HaulageFigures) -> [HaulageBreach] {
    if figures.cost == Int.max {
      return [HaulageBreach(.costTooLarge, ["limit": "\(Int.max)"])]
    }
    var breaches: [HaulageBreach] = []
    if let cost, cost != figures.cost {
      breaches.append(
        HaulageBreach(.costDiffers, ["cost": "\(figures.cost)", "claimed": "\(cost)"]))
    }
    if let lowerBound, lowerBound > figures.cost {
      breaches.append(
        HaulageBreach(.boundAboveCost, ["cost": "\(figures.cost)", "claimed": "\(lowerBound)"]))
    }
    func compare(_ claimed: Int?, _ value: Int, _ figure: String) {
      guard let claimed, claimed != value else { return }
      breaches.append(
        HaulageBreach(
          .figureDiffers, ["figure": figure, "value": "\(value)", "claimed": "\(claimed)"]))
    }
    compare(distance?.value, figures.distance.value, "the distance in meters")
    compare(driving?.value, figures.driving.value, "the driving in seconds")
    compare(trucks, figures.trucks, "the number of trucks")
    compare(unserved, figures.unserved.count, "the number of loads left")
    if let unservedLoads, unservedLoads != Set(figures.unserved) {
      breaches.append(HaulageBreach(.loadsLeftDiffer))
    }
    return breaches
  }

  /// What is wrong with the claimed bound when prices prove `bound` and no more.
  ///
  /// A plan that is claimed to be a cheapest one, with a bound of its own cost, may have been shown
  /// to be so in another way; that is not refuted here, see ``restsOnSearch(beyond:)``.
  ///
  /// - Parameter bound: What a ``BoundAudit`` verified; a bound of zero needs no proof.
  /// - Returns: The breach; `nil` when there is none.
  public func breach(provedOnly bound: Int) -> HaulageBreach? {
    guard let lowerBound, lowerBound > max(0, bound), lowerBound != cost else { return nil }
    return HaulageBreach(.boundNotProved, ["claimed": "\(lowerBound)", "bound": "\(bound)"])
  }

  /// Whether the plan is claimed to be a cheapest one, which the prices of `bound` do not prove.
  public func restsOnSearch(beyond bound: Int) -> Bool {
    lowerBound != nil && lowerBound == cost && max(0, bound) < lowerBound ?? 0
  }
}
