import Foundation
import Testing

/// Same input, same seed, same iterations: same bytes, whatever is around.
struct RepeatabilityTests {
  @Test("Threads, time zone, language and working folder change no byte of a plan")
  func surroundingsChangeNothing() throws {
    let plan = ["plan", "--date", "2026-11-23", "--iterations", "60"]
    let one = try Workbench()
    let first = try one.run(plan + ["--threads", "1", "-o", "plan.geojson", "--layers", "layers"])
    #expect(first.ended(with: 0), "\(first.summary)")
    let other = try Workbench()
    let second = try Program.run(
      plan + [
        "--threads", "2", "--geodata", one.folder.path + "/GeoData", "--config",
        Workbench.root.path + "/Config", "--verbose",
      ], in: other.folder,
      environment: [
        "TZ": "America/New_York", "LC_ALL": "fi_FI.UTF-8", "LANG": "fi_FI.UTF-8", "HOME": "/",
      ])
    #expect(second.ended(with: 0), "\(second.summary)")
    #expect(second.output == one.bytes("plan.geojson"))
    #expect(!second.output.isEmpty)
    #expect(
      one.names.isSuperset(
        of: ["legs", "stops", "sites", "unserved"].flatMap {
          ["layers/\($0).geojson", "layers/\($0).qml"]
        }))
  }

  @Test("Another seed is another plan file, and is kept in it")
  func seedIsKept() throws {
    let bench = try Workbench()
    try bench.write(SmallPlan.loads, to: "loads.csv")
    let plan = [
      "plan", "--date", "2026-11-23", "--loads", "loads.csv", "--iterations", "5", "--seed",
    ]
    let outcome = try bench.run(plan + ["7"])
    #expect(outcome.ended(with: 0), "\(outcome.summary)")
    #expect(outcome.text.contains("\"seed\":7"))
  }

  @Test(
    "Questions to the roads give the same bytes each time",
    arguments: [
      ["catchment", "kevitsa-mine", "ajos-port", "--minutes", "30,60", "--nearest"],
      ["matrix", "--sites", "ajos-port,kemi-mine,kevitsa-mine", "--json"],
      ["route", "kevitsa-mine", "ronnskar"],
    ])
  func questionsRepeat(_ question: [String]) throws {
    let bench = try Workbench()
    let first = try bench.run(question + ["--date", "2026-11-23"])
    let second = try bench.run(question + ["--date", "2026-11-23"])
    #expect(first.ended(with: 0), "\(first.summary)")
    #expect(first.output == second.output)
  }
}
