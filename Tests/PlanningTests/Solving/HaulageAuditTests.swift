import Domain
import Exchange
import Foundation
import Testing

@testable import Planning

/// Plans and prices of a tiny haulage day, added up by hand.
///
/// Sites lie in a row: A - 10 km - B - 20 km - C; a kilometer takes a minute. T0 carries L0 from A to
/// C and L1 from B to A: 60 km at 1.35 and 180 fixed are 261 euros, and nothing is cheaper.
@Suite struct HaulageAuditTests {
  static let day = """
    {"name":"tiny","unserved_cents":50000,
    "sites":[{"id":"A","lat":65,"lon":24},{"id":"B","lat":65,"lon":25},{"id":"C","lat":66,"lon":25}],
    "distance_m":[[0,10000,30000],[10000,0,20000],[30000,20000,0]],
    "duration_s":[[0,600,1800],[600,0,1200],[1800,1200,0]],
    "loads":[
    {"id":"L0","pickup":0,"delivery":2,"body":"tipper","pickup_service_s":900,
    "delivery_service_s":600,"pickup_window_s":[21600,28800],"delivery_window_s":[21600,36000]},
    {"id":"L1","pickup":1,"delivery":0,"body":"tank","pickup_service_s":1200,
    "delivery_service_s":900,"pickup_window_s":[21600,72000],"delivery_window_s":[21600,79200]}],
    "trucks":[
    {"id":"T0","depot":0,"bodies":["tipper","tank"],"fixed_cents":18000,"cents_per_km":135,
    "shift_s":[18000,64800],"max_driving_s":32400},
    {"id":"T1","depot":1,"bodies":["tank"],"fixed_cents":16000,"cents_per_km":125,
    "shift_s":[21600,68400],"max_driving_s":32400}]}
    """
  static let lines = "Route 0 : 0 1\n"
  static let answer = """
    {"instance":"tiny","vehicles":1,"distance":60,"duration":3600,"cost":26100,"lower_bound":26100,
    "unserved":0,"unserved_loads":[],"trucks":["T0"],"routes":[["L0","L1"]]}
    """

  /// Prices in millicents; those by default prove exactly what the plan costs.
  static func duals(
    _ first: Int = 16_100_000, _ second: Int = 10_000_000, least: Int = 0, bound: Int? = nil,
    instance: String = "tiny"
  ) -> String {
    """
    {"version":1,"kind":"haulage-duals","instance":"\(instance)","unit":"millicents",
    "bound":\(bound ?? first + second + least),"proof":\(prices(first, second, least: least))}
    """
  }

  static func prices(
    _ first: Int, _ second: Int, least: Int = 0, counts: String = ""
  ) -> String {
    """
    {"prices":{"loads":[{"id":"L0","price":\(first)},{"id":"L1","price":\(second)}],"cuts":[],
    "counts":[\(counts)],"classes":[{"vehicles":["T0"],"least_reduced_cost":\(least)},
    {"vehicles":["T1"],"least_reduced_cost":0}]}}
    """
  }

  /// Prices for when T1 stays, and others, of T1's route too, for when it leaves.
  static func cases(atLeast number: Int = 1, price: Int = 10_000_000) -> String {
    let few = """
      {"vehicles":["T1"],"side":"at_most","number":0,"price":1000000}
      """
    let many = """
      {"vehicles":["T1"],"side":"at_least","number":\(number),"price":\(price)}
      """
    return """
      {"version":1,"kind":"haulage-duals","instance":"tiny","unit":"millicents",
      "bound":26100000,"proof":{"cases":{"vehicles":["T1"],"at_most":0,
      "few":\(prices(16_100_000, 10_000_000, counts: few)),
      "many":\(prices(16_100_000, 10_000_000, counts: many))}}}
      """
  }

  static func check(
    _ plan: String, duals: String? = nil, tell: @escaping (Stage) -> Void = { _ in },
    isCancelled: Bool = false
  ) throws -> HaulageAuditReport {
    var report: HaulageAuditReport?
    try SolveRunTests.inFolder { folder in
      for (name, text) in [("day.json", day), ("plan", plan), ("duals.json", duals ?? "")] {
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
      }
      report = try HaulageAudit(
        day: HaulageDayReader.read(path: folder + "/day.json"), tell: tell,
        isCancelled: { isCancelled }
      ).check(planFile: folder + "/plan", dualsFile: duals.map { _ in folder + "/duals.json" })
    }
    return try #require(report)
  }

