import Testing

/// Config with broken files: exit 65 with file, line, key, value and what would be right.
struct ConfigFolderTests {
  static let cases: [WrongUse] = [
    types(
      "an unknown key", "gross_t:", "gros_t:",
      says: ["vehicle_types[0]", "'gros_t'", "did you mean 'gross_t'"]),
    types(
      "a list for a number", "gross_t: 76", "gross_t: [76]",
      says: ["vehicle_types[0]", "'gross_t'", "not a list"]),
    types(
      "a key twice", "    axles: 9\n", "    axles: 9\n    axles: 9\n", says: ["'axles'", "once"]),
    types("a tab", "    axles: 9\n", "\taxles: 9\n", says: ["tab"]),
    types("a number with exponent", "gross_t: 76", "gross_t: 1e99", says: ["'gross_t'", "'1e99'"]),
    types(
      "a number of many digits", "gross_t: 76", "gross_t: 99999999999999999999",
      says: ["'gross_t'", "15 digits"]),
    types("not a number", "gross_t: 76", "gross_t: .nan", says: ["'gross_t'", "'.nan'"]),
    types("a unit", "gross_t: 76", "gross_t: 76 t", says: ["'gross_t'", "'76 t'"]),
    types(
      "kilograms", "gross_t: 76", "gross_t: 76000",
      says: ["'gross_t'", "'76000'", "looks like kilograms"]),
    types(
      "a country of no one", "country: FI", "country: Norway",
      says: ["'country'", "'Norway'", "FI, SE, NO"]),
    types(
      "a body of no one", "bodies: [tipper]", "bodies: [wagon]",
      says: ["'bodies'", "'wagon'", "tipper"]),
    types("a type twice", "id: fi-tipper-60", "id: fi-tipper-76", says: ["'fi-tipper-76'"]),
    broken(
      "an alias bomb", "rules.yaml",
      TextEdit.all("a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]\n"),
      says: ["rules.yaml:2", "aliases (*name) are not read"]),
    broken(
      "lists too deep", "rules.yaml", TextEdit.all("a: " + String(repeating: "[", count: 50_000)),
      says: ["rules.yaml:1"]),
    broken("an empty file", "rules.yaml", TextEdit.all(""), says: ["rules.yaml:1", "version: 1"]),
    broken("a file that is cut", "rules.yaml", TextEdit.cut(at: 40), says: ["rules.yaml"]),
    broken(
      "a binary file", "rules.yaml", TextEdit.all(Hostile.binary),
      says: ["rules.yaml:1", "byte 0x0", "UTF-8"]),
    broken(
      "UTF-16", "rules.yaml", { Hostile.utf16($0) },
      says: ["rules.yaml:1", "UTF-16", "save it as UTF-8"]),
    broken(
      "a newer version", "rules.yaml", TextEdit.replacing("version: 1", with: "version: 2"),
      says: ["rules.yaml:", "'version'", "'2'", "version 1"]),
    broken(
      "two documents", "rules.yaml", TextEdit.adding("\n---\nversion: 1\n"),
      says: ["rules.yaml:", "document"]),
    broken(
      "a negative time", "rules.yaml",
      TextEdit.replacing("daily_max_min: 540", with: "daily_max_min: -540"),
      says: ["rules.yaml:", "'daily_max_min'", "'-540'"]),
    broken(
      "a day of no month", "rules.yaml",
      TextEdit.replacing("from: 10-28", with: "from: 13-28"),
      says: ["rules.yaml:", "'from'", "'13-28'"]),
    broken(
      "a list for the whole", "vehicle_types.yaml", TextEdit.all("- a\n- b\n"),
      says: ["vehicle_types.yaml:1", "version"]),
    WrongUse(
      name: "Config: a file is missing", arguments: ["firms", "list"], status: 69,
      says: ["rules.yaml", "no such file"],
      alterations: [WrongUse.Alteration(name: "Config/rules.yaml", change: TextEdit.removing)]),
    WrongUse(
      name: "Config: no folder", arguments: ["firms", "list", "--config", "none"], status: 69,
      says: ["none", "--config"]),
  ]

  @Test("Config with a broken shared file is refused", arguments: cases)
  func brokenConfigIsRefused(_ use: WrongUse) throws { try use.expectRefusal() }

