import Domain

/// Reads a file of `firms/`.
struct FirmFileReader {
  /// The vehicle types that vehicles may have; `nil` when they could not be read.
  let types: [VehicleTypeID]?
  /// The sites that depots may be; `nil` when they are not checked.
  let sites: [Site]?
  let log: ProblemLog

  /// The firm; placeholders where something is wrong.
  func read(_ root: YAMLMapping, fileName: String) -> Firm {
    let errors = log.errorCount
    let shifts = shifts(root)
    let shiftsAreSound = log.errorCount == errors
    let depots = depots(root)
    let scope = root.section(
      "scope", required: [], optional: ["cluster_only", "minimum_lane_km"])
    let firm = Firm(
      id: root.value("id", .identifier()), name: LocalizedName(root.value("name", .text)),
      companies: root.list("companies", .text), depots: depots, shifts: shifts,
      vehicles: vehicles(root, shifts: shifts, judging: shiftsAreSound, depots: depots),
      drivers: drivers(root, shifts: shifts, depots: depots),
      scope: Firm.Scope(
        clusterOnly: scope?.optional("cluster_only", .trueFalse) ?? false,
        minimumLane: scope?.optional("minimum_lane_km", .kilometers(0...1_000_000)) ?? .zero),
      fixedCostPerVehicle: root.optional("fixed_cost_per_vehicle_eur", .euros(0...10_000_000))
        ?? .zero,
      rank: root.optional("rank", .count(0...1_000_000)) ?? 0,
      confidence: root.optional("confidence", .word(.low)) ?? .low)
    if root.isSound, firm.id.text != fileName {
      root.report("value", "id", value: firm.id.text, "the name of the file, '\(fileName)'")
    }
    if root.isSound { checkCrews(of: firm, root) }
    return firm
  }

  /// The keys of the file.
  static let required = ["id", "name", "depots", "shifts", "vehicles", "drivers"]
  static let optional = [
    "companies", "rank", "confidence", "scope", "fixed_cost_per_vehicle_eur",
  ]