  @Test(arguments: [lines, answer, "\n\t " + answer, "Cost 261\r\nRoute #0 : 0 1\r\n"])
  func aSoundPlanIsClean(_ plan: String) throws {
    let report = try Self.check(plan, duals: Self.duals())
    #expect(report.isClean, "\(report.codes)")
    #expect(report.lines.isEmpty)
    #expect(report.bound == 26_100_000)
    #expect(
      report.summary
        == "tiny: no breach; cost 261.00 EUR, 60 km, 1 trucks, 0 of 2 loads unserved\n"
        + "lower bound 261.00 EUR verified, gap 0.00 %")
  }

  @Test func withoutPricesNothingIsSaidOfABound() throws {
    let report = try Self.check("")
    #expect(report.isClean)
    #expect(
      report.summary == "tiny: no breach; cost 1000.00 EUR, 0 km, 0 trucks, 2 of 2 loads unserved")
    #expect(
      String(decoding: report.json, as: UTF8.self) == """
        {"instance":"tiny","clean":true,"cost":100000,"distance":0,"vehicles":0,"unserved":2,\
        "lower_bound":null,"bound_verified":null,"breaches":[]}

        """)
  }

  static let wrongPlans: [(plan: String, codes: [String])] = [
    ("Route 2 : 0", ["truck_unknown"]), ("Route 0 : 0 2", ["load_unknown"]),
    ("Route 0 : 0\nRoute 0 : 1", ["truck_twice"]), ("Route 0 : 0 1 1", ["load_twice"]),
    ("Route 0 : 0\nRoute 1 : 0", ["load_twice", "body_wrong"]),
    ("Route 1 : 0", ["body_wrong"]), (changed("26100,", "26099.999,"), ["cost_differs"]),
    (changed("\"lower_bound\":26100", "\"lower_bound\":26100.001"), ["bound_above_cost"]),
    (changed("\"distance\":60", "\"distance\":60.001"), ["figure_differs"]),
    (changed("\"duration\":3600", "\"duration\":3601"), ["figure_differs"]),
    (changed("\"vehicles\":1", "\"vehicles\":2"), ["figure_differs"]),
    (changed("\"unserved\":0", "\"unserved\":1"), ["figure_differs"]),
    (changed("_loads\":[]", "_loads\":[\"L1\"]"), ["loads_left_differ"]),
    (changed("_loads\":[]", "_loads\":[\"L9\"]"), ["loads_left_differ"]),
    (changed("tiny", "small"), ["instance_differs"]),
    (changed("\"L1\"]]", "\"L1\",\"L9\"]]"), ["load_unknown"]),
  ]

  @Test(arguments: wrongPlans)
  func aBreachIsNamed(_ plan: String, _ codes: [String]) throws {
    let report = try Self.check(plan)
    #expect(Set(codes).isSubset(of: report.codes), "\(report.codes)")
    #expect(report.codes.first == codes.first)
    #expect(report.summary.contains("breach"))
    #expect(String(decoding: report.json, as: UTF8.self).contains("\"clean\":false"))
  }

  @Test func strangersAreToldByTheirNames() throws {
    let plan = Self.changed("\"T0\"", "\"T9\"").replacingOccurrences(of: "\"L0\"", with: "\"L9\"")
    let lines = String(decoding: try Self.check(plan).lines, as: UTF8.self)
    #expect(lines.contains("truck_unknown: route 1: there is no truck 'T9' among 2\n"))
    #expect(lines.contains("load_unknown: route 1, no. 1: there is no load 'L9' among 2\n"))
    let numbers = String(decoding: try Self.check("Route 0 : 0 7").lines, as: UTF8.self)
    #expect(numbers == "load_unknown: route 1, no. 2: there is no load 7 among 2\n")
    let json = String(decoding: try Self.check("Route 0 : 0 7").json, as: UTF8.self)
    #expect(
      json.contains(
        "\"route\":1,\"truck\":\"T0\",\"seq\":2,\"load\":\"7\",\"case\":null,\"class\":null"),
      "\(json)")
  }

  static let wrongDuals: [(duals: String, code: String)] = [
    (duals(16_100_001), "route_undercuts"), (duals(16_100_000, 10_000_001), "route_undercuts"),
    (duals(20_000_000, least: -3_899_999), "route_undercuts"),
    (duals(50_000_001), "price_out_of_range"), (duals(bound: 26_100_001), "bound_differs"),
    (duals(bound: 0), "bound_differs"), (duals(instance: "large"), "instance_differs"),
  ]

  @Test(arguments: wrongDuals)
  func pricesThatProveNothingAreNamed(_ duals: String, _ code: String) throws {
    let report = try Self.check(Self.lines, duals: duals)
    #expect(report.codes == [code])
    #expect((report.bound == nil) == (code != "instance_differs"))
  }

  @Test func aRouteThatUndercutsIsToldByName() throws {
    let report = try Self.check(Self.lines, duals: Self.duals(16_100_001))
    #expect(
      String(decoding: report.lines, as: UTF8.self)
        == "route_undercuts: class 0: route L0 L1 has reduced cost -1, 0 is claimed: "
        + "1 millicents less\n")
    #expect(report.summary.hasSuffix("lower bound not verified"))
  }

  @Test func aLeastReducedCostIsAsGoodAsAPrice() throws {
    // T0 pays 39 euros less than the prices; the bound is the same.
    let report = try Self.check(Self.lines, duals: Self.duals(20_000_000, least: -3_900_000))
    #expect(report.isClean, "\(report.codes)")
    #expect(report.bound == 26_100_000)
  }

  @Test func aProofByCasesIsVerified() throws {
    // T1 carries L1 for 160 and 20 km at 1.25: 185 euros, 85 above the price of L1. With 50 of them
    // paid for leaving, the bound of plans in which it leaves is as much higher.
    let report = try Self.check(Self.lines, duals: Self.cases(price: 5_000_000))
    #expect(report.isClean, "\(report.codes)")
    #expect(report.bound == 26_100_000)
    for (duals, code, place) in [
      (Self.cases(price: 10_000_000), "route_undercuts", "\"case\":\"many\",\"class\":1"),
      (Self.cases(atLeast: 2), "count_not_implied", "\"case\":\"many\",\"class\":null"),
    ] {
      let report = try Self.check(Self.lines, duals: duals)
      #expect(report.codes == [code])
      let json = String(decoding: report.json, as: UTF8.self)
      #expect(json.contains(place), "\(json)")
      #expect(String(decoding: report.lines, as: UTF8.self).contains(": case many"))
    }
  }

  @Test func aClaimBeyondThePricesIsABreachUnlessItIsThePlansOwnCost() throws {
    let half = Self.duals(8_000_000, 5_000_000)
    let own = try Self.check(Self.answer, duals: half)
    #expect(own.isClean)
    #expect(own.summary.contains("lower bound 130.00 EUR verified, gap 50.19 %"))
    #expect(own.summary.contains("the prices do not prove it"))
    let between = try Self.check(
      Self.changed("\"lower_bound\":26100", "\"lower_bound\":13000.001"), duals: half)
    #expect(between.codes == ["bound_not_proved"])
    let proved = try Self.check(
      Self.changed("\"lower_bound\":26100", "\"lower_bound\":13000"), duals: half)
    #expect(proved.isClean)
    #expect(!proved.summary.contains("search"))
  }

  @Test func theStagesAreTold() throws {
    var told: [[Int]] = []
    _ = try Self.check(
      Self.lines, duals: Self.duals(),
      tell: { if case .auditing(let done, let classes) = $0 { told.append([done, classes]) } })
    #expect(told == [[0, 2], [1, 2], [2, 2]])
  }

  @Test func aCancelledAuditHasNoVerdict() throws {
    let report = try Self.check(Self.lines, duals: Self.duals(), isCancelled: true)
    #expect(report.codes == ["cancelled"])
    #expect(report.bound == nil)
  }

  @Test func aPlanOfTheSearchIsCleanWithItsPrices() throws {
    try SolveRunTests.inFolder { folder in
      try SolveOutcome(.haulage(SolveRunTests.outcome())).write(
        to: folder + "/answer.json", asJSON: true, plan: folder + "/plan.txt",
        duals: folder + "/duals.json")
      for plan in ["answer.json", "plan.txt"] {
        let report = try HaulageAudit(
          day: HaulageDayReader.read(path: SolveRunTests.file), tell: { _ in },
          isCancelled: { false }
        ).check(planFile: folder + "/" + plan, dualsFile: folder + "/duals.json")
        #expect(report.isClean, "\(report.codes)")
        #expect(report.bound != nil)
      }
    }
  }

  /// The answer with a text in it replaced.
  static func changed(_ old: String, _ new: String) -> String {
    precondition(answer.contains(old), "the answer has no \(old)")
    return answer.replacingOccurrences(of: old, with: new)
  }
}
