import Domain

/// What a reading of a plan file found wrong so far.
final class PlanFindings {
  private static let limit = 100

  private(set) var problems: [InputProblem] = []
  private(set) var discrepancies: [PlanDiscrepancy] = []
  /// The offset of the first time that was read.
  private(set) var offset: Seconds?

  /// Notes a value that cannot be used.
  func problem(
    _ code: String, at location: SourceLocation, value: String? = nil, _ expected: String
  ) {
    guard problems.count < Self.limit else { return }
    problems.append(InputProblem(code: code, at: location, value: value, expected: expected))
  }

  /// Notes a statement that the rest of the file contradicts.
  func discrepancy(
    _ code: PlanDiscrepancy.Code, _ feature: String, _ field: String, stated: String,
    _ recomputed: String
  ) {
    discrepancies.append(
      PlanDiscrepancy(
        code, feature: feature, field: field, stated: stated, recomputed: recomputed))
  }

  /// Notes the offset of a time; the first one is the file's.
  func take(offset seen: Seconds, of feature: String, field: String, text: String) {
    guard let offset else {
      self.offset = seen
      return
    }
    if seen != offset {
      discrepancy(
        .offset, feature, field, stated: text,
        "offset of \(offset.value / 60) minutes, as the file's first time has it")
    }
  }
}

/// The members of one object of a plan file, read by name and type; what is wrong is noted.
///
/// A getter with `optional` allows `null`. A missing member is a problem where a value is needed,
/// and a discrepancy where `null` would do.
struct PlanFields {
  private static let hexadecimalDigits = 64

  let members: [JSONMember]
  let location: SourceLocation
  /// What discrepancies call the object.
  let name: String
  let findings: PlanFindings

  /// Whether the object is one and has every member of `columns` and no other.
  func check(columns: [String]) {
    for member in members where !columns.contains(member.name) {
      findings.discrepancy(
        .unknownProperty, name, member.name, stated: "present",
        "no such property; there are " + columns.joined(separator: ", "))
    }
  }

  /// The place of a member.
  func place(_ field: String) -> SourceLocation {
    var place = location
    place.field = field
    return place
  }

  /// The value of a member that is neither missing nor `null`.
  func value(_ field: String, optional: Bool, _ expected: String) -> JSONValue? {
    guard let value = members[field] else {
      if optional {
        findings.discrepancy(.missingProperty, name, field, stated: "", "null or \(expected)")
      } else {
        findings.problem("missing", at: place(field), expected)
      }
      return nil
    }
    if value == .null {
      if !optional { findings.problem("value", at: place(field), value: "null", expected) }
      return nil
    }
    return value
  }

  /// Notes a value of the wrong kind and gives nothing.
  private func wrong<Value>(_ field: String, _ value: JSONValue, _ expected: String) -> Value? {
    var text = JSONText()
    text.value(value)
    findings.problem(
      "value", at: place(field), value: String(decoding: text.bytes.prefix(120), as: UTF8.self),
      expected)
    return nil
  }

  /// A text that is not empty.
  func text(_ field: String, optional: Bool = false) -> String? {
    let expected = "a text that is not empty"
    guard let value = value(field, optional: optional, expected) else { return nil }
    guard let text = value.string, !text.isEmpty else { return wrong(field, value, expected) }
    return text
  }

  /// An identifier without a slash.
  func identifier<Subject>(_ field: String, optional: Bool = false) -> Identifier<Subject>? {
    let expected = "an identifier: 1 to 100 characters without '/' or control characters"
    guard let value = value(field, optional: optional, expected) else { return nil }
    guard let text = value.string, let identifier = try? Identifier<Subject>(checking: text) else {
      return wrong(field, value, expected)
    }
    return identifier
  }

  /// The identifier of a load: that of a row, or a row's with `/` and a number.
  func load(_ field: String, optional: Bool = false) -> LoadID? {
    let expected = "the identifier of a load, such as 17/2"
    guard let value = value(field, optional: optional, expected) else { return nil }
    guard let text = value.string else { return wrong(field, value, expected) }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let row = parts.first, (try? LoadID(checking: String(row))) != nil,
      parts.count == 1
        || !parts[1].isEmpty && parts[1].count <= 9
          && parts[1].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { return wrong(field, value, expected) }
    return LoadID(text)
  }

  /// A whole number in `range`.
  func int(_ field: String, in range: ClosedRange<Int>) -> Int? {
    let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    guard let value = value(field, optional: false, expected) else { return nil }
    guard let number = value.number?.int, range.contains(number) else {
      return wrong(field, value, expected)
    }
    return number
  }

  /// A number from zero on with at most `decimals`, in units of the last of them.
  func units(
    _ field: String, decimals: Int, optional: Bool = false, upTo limit: Int = Meters.limit
  ) -> Int? {
    let expected = "a number from 0 on with at most \(decimals) decimals"
    guard let value = value(field, optional: optional, expected) else { return nil }
    guard let units = value.number?.units(decimals: decimals), (0...limit).contains(units) else {
      return wrong(field, value, expected)
    }
    return units
  }

