import Foundation
import Testing

/// The night: each firm on its own, twice with the same outcome, and what the database keeps.
struct NightlyTests {
  static let night = ["nightly", "--date", "2026-11-23", "--iterations", "5"]
  static let file = "Plans/2026-11-23/pohjaset.geojson"

  @Test("A night run twice gives the same bytes, the same line and one record")
  func nightTwiceIsTheSame() throws {
    let bench = try Workbench()
    let first = try bench.run(Self.night)
    #expect(first.ended(with: 0), "\(first.summary)")
    let plan = bench.bytes(Self.file)
    let list = try bench.run(["plans", "list"])
    let second = try bench.run(Self.night)
    #expect(second.ended(with: 0), "\(second.summary)")
    #expect(second.output == first.output)
    #expect(bench.bytes(Self.file) == plan)
    #expect(try bench.run(["plans", "list"]).output == list.output)

    let line = try #require(
      try JSONSerialization.jsonObject(with: Data(first.output)) as? [String: Any])
    #expect(line["firm"] as? String == "pohjaset")
    #expect(line["file"] as? String == Self.file)
    #expect((line["served"] as? Int ?? 0) > 0)
    #expect(first.text.split(separator: "\n").count == 1)

    let shown = try bench.run(["plans", "show", "2026-11-23/pohjaset"])
    #expect(shown.ended(with: 0))
    #expect(shown.output == plan)
    let listed = try bench.run(["plans", "list", "--json"])
    let plans = try #require(
      try JSONSerialization.jsonObject(with: Data(listed.output)) as? [[String: Any]])
    #expect(plans.count == 1)
    #expect(plans.first?["plan"] as? String == "2026-11-23/pohjaset")
    #expect(plans.first?["sha256"] as? String == line["sha256"] as? String)
    #expect(list.text.contains("2026-11-23/pohjaset"))

    for name in ["2026-11-24/pohjaset", "99", "pohjaset", "99999999999999999999"] {
      let missing = try bench.run(["plans", "show", name])
      #expect(missing.ended(with: 64), "\(missing.summary)")
      #expect(missing.errors.contains("'\(name)'"))
      #expect(missing.output.isEmpty)
    }
    let unwritable = try bench.run(["plans", "show", "2026-11-23/pohjaset", "-o", "none/x"])
    #expect(unwritable.ended(with: 69), "\(unwritable.summary)")
    try damage(bench)
  }

  /// Cuts the database and expects it to be told as damaged, and to stay as it is.
  private func damage(_ bench: Workbench) throws {
    let whole = bench.bytes("sivuvirta.sqlite")
    for name in bench.names where name.hasPrefix("sivuvirta.sqlite-") { try bench.remove(name) }
    for percent in [30, 60] {
      let cut = Array(whole.prefix(whole.count * percent / 100))
      try bench.write(cut, to: "cut.sqlite")
      for command in [["plans", "show", "2026-11-23/pohjaset"], Self.night] {
        let outcome = try bench.run(command + ["--database", "cut.sqlite"])
        #expect(outcome.ended(with: 69), "\(percent) %: \(outcome.summary)")
        #expect(outcome.errors.contains("cut.sqlite"))
        #expect(outcome.output.isEmpty)
      }
    }
  }

  @Test("A firm that is broken leaves the others planned, and the night ends with 1")
  func brokenFirmLeavesOthersPlanned() throws {
    let bench = try Workbench()
    let list = bench.text("Config/nightly.yaml")
    try bench.write(
      list.replacing("[pohjaset]", with: "[broken, missing, pohjaset]"), to: "Config/nightly.yaml")
    let firm = bench.text("Config/firms/pohjaset.yaml")
    try bench.write(
      firm.replacing("id: pohjaset\n", with: "id: broken\n")
        .replacing("type: fi-silo-76", with: "type: fi-sil-76"),
      to: "Config/firms/broken.yaml")
    let outcome = try bench.run(Self.night)
    #expect(outcome.ended(with: 1), "\(outcome.summary)")
    let lines = try outcome.text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(lines.map { $0["firm"] as? String } == ["broken", "missing", "pohjaset"])
    #expect(lines[0]["status"] as? String == "failed")
    #expect((lines[0]["message"] as? String)?.contains("fi-silo-76") == true)
    #expect((lines[1]["message"] as? String)?.contains("missing") == true)
    #expect(lines[2]["status"] as? String == "ok")
    #expect(bench.names.contains(Self.file))
    #expect(!bench.names.contains("Plans/2026-11-23/broken.geojson"))
    let check = try bench.run(["check", Self.file])
    #expect(check.ended(with: 0), "\(check.summary)")
  }
}
