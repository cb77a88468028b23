/// What a unit of goods beyond a capacity costs while a search may pass through overloaded routes.
///
/// The price follows from how often answers are lawful: when that is seldom, and more is beyond capacities
/// than the goal, it rises, and else it falls. So it stays near what room is worth, whatever the temperature is.
struct OverloadPrice: Sendable {
  /// What a vehicle may carry beyond its capacity.
  let slack: Int
  private let goods: Double
  private let lawfulShare: Double
  private let step: Double
  /// So that all goods together at this price are a number.
  private let priceMax: Double
  private var price = 0.0
  private var lawful = 0
  private var seen = 0
  /// Goods beyond capacities, and routes, of all answers seen.
  private var sums = (overload: 0.0, routes: 0.0)

  /// `nil` where no route may be overloaded: where there is more than time windows and capacities, or
  /// where nothing is carried.
  ///
  /// Where there are no time windows it has been found to be worse than none.
  init?(_ model: RoutingModel, settings: RoutingSettings) {
    guard settings.slackShare > 0, model.hasWindowsOnly else { return nil }
    let most = model.capacity[0]
    var sum = 0.0
    for visit in 0..<model.visitCount {
      sum += Double(model.delivered[visit]) + Double(model.collected[visit])
    }
    // Far from where sums of loads would overflow.
    guard sum > 0, sum < 1e15, most < 1 << 50 else { return nil }
    priceMax = max(1, min(1e9, 1e17 / sum))
    slack = Int(Double(most) * settings.slackShare)
    goods = sum / Double(model.visitCount)
    lawfulShare = settings.lawfulShare
    step = settings.overloadPriceStep
  }

  /// Takes notice of an answer that the search goes on from.
  @inline(__always)
  mutating func note(_ store: borrowing RouteStore) {
    seen &+= 1
    if store.overload == 0 { lawful &+= 1 }
    sums.overload += Double(store.overload)
    sums.routes += Double(store.routeCount)
  }

  /// The price from now on; the goods of a mean visit cost at least as much as the temperature.
  ///
  /// Where vehicles have room enough that is dear, and hardly an answer is overloaded; where they are nearly
  /// full prices settle at 2 to 80 times as much.
  ///
  /// - Parameters:
  ///   - heat: The temperature.
  ///   - goal: How much may be beyond capacities in the mean of the routes, as a share of the goods of a
  ///     mean visit; 0 where answers ought to be lawful.
  /// - Returns: Cost for a unit of goods.
  mutating func adapted(_ heat: Double, goal: Double = 0) -> Int {
    let isSeldomLawful = Double(lawful) < lawfulShare * Double(seen)
    let isTooMuch = sums.overload > goal * goods * sums.routes
    price = isSeldomLawful && isTooMuch ? price * step : price / step
    (lawful, seen, sums) = (0, 0, (0, 0))
    price = min(max(price, heat / goods, 1), priceMax)
    return Int(price)
  }
}
