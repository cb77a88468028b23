import Testing

/// Wrong files given to `check --instance`: exit 65, with file, line, value and what would be right.
struct CheckedInstanceFileTests {
  static let check = ["check", "plan.txt", "--instance", SolveTests.shipped]

  static let cases: [WrongUse] = [
    plan("a line of another kind", "Route 0 : 1\nTruck 1 : 2\n", says: ["plan.txt:2", "'Truck 1"]),
    plan("a load by name", "Route 0 : L1\n", says: ["plan.txt:1", "load", "'L1'", "0 to 19"]),
    plan("a truck below zero", "Route -1 : 1\n", says: ["plan.txt:1", "truck", "'-1'", "0 to "]),
    plan("a binary file", Hostile.binary, says: ["plan.txt:1", "UTF-8"]),
    plan("UTF-16", Hostile.utf16("Route 0 : 1"), says: ["UTF-16", "save it as UTF-8"]),
    plan("a cut object", "{\"instance\":\"lap", says: ["plan.txt:1"]),
    plan("an empty object", "{}", says: ["plan.txt:1", "'cost'", "'routes'", "'lower_bound'"]),
    plan(
      "GeoJSON", "{\"type\":\"FeatureCollection\",\"features\":[]}",
      says: ["plan.txt", "GeoJSON", "without --instance"]),
    plan(
      "a cost in words",
      "{\"instance\":\"x\",\"vehicles\":0,\"distance\":0,\"duration\":0,\"cost\":\"low\","
        + "\"lower_bound\":0,\"unserved\":0,\"unserved_loads\":[],\"trucks\":[],\"routes\":[]}",
      says: ["plan.txt:1", "cost", "'\"low\"'", "a number from 0 to"]),
    duals("no JSON", "prices", says: ["duals.json:1"]),
    duals("an empty object", "{}", says: ["duals.json:1", "'bound'", "'proof'"]),
    duals(
      "prices of a load that there is not",
      "{\"version\":1,\"kind\":\"haulage-duals\",\"instance\":\"lapland-20\","
        + "\"unit\":\"millicents\",\"bound\":0,\"proof\":{\"prices\":{"
        + "\"loads\":[{\"id\":\"L99\",\"price\":0}],\"cuts\":[],\"counts\":[],\"classes\":[]}}}",
      says: ["duals.json:1", "loads[0].id", "'L99'", "a load of the instance"]),
    WrongUse(
      name: "check --instance: a file that is no instance",
      arguments: ["check", "plan.txt", "--instance", "GeoData/sites.csv"], status: 65,
      says: ["GeoData/sites.csv:1", "a haulage day or an input of VROOM as JSON"],
      files: [file("plan.txt", "")]),
  ]

  @Test("A wrong file is refused with 65", arguments: cases)
  func wrongFileIsRefused(_ use: WrongUse) throws { try use.expectRefusal() }

  static let outside: [WrongUse] = [
    ["none.txt", "--instance", SolveTests.shipped], ["plan.txt", "--instance", "none.txt"],
    ["plan.txt", "--instance", SolveTests.shipped, "--duals", "none.txt"],
    ["plan.txt", "--instance", SolveTests.shipped, "-o", "none.txt/x"],
  ].map {
    WrongUse(
      name: $0.joined(separator: " "), arguments: ["check"] + $0, status: 69, says: ["none.txt"],
      files: [file("plan.txt", "")])
  }

  @Test("A file that is not there is told with 69", arguments: outside)
  func missingFileIsTold(_ use: WrongUse) throws { try use.expectRefusal() }

  @Test("Plans with random bytes end with 0, 1 or 65", arguments: UInt64(1)...6)
  func randomBytesDoNotTrap(_ seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    var plan = Array("Route 0 : 3 1\nRoute 2 : 7\nRoute 11 : 5 9 19\n".utf8)
    for _ in 0..<(1 + random.next() % 3) {
      plan[Int(random.next() % UInt64(plan.count))] = UInt8(truncatingIfNeeded: random.next())
    }
    let bench = try Workbench()
    try bench.write(plan, to: "plan.txt")
    let outcome = try bench.run(Self.check)
    #expect([0, 1, 65].contains { outcome.ended(with: $0) }, "seed \(seed): \(outcome.summary)")
  }

  static func plan(_ name: String, _ text: String, says: [String]) -> WrongUse {
    plan(name, Array(text.utf8), says: says)
  }

  static func plan(_ name: String, _ bytes: [UInt8], says: [String]) -> WrongUse {
    WrongUse(
      name: "plan: \(name)", arguments: check, status: 65, says: says,
      files: [WrongUse.File(name: "plan.txt", bytes: bytes)])
  }

  static func duals(_ name: String, _ text: String, says: [String]) -> WrongUse {
    WrongUse(
      name: "duals: \(name)", arguments: check + ["--duals", "duals.json"], status: 65, says: says,
      files: [file("plan.txt", ""), file("duals.json", text)])
  }

  static func file(_ name: String, _ text: String) -> WrongUse.File {
    WrongUse.File(name: name, bytes: Array(text.utf8))
  }
}
