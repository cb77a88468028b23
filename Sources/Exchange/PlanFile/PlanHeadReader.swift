import Domain

/// Reads the member `plan`: all of a plan that is no feature.
struct PlanHeadReader {
  private static let countLimit = 1_000_000_000
  private static let members = [
    "version", "date", "firm", "seed", "generator", "attribution", "inputs", "loads", "figures",
    "warnings",
  ]
  private static let loadMembers = [
    "id", "material", "from", "to", "tonnes", "pickup_earliest", "pickup_latest",
    "delivery_earliest", "delivery_latest", "priority", "body", "pinned_vehicle", "note", "state",
    "tour",
  ]
  private static let figureMembers = [
    "loads", "served", "unserved", "vehicles", "tours", "km", "empty_km", "empty_ratio",
    "lower_bound_cost_eur", "hours", "tonnes", "tonne_km", "cost_eur", "cost_eur_per_t", "co2e_kg",
    "co2e_g_per_tkm", "payload_use",
  ]

  let fields: PlanFields

  /// The plan of this head with the tours and unserved loads of the features; `nil` when something
  /// that was noted cannot be used.
  func plan(tours: [Tour], unserved: [Plan.Unserved]) -> Plan? {
    fields.check(columns: Self.members)
    let date = fields.date("date")
    let firm: FirmID? = fields.identifier("firm")
    let seed = fields.int("seed", in: Int.min...Int.max)
    let generator = fields.text("generator")
    let attribution = fields.texts("attribution")
    let inputs = fields.objects("inputs")?.compactMap(input)
    let loads = fields.objects("loads")?.compactMap(load)
    let figures = fields.object("figures").flatMap(figures)
    let warnings = fields.objects("warnings")?.compactMap(warning)
    guard let date, let firm, let seed, let generator, let attribution, let inputs, let loads,
      let figures, let warnings
    else { return nil }
    return Plan(
      date: date, firm: firm, seed: seed, generator: generator, attribution: attribution,
      inputs: inputs, loads: loads.sorted { $0.load.id < $1.load.id }, tours: tours,
      unserved: unserved, figures: figures, warnings: warnings)
  }

  private func input(_ fields: PlanFields) -> Plan.Input? {
    fields.check(columns: ["name", "sha256"])
    let name = fields.text("name")
    let hash = fields.hash("sha256")
    guard let name, let hash else { return nil }
    return Plan.Input(name: name, sha256: hash)
  }

  private func warning(_ fields: PlanFields) -> Reason? {
    fields.check(columns: ["code", "arguments", "text"])
    let code = fields.text("code")
    let arguments = fields.arguments("arguments")
    _ = fields.text("text", optional: true)
    guard let code, let arguments else { return nil }
    return Reason(Reason.Code(rawValue: code), arguments)
  }

  private func load(_ fields: PlanFields) -> Plan.LoadRecord? {
    fields.check(columns: Self.loadMembers)
    let id = fields.load("id")
    let material: MaterialID? = fields.identifier("material")
    let from: SiteID? = fields.identifier("from")
    let to: SiteID? = fields.identifier("to")
    let mass = fields.units("tonnes", decimals: 3)
    let pickup = window(fields, "pickup")
    let delivery = window(fields, "delivery")
    let priority = fields.int("priority", in: 0...100)
    let body: Body? = fields.choice("body", optional: true)
    let vehicle: VehicleID? = fields.identifier("pinned_vehicle", optional: true)
    let note = fields.text("note", optional: true)
    let state: Plan.LoadState? = fields.choice("state")
    let tour: TourID? = fields.identifier("tour", optional: true)
    guard let id, let material, let from, let to, let mass, let priority, let state else {
      return nil
    }
    return Plan.LoadRecord(
      load: Load(
        id: id, material: material, from: from, to: to, mass: Kilograms(mass), pickup: pickup,
        delivery: delivery, priority: priority, body: body, pinnedVehicle: vehicle, note: note),
      state: state, tour: tour)
  }

  private func window(_ fields: PlanFields, _ name: String) -> TimeWindow? {
    let earliest = fields.instant("\(name)_earliest", optional: true)
    let latest = fields.instant("\(name)_latest", optional: true)
    switch (earliest, latest) {
    case (nil, nil): return nil
    case (let earliest?, let latest?):
      if let window = try? TimeWindow(earliest: earliest, latest: latest) { return window }
      fields.findings.problem(
        "value", at: fields.place("\(name)_latest"),
        value: fields.members["\(name)_latest"]?.string, "a time not before \(name)_earliest")
      return nil
    default:
      fields.findings.problem(
        "value", at: fields.place("\(name)_earliest"), value: "one of two",
        "both \(name)_earliest and \(name)_latest, or null for both")
      return nil
    }
  }

  private func figures(_ fields: PlanFields) -> PlanFigures? {
    fields.check(columns: Self.figureMembers)
    let count = 0...Self.countLimit
    let loads = fields.int("loads", in: count)
    let served = fields.int("served", in: count)
    let unserved = fields.int("unserved", in: count)
    let vehicles = fields.int("vehicles", in: count)
    let tours = fields.int("tours", in: count)
    let distance = fields.units("km", decimals: 3)
    let empty = fields.units("empty_km", decimals: 3)
    let bound = fields.units("lower_bound_cost_eur", decimals: 2, optional: true)
    let hours = fields.units("hours", decimals: 4)
    let mass = fields.units("tonnes", decimals: 3)
    let massDistance = fields.units("tonne_km", decimals: 6, upTo: Int.max)
    let cost = fields.units("cost_eur", decimals: 2)
    let emission = fields.units("co2e_kg", decimals: 3)
    let use = fields.units("payload_use", decimals: PlanHead.ratioDigits, optional: true)
    guard let loads, let served, let unserved, let vehicles, let tours, let distance, let empty,
      let hours, let mass, let massDistance, let cost, let emission,
      let duty = FixedDecimal.quotient(hours, FixedDecimal.power(4), digits: 0, times: 3600)
    else { return nil }
    let figures = PlanFigures(
      loads: loads, served: served, unserved: unserved, vehicles: vehicles, tours: tours,
      distance: Meters(distance), emptyDistance: Meters(empty), duty: Seconds(duty),
      mass: Kilograms(mass), massDistance: massDistance, cost: Cents(cost),
      lowerBoundCost: bound.map { Cents($0) }, emission: emission,
      payloadUse: use.map { Double($0) / Double(FixedDecimal.power(PlanHead.ratioDigits)) })
    fields.compare(
      "empty_ratio", .figure, with: figures.emptyRatio, decimals: PlanHead.ratioDigits)
    fields.compare(
      "cost_eur_per_t", .figure, with: figures.costPerTonne, decimals: PlanHead.priceDigits)
    fields.compare(
      "co2e_g_per_tkm", .figure, with: figures.emissionPerTonneKilometer,
      decimals: PlanHead.priceDigits)
    return figures
  }
}
