/// The least that anything can still cost from a delivery on until the truck is home.
///
/// Time runs in steps; what was visited is forgotten, so the bound is valid for every label and depends
/// on the site alone. Driving is not a dimension but has a price: with λ for each second, a completion
/// costs at least what the priced table says less λ for each second of driving that is left
/// (Lagrangian relaxation of the driving limit). Of the tables with λ zero and λ positive the larger
/// bound counts.
///
/// - Complexity: O(steps · (sites² + loads)) for each λ that is tried.
struct CompletionBound: Sendable {
  /// Steps of 512 seconds.
  private static let shift: Int32 = 9
  private static let stepMax = 4096

  private var base: Int32 = 0
  private var stepCount = 0
  /// `[delivery site][step]`; empty when nothing is known.
  private var plain: [Double] = []
  private var priced: [Double] = []
  /// Millicents for a second of driving.
  private(set) var drivingPrice = 0.0

  /// Knows nothing.
  static var none: CompletionBound { CompletionBound() }

  private init() {}

  /// Computes the bound for a station; `drivingPrice` is where the search for the best one begins.
  init(
    _ network: PricingNetwork, station position: Int, table: PriceTables.Profile,
    drivingPrice start: Double
  ) {
    let station = network.stations[position]
    let profile = network.profiles[station.profile]
    let kinds = network.model.classes.indices.filter { network.stationOfClass[$0] == position }
    let first = kinds.map { network.model.classes[$0].start }.min() ?? 0
    let end = kinds.map { network.model.classes[$0].end }.max() ?? 0
    guard end > first, !profile.loads.isEmpty else { return }
    base = first
    stepCount = Int((end &- first) >> Self.shift) + 1
    guard stepCount <= Self.stepMax else {
      stepCount = 0
      return
    }
    let drivingMax = kinds.map { network.model.classes[$0].drivingMax }.max() ?? 0
    plain = values(station, profile, table, end: end, drivingPrice: 0)
    var best = root(station, profile, table, values: plain, drivingPrice: 0, drivingMax: drivingMax)
    let rate = Double(network.model.profiles[station.profile].rate)
    let trials =
      start > 0
      ? [start * 0.7, start, start * 1.4] : [rate * 2, rate * 5, rate * 10, rate * 18, rate * 30]
    priced = plain
    for trial in trials {
      let values = values(station, profile, table, end: end, drivingPrice: trial)
      let value = root(
        station, profile, table, values: values, drivingPrice: trial, drivingMax: drivingMax)
      if value > best {
        best = value
        priced = values
        drivingPrice = trial
      }
    }
  }

  /// The least reduced cost of a route by the tables, for the class with the most time.
  private func root(
    _ station: PricingNetwork.Station, _ profile: PricingNetwork.Profile,
    _ table: PriceTables.Profile, values: [Double], drivingPrice: Double, drivingMax: Int32
  ) -> Double {
    var best = Double.infinity
    for load in profile.loads.indices {
      let arrival = base &+ station.outWay[load]
      guard arrival <= profile.latest[load] else { continue }
      let step = Int(
        (max(arrival, profile.earliest[load]) &+ profile.span[load] &- base) >> Self.shift)
      guard step < stepCount else { continue }
      best = min(
        best,
        station.outCost[load] - table.prices[load]
          + drivingPrice * Double(station.outDriving[load])
          + values[Int(profile.deliveryPlace[load]) * stepCount + step])
    }
    return best - drivingPrice * Double(drivingMax)
  }

  private func values(
    _ station: PricingNetwork.Station, _ profile: PricingNetwork.Profile,
    _ table: PriceTables.Profile, end: Int32, drivingPrice: Double
  ) -> [Double] {
    let count = profile.loads.count
    let steps = stepCount
    let pickups = profile.pickupPlaces.count
    let deliveries = profile.deliveryPlaces.count
    var left = [Double](repeating: .infinity, count: deliveries * steps)
    var arrived = [Double](repeating: .infinity, count: pickups * steps)
    let latest = profile.latest.span
    let earliest = profile.earliest.span
    let spans = profile.span.span
    let pickupPlace = profile.pickupPlace.span
    let deliveryPlace = profile.deliveryPlace.span
    let gain = (0..<count).map {
      profile.runCost[$0] - table.prices[$0] + drivingPrice * Double(profile.run[$0])
    }
    let ways = profile.placeWay.span
    let costs = zip(profile.placeCost, profile.placeWay).map { $0 + drivingPrice * Double($1) }
    for step in (0..<steps).reversed() {
      let time = base &+ Int32(truncatingIfNeeded: step) << Self.shift
      for load in 0..<count where time <= latest[load] {
        let after = max(time, earliest[load]) &+ spans[load]
        let target = Int((after &- base) >> Self.shift)
        if target >= steps { continue }
        // A short load may end in the step in which it began, for which nothing is known yet.
        let rest =
          target > step ? left[Int(deliveryPlace[load]) &* steps &+ target] : -.infinity
        let cell = Int(pickupPlace[load]) &* steps &+ step
        arrived[cell] = min(arrived[cell], gain[load] + rest)
      }
      for place in 0..<deliveries {
        var best =
          time &+ station.placeHomeWay[place] <= end
          ? station.placeHomeCost[place] + drivingPrice * Double(station.placeHomeWay[place])
          : .infinity
        let row = place &* pickups
        for pickup in 0..<pickups {
          let target = Int((time &+ ways[row &+ pickup] &- base) >> Self.shift)
          if target >= steps { continue }
          best = min(best, costs[row &+ pickup] + arrived[pickup &* steps &+ target])
        }
        left[place &* steps &+ step] = best
      }
    }
    return left
  }

  /// Not more than any completion costs from a delivery place left at `time`, not after the end of the
  /// shift, with so much driving left.
  @inline(__always)
  func least(_ place: Int32, from time: Int32, drivingLeft: Int32) -> Double {
    if plain.isEmpty { return -.infinity }
    let cell = Int(place) &* stepCount &+ Int((time &- base) >> Self.shift)
    return max(plain[cell], priced[cell] - drivingPrice * Double(drivingLeft))
  }
}
