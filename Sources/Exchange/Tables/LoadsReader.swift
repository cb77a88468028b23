public import Domain

/// What a file of loads held, with every problem of it.
public struct LoadsReading: Sendable {
  /// The rows in the order of the file; empty when there is an error.
  public let rows: [LoadRow]
  /// Errors and warnings in the order of lines.
  public let problems: [InputProblem]

  /// The problems that keep the file from being used.
  public var errors: [InputProblem] { problems.filter { $0.severity == .error } }
  /// The problems with which the file can be used.
  public var warnings: [InputProblem] { problems.filter { $0.severity == .warning } }

  /// The rows.
  ///
  /// - Throws: `InputFault` with all errors when there are any.
  public func value() throws -> [LoadRow] {
    guard errors.isEmpty else { throw InputFault(errors) }
    return rows
  }
}

/// Reads a file of loads: tonnes of a material from a site to a site, row by row.
public struct LoadsReader {
  private let data: GeoData
  private let clocks: (SiteID) -> ZoneClock
  private let vehicles: [VehicleID]?

  /// Prepares reading against the sites and materials of `data`.
  ///
  /// - Parameters:
  ///   - data: The sites and materials that rows may name.
  ///   - vehicles: The vehicles that rows may be pinned to; any when `nil`.
  ///   - clocks: The clock of a site, for times without an offset.
  public init(
    data: GeoData, vehicles: [VehicleID]? = nil, clocks: @escaping (SiteID) -> ZoneClock
  ) {
    self.data = data
    self.vehicles = vehicles
    self.clocks = clocks
  }

  static let schema = TableSchema(
    name: "a file of loads", required: ["id", "material", "from", "to", "tonnes"],
    optional: [
      "pickup_earliest", "pickup_latest", "delivery_earliest", "delivery_latest", "priority",
      "body", "pinned_vehicle", "note",
    ])

  /// Reads and checks a whole file.
  public func read(_ file: InputFile) -> LoadsReading {
    let log = ProblemLog()
    var rows: [LoadRow] = []
    if let table = Table(csv: file, schema: Self.schema, log: log) {
      var ids = IdentifierRegistry<LoadRow>(noun: "load", file: file.name)
      let known = Known(data, vehicles)
      table.forEachRow(log: log) { row in
        let load = self.load(row, ids: &ids, known: known, log: log)
        if row.isSound { rows.append(load) }
      }
    }
    let problems = log.sorted(byFiles: [file.name])
    return LoadsReading(rows: log.errorCount == 0 ? rows : [], problems: problems)
  }

  /// What rows may refer to.
  private struct Known {
    var sites = IdentifierRegistry<Site>(noun: "site", file: "sites.csv")
    var materials = IdentifierRegistry<Material>(noun: "material", file: "materials.csv")
    var vehicles: IdentifierRegistry<Vehicle>?
    let bodies: [MaterialID: [Body]]

    init(_ data: GeoData, _ vehicles: [VehicleID]?) {
      for site in data.sites { sites.insert(site.id) }
      for material in data.materials { materials.insert(material.id) }
      bodies = Dictionary(
        data.materials.map { ($0.id, $0.bodies) }, uniquingKeysWith: { first, _ in first })
      guard let vehicles else { return }
      var registry = IdentifierRegistry<Vehicle>(noun: "vehicle", file: "the firm")
      for vehicle in vehicles { registry.insert(vehicle) }
      self.vehicles = registry
    }
  }

  private func load(
    _ row: TableRow, ids: inout IdentifierRegistry<LoadRow>, known: Known, log: ProblemLog
  ) -> LoadRow {
    let id = ids.define("id", in: row)
    let material = known.materials.reference("material", in: row, log: log)
    let from = known.sites.reference("from", in: row, log: log)
    let to = known.sites.reference("to", in: row, log: log)
    var load = LoadRow(
      id: id.text, material: material, from: from, to: to,
      mass: row.value("tonnes", .tonnes(1...1_000_000_000)))
    if row.isSound, from == to {
      row.report("value", "to", value: to.text, "another site than 'from'")
    }
    load.pickup = window(row, "pickup", at: from, log: log)
    load.delivery = window(row, "delivery", at: to, log: log)
    if let pickup = load.pickup, let delivery = load.delivery, row.isSound,
      delivery.latest < pickup.earliest
    {
      row.report(
        "value", "delivery_latest", value: row.raw("delivery_latest"),
        "a time after pickup_earliest")
    }
    load.priority = row.optional("priority", .count(0...100)) ?? 50
    load.body = row.optional("body", .word(.tipper))
    if let body = load.body, let bodies = known.bodies[material], !bodies.contains(body) {
      log.warn(
        "value", at: row.location("body"), value: body.rawValue,
        expected: "a body that may carry \(material): "
          + bodies.map(\.rawValue).joined(separator: ", "))
    }
    if row.optionalText("pinned_vehicle") != nil {
      load.pinnedVehicle =
        known.vehicles?.reference("pinned_vehicle", in: row, log: log)
        ?? row.value("pinned_vehicle", .identifier())
    }
    load.note = row.optionalText("note")
    return load
  }

  /// Reads the two columns of a window; `nil` when both are empty.
  private func window(
    _ row: TableRow, _ name: String, at site: SiteID, log: ProblemLog
  ) -> TimeWindow? {
    let earliest = instant(row, "\(name)_earliest", at: site, dayMeans: .zero)
    let latest = instant(row, "\(name)_latest", at: site, dayMeans: .minutes(24 * 60))
    guard row.optionalText("\(name)_earliest") != nil || row.optionalText("\(name)_latest") != nil
    else { return nil }
    do {
      return try TimeWindow(earliest: earliest ?? .openStart, latest: latest ?? .openEnd)
    } catch {
      row.report(
        "value", "\(name)_latest", value: row.raw("\(name)_latest"),
        "a time not before \(name)_earliest")
      return nil
    }
  }

  /// A time; without an offset it is local to `site`; a day alone means its `dayMeans`.
  private func instant(
    _ row: TableRow, _ field: String, at site: SiteID, dayMeans: Seconds
  ) -> Instant? {
    guard let text = row.optionalText(field) else { return nil }
    if let date = try? CalendarDate(parsing: text) {
      return clocks(site).instant(on: date, at: dayMeans)
    }
    if let reading = ISO8601.reading(text) { return reading.instant(in: clocks(site)) }
    row.report("value", field, value: text, ISO8601.expected)
    return nil
  }
}
