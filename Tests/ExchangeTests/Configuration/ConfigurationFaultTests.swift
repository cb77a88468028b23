import Domain
import Exchange
import Foundation
import Testing

/// Each kind of fault in a configuration file, and the message that its reader gets.
@Suite struct ConfigurationFaultTests {
  /// Reads a copy of the shipped configuration with one file changed, checked against `sites`.
  private func read(
    _ changes: [(file: String, old: String, new: String)]
  ) throws -> (reading: ConfigurationReading, messages: [String]) {
    let sites = [
      "pohjaset-logistics", "pohjaset-recycling", "pohjaset-property", "rovaniemi-depot",
    ]
    .map { Self.depot($0) }
    return try Repository.withCopy(of: Repository.config) { copy in
      for change in changes {
        try Repository.edit("\(copy)/\(change.file)", change.old, change.new)
      }
      let reading = try ConfigurationReader.read(folder: copy, sites: sites)
      return (
        reading,
        reading.problems.map { problem in
          // Columns have a test of their own.
          var problem = problem
          problem.location.column = nil
          return problem.description.replacingOccurrences(of: copy + "/", with: "")
        }
      )
    }
  }

  private static func depot(_ id: String) -> Site {
    Site(
      id: SiteID(id), name: LocalizedName(id), kind: .depot, industry: "logistics", operator: "",
      municipality: "", country: .finland,
      position: Coordinate(clampedLongitude: 24, latitude: 66), accuracy: .zero,
      status: "operating", source: "", confidence: .low)
  }

