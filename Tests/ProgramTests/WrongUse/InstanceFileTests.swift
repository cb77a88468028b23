import Testing

/// Wrong files of instances: exit 65, with file, line or path, value and what would be right.
struct InstanceFileTests {
  static let shipped = "GeoData/instances/haulage-day-20.json"

  static let cases: [WrongUse] = [
    wrong("an empty file", TextEdit.all(""), says: ["haulage-day-20.json:1", "the file is empty"]),
    wrong("a binary file", TextEdit.all(Hostile.binary), says: ["byte 0x0", "UTF-8"]),
    wrong("UTF-16", TextEdit.all(Hostile.utf16("{}")), says: ["UTF-16", "save it as UTF-8"]),
    wrong("a cut file", TextEdit.cut(at: 60), says: ["haulage-day-20.json:", "the text ends"]),
    wrong("an empty object", TextEdit.all("{}"), says: ["'distance_m'", "'loads'", "'trucks'"]),
    wrong(
      "a misspelt name", TextEdit.replacing("\"unserved_cents\"", with: "\"unserved_cent\""),
      says: ["haulage-day-20.json:4", "'unserved_cent'", "did you mean 'unserved_cents'"]),
    wrong(
      "half a cent",
      TextEdit.replacing("\"unserved_cents\":150000", with: "\"unserved_cents\":0.5"),
      says: ["haulage-day-20.json:4", "unserved_cents", "'0.5'", "a whole number from 0"]),
    wrong(
      "NaN", TextEdit.replacing("\"unserved_cents\":150000", with: "\"unserved_cents\":NaN"),
      says: ["haulage-day-20.json:4", "'NaN'", "JSON has no NaN"]),
    wrong(
      "an id twice", TextEdit.replacing("\"id\":\"L3\"", with: "\"id\":\"L2\""),
      says: ["loads[3].id", "'L2'", "also at loads[2]"]),
    wrong(
      "a site that there is not", TextEdit.replacing("\"depot\":0", with: "\"depot\":30"),
      says: ["trucks[", "].depot", "'30'", "0 to 29"]),
    wrong(
      "nesting without end", TextEdit.all(String(repeating: "{\"a\":", count: 100_000)),
      says: ["at most 256 levels"]),
    wrong(
      "an instance of Solomon that is cut",
      TextEdit.all("R101\n\nVEHICLE\nNUMBER CAPACITY\n 25 200\n\nCUSTOMER\nCUST NO. XCOORD.\n"),
      says: ["haulage-day-20.json:8", "the row of the depot"]),
    wrong(
      "an instance of CVRPLIB that is cut",
      TextEdit.all("NAME : X-n101-k25\nTYPE : CVRP\nDIMENSION : 101\n"),
      says: ["haulage-day-20.json:3", "CAPACITY", "DEMAND_SECTION", "DEPOT_SECTION"]),
    wrong(
      "an instance of Li and Lim that is cut",
      TextEdit.all("25\t200\t1\n0\t40\t50\t0\t0\t1236\t0\t0\t0\n"),
      says: ["haulage-day-20.json:2", "at least one customer"]),
    wrong(
      "an input of VROOM without ways", TextEdit.all("{\"vehicles\":[],\"jobs\":[]}"),
      says: ["matrices", "no roads are asked"]),
    wrong(
      "a text of no known form", TextEdit.all("hello\n"),
      says: ["haulage-day-20.json:1", "'hello'", "Solomon", "CVRPLIB", "VROOM"]),
  ]

  @Test("A wrong instance is refused with 65, and none of the files comes", arguments: cases)
  func wrongInstanceIsRefused(_ use: WrongUse) throws { try use.expectRefusal() }

  static func wrong(
    _ name: String, _ change: @escaping @Sendable (String) -> [UInt8]?, says: [String]
  ) -> WrongUse {
    WrongUse(
      name: name,
      arguments: ["solve", shipped, "--plan", "plan.txt", "--duals", "duals.json", "-o", "out"],
      status: 65, says: says, alterations: [WrongUse.Alteration(name: shipped, change: change)])
  }
}
