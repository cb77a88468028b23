import Domain
import Exchange
import Foundation
import Roads

@testable import Planning

/// The data and configuration of this repository, read once for all tests.
enum Shipped {
  /// The folder of the repository.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  private static let reading = Result { try Folders.scenario(root) }
  private static let joined = Result {
    try SiteNetwork(scenario().data, rules: scenario().configuration.rules.roads)
  }
  private static let planned = Result {
    try Made(scenario(), date: "2026-11-23", iterations: iterations, threads: 1)
  }

  /// Few, so that the tests stay quick; enough for loads to change their tours.
  static let iterations = 300

  /// All that the shipped files hold.
  static func scenario() throws -> Scenario { try reading.get() }

  /// The roads of the shipped files.
  static func network() throws -> SiteNetwork { try joined.get() }

  /// The plan of Monday 23 November 2026 after a few iterations on one thread.
  static func november() throws -> Made { try planned.get() }

  /// The atlas of a day.
  static func atlas(_ date: String) throws -> RoadAtlas {
    RoadAtlas(
      network: try network(), date: try CalendarDate(parsing: date),
      sites: try scenario().data.sites.map(\.id))
  }
}

/// The little region of the fixtures.
enum Small {
  /// Its folder.
  static let folder = Shipped.root + "/Tests/PlanningTests/Fixtures/Small"

  private static let reading = Result { try Folders.scenario(folder) }

  /// All that its files hold.
  static func scenario() throws -> Scenario { try reading.get() }
}

/// Reads a folder that has a GeoData and a Config in it.
enum Folders {
  static func scenario(_ folder: String) throws -> Scenario {
    try Scenario(folders: of(folder), tell: { _ in })
  }

  static func of(_ folder: String) throws -> DataFolders {
    try DataFolders(geodata: folder + "/GeoData", config: folder + "/Config")
  }

  /// Calls `body` with a new folder that is gone afterwards.
  static func scratch<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("sivuvirta-planning-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }

  /// Writes a text file.
  static func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  /// Reads a text file.
  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }
}

/// A plan and the bytes of its file.
struct Made: Sendable {
  let plan: Plan
  let bytes: [UInt8]

  init(
    _ scenario: Scenario, date: String, firm: String = "pohjaset", loads: String? = nil,
    iterations: Int = 0, threads: Int = 1
  ) throws {
    var request = PlanRequest(
      date: try CalendarDate(parsing: date), firm: firm, seed: 1, generator: "sivuvirta test")
    request.loadsFile = loads
    request.iterations = iterations
    request.threads = threads
    let run = PlanningRun(
      scenario: scenario, request: request, tell: { _ in }, isCancelled: { false })
    plan = try run.plan()
    bytes = scenario.writer(for: plan).bytes()
  }
}

/// The instant of an ISO 8601 text in UTC, read by Foundation and not by our own reader.
func utc(_ text: String) throws -> Instant {
  Instant(epochSeconds: Int(try Date(text, strategy: .iso8601).timeIntervalSince1970))
}
