import Domain

/// An instance of CVRPLIB while it is read.
struct CVRPLIBDraft {
  private typealias Limit = RoutingInstance.Limit
  typealias Line = InstanceText.Line

  /// How ways are told.
  enum WeightType: String, CaseIterable {
    case euclidean = "EUC_2D"
    case ceiling = "CEIL_2D"
    case floor = "FLOOR_2D"
    case manhattan = "MAN_2D"
    case maximum = "MAX_2D"
    case geographic = "GEO"
    case explicit = "EXPLICIT"
  }

  /// The keywords whose value says nothing that is needed.
  private static let idle: Set = ["COMMENT", "DISPLAY_DATA_TYPE"]
  private static let types = ["CVRP", "ACVRP", "DCVRP", "VRP", "VRPTW", "CVRPTW"]
  private static let keywords = [
    "NAME", "COMMENT", "TYPE", "DIMENSION", "CAPACITY", "DISTANCE", "SERVICE_TIME", "VEHICLES",
    "EDGE_WEIGHT_TYPE", "EDGE_WEIGHT_FORMAT", "NODE_COORD_TYPE", "DISPLAY_DATA_TYPE",
    "NODE_COORD_SECTION", "DISPLAY_DATA_SECTION", "EDGE_WEIGHT_SECTION", "DEMAND_SECTION",
    "DEPOT_SECTION", "TIME_WINDOW_SECTION", "SERVICE_TIME_SECTION", "EOF",
  ]
  private static let nodeLimit = Limit.visits + 1

  var name: String?
  var nodes: Int?
  var capacity: Int?
  var lengthMax: Double?
  var service: Double?
  var vehicles: Int?
  var weightType: WeightType?
  var weightFormat: WeightFormat?
  var points: [RoutingInstance.Point]?
  var weights: [Int32]?
  var demands: [Int]?
  var depot: Int?
  var windows: [RoutingInstance.Window]?
  var services: [Double]?
  private var lines: [String: Int] = [:]

  /// Reads a keyword with its value or section.
  ///
  /// - Returns: Whether the text goes on; not after `EOF`.
  /// - Throws: `InputFault` when what follows cannot be understood any more.
  mutating func read(_ line: Line, _ text: inout InstanceText) throws(InputFault) -> Bool {
    let halves = line.text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let first = halves[0].split(whereSeparator: \.isWhitespace).first ?? ""
    let keyword = first.uppercased()
    guard Self.keywords.contains(keyword) else {
      let near = NearestName.find(keyword, among: Self.keywords)
      text.note(
        line.isNumeric ? "size" : "unknown_key", at: line,
        line.isNumeric
          ? "a keyword; the section before has all its rows"
          : "a keyword that is read: " + (near.map { "did you mean \($0)?" } ?? Self.known))
      throw text.fault
    }
    if keyword == "EOF" { return false }
    if let before = lines[keyword] {
      text.note(
        "duplicate", at: line, field: keyword, "\(keyword) once; it stands also in line \(before)")
      throw text.fault
    }
    lines[keyword] = line.number
    if keyword.hasSuffix("_SECTION") {
      guard let nodes else {
        text.note("missing", at: line, field: "DIMENSION", "DIMENSION before the sections")
        throw text.fault
      }
      try readSection(keyword, nodes: nodes, &text)
    } else if !Self.idle.contains(keyword) {
      try readValue(keyword, line, &text)
    }
    return true
  }

  private static var known: String { keywords.joined(separator: ", ") }