  static let firms: [WrongUse] = [
    firm(
      "an unknown type", "type: fi-tipper-76", "type: fi-tiper-76",
      says: ["vehicles[0]", "'type'", "did you mean 'fi-tipper-76'"]),
    firm("a vehicle twice", "id: T02", "id: T01", says: ["vehicles[1]", "'id'", "'T01'", "once"]),
    firm(
      "an unknown depot", "depot: pohjaset-logistics", "depot: pohjaset-logistic",
      says: ["'depot'", "did you mean 'pohjaset-logistics'"]),
    firm(
      "an hour of no day", "start: 06:00", "start: 25:00", says: ["'start'", "'25:00'", "HH:MM"]),
    firm("minutes for an hour", "start: 06:00", "start: 600", says: ["'start'", "'600'", "HH:MM"]),
    firm(
      "a name that is not the file's", "id: pohjaset", "id: other", says: ["'id'", "'pohjaset'"]),
    WrongUse(
      name: "firm: an empty file", arguments: plan, status: 65, says: ["firms/pohjaset.yaml:1"],
      alterations: [
        WrongUse.Alteration(name: "Config/firms/pohjaset.yaml", change: TextEdit.all(""))
      ]),
    WrongUse(
      name: "firm: no file", arguments: plan, status: 64, says: ["firm 'pohjaset' is unknown"],
      alterations: [
        WrongUse.Alteration(name: "Config/firms/pohjaset.yaml", change: TextEdit.removing)
      ]),
    WrongUse(
      name: "firms check", arguments: ["firms", "check"], status: 65,
      says: ["firms/pohjaset.yaml:", "vehicles[0]", "'crew'", "'none'"],
      alterations: [
        WrongUse.Alteration(
          name: "Config/firms/pohjaset.yaml",
          change: TextEdit.replacing(
            "shifts: [day, evening]}", with: "shifts: [day, evening], crew: none}"))
      ], isReport: true),
  ]

  @Test("A broken firm is refused by plan", arguments: firms)
  func brokenFirmIsRefused(_ use: WrongUse) throws { try use.expectRefusal() }

  @Test("A broken firm is told by the list that lacks it")
  func listTellsBrokenFirm() throws {
    let bench = try Workbench()
    try bench.write("version: 1\n", to: "Config/firms/broken.yaml")
    let outcome = try bench.run(["firms", "list"])
    #expect(outcome.ended(with: 0), "\(outcome.summary)")
    #expect(outcome.text.contains("pohjaset"))
    #expect(!outcome.text.contains("broken"))
    #expect(outcome.errors.contains("firms/broken.yaml"))
  }

  static let nights: [WrongUse] = [
    night("no list", nil, status: 69, says: ["nightly.yaml", "no such file"]),
    night("an empty list", TextEdit.all(""), says: ["nightly.yaml:1", "version: 1"]),
    night(
      "an unknown key", TextEdit.replacing("firms:", with: "firm:"),
      says: ["nightly.yaml:", "'firm'", "did you mean 'firms'"]),
    night(
      "no firm", TextEdit.replacing("[pohjaset]", with: "[]"),
      says: ["nightly.yaml:", "'firms'", "at least one firm"]),
    night(
      "negative iterations", TextEdit.replacing("20000", with: "-5"),
      says: ["nightly.yaml:", "'iterations'", "'-5'"]),
    night(
      "a file for the folder of plans", TextEdit.replacing("Plans", with: "file"), status: 69,
      says: ["file", "cannot be written"]),
  ]

  @Test("A broken night is refused", arguments: nights)
  func brokenNightIsRefused(_ use: WrongUse) throws { try use.expectRefusal() }

  static let plan = ["plan", "--date", "2026-11-23", "--iterations", "1", "-o", "out.geojson"]

  static func types(_ name: String, _ old: String, _ new: String, says: [String]) -> WrongUse {
    broken(
      name, "vehicle_types.yaml", TextEdit.replacing(old, with: new),
      says: ["vehicle_types.yaml:"] + says)
  }

  static func broken(
    _ name: String, _ file: String, _ change: @escaping @Sendable (String) -> [UInt8]?,
    says: [String]
  ) -> WrongUse {
    WrongUse(
      name: "Config: \(name)", arguments: ["firms", "list"], status: 65, says: says,
      alterations: [WrongUse.Alteration(name: "Config/\(file)", change: change)])
  }

  static func firm(_ name: String, _ old: String, _ new: String, says: [String]) -> WrongUse {
    WrongUse(
      name: "firm: \(name)", arguments: plan, status: 65,
      says: ["firms/pohjaset.yaml:"] + says,
      alterations: [
        WrongUse.Alteration(
          name: "Config/firms/pohjaset.yaml", change: TextEdit.replacing(old, with: new))
      ])
  }

  static func night(
    _ name: String, _ change: (@Sendable (String) -> [UInt8]?)?, status: Int32 = 65,
    says: [String]
  ) -> WrongUse {
    WrongUse(
      name: "night: \(name)",
      arguments: ["nightly", "--date", "2026-11-23", "--database", "night.sqlite"],
      status: status, says: says, files: [WrongUse.File(name: "file", bytes: [])],
      alterations: [
        WrongUse.Alteration(
          name: "Config/nightly.yaml", change: change ?? TextEdit.removing)
      ])
  }
}
