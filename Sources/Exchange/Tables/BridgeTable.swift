public import Domain

/// Reads a table of limited bridges.
///
/// A row says where a bridge lies by `road` and `km`, by `road`, `part` and `distance_m`, by `lon`
/// and `lat`, or by several of them; `road` beside a position says which of the roads there is meant.
public enum BridgeTable {
  private static let schema = TableSchema(
    name: "a table of bridges", required: ["limits"],
    optional: ["road", "km", "part", "distance_m", "lon", "lat", "name", "note", "source"])

  /// The bridges in the order of the file.
  ///
  /// - Throws: `InputFault` with every fault of the file.
  public static func read(_ file: InputFile) throws(InputFault) -> [LimitedBridge] {
    let log = ProblemLog()
    var bridges: [LimitedBridge] = []
    if let table = Table(csv: file, schema: schema, log: log) {
      var doubles = Doubles<LimitedBridge>()
      table.forEachRow(log: log) { row in
        let bridge = bridge(row)
        guard row.isSound else { return }
        // The same place twice would say two things about one bridge.
        var key = bridge
        key.masses = .none
        key.location = SourceLocation(file: file.name)
        if let line = doubles.first(key, in: row) {
          row.report("duplicate", nil, "each bridge once; the same place stands on line \(line)")
        }
        bridges.append(bridge)
      }
    }
    let errors = log.sorted(byFiles: [file.name]).filter { $0.severity == .error }
    guard errors.isEmpty else { throw InputFault(errors) }
    return bridges
  }

  private static func bridge(_ row: TableRow) -> LimitedBridge {
    let limits = row.value("limits", .bridgeLimits)
    var bridge = LimitedBridge(
      road: row.note("road"), at: row.optional("km", .kilometers(0...5_000_000)),
      masses: BridgeMasses(
        axle: limits[0], twoAxleBogie: limits[1], threeAxleBogie: limits[2], vehicle: limits[3],
        combination: limits[4]),
      location: row.location())
    if bridge.at != nil, bridge.road.isEmpty {
      row.report("missing", "road", "the road whose kilometer it is")
    }
    if both("part", "distance_m", row) {
      bridge.address = RoadAddress(
        road: row.value("road", .count(1...99_999)), part: row.value("part", .count(0...9999)),
        distance: row.value("distance_m", .count(0...1_000_000, unit: "m")))
    }
    if both("lon", "lat", row) { bridge.position = row.globalPosition() }
    if row.isSound, bridge.at == nil, bridge.address == nil, bridge.position == nil {
      row.report(
        "missing", nil, "the place: road and km, or road, part and distance_m, or lon and lat")
    }
    if row.isSound, bridge.masses == .none {
      row.report("value", "limits", value: row.raw("limits"), "at least one limit")
    }
    return bridge
  }

  /// Whether two fields are given; one without the other is a fault.
  private static func both(_ first: String, _ second: String, _ row: TableRow) -> Bool {
    let given = [first, second].map { row.optionalText($0) != nil }
    if given[0] != given[1] {
      row.report("missing", given[0] ? second : first, "\(first) and \(second) together")
    }
    return given[0] && given[1]
  }
}

extension BridgeMasses {
  fileprivate static let none = BridgeMasses(
    axle: nil, twoAxleBogie: nil, threeAxleBogie: nil, vehicle: nil, combination: nil)
}
