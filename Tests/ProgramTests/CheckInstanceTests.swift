import Foundation
import Testing

/// `check --instance` as its users run it.
struct CheckInstanceTests {
  static let shipped = SolveTests.shipped
  static let check = ["check", "plan.txt", "--instance", shipped]
  static let unserved = 150_000_000

  @Test("What solve writes of the shipped instance is clean, with the prices of its bound")
  func ownPlanIsClean() throws {
    let bench = try Workbench()
    let solved = try bench.run(
      SolveTests.short + [
        "--plan", "plan.txt", "--duals", "duals.json", "--json", "-o", "answer.json",
      ])
    #expect(solved.ended(with: 0), "\(solved.summary)")
    for plan in ["plan.txt", "answer.json"] {
      let run = ["check", plan, "--instance", Self.shipped]
      let outcome = try bench.run(run + ["--duals", "duals.json"])
      #expect(outcome.ended(with: 0), "\(outcome.summary)")
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains("lapland-20: no breach; cost "))
      #expect(outcome.errors.contains("EUR verified, gap "))
      let alone = try bench.run(run + ["--json"])
      #expect(alone.ended(with: 0), "\(alone.summary)")
      let object = try Self.object(alone.output)
      #expect(object["clean"] as? Bool == true)
      #expect(object["bound_verified"] is NSNull)
    }
    for (file, argument) in [("plan.txt", "-"), ("answer.json", "-")] {
      let outcome = try bench.run(
        ["check", argument, "--instance", Self.shipped, "-q"], input: .bytes(bench.bytes(file)))
      #expect(outcome.ended(with: 0) && outcome.errors.isEmpty, "\(outcome.summary)")
    }
  }

  static let breaches: [(plan: String, code: String, says: String)] = [
    ("Route 0 : 99", "load_unknown", "there is no load 99 among 20"),
    ("Route 999 : 0", "truck_unknown", "there is no truck 999 among"),
    ("Route 0 : 0 0", "load_twice", "load L0 is already carried in route 1"),
    ("Route 0 : 1\nRoute 1 : 1", "load_twice", "load L1 is already carried in route 1"),
    ("Route 0 : 1\nRoute 0 : 2", "truck_twice", "already has route 1"),
  ]

  @Test("A breach ends the check with 1 and is named by code and place", arguments: breaches)
  func breachIsNamed(_ plan: String, _ code: String, _ says: String) throws {
    let bench = try Workbench()
    try bench.write(plan, to: "plan.txt")
    let outcome = try bench.run(Self.check)
    #expect(outcome.ended(with: 1), "\(outcome.summary)")
    let line = outcome.text.split(separator: "\n").first { $0.hasPrefix("\(code): route ") }
    #expect(line?.contains(says) == true, "\(outcome.summary)")
    let json = try bench.run(Self.check + ["--json", "-o", "report.json"])
    #expect(json.ended(with: 1) && json.output.isEmpty)
    let found = try Self.object(bench.bytes("report.json"))["breaches"] as? [[String: Any]]
    #expect(found?.contains { $0["code"] as? String == code } == true)
  }

  @Test("A cost or bound that the plan does not have ends the check of an answer with 1")
  func wrongClaimsAreNamed() throws {
    let bench = try Workbench()
    for (cost, bound, code) in [
      ("3000000", "0", nil), ("2999999.999", "0", "cost_differs"),
      ("3000000", "3000000.001", "bound_above_cost"),
    ] {
      let left = (0..<20).map { "\"L\($0)\"" }.joined(separator: ",")
      try bench.write(
        """
        {"instance":"lapland-20","vehicles":0,"distance":0,"duration":0,"cost":\(cost),
        "lower_bound":\(bound),"unserved":20,"unserved_loads":[\(left)],"trucks":[],"routes":[]}
        """, to: "plan.txt")
      let outcome = try bench.run(Self.check)
      #expect(outcome.ended(with: code == nil ? 0 : 1), "\(outcome.summary)")
      if let code { #expect(outcome.text.hasPrefix("\(code): plan: ")) }
    }
  }

  @Test("Prices that were raised end the check with 1, and so does a raised least reduced cost")
  func tamperedPricesAreRefuted() throws {
    let bench = try Workbench()
    try bench.write("", to: "plan.txt")
    // Nothing undercuts prices of nothing; a load that costs 1500 euros when left is worth a truck;
    // a truck whose routes may cost 100 000 euros less than their prices is counted so.
    let deep = -10_000_000_000
    for (price, least, code) in [
      (0, 0, nil), (Self.unserved, deep, nil), (Self.unserved, 0, "route_undercuts"),
      (Self.unserved + 1, deep, "price_out_of_range"),
    ] {
      try bench.write(
        Self.duals(of: bench.text(Self.shipped), price: price, least: least), to: "duals.json")
      let outcome = try bench.run(Self.check + ["--duals", "duals.json"])
      #expect(outcome.ended(with: code == nil ? 0 : 1), "\(outcome.summary)")
      if let code { #expect(outcome.text.hasPrefix("\(code): "), "\(outcome.summary)") }
      #expect(outcome.errors.contains("not verified") == (code != nil))
    }
  }

  @Test("A price raised by a solve's own certificate to what leaving costs is refuted")
  func raisedPriceOfASolveIsRefuted() throws {
    let bench = try Workbench()
    try bench.write("", to: "plan.txt")
    let solved = try bench.run(SolveTests.short + ["--duals", "duals.json", "-o", "summary.txt"])
    #expect(solved.ended(with: 0), "\(solved.summary)")
    var object = try Self.object(bench.bytes("duals.json"))
    let raised = try Self.raised(#require(object["proof"] as? [String: Any]))
    (object["proof"], object["bound"]) = (raised.proof, raised.bound)
    let bytes = [UInt8](try JSONSerialization.data(withJSONObject: object))
    try bench.write(bytes, to: "duals.json")
    let outcome = try bench.run(Self.check + ["--duals", "duals.json"])
    #expect(outcome.ended(with: 1), "\(outcome.summary)")
    #expect(outcome.text.contains("route_undercuts: "), "\(outcome.summary)")
  }

  @Test("A day that is too large for the audit says so with 1")
  func largeDayIsTold() throws {
    let bench = try Workbench()
    let day = SolveTests.wideDay(loads: 171)
    try bench.write(day, to: "day.json")
    try bench.write("", to: "plan.txt")
    try bench.write(Self.duals(of: day, price: 0, least: 0), to: "duals.json")
    let outcome = try bench.run([
      "check", "plan.txt", "--instance", "day.json", "--duals", "duals.json",
    ])
    #expect(outcome.ended(with: 1), "\(outcome.summary)")
    #expect(
      outcome.text
        == "loads_too_many: bound: the day has 171 loads, a bound is verified up to 170\n")
  }

  @Test("Ctrl-C ends an audit with 130, and what was found is written")
  func interruptEndsTheAudit() throws {
    let bench = try Workbench()
    let day = SolveTests.wideDay(loads: 150)
    try bench.write(day, to: "day.json")
    try bench.write("", to: "plan.txt")
    try bench.write(Self.duals(of: day, price: Self.unserved, least: 0), to: "duals.json")
    let running = try Program.start(
      [
        "check", "plan.txt", "--instance", "day.json", "--duals", "duals.json", "--progress",
        "always", "-o", "report.txt",
      ], in: bench.folder)
    #expect(running.wait(limit: 60) { $0.errorsSoFar.contains("verifying the bound: 0 of 80") })
    running.interrupt()
    let outcome = running.outcome(limit: 120)
    #expect(outcome.ended(with: 130), "\(outcome.summary)")
    #expect(bench.text("report.txt").contains("cancelled: class "))
  }

  /// The proof with all loads that it prices at the price of leaving them, in all its cases and
  /// parts, and what it then states.
  ///
  /// A load without a price stays without one: it may be priced by another part.
  static func raised(_ proof: [String: Any]) throws -> (proof: [String: Any], bound: Int) {
    if let parts = proof["sum"] {
      let raised = try #require(parts as? [[String: Any]]).map { try Self.raised($0) }
      return (["sum": raised.map(\.proof)], raised.reduce(0) { $0 + $1.bound })
    }
    if var cases = proof["cases"] as? [String: Any] {
      let few = try raised(#require(cases["few"] as? [String: Any]))
      let many = try raised(#require(cases["many"] as? [String: Any]))
      (cases["few"], cases["many"]) = (few.proof, many.proof)
      return (["cases": cases], min(few.bound, many.bound))
    }
    var prices = try #require(proof["prices"] as? [String: Any])
    func list(_ name: String) throws -> [[String: Any]] {
      try #require(prices[name] as? [[String: Any]])
    }
    func number(_ object: [String: Any], _ name: String) throws -> Int {
      try #require(object[name] as? Int)
    }
    var loads = try list("loads")
    var bound = 0
    for index in loads.indices where try number(loads[index], "price") > 0 {
      loads[index]["price"] = unserved
      bound += unserved
    }
    for cut in try list("cuts") { bound -= try number(cut, "price") }
    for count in try list("counts") {
      let sum = try number(count, "number") * number(count, "price")
      bound += count["side"] as? String == "at_least" ? sum : -sum
    }
    for vehicleClass in try list("classes") {
      let vehicles = try #require(vehicleClass["vehicles"] as? [String])
      bound += try vehicles.count * number(vehicleClass, "least_reduced_cost")
    }
    prices["loads"] = loads
    return (["prices": prices], bound)
  }

  /// Duals with one price for every load and one least reduced cost for every truck.
  static func duals(of day: String, price: Int, least: Int) throws -> String {
    let object = try object(Array(day.utf8))
    func ids(_ list: String) -> [String] {
      (object[list] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    }
    let (loads, trucks) = (ids("loads"), ids("trucks"))
    let name = object["name"] as? String ?? ""
    let prices = loads.map { "{\"id\":\"\($0)\",\"price\":\(price)}" }
    let classes = trucks.map { "{\"vehicles\":[\"\($0)\"],\"least_reduced_cost\":\(least)}" }
    return """
      {"version":1,"kind":"haulage-duals","instance":"\(name)","unit":"millicents",
      "bound":\(loads.count * price + trucks.count * least),
      "proof":{"prices":{"loads":[\(prices.joined(separator: ",\n"))],"cuts":[],"counts":[],
      "classes":[\(classes.joined(separator: ",\n"))]}}}
      """
  }

  static func object(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }
}
