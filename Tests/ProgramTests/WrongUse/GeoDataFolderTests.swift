import Testing

/// GeoData with broken files: exit 65, or 69 when something is missing, whatever was asked.
struct GeoDataFolderTests {
  static let cases: [WrongUse] = [
    missing("a table is missing", "roads.csv", says: ["roads.csv", "no such file"]),
    broken("an empty table", "roads.csv", TextEdit.all(""), says: ["roads.csv:1", "a header row"]),
    broken(
      "a header alone", "sites.csv",
      TextEdit.all(
        "id,name,kind,industry,operator,municipality,country,lon,lat,accuracy_m,status,"
          + "source,confidence\n"), says: ["sites.csv:1", "at least one row"]),
    broken("a table that is cut", "streams.csv", TextEdit.cut(at: 61), says: ["streams.csv:"]),
    broken(
      "a binary table", "places.csv", TextEdit.all(Hostile.binary),
      says: ["places.csv:1", "byte 0x0", "UTF-8"]),
    broken(
      "UTF-16", "materials.csv", { Hostile.utf16($0) },
      says: ["materials.csv:1", "UTF-16", "save it as UTF-8"]),
    broken(
      "Latin-1", "sites.csv", { Hostile.latin1($0) }, says: ["sites.csv:3", "byte 0xE4", "UTF-8"]),
    broken(
      "not a number", "sites.csv", TextEdit.field("lon", line: 4, to: "nan"),
      says: ["sites.csv:4", "'lon'", "'nan'", "a finite number"]),
    broken(
      "a latitude of no one", "sites.csv", TextEdit.field("lat", line: 4, to: "6576300"),
      says: ["sites.csv:4", "'lat'", "'6576300'", "54 to 72", "sivuvirta project"]),
    broken(
      "a site twice", "sites.csv", TextEdit.field("id", line: 4, to: "tapojarvi-tornio"),
      says: ["sites.csv:4", "'id'", "'tapojarvi-tornio'", "also on line 3"]),
    broken(
      "a road from nowhere", "roads.csv", TextEdit.field("from", line: 4, to: "nowhere"),
      says: ["roads.csv:4", "'from'", "'nowhere'", "a place of places.csv"]),
    broken(
      "a road of negative length", "roads.csv", TextEdit.field("km", line: 5, to: "-1"),
      says: ["roads.csv:5", "'km'", "'-1'"]),
    broken(
      "a road in meters", "roads.csv", TextEdit.field("km", line: 5, to: "42000"),
      says: ["roads.csv:5", "'km'", "'42000'"]),
    broken(
      "a road in miles", "roads.csv", TextEdit.field("km", line: 5, to: "26 mi"),
      says: ["roads.csv:5", "'km'", "'26 mi'", "a plain decimal number"]),
    broken(
      "a huge speed", "roads.csv", TextEdit.field("speed_kmh", line: 6, to: "1e99"),
      says: ["roads.csv:6", "'speed_kmh'", "'1e99'"]),
    broken(
      "an unknown thaw risk", "roads.csv", TextEdit.field("thaw_risk", line: 7, to: "extreme"),
      says: ["roads.csv:7", "'thaw_risk'", "'extreme'", "high"]),
    broken(
      "a shape point of an unknown road", "roads_shape.csv",
      TextEdit.field("road_id", line: 2, to: "kt-78-10"),
      says: ["roads_shape.csv:2", "'road_id'", "'kt-78-10'"]),
    broken(
      "a density in kilograms", "materials.csv",
      TextEdit.field("bulk_density_t_m3", line: 2, to: "1650"),
      says: ["materials.csv:2", "'bulk_density_t_m3'", "'1650'"]),
    broken(
      "a body that nobody has", "materials.csv", TextEdit.field("bodies", line: 3, to: "wagon"),
      says: ["materials.csv:3", "'bodies'", "wagon", "tipper"]),
    broken(
      "a stream of an unknown material", "streams.csv",
      TextEdit.field("material_id", line: 2, to: "fecr-slag-granulate"),
      says: ["streams.csv:2", "'material_id'", "did you mean 'fecr-slag-granulated'"]),
    broken(
      "shares of a year that do not make one", "streams.csv",
      TextEdit.field("m01_pct", line: 2, to: "88"), says: ["streams.csv:2", "88"]),
    broken(
      "hours that end before they begin", "site_ops.csv",
      TextEdit.field("open_mon_fri", line: 2, to: "16:00-06:00"),
      says: ["site_ops.csv:2", "'open_mon_fri'", "16:00-06:00"]),
    broken(
      "an unknown time zone", "site_ops.csv",
      TextEdit.field("timezone", line: 2, to: "Europe/Kemi"),
      says: ["site_ops.csv:2", "'timezone'", "'Europe/Kemi'"]),
    broken(
      "half a loader", "site_ops.csv", TextEdit.field("loaders", line: 2, to: "1.5"),
      says: ["site_ops.csv:2", "'loaders'", "'1.5'"]),
    broken(
      "an unknown cleaning", "cleaning.csv", TextEdit.field("action", line: 3, to: "boil"),
      says: ["cleaning.csv:3", "'action'", "'boil'", "sweep"]),
    broken(
      "a bare quote", "sites.csv", TextEdit.replacing("Outokumpu Tornio", with: "Out\"okumpu"),
      says: ["sites.csv:2", "the quote is doubled"]),
    broken(
      "a column misspelled", "sites.csv", TextEdit.replacing("operator", with: "opertor"),
      says: ["sites.csv:1", "'opertor'", "did you mean 'operator'"]),
    broken(
      "a newer version", "manifest.csv", TextEdit.replacing("roads.csv,1", with: "roads.csv,2"),
      says: ["manifest.csv:3", "'version'", "'2'", "version 1"]),
    WrongUse(
      name: "GeoData: no folder", arguments: ["sites", "list", "--geodata", "none"], status: 69,
      says: ["none", "--geodata"]),
    WrongUse(
      name: "GeoData: a file for the folder",
      arguments: ["sites", "list", "--geodata", "GeoData/sites.csv"], status: 69,
      says: ["GeoData/sites.csv"]),
    WrongUse(
      name: "GeoData: a folder for a file", arguments: ["sites", "list"], status: 69,
      says: ["roads.csv", "folder"],
      files: [WrongUse.File(name: "GeoData/roads.csv/x", bytes: [])],
      alterations: [WrongUse.Alteration(name: "GeoData/roads.csv", change: TextEdit.removing)]),
  ]