  @Test(arguments: [
    (
      "vehicle_types.yaml", "    axles: 9", "    axels: 9",
      "vehicle_types.yaml:12: error: vehicle_types[0]: field 'axles': the key 'axles' with a value"
    ),
    (
      "vehicle_types.yaml", "    axles: 9", "    axels: 9",
      "vehicle_types.yaml:16: error: vehicle_types[0]: field 'axels': one of the keys"
    ),
    (
      "vehicle_types.yaml", "gross_t: 76", "gross_t: 76000",
      "vehicle_types.yaml:17: error: vehicle_types[0]: field 'gross_t': value '76000': 3.5 to 120 t;"
        + " 76000 looks like kilograms, which would be 76 t"
    ),
    (
      "vehicle_types.yaml", "payload_t: 50", "payload_t: 51",
      "vehicle_types.yaml:19: error: vehicle_types[0]: field 'payload_t': value '51':"
        + " tare_t + payload_t at most gross_t, 76 t"
    ),
    (
      "vehicle_types.yaml", "bodies: [tipper]", "bodies: [tiper]",
      "vehicle_types.yaml:23: error: vehicle_types[0]: field 'bodies': value 'tiper': one of"
    ),
    (
      "vehicle_types.yaml", "bodies: [tipper]", "bodies: tipper",
      "vehicle_types.yaml:23: error: vehicle_types[0].bodies: field 'bodies': a list such as [a, b]"
    ),
    (
      "vehicle_types.yaml", "country: NO", "country: no",
      "field 'country': value 'no': one of FI, SE, NO; did you mean 'NO'?"
    ),
    (
      "vehicle_types.yaml", "cost_eur_km: 1.05", "cost_eur_km: .nan",
      "field 'cost_eur_km': value '.nan': a plain decimal number such as 12.5"
    ),
    (
      "vehicle_types.yaml", "cost_eur_km: 1.05", "cost_eur_km: 1.055",
      "field 'cost_eur_km': value '1.055': a number with at most 2 decimals"
    ),
    (
      "vehicle_types.yaml", "default: true", "default: yes",
      "field 'default': value 'yes': true or false"
    ),
    (
      "vehicle_types.yaml", "- id: fi-tipper-sealed-76", "- id: fi-tipper-76",
      "vehicle_types.yaml:36: error: vehicle_types[1]: field 'id': value 'fi-tipper-76':"
        + " each vehicle type once"
    ),
    (
      "vehicle_types.yaml", "version: 1", "version: 2",
      "vehicle_types.yaml:9: error: version: field 'version': value '2':"
        + " version 1 of the form of this file"
    ),
    (
      "rules.yaml", "version: 1", "", "rules.yaml:7: error: field 'version': the key 'version'"
    ),
    (
      "rules.yaml", "daily_max_min: 540", "daily_max_min: 540\n  daily_max_min: 600",
      "rules.yaml:12: error: field 'daily_max_min': each key once in a mapping"
    ),
    (
      "rules.yaml", "winter: {from: 10-28", "winter: {from: 10-32",
      "rules.yaml:28: error: roads.winter: field 'from': value '10-32': a day of the year as MM-DD"
    ),
    (
      "rules.yaml", "thaw: close", "thaw: closed",
      "field 'thaw': value 'closed': one of close, mass, warn; did you mean 'close'?"
    ),
    (
      "rules.yaml", "[76, 74, 68, 64, 60]", "[60, 74]",
      "field 'mass_levels_t': at least one mass, from heavy to light"
    ),
    ("rules.yaml", "start_check_min: 10", "start_check_min:", "a number; the field is empty"),
    (
      "rules.yaml", "start_check_min: 10", "start_check_min: [10]",
      "field 'start_check_min': one value, not a list"
    ),
    (
      "rules.yaml", "holidays: []", "holidays: [2026-12-25, 2026-02-30]",
      "field 'holidays': value '2026-02-30': a day of the calendar"
    ),
    ("rules.yaml", "hauling:", "hauling: &h", ""),
    ("nightly.yaml", "output: Plans", "output: '*Plans'", ""),
    (
      "rules.yaml", "hauling:\n", "hauling: *h\n",
      "rules.yaml:49: error: the value written out; aliases (*name) are not read"
    ),
    ("rules.yaml", "hauling:\n", "hauling: {\n", "error: YAML; "),
    ("rules.yaml", "hauling:\n", "\thauling:\n", "rules.yaml:49: error: YAML; "),
    ("rules.yaml", "hauling:\n", "---\nhauling:\n", "error: YAML; but found another doc"),
    ("firms/pohjaset.yaml", "id: pohjaset\n", "id: pohjola\n", "the name of the file, 'pohjaset'"),
    (
      "firms/pohjaset.yaml", "pohjaset-property, rov", "pohjaset-properti, rov",
      "firms/pohjaset.yaml:18: error: field 'depots': value 'pohjaset-properti': a site of"
        + " sites.csv; did you mean 'pohjaset-property'?"
    ),
    (
      "firms/pohjaset.yaml", "start: 06:00", "start: 6:00",
      "shifts[0]: field 'start': value '6:00': a time of the day as HH:MM"
    ),
    (
      "firms/pohjaset.yaml", "type: fi-tipper-76", "type: fi-tiper-76",
      "vehicles[0]: field 'type': value 'fi-tiper-76': a type of vehicle_types.yaml;"
        + " did you mean 'fi-tipper-76'?"
    ),
    (
      "firms/pohjaset.yaml", "shifts: [day, evening]", "shifts: [day, long]",
      "vehicles[0]: field 'shifts': value 'long, day': shifts of a vehicle that do not overlap"
    ),
    ("firms/pohjaset.yaml", "{id: T02", "{id: T01", "value 'T01': each vehicle once"),
    ("firms/pohjaset.yaml", "{id: D02", "{id: D01", "value 'D01': each driver once"),
    (
      "firms/pohjaset.yaml", "shift: day}", "shift: day, driven_this_week_h: 2400}",
      "field 'driven_this_week_h': value '2400': 0 to 168 h; 2400 looks like minutes"
    ),
    (
      "firms/pohjaset.yaml", "shift: day}", "shift: day, last_rest_end: 2026-11-22T16:00}",
      "field 'last_rest_end': value '2026-11-22T16:00': a time with its offset"
    ),
    (
      "firms/pohjaset.yaml", "  - {id: D01, depot: pohjaset-logistics, shift: day}\n", "",
      "warning: field 'drivers': value '6 at pohjaset-logistics for day': 7 drivers;"
    ),
    ("nightly.yaml", "firms: [pohjaset]", "firms: [pohjasett]", "did you mean 'pohjaset'?"),
    ("nightly.yaml", "output:", "outptu:", "did you mean 'output'?"),
  ])
  func eachFaultGivesItsMessage(file: String, old: String, new: String, part: String) throws {
    let messages = try read([(file, old, new)]).messages
    if part.isEmpty {
      #expect(messages == [])
    } else {
      #expect(messages.contains { $0.contains(part) }, "\(messages.joined(separator: "|"))")
      #expect(messages.allSatisfy { $0.hasPrefix(file) }, "\(messages)")
      #expect(messages.count <= 3, "\(messages)")
    }
  }

  @Test func placeIsThatOfTheValueOrTheUnknownKey() throws {
    let problems = try read([
      ("rules.yaml", "thaw_latitude: 67.0", "thaw_latitude: north"),
      ("rules.yaml", "winter: {from: 10-28", "winter: {fram: 1, from: 10-28"),
      ("rules.yaml", "holidays: []", "holidays: }"),
    ]).reading.problems
    #expect(problems.map(\.location.line) == [58])
    #expect(problems.map(\.location.column) == [13])
    let others = try read([
      ("rules.yaml", "thaw_latitude: 67.0", "thaw_latitude: north"),
      ("rules.yaml", "winter: {from: 10-28", "winter: {fram: 1, from: 10-28"),
    ]).reading.problems
    #expect(others.map(\.location.line) == [28, 32])
    #expect(others.map(\.location.column) == [12, 18])
  }

