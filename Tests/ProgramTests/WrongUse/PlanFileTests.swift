import Testing

/// Plan files that are cut, mutated or no plans at all, given to `check`.
struct PlanFileTests {
  @Test(
    "A plan that is cut anywhere is refused", arguments: [0, 1, 10, 25, 40, 55, 70, 85, 95, 99])
  func cutPlanIsRefused(_ percent: Int) throws {
    let plan = try SmallPlan.shared.bytes
    let bytes = Array(plan.prefix(plan.count * percent / 100))
    try refuse("cut at \(percent) %", bytes, says: ["plan.geojson:"])
  }

  @Test("A plan without its last bytes is refused", arguments: 2...6)
  func planWithoutEndIsRefused(_ count: Int) throws {
    try refuse("last \(count)", SmallPlan.shared.bytes.dropLast(count), says: ["plan.geojson:"])
  }

  static let structural: [(old: String, new: String, says: [String])] = [
    ("\"version\":1", "\"version\":2", ["plan.version", "2"]),
    ("\"version\":1", "\"version\":\"1\"", ["plan.version"]),
    ("\"plan\":{", "\"plan\":[],\"x\":{", ["plan"]),
    ("\"date\":\"2026-11-23\"", "\"date\":\"23.11.2026\"", ["plan.date", "23.11.2026"]),
    ("\"tonnes\":50.0", "\"tonnes\":1e300", ["tonnes", "1e300"]),
    ("\"tonnes\":50.0", "\"tonnes\":\"50 t\"", ["tonnes", "50 t"]),
    ("\"tonnes\":50.0", "\"tonnes\":NaN", ["tonnes", "NaN"]),
    ("\"layer\":\"stop\"", "\"layer\":\"stopp\"", ["layer", "stopp"]),
    ("\"action\":\"depart\"", "\"action\":\"fly\"", ["action", "fly"]),
    ("\"seq\":1", "\"seq\":9223372036854775808", ["seq"]),
    ("\"seq\":1", "\"seq\":1.5", ["seq", "1.5"]),
    ("\"start\":\"2026", "\"start\":\"9999", ["start", "9999"]),
    ("\"start\":\"2026-11-23T", "\"start\":\"2026-11-23 at ", ["start"]),
    ("\"km\":", "\"km\":-1e308,\"k\":", ["km"]),
    ("\"km\":", "\"kmh\":", ["km"]),
    ("\"loaded\":true", "\"loaded\":\"yes\"", ["loaded", "yes"]),
    ("\"type\":\"LineString\"", "\"type\":\"Point\"", ["geometry"]),
    ("\"features\":[", "\"features\":[null,", ["features[0]"]),
    ("\"features\":[", "\"features\":[[[[[[", ["features[0]"]),
    ("\"figures\":{", "\"figures\":null,\"x\":{", ["plan.figures"]),
    ("\"sha256\":\"", "\"sha256\":\"xyz", ["sha256"]),
    ("\"priority\":50", "\"priority\":-50", ["priority", "-50"]),
    ("\"firm\":\"pohjaset\"", "\"firm\":\"\"", ["plan.firm"]),
  ]

  @Test("A plan with an impossible value is refused", arguments: structural.indices)
  func impossiblePlanIsRefused(_ index: Int) throws {
    let (old, new, says) = Self.structural[index]
    try refuse(new, mutated(old, new), says: ["plan.geojson:"] + says)
  }

  static let meaning: [(old: String, new: String)] = [
    ("\"payload_use\":", "\"payload_use\":0.5,\"old\":"),
    ("\"firm\":\"pohjaset\"", "\"firm\":\"nobody\""),
    ("\"cost_eur\":", "\"cost_eur\":90000000000,\"old\":"),
    ("\"km\":", "\"km\":9000000,\"old\":"),
    ("\"minutes\":", "\"minutes\":0.01,\"old\":"),
    ("\"vehicle\":\"", "\"vehicle\":\"X"),
    ("\"driver\":\"", "\"driver\":\"X"),
    ("\"site\":\"ajos-port\"", "\"site\":\"kemi-mine\""),
    ("\"state\":\"served\"", "\"state\":\"unserved\""),
    ("\"material\":\"steel-slag\"", "\"material\":\"bark\""),
    ("\"date\":\"2026-11-23\"", "\"date\":\"2026-11-24\""),
    ("\"sha256\":\"", "\"sha256\":\"\(String(repeating: "0", count: 64))\",\"old\":\""),
  ]

