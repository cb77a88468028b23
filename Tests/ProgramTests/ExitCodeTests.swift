import Foundation
import Testing

/// Exit codes 0, 1 and 130; 64, 65 and 69 stand in the tests of wrong use.
struct ExitCodeTests {
  @Test("A plan of ours passes its check with 0, also from standard input")
  func ownPlanIsClean() throws {
    let bench = try Workbench()
    let plan = try SmallPlan.shared.bytes
    try bench.write(plan, to: "plan.geojson")
    try bench.write(SmallPlan.loads, to: "loads.csv")
    let runs: [([String], Program.Input)] = [
      (["check", "plan.geojson"], .nothing), (["check", "-"], .bytes(plan)),
      (["check", "plan.geojson", "--loads", "loads.csv"], .nothing),
    ]
    for (arguments, input) in runs {
      let outcome = try bench.run(arguments, input: input)
      #expect(outcome.ended(with: 0), "\(outcome.summary)")
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains("no breach"))
    }
  }

  @Test("A plan with a breach ends its check with 1 and names it")
  func breachIsOne() throws {
    let bench = try Workbench()
    let text = String(decoding: try SmallPlan.shared.bytes, as: UTF8.self)
    let altered = try #require(
      TextEdit.replacing("\"empty_km\":", with: "\"empty_km\":1,\"old\":")(text))
    try bench.write(altered, to: "plan.geojson")
    let lines = try bench.run(["check", "plan.geojson"])
    #expect(lines.ended(with: 1), "\(lines.summary)")
    #expect(lines.text.contains("empty"))
    #expect(lines.errors.contains("breach"))
    let json = try bench.run(["check", "plan.geojson", "--json"])
    #expect(json.ended(with: 1))
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output)) as? [String: Any])
    #expect(report["clean"] as? Bool == false)
    #expect((report["breaches"] as? [Any])?.isEmpty == false)
  }

  @Test("Data that changed since end a check with 1")
  func changedDataIsOne() throws {
    let bench = try Workbench()
    try bench.write(try SmallPlan.shared.bytes, to: "plan.geojson")
    try bench.write(bench.text("Config/rules.yaml") + "# changed\n", to: "Config/rules.yaml")
    let outcome = try bench.run(["check", "plan.geojson"])
    #expect(outcome.ended(with: 1), "\(outcome.summary)")
    #expect(outcome.text.contains("Config/rules.yaml"))
  }

  @Test("plan --strict ends with 1 when a load stays, with 0 when none does")
  func strictIsOne() throws {
    let bench = try Workbench()
    let plan = ["plan", "--date", "2026-11-23", "--iterations", "5", "--strict", "--loads"]
    try bench.write(
      "id,material,from,to,tonnes\na,steel-slag,outokumpu-tornio,ajos-port,50\n", to: "one.csv")
    try bench.write(
      "id,material,from,to,tonnes\na,steel-slag,outokumpu-tornio,ajos-port,60\n", to: "two.csv")
    let whole = try bench.run(plan + ["one.csv", "-o", "one.geojson"])
    #expect(whole.ended(with: 0), "\(whole.summary)")
    let part = try bench.run(plan + ["two.csv", "-o", "two.geojson"])
    #expect(part.ended(with: 1), "\(part.summary)")
    #expect(part.errors.contains("unserved"))
    #expect(bench.text("two.geojson").contains("\"layer\":\"unserved\""))
  }

  @Test("Ctrl-C ends a plan with 130, and the best plan so far is written and valid")
  func interruptIsHundredAndThirty() throws {
    let bench = try Workbench()
    try bench.write(SmallPlan.loads, to: "loads.csv")
    let running = try Program.start(
      [
        "plan", "--date", "2026-11-23", "--loads", "loads.csv", "--time-limit", "1h", "-o",
        "plan.geojson", "--progress", "always", "--verbose",
      ], in: bench.folder)
    #expect(running.wait { $0.errorsSoFar.contains("iteration") }, "\(running.errorsSoFar)")
    running.interrupt()
    let outcome = running.outcome(limit: 120)
    #expect(outcome.ended(with: 130), "\(outcome.summary)")
    #expect(outcome.output.isEmpty)
    let check = try bench.run(["check", "plan.geojson", "--loads", "loads.csv"])
    #expect(check.ended(with: 0), "\(check.summary)")
    #expect(bench.text("plan.geojson").contains("\"state\":\"served\""))
  }
}
