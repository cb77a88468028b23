import Domain

/// What a file of an instance seems to be, told from its content.
enum InstanceForm {
  /// JSON of a haulage day, or at least no JSON of another kind.
  case haulageDay
  /// VROOM's input JSON.
  case vroom
  /// Solomon's and Gehring & Homberger's text.
  case solomon
  /// Li & Lim's text.
  case liLim
  /// TSPLIB's keywords, as CVRPLIB uses them.
  case cvrplib

  /// How much of a text is looked at.
  private static let glance = 4096
  private static let known =
    "a haulage day or an input of VROOM as JSON, or an instance in the form of Solomon, of Li and Lim "
    + "or of CVRPLIB (.vrp)"
  private static let vroomMembers: Set = ["jobs", "shipments", "vehicles", "matrices", "matrix"]
  private static let haulageMembers: Set = [
    "sites", "distance_m", "duration_s", "loads", "trucks", "unserved_cents",
  ]

  /// Looks at a file.
  ///
  /// - Throws: `InputFault` when it is of no known form.
  init(of file: InputFile) throws(InputFault) {
    let place = SourceLocation(file: file.name, line: 1)
    guard let first = file.bytes.first(where: { !Self.isSpace($0) }) else {
      throw InputFault(
        InputProblem(code: "cut", at: place, expected: Self.known + "; the file is empty"))
    }
    if first == UInt8(ascii: "{") {
      self = Self.isVroom(file) ? .vroom : .haulageDay
      return
    }
    let text = String(decoding: file.bytes.prefix(Self.glance), as: UTF8.self)
    guard let form = Self.form(of: text) else {
      let line = text.split(whereSeparator: \.isNewline).first ?? ""
      throw InputFault(
        InputProblem(
          code: "format", at: place, value: String(line.prefix(60)), expected: Self.known))
    }
    self = form
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// Whether the first telling member of an object is one of VROOM's.
  private static func isVroom(_ file: InputFile) -> Bool {
    var scanner = JSONScanner(file.bytes, file: file.name)
    var answer: Bool?
    // Any fault ends the look: the reader will tell it.
    try? scanner.object { (scanner: inout JSONScanner, name: String) throws(InputFault) in
      if vroomMembers.contains(name) { answer = true }
      if haulageMembers.contains(name) { answer = false }
      if answer != nil { throw scanner.cut("nothing") }
      try scanner.skipValue()
    }
    return answer ?? false
  }

  /// The form of a text that is no JSON.
  private static func form(of text: String) -> InstanceForm? {
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.uppercased().split(whereSeparator: { $0.isWhitespace || $0 == ":" })
    }
    let heads = Set(lines.compactMap(\.first))
    if !heads.isDisjoint(with: ["DIMENSION", "EDGE_WEIGHT_TYPE", "NODE_COORD_SECTION"]) {
      return .cvrplib
    }
    if !heads.isDisjoint(with: ["VEHICLE", "CUSTOMER", "CUST"]) { return .solomon }
    guard let first = lines.first(where: { !$0.isEmpty }) else { return nil }
    if first.count == 3, first.allSatisfy({ Double($0) != nil }) { return .liLim }
    if first[0] == "NAME", text.contains(":") { return .cvrplib }
    return nil
  }

  /// The problem of a text that cannot be a haulage day, being no JSON object.
  static func refusal(ofText file: InputFile) -> InputProblem? {
    if file.bytes.first(where: { !isSpace($0) }) == UInt8(ascii: "{") { return nil }
    let isEmpty = file.bytes.allSatisfy(isSpace)
    let form = form(of: String(decoding: file.bytes.prefix(glance), as: UTF8.self))
    let name: String? =
      switch form {
      case .solomon: "; this looks like an instance in the form of Solomon"
      case .liLim: "; this looks like an instance in the form of Li and Lim"
      case .cvrplib: "; this looks like an instance in the form of CVRPLIB (.vrp)"
      default: isEmpty ? "; the file is empty" : nil
      }
    return InputProblem(
      code: isEmpty ? "cut" : "format", at: SourceLocation(file: file.name, line: 1),
      expected: "a haulage day as JSON" + (name ?? ""))
  }

  /// The problem of an object with these members; `nil` when it may be a haulage day.
  static func refusal(ofMembers names: [String], in file: String) -> InputProblem? {
    let other: String
    if names.contains("features") || names.contains("geometry") {
      other = "GeoJSON"
    } else if !vroomMembers.isDisjoint(with: names) {
      other = "an input of VROOM"
    } else {
      return nil
    }
    return InputProblem(
      code: "format", at: SourceLocation(file: file),
      expected: "a haulage day as JSON; this looks like \(other)")
  }

  /// What an instance is called that has no name: as its file, without folder and ending.
  static func title(of file: String) -> String {
    let name = file.split(separator: "/").last ?? "-"
    let stem = name.split(separator: ".").first ?? name
    return String(stem.prefix(JSONScanner.longestName))
  }
}