  /// True or false.
  func bool(_ field: String) -> Bool? {
    guard let value = value(field, optional: false, "true or false") else { return nil }
    guard case .bool(let flag) = value else { return wrong(field, value, "true or false") }
    return flag
  }

  /// A time with an offset.
  func instant(_ field: String, optional: Bool = false) -> Instant? {
    let expected = "a time with its offset, such as 2026-11-23T06:00:00+02:00"
    guard let value = value(field, optional: optional, expected) else { return nil }
    guard let text = value.string, let reading = ISO8601.reading(text), let offset = reading.offset
    else { return wrong(field, value, expected) }
    findings.take(offset: offset, of: name, field: field, text: text)
    return reading.instant(in: ZoneClock(name: "", changes: []))
  }

  /// One of the words of `Choice`.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ field: String, optional: Bool = false
  ) -> Choice? where Choice.RawValue == String {
    let expected = "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", ")
    guard let value = value(field, optional: optional, expected) else { return nil }
    guard let choice = value.string.flatMap(Choice.init(rawValue:)) else {
      return wrong(field, value, expected)
    }
    return choice
  }

  /// A list of texts.
  func texts(_ field: String) -> [String]? {
    let expected = "a list of texts"
    guard let value = value(field, optional: false, expected) else { return nil }
    guard case .array(let elements) = value else { return wrong(field, value, expected) }
    let texts = elements.compactMap(\.string)
    return texts.count == elements.count ? texts : wrong(field, value, expected)
  }

  /// A date.
  func date(_ field: String) -> CalendarDate? {
    let expected = "a date as YYYY-MM-DD"
    guard let value = value(field, optional: false, expected) else { return nil }
    guard let date = value.string.flatMap({ try? CalendarDate(parsing: $0) }) else {
      return wrong(field, value, expected)
    }
    return date
  }

  /// A hash in 64 hexadecimal digits.
  func hash(_ field: String) -> String? {
    let expected = "a SHA-256 in 64 lowercase hexadecimal digits"
    guard let value = value(field, optional: false, expected) else { return nil }
    guard let text = value.string, text.utf8.count == Self.hexadecimalDigits,
      text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 >= 0x61 && $0 <= 0x66 })
    else { return wrong(field, value, expected) }
    return text
  }

  /// The arguments of a reason: an object of texts, as it is or as JSON in a text.
  func arguments(_ field: String) -> [String: String]? {
    let expected = "an object of texts, or such an object as JSON in a text"
    guard let value = value(field, optional: false, expected) else { return nil }
    var object = value
    if let text = value.string {
      guard let parsed = try? JSONScanner.document(Array(text.utf8), file: "") else {
        return wrong(field, value, expected)
      }
      object = parsed
    }
    guard case .object(let members) = object else { return wrong(field, value, expected) }
    var arguments: [String: String] = [:]
    for member in members {
      guard let text = member.value.string else { return wrong(field, value, expected) }
      arguments[member.name] = text
    }
    return arguments
  }

  /// The objects of a list.
  func objects(_ field: String) -> [PlanFields]? {
    let expected = "a list of objects"
    guard let value = value(field, optional: false, expected) else { return nil }
    guard case .array(let elements) = value else { return wrong(field, value, expected) }
    return elements.enumerated().compactMap { index, element in
      nested(element, path: "\(field)[\(index)]")
    }
  }

  /// The members of an object.
  func object(_ field: String) -> PlanFields? {
    value(field, optional: false, "an object").flatMap { nested($0, path: field) }
  }

  private func nested(_ value: JSONValue, path: String) -> PlanFields? {
    var place = location
    place.path = (location.path.map { $0 + "." } ?? "") + path
    guard case .object(let members) = value else {
      findings.problem("value", at: place, "an object")
      return nil
    }
    return PlanFields(
      members: members, location: place, name: "\(name).\(path)", findings: findings)
  }

  /// Notes a stated number that is farther from `recomputed` (in units of `decimals`) than rounding
  /// explains.
  func compare(
    _ field: String, _ code: PlanDiscrepancy.Code, with recomputed: Int?, decimals: Int
  ) {
    guard let value = members[field] else {
      findings.discrepancy(.missingProperty, name, field, stated: "", "a number or null")
      return
    }
    let expected = recomputed.map { JSONNumber(units: $0, digits: decimals).text } ?? "null"
    if value == .null && recomputed == nil { return }
    guard let stated = value.number else {
      if value == .null {
        findings.discrepancy(code, name, field, stated: "null", expected)
      } else {
        let _: Int? = wrong(field, value, "a number or null")
      }
      return
    }
    let scale = Double(FixedDecimal.power(decimals))
    let isEqual = recomputed.map { (stated.double * scale - Double($0)).magnitude <= 0.5 } ?? false
    if !isEqual { findings.discrepancy(code, name, field, stated: stated.text, expected) }
  }
}
