import Testing

/// Wrong files of loads: exit 65, with file, line, field, value and what would be right.
struct LoadsFileTests {
  static let header = "id,material,from,to,tonnes"
  static let good = "a,steel-slag,outokumpu-tornio,ajos-port,100"

  static let cases: [WrongUse] = [
    wrong("an empty file", "", says: ["loads.csv:1", "id,material,from,to,tonnes"]),
    wrong("a header alone", header + "\n", says: ["loads.csv:1", "at least one row"]),
    wrong(
      "a file that is cut", header + "\n" + good + "\nb,steel-slag,outok",
      says: ["loads.csv:3", "3 fields", "5 fields as in the header"]),
    wrong("a binary file", Hostile.binary, says: ["loads.csv:1", "byte 0x0", "UTF-8"]),
    wrong(
      "UTF-16", Hostile.utf16(header + "\n" + good + "\n"),
      says: ["loads.csv:1", "UTF-16", "save it as UTF-8"]),
    wrong(
      "Latin-1", Hostile.latin1(header + "\n" + good + "\nä" + good + "\n"),
      says: ["loads.csv:3", "byte 0xE4", "UTF-8"]),
    wrong("a NUL", header + "\na\0" + good + "\n", says: ["loads.csv:2", "byte 0x0"]),
    row("a number with exponent", tonnes: "1e300", says: ["without exponent"]),
    row("a number of many digits", tonnes: "99999999999999999999999999", says: ["15 digits"]),
    row("not a number", tonnes: "nan", says: ["a finite number"]),
    row("infinity", tonnes: "inf", says: ["number"]),
    row("a negative number", tonnes: "-5", says: ["0.001 to"]),
    row("zero", tonnes: "0", says: ["0.001 to"]),
    row("a unit", tonnes: "100 kg", says: ["a plain decimal number"]),
    row("kilograms", tonnes: "1000000000", says: ["looks like kilograms"]),
    row("a decimal comma", tonnes: "\"100,5\"", shown: "100,5", says: ["a point as decimal mark"]),
    row("nothing", tonnes: "", shown: nil, says: ["tonnes"]),
    wrong(
      "more vehicle loads than a day can hold",
      header + "\na,steel-slag,outokumpu-tornio,ajos-port,1000000\n",
      says: ["loads.csv", "'a'", "'tonnes'", "at most 5000 vehicle loads"]),
    wrong(
      "an id twice", header + "\n" + good + "\n" + good + "\n",
      says: ["loads.csv:3", "'id'", "'a'", "also on line 2"]),
    wrong(
      "an unknown material", header + "\na,stel-slag,outokumpu-tornio,ajos-port,100\n",
      says: ["loads.csv:2", "'material'", "'stel-slag'", "did you mean 'steel-slag'"]),
    wrong(
      "an unknown site", header + "\na,steel-slag,outokumpu-tornio,ajo-port,100\n",
      says: ["loads.csv:2", "'to'", "'ajo-port'", "did you mean 'ajos-port'"]),
    wrong(
      "a way from a site to itself",
      header + "\na,steel-slag,outokumpu-tornio,outokumpu-tornio,100\n",
      says: ["loads.csv:2", "'to'", "another site"]),
    wrong(
      "a slash in an id", header + "\na/1,steel-slag,outokumpu-tornio,ajos-port,100\n",
      says: ["loads.csv:2", "'id'", "'a/1'", "without '/'"]),
    wrong(
      "an escape sequence in an id",
      header + "\na\u{1B}[31m,steel-slag,outokumpu-tornio,ajos-port,100\n",
      says: ["loads.csv:2", "'id'", "\\u{1B}[31m", "control characters"]),
    windows(
      "a reversed window", "pickup_earliest,pickup_latest", "2026-11-23T12:00,2026-11-23T08:00",
      says: ["'pickup_latest'", "2026-11-23T08:00", "not before pickup_earliest"]),
    windows(
      "a delivery before the pickup", "pickup_earliest,delivery_latest",
      "2026-11-23T12:00,2026-11-23T08:00",
      says: ["'delivery_latest'", "2026-11-23T08:00", "after pickup_earliest"]),
    windows(
      "a time in Finnish form", "pickup_earliest", "23.11.2026 08:00",
      says: ["'pickup_earliest'", "23.11.2026 08:00", "2026-11-23T06:00"]),
    windows(
      "a day that is none", "pickup_earliest", "2026-02-30T08:00",
      says: ["'pickup_earliest'", "2026-02-30T08:00", "a time such as"]),
    windows(
      "a year beyond all", "pickup_latest", "9999-12-31T23:59",
      says: ["'pickup_latest'", "9999-12-31T23:59"]),
    windows("a priority out of range", "priority", "101", says: ["'priority'", "101", "0 to 100"]),
    windows("an unknown body", "body", "wheelbarrow", says: ["'body'", "wheelbarrow", "tipper"]),
    windows(
      "an unknown vehicle", "pinned_vehicle", "T99",
      says: ["'pinned_vehicle'", "T99", "a vehicle of the firm"]),
    wrong(
      "a wrong column", "id,material,from,to,kilograms\n" + good + "\n",
      says: ["loads.csv:1", "'kilograms'", "'tonnes'", "no column of this name"]),
    wrong(
      "a column twice", header + ",tonnes\n" + good + ",100\n",
      says: ["loads.csv:1", "'tonnes'", "each column once"]),
    wrong(
      "semicolons",
      (header + "\n" + good + "\n").replacing(",", with: ";"),
      says: ["loads.csv:1", "separated by ';'", "commas"]),
    wrong(
      "a bare quote", header + "\na,steel\"slag,outokumpu-tornio,ajos-port,100\n",
      says: ["loads.csv:2", "the quote is doubled"]),
    wrong(
      "an open quote", header + "\na,\"steel-slag,outokumpu-tornio,ajos-port,100\n",
      says: ["loads.csv:2", "a closing quote"]),
    wrong(
      "a field too many", header + "\n" + good + ",7\n",
      says: ["loads.csv:2", "6 fields", "5 fields as in the header"]),
    wrong(
      "JSON", GeoJSONText.point(25, 66), says: ["loads.csv:1"]),
    WrongUse(
      name: "loads: no file", arguments: arguments("none.csv"), status: 69,
      says: ["none.csv", "no such file"]),
    WrongUse(
      name: "loads: a folder", arguments: arguments("GeoData"), status: 69,
      says: ["GeoData", "folder"]),
    WrongUse(
      name: "loads: a file that cannot be read", arguments: arguments("/proc/self/mem"),
      status: 69, says: ["/proc/self/mem", "cannot be read"]),
    WrongUse(
      name: "loads: nothing on standard input", arguments: arguments("-"), status: 65,
      says: ["-:1", "a header row"], input: []),
  ]

