/// The prices of one round by profile, and the bounds on completions that follow from them.
struct PriceTables: Sendable {
  /// Prices in the local order of a profile.
  struct Profile: Sendable {
    var prices: [Double]
    var cutMasks: [UInt64]
    /// What a route gains at most by going to a load: its price less the loaded run, not below zero;
    /// infinite where ways over other loads may be shorter than direct ones.
    var gains: [Double]
  }

  var profiles: [Profile]
  var bounds: [CompletionBound]
  /// By how much a route over one load less may be dearer all the same, for lengths are rounded.
  var dominanceSlack: Double

  /// Sorts the prices; the bounds are still to be computed.
  init(_ network: PricingNetwork, prices: DualPrices) {
    let model = network.model
    let masks = prices.cuts.isEmpty ? [] : prices.cutsOfLoads()
    let slackMeters = model.travel.detourSlack
    let topRate = model.profiles.map(\.rate).max() ?? 0
    dominanceSlack = Double((slackMeters ?? 0) * topRate)
    profiles = model.profiles.indices.map { position in
      let profile = network.profiles[position]
      let rate = Double(model.profiles[position].rate)
      return Profile(
        prices: profile.loads.map { prices.loads[Int($0)] },
        cutMasks: masks.isEmpty ? [] : profile.loads.map { masks[Int($0)] },
        gains: profile.loads.map {
          guard slackMeters != nil else { return .infinity }
          return max(0, prices.loads[Int($0)] - Double(model.loads[Int($0)].runMeters) * rate)
        })
    }
    bounds = []
  }
}