  private mutating func readValue(
    _ keyword: String, _ line: Line, _ text: inout InstanceText
  ) throws(InputFault) {
    // `KEY : value`, `KEY: value`, `KEY:value` and `KEY value`: what is behind keyword and colon.
    let parts = line.words.enumerated().map { index, word in
      let colon = word.bytes.firstIndex(of: UInt8(ascii: ":"))
      guard index == 0 else { return colon == word.bytes.startIndex ? word.dropped(1) : word }
      let length = word.bytes.count
      return word.dropped(colon.map { $0 + 1 - word.bytes.startIndex } ?? length)
    }
    let word = parts.first { !$0.bytes.isEmpty }
    guard let word else {
      return text.note("missing", at: line, field: keyword, "a value behind the colon")
    }
    switch keyword {
    case "NAME": name = word.text
    case "DIMENSION":
      nodes = text.whole(word, keyword, in: 2...Self.nodeLimit)
      // Nothing can be counted without it.
      if nodes == nil { throw text.fault }
    case "CAPACITY": capacity = text.whole(word, keyword, in: 0...Limit.amount)
    case "DISTANCE": lengthMax = text.real(word, keyword, in: 0...Limit.unit)
    case "SERVICE_TIME": service = text.real(word, keyword, in: 0...Limit.unit)
    case "VEHICLES": vehicles = text.whole(word, keyword, in: 1...Limit.amount)
    case "TYPE": Self.expect(Self.types, word, keyword, &text)
    case "NODE_COORD_TYPE": Self.expect(["TWOD_COORDS", "NO_COORDS"], word, keyword, &text)
    case "EDGE_WEIGHT_TYPE":
      Self.expect(WeightType.allCases.map(\.rawValue), word, keyword, &text)
      weightType = WeightType(rawValue: word.text.uppercased())
    default:
      Self.expect(WeightFormat.allCases.map(\.rawValue), word, keyword, &text)
      weightFormat = WeightFormat(rawValue: word.text.uppercased())
    }
  }

  private static func expect(
    _ values: [String], _ word: InstanceText.Word, _ field: String, _ text: inout InstanceText
  ) {
    if !values.contains(word.text.uppercased()) {
      text.note("value", at: word, field: field, values.joined(separator: ", "))
    }
  }

  private mutating func readSection(
    _ keyword: String, nodes: Int, _ text: inout InstanceText
  ) throws(InputFault) {
    let times = 0...Limit.unit
    switch keyword {
    case "NODE_COORD_SECTION":
      let span = -Limit.unit...Limit.unit
      points = try rows(keyword, nodes, ["x", "y"], &text) { words, text in
        RoutingInstance.Point(
          x: text.real(words[1], "x", in: span) ?? 0, y: text.real(words[2], "y", in: span) ?? 0)
      }
    case "DISPLAY_DATA_SECTION":
      _ = try rows(keyword, nodes, ["x", "y"], &text) { _, _ in 0 }
    case "DEMAND_SECTION":
      demands = try rows(keyword, nodes, ["demand"], &text) { words, text in
        text.whole(words[1], "demand", in: 0...Limit.amount) ?? 0
      }
    case "SERVICE_TIME_SECTION":
      services = try rows(keyword, nodes, ["service time"], &text) { words, text in
        text.real(words[1], "service time", in: times) ?? 0
      }
    case "TIME_WINDOW_SECTION":
      windows = try rows(keyword, nodes, ["earliest", "latest"], &text) { words, text in
        let earliest = text.real(words[1], "earliest", in: times) ?? 0
        let latest = text.real(words[2], "latest", in: times) ?? Limit.unit
        if earliest > latest {
          text.note(
            "value", at: words[1], field: "earliest", "not after the latest, \(words[2].text)")
        }
        return RoutingInstance.Window(earliest: earliest, latest: max(earliest, latest))
      }
    case "DEPOT_SECTION": try readDepot(nodes: nodes, &text)
    default: try readWeights(nodes: nodes, &text)
    }
  }

