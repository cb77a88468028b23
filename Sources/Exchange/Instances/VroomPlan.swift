public import Domain

/// A plan in VROOM's output JSON, read back without trust: its routes, and the cost that it states.
public struct VroomPlan: Hashable, Sendable {
  /// A route.
  public struct Route: Hashable, Sendable {
    /// The vehicle's id.
    public var vehicle = ""
    /// What is done, `job 3`, `pickup 3`, `delivery 3` or `break 3`; start and end left out.
    public var steps: [String] = []
  }

  private static let limit = 200_000

  /// In their order.
  public private(set) var routes: [Route] = []
  /// The cost of all routes; `nil` when it is not stated.
  public private(set) var cost: Int?

  /// What a visit of an instance is called among the steps.
  public static func name(of visit: RoutingInstance.Visit) -> String {
    "\(VroomOutput.type(of: visit.role)) \(visit.id)"
  }

  /// Reads a file.
  ///
  /// - Throws: `InputFault` with every problem: no JSON object, a member that is missing or of
  ///   another form.
  public static func read(_ file: InputFile) throws(InputFault) -> VroomPlan {
    var scanner = JSONScanner(file.bytes, file: file.name)
    var plan = VroomPlan()
    do throws(InputFault) {
      let object = try scanner.options(["routes", "summary"]) {
        (scanner: inout JSONScanner, name: String) throws(InputFault) in
        if name == "summary" { return try plan.readSummary(&scanner) }
        try scanner.elements("routes", upTo: limit) {
          (scanner: inout JSONScanner, _: Int) throws(InputFault) in try plan.readRoute(&scanner)
        }
      }
      scanner.require(["routes": "a list of routes"], of: object)
      try scanner.end()
    } catch {
      throw InputFault(scanner.problems + error.problems)
    }
    guard scanner.problems.isEmpty else { throw InputFault(scanner.problems) }
    return plan
  }

  private mutating func readSummary(_ scanner: inout JSONScanner) throws(InputFault) {
    _ = try scanner.options(["cost"]) {
      (scanner: inout JSONScanner, _: String) throws(InputFault) in
      cost = try scanner.whole(in: 0...Int.max)
    }
  }

  private mutating func readRoute(_ scanner: inout JSONScanner) throws(InputFault) {
    var route = Route()
    let object = try scanner.options(["vehicle", "steps"]) {
      (scanner: inout JSONScanner, name: String) throws(InputFault) in
      if name == "vehicle" {
        route.vehicle = try scanner.whole(in: 0...Int.max).map(String.init) ?? ""
        return
      }
      try scanner.elements("steps", upTo: Self.limit) {
        (scanner: inout JSONScanner, _: Int) throws(InputFault) in
        if let step = try Self.step(&scanner) { route.steps.append(step) }
      }
    }
    scanner.require(["vehicle": "the id of the vehicle", "steps": "a list of steps"], of: object)
    routes.append(route)
  }

  private static func step(_ scanner: inout JSONScanner) throws(InputFault) -> String? {
    scanner.skipSpace()
    let start = scanner.index
    var type: String?
    var id: Int?
    let object = try scanner.options(["type", "id"]) {
      (scanner: inout JSONScanner, name: String) throws(InputFault) in
      if name == "type" {
        type = try scanner.name()
      } else {
        id = try scanner.whole(in: 0...Int.max)
      }
    }
    guard object != nil else { return nil }
    switch type {
    case "start", "end": return nil
    case "job", "pickup", "delivery", "break":
      guard let id else {
        scanner.note("missing", at: start, field: "id", "the id of what is done")
        return nil
      }
      return "\(type ?? "") \(id)"
    default:
      scanner.note(
        "value", at: start, field: "type", value: type ?? "",
        "start, job, pickup, delivery, break or end")
      return nil
    }
  }
}