  @Test("A wrong file of loads is refused with 65 or 69", arguments: cases)
  func wrongFileOfLoadsIsRefused(_ use: WrongUse) throws { try use.expectRefusal() }

  @Test("Every fault of a file of loads is told in one run")
  func allFaultsAreTold() throws {
    let bench = try Workbench()
    try bench.write(Self.header + "\nb,x,y,z,q\nc,x,y,z,q\n", to: "loads.csv")
    let outcome = try bench.run(Self.arguments("loads.csv"))
    #expect(outcome.ended(with: 65))
    for line in [2, 3] {
      for field in ["material", "from", "to", "tonnes"] {
        #expect(outcome.errors.contains("loads.csv:\(line): error: field '\(field)'"))
      }
    }
  }

  @Test("Wrong loads are refused by check, too")
  func checkRefusesWrongLoads() throws {
    let bench = try Workbench()
    try bench.write(try SmallPlan.shared.bytes, to: "plan.geojson")
    try bench.write(Self.header + "\na,steel-slag,outokumpu-tornio,ajos-port,x\n", to: "loads.csv")
    let outcome = try bench.run(["check", "plan.geojson", "--loads", "loads.csv"])
    #expect(outcome.ended(with: 65), "\(outcome.summary)")
    #expect(outcome.errors.contains("loads.csv:2: error: field 'tonnes': value 'x'"))
    #expect(outcome.output.isEmpty)
  }

  static func arguments(_ file: String) -> [String] {
    ["plan", "--date", "2026-11-23", "--iterations", "1", "-o", "out.geojson", "--loads", file]
  }

  static func wrong(_ name: String, _ text: String, says: [String]) -> WrongUse {
    wrong(name, Array(text.utf8), says: says)
  }

  static func wrong(_ name: String, _ bytes: [UInt8], says: [String]) -> WrongUse {
    WrongUse(
      name: "loads: \(name)", arguments: arguments("loads.csv"), status: 65, says: says,
      files: [WrongUse.File(name: "loads.csv", bytes: bytes)])
  }

  static func row(
    _ name: String, tonnes: String, shown: String? = "", says: [String]
  ) -> WrongUse {
    let value = shown.map { ["'\($0.isEmpty ? tonnes : $0)'"] } ?? []
    return wrong(
      name, header + "\na,steel-slag,outokumpu-tornio,ajos-port,\(tonnes)\n",
      says: ["loads.csv:2", "field 'tonnes'"] + value + says)
  }

  static func windows(
    _ name: String, _ columns: String, _ values: String, says: [String]
  ) -> WrongUse {
    wrong(name, "\(header),\(columns)\n\(good),\(values)\n", says: ["loads.csv:2"] + says)
  }
}
