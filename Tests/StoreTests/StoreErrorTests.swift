import Domain
import Foundation
import Store
import Testing

/// Files that are no planning database, or not one that can be used now.
struct StoreErrorTests {
  let folder: URL
  var url: URL { folder.appendingPathComponent("plans.sqlite") }
  var file: String { url.path }

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("sivuvirta-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  @discardableResult
  func open(_ access: PlanningDatabase.Access = .write) throws -> PlanningDatabase {
    try PlanningDatabase(file: file, access: access, timeout: Seconds(0))
  }

  /// The error of opening, for writing unless said.
  func failure(_ access: PlanningDatabase.Access = .write) -> StoreError? {
    do {
      try open(access)
      return nil
    } catch {
      return error as? StoreError
    }
  }

  func makeDatabase(plans: Int = 1) throws {
    let database = try open()
    for day in 1...plans {
      let record = PlanRecord(
        date: try CalendarDate(year: 2026, month: 1, day: day), firm: FirmID("pohjaset"),
        madeAt: Instant(epochSeconds: 0), seed: 1, generator: "test", status: .done,
        sha256: "ab")
      try database.keep(record, planFile: [UInt8](repeating: 7, count: 20_000))
    }
  }

  /// Writes bytes over the file at an offset.
  func overwrite(_ bytes: [UInt8], at offset: Int) throws {
    var data = try Data(contentsOf: url)
    data.replaceSubrange(offset..<offset + bytes.count, with: bytes)
    try data.write(to: url)
  }

  @Test func missingFileIsNotMadeForReading() {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(failure(.read) == .missing(file: file))
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test(arguments: ["", "/nowhere/at/all/plans.sqlite", "/dev/null/plans.sqlite", "/tmp"])
  func badPathIsTheEnvironmentsFault(path: String) {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect {
      try PlanningDatabase(file: path, access: .write)
    } throws: { error in
      (error as? StoreError)?.kind == .environment
    }
  }

  @Test func textFileIsNoDatabaseAndStaysAsItIs() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = Data(String(repeating: "id,name\noutokumpu,Tornio\n", count: 50).utf8)
    try text.write(to: url)
    #expect(failure() == .notDatabase(file: file))
    #expect(failure(.read) == .notDatabase(file: file))
    #expect(try Data(contentsOf: url) == text)
  }

  @Test func emptyFileBecomesADatabaseButIsNotRead() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data().write(to: url)
    #expect(failure(.read) == .foreign(file: file))
    #expect(failure() == nil)
    #expect(try open(.read).plans().isEmpty)
  }

  @Test func databaseOfAnotherProgramIsLeftAlone() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try makeDatabase()
    try overwrite([UInt8]("GPKG".utf8), at: 68)
    let before = try Data(contentsOf: url)
    #expect(failure() == .foreign(file: file))
    #expect(failure(.read) == .foreign(file: file))
    #expect(try Data(contentsOf: url) == before)
  }

  @Test func newerVersionIsRefusedByNumber() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try makeDatabase()
    try overwrite([0, 0, 0, 9], at: 60)
    let expected = StoreError.newer(file: file, version: 9, known: 1)
    #expect(failure() == expected)
    #expect(failure(.read) == expected)
    #expect(expected.kind == .environment)
    #expect(expected.description.contains("version 9"))
  }

  @Test func olderVersionIsNotChangedByReading() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try makeDatabase()
    try overwrite([0, 0, 0, 0], at: 60)
    #expect(failure(.read) == .older(file: file, version: 0, known: 1))
  }

  @Test func cutFileIsCorrupt() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try makeDatabase(plans: 20)
    let data = try Data(contentsOf: url)
    for share in [1, 2, 3] {
      try data.prefix(data.count * share / 4).write(to: url)
      #expect {
        let database = try open()
        for plan in try database.plans() { _ = try database.planFile(number: plan.number) }
      } throws: { error in
        if case .corrupt = error as? StoreError { true } else { false }
      }
    }
  }

  @Test func damagedPagesNeverCrash() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try makeDatabase(plans: 5)
    let data = try Data(contentsOf: url)
    var state: UInt64 = 20_261_123
    for _ in 0..<150 {
      var broken = data
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        // The first 12 KB hold the schema and the first rows.
        broken[100 + Int(state >> 33) % 12_000] = UInt8(truncatingIfNeeded: state >> 20)
      }
      try broken.write(to: url)
      do {
        let database = try open()
        for plan in try database.plans() { _ = try database.planFile(number: plan.number) }
      } catch {
        #expect(error is StoreError)
      }
    }
  }

  @Test func lockedFileSaysSo() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try makeDatabase()
    let database = try open()
    let holder = try LockHolder(writersOf: file)
    let failure = PlanRecord(
      date: try CalendarDate(year: 2026, month: 2, day: 1), firm: FirmID("pohjaset"),
      madeAt: Instant(epochSeconds: 0), seed: 1, generator: "test", status: .failed)
    #expect(throws: StoreError.locked(file: file)) { try database.keep(failure, planFile: nil) }
    // Readers do not wait for writers.
    #expect(try database.plans().count == 1)
    holder.release()
    #expect(try database.keep(failure, planFile: nil) == .added)
  }

  @Test func newFileLockedByAnotherProgramSaysSo() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data().write(to: url)
    let holder = try LockHolder(wholeOf: file)
    #expect(failure() == .locked(file: file))
    holder.release()
    #expect(failure() == nil)
  }
}
