import Domain

/// Materials, cleaning between them, their streams, stocks and consents.
extension GeoDataAssembly {
  mutating func readCleaning() {
    var read: [CleaningRule] = []
    var doubles = Doubles<[CleaningClassID]>()
    forEachRow(of: .cleaning) { row in
      let rule = CleaningRule(
        from: row.value("from_class", .identifier()), to: row.value("to_class", .identifier()),
        action: row.value("action", .word(.none)),
        duration: row.value("minutes", .minutes(0...600)),
        confidence: row.value("confidence", .word(.low)))
      guard row.isSound else { return }
      if let line = doubles.first([rule.from, rule.to], in: row) {
        row.report(
          "duplicate", "to_class", value: "\(rule.from) - \(rule.to)",
          "each pair of classes once; it stands also on line \(line)")
      }
      let works = rule.action == .sweep || rule.action == .wash
      if works != (rule.duration > .zero) {
        row.report(
          "value", "minutes", value: row.raw("minutes"),
          works ? "more than 0 min to \(rule.action.rawValue)" : "0 min when nothing is done")
      }
      read.append(rule)
    }
    data.cleaning = read
    let pairs = Set(read.map { [$0.from, $0.to] })
    let classes = Set(read.flatMap { [$0.from, $0.to] }).sorted()
    // With a faulty row the pair it was for would be told as missing.
    guard isComplete(.cleaning), read.count == tables[.cleaning]?.records.count else { return }
    for from in classes {
      for to in classes where !pairs.contains([from, to]) {
        log.report(
          "missing_row",
          at: SourceLocation(file: folder.path(of: .cleaning), field: "to_class"),
          value: "\(from) - \(to)", expected: "a row for this pair of classes")
      }
    }
  }

  mutating func readMaterials() {
    let classes = Set(data.cleaning.flatMap { [$0.from.text, $0.to.text] })
    let judgesClasses = isComplete(.cleaning) && !classes.isEmpty
    var read: [Material] = []
    var registry = materials
    forEachRow(of: .materials) { row in
      let low = row.value("density_low", .density)
      let density = row.value("bulk_density_t_m3", .density)
      let high = row.value("density_high", .density)
      let code = row.value("low_code", .text)
      let material = Material(
        id: registry.define("id", in: row), name: row.name(), family: row.value("family", .text),
        density: density, densityRange: min(low, high)...max(low, high),
        moisture: row.optional(
          "moisture_pct",
          .decimal(NumberRange(unit: "%", decimals: 2, range: 0...10_000))),
        wasteCode: code == "-" ? nil : code,
        legalStatus: row.value("legal_status", .word(.waste)), legalNote: row.note("legal_note"),
        uses: row.list("routes", .text), bodies: row.list("bodies", .word(.tipper)),
        cover: row.value("tarp_required", .word(.none)), dust: row.value("dust", .text),
        freezes: row.value("freezes", .word(.no)),
        cleaningClass: row.value("cleaning_class", .identifier()),
        dangerousGoods: row.value("adr", .text), source: row.note("source"),
        confidence: row.value("confidence", .word(.low)))
      if row.isSound, !(low...max(low, high)).contains(density) || low > high {
        row.report(
          "range", "bulk_density_t_m3", value: row.raw("bulk_density_t_m3"),
          "a density from density_low to density_high")
      }
      let name = material.cleaningClass.text
      if judgesClasses, !name.isEmpty, !classes.contains(name) {
        row.report(
          "reference", "cleaning_class", value: name,
          "a class of \(folder.name(of: .cleaning))" + log.suggestion(for: name, among: classes))
      }
      if row.isSound { read.append(material) }
    }
    materials = registry
    data.materials = read
  }

  mutating func readStreams() {
    var read: [Stream] = []
    var doubles = Doubles<String>()
    forEachRow(of: .streams) { row in
      let shares = (1...12).map { month in
        row.value(
          "m\(month < 10 ? "0" : "")\(month)_pct",
          FieldKind<Int>.number(NumberRange(unit: "%", decimals: 2, range: 0...10_000)))
      }
      let storage = row.value("storage_t", .tonnes(0...10_000_000_000))
      let stream = Stream(
        site: sites.reference("site_id", in: row, log: log),
        role: row.value("role", .word(.producer)),
        material: materials.reference("material_id", in: row, log: log),
        perYear: row.value("t_per_year", .tonnes(1...100_000_000_000)), monthShares: shares,
        storage: storage == Kilograms(999_999_000) ? nil : storage,
        inCluster: row.value("kemi_tornio", .yesNo), note: row.note("note"),
        source: row.note("source"), confidence: row.value("confidence", .word(.low)))
      guard row.isSound else { return }
      let sum = shares.reduce(0, +)
      if sum != 10_000 {
        row.report(
          "sum", "m01_pct", value: DecimalText.text(sum, decimals: 2),
          "twelve monthly shares that add up to 100 %")
      }
      if let line = doubles.first("\(stream.site)/\(stream.role)/\(stream.material)", in: row) {
        row.report(
          "duplicate", "material_id", value: stream.material.text,
          "one row for a site, role and material; the same stands on line \(line)")
      }
      read.append(stream)
    }
    data.streams = read
  }

  mutating func readStocks() {
    let stores = Dictionary(
      data.streams.map { ("\($0.site)/\($0.role)/\($0.material)", $0) },
      uniquingKeysWith: { first, _ in first })
    var read: [Stock] = []
    var doubles = Doubles<String>()
    forEachRow(of: .stock) { row in
      let stock = Stock(
        site: sites.reference("site_id", in: row, log: log),
        material: materials.reference("material_id", in: row, log: log),
        role: row.value("role", .word(.producer)),
        mass: row.value("stock_t", .tonnes(0...10_000_000_000)), date: row.value("date", .date))
      guard row.isSound else { return }
      let key = "\(stock.site)/\(stock.role)/\(stock.material)"
      if let line = doubles.first("\(key)/\(stock.date)", in: row) {
        row.report(
          "duplicate", "date", value: "\(stock.date)",
          "one stock of a stream on a day; the same stands on line \(line)")
      }
      if let stream = stores[key] {
        if let storage = stream.storage, stock.mass > storage {
          log.warn(
            "range", at: row.location("stock_t"), value: row.raw("stock_t"),
            expected: "at most the store of the stream, "
              + "\(DecimalText.text(storage.value, decimals: 3)) t")
        }
      } else if isComplete(.streams) {
        row.report(
          "reference", "material_id", value: stock.material.text,
          "a stream of \(folder.name(of: .streams)): \(stock.site) as \(stock.role.rawValue) of this material"
        )
      }
      read.append(stock)
    }
    data.stocks = read
  }

  mutating func readConsents() {
    var read: [Consent] = []
    forEachRow(of: .consents) { row in
      let consent = Consent(
        from: sites.reference("from_site_id", in: row, log: log),
        to: sites.reference("to_site_id", in: row, log: log),
        material: materials.reference("material_id", in: row, log: log),
        kind: row.value("kind", .word(.permit)), validFrom: row.value("valid_from", .date),
        validTo: row.value("valid_to", .date),
        limit: row.optional("max_t", .tonnes(0...10_000_000_000)))
      guard row.isSound else { return }
      if consent.validFrom > consent.validTo {
        row.report(
          "value", "valid_to", value: "\(consent.validTo)",
          "a day not before valid_from, \(consent.validFrom)")
      }
      if consent.from == consent.to {
        row.report("value", "to_site_id", value: consent.to.text, "another site than from_site_id")
      }
      read.append(consent)
    }
    data.consents = read
  }
}
