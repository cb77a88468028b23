public import Domain

/// What an object of `solve --json` says of a haulage day, read back without trust.
///
/// Its names may be those of nothing, and its numbers wrong: that is for a check to tell. The members
/// that say how the search went (`objective`, `feasible`, `seconds`, `iterations`, `seed`), the `gap`
/// and others are passed over.
public struct SolveClaim: Hashable, Sendable {
  private typealias Member = JSONScanner.Member

  /// The largest cost in millicents, and the largest length and time: 2^53.
  private static let largest = 1 << 53
  private static let members = [
    Member("instance", "the name of the instance"), Member("vehicles", "how many trucks leave"),
    Member("distance", "kilometers of all routes"),
    Member("duration", "seconds of driving of all routes"),
    Member("cost", "what the plan costs, in cents"),
    Member("lower_bound", "what no plan undercuts, in cents"),
    Member("unserved", "how many loads are left"),
    Member("unserved_loads", "the ids of the loads that are left; [] for none"),
    Member("trucks", "a list of ids of trucks"),
    Member("routes", "a list of ids of loads for each truck"),
  ]

  /// The name of the instance.
  public private(set) var instance = ""
  /// Trucks that leave.
  public private(set) var vehicles = 0
  /// All routes.
  public private(set) var distance = Meters.zero
  /// All driving.
  public private(set) var driving = Seconds.zero
  /// What the plan costs; millicents.
  public private(set) var cost = 0
  /// What no plan undercuts; millicents.
  public private(set) var lowerBound = 0
  /// How many loads are left.
  public private(set) var unserved = 0
  /// Which these are.
  public private(set) var unservedLoads: [String] = []
  /// The trucks that leave, one for each of ``routes``.
  public private(set) var trucks: [String] = []
  /// The loads of each truck in the order of carrying.
  public private(set) var routes: [[String]] = []

  /// Reads a file.
  ///
  /// - Throws: `InputFault` with every problem: no JSON object, a member that is missing or of
  ///   another form, not as many routes as trucks.
  public static func read(_ file: InputFile) throws(InputFault) -> SolveClaim {
    var scanner = JSONScanner(file.bytes, file: file.name)
    var claim = SolveClaim()
    do throws(InputFault) {
      try claim.read(&scanner)
      try scanner.end()
    } catch {
      throw InputFault(scanner.problems + error.problems)
    }
    if scanner.problems.isEmpty, claim.trucks.count != claim.routes.count {
      scanner.note(
        "size", at: 0, path: "routes", value: "\(claim.routes.count) routes",
        "\(claim.trucks.count) routes, one for each of 'trucks'")
    }
    guard scanner.problems.isEmpty else { throw InputFault(scanner.problems) }
    return claim
  }

  private mutating func read(_ scanner: inout JSONScanner) throws(InputFault) {
    let absence = try scanner.census(of: Self.members) {
      (scanner: inout JSONScanner, member: String) throws(InputFault) in
      let limit = HaulageDayReader.loadLimit
      switch member {
      case "instance": instance = try scanner.name() ?? ""
      case "vehicles": vehicles = try scanner.whole(in: 0...limit) ?? 0
      case "distance":
        distance = Meters(try scanner.units(decimals: 3, upTo: Self.largest) ?? 0)
      case "duration": driving = Seconds(try scanner.whole(in: 0...Self.largest) ?? 0)
      case "cost": cost = try scanner.units(decimals: 3, upTo: Self.largest) ?? 0
      case "lower_bound": lowerBound = try scanner.units(decimals: 3, upTo: Self.largest) ?? 0
      case "unserved": unserved = try scanner.whole(in: 0...limit) ?? 0
      case "unserved_loads": unservedLoads = try Self.names("loads", &scanner)
      case "trucks": trucks = try Self.names("trucks", &scanner)
      default:
        try scanner.elements("routes", upTo: limit) {
          (scanner: inout JSONScanner, _: Int) throws(InputFault) in
          routes.append(try Self.names("loads", &scanner))
        }
      }
    }
    guard let absence else { return }
    if absence.strangers.contains("features") {
      scanner.problems = [
        InputProblem(
          code: "format", at: SourceLocation(file: scanner.origin.file),
          expected: "lines such as 'Route 3 : 17 4' or the object of solve --json; this looks like "
            + "GeoJSON, which is checked without --instance")
      ]
    } else {
      scanner.note(absence)
    }
  }

  private static func names(
    _ noun: String, _ scanner: inout JSONScanner
  ) throws(InputFault) -> [String] {
    var names: [String] = []
    try scanner.elements(noun, upTo: HaulageDayReader.loadLimit) {
      (scanner: inout JSONScanner, _: Int) throws(InputFault) in
      if let name = try scanner.name() { names.append(name) }
    }
    return names
  }
}
