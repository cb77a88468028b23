public import Domain
internal import Exchange
internal import Foundation
internal import Store

/// What a night is asked for.
public struct NightlyRequest: Sendable {
  /// The day to plan.
  public var date: CalendarDate
  /// The start of the random numbers; `nil` for that of `nightly.yaml`.
  public var seed: Int?
  /// Program and version.
  public var generator: String
  /// Seconds to search for each firm; `nil` for the iterations.
  public var timeLimit: Double?
  /// Iterations to search for each firm; `nil` for those of `nightly.yaml`.
  public var iterations: Int?
  /// The planning database; `nil` for the one of `nightly.yaml`.
  public var databaseFile: String?

  /// Asks for a night.
  public init(date: CalendarDate, seed: Int? = nil, generator: String) {
    self.date = date
    self.seed = seed
    self.generator = generator
  }
}

/// How a night went.
public struct NightlyOutcome: Sendable {
  /// Firms planned, checked, written and recorded.
  public var planned = 0
  /// Firms that failed.
  public var failed = 0
}

/// Plans every firm of `Config/nightly.yaml`, each on its own: read, plan, check, write, record.
public struct Nightly {
  private let folders: DataFolders
  private let request: NightlyRequest

  /// Iterations for each firm when neither the request nor the file says.
  static let defaultIterations = 20_000

  /// Prepares a night.
  public init(folders: DataFolders, request: NightlyRequest) {
    self.folders = folders
    self.request = request
  }

  /// Plans the firms in the order of the list; a firm that fails leaves the others planned.
  ///
  /// - Parameters:
  ///   - tell: Called with the stages of the work.
  ///   - isCancelled: Asked often; when true the firm at hand is finished as it is and the rest left.
  ///   - line: Called with one line of JSON for each firm.
  /// - Returns: How many firms were planned and how many failed.
  /// - Throws: a `Fault` when what all firms share is wrong: GeoData, rules, the list, the database,
  ///   the folder of the plans.
  public func run(
    tell: @escaping (Stage) -> Void, isCancelled: @escaping @Sendable () -> Bool,
    line: (String) -> Void
  ) throws -> NightlyOutcome {
    let scenario = try Scenario(folders: folders, tell: tell)
    let settings = try NightlyFile.settings(folders)
    try Deliverable.probe(folder: settings.output)
    let database = try PlanningDatabase(
      file: request.databaseFile ?? settings.database, access: .write)
    try Deliverable.makeFolder("\(settings.output)/\(request.date)")
    var outcome = NightlyOutcome()
    for firm in settings.firms {
      if isCancelled() { break }
      tell(.began("planning \(firm)"))
      let record: PlanRecord
      var bytes: [UInt8]?
      var file: String?
      do {
        let night = try plan(
          firm, scenario: scenario, settings: settings, tell: tell, isCancelled: isCancelled)
        record = night.record
        bytes = night.bytes
        file = night.file
        outcome.planned += 1
      } catch {
        record = failure(of: firm, seed: request.seed ?? settings.seed, because: error)
        tell(.warning("\(firm): \(record.message ?? "failed")"))
        outcome.failed += 1
      }
      try database.keep(record, planFile: bytes)
      line(Self.summary(of: record, file: file))
    }
    return outcome
  }

  private func plan(
    _ firm: FirmID, scenario: Scenario, settings: NightlySettings,
    tell: @escaping (Stage) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) throws -> (record: PlanRecord, bytes: [UInt8], file: String) {
    var ask = PlanRequest(
      date: request.date, firm: firm.text, seed: request.seed ?? settings.seed,
      generator: request.generator)
    ask.timeLimit = request.timeLimit
    ask.iterations =
      request.timeLimit == nil
      ? request.iterations ?? settings.iterations ?? Self.defaultIterations
      : request.iterations
    let plan = try PlanningRun(
      scenario: scenario, request: ask, tell: tell, isCancelled: isCancelled
    ).plan()
    let bytes = scenario.writer(for: plan).bytes()
    let file = "\(settings.output)/\(request.date)/\(firm).geojson"
    let report = try PlanAudit(scenario: scenario).check(bytes: bytes, name: file)
    guard report.isClean else {
      throw PlanningError.inconsistentPlan(
        report.summary + "\n" + String(decoding: report.lines, as: UTF8.self))
    }
    try AtomicFile.write(bytes, to: file)
    return (
      PlanRecord(
        date: request.date, firm: firm, madeAt: Self.now, seed: plan.seed,
        generator: request.generator, status: .done, figures: plan.figures,
        sha256: SHA256.hexadecimal(of: bytes)),
      bytes, file
    )
  }

  private func failure(of firm: FirmID, seed: Int, because error: any Error) -> PlanRecord {
    PlanRecord(
      date: request.date, firm: firm, madeAt: Self.now, seed: seed,
      generator: request.generator, status: .failed,
      message: (error as? any Fault)?.description ?? error.localizedDescription)
  }

  private static var now: Instant {
    Instant(epochSeconds: Int(Date().timeIntervalSince1970))
  }

  /// One line of JSON without times, so that the same night gives the same line.
  private static func summary(of record: PlanRecord, file: String?) -> String {
    let figures = record.figures
    let line = JSONValue.object([
      JSONMember("date", .string(record.date.description)),
      JSONMember("firm", .string(record.firm.text)),
      JSONMember("status", .string(record.status.rawValue)),
      JSONMember("file", .text(file)), JSONMember("sha256", .text(record.sha256)),
      JSONMember("loads", .whole(figures?.loads)), JSONMember("served", .whole(figures?.served)),
      JSONMember("unserved", .whole(figures?.unserved)),
      JSONMember("vehicles", .whole(figures?.vehicles)),
      JSONMember("km", .decimal(figures?.distance.kilometers, digits: 3)),
      JSONMember("empty_km", .decimal(figures?.emptyDistance.kilometers, digits: 3)),
      JSONMember("cost_eur", .decimal(figures?.cost.euros, digits: 2)),
      JSONMember("message", .text(record.message)),
    ]).written
    return String(decoding: line.dropLast(), as: UTF8.self)
  }
}

/// The settings of `nightly.yaml`.
enum NightlyFile {
  /// Reads them.
  ///
  /// - Throws: `InputFault` with every error of the file, or ``ExchangeError`` when it is missing.
  static func settings(_ folders: DataFolders) throws -> NightlySettings {
    let reading = try ConfigurationReader.read(folder: folders.config)
    if let settings = reading.nightly { return settings }
    let problems = reading.errors.filter { $0.location.file.hasSuffix("nightly.yaml") }
    guard problems.isEmpty else { throw InputFault(problems) }
    throw ExchangeError.unreadable(
      file: "\(folders.config)/nightly.yaml", reason: "there is no such file")
  }
}