  @Test("A plan that contradicts itself or the data is told or refused", arguments: meaning.indices)
  func contradictingPlanIsTold(_ index: Int) throws {
    let (old, new) = Self.meaning[index]
    let bench = try Workbench()
    try bench.write(try mutated(old, new), to: "plan.geojson")
    let outcome = try bench.run(["check", "plan.geojson"])
    #expect(outcome.ended(with: 1) || outcome.ended(with: 65), "\(new): \(outcome.summary)")
    let report = outcome.status == 1 ? outcome.text : outcome.errors
    #expect(!report.isEmpty)
  }

  static let others: [WrongUse] = [
    other("a binary file", Hostile.binary, says: ["plan.geojson:1"]),
    other("UTF-16", Hostile.utf16("{\"type\":"), says: ["plan.geojson:1", "UTF-16"]),
    other("a GeoJSON that is no plan", GeoJSONText.point(25, 66), says: ["plan.geojson", "plan"]),
    other("a list", "[1,2]", says: ["plan.geojson:1", "'{'"]),
    other(
      "a member twice", "{\"type\":\"FeatureCollection\",\"plan\":{},\"plan\":{}}",
      says: ["plan.geojson:1"]),
    other(
      "lists too deep", "{\"plan\":" + String(repeating: "[", count: 100_000),
      says: ["plan.geojson:1"]),
    WrongUse(
      name: "check: no file", arguments: ["check", "none.geojson"], status: 69,
      says: ["none.geojson", "no such file"]),
    WrongUse(
      name: "check: a folder", arguments: ["check", "GeoData"], status: 69,
      says: ["GeoData", "folder"]),
    WrongUse(
      name: "check: a file that cannot be read", arguments: ["check", "/proc/self/mem"],
      status: 69, says: ["/proc/self/mem", "cannot be read"]),
    WrongUse(
      name: "check: nothing on standard input", arguments: ["check", "-"], status: 65,
      says: ["-:1", "empty"], input: []),
  ]

  @Test("A file that is no plan is refused", arguments: others)
  func otherFileIsRefused(_ use: WrongUse) throws { try use.expectRefusal() }

  /// Random bytes in random places; the seed stands in the failure message.
  @Test("A plan with random bytes ends with 0, 1 or 65", arguments: UInt64(1)...12)
  func randomBytesDoNotTrap(_ seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    var plan = try SmallPlan.shared.bytes
    for _ in 0..<(1 + random.next() % 4) {
      plan[Int(random.next() % UInt64(plan.count))] = UInt8(truncatingIfNeeded: random.next())
    }
    let bench = try Workbench()
    try bench.write(plan, to: "plan.geojson")
    let outcome = try bench.run(["check", "plan.geojson"])
    #expect(
      [0, 1, 65].contains { outcome.ended(with: $0) }, "seed \(seed): \(outcome.summary)")
  }

  private func mutated(_ old: String, _ new: String) throws -> [UInt8] {
    let text = String(decoding: try SmallPlan.shared.bytes, as: UTF8.self)
    try #require(text.contains(old), "the plan has no \(old)")
    return try #require(TextEdit.replacing(old, with: new)(text))
  }

  private func refuse(_ name: String, _ bytes: [UInt8], says: [String]) throws {
    try WrongUse(
      name: name, arguments: ["check", "plan.geojson"], status: 65, says: says,
      files: [WrongUse.File(name: "plan.geojson", bytes: bytes)]
    ).expectRefusal()
  }

  static func other(_ name: String, _ text: String, says: [String]) -> WrongUse {
    other(name, Array(text.utf8), says: says)
  }

  static func other(_ name: String, _ bytes: [UInt8], says: [String]) -> WrongUse {
    WrongUse(
      name: "check: \(name)", arguments: ["check", "plan.geojson"], status: 65, says: says,
      files: [WrongUse.File(name: "plan.geojson", bytes: bytes)])
  }
}
