import Domain

/// The records of a plan against the rows that were asked for.
extension LoadCheck {
  /// The row of a load and the number of the load in it.
  private static func part(of load: LoadID) -> (row: String, number: Int)? {
    guard let slash = load.text.lastIndex(of: "/") else { return nil }
    let digits = load.text[load.text.index(after: slash)...]
    guard let number = Int(digits), number > 0, "\(number)" == digits else { return nil }
    return (String(load.text[..<slash]), number)
  }

  /// Rows without loads, loads without rows, parts that do not add up, fields that differ.
  func requests() -> [Breach] {
    var breaches: [Breach] = []
    var parts: [String: [Int: Load]] = [:]
    for record in plan.plan.loads {
      guard let (row, number) = Self.part(of: record.load.id) else {
        breaches.append(Breach(.loadNumber, load: record.load.id))
        continue
      }
      parts[row, default: [:]][number] = record.load
    }
    for (row, loads) in parts {
      for number in 1...max(1, min(loads.keys.max() ?? 1, loads.count + 1))
      where loads[number] == nil {
        breaches.append(Breach(.loadPartMissing, load: LoadID("\(row)/\(number)")))
      }
    }
    breaches += parts.values.flatMap(lastParts)
    guard let requested else { return breaches }
    var known: Set<String> = []
    for row in requested where known.insert(row.id).inserted {
      guard let loads = parts[row.id] else {
        breaches.append(Breach(.loadLost, load: LoadID("\(row.id)/1")))
        continue
      }
      let mass = Kilograms(loads.values.map(\.mass.value).saturatingSum())
      if mass != row.mass {
        breaches.append(
          Breach(
            .rowMass, load: LoadID("\(row.id)/1"),
            ["row": row.id, "loads": mass.text, "asked": row.mass.text]))
      }
      for load in loads.values { breaches += differences(of: load, from: row) }
    }
    for (row, loads) in parts where !known.contains(row) {
      breaches += loads.values.map { Breach(.loadInvented, load: $0.id) }
    }
    return breaches
  }

  /// The last part of a row waits when it is small beside the full ones.
  private func lastParts(_ loads: [Int: Load]) -> [Breach] {
    let percent = register.rules.hauling.partLoadPercent
    guard loads.count > 1, let number = loads.keys.max(), let last = loads[number],
      let full = loads.values.map(\.mass).max(),
      last.mass.value.times(100) < full.value.times(percent),
      plan.plan.loads.contains(where: { $0.load.id == last.id && $0.state == .served })
    else { return [] }
    return [
      Breach(
        .partLoad, load: last.id,
        ["mass": last.mass.text, "full": full.text, "percent": "\(percent)"])
    ]
  }

  private func differences(of load: Load, from row: LoadRow) -> [Breach] {
    let fields: [(String, Bool)] = [
      ("material", load.material == row.material), ("from", load.from == row.from),
      ("to", load.to == row.to), ("pickup", load.pickup == row.pickup),
      ("delivery", load.delivery == row.delivery), ("priority", load.priority == row.priority),
      ("body", load.body == row.body), ("pinned_vehicle", load.pinnedVehicle == row.pinnedVehicle),
      ("note", load.note == row.note),
    ]
    return fields.filter { !$0.1 }
      .map { Breach(.loadChanged, load: load.id, ["field": $0.0]) }
  }
}
