internal import Domain

extension ColumnGeneration {
  /// The conditions behind the prices of groups.
  ///
  /// A price without a condition behind it is only noise of the simplex method.
  ///
  /// - Returns: The conditions, and the prices with zeros for those that have none.
  func conditions(
    _ prices: [Double]
  ) -> (
    counts: [BoundCertificate.Count], leftCounts: [BoundCertificate.LeftCount], real: [Double]
  ) {
    let shape = pricing.shape
    var counts: [BoundCertificate.Count] = []
    var leftCounts: [BoundCertificate.LeftCount] = []
    var real = prices
    for (position, group) in shape.groups.enumerated() where prices[position] != 0 {
      let price = prices[position]
      let range = groupBounds[position]
      guard price > 0 ? range.lowerBound > 0 : range.upperBound < shape.most(of: group) else {
        real[position] = 0
        continue
      }
      let side = price > 0 ? BoundCertificate.Count.Side.atLeast : .atMost
      let number = price > 0 ? range.lowerBound : range.upperBound
      switch group.members {
      case .vehicles(let kinds):
        counts.append(
          .init(
            vehicles: shape.vehicles(of: kinds), side: side, number: number,
            price: Int(price.magnitude)))
      case .loadsLeft(let loads):
        leftCounts.append(
          .init(loads: loads, side: side, number: number, price: Int(price.magnitude)))
      }
    }
    return (counts, leftCounts, real)
  }
}

extension MasterShape {
  /// Prices of loads that none of these conditions forbids, lowered where they must be: with lower prices
  /// no route's reduced cost falls.
  ///
  /// Conditions that pay more for leaving a load than leaving it costs pay less afterwards.
  func payable(
    _ prices: [Double], _ counts: inout [BoundCertificate.LeftCount]
  ) -> [Double] {
    var limits = unservedCosts
    for count in counts where count.side == .atMost {
      for load in count.loads { limits[load] += count.price }
    }
    for position in counts.indices where counts[position].side == .atLeast {
      let count = counts[position]
      // Where more loads than must be left are paid too much, nothing is lost by that.
      let price = min(count.price, count.loads.map { limits[$0] }.min() ?? 0)
      counts[position].price = price
      for load in count.loads { limits[load] -= price }
    }
    counts.removeAll { $0.price == 0 }
    return zip(prices, limits).map { min($0, Double($1)) }
  }
}
