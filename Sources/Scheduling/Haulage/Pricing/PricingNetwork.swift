/// Where loads begin and end, by profile, and how depots hang on them: the graph of route pricing.
///
/// Made once for a model. Loads have *local* positions here, counted among those that a profile has the
/// bodies for. Loads hang on *places*: sites at which loads are picked up or delivered; ways lead from
/// places to places, so nothing here grows with the square of the loads.
final class PricingNetwork: Sendable {
  /// What decides over loads and costs: the same bodies and rate.
  struct Profile: Sendable {
    /// Local positions to the model's.
    var loads: [Int32]
    var earliest: [Int32]
    var latest: [Int32]
    var span: [Int32]
    var run: [Int32]
    /// Millicents of the loaded run.
    var runCost: [Double]
    /// The sites of pickups and of deliveries, each once, and for each load its place among them.
    var pickupSites: [Int32]
    var deliverySites: [Int32]
    var pickupPlace: [Int32]
    var deliveryPlace: [Int32]
    /// Loads by pickup place, those of place `p` at `firstAtPlace[p]..<firstAtPlace[p + 1]`, the latest
    /// deadline first.
    var loadsAtPlace: [Int32]
    var firstAtPlace: [Int32]
    /// Loads with the same number are picked up and delivered at the same places.
    var lane: [Int32]
    /// Seconds, least seconds over other sites, and millicents from each delivery place to each pickup
    /// place, row by row.
    var way: [Int32]
    var leastWay: [Int32]
    var wayCost: [Double]
  }

  /// How the places of a profile hang on a depot.
  struct Station: Sendable {
    var profile: Int
    /// Seconds and millicents to each pickup place.
    var outWay: [Int32]
    var outCost: [Double]
    /// Seconds, least seconds over other sites, and millicents home from each delivery place.
    var homeWay: [Int32]
    var homeLeast: [Int32]
    var homeCost: [Double]
    /// For each load the least millicents that a route is cheaper without it, wherever it stands in the
    /// route; negative where lengths are rounded.
    var savings: [Double]
  }

  let model: HaulageModel
  let profiles: [Profile]
  let stations: [Station]
  /// For each class its station.
  let stationOfClass: [Int]

  /// Sorts the loads to their places.
  ///
  /// - Complexity: O(profiles · (loads + sites²)).
  init(_ model: HaulageModel) {
    self.model = model
    profiles = model.profiles.indices.map { Self.profile($0, of: model) }
    var index: [SIMD2<Int>: Int] = [:]
    var places: [Int] = []
    var stations: [Station] = []
    for kind in model.classes {
      let key = SIMD2(kind.profile, Int(kind.depot))
      let place = index[key] ?? stations.count
      if place == stations.count {
        index[key] = place
        stations.append(Self.station(kind, of: model, profile: profiles[kind.profile]))
      }
      places.append(place)
    }
    self.stations = stations
    stationOfClass = places
  }

  private static func profile(_ position: Int, of model: HaulageModel) -> Profile {
    let rate = model.profiles[position].rate
    let bodies = model.profiles[position].bodies
    let travel = model.travel
    let loads = model.loads.indices.filter { load in
      let row = model.loads[load]
      return row.latest >= 0 && row.body < 63 && bodies >> UInt64(row.body) & 1 == 1
    }
    let rows = loads.map { model.loads[$0] }
    let pickups = Array(Set(rows.map(\.pickup))).sorted()
    let deliveries = Array(Set(rows.map(\.delivery))).sorted()
    let pickupIndex = Dictionary(uniqueKeysWithValues: zip(pickups, Int32(0)...))
    let deliveryIndex = Dictionary(uniqueKeysWithValues: zip(deliveries, Int32(0)...))
    let pickupPlace = rows.map { pickupIndex[$0.pickup] ?? 0 }
    let order = rows.indices.sorted { first, second in
      if pickupPlace[first] != pickupPlace[second] {
        return pickupPlace[first] < pickupPlace[second]
      }
      return (rows[first].latest, second) > (rows[second].latest, first)
    }
    var firstAtPlace = [Int32](repeating: 0, count: pickups.count + 1)
    for place in pickupPlace { firstAtPlace[Int(place) + 1] += 1 }
    for place in pickups.indices { firstAtPlace[place + 1] += firstAtPlace[place] }
    var laneIndex: [SIMD2<Int32>: Int32] = [:]
    let lane = rows.map { row in
      let key = SIMD2(row.pickup, row.delivery)
      let number = laneIndex[key] ?? Int32(laneIndex.count)
      laneIndex[key] = number
      return number
    }
    let pairs = deliveries.flatMap { from in pickups.map { (Int(from), Int($0)) } }
    return Profile(
      loads: loads.map { Int32($0) }, earliest: rows.map(\.earliest), latest: rows.map(\.latest),
      span: rows.map(\.span), run: rows.map(\.run),
      runCost: rows.map { Double(Int($0.runMeters) * rate) }, pickupSites: pickups,
      deliverySites: deliveries, pickupPlace: pickupPlace,
      deliveryPlace: rows.map { deliveryIndex[$0.delivery] ?? 0 },
      loadsAtPlace: order.map { Int32($0) }, firstAtPlace: firstAtPlace, lane: lane,
      way: pairs.map { Int32(travel.seconds($0.0, $0.1)) },
      leastWay: pairs.map { travel.leastSeconds[$0.0 * travel.count + $0.1] },
      wayCost: pairs.map { Double(travel.meters($0.0, $0.1) * rate) })
  }

  private static func station(
    _ kind: HaulageModel.VehicleClass, of model: HaulageModel, profile: Profile
  ) -> Station {
    let travel = model.travel
    let depot = Int(kind.depot)
    let outCost = profile.pickupSites.map { Double(travel.meters(depot, Int($0)) * kind.rate) }
    let homeCost = profile.deliverySites.map { Double(travel.meters(Int($0), depot) * kind.rate) }
    return Station(
      profile: kind.profile,
      outWay: profile.pickupSites.map { Int32(travel.seconds(depot, Int($0))) },
      outCost: outCost,
      homeWay: profile.deliverySites.map { Int32(travel.seconds(Int($0), depot)) },
      homeLeast: profile.deliverySites.map { travel.leastSeconds[Int($0) * travel.count + depot] },
      homeCost: homeCost, savings: savings(profile, homeCost: homeCost))
  }

  /// What leaving out each load saves at least between any place before it and any place after it.
  private static func savings(_ profile: Profile, homeCost: [Double]) -> [Double] {
    let pickups = profile.pickupSites.count
    var known: [Int32: Double] = [:]
    return profile.loads.indices.map { load in
      if let saving = known[profile.lane[load]] { return saving }
      let pickup = Int(profile.pickupPlace[load])
      let delivery = Int(profile.deliveryPlace[load])
      var least = Double.infinity
      for before in profile.deliverySites.indices {
        let row = before * pickups
        let there = profile.wayCost[row + pickup] + profile.runCost[load]
        least = min(least, there + homeCost[delivery] - homeCost[before])
        for after in 0..<pickups {
          let on = profile.wayCost[delivery * pickups + after]
          least = min(least, there + on - profile.wayCost[row + after])
        }
      }
      known[profile.lane[load]] = least
      return least
    }
  }
}
