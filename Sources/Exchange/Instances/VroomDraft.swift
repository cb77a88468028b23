import Domain

/// An input of VROOM while it is read.
struct VroomDraft {
  typealias Instance = RoutingInstance
  typealias Limit = RoutingInstance.Limit

  /// A position in the tables that is judged when they are known.
  struct Reference {
    var offset: Int
    var path: String?
    var place: Int
  }

  /// A window as it stands: two whole numbers, which may be moments since 1970.
  struct Span: Hashable {
    var earliest: Int
    var latest: Int
  }

  /// A visit with what is only known in the end.
  struct Visit {
    var visit: Instance.Visit
    var label = VroomInput.Label()
    var spans: [Span] = []
  }

  /// A vehicle with what is only known in the end.
  struct Vehicle {
    var type: Instance.VehicleType
    var labels = VroomInput.VehicleLabels()
    var span: Span?
    var breakSpans: [[Span]] = []
    var profile = "car"
    var offset = 0
  }

  /// The largest moment and the largest id: 2^53.
  static let largest = 1 << 53
  /// The most visits, and the most of a short list.
  static let listLimit = 1000
  private static let refused = [
    "steps": "no 'steps': given routes are not started from",
    "options": "no 'options': ways are not drawn",
  ]

  var visits: [Visit] = []
  var vehicles: [Vehicle] = []
  var tables: [Instance.Table] = []
  /// Profiles whose lengths are in the file.
  var profilesWithDistances: Set<String> = []
  var references: [Reference] = []
  /// How many kinds of amount there are, by the first list of them.
  var dimensions: Int?
  private var ids: [String: Set<Int>] = [:]
  private var hasMatrix = false
  private var hasMatrices = false

  /// Reads the object and notes what is wrong inside its members.
  mutating func read(_ scanner: inout JSONScanner) throws(InputFault) {
    let names = ["jobs", "shipments", "vehicles", "matrices", "matrix"]
    let object = try scanner.options(names, refused: Self.refused) {
      (scanner: inout JSONScanner, name: String) throws(InputFault) in
      switch name {
      case "jobs":
        try scanner.elements(name, upTo: Limit.visits) {
          (scanner: inout JSONScanner, _: Int) throws(InputFault) in try readJob(&scanner)
        }
      case "shipments":
        try scanner.elements(name, upTo: Limit.visits / 2) {
          (scanner: inout JSONScanner, _: Int) throws(InputFault) in try readShipment(&scanner)
        }
      case "vehicles":
        try scanner.elements(name, upTo: HaulageDayReader.loadLimit) {
          (scanner: inout JSONScanner, _: Int) throws(InputFault) in try readVehicle(&scanner)
        }
      case "matrices":
        hasMatrices = true
        try scanner.object { (scanner: inout JSONScanner, name: String) throws(InputFault) in
          try readTables(&scanner, profile: name)
        }
      default:
        hasMatrix = true
        if let table = try table(&scanner) {
          tables.append(Self.table("car", table.numbers, table.numbers.map { _ in 0 }))
        }
      }
    }
    scanner.require(["vehicles": "a list of vehicles"], of: object)
    guard let object else { return }
    if !object.found.contains("jobs"), !object.found.contains("shipments") {
      scanner.note("missing", at: object.start, field: "jobs", "'jobs' or 'shipments'")
    }
    if hasMatrix, hasMatrices {
      scanner.note(
        "value", at: object.start, field: "matrix", "'matrices' or the older 'matrix', not both")
    } else if !hasMatrix, !hasMatrices {
      scanner.note(
        "missing", at: object.start, field: "matrices",
        "the ways by profile, such as {\"car\":{\"durations\":[[0,9],[9,0]]}}; coordinates alone are "
          + "not supported, for no roads are asked")
    }
  }

  private static func table(
    _ profile: String, _ durations: [Int32], _ distances: [Int32], _ costs: [Int32]? = nil
  ) -> Instance.Table {
    Instance.Table(profile: profile, durations: durations, distances: distances, costs: costs)
  }

  /// Reads a table, all of which have the same side.
  private func table(_ scanner: inout JSONScanner) throws(InputFault) -> SquareTable? {
    scanner.skipSpace()
    let start = scanner.index
    let side = tables.first.map { Int(Double($0.durations.count).squareRoot().rounded()) }
    let table = try scanner.table(
      side: side, upTo: HaulageDayReader.siteLimit, largest: Int32(Limit.unit))
    guard let table, !table.isRagged else { return nil }
    guard table.rows > 0, table.rows == (side ?? table.width) else {
      scanner.note(
        "size", at: start, value: "\(table.rows) rows",
        "\(side ?? table.width ?? 1) rows, as many as numbers in a row")
      return nil
    }
    return table
  }

