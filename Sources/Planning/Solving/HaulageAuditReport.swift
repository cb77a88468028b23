internal import Checking
internal import Domain
internal import Exchange

/// What a check of an instance's plan and bound found, ready to be written.
struct HaulageAuditReport: Sendable {
  /// One breach of the plan or one finding about the bound.
  private struct Finding: Sendable {
    var code: String
    /// From one, in the order of the file.
    var route: Int?
    var truck: String?
    /// The load's place in the route, from one.
    var sequence: Int?
    var load: String?
    /// The way to the case of the proof, such as `few/many`.
    var proofCase: String?
    /// From zero, in the order of the file of prices.
    var vehicleClass: Int?
    var text: String
  }

  /// Millicents of a euro.
  private static let euro = 100_000

  private let instance: String
  private let loads: Int
  private let figures: HaulageFigures
  private var findings: [Finding] = []
  /// What the prices prove in millicents; `nil` when they prove nothing or were not asked.
  private(set) var bound: Int?
  private var hasDuals = false
  /// What is claimed beyond the prices, which another proof may have shown.
  private var restsOnSearch = false

  /// Starts without findings.
  init(instance: String, loads: Int, _ figures: HaulageFigures) {
    self.instance = instance
    self.loads = loads
    self.figures = figures
  }

  /// The codes of all findings, in their order.
  var codes: [String] { findings.map(\.code) }

  /// Adds a contradiction between files.
  mutating func add(_ code: String, _ text: String) {
    findings.append(Finding(code: code, text: "plan: " + text))
  }

  /// Adds a breach of the plan; strangers are told by their names.
  mutating func add(_ breach: HaulageBreach, in plan: HaulagePlan, trucks: Names, loads: Names) {
    var breach = breach
    var finding = Finding(code: breach.code.rawValue, text: "")
    if let number = breach.route, plan.routes.indices.contains(number) {
      let route = plan.routes[number]
      finding.route = number + 1
      finding.truck = trucks.text(route.truck)
      if breach.code == .truckUnknown { breach.arguments["truck"] = finding.truck }
      if let sequence = breach.sequence, route.loads.indices.contains(sequence) {
        finding.sequence = sequence + 1
        finding.load = loads.text(route.loads[sequence])
        if breach.code == .loadUnknown { breach.arguments["load"] = finding.load }
      }
    }
    finding.text = breach.sentence
    findings.append(finding)
  }

  /// Adds what the prices prove, and whether that is what the plan claims.
  mutating func add(_ audit: BoundAuditReport, claims: HaulageClaims, loads: Names) {
    hasDuals = true
    bound = audit.bound
    for found in audit.findings {
      var found = found
      if !found.route.isEmpty {
        found.arguments["route"] = found.route.map(loads.text).joined(separator: " ")
      }
      findings.append(
        Finding(
          code: found.code.rawValue, proofCase: found.proofCase,
          vehicleClass: found.vehicleClass, text: found.sentence))
    }
    guard let bound else { return }
    if let breach = claims.breach(provedOnly: bound) {
      findings.append(Finding(code: breach.code.rawValue, text: breach.sentence))
    }
    restsOnSearch = claims.restsOnSearch(beyond: bound)
  }

  /// Whether nothing was found.
  var isClean: Bool { findings.isEmpty }

  /// What the plan comes to, and with prices whether they prove their bound; for standard error.
  var summary: String {
    let count = findings.count
    let found = isClean ? "no breach" : "\(count) \(count == 1 ? "breach" : "breaches")"
    let kilometers = Decimals.fixed(figures.distance.value, scale: 1000, digits: 0)
    let plan =
      "\(instance): \(found); cost \(Self.euros(figures.cost)) EUR, \(kilometers) km, "
      + "\(figures.trucks) trucks, \(figures.unserved.count) of \(loads) loads unserved"
    guard hasDuals else { return plan }
    guard let bound else { return plan + "\nlower bound not verified" }
    let gap = Int((SolveAnswer.gap(cost: figures.cost, bound: max(0, bound)) * 100_000).rounded())
    var text =
      plan + "\nlower bound \(Self.euros(bound)) EUR verified, "
      + "gap \(Decimals.fixed(gap, scale: 1000, digits: 2)) %"
    if restsOnSearch {
      text += "; that no plan is cheaper at all is the search's claim, the prices do not prove it"
    }
    return text
  }

  private static func euros(_ millicents: Int) -> String {
    Decimals.fixed(millicents, scale: euro, digits: 2)
  }

  /// A line for each breach: its code, then the sentence.
  var lines: [UInt8] {
    Array(findings.map { "\($0.code): \($0.text)\n" }.joined().utf8)
  }

  /// An object with `instance`, `clean`, `cost` and `lower_bound` (cents), `distance` (kilometers),
  /// `vehicles`, `unserved`, `bound_verified`, and `breaches` with their places.
  ///
  /// `lower_bound` is what the prices prove, `bound_verified` is `null` when no prices were given.
  var json: [UInt8] {
    JSONValue.object([
      JSONMember("instance", .string(instance)), JSONMember("clean", .bool(isClean)),
      JSONMember("cost", .fixed(figures.cost, digits: 3)),
      JSONMember("distance", .fixed(figures.distance.value, digits: 3)),
      JSONMember("vehicles", .whole(figures.trucks)),
      JSONMember("unserved", .whole(figures.unserved.count)),
      JSONMember("lower_bound", .fixed(bound, digits: 3)),
      JSONMember("bound_verified", hasDuals ? .bool(bound != nil) : .null),
      JSONMember(
        "breaches",
        .array(
          findings.map {
            .object([
              JSONMember("code", .string($0.code)), JSONMember("route", .whole($0.route)),
              JSONMember("truck", .text($0.truck)), JSONMember("seq", .whole($0.sequence)),
              JSONMember("load", .text($0.load)), JSONMember("case", .text($0.proofCase)),
              JSONMember("class", .whole($0.vehicleClass)), JSONMember("text", .string($0.text)),
            ])
          })),
    ]).written
  }
}
