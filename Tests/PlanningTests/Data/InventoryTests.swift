import Domain
import Foundation
import Testing

@testable import Planning

/// Lists and checks of the data: shipped data are sound, planted faults are told in one run.
@Suite struct InventoryTests {
  static let subjects: [Inventory.Subject] = [.sites, .roads, .materials, .firms]

  @Test(arguments: subjects)
  func theShippedDataHaveNoError(subject: Inventory.Subject) throws {
    let report = try Inventory.check(subject, folders: Folders.of(Shipped.root))
    #expect(report.errors == 0, "\(String(decoding: report.lines, as: UTF8.self))")
  }

  // domain.md names the counts.
  @Test(arguments: [
    (Inventory.Subject.sites, 94), (.roads, 325), (.materials, 26), (.firms, 1),
  ])
  func listsHaveARowForEachThing(subject: Inventory.Subject, count: Int) throws {
    let inventory = try Inventory(scenario: Shipped.scenario())
    let lines = String(decoding: inventory.list(subject, asJSON: false), as: UTF8.self)
      .split(separator: "\n")
    #expect(lines.count == count + 1)
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(inventory.list(subject, asJSON: true)))
        as? [[String: Any]])
    #expect(rows.count == count)
    #expect(rows.allSatisfy { $0.text("confidence") != nil })
  }

  @Test func whatIsRoughIsMarkedInTheList() throws {
    let inventory = try Inventory(scenario: Shipped.scenario())
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(inventory.list(.sites, asJSON: true)))
        as? [[String: Any]])
    // domain.md, section 2: 43 of 94 rows.
    #expect(rows.count { $0.text("confidence") == "low" } == 43)
  }

  @Test func theFirmIsListedWithItsFleet() throws {
    let inventory = try Inventory(scenario: Shipped.scenario())
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(inventory.list(.firms, asJSON: true)))
        as? [[String: Any]])
    #expect(rows[0].number("vehicles") == 27)
    #expect(rows[0].number("duties") == 40)
    #expect(rows[0].number("drivers") == 44)
    #expect((rows[0]["companies"] as? [String])?.count == 3)
  }

  @Test func everyPlantedFaultIsToldAtItsSubjectAndOnce() throws {
    try Self.broken { folders in
      let sites = try Inventory.check(.sites, folders: folders)
      #expect(sites.problems.contains { $0.location.field == "lon" && $0.value == "246.05" })
      #expect(sites.problems.contains { $0.location.field == "place_id" && $0.value == "p-prt" })
      #expect(sites.problems.contains { $0.code == "reference" && $0.value == "asch" })
      #expect(sites.errors >= 3)
      let roads = try Inventory.check(.roads, folders: folders)
      #expect(roads.problems.contains { $0.location.field == "km" && $0.value == "-30.0" })
      #expect(!roads.problems.contains { $0.location.file.hasSuffix("sites.csv") })
      let materials = try Inventory.check(.materials, folders: folders)
      #expect(
        materials.problems.contains {
          $0.value == "flying_carpet|hook" || $0.value == "flying_carpet"
        })
      let firms = try Inventory.check(.firms, folders: folders)
      #expect(firms.problems.contains { $0.value == "fi-tipper-67" })
      for report in [sites, roads, materials, firms] {
        #expect(report.problems.allSatisfy { $0.location.line != nil && !$0.expected.isEmpty })
        #expect(report.summary.contains("error"))
        #expect(report.lines.count { $0 == 0x0A } == report.problems.count)
      }
    }
  }

  @Test func aReportIsReadableByMachines() throws {
    try Self.broken { folders in
      let report = try Inventory.check(.roads, folders: folders)
      let rows = try #require(
        try JSONSerialization.jsonObject(with: Data(report.json)) as? [[String: Any]])
      #expect(rows.count == report.problems.count)
      let row = try #require(rows.first { $0.text("value") == "-30.0" })
      #expect(row.text("severity") == "error")
      #expect(row.text("file")?.hasSuffix("roads.csv") == true)
      #expect(row.number("line") == 3)
      #expect(row.text("field") == "km")
    }
  }

  @Test func aFirmFileThatCannotBeReadIsToldToo() throws {
    try Folders.scratch { folder in
      try Self.copy(to: folder)
      try FileManager.default.createDirectory(
        atPath: folder + "/Config/firms/folder.yaml", withIntermediateDirectories: false)
      try Data([0xFF, 0xFE, 0x00, 0x61]).write(
        to: URL(fileURLWithPath: folder + "/Config/firms/utf16.yaml"))
      let report = try Inventory.check(.firms, folders: Folders.of(folder))
      #expect(report.problems.contains { $0.location.file.hasSuffix("firms/folder.yaml") })
      #expect(report.problems.contains { $0.location.file.hasSuffix("firms/utf16.yaml") })
      #expect(report.errors == 2)
    }
  }

  @Test func aFileThatIsMissingIsNoInput() throws {
    try Folders.scratch { folder in
      try Self.copy(to: folder)
      try FileManager.default.removeItem(atPath: folder + "/GeoData/sites.csv")
      let fault = try #require(throws: (any Error).self) {
        try Inventory.check(.sites, folders: Folders.of(folder))
      }
      #expect((fault as? any Fault)?.kind == .environment)
      #expect((fault as? any Fault)?.description.contains("sites") == true)
    }
  }

  private static func copy(to folder: String) throws {
    for part in ["GeoData", "Config"] {
      try FileManager.default.copyItem(
        atPath: "\(Small.folder)/\(part)", toPath: "\(folder)/\(part)")
    }
  }

  /// The small region with a fault planted in each kind of data.
  private static func broken(_ body: (DataFolders) throws -> Void) throws {
    try Folders.scratch { folder in
      try copy(to: folder)
      func change(_ file: String, _ old: String, _ new: String) throws {
        let path = folder + "/" + file
        let text = try Folders.text(path)
        #expect(text.contains(old))
        try Folders.write(text.replacing(old, with: new, maxReplacements: 1), to: path)
      }
      try change("GeoData/sites.csv", "24.6050", "246.05")
      try change("GeoData/site_links.csv", "p-port", "p-prt")
      try change("GeoData/streams.csv", "pit,consumer,ash", "pit,consumer,asch")
      try change("GeoData/roads.csv", "30.0", "-30.0")
      try change("GeoData/materials.csv", "tipper|hook", "flying_carpet|hook")
      try change("Config/firms/small.yaml", "fi-tipper-76", "fi-tipper-67")
      try body(Folders.of(folder))
    }
  }
}
