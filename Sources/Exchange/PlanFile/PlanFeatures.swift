import Domain

/// A feature of a plan file, ready to be written.
struct PlanFeature {
  var id: String
  var shape: GeographicShape?
  var properties: [Property]
}

/// Makes the features of a plan, layer by layer, each sorted as the contract asks.
struct PlanFeatures {
  let plan: Plan
  let offset: Seconds
  let language: Language
  private let sites: [SiteID: Site]

  init(_ plan: Plan, sites: [Site], offset: Seconds, language: Language) {
    self.plan = plan
    self.offset = offset
    self.language = language
    self.sites = Dictionary(sites.map { ($0.id, $0) }) { first, _ in first }
  }

  /// Legs and stops by tour and sequence, then sites, then unserved loads.
  func all() -> [PlanFeature] { movements() + touchedSites() + unserved() }

  /// The features of one layer.
  func features(of layer: PlanLayer) -> [PlanFeature] {
    switch layer {
    case .leg: movements { $0 == .leg }
    case .stop: movements { $0 == .stop }
    case .site: touchedSites()
    case .unserved: unserved()
    }
  }

  private func movements(_ isWanted: (PlanLayer) -> Bool = { _ in true }) -> [PlanFeature] {
    plan.tours.sorted { $0.id < $1.id }.flatMap { tour in
      let stops = isWanted(.stop) ? tour.stops.map { ($0.sequence, stop($0, of: tour)) } : []
      let legs = isWanted(.leg) ? tour.legs.map { ($0.sequence, leg($0, of: tour)) } : []
      // The sort is stable in effect: in a sound tour no number occurs twice.
      return (stops + legs).enumerated()
        .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
    }
  }

  private func crew(_ tour: Tour, layer: PlanLayer, sequence: Int) -> [Property] {
    [
      Property("layer", .string(layer.rawValue)), Property("tour", .string(tour.id.text)),
      Property("vehicle", .string(tour.vehicle.text)),
      Property("vehicle_type", .string(tour.vehicleType.text)),
      Property("driver", text(tour.drivers.map(\.text).joined(separator: "+"))),
      Property("seq", .int(sequence)),
    ]
  }

  private func leg(_ leg: Leg, of tour: Tour) -> PlanFeature {
    PlanFeature(
      id: "leg/\(tour.id)/\(leg.sequence)", shape: .line(leg.path),
      properties: crew(tour, layer: .leg, sequence: leg.sequence) + [
        Property("part", text(leg.part)), Property("from", .string(leg.from.text)),
        Property("to", .string(leg.to.text)), Property("loaded", .bool(leg.load != nil)),
        Property("load", text(leg.load?.text)), Property("material", text(leg.material?.text)),
        Property("tonnes", tonnes(leg.mass)), Property("start", time(leg.start)),
        Property("end", time(leg.end)), Property("km", .fixed(leg.distance.value, digits: 3)),
        Property("minutes", Self.minutes(leg.end - leg.start)),
        Property("cost_eur", .fixed(leg.cost.value, digits: 2)),
        Property("co2e_kg", .fixed(leg.emission, digits: 3)),
      ])
  }

  private func stop(_ stop: Stop, of tour: Tour) -> PlanFeature {
    PlanFeature(
      id: "stop/\(tour.id)/\(stop.sequence)", shape: .point(stop.position),
      properties: crew(tour, layer: .stop, sequence: stop.sequence) + [
        Property("site", text(stop.site?.text)),
        Property("action", .string(stop.action.rawValue)),
        Property("arrival", time(stop.arrival)), Property("start", time(stop.start)),
        Property("end", time(stop.end)), Property("load", text(stop.load?.text)),
        Property("material", text(stop.material?.text)), Property("tonnes", tonnes(stop.mass)),
        Property("note", text(stop.note)),
      ])
  }

  private func touchedSites() -> [PlanFeature] {
    plan.touchedSites.sorted().compactMap { sites[$0] }.map { site in
      PlanFeature(
        id: "site/\(site.id)", shape: .point(site.position),
        properties: [
          Property("layer", .string(PlanLayer.site.rawValue)),
          Property("site", .string(site.id.text)), Property("name", text(site.name.text)),
        ]
          + PlanLayer.nameLanguages.map {
            Property("name_\($0)", text(site.name.translations[$0]))
          } + [
            Property("kind", .string(site.kind.rawValue)),
            Property("industry", text(site.industry)), Property("operator", text(site.operator)),
            Property("municipality", text(site.municipality)),
            Property("country", .string(site.country.rawValue)),
            Property("accuracy_m", .int(site.accuracy.value)),
            Property("status", text(site.status)), Property("source", text(site.source)),
            Property("confidence", .string(site.confidence.rawValue)),
          ])
    }
  }

  private func unserved() -> [PlanFeature] {
    let loads = Dictionary(plan.loads.map { ($0.load.id, $0.load) }) { first, _ in first }
    return plan.unserved.sorted { $0.load < $1.load }.map { unserved in
      var shape: GeographicShape?
      if let load = loads[unserved.load], let from = sites[load.from], let to = sites[load.to] {
        shape = .line([from.position, to.position])
      }
      return PlanFeature(
        id: "unserved/\(unserved.load)", shape: shape,
        properties: [
          Property("layer", .string(PlanLayer.unserved.rawValue)),
          Property("load", .string(unserved.load.text)),
          Property("reason", .string(unserved.reason.code.rawValue)),
          Property("arguments", .string(unserved.reason.argumentText)),
          Property("detail", .string(Sentences.text(for: unserved.reason, in: language))),
        ])
    }
  }

  private func time(_ instant: Instant) -> PropertyValue {
    .string(ISO8601.text(instant, offset: offset))
  }

  private func text(_ text: String?) -> PropertyValue {
    guard let text, !text.isEmpty else { return .null }
    return .string(text)
  }

  private func tonnes(_ mass: Kilograms?) -> PropertyValue {
    mass.map { .fixed($0.value, digits: 3) } ?? .null
  }

  /// A duration in minutes with two decimals.
  static func minutes(_ duration: Seconds) -> PropertyValue {
    FixedDecimal.quotient(duration.value, 60, digits: 2).map { .fixed($0, digits: 2) } ?? .null
  }
}

extension Plan {
  /// The sites where something halts, moves or should have been moved.
  var touchedSites: Set<SiteID> {
    var touched: Set<SiteID> = []
    for tour in tours {
      touched.insert(tour.depot)
      touched.formUnion(tour.stops.compactMap(\.site))
      touched.formUnion(tour.legs.flatMap { [$0.from, $0.to] })
    }
    touched.formUnion(loads.flatMap { [$0.load.from, $0.load.to] })
    return touched
  }
}

extension Reason {
  /// The arguments as an object with sorted names.
  var argumentValue: JSONValue {
    .object(
      arguments.sorted { $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars) }
        .map { JSONMember($0.key, .string($0.value)) })
  }

  /// The arguments as JSON in a text, since tables of a GIS have no objects.
  var argumentText: String {
    var text = JSONText()
    text.value(argumentValue)
    return String(decoding: text.bytes, as: UTF8.self)
  }
}
