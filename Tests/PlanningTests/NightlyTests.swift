import Domain
import Exchange
import Foundation
import Store
import Testing

@testable import Planning

/// The night over several firms, of which one is broken and one is not there.
@Suite struct NightlyTests {
  @Test func aBrokenFirmLeavesTheOthersPlanned() throws {
    try Self.night { folder in
      let night = try Self.run(folder)
      #expect(night.outcome.planned == 2)
      #expect(night.outcome.failed == 2)
      let lines = try night.lines.map(Self.object)
      #expect(lines.map { $0.text("firm") } == ["broken", "small", "ghost", "twin"])
      #expect(lines.map { $0.text("status") } == ["failed", "ok", "failed", "ok"])
      #expect(lines[0].text("message")?.contains("broken.yaml") == true)
      #expect(lines[2].text("message")?.contains("ghost") == true)
      #expect(lines[0]["file"] is NSNull)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder + "/Plans/2026-11-23").sorted()
          == ["small.geojson", "twin.geojson"])
    }
  }

  @Test func aNightThatIsRunTwiceHasTheSameOutcome() throws {
    try Self.night { folder in
      let first = try Self.run(folder)
      let file = folder + "/Plans/2026-11-23/small.geojson"
      let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
      let second = try Self.run(folder)
      #expect(first.lines == second.lines)
      #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == bytes)
      let archive = try PlanArchive(folders: Folders.of(folder), file: folder + "/night.sqlite")
      let rows = try #require(
        try JSONSerialization.jsonObject(with: Data(archive.list(asJSON: true)))
          as? [[String: Any]])
      #expect(
        rows.compactMap { $0.text("plan") } == [
          "2026-11-23/broken", "2026-11-23/ghost", "2026-11-23/small", "2026-11-23/twin",
        ])
      #expect(try archive.show("2026-11-23/small") == Array(bytes))
      let number = try #require(rows.first { $0.text("plan") == "2026-11-23/small" })
      #expect(try archive.show("\(Int(number.number("number")))") == Array(bytes))
    }
  }

  @Test func theSummaryHasTheFiguresAndTheHashOfThePlan() throws {
    try Self.night { folder in
      let night = try Self.run(folder)
      let line = try Self.object(try #require(night.lines.dropFirst().first))
      let path = try #require(line.text("file"))
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      #expect(line.text("sha256") == SHA256.hexadecimal(of: bytes))
      let figures = try FileView(bytes).figures
      for name in ["loads", "served", "unserved", "vehicles", "km", "empty_km", "cost_eur"] {
        #expect(line.number(name) == figures.number(name), "\(name)")
      }
      #expect(line.number("loads") > 0)
    }
  }

  @Test func thePlanOfTheNightIsThePlanOfTheDay() throws {
    try Self.night { folder in
      _ = try Self.run(folder)
      let night = Array(
        try Data(contentsOf: URL(fileURLWithPath: folder + "/Plans/2026-11-23/small.geojson")))
      let day = try Made(
        Folders.scenario(folder), date: "2026-11-23", firm: "small", iterations: 4)
      #expect(day.bytes == night)
    }
  }

  @Test func theSeedOfTheFileHoldsUnlessAnotherIsAsked() throws {
    try Self.night(seed: 7) { folder in
      let own = try Self.seed(of: Self.run(folder), folder)
      let asked = try Self.seed(of: Self.run(folder, seed: 3), folder)
      #expect(own == 7)
      #expect(asked == 3)
    }
  }

  @Test func aNightThatIsCancelledLeavesTheRest() throws {
    try Self.night { folder in
      let night = try Self.run(folder, isCancelled: true)
      #expect(night.lines.isEmpty)
      #expect(night.outcome.planned == 0)
    }
  }

  @Test func aFirmThatFailsKeepsItsEarlierPlan() throws {
    try Self.night { folder in
      _ = try Self.run(folder)
      let firm = folder + "/Config/firms/twin.yaml"
      try Folders.write(Folders.text(firm).replacing("fi-chip-76", with: "fi-chop-76"), to: firm)
      let again = try Self.run(folder)
      #expect(again.outcome.failed == 3)
      let archive = try PlanArchive(folders: Folders.of(folder), file: folder + "/night.sqlite")
      #expect(try FileView(archive.show("2026-11-23/twin")).features.count > 0)
      let fault = try #require(throws: PlanningError.self) { try archive.show("2026-11-23/broken") }
      #expect(fault.kind == .usage)
    }
  }

  @Test func aNightWithoutItsListIsAFaultOfTheEnvironment() throws {
    try Self.night { folder in
      try FileManager.default.removeItem(atPath: folder + "/Config/nightly.yaml")
      let fault = try #require(throws: (any Error).self) { try Self.run(folder) }
      #expect((fault as? any Fault)?.kind == .environment)
    }
  }

  // MARK: - Making

  private struct Night {
    var outcome: NightlyOutcome
    var lines: [String]
  }

  private static func run(
    _ folder: String, seed: Int? = nil, isCancelled: Bool = false
  ) throws -> Night {
    var request = NightlyRequest(
      date: try CalendarDate(parsing: "2026-11-23"), seed: seed, generator: "sivuvirta test")
    request.databaseFile = folder + "/night.sqlite"
    var lines: [String] = []
    let outcome = try Nightly(folders: Folders.of(folder), request: request)
      .run(tell: { _ in }, isCancelled: { isCancelled }, line: { lines.append($0) })
    return Night(outcome: outcome, lines: lines)
  }

  private static func seed(of night: Night, _ folder: String) throws -> Int {
    let path = folder + "/Plans/2026-11-23/small.geojson"
    let view = try FileView(Array(Data(contentsOf: URL(fileURLWithPath: path))))
    return Int(view.plan.number("seed"))
  }

  private static func object(_ line: String) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  /// The small region with the firms `small`, `twin` (alike), `broken`, and `ghost` without a file.
  private static func night(seed: Int = 1, _ body: (String) throws -> Void) throws {
    try Folders.scratch { folder in
      for part in ["GeoData", "Config"] {
        try FileManager.default.copyItem(
          atPath: "\(Small.folder)/\(part)", toPath: "\(folder)/\(part)")
      }
      let small = try Folders.text(folder + "/Config/firms/small.yaml")
      try Folders.write(
        small.replacing("id: small", with: "id: twin"), to: folder + "/Config/firms/twin.yaml")
      try Folders.write(
        small.replacing("id: small", with: "id: broken").replacing(
          "depot: yard", with: "depot: yrd"),
        to: folder + "/Config/firms/broken.yaml")
      try Folders.write(
        """
        version: 1
        firms: [broken, small, ghost, twin]
        output: \(folder)/Plans
        database: \(folder)/other.sqlite
        seed: \(seed)
        iterations: 4
        """, to: folder + "/Config/nightly.yaml")
      try body(folder)
    }
  }
}
