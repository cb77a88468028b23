/// The prices of one round by profile, and the bounds on completions that follow from them.
struct PriceTables: Sendable {
  /// Prices in the local order of a profile.
  struct Profile: Sendable {
    /// What going to a load costs when the truck stands at its pickup: the loaded run less the price.
    var net: [Double]
    var cutMasks: [UInt64]
    /// Loads worth going to, by pickup place, the latest deadline first.
    var loads: [Int32]
    /// Those of place `p` are `first[p]..<first[p + 1]` of ``loads``.
    var first: [Int32]
    /// The pickup places that have such loads, ascending; as a dive fixes routes they become few.
    var pickups: [Int32]
    /// The delivery places of these loads, ascending.
    var deliveries: [Int32]
  }

  var profiles: [Profile]
  /// For each station and load what a route gains at most by going to it: its price less what the route
  /// is cheaper without it, which may be nothing, for the run may lie on the way; infinite where ways
  /// over other sites may be quicker than direct ones.
  let gains: [[Double]]
  var bounds: [CompletionBound] = []
  /// Sorts the prices; the bounds are still to be computed.
  init(_ network: PricingNetwork, prices: DualPrices, isProof: Bool) {
    let model = network.model
    let masks = prices.cuts.isEmpty ? [] : prices.cutsOfLoads()
    gains = network.stations.map { station in
      let loads = network.profiles[station.profile].loads
      guard model.travel.isDirectQuickest else { return loads.map { _ in .infinity } }
      return zip(loads, station.savings).map { max(0, prices.loads[Int($0)] - $1) }
    }
    profiles = network.profiles.map { profile in
      let net = profile.loads.indices.map {
        profile.runCost[$0] - prices.loads[Int(profile.loads[$0])]
      }
      var loads: [Int32] = []
      var first: [Int32] = [0]
      for place in profile.pickupSites.indices {
        for position in profile.firstAtPlace[place]..<profile.firstAtPlace[place + 1] {
          let load = profile.loadsAtPlace[Int(position)]
          // A load that pays nothing may still lie on the way where lengths are rounded: no matter, but
          // for a proof.
          if isProof || prices.loads[Int(profile.loads[Int(load)])] > 0 { loads.append(load) }
        }
        first.append(Int32(loads.count))
      }
      var isTarget = [Bool](repeating: false, count: profile.deliverySites.count)
      for load in loads { isTarget[Int(profile.deliveryPlace[Int(load)])] = true }
      return Profile(
        net: net, cutMasks: masks.isEmpty ? [] : profile.loads.map { masks[Int($0)] },
        loads: loads, first: first,
        pickups: profile.pickupSites.indices.filter { first[$0] < first[$0 + 1] }.map { Int32($0) },
        deliveries: isTarget.indices.filter { isTarget[$0] }.map { Int32($0) })
    }
  }
}