  @Test("GeoData with a broken file is refused", arguments: cases)
  func brokenGeoDataIsRefused(_ use: WrongUse) throws { try use.expectRefusal() }

  static let commands: [[String]] = [
    ["plan", "--date", "2026-11-23", "-o", "out.geojson", "--layers", "layers"],
    ["check", "plan.geojson"], ["match", "--year", "2026", "--month", "11"],
    ["catchment", "kevitsa-mine", "--minutes", "30"], ["matrix"],
    ["nightly", "--date", "2026-11-23"], ["sites", "list"], ["roads", "list", "--json"],
    ["materials", "list"], ["firms", "list"],
  ]

  @Test("Every command refuses broken GeoData alike", arguments: commands)
  func everyCommandRefusesBrokenGeoData(_ arguments: [String]) throws {
    try WrongUse(
      name: "", arguments: arguments, status: 65, says: ["sites.csv:4", "'lon'", "'east'"],
      files: [WrongUse.File(name: "plan.geojson", bytes: try SmallPlan.shared.bytes)],
      alterations: [
        WrongUse.Alteration(
          name: "GeoData/sites.csv", change: TextEdit.field("lon", line: 4, to: "east"))
      ]
    ).expectRefusal()
  }

  static let checks: [WrongUse] = [
    report(["sites", "check"], "sites.csv", "lat", says: ["'lat'", "'x'"]),
    report(["roads", "check"], "roads.csv", "km", says: ["'km'", "'x'"]),
    report(
      ["materials", "check"], "materials.csv", "bulk_density_t_m3",
      says: ["'bulk_density_t_m3'", "'x'"]),
    report(["sites", "check", "--json"], "sites.csv", "lat", says: ["\"field\":\"lat\""]),
  ]

  @Test("The checks of the data print every fault and exit with 65", arguments: checks)
  func checksReport(_ use: WrongUse) throws { try use.expectRefusal() }

  static func broken(
    _ name: String, _ file: String, _ change: @escaping @Sendable (String) -> [UInt8]?,
    says: [String]
  ) -> WrongUse {
    WrongUse(
      name: "GeoData: \(name)",
      arguments: ["route", "outokumpu-tornio", "ajos-port", "--date", "2026-11-23"], status: 65,
      says: says,
      alterations: [WrongUse.Alteration(name: "GeoData/\(file)", change: change)])
  }

  static func missing(_ name: String, _ file: String, says: [String]) -> WrongUse {
    WrongUse(
      name: "GeoData: \(name)", arguments: ["sites", "list"], status: 69, says: says,
      alterations: [WrongUse.Alteration(name: "GeoData/\(file)", change: TextEdit.removing)])
  }

  static func report(
    _ arguments: [String], _ file: String, _ column: String, says: [String]
  ) -> WrongUse {
    WrongUse(
      name: arguments.joined(separator: " "), arguments: arguments, status: 65,
      says: ["GeoData/\(file)"] + says,
      alterations: [
        WrongUse.Alteration(
          name: "GeoData/\(file)", change: TextEdit.field(column, line: 3, to: "x"))
      ],
      isReport: true)
  }
}
