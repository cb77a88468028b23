import Domain

/// What is wrong with the text of one field: what would be right.
struct FieldFault: Error, Hashable {
  /// The stable word for machines.
  let code: String
  /// What would be right.
  let expected: String

  init(_ expected: String, code: String = "value") {
    self.code = code
    self.expected = expected
  }
}

/// How the text of a field becomes a value; the same for a cell of a table and a value in YAML.
struct FieldKind<Value> {
  /// Stands in for a value that cannot be read, so that reading goes on.
  ///
  /// It never leaves this target: input with an error is not handed out.
  let placeholder: Value
  /// Makes the value or says what would be right.
  let parse: (String) throws(FieldFault) -> Value

  init(_ placeholder: Value, parse: @escaping (String) throws(FieldFault) -> Value) {
    self.placeholder = placeholder
    self.parse = parse
  }

  /// The same text with the value passed through `transform`.
  func map<Other>(_ transform: @escaping (Value) -> Other) -> FieldKind<Other> {
    FieldKind<Other>(transform(placeholder)) { text throws(FieldFault) in
      transform(try parse(text))
    }
  }
}

extension FieldKind where Value == String {
  /// Any text that is not empty.
  static var text: Self {
    FieldKind("") { text throws(FieldFault) in
      guard text.contains(where: { !$0.isWhitespace }) else {
        throw FieldFault("a text; the field is empty", code: "empty")
      }
      return text
    }
  }
}

extension FieldKind {
  /// An identifier as `Domain` allows it.
  static func identifier<Subject>() -> Self where Value == Identifier<Subject> {
    FieldKind(Identifier("")) { text throws(FieldFault) in
      do { return try Identifier(checking: text) } catch {
        throw FieldFault(
          "an identifier: 1 to 100 characters without '/', control characters or outer spaces",
          code: text.isEmpty ? "empty" : "identifier")
      }
    }
  }
}

extension FieldKind
where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the words of an enumeration; `placeholder` is any of them.
  static func word(_ placeholder: Value) -> Self {
    FieldKind(placeholder) { text throws(FieldFault) in
      if let value = Value(rawValue: text) { return value }
      let words = Value.allCases.map(\.rawValue)
      let nearest = NearestName.find(text, among: words).map { "; did you mean '\($0)'?" } ?? ""
      throw FieldFault("one of \(words.joined(separator: ", "))\(nearest)")
    }
  }
}

extension FieldKind where Value == Bool {
  /// `yes` or `no`.
  static var yesNo: Self { words("yes", "no") }
  /// `true` or `false`.
  static var trueFalse: Self { words("true", "false") }

  private static func words(_ yes: String, _ no: String) -> Self {
    FieldKind(false) { text throws(FieldFault) in
      guard text == yes || text == no else { throw FieldFault("\(yes) or \(no)") }
      return text == yes
    }
  }
}

extension FieldKind where Value == CalendarDate {
  /// `YYYY-MM-DD`.
  static var date: Self {
    FieldKind(CalendarDate(dayNumber: 0)) { text throws(FieldFault) in
      do { return try CalendarDate(parsing: text) } catch {
        throw FieldFault("a day of the calendar as YYYY-MM-DD, 1900 to 2199")
      }
    }
  }
}

extension FieldKind where Value == YearlyDay {
  /// `MM-DD`.
  static var yearlyDay: Self {
    FieldKind(YearlyDay(CalendarDate(dayNumber: 0))) { text throws(FieldFault) in
      // A leap year has every day that some year has.
      do { return YearlyDay(try CalendarDate(parsing: "2024-\(text)")) } catch {
        throw FieldFault("a day of the year as MM-DD, such as 10-28")
      }
    }
  }
}

extension FieldKind where Value == Seconds {
  /// A time of the day as `HH:MM` or `HH`, to 24:00.
  static var timeOfDay: Self {
    FieldKind(.zero) { text throws(FieldFault) in
      guard let time = seconds(ofTime: text) else {
        throw FieldFault("a time of the day as HH:MM, 00:00 to 24:00")
      }
      return time
    }
  }

  /// Reads `HH:MM` or `HH`, to 24:00.
  static func seconds(ofTime text: some StringProtocol) -> Seconds? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let hours = Int(parts[0]), let minutes = parts.count == 2 ? Int(parts[1]) : 0,
      minutes <= 59, hours * 60 + minutes <= 24 * 60
    else { return nil }
    return .minutes(hours * 60 + minutes)
  }
}

extension FieldKind where Value == OpeningHours.Span {
  /// Opening hours of one day as `HH:MM-HH:MM` or `HH-HH`.
  static var span: Self {
    let nothing = OpeningHours.Span(opens: .zero, closes: .zero)
    return FieldKind(nothing) { text throws(FieldFault) in
      let ends = text.split(separator: "-", omittingEmptySubsequences: false)
      guard ends.count == 2, let opens = FieldKind<Seconds>.seconds(ofTime: ends[0]),
        let closes = FieldKind<Seconds>.seconds(ofTime: ends[1])
      else { throw FieldFault("opening hours such as 06:00-22:00, or nothing when closed") }
      guard opens < closes else {
        throw FieldFault(
          "opening hours inside one day, opening before closing; 00:00-24:00 joins over midnight")
      }
      return OpeningHours.Span(opens: opens, closes: closes)
    }
  }
}