  @Test func everyFaultOfAllFilesIsToldInOneRun() throws {
    let messages = try read([
      ("vehicle_types.yaml", "axles: 9", "axles: nine"),
      ("vehicle_types.yaml", "fuel_empty_l_100km: 31", "fuel_empty_l_100km: 3100"),
      ("rules.yaml", "full_break_min: 45", "full_break_min: 45\n  full_break_min: 50"),
      ("rules.yaml", "split_first_min: 15", "split_first_min: 15\n  split_first_min: 20"),
      ("rules.yaml", "access_detour: 1.3", "access_detour: 0.3"),
      ("firms/pohjaset.yaml", "rank: 1", "rank: one"),
      ("nightly.yaml", "database: sivuvirta.sqlite", "database: []"),
    ]).messages
    #expect(messages.count == 7, "\(messages)")
    #expect(messages.filter { $0.hasPrefix("rules.yaml") }.count == 3)
  }

  @Test func brokenFirmLeavesTheOthersUsable() throws {
    try Repository.withCopy(of: Repository.config) { copy in
      let whole = try String(contentsOfFile: "\(copy)/firms/pohjaset.yaml", encoding: .utf8)
      try whole.replacingOccurrences(of: "id: pohjaset\n", with: "id: second\n")
        .write(toFile: "\(copy)/firms/second.yaml", atomically: true, encoding: .utf8)
      try "version: 1\nid: third\n"
        .write(toFile: "\(copy)/firms/third.yaml", atomically: true, encoding: .utf8)
      try Data([0xFF, 0xFE, 0x00]).write(to: URL(fileURLWithPath: "\(copy)/firms/fourth.yaml"))
      let reading = try ConfigurationReader.read(folder: copy)
      #expect(reading.firms.map(\.name) == ["fourth", "pohjaset", "second", "third"])
      #expect(reading.firms.map { $0.firm != nil } == [false, true, true, false])
      #expect(reading.firms.map { $0.fault?.kind } == [.input, nil, nil, .input])
      #expect(try reading.configuration(firm: "second").firms.first?.id == FirmID("second"))
      #expect(throws: InputFault.self) { try reading.configuration(firm: "third") }
      #expect(throws: InputFault.self) { try reading.configuration() }
    }
  }

  @Test func brokenRulesStopEveryFirm() throws {
    let reading = try read([("rules.yaml", "thaw: close", "thaw: shut")]).reading
    #expect(reading.rules == nil)
    #expect(reading.firms.first?.firm != nil)
    #expect(throws: InputFault.self) { try reading.configuration(firm: "pohjaset") }
  }

  @Test(arguments: ["vehicle_types.yaml", "rules.yaml"])
  func missingSharedFileIsTheEnvironmentsFault(file: String) throws {
    try Repository.withCopy(of: Repository.config) { copy in
      try FileManager.default.removeItem(atPath: "\(copy)/\(file)")
      do {
        _ = try ConfigurationReader.read(folder: copy)
        Issue.record("a configuration without \(file) was read")
      } catch let error as ExchangeError {
        #expect(error.kind == .environment)
      }
    }
  }

  /// Texts that have brought readers of YAML down.
  @Test(arguments: [
    "", "\n# nothing\n", "---\n", "a", "[", "{", "- - - -", "? a\n: b\n", "a: b: c", "%YAML 9.9\n",
    "version: 1\nfirms: [*a]\n", "\u{FEFF}version: one\n", "!!binary x", "version: !!python/x 1\n",
    String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000),
    "a: &a [x]\n" + (1...30).map { "b\($0): [*a, *a]\n" }.joined(),
    "? *a\n: 1\n", "\"\\uD800\": 1\n", "version: 1\n1: 2\n[a]: 3\n{}: 4\n",
    String(repeating: "k: 1\n", count: 500), "key: |\n  *text\n", "key: >-\n", "'",
  ])
  func hostileTextIsToldAndNothingMore(text: String) throws {
    try Repository.withCopy(of: Repository.config) { copy in
      try text.write(toFile: "\(copy)/rules.yaml", atomically: true, encoding: .utf8)
      let reading = try ConfigurationReader.read(folder: copy)
      #expect(reading.rules == nil)
      #expect(!reading.errors.isEmpty)
      #expect(reading.errors.allSatisfy { $0.location.file.hasSuffix("rules.yaml") })
    }
  }
}
