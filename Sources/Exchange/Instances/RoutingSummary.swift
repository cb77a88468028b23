public import Domain

/// What the search for a routing instance found, as the program writes it, and as a file is read back
/// without trust.
///
/// One JSON object: `instance`, `objective` (`distance` or `vehicles`), `feasible`, `vehicles`,
/// `distance` and `duration` (length and time of all ways, in the file's units), `seconds` (how long
/// it took), `iterations`, `seed`, `lower_bound` (of the distance; 0 where nothing better is proved),
/// `unserved` (how many customers), `unserved_customers` and `routes`: the customers' numbers as in
/// the file, the depot left out.
public struct RoutingSummary: Hashable, Sendable {
  private typealias Member = JSONScanner.Member

  /// The decimals of lengths and times.
  private static let digits = 4
  /// The most routes, and the most customers of one.
  private static let limit = 100_000
  private static let members = [
    Member("objective", "\"distance\" or \"vehicles\""),
    Member("vehicles", "how many routes there are"),
    Member("distance", "the length of all routes"),
    Member("routes", "a list of customers' numbers for each route"),
  ]

  /// The name of the instance.
  public var instance = ""
  /// What was made small: `distance` or `vehicles`.
  public var objective = ""
  /// Whether all customers are served within all limits.
  public var isFeasible = false
  /// Routes.
  public var vehicles = 0
  /// The length of all routes, in the file's unit.
  public var distance = 0.0
  /// The time on the way, in the file's unit.
  public var duration = 0.0
  /// How long the search took, in milliseconds.
  public var elapsed = 0
  /// Iterations of the search.
  public var iterations = 0
  /// The start of the random numbers.
  public var seed = 0
  /// The customers of each route in their order.
  public var routes: [[String]] = []
  /// The customers that are left.
  public var unserved: [String] = []

  /// Makes one that says nothing yet.
  public init() {}

  /// The object as one line with a line end.
  public var json: [UInt8] {
    var text = JSONText()
    text.literal("{\"instance\":")
    text.string(instance)
    text.literal(",\"objective\":")
    text.string(objective)
    isFeasible ? text.literal(",\"feasible\":true") : text.literal(",\"feasible\":false")
    text.literal(",\"vehicles\":")
    text.int(vehicles)
    text.literal(",\"distance\":")
    text.decimal(distance, digits: Self.digits)
    text.literal(",\"duration\":")
    text.decimal(duration, digits: Self.digits)
    text.literal(",\"seconds\":")
    text.fixed(elapsed, digits: 3)
    text.literal(",\"iterations\":")
    text.int(iterations)
    text.literal(",\"seed\":")
    text.int(seed)
    text.literal(",\"lower_bound\":0,\"unserved\":")
    text.int(unserved.count)
    text.literal(",\"unserved_customers\":")
    Self.write(unserved, to: &text)
    text.literal(",\"routes\":[")
    for (index, route) in routes.enumerated() {
      if index > 0 { text.literal(",") }
      Self.write(route, to: &text)
    }
    text.literal("]}\n")
    return text.bytes
  }

  /// Customers' names are numbers in all files of the field.
  private static func write(_ names: [String], to text: inout JSONText) {
    text.literal("[")
    for (index, name) in names.enumerated() {
      if index > 0 { text.literal(",") }
      if let number = Int(name) { text.int(number) } else { text.string(name) }
    }
    text.literal("]")
  }

  /// Reads a file; members that say how the search went are passed over.
  ///
  /// - Throws: `InputFault` with every problem: no JSON object, a member that is missing or of
  ///   another form.
  public static func read(_ file: InputFile) throws(InputFault) -> RoutingSummary {
    var scanner = JSONScanner(file.bytes, file: file.name)
    var summary = RoutingSummary()
    do throws(InputFault) {
      try scanner.object(of: members) {
        (scanner: inout JSONScanner, member: String) throws(InputFault) in
        switch member {
        case "objective": summary.objective = try scanner.name() ?? ""
        case "vehicles": summary.vehicles = try scanner.whole(in: 0...limit) ?? 0
        case "distance":
          summary.distance = try scanner.real(in: 0...1e15, "the length of all routes") ?? 0
        default:
          try scanner.elements("routes", upTo: limit) {
            (scanner: inout JSONScanner, _: Int) throws(InputFault) in
            summary.routes.append(try customers(&scanner))
          }
        }
      }
      try scanner.end()
    } catch {
      throw InputFault(scanner.problems + error.problems)
    }
    guard scanner.problems.isEmpty else { throw InputFault(scanner.problems) }
    return summary
  }

  private static func customers(_ scanner: inout JSONScanner) throws(InputFault) -> [String] {
    var names: [String] = []
    try scanner.elements("customers", upTo: limit) {
      (scanner: inout JSONScanner, _: Int) throws(InputFault) in
      if let number = try scanner.whole(in: 0...Int(Int32.max)) { names.append("\(number)") }
    }
    return names
  }
}