  private mutating func readTables(
    _ scanner: inout JSONScanner, profile: String
  ) throws(InputFault) {
    var durations: [Int32]?
    var distances: [Int32]?
    var costs: [Int32]?
    let object = try scanner.options(["durations", "distances", "costs"]) {
      (scanner: inout JSONScanner, name: String) throws(InputFault) in
      let numbers = try table(&scanner)?.numbers
      switch name {
      case "durations": durations = numbers
      case "distances": distances = numbers
      default: costs = numbers
      }
    }
    scanner.require(["durations": "a list of rows of seconds"], of: object)
    guard let durations else { return }
    for other in [distances, costs] {
      if let other, other.count != durations.count, let object {
        scanner.note(
          "size", at: object.start, "tables of the same size as 'durations'")
        return
      }
    }
    if distances != nil { profilesWithDistances.insert(profile) }
    tables.append(
      Self.table(profile, durations, distances ?? durations.map { _ in 0 }, costs))
  }

  // MARK: Small values

  /// Reads an id that no other of the kind has.
  mutating func id(_ scanner: inout JSONScanner, of kind: String) throws(InputFault) -> String {
    scanner.skipSpace()
    let start = scanner.index
    guard let number = try scanner.whole(in: 0...Self.largest) else { return "" }
    if !ids[kind, default: []].insert(number).inserted {
      scanner.note("duplicate", at: start, value: "\(number)", "each id once among the \(kind)")
    }
    return "\(number)"
  }

  /// Reads a position in the tables, which is judged when they are known.
  mutating func place(_ scanner: inout JSONScanner) throws(InputFault) -> Int {
    scanner.skipSpace()
    let start = scanner.index
    let place = try scanner.whole(in: 0...Int(Int32.max)) ?? 0
    references.append(Reference(offset: start, path: scanner.path, place: place))
    return place
  }

  /// Reads a list of amounts; all lists have the same length.
  mutating func amounts(_ scanner: inout JSONScanner) throws(InputFault) -> [Int] {
    scanner.skipSpace()
    let start = scanner.index
    var amounts: [Int] = []
    let count = try scanner.elements("amounts", upTo: Self.listLimit) {
      (scanner: inout JSONScanner, _: Int) throws(InputFault) in
      amounts.append(try scanner.whole(in: 0...Limit.amount) ?? 0)
    }
    guard let count, count > 0 else { return [] }
    if let dimensions, dimensions != count {
      scanner.note(
        "size", at: start, value: "\(count) amounts", "\(dimensions) amounts, as everywhere")
    }
    dimensions = dimensions ?? count
    return amounts
  }

  /// Reads a list of skills.
  static func skills(_ scanner: inout JSONScanner) throws(InputFault) -> [Int] {
    var skills: Set<Int> = []
    try scanner.elements("skills", upTo: listLimit) {
      (scanner: inout JSONScanner, _: Int) throws(InputFault) in
      if let skill = try scanner.whole(in: 0...Int(UInt32.max)) { skills.insert(skill) }
    }
    return skills.sorted()
  }

  /// Reads a time of at most ``Limit/unit``.
  static func time(_ scanner: inout JSONScanner) throws(InputFault) -> Double {
    Double(try scanner.whole(in: 0...Int(Limit.unit)) ?? 0)
  }

  /// Reads a window.
  static func span(_ scanner: inout JSONScanner) throws(InputFault) -> Span? {
    scanner.skipSpace()
    let start = scanner.index
    var ends: [Int?] = []
    let count = try scanner.elements("moments", upTo: 2) {
      (scanner: inout JSONScanner, _: Int) throws(InputFault) in
      ends.append(try scanner.whole(in: 0...largest))
    }
    guard let count else { return nil }
    guard count == 2 else {
      scanner.note(
        "size", at: start, value: "\(count) numbers", "two whole numbers, the first and the last")
      return nil
    }
    guard let earliest = ends[0], let latest = ends[1] else { return nil }
    guard earliest <= latest else {
      scanner.note(
        "value", at: start, value: "[\(earliest),\(latest)]", "the first not after the last")
      return nil
    }
    return Span(earliest: earliest, latest: latest)
  }

  /// Reads windows that are ascending and apart.
  static func spans(_ scanner: inout JSONScanner) throws(InputFault) -> [Span] {
    scanner.skipSpace()
    let start = scanner.index
    var spans: [Span] = []
    try scanner.elements("windows", upTo: listLimit) {
      (scanner: inout JSONScanner, _: Int) throws(InputFault) in
      if let span = try span(&scanner) { spans.append(span) }
    }
    for (span, next) in zip(spans, spans.dropFirst()) where span.latest >= next.earliest {
      scanner.note(
        "value", at: start, value: "[\(next.earliest),\(next.latest)]",
        "windows in their order, each after the one before")
      break
    }
    return spans
  }

  /// Reads a text that the output repeats.
  static func text(_ scanner: inout JSONScanner) throws(InputFault) -> String? {
    guard case .string(let text) = try scanner.value() else { return nil }
    return text
  }
}