  private func depots(_ root: YAMLMapping) -> [SiteID] {
    let depots = root.list("depots", FieldKind<SiteID>.identifier())
    guard let sites else { return depots }
    let kinds = Dictionary(sites.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
    for depot in depots {
      if let kind = kinds[depot] {
        guard kind != .depot else { continue }
        root.warn(
          "value", "depots", value: depot.text,
          "a site of kind depot; this one is a \(kind.rawValue)")
      } else {
        root.report(
          "reference", "depots", value: depot.text,
          "a site of sites.csv" + log.suggestion(for: depot.text, among: sites.map(\.id.text)))
      }
    }
    return depots
  }

  private func shifts(_ root: YAMLMapping) -> [Shift] {
    var shifts: [Shift] = []
    for element in root.elements("shifts") {
      guard let map = element.mapping(required: ["id", "start", "end"]) else { continue }
      let start = map.value("start", .timeOfDay)
      var end = map.value("end", .timeOfDay)
      if end <= start { end = end + .minutes(24 * 60) }
      let shift = Shift(id: map.value("id", .identifier()), start: start, end: end)
      if shifts.contains(where: { $0.id == shift.id }), map.isSound {
        map.report("duplicate", "id", value: shift.id.text, "each shift once")
      }
      shifts.append(shift)
    }
    return shifts.sorted { ($0.start, $0.end, $0.id) < ($1.start, $1.end, $1.id) }
  }

  private func vehicles(
    _ root: YAMLMapping, shifts: [Shift], judging: Bool, depots: [SiteID]
  ) -> [Vehicle] {
    var vehicles: [Vehicle] = []
    var seen: Set<VehicleID> = []
    for element in root.elements("vehicles") {
      guard
        let map = element.mapping(
          required: ["id", "type", "depot", "shifts"],
          optional: ["crew", "registration", "trailer", "available_from", "available_to"])
      else { continue }
      let names = map.list("shifts", FieldKind<ShiftID>.identifier())
      let vehicle = Vehicle(
        id: map.value("id", .identifier()), type: map.value("type", .identifier()),
        depot: map.value("depot", .identifier()),
        shifts: shifts.map(\.id).filter { names.contains($0) },
        crew: map.optional("crew", .count(1...2)) ?? 1,
        registration: map.optional("registration", .text), trailer: map.optional("trailer", .text),
        availableFrom: map.optional("available_from", .date),
        availableTo: map.optional("available_to", .date))
      vehicles.append(vehicle)
      guard map.isSound else { continue }
      if !seen.insert(vehicle.id).inserted {
        map.report("duplicate", "id", value: vehicle.id.text, "each vehicle once")
      }
      if let types {
        require(
          vehicle.type.text, "type", in: map, amongTexts: types.map(\.text),
          noun: "a type of vehicle_types.yaml")
      }
      require(
        vehicle.depot.text, "depot", in: map, amongTexts: depots.map(\.text),
        noun: "a depot of this firm")
      check(names, against: shifts, judging: judging, in: map)
      if let from = vehicle.availableFrom, let to = vehicle.availableTo, from > to {
        map.report("value", "available_to", value: "\(to)", "a day not before available_from")
      }
    }
    return vehicles.sorted { $0.id < $1.id }
  }

  /// Checks the shifts of a vehicle; their times only when `judging`, that is, when they were read.
  private func check(
    _ names: [ShiftID], against shifts: [Shift], judging: Bool, in map: YAMLMapping
  ) {
    if names.isEmpty { map.report("empty", "shifts", "at least one shift") }
    for name in names {
      require(
        name.text, "shifts", in: map, amongTexts: shifts.map(\.id.text),
        noun: "a shift of this firm")
    }
    guard judging else { return }
    let own = shifts.filter { names.contains($0.id) }
    for (earlier, later) in zip(own, own.dropFirst()) where later.start < earlier.end {
      map.report(
        "value", "shifts", value: "\(earlier.id), \(later.id)",
        "shifts of a vehicle that do not overlap")
    }
    if let first = own.first, let last = own.last, last.end > first.start + .minutes(24 * 60) {
      map.report(
        "value", "shifts", value: last.id.text,
        "shifts of a vehicle inside 24 h; the last one runs into the first one of the next day")
    }
  }

  private func drivers(_ root: YAMLMapping, shifts: [Shift], depots: [SiteID]) -> [Driver] {
    var drivers: [Driver] = []
    var seen: Set<DriverID> = []
    for element in root.elements("drivers") {
      guard
        let map = element.mapping(
          required: ["id", "depot", "shift"],
          optional: [
            "dangerous_goods_licence", "driven_this_week_h", "driven_last_week_h",
            "extended_days_used", "reduced_rests_used", "last_rest_end",
          ])
      else { continue }
      let driver = Driver(
        id: map.value("id", .identifier()), depot: map.value("depot", .identifier()),
        shift: map.value("shift", .identifier()),
        dangerousGoodsLicence: map.optional("dangerous_goods_licence", .yesNoOrTrue) ?? false,
        drivenThisWeek: map.optional("driven_this_week_h", .hours(0...16_800)) ?? .zero,
        drivenLastWeek: map.optional("driven_last_week_h", .hours(0...16_800)) ?? .zero,
        extendedDaysUsed: map.optional("extended_days_used", .count(0...7)) ?? 0,
        reducedRestsUsed: map.optional("reduced_rests_used", .count(0...7)) ?? 0,
        lastRestEnd: map.optional("last_rest_end", .instant))
      drivers.append(driver)
      guard map.isSound else { continue }
      if !seen.insert(driver.id).inserted {
        map.report("duplicate", "id", value: driver.id.text, "each driver once")
      }
      require(
        driver.depot.text, "depot", in: map, amongTexts: depots.map(\.text),
        noun: "a depot of this firm")
      require(
        driver.shift.text, "shift", in: map, amongTexts: shifts.map(\.id.text),
        noun: "a shift of this firm")
    }
    return drivers.sorted { $0.id < $1.id }
  }

  private func require(
    _ text: String, _ key: String, in map: YAMLMapping, amongTexts known: [String], noun: String
  ) {
    guard !known.contains(text) else { return }
    map.report("reference", key, value: text, noun + log.suggestion(for: text, among: known))
  }

  /// Warns when a depot has fewer drivers for a shift than its vehicles need.
  private func checkCrews(of firm: Firm, _ root: YAMLMapping) {
    for depot in firm.depots {
      for shift in firm.shifts {
        let needed = firm.vehicles
          .filter { $0.depot == depot && $0.shifts.contains(shift.id) }
          .reduce(0) { $0 + $1.crew }
        let there = firm.drivers.count { $0.depot == depot && $0.shift == shift.id }
        guard there < needed else { continue }
        root.warn(
          "value", "drivers", value: "\(there) at \(depot) for \(shift.id)",
          "\(needed) drivers; some vehicles stay in the depot")
      }
    }
  }
}

extension FieldKind where Value == Bool {
  /// `yes`, `no`, `true` or `false`.
  static var yesNoOrTrue: Self {
    FieldKind(false) { text throws(FieldFault) in
      switch text {
      case "yes", "true": return true
      case "no", "false": return false
      default: throw FieldFault("yes or no")
      }
    }
  }
}

extension FieldKind where Value == Instant {
  /// A time with its offset.
  static var instant: Self {
    FieldKind(.openStart) { text throws(FieldFault) in
      guard let instant = ISO8601.instant(text) else {
        throw FieldFault("a time with its offset such as 2026-11-23T06:00:00+02:00")
      }
      return instant
    }
  }
}
