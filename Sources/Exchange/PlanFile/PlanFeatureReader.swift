import Domain

/// Reads the features of a plan file, layer by layer, and gathers them to tours.
struct PlanFeatureReader {
  private static let sequenceLimit = 100_000
  private static let accuracyLimit = 1_000_000

  /// Who drives, as one feature of a tour says it.
  private struct Crew: Hashable {
    var tour: TourID
    var vehicle: VehicleID
    var type: VehicleTypeID
    var drivers: [DriverID]
    var sequence: Int
  }

  private struct Parts {
    var crew: Crew
    var location: SourceLocation
    var stops: [Stop] = []
    var legs: [Leg] = []
  }

  let findings: PlanFindings
  /// In the order of the file.
  private(set) var sites: [Site] = []
  /// In the order of the file.
  private(set) var unserved: [Plan.Unserved] = []
  /// The line of each unserved load that has one.
  private(set) var unservedLines: [LoadID: [Coordinate]] = [:]
  /// Every position of the file, for the extent.
  private(set) var positions: [Coordinate] = []
  private var parts: [TourID: Parts] = [:]
  private var identifiers: Set<String> = []

  init(findings: PlanFindings) { self.findings = findings }

  /// Takes one feature in.
  mutating func read(_ feature: GeoJSONFeature) {
    let path = feature.location.path ?? "feature"
    let id = feature.id?.string
    if let id, !identifiers.insert(id).inserted {
      findings.discrepancy(.duplicateID, id, "id", stated: id, "an identifier of its own")
    }
    var place = feature.location
    place.path = path + ".properties"
    guard let properties = feature.properties else {
      return findings.problem("value", at: place, value: "null", "an object")
    }
    let fields = PlanFields(
      members: properties, location: place, name: id ?? path, findings: findings)
    guard let word = fields.text("layer") else { return }
    guard let layer = PlanLayer(rawValue: word) else {
      return findings.discrepancy(
        .unknownLayer, fields.name, "layer", stated: word,
        "one of " + PlanLayer.allCases.map(\.rawValue).joined(separator: ", "))
    }
    fields.check(columns: layer.columns)
    let shape: GeographicShape?
    do { shape = try feature.geographicShape() } catch {
      for problem in error.problems {
        findings.problem(
          problem.code, at: problem.location, value: problem.value, problem.expected)
      }
      return
    }
    positions += shape?.positions ?? []
    let expected: String?
    switch layer {
    case .leg: expected = readLeg(fields, shape, at: feature.shapeLocation)
    case .stop: expected = readStop(fields, shape, at: feature.shapeLocation)
    case .site: expected = readSite(fields, shape, at: feature.shapeLocation)
    case .unserved: expected = readUnserved(fields, shape, at: feature.shapeLocation)
    }
    if let expected, id != expected {
      findings.discrepancy(.id, fields.name, "id", stated: id ?? "", expected)
    }
  }

  /// The tours by identifier, their stops and legs by sequence.
  func tours() -> [Tour] {
    parts.values.sorted { $0.crew.tour < $1.crew.tour }.compactMap { part in
      let stops = part.stops.sorted { $0.sequence < $1.sequence }
      let legs = part.legs.sorted { $0.sequence < $1.sequence }
      guard
        let depot = stops.first?.site ?? legs.first?.from ?? stops.lazy.compactMap(\.site).first
      else {
        findings.problem(
          "value", at: part.location, value: part.crew.tour.text,
          "a tour with a stop at a site, so that its depot is known")
        return nil
      }
      return Tour(
        id: part.crew.tour, vehicle: part.crew.vehicle, vehicleType: part.crew.type,
        drivers: part.crew.drivers, depot: depot, shift: shift(of: part.crew), stops: stops,
        legs: legs)
    }
  }

  /// The shift of a tour, whose identifier is the vehicle, a hyphen and the shift.
  private func shift(of crew: Crew) -> ShiftID {
    let prefix = crew.vehicle.text + "-"
    if crew.tour.text.hasPrefix(prefix), crew.tour.text.count > prefix.count {
      return ShiftID(String(crew.tour.text.dropFirst(prefix.count)))
    }
    findings.discrepancy(
      .tour, crew.tour.text, "tour", stated: crew.tour.text, prefix + "<shift>")
    return ShiftID(String(crew.tour.text.split(separator: "-").last ?? ""))
  }

  private mutating func readCrew(_ fields: PlanFields) -> Crew? {
    let tour: TourID? = fields.identifier("tour")
    let vehicle: VehicleID? = fields.identifier("vehicle")
    let type: VehicleTypeID? = fields.identifier("vehicle_type")
    let driver = fields.text("driver")
    let sequence = fields.int("seq", in: 1...Self.sequenceLimit)
    guard let tour, let vehicle, let type, let driver, let sequence else { return nil }
    var drivers: [DriverID] = []
    for name in driver.split(separator: "+", omittingEmptySubsequences: false) {
      guard let id = try? DriverID(checking: String(name)) else {
        findings.problem(
          "value", at: fields.place("driver"), value: driver,
          "identifiers of drivers, joined by '+'")
        return nil
      }
      drivers.append(id)
    }
    let crew = Crew(
      tour: tour, vehicle: vehicle, type: type, drivers: drivers, sequence: sequence)
    guard let first = parts[tour]?.crew else {
      parts[tour] = Parts(crew: crew, location: fields.location)
      return crew
    }
    if first.vehicle != vehicle {
      findings.discrepancy(
        .vehicle, fields.name, "vehicle", stated: vehicle.text, first.vehicle.text)
    }
    if first.type != type {
      findings.discrepancy(
        .vehicleType, fields.name, "vehicle_type", stated: type.text, first.type.text)
    }
    if first.drivers != drivers {
      findings.discrepancy(
        .driver, fields.name, "driver", stated: driver,
        first.drivers.map(\.text).joined(separator: "+"))
    }
    return crew
  }

