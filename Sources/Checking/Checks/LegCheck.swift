import Domain

/// Every drive against the least-time way of the network.
struct LegCheck {
  let plan: PlanView
  let register: Register
  let network: RoadNetwork

  func breaches() -> [Breach] {
    var ways = LeastTimeWays(network: network, links: register.links)
    let paths = PathCheck(register: register, network: network)
    var breaches: [Breach] = []
    for view in plan.tours {
      guard let type = view.type else { continue }
      for movement in view.movements {
        guard let leg = movement.legs.first else { continue }
        let use = RoadUse(
          type: type, load: leg.load.map { plan.mass(of: $0, stated: leg.mass) })
        let unknown = [leg.from, leg.to].filter { register.links[$0] == nil }
        breaches += unknown.map { view.breach(.siteUnknown, at: leg.sequence, site: $0) }
        if leg.from != leg.to, unknown.isEmpty {
          let travel = ways.travel(from: leg.from, to: leg.to, use: use)
          breaches += compare(movement, leg, with: travel, use: use, in: view)
          breaches += paths.breaches(of: movement, use: use, in: view)
        }
      }
    }
    return breaches
  }

  private func compare(
    _ movement: TourView.Movement, _ leg: Leg, with travel: Travel?, use: RoadUse,
    in view: TourView
  ) -> [Breach] {
    guard let travel else {
      return [
        view.breach(
          .noWay, at: leg.sequence, load: leg.load,
          ["from": leg.from.text, "to": leg.to.text, "gross": use.gross.text])
      ]
    }
    var breaches: [Breach] = []
    let seconds = Seconds(movement.seconds)
    if seconds != travel.duration {
      breaches.append(
        view.breach(
          seconds < travel.duration ? .legTooFast : .legTooSlow, at: leg.sequence, load: leg.load,
          ["duration": seconds.text, "expected": travel.duration.text]))
    }
    let meters = Meters(movement.meters)
    if meters != travel.distance {
      breaches.append(
        view.breach(
          meters < travel.distance ? .legTooShort : .legTooLong, at: leg.sequence, load: leg.load,
          ["distance": meters.text, "expected": travel.distance.text]))
    }
    return breaches
  }
}

/// The money and emission of every leg.
struct LegSums {
  let plan: PlanView
  let register: Register

  func breaches() -> [Breach] {
    plan.tours.flatMap { view in
      view.type.map { type in
        view.movements.flatMap(\.legs).flatMap { sums(of: $0, type: type, in: view) }
      } ?? []
    }
  }

  /// The money and emission of a leg from its own distance and time.
  private func sums(of leg: Leg, type: VehicleType, in view: TourView) -> [Breach] {
    var breaches: [Breach] = []
    let duration = TourView.Event.leg(leg).duration
    let cost = Tariff.cost(meters: leg.distance.value, seconds: duration.value, type: type)
    if leg.cost != cost {
      breaches.append(
        view.breach(
          .legCost, at: leg.sequence, ["cost": leg.cost.text, "expected": cost.text]))
    }
    let isWinter = register.rules.hauling.winterFuelSeason.contains(plan.plan.date)
    let emission = Tariff.emission(
      meters: leg.distance.value, isLoaded: leg.load != nil, type: type,
      factor: isWinter ? register.rules.hauling.winterFuel : 1000)
    if leg.emission != emission {
      breaches.append(
        view.breach(
          .legEmission, at: leg.sequence,
          ["emission": "\(leg.emission) g", "expected": "\(emission) g"]))
    }
    return breaches
  }
}

/// Money and emission by distance and time, rounded as in the plan.
enum Tariff {
  /// Whole cents for the distance and for the time, each rounded to the nearest.
  static func cost(meters: Int, seconds: Int, type: VehicleType) -> Cents {
    let distance = meters.times(type.costPerKilometer.value).dividedRounding(by: 1000)
    let time = seconds.times(type.costPerHour.value).dividedRounding(by: 3600)
    return Cents(distance.plus(time))
  }

  /// Grams of CO2 equivalent; fuel in tenths of a liter per 100 km, the factor in thousandths.
  static func emission(meters: Int, isLoaded: Bool, type: VehicleType, factor: Int) -> Int {
    meters.times(isLoaded ? type.fuelLoaded : type.fuelEmpty).times(type.emission).times(factor)
      .dividedRounding(by: 1_000_000_000)
  }
}
