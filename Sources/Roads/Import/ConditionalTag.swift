/// A tag of the kind `maxweight:conditional = 12 @ (Apr-Jun); none @ destination`.
///
/// Source: the OpenStreetMap wiki on conditional restrictions. The last statement whose condition
/// holds decides.
struct ConditionalTag {
  /// A value and when it holds; any of the conditions will do.
  struct Statement {
    var value: String
    var conditions: [RoadCondition]
  }

  /// The statements in the order in which they stand.
  var statements: [Statement] = []

  /// Reads a tag; what stands before the first `@` of a statement is its value.
  init(_ text: String) {
    for part in text.split(outsideBracketsBy: ";") {
      guard let at = part.firstIndex(of: "@") else {
        // `no @ Mo-Fr 07:00-09:00; Sa 10:00-12:00` without brackets.
        guard let last = statements.popLast() else {
          statements.append(Statement(value: "", conditions: [.unknown(part)]))
          continue
        }
        statements.append(
          Statement(
            value: last.value, conditions: last.conditions + Self.conditions(String(part))))
        continue
      }
      statements.append(
        Statement(
          value: part[..<at].trimmed, conditions: Self.conditions(part[part.index(after: at)...])))
    }
  }

  /// Reads a condition; alternatives by `OR` or, where nothing else fits, by semicolon or comma.
  static func conditions(_ text: some StringProtocol) -> [RoadCondition] {
    let bare = text.trimmed.withoutBrackets
    if let condition = conjunction(bare) { return [condition] }
    for separator in [" or ", ";", ","] {
      let parts = bare.split(outsideBracketsBy: separator)
      guard parts.count > 1, parts.count <= 32 else { continue }
      let conditions = parts.map { conjunction($0.trimmed.withoutBrackets) }
      // One part that is not understood makes the whole doubtful, the others stay as they are.
      if separator == " or " || conditions.allSatisfy({ $0 != nil }) {
        return zip(parts, conditions).map { $1 ?? .unknown($0) }
      }
    }
    return [.unknown(bare)]
  }

  private static func conjunction(_ text: String) -> RoadCondition? {
    var terms: [RoadCondition.Term] = []
    let parts = text.split(outsideBracketsBy: " and ")
    // Nothing between the brackets is not always.
    guard !parts.isEmpty else { return nil }
    for part in parts {
      let word = part.trimmed.withoutBrackets
      // A truck is what the sign is about.
      if ["hgv", "hgv:conditional", "24/7"].contains(word.lowercased()) { continue }
      guard let term = term(word) else { return nil }
      terms.append(term)
    }
    return RoadCondition(terms)
  }

  private static func term(_ text: String) -> RoadCondition.Term? {
    let word = text.lowercased()
    switch word {
    case "destination", "delivery", "customers", "customer", "loading", "unloading",
      "loading/unloading", "deliveries", "destination traffic", "access":
      return .business
    case "trailer", "articulated", "hgv_articulated", "combination": return .combination
    case "hazmat", "hazmat:water", "dangerous_goods": return .hazardousGoods
    case "wet", "rain": return .weather("wet")
    case "snow", "ice", "fog": return .weather(word)
    case "winter": return .season(.winter)
    case "summer": return .season(.summer)
    case "agricultural", "forestry", "bus", "psv", "taxi", "emergency", "resident", "residents",
      "permit", "disabled", "motorcycle", "motorcar", "caravan", "bicycle", "foot", "tourist_bus",
      "school_bus", "coach", "goods", "private", "military", "moped", "hov", "ev", "electric",
      "car_sharing", "staff", "employees", "maintenance", "authorised", "authorized", "mofa":
      return .others(word)
    default: break
    }
    return quantity(word) ?? ClockReader.rule(word).map { .clock($0) }
  }

  private static let quantities: [(String, RoadQuantity)] = [
    ("maxweightrating", .rating), ("weightrating", .rating), ("maxweight", .gross),
    ("weight", .gross), ("gvwr", .rating), ("axleload", .axle), ("length", .length),
    ("width", .width), ("height", .height), ("axles", .axleCount),
  ]
  private static let comparisons: [(String, RoadCondition.Comparison)] = [
    (">=", .atLeast), ("<=", .atMost), (">", .above), ("<", .below), ("=", .equal),
  ]

  /// `weight>7.5`, `length >= 12 m`.
  private static func quantity(_ word: String) -> RoadCondition.Term? {
    for (name, quantity) in quantities where word.hasPrefix(name) {
      let rest = word.dropFirst(name.count).trimmed
      for (sign, comparison) in comparisons where rest.hasPrefix(sign) {
        let text = rest.dropFirst(sign.count).trimmed
        guard let value = TagNumbers.value(of: quantity, text) else { return nil }
        return .quantity(quantity, comparison, value)
      }
    }
    return nil
  }
}

extension RoadCondition {
  /// A text that was not understood, shortened to what a report can show.
  fileprivate static func unknown(_ text: String) -> RoadCondition {
    RoadCondition([.unknown(String(text.prefix(120)))])
  }
}

extension StringProtocol {
  /// Without spaces around it.
  var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}

extension String {
  /// Without one pair of brackets around the whole.
  fileprivate var withoutBrackets: String {
    guard hasPrefix("("), hasSuffix(")"), count >= 2 else { return self }
    var depth = 0
    for (offset, letter) in zip(0..., self) {
      if letter == "(" { depth += 1 }
      if letter == ")" { depth -= 1 }
      // The first bracket closes before the end: two groups.
      if depth == 0, offset < count - 1 { return self }
    }
    return dropFirst().dropLast().trimmed
  }

  /// The parts between separators that stand in no bracket; letters compare without case.
  fileprivate func split(outsideBracketsBy separator: String) -> [String] {
    let bytes = Array(utf8)
    let wanted = Array(separator.utf8)
    var parts: [String] = []
    var start = 0
    var depth = 0
    var position = 0
    while position < bytes.count {
      if bytes[position] == 0x28 { depth += 1 }
      if bytes[position] == 0x29 { depth -= 1 }
      let end = position + wanted.count
      if depth <= 0, end <= bytes.count,
        zip(bytes[position..<end], wanted).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 })
      {
        parts.append(String(decoding: bytes[start..<position], as: UTF8.self))
        start = end
        position = end
      } else {
        position += 1
      }
    }
    parts.append(String(decoding: bytes[start...], as: UTF8.self))
    return parts.filter { !$0.allSatisfy(\.isWhitespace) }
  }
}
