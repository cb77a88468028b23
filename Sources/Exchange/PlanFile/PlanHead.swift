import Domain

/// Makes the foreign member `plan` of the collection: all of a plan that is no feature.
struct PlanHead {
  /// Decimals of the quotients among the figures.
  static let ratioDigits = 4
  static let priceDigits = 2

  let plan: Plan
  let offset: Seconds
  let language: Language

  /// The member.
  func member() -> JSONMember {
    JSONMember(
      "plan",
      .object([
        JSONMember("version", .number(JSONNumber(plan.version))),
        JSONMember("date", .string(plan.date.description)),
        JSONMember("firm", .string(plan.firm.text)),
        JSONMember("seed", .number(JSONNumber(plan.seed))),
        JSONMember("generator", .string(plan.generator)),
        JSONMember("attribution", .array(plan.attribution.map { .string($0) })),
        JSONMember("inputs", .array(plan.inputs.sorted(by: Self.precedes).map(input))),
        JSONMember(
          "loads", .array(plan.loads.sorted { $0.load.id < $1.load.id }.map(load))),
        JSONMember("figures", figures()),
        JSONMember("warnings", .array(plan.warnings.map(warning))),
      ]))
  }

  private static func precedes(_ left: Plan.Input, _ right: Plan.Input) -> Bool {
    left.name.unicodeScalars.lexicographicallyPrecedes(right.name.unicodeScalars)
  }

  private func input(_ input: Plan.Input) -> JSONValue {
    .object([
      JSONMember("name", .string(input.name)), JSONMember("sha256", .string(input.sha256)),
    ])
  }

  private func warning(_ warning: Reason) -> JSONValue {
    .object([
      JSONMember("code", .string(warning.code.rawValue)),
      JSONMember("arguments", warning.argumentValue),
      JSONMember("text", .string(Sentences.text(for: warning, in: language))),
    ])
  }

  private func load(_ record: Plan.LoadRecord) -> JSONValue {
    let load = record.load
    return .object([
      JSONMember("id", .string(load.id.text)), JSONMember("material", .string(load.material.text)),
      JSONMember("from", .string(load.from.text)), JSONMember("to", .string(load.to.text)),
      JSONMember("tonnes", fixed(load.mass.value, 3)),
      JSONMember("pickup_earliest", time(load.pickup?.earliest)),
      JSONMember("pickup_latest", time(load.pickup?.latest)),
      JSONMember("delivery_earliest", time(load.delivery?.earliest)),
      JSONMember("delivery_latest", time(load.delivery?.latest)),
      JSONMember("priority", .number(JSONNumber(load.priority))),
      JSONMember("body", text(load.body?.rawValue)),
      JSONMember("pinned_vehicle", text(load.pinnedVehicle?.text)),
      JSONMember("note", text(load.note)),
      JSONMember("state", .string(record.state.rawValue)),
      JSONMember("tour", text(record.tour?.text)),
    ])
  }

  private func figures() -> JSONValue {
    let figures = plan.figures
    return .object([
      JSONMember("loads", .number(JSONNumber(figures.loads))),
      JSONMember("served", .number(JSONNumber(figures.served))),
      JSONMember("unserved", .number(JSONNumber(figures.unserved))),
      JSONMember("vehicles", .number(JSONNumber(figures.vehicles))),
      JSONMember("tours", .number(JSONNumber(figures.tours))),
      JSONMember("km", fixed(figures.distance.value, 3)),
      JSONMember("empty_km", fixed(figures.emptyDistance.value, 3)),
      JSONMember("empty_ratio", fixed(figures.emptyRatio, Self.ratioDigits)),
      JSONMember("lower_bound_cost_eur", fixed(figures.lowerBoundCost?.value, 2)),
      JSONMember(
        "hours", fixed(FixedDecimal.quotient(figures.duty.value, 3600, digits: 4), 4)),
      JSONMember("tonnes", fixed(figures.mass.value, 3)),
      JSONMember("tonne_km", fixed(figures.massDistance, 6)),
      JSONMember("cost_eur", fixed(figures.cost.value, 2)),
      JSONMember("cost_eur_per_t", fixed(figures.costPerTonne, Self.priceDigits)),
      JSONMember("co2e_kg", fixed(figures.emission, 3)),
      JSONMember("co2e_g_per_tkm", fixed(figures.emissionPerTonneKilometer, Self.priceDigits)),
      JSONMember(
        "payload_use",
        fixed(
          figures.payloadUse.flatMap { FixedDecimal.units(of: $0, digits: Self.ratioDigits) },
          Self.ratioDigits)),
    ])
  }

  private func fixed(_ units: Int?, _ digits: Int) -> JSONValue {
    units.map { .number(JSONNumber(units: $0, digits: digits)) } ?? .null
  }

  private func text(_ text: String?) -> JSONValue {
    guard let text, !text.isEmpty else { return .null }
    return .string(text)
  }

  private func time(_ instant: Instant?) -> JSONValue {
    instant.map { .string(ISO8601.text($0, offset: offset)) } ?? .null
  }
}

extension PlanFigures {
  /// Empty over all distance in ten-thousandths.
  var emptyRatio: Int? {
    FixedDecimal.quotient(emptyDistance.value, distance.value, digits: PlanHead.ratioDigits)
  }

  /// Euro cents per tonne.
  var costPerTonne: Int? {
    // Cents per kilogram are thousands of cents per tonne; the price has two decimals of a euro.
    FixedDecimal.quotient(cost.value, mass.value, digits: 3)
  }

  /// Hundredths of a gram per tonne-kilometer.
  var emissionPerTonneKilometer: Int? {
    // 10^6 kilogram-meters make a tonne-kilometer.
    FixedDecimal.quotient(emission, massDistance, digits: 6 + PlanHead.priceDigits)
  }
}

extension JSONNumber {
  /// Makes `units` over ten to the power of `digits`, with one decimal at least.
  init(units: Int, digits: Int) {
    var text = JSONText()
    text.fixed(units, digits: digits, keeping: min(1, digits))
    self.init(checked: String(decoding: text.bytes, as: UTF8.self))
  }
}
