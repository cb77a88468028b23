/// What the master problem would pay: for each load, and for each cut of three loads.
///
/// Whole millicents, so that reduced costs are exact sums.
struct DualPrices: Sendable {
  /// More cuts than this are not carried by labels.
  static let cutMax = 64

  /// For each load of the model, not negative.
  var loads: [Double]
  /// For each cut the three loads, ascending.
  var cuts: [SIMD3<Int32>] = []
  /// For each cut, not negative.
  var cutPrices: [Double] = []

  /// Bit `c` of row `i` tells that load `i` is in cut `c`.
  func cutsOfLoads() -> [UInt64] {
    var masks = [UInt64](repeating: 0, count: loads.count)
    for (position, cut) in cuts.enumerated() {
      for place in 0..<3 { masks[Int(cut[place])] |= 1 << UInt64(position) }
    }
    return masks
  }
}

/// A route with what it costs less the prices of its loads.
struct PricedRoute: Sendable {
  var kind: Int
  /// The model's positions of the loads, in order.
  var loads: [Int32]
  /// Millicents, the fixed cost included.
  var cost: Double
  /// Millicents less prices, the class's own price left aside.
  var reducedCost: Double
}