  private mutating func readLeg(
    _ fields: PlanFields, _ shape: GeographicShape?, at location: SourceLocation
  ) -> String? {
    let crew = readCrew(fields)
    let part = fields.text("part", optional: true)
    let from: SiteID? = fields.identifier("from")
    let to: SiteID? = fields.identifier("to")
    let loaded = fields.bool("loaded")
    let load = fields.load("load", optional: true)
    let material: MaterialID? = fields.identifier("material", optional: true)
    let mass = fields.units("tonnes", decimals: 3, optional: true)
    let start = fields.instant("start")
    let end = fields.instant("end")
    let distance = fields.units("km", decimals: 3)
    let cost = fields.units("cost_eur", decimals: 2)
    let emission = fields.units("co2e_kg", decimals: 3)
    guard case .line(let path) = shape else {
      findings.problem("geometry", at: location, "a LineString along the road")
      return nil
    }
    if let loaded, loaded != (load != nil) {
      findings.discrepancy(
        .loaded, fields.name, "loaded", stated: "\(loaded)", "\(load != nil)")
    }
    if let start, let end {
      let minutes = FixedDecimal.quotient((end - start).value, 60, digits: 2)
      fields.compare("minutes", .minutes, with: minutes, decimals: 2)
    }
    guard let crew, let from, let to, let start, let end, let distance, let cost, let emission
    else { return nil }
    parts[crew.tour]?.legs.append(
      Leg(
        sequence: crew.sequence, from: from, to: to, part: part, path: path, start: start,
        end: end, distance: Meters(distance), load: load, material: material,
        mass: mass.map { Kilograms($0) }, cost: Cents(cost), emission: emission))
    return "leg/\(crew.tour)/\(crew.sequence)"
  }

  private mutating func readStop(
    _ fields: PlanFields, _ shape: GeographicShape?, at location: SourceLocation
  ) -> String? {
    let crew = readCrew(fields)
    let site: SiteID? = fields.identifier("site", optional: true)
    let action: StopAction? = fields.choice("action")
    let arrival = fields.instant("arrival")
    let start = fields.instant("start")
    let end = fields.instant("end")
    let load = fields.load("load", optional: true)
    let material: MaterialID? = fields.identifier("material", optional: true)
    let mass = fields.units("tonnes", decimals: 3, optional: true)
    let note = fields.text("note", optional: true)
    guard case .point(let position) = shape else {
      findings.problem("geometry", at: location, "a Point")
      return nil
    }
    guard let crew, let action, let arrival, let start, let end else { return nil }
    parts[crew.tour]?.stops.append(
      Stop(
        sequence: crew.sequence, site: site, position: position, action: action,
        arrival: arrival, start: start, end: end, load: load, material: material,
        mass: mass.map { Kilograms($0) }, note: note))
    return "stop/\(crew.tour)/\(crew.sequence)"
  }

  private mutating func readSite(
    _ fields: PlanFields, _ shape: GeographicShape?, at location: SourceLocation
  ) -> String? {
    let id: SiteID? = fields.identifier("site")
    let name = fields.text("name", optional: true)
    var translations: [String: String] = [:]
    for language in PlanLayer.nameLanguages {
      translations[language] = fields.text("name_\(language)", optional: true)
    }
    let kind: SiteKind? = fields.choice("kind")
    let industry = fields.text("industry", optional: true)
    let `operator` = fields.text("operator", optional: true)
    let municipality = fields.text("municipality", optional: true)
    let country: Country? = fields.choice("country")
    let accuracy = fields.int("accuracy_m", in: 0...Self.accuracyLimit)
    let status = fields.text("status", optional: true)
    let source = fields.text("source", optional: true)
    let confidence: Confidence? = fields.choice("confidence")
    guard case .point(let position) = shape else {
      findings.problem("geometry", at: location, "a Point")
      return nil
    }
    guard let id, let kind, let country, let accuracy, let confidence else { return nil }
    sites.append(
      Site(
        id: id, name: LocalizedName(name ?? "", translations: translations), kind: kind,
        industry: industry ?? "", operator: `operator` ?? "", municipality: municipality ?? "",
        country: country, position: position, accuracy: Meters(accuracy), status: status ?? "",
        source: source ?? "", confidence: confidence))
    return "site/\(id)"
  }

  private mutating func readUnserved(
    _ fields: PlanFields, _ shape: GeographicShape?, at location: SourceLocation
  ) -> String? {
    let load = fields.load("load")
    let code = fields.text("reason")
    let arguments = fields.arguments("arguments")
    let detail = fields.text("detail", optional: true)
    var line: [Coordinate]?
    switch shape {
    case nil: break
    case .line(let positions): line = positions
    default: findings.problem("geometry", at: location, "a LineString or null")
    }
    guard let load, let code, let arguments else { return nil }
    let reason = Reason(Reason.Code(rawValue: code), arguments)
    let sentences = Language.allCases.map { Sentences.text(for: reason, in: $0) }
    if let detail, !sentences.contains(detail) {
      findings.discrepancy(.detail, fields.name, "detail", stated: detail, sentences[0])
    }
    unserved.append(Plan.Unserved(load: load, reason: reason))
    if let line { unservedLines[load] = line }
    return "unserved/\(load)"
  }
}
