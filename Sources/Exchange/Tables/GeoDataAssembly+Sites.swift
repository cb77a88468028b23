import Domain

/// Sites, where they join the road network, and how they handle trucks.
extension GeoDataAssembly {
  mutating func readSites() {
    var read: [Site] = []
    var registry = sites
    forEachRow(of: .sites) { row in
      let site = Site(
        id: registry.define("id", in: row), name: row.name(),
        kind: row.value("kind", .word(.user)), industry: row.value("industry", .text),
        operator: row.note("operator"), municipality: row.note("municipality"),
        country: row.value("country", .word(.finland)), position: row.position(),
        accuracy: row.value("accuracy_m", .meters(0...50_000)),
        status: row.value("status", .text), source: row.note("source"),
        confidence: row.value("confidence", .word(.low)))
      if row.isSound { read.append(site) }
    }
    sites = registry
    data.sites = read
  }

  mutating func readLinks() {
    var read: [SiteLink] = []
    let named = readOncePerSite(.siteLinks) { row, site in
      let link = SiteLink(
        site: site, place: places.reference("place_id", in: row, log: log),
        access: row.value("access_km", .kilometers(0...100_000)), method: row.note("method"),
        confidence: row.value("confidence", .word(.low)))
      if row.isSound { read.append(link) }
    }
    data.links = read
    demandRows(for: named, in: .siteLinks, saying: "the place where it joins the road network")
  }

  mutating func readOperations() {
    var read: [SiteOperations] = []
    let named = readOncePerSite(.siteOps) { row, site in
      let hours = OpeningHours(
        mondayToFriday: row.optional("open_mon_fri", .span),
        saturday: row.optional("open_sat", .span), sunday: row.optional("open_sun", .span))
      let operations = SiteOperations(
        site: site, hours: hours, timeZone: row.value("timezone", .timeZone),
        loaders: row.value("loaders", .count(0...100)),
        unloadBays: row.value("unload_bays", .count(0...100)),
        weighbridge: row.value("weighbridge_min", .minutes(0...120)),
        wash: row.value("wash", .yesNo), gate: gate(row),
        maxGross: row.optional("max_gross_t", .tonnes(3000...120_000)),
        maxLength: row.optional("max_length_m", .meters(500...4000)),
        contact: row.optionalText("contact"), confidence: row.value("confidence", .word(.low)))
      if row.isSound { read.append(operations) }
    }
    data.operations = read
    demandRows(for: named, in: .siteOps, saying: "its hours, loaders and bays")
  }

  private func gate(_ row: TableRow) -> Coordinate? {
    let longitude = row.optional("gate_lon", .longitude)
    let latitude = row.optional("gate_lat", .latitude)
    switch (row.optionalText("gate_lon"), row.optionalText("gate_lat")) {
    case (nil, nil): return nil
    case (nil, _): row.report("empty", "gate_lon", "a longitude, since gate_lat has a value")
    case (_, nil): row.report("empty", "gate_lat", "a latitude, since gate_lon has a value")
    default: break
    }
    guard let longitude, let latitude else { return nil }
    return Coordinate(clampedLongitude: longitude, latitude: latitude)
  }

  /// Reads a file that has one row for each site and returns the sites that it names.
  private func readOncePerSite(
    _ file: GeoDataFile, _ body: (TableRow, SiteID) -> Void
  ) -> Set<String> {
    var doubles = Doubles<String>()
    var named: Set<String> = []
    forEachRow(of: file) { row in
      let site = sites.reference("site_id", in: row, log: log)
      if let text = row.salvagedText("site_id") { named.insert(text) }
      if !site.text.isEmpty, let line = doubles.first(site.text, in: row) {
        row.report(
          "duplicate", "site_id", value: site.text, "each site once; it stands also on line \(line)"
        )
      }
      body(row, site)
    }
    return named
  }

  /// Tells each site that has no row in `file`.
  private func demandRows(for named: Set<String>, in file: GeoDataFile, saying what: String) {
    guard isComplete(file) else { return }
    for site in data.sites where !named.contains(site.id.text) {
      log.report(
        "missing_row", at: SourceLocation(file: folder.path(of: file), field: "site_id"),
        value: site.id.text,
        expected: "a row for this site of \(folder.name(of: .sites)) with \(what)")
    }
  }
}
