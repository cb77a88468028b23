import Domain
import Testing

@testable import Planning

/// Files of loads drawn by chance: whatever is asked, the plan accounts for all of it and the check,
/// which shares no code with the scheduler, finds nothing.
@Suite struct RandomLoadsTests {
  @Test(arguments: [
    (UInt64(1), "2026-11-23"), (2, "2026-05-18"), (3, "2026-10-24"), (4, "2026-11-28"),
    (5, "2026-07-13"),
  ])
  func anyFileOfLoadsGivesALawfulPlan(seed: UInt64, date: String) throws {
    try Folders.scratch { folder in
      var random = Draws(state: seed)
      let scenario = try Shipped.scenario()
      let file = folder + "/loads.csv"
      try Folders.write(Self.rows(40, date, scenario, &random), to: file)
      let made = try Made(scenario, date: date, loads: file, iterations: 20)
      let plan = folder + "/plan.geojson"
      try Deliverable.write(made.bytes, to: plan)
      let report = try PlanAudit(scenario: scenario).check(planFile: plan, loadsFile: file)
      #expect(report.isClean, "seed \(seed): \(String(decoding: report.lines, as: UTF8.self))")
      let states = made.plan.loads.map(\.state)
      #expect(states.count { $0 == .served } == made.plan.figures.served)
      #expect(states.count { $0 == .unserved } == made.plan.unserved.count)
      #expect(made.plan.figures.served > 0)
    }
  }

  /// Rows between sites of the north, with every column used now and then.
  private static func rows(
    _ count: Int, _ date: String, _ scenario: Scenario, _ random: inout Draws
  ) -> String {
    let towns = ["Tornio", "Kemi", "Keminmaa", "Tervola", "Rovaniemi", "Simo"]
    let sites = scenario.data.sites.filter { towns.contains($0.municipality) }
    var text =
      "id,material,from,to,tonnes,pickup_earliest,pickup_latest,delivery_earliest,"
      + "delivery_latest,priority,body,pinned_vehicle,note\n"
    for number in 0..<count {
      let material = random.pick(scenario.data.materials)
      let from = random.pick(sites)
      let to = random.pick(sites.filter { $0.id != from.id })
      let tonnes = random.pick(["1", "20", "38", "49", "50", "50.001", "75", "100", "130"])
      let hour = 5 + random.below(10)
      func at(_ hour: Int) -> String { "\(date)T\(hour < 10 ? "0" : "")\(hour):30" }
      let hasPickup = random.below(3) == 0
      let hasDelivery = random.below(3) == 0
      let cells = [
        "row-\(number)", material.id.text, from.id.text, to.id.text, tonnes,
        hasPickup ? at(hour) : "", hasPickup ? at(hour + 3) : "",
        hasDelivery ? at(hour + 1) : "", hasDelivery ? at(hour + 7) : "",
        random.pick(["", "0", "50", "100"]),
        random.below(8) == 0 ? random.pick(material.bodies).rawValue : "",
        random.below(8) == 0 ? "T\(10 + random.below(18))" : "", random.pick(["", "\"a, b\""]),
      ]
      text += cells.joined(separator: ",") + "\n"
    }
    return text
  }

  /// Numbers that are the same in every run (SplitMix64).
  private struct Draws {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }

    mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }
  }
}
