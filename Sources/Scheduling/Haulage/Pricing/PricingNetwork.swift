/// Which load can follow which, by profile, and how depots hang on them: the graph of route pricing.
///
/// Made once for a model. Loads have *local* positions here, counted among the loads that a profile
/// has the bodies for.
final class PricingNetwork: Sendable {
  /// One load after another.
  struct Arc: Sendable {
    /// The next load, local.
    var load: Int32
    /// The empty way to its pickup.
    var way: Int32
    /// The last moment to set out.
    var deadline: Int32
    /// Empty way and loaded run.
    var driving: Int32
    /// Millicents of both.
    var cost: Double
  }

  /// The arcs of a profile.
  struct Profile: Sendable {
    /// Local positions to the model's.
    var loads: [Int32]
    /// Arcs of local load `i` are `firstArc[i]..<firstArc[i + 1]`, the latest deadline first.
    var firstArc: [Int32]
    var arcs: [Arc]
    var earliest: [Int32]
    var latest: [Int32]
    var span: [Int32]
    var run: [Int32]
    /// Millicents of the loaded run.
    var runCost: [Double]
    /// Sites.
    var pickup: [Int32]
    var delivery: [Int32]
    /// The sites of pickups and of deliveries, each once, and for each load its place among them.
    var pickupPlaces: [Int32]
    var deliveryPlaces: [Int32]
    var pickupPlace: [Int32]
    var deliveryPlace: [Int32]
    /// Seconds and millicents from each delivery place to each pickup place.
    var placeWay: [Int32]
    var placeCost: [Double]
  }

  /// How the loads of a profile hang on a depot.
  struct Station: Sendable {
    var profile: Int
    /// Seconds to the pickup.
    var outWay: [Int32]
    /// Seconds to the pickup and with the load.
    var outDriving: [Int32]
    /// Millicents of both.
    var outCost: [Double]
    /// Seconds home from the delivery.
    var homeWay: [Int32]
    /// No way home over other sites is quicker.
    var homeLeast: [Int32]
    /// Millicents home.
    var homeCost: [Double]
    /// Seconds and millicents home from each delivery place.
    var placeHomeWay: [Int32]
    var placeHomeCost: [Double]
  }

  let model: HaulageModel
  let profiles: [Profile]
  let stations: [Station]
  /// For each class its station.
  let stationOfClass: [Int]

  /// Lays the arcs; `arcMax` keeps the cheapest of each load only, and pricing is no longer exact.
  init(_ model: HaulageModel, arcMax: Int = .max) {
    self.model = model
    profiles = model.profiles.indices.map { Self.profile($0, of: model, arcMax: arcMax) }
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

  private static func profile(_ position: Int, of model: HaulageModel, arcMax: Int) -> Profile {
    let rate = model.profiles[position].rate
    let kinds = model.classes.indices.filter { model.classes[$0].profile == position }
    let travel = model.travel
    let loads = model.loads.indices.filter { load in
      model.loads[load].latest >= 0 && kinds.contains { model.fits(load, $0) }
    }
    // The earliest that any truck of the profile can have unloaded a load.
    let finish = loads.map { position -> Int in
      let load = model.loads[position]
      let arrival =
        kinds.map {
          Int(model.classes[$0].start)
            + Int(travel.leastSeconds[Int(model.classes[$0].depot) * travel.count + Int(load.pickup)])
        }.min() ?? 0
      return max(arrival, Int(load.earliest)) + Int(load.span)
    }
    var firstArc: [Int32] = [0]
    var arcs: [Arc] = []
    var row: [Arc] = []
    for (place, from) in loads.enumerated() {
      row.removeAll(keepingCapacity: true)
      let source = Int(model.loads[from].delivery)
      for (other, to) in loads.enumerated() where other != place {
        let load = model.loads[to]
        let way = travel.seconds(source, Int(load.pickup))
        let deadline = Int(load.latest) - way
        guard finish[place] <= deadline else { continue }
        let meters = travel.meters(source, Int(load.pickup)) + Int(load.runMeters)
        row.append(
          Arc(
            load: Int32(other), way: Int32(way), deadline: Int32(deadline),
            driving: Int32(way) + load.run, cost: Double(meters * rate)))
      }
      if row.count > arcMax {
        let runs = loads.map { Double(Int(model.loads[$0].runMeters) * rate) }
        row.sort {
          ($0.cost - runs[Int($0.load)], $0.load) < ($1.cost - runs[Int($1.load)], $1.load)
        }
        row.removeSubrange(arcMax...)
      }
      row.sort { ($0.deadline, $1.load) > ($1.deadline, $0.load) }
      arcs.append(contentsOf: row)
      firstArc.append(Int32(arcs.count))
    }
    let rows = loads.map { model.loads[$0] }
    let pickups = Array(Set(rows.map(\.pickup))).sorted()
    let deliveries = Array(Set(rows.map(\.delivery))).sorted()
    let pickupIndex = Dictionary(uniqueKeysWithValues: zip(pickups, Int32(0)...))
    let deliveryIndex = Dictionary(uniqueKeysWithValues: zip(deliveries, Int32(0)...))
    let pairs = deliveries.flatMap { from in pickups.map { (Int(from), Int($0)) } }
    return Profile(
      loads: loads.map { Int32($0) }, firstArc: firstArc, arcs: arcs,
      earliest: rows.map(\.earliest), latest: rows.map(\.latest), span: rows.map(\.span),
      run: rows.map(\.run), runCost: rows.map { Double(Int($0.runMeters) * rate) },
      pickup: rows.map(\.pickup), delivery: rows.map(\.delivery), pickupPlaces: pickups,
      deliveryPlaces: deliveries, pickupPlace: rows.map { pickupIndex[$0.pickup] ?? 0 },
      deliveryPlace: rows.map { deliveryIndex[$0.delivery] ?? 0 },
      placeWay: pairs.map { Int32(travel.seconds($0.0, $0.1)) },
      placeCost: pairs.map { Double(travel.meters($0.0, $0.1) * rate) })
  }

  private static func station(
    _ kind: HaulageModel.VehicleClass, of model: HaulageModel, profile: Profile
  ) -> Station {
    let travel = model.travel
    let depot = Int(kind.depot)
    let rows = profile.loads.map { model.loads[Int($0)] }
    return Station(
      profile: kind.profile,
      outWay: rows.map { Int32(travel.seconds(depot, Int($0.pickup))) },
      outDriving: rows.map { Int32(travel.seconds(depot, Int($0.pickup))) + $0.run },
      outCost: rows.map {
        Double((travel.meters(depot, Int($0.pickup)) + Int($0.runMeters)) * kind.rate)
      },
      homeWay: rows.map { Int32(travel.seconds(Int($0.delivery), depot)) },
      homeLeast: rows.map { travel.leastSeconds[Int($0.delivery) * travel.count + depot] },
      homeCost: rows.map { Double(travel.meters(Int($0.delivery), depot) * kind.rate) },
      placeHomeWay: profile.deliveryPlaces.map { Int32(travel.seconds(Int($0), depot)) },
      placeHomeCost: profile.deliveryPlaces.map {
        Double(travel.meters(Int($0), depot) * kind.rate)
      })
  }
}