  /// Reads a row for each node, in any order.
  private func rows<Value>(
    _ section: String, _ nodes: Int, _ columns: [String], _ text: inout InstanceText,
    _ read: ([InstanceText.Word], inout InstanceText) -> Value
  ) throws(InputFault) -> [Value] {
    var values = [Value?](repeating: nil, count: nodes)
    for count in 0..<nodes {
      guard let line = text.next() else {
        text.noteEnd(
          "cut", field: section, "\(nodes) rows, one for each node; the text ends after \(count)")
        throw text.fault
      }
      guard line.isNumeric else {
        text.note(
          "size", at: line, field: section,
          "\(nodes) rows, as DIMENSION says; this is no row, and \(count) stand before")
        throw text.fault
      }
      guard line.words.count == columns.count + 1 else {
        text.note(
          "syntax", at: line, field: section,
          "\(columns.count + 1) numbers: node, " + columns.joined(separator: ", "))
        throw text.fault
      }
      guard let node = text.whole(line.words[0], "node", in: 1...nodes) else { continue }
      if values[node - 1] != nil {
        text.note("duplicate", at: line.words[0], field: "node", "each node once in \(section)")
      }
      values[node - 1] = read(line.words, &text)
    }
    let read = values.compactMap { $0 }
    // A node that is missing here was noted as another's repetition, or as a wrong number.
    guard read.count == nodes else { throw text.fault }
    return read
  }

  private mutating func readDepot(nodes: Int, _ text: inout InstanceText) throws(InputFault) {
    var found: [Int] = []
    var ended = false
    while !ended, let line = text.next() {
      guard line.isNumeric else {
        text.note("missing", at: line, field: "DEPOT_SECTION", "-1, which ends the section")
        throw text.fault
      }
      for word in line.words {
        guard !ended else {
          text.note("trailing", at: word, field: "DEPOT_SECTION", "nothing after -1")
          throw text.fault
        }
        if word.text == "-1" {
          ended = true
        } else if let node = text.whole(word, "depot", in: 1...nodes) {
          found.append(node - 1)
          if found.count == 2 {
            text.note("value", at: word, field: "depot", "one depot; more are not supported")
          }
        }
      }
    }
    guard ended else {
      text.noteEnd("cut", field: "DEPOT_SECTION", "-1, which ends the section; the text may be cut")
      throw text.fault
    }
    depot = found.first
    if depot == nil, text.problems.isEmpty {
      text.noteEnd("missing", field: "DEPOT_SECTION", "the number of the depot's node before -1")
    }
  }

  private mutating func readWeights(nodes: Int, _ text: inout InstanceText) throws(InputFault) {
    guard let format = weightFormat, format != .function else {
      text.noteEnd(
        "missing", field: "EDGE_WEIGHT_FORMAT",
        "one of FULL_MATRIX, LOWER_ROW, LOWER_DIAG_ROW, UPPER_ROW, UPPER_DIAG_ROW and their "
          + "columns before EDGE_WEIGHT_SECTION")
      throw text.fault
    }
    guard nodes <= HaulageDayReader.siteLimit else {
      text.noteEnd(
        "range", field: "DIMENSION", "at most \(HaulageDayReader.siteLimit) nodes with a table")
      throw text.fault
    }
    let count = format.count(nodes: nodes)
    var numbers: [Int32] = []
    while numbers.count < count {
      guard let line = text.next() else {
        text.noteEnd(
          "cut", field: "EDGE_WEIGHT_SECTION",
          "\(count) numbers for \(format.rawValue); the text ends after \(numbers.count)")
        throw text.fault
      }
      guard line.isNumeric else {
        text.note(
          "size", at: line, field: "EDGE_WEIGHT_SECTION",
          "\(count) numbers for \(format.rawValue); only \(numbers.count) stand before")
        throw text.fault
      }
      for word in line.words {
        guard numbers.count < count else {
          text.note(
            "size", at: word, field: "EDGE_WEIGHT_SECTION",
            "nothing more; \(count) numbers for \(format.rawValue) stand before")
          throw text.fault
        }
        let number = text.whole(word, "weight", in: 0...Int(Limit.unit))
        numbers.append(Int32(number ?? 0))
      }
    }
    weights = format.square(numbers, nodes: nodes)
  }
}
