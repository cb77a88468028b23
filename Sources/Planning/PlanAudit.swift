internal import Checking
internal import Domain
internal import Exchange
internal import Roads

/// Reads a plan and recomputes it, with nothing of the scheduler's.
public struct PlanAudit {
  private let scenario: Scenario

  /// Checks against a scenario.
  public init(scenario: Scenario) { self.scenario = scenario }

  /// Every breach of the plan in a file, `-` for standard input.
  ///
  /// `loadsFile` is compared with what the plan says was asked.
  ///
  /// - Throws: `InputFault` when a file cannot be understood.
  public func check(planFile: String, loadsFile: String?) throws -> AuditReport {
    let file = try PlanReader.read(path: planFile)
    var requested: [LoadRow]?
    var inputs = scenario.inputs
    if let firm = scenario.firms.first(where: { $0.name == file.plan.firm.text })?.input {
      inputs.append(Plan.Input(name: firm.name, sha256: SHA256.hexadecimal(of: firm.rawBytes)))
    }
    if let loadsFile {
      let input = try InputFile(path: loadsFile)
      requested = try LoadsReader(
        data: scenario.data, clocks: { scenario.clock(of: $0) }
      ).read(input).value()
      inputs.append(
        Plan.Input(
          name: DayDemand.loadsInputName, sha256: SHA256.hexadecimal(of: input.rawBytes)))
    } else if let kept = file.plan.inputs.first(where: { $0.name == DayDemand.loadsInputName }) {
      // The rows themselves are kept in the plan; without the file there is nothing to compare.
      inputs.append(kept)
    }
    if scenario.roads.isNamed {
      inputs += try scenario.roads.inputs()
    } else {
      // Maps and closures that nobody names are not opened; their names and hashes stay as they are.
      inputs += file.plan.inputs.filter { input in
        Plan.roadInputs.contains { input.name.hasPrefix($0) }
      }
    }
    return try check(file, requested: requested, inputs: inputs)
  }

  /// Every breach of a plan that has just been written, read back from its bytes.
  ///
  /// - Throws: `InputFault` when our own file cannot be understood.
  func check(bytes: [UInt8], name: String) throws -> AuditReport {
    let file = try PlanReader.read(name: name, bytes: bytes)
    return try check(file, requested: nil, inputs: nil)
  }

  private func check(
    _ file: PlanFile, requested: [LoadRow]?, inputs: [Plan.Input]?
  ) throws -> AuditReport {
    let features = file.sites.map {
      SiteFeature(site: $0.id, position: $0.position, confidence: $0.confidence)
    }
    // A plan file writes payload_use with four decimals; all other figures come back exactly.
    let tolerance = FigureTolerance(payloadUse: 0.000_050_001)
    func checker(_ data: GeoData) -> PlanChecker {
      PlanChecker(
        data: data, configuration: scenario.configuration, clocks: scenario.clocks)
    }
    let breaches: [Breach]
    if let map = scenario.roads.file {
      let ways = try scenario.roads.map(
        map, data: scenario.data, rules: scenario.configuration.rules.roads,
        on: file.plan.date, clock: scenario.homeClock)
      breaches = try checker(scenario.data).check(
        file.plan, on: MapEvidence.map(ways, on: file.plan.date), requested: requested,
        currentInputs: inputs, siteFeatures: features, tolerance: tolerance)
    } else {
      let data = try scenario.roads.shipped(
        data: scenario.data, on: file.plan.date, clock: scenario.homeClock)
      breaches = checker(data).check(
        file.plan, requested: requested, currentInputs: inputs, siteFeatures: features,
        tolerance: tolerance, verifiesWays: scenario.roads.isNamed ? true : nil)
    }
    let noon = scenario.homeClock.instant(on: file.plan.date, at: Seconds(43_200))
    var discrepancies = file.discrepancies.map { ($0.code.rawValue, $0.description) }
    if file.offset != scenario.homeClock.offset(at: noon), !file.plan.tours.isEmpty {
      discrepancies.append(
        ("offset", "the times are not written in Helsinki's offset at noon of the date"))
    }
    return AuditReport(
      plan: "\(file.plan.date)/\(file.plan.firm)",
      findings: discrepancies.map { AuditReport.Finding(code: $0.0, text: $0.1) }
        + breaches.map { AuditReport.Finding($0) },
      takesWays: file.plan.isOnImportedRoads && !scenario.roads.isNamed)
  }
}

/// What a check found, ready to be written.
public struct AuditReport: Sendable {
  /// One breach.
  struct Finding: Sendable {
    var code: String
    var tour: String?
    var sequence: Int?
    var load: String?
    var site: String?
    var text: String

    init(code: String, text: String) {
      self.code = code
      self.text = text
    }

    init(_ breach: Breach) {
      code = breach.code.rawValue
      tour = breach.tour?.text
      sequence = breach.sequence
      load = breach.load?.text
      site = breach.site?.text
      text = breach.sentence
    }
  }

  let plan: String
  let findings: [Finding]
  /// Whether ways were taken as they stand.
  let takesWays: Bool

  /// Whether nothing was found.
  public var isClean: Bool { findings.isEmpty }

  /// One line for standard error.
  public var summary: String {
    let found =
      isClean
      ? "plan \(plan): no breach"
      : "plan \(plan): \(findings.count) \(findings.count == 1 ? "breach" : "breaches")"
    return takesWays
      ? found + "; its ways lie on imported or shut roads and were taken as they stand: name the "
        + "files with --roads, --closures and --avoid to verify them" : found
  }

  /// A line for each breach: its code, then the sentence.
  public var lines: [UInt8] {
    Array(findings.map { "\($0.code): \($0.text)\n" }.joined().utf8)
  }

  /// An object with `plan`, `breaches` and their places.
  public var json: [UInt8] {
    JSONValue.object([
      JSONMember("plan", .string(plan)), JSONMember("clean", .bool(isClean)),
      JSONMember(
        "breaches",
        .array(
          findings.map {
            .object([
              JSONMember("code", .string($0.code)), JSONMember("tour", .text($0.tour)),
              JSONMember("seq", .whole($0.sequence)), JSONMember("load", .text($0.load)),
              JSONMember("site", .text($0.site)), JSONMember("text", .string($0.text)),
            ])
          })),
    ]).written
  }
}
