import Domain

/// The sums of a plan, added up anew from its records, stops and legs.
struct FigureCheck {
  let plan: PlanView
  let register: Register
  let tolerance: FigureTolerance

  func breaches() -> [Breach] {
    let figures = plan.plan.figures
    let records = plan.plan.loads
    let served = records.filter { $0.state == .served }
    let vehicles = Set(plan.tours.map(\.tour.vehicle)).count
    let legs = plan.tours.flatMap(\.tour.legs)
    let massDistance = legs.map { leg in
      leg.load.map { plan.mass(of: $0, stated: leg.mass).value.times(leg.distance.value) } ?? 0
    }
    let duty = plan.tours.map(\.duty.value).saturatingSum()
    var breaches: [Breach] = []
    func compare(_ code: Breach.Code, _ stated: Int, _ own: Int, within tolerance: Int = 0) {
      guard stated.minus(own).magnitude > tolerance.magnitude else { return }
      breaches.append(Breach(code, ["stated": "\(stated)", "expected": "\(own)"]))
    }
    compare(.figureLoads, figures.loads, records.count)
    compare(.figureServed, figures.served, served.count)
    compare(.figureUnserved, figures.unserved, records.count - served.count)
    compare(.figureVehicles, figures.vehicles, vehicles)
    compare(.figureTours, figures.tours, plan.tours.count)
    compare(
      .figureDistance, figures.distance.value, plan.tours.map(\.meters).saturatingSum())
    compare(
      .figureEmptyDistance, figures.emptyDistance.value,
      legs.filter { $0.load == nil }.map(\.distance.value).saturatingSum())
    compare(.figureDuty, figures.duty.value, duty, within: tolerance.duty.value)
    compare(
      .figureMass, figures.mass.value, served.map(\.load.mass.value).saturatingSum())
    compare(
      .figureMassDistance, figures.massDistance, massDistance.saturatingSum(),
      within: tolerance.massDistance)
    compare(.figureCost, figures.cost.value, cost(vehicles: vehicles))
    compare(.figureEmission, figures.emission, legs.map(\.emission).saturatingSum())
    if let bound = figures.lowerBoundCost, bound < .zero || bound > figures.cost {
      breaches.append(
        Breach(.figureLowerBound, ["stated": bound.text, "cost": figures.cost.text]))
    }
    return breaches + payloadUse(figures.payloadUse)
  }

  /// Distance and duty of every tour, and a day's fixed cost for every vehicle that leaves.
  private func cost(vehicles: Int) -> Int {
    let tours = plan.tours.map { view in
      view.type.map {
        Tariff.cost(meters: view.meters, seconds: view.duty.value, type: $0).value
      } ?? 0
    }
    let fixed = plan.firm?.fixedCostPerVehicle.value ?? 0
    return tours.saturatingSum().plus(fixed.times(vehicles))
  }

  private func payloadUse(_ stated: Double?) -> [Breach] {
    var carried = 0
    var possible = 0
    for view in plan.tours {
      guard let type = view.type else { continue }
      for movement in view.movements {
        guard let id = movement.load, let load = plan.loads[id],
          let material = register.materials[load.material]
        else { continue }
        carried = carried.plus(load.mass.value)
        possible = possible.plus(CargoCheck.fill(of: type, material: material).value)
      }
    }
    let own = possible > 0 ? Double(carried) / Double(possible) : nil
    switch (stated, own) {
    case (nil, nil): return []
    case (let stated?, let own?) where abs(stated - own) <= tolerance.payloadUse: return []
    default:
      let texts = [stated, own].map { $0.map { "\($0)" } ?? "none" }
      return [Breach(.figurePayloadUse, ["stated": texts[0], "expected": texts[1]])]
    }
  }
}
