import Domain
import Foundation
import Store
import Testing

/// The planning database by what its users see, and SQLite's own program as the other witness.
struct PlanningDatabaseTests {
  let folder: URL
  var file: String { folder.appendingPathComponent("plans.sqlite").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("sivuvirta-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func open(_ access: PlanningDatabase.Access = .write) throws -> PlanningDatabase {
    try PlanningDatabase(file: file, access: access, timeout: Seconds(0))
  }

  static let figures = PlanFigures(
    loads: 96, served: 94, unserved: 2, vehicles: 27, tours: 44, distance: Meters(12_345_678),
    emptyDistance: Meters(5_000_000), duty: Seconds(1_094_400), mass: Kilograms(4_744_000),
    massDistance: 412_000_000_000_000, cost: Cents(3_210_987), lowerBoundCost: nil,
    emission: 21_000_000, payloadUse: 0.987)

  static func record(
    day: Int = 23, firm: String = "pohjaset", madeAt: Int = 1_795_000_000,
    status: PlanRecord.Status = .done, message: String? = nil, sha: String? = "ab12"
  ) throws -> PlanRecord {
    PlanRecord(
      date: try CalendarDate(year: 2026, month: 11, day: day), firm: FirmID(firm),
      madeAt: Instant(epochSeconds: madeAt), seed: 1, generator: "sivuvirta 0.1", status: status,
      message: message, figures: sha == nil ? nil : figures, sha256: sha)
  }

  @Test func whatIsKeptComesBack() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let bytes = [UInt8]("{\"type\":\"FeatureCollection\"}\n".utf8) + [0, 255]
    let record = try Self.record(message: "näin; 'quoted' \"too\"")
    #expect(try open().keep(record, planFile: bytes) == .added)
    let database = try open(.read)
    let stored = try #require(try database.plan(date: record.date, firm: record.firm))
    #expect(stored.record == record)
    #expect(stored.fileSize == bytes.count)
    #expect(try database.planFile(number: stored.number) == bytes)
    #expect(try database.plan(number: stored.number) == stored)
    #expect(try database.plan(number: stored.number + 1) == nil)
    #expect(try database.planFile(number: stored.number + 1) == nil)
  }

  @Test func sameNightTwiceHasTheSameOutcome() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let database = try open()
    try database.keep(try Self.record(), planFile: [1, 2])
    let first = try database.plans()
    let change = try database.keep(try Self.record(madeAt: 1_796_000_000), planFile: [1, 2])
    #expect(change == .unchanged)
    #expect(try database.plans() == first)
  }

  @Test func anotherOutcomeTakesThePlaceUnderTheSameNumber() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let database = try open()
    try database.keep(try Self.record(firm: "a"), planFile: [1])
    try database.keep(try Self.record(firm: "b"), planFile: [2])
    let before = try database.plans()
    let change = try database.keep(
      try Self.record(firm: "a", madeAt: 1_796_000_000, sha: "cd34"), planFile: [9, 9])
    #expect(change == .replaced)
    let after = try database.plans()
    #expect(after.map(\.number) == before.map(\.number))
    #expect(after.first?.record.sha256 == "cd34")
    #expect(try database.planFile(number: before[0].number) == [9, 9])
    #expect(after.last == before.last)
  }

  @Test func failedRunKeepsTheEarlierPlan() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let database = try open()
    try database.keep(try Self.record(), planFile: [1, 2, 3])
    let failure = try Self.record(status: .failed, message: "sites.csv:3", sha: nil)
    #expect(try database.keep(failure, planFile: nil) == .replaced)
    #expect(try database.keep(failure, planFile: nil) == .unchanged)
    let stored = try #require(try database.plans().first)
    #expect(stored.record.status == .failed)
    #expect(stored.record.message == "sites.csv:3")
    #expect(stored.record.figures == Self.figures)
    #expect(try database.planFile(number: stored.number) == [1, 2, 3])
    #expect(try database.keep(try Self.record(), planFile: [1, 2, 3]) == .replaced)
    #expect(try database.plans().first?.record.status == .done)
  }

  @Test func failedRunAloneHasNoPlan() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let database = try open()
    let failure = try Self.record(status: .failed, message: "no vehicle", sha: nil)
    try database.keep(failure, planFile: nil)
    let stored = try #require(try database.plans().first)
    #expect(stored.record == failure)
    #expect(stored.fileSize == nil)
    #expect(try database.planFile(number: stored.number) == nil)
  }

  @Test func listIsSortedAndNarrowedByDateAndFirm() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let database = try open()
    for (day, firm) in [(24, "b"), (23, "c"), (24, "a"), (25, "a"), (23, "a")] {
      try database.keep(try Self.record(day: day, firm: firm), planFile: [1])
    }
    func names(_ plans: [StoredPlan]) -> [String] {
      plans.map { "\($0.record.date.day)\($0.record.firm)" }
    }
    #expect(try names(database.plans()) == ["23a", "23c", "24a", "24b", "25a"])
    #expect(try names(database.plans(firm: FirmID("a"))) == ["23a", "24a", "25a"])
    let day = try CalendarDate(year: 2026, month: 11, day: 24)
    #expect(try names(database.plans(dates: day...day)) == ["24a", "24b"])
    #expect(try names(database.plans(dates: day...day, firm: FirmID("' OR 1"))) == [])
  }

  @Test func twoProgramsMayShareTheFile() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = file
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 1...8 {
        group.addTask {
          let database = try PlanningDatabase(file: file, access: .write)
          for day in 1...5 {
            try database.keep(
              try Self.record(day: day, firm: "firm-\(number)"), planFile: [UInt8(number)])
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try open(.read).plans().count == 40)
  }

  @Test func fileUsesTheWriteAheadLogAndBearsItsVersion() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try open().keep(try Self.record(), planFile: [1])
    let header = try Data(contentsOf: URL(fileURLWithPath: file))
    // SQLite file format 1.3: bytes 18 and 19 are 2 for WAL, 60 the user version, 68 the
    // application id, both big-endian.
    #expect([header[18], header[19]] == [2, 2])
    #expect([UInt8](header[60..<64]) == [0, 0, 0, 1])
    #expect(String(decoding: header[68..<72], as: UTF8.self) == "SIVU")
  }
}
