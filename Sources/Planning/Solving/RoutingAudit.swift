internal import Checking
internal import Domain
internal import Exchange

/// Recomputes a plan of a routing instance, with nothing of the search's.
struct RoutingAudit {
  /// A plan as its file states it.
  private struct Stated {
    var plan: RoutingPlan
    var claims = RoutingClaims()
    /// By what its figures are counted; `nil` when it does not say.
    var objective: SolveObjective?
  }

  private let instance: RoutingInstance
  private let visits: Names
  private let asked: SolveObjective?

  /// Checks plans of an instance under a convention; without one that of the plan or the usual.
  init(_ instance: RoutingInstance, objective: SolveObjective?) {
    self.instance = instance
    asked = objective
    visits = Names(
      instance.visits.map { instance.format == .vroom ? VroomPlan.name(of: $0) : $0.id })
  }

  /// Every breach of the plan in a file: lines `Route k : a b c` or an object of `solve --json`.
  ///
  /// - Throws: a `Fault` when the file cannot be read or understood, or the objective means nothing
  ///   for the instance.
  func check(_ file: InputFile) throws -> InstanceAuditReport {
    let stated = try read(file)
    let objective = try RoutingRun.objective(asked ?? stated.objective, for: instance.format)
    var claims = stated.claims
    // What was counted by another convention is no claim of this one.
    if let asked, let other = stated.objective, asked != other { claims = RoutingClaims() }
    let report = RoutingPlanChecker(instance, objective: objective).check(
      stated.plan, claims: claims)
    let figures = report.figures
    let breaches = report.breaches.map { breach in
      var breach = breach
      if breach.code == .visitUnknown, let route = breach.route, let step = breach.sequence,
        case .visit(let index) = stated.plan.routes[route].steps[step]
      {
        breach.arguments["visit"] = visits.text(index)
      }
      return breach
    }
    let count = breaches.count
    let measure =
      objective == .cost
      ? "cost \(figures.cost)" : "distance \(RoutingConvention.text(figures.distance))"
    let found =
      breaches.isEmpty ? "no breach" : "\(count) \(count == 1 ? "breach" : "breaches")"
    return InstanceAuditReport(
      isClean: breaches.isEmpty,
      summary: "\(instance.name): \(found); \(measure) "
        + "(\(RoutingConvention.text(of: objective, instance.format))), "
        + "\(figures.vehicles) vehicles, \(figures.unserved.count) of \(instance.visits.count) "
        + "customers unserved",
      lines: Array(breaches.map { "\($0.code.rawValue): \($0.sentence)\n" }.joined().utf8),
      json: json(breaches, figures, objective))
  }

  private func read(_ file: InputFile) throws -> Stated {
    if instance.format == .vroom {
      let read = try VroomPlan.read(file)
      var stated = Stated(plan: plan(read.routes))
      stated.claims.cost = read.cost
      return stated
    }
    guard file.beginsAsObject else {
      let lines = try RoutingPlanText.read(file)
      var stated = Stated(plan: plan(lines.routes))
      stated.claims.distance = lines.cost
      return stated
    }
    let summary = try RoutingSummary.read(file)
    var stated = Stated(plan: plan(summary.routes))
    stated.claims.vehicles = summary.vehicles
    stated.claims.distance = summary.distance
    stated.objective = SolveObjective(rawValue: summary.objective)
    return stated
  }

  /// All vehicles of the field's text files are alike.
  private func plan(_ routes: [[String]]) -> RoutingPlan {
    RoutingPlan(
      routes: routes.map { names in
        RoutingPlan.Route(vehicle: 0, steps: names.map { .visit(visits.position(of: $0)) })
      })
  }

  /// Vehicles and their breaks that there are not get positions behind the last.
  func plan(_ routes: [VroomPlan.Route]) -> RoutingPlan {
    let vehicles = Names(instance.vehicles.map(\.id))
    return RoutingPlan(
      routes: routes.map { route in
        let vehicle = vehicles.position(of: route.vehicle)
        let breaks =
          instance.vehicles.indices.contains(vehicle) ? instance.vehicles[vehicle].breaks : []
        let steps = route.steps.map { name -> RoutingPlan.Step in
          guard name.hasPrefix("break ") else { return .visit(visits.position(of: name)) }
          let id = name.dropFirst("break ".count)
          return .pause(breaks.firstIndex { $0.id == id } ?? breaks.count)
        }
        return RoutingPlan.Route(vehicle: vehicle, steps: steps)
      })
  }

  private func json(
    _ breaches: [RoutingBreach], _ figures: RoutingFigures, _ objective: RoutingObjective
  ) -> [UInt8] {
    JSONValue.object([
      JSONMember("instance", .string(instance.name)),
      JSONMember("objective", .string(objective.rawValue)),
      JSONMember("clean", .bool(breaches.isEmpty)),
      JSONMember("cost", objective == .cost ? .whole(figures.cost) : .null),
      JSONMember("vehicles", .whole(figures.vehicles)),
      JSONMember("distance", .decimal(figures.distance, digits: 4)),
      JSONMember("duration", .decimal(figures.driving, digits: 4)),
      JSONMember("unserved", .whole(figures.unserved.count)),
      JSONMember(
        "breaches",
        .array(
          breaches.map { breach in
            .object([
              JSONMember("code", .string(breach.code.rawValue)),
              JSONMember("route", .whole(breach.route.map { $0 + 1 })),
              JSONMember("seq", .whole(breach.sequence.map { $0 + 1 })),
              JSONMember("text", .string(breach.sentence)),
            ])
          })),
    ]).written
  }
}

extension InputFile {
  /// Whether its first byte that is not blank opens a JSON object.
  var beginsAsObject: Bool {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    return bytes.first { !isBlank($0) } == UInt8(ascii: "{")
  }
}
