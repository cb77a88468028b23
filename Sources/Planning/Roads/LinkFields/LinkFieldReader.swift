internal import Domain

/// Reads the fields of rows and gathers what is wrong with them.
struct LinkFieldReader {
  /// Columns by field, those that the layer has.
  private(set) var columns: [LinkField: String] = [:]
  /// The columns in the order in which a row has them.
  private(set) var order: [String] = []
  /// What is wrong, at most as many as are told at once.
  private(set) var problems: [InputProblem] = []
  private let fields: [LinkField]
  private var index: [LinkField: Int] = [:]
  private var values: [FieldValue] = []
  private(set) var location = SourceLocation(file: "")

  /// As many faults as one run tells.
  static let mostProblems = 100

  /// Whether so much is wrong that reading on tells nobody more.
  var isFull: Bool { problems.count >= Self.mostProblems }

  /// Finds the fields among the columns of a layer.
  init(_ fields: [LinkField], among columns: [String]) {
    self.fields = fields
    look(among: columns)
  }

  /// Goes to rows with other columns.
  mutating func look(among columns: [String]) {
    self.columns = LinkField.places(of: fields, among: columns)
    order = Set(self.columns.values).sorted()
    index = self.columns.compactMapValues { order.firstIndex(of: $0) }
  }

  /// Goes to another row, whose values stand in the order of ``order``.
  mutating func begin(_ values: [FieldValue], at location: SourceLocation) {
    self.values = values
    self.location = location
  }

  /// Notes faults.
  mutating func report(_ faults: [InputProblem]) {
    problems += faults.prefix(max(0, Self.mostProblems - problems.count))
  }

  /// Notes that a field is wrong.
  mutating func report(_ field: LinkField, _ expected: String) {
    var place = location
    place.field = columns[field] ?? field.names.first
    report([
      InputProblem(code: "value", at: place, value: value(field).shown, expected: expected)
    ])
  }

  /// What stands in a field; nothing where the layer lacks it.
  func value(_ field: LinkField) -> FieldValue {
    guard let index = index[field], values.indices.contains(index) else { return .null }
    return values[index]
  }

  /// A text without outer spaces; `nil` for nothing.
  func text(_ field: LinkField) -> String? {
    let value = value(field)
    if value.isNothing { return nil }
    var text = value.shown[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// A number in a range; `nil` for nothing and for what is wrong.
  mutating func number(
    _ field: LinkField, _ range: ClosedRange<Double>, _ expected: String
  ) -> Double? {
    let value = value(field)
    if value.isNothing { return nil }
    guard let number = value.number, range.contains(number) else {
      report(field, expected)
      return nil
    }
    return number
  }

  /// A whole number in a range; `nil` for nothing and for what is wrong.
  mutating func whole(
    _ field: LinkField, _ range: ClosedRange<Int>, _ expected: String
  ) -> Int? {
    let bounds = Double(range.lowerBound)...Double(range.upperBound)
    guard let number = number(field, bounds, expected) else { return nil }
    guard number == number.rounded() else {
      report(field, expected)
      return nil
    }
    return Int(number)
  }

  /// A code of a list; `nil` for nothing and for what is not in the list.
  mutating func code<Code: DigiroadCode>(_ field: LinkField, _: Code.Type) -> Code? {
    let value = value(field)
    if value.isNothing { return nil }
    if let number = value.number, number == number.rounded(), let code = Int(exactly: number),
      let known = Code(rawValue: code)
    {
      return known
    }
    if case .text(let word) = value, let known = Code.word(word.lowercased()) { return known }
    report(field, Code.expected)
    return nil
  }
}
