internal import Checking
internal import Domain
internal import Exchange

/// Reads a plan of a haulage day and recomputes it, with nothing of the search's.
struct HaulageAudit {
  /// A plan as its file states it.
  private struct Stated {
    var plan: HaulagePlan
    var claims = HaulageClaims()
    /// The instance that it says it is of; `nil` when it does not say.
    var instance: String?
  }

  private let day: HaulageDay
  private let tell: (Stage) -> Void
  private let isCancelled: () -> Bool

  /// Checks against a day, as ``InstanceAudit`` does.
  init(day: HaulageDay, tell: @escaping (Stage) -> Void, isCancelled: @escaping () -> Bool) {
    self.day = day
    self.tell = tell
    self.isCancelled = isCancelled
  }

  /// Every breach of the plan in a file, and what the prices in another prove; at most one of the
  /// files is `-`, standard input.
  ///
  /// The plan is lines or an object of `solve --json`, whichever its first byte says.
  ///
  /// - Throws: a `Fault` when a file cannot be read or understood.
  func check(planFile: String, dualsFile: String?) throws -> HaulageAuditReport {
    let trucks = Names(day.trucks.map(\.id))
    let loads = Names(day.loads.map(\.id))
    let stated = try read(InputFile(path: planFile), trucks: trucks, loads: loads)
    let duals = try dualsFile.map {
      try DualsFile.read(
        InputFile(path: $0), kind: .haulage, loads: loads.known, vehicles: trucks.known)
    }
    let report = HaulagePlanChecker(day).check(stated.plan, claims: stated.claims)
    var outcome = HaulageAuditReport(instance: day.name, loads: day.loads.count, report.figures)
    for (name, file) in [(stated.instance, planFile), (duals?.instance, dualsFile ?? "")] {
      guard let name, name != day.name else { continue }
      outcome.add("instance_differs", "\(file) is of '\(name)', not of '\(day.name)'")
    }
    for breach in report.breaches {
      outcome.add(breach, in: stated.plan, trucks: trucks, loads: loads)
    }
    if let duals {
      tell(.began("verifying the bound"))
      let classes = duals.proof.certificates.reduce(0) { $0 + $1.classes.count }
      tell(.auditing(done: 0, classes: classes))
      let audit = BoundAudit(day).verify(
        duals.proof, stated: duals.statedBound,
        progress: { tell(.auditing(done: $0, classes: $1)) }, isCancelled: isCancelled)
      outcome.add(audit, claims: stated.claims, loads: loads)
    }
    return outcome
  }

  private func read(
    _ file: InputFile, trucks: Names, loads: Names
  ) throws -> Stated {
    guard file.beginsAsObject else {
      return Stated(
        plan: try HaulagePlanText.read(
          file, trucks: trucks.known.count, loads: loads.known.count))
    }
    let claim = try SolveClaim.read(file)
    let routes = zip(claim.trucks, claim.routes).map { truck, names in
      HaulagePlan.Route(truck: trucks.position(of: truck), loads: names.map(loads.position))
    }
    var stated = Stated(
      plan: HaulagePlan(routes: routes),
      claims: HaulageClaims(cost: claim.cost, lowerBound: claim.lowerBound),
      instance: claim.instance)
    stated.claims.distance = claim.distance
    stated.claims.driving = claim.driving
    stated.claims.trucks = claim.vehicles
    stated.claims.unserved = claim.unserved
    stated.claims.unservedLoads = Set(claim.unservedLoads.map(loads.position))
    return stated
  }
}

/// Names of an instance and their positions; strangers are numbered behind the last one.
final class Names {
  let known: [String]
  private var strangers: [String] = []
  private var positions: [String: Int]

  init(_ names: [String]) {
    known = names
    positions = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The position of a name, whoever it is.
  func position(of name: String) -> Int {
    if let position = positions[name] { return position }
    let position = known.count + strangers.count
    strangers.append(name)
    positions[name] = position
    return position
  }

  /// What stands at a position: a name, that of a stranger in quotation marks, or the number itself.
  func text(_ position: Int) -> String {
    if known.indices.contains(position) { return known[position] }
    let other = position - known.count
    return strangers.indices.contains(other) ? "'\(strangers[other])'" : "\(position)"
  }
}
