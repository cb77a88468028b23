import Domain

/// The identifiers that a file defines, for telling doubles and resolving references.
struct IdentifierRegistry<Subject> {
  /// What the identifiers name, such as `site`, and the file that defines them.
  let noun: String
  let file: String
  /// The line of each identifier.
  private var lines: [String: Int] = [:]
  /// False when identifiers are missing, so that references cannot be judged.
  private var isComplete: Bool

  init(noun: String, file: String, isComplete: Bool = true) {
    self.noun = noun
    self.file = file
    self.isComplete = isComplete
  }

  /// The texts of the identifiers.
  var names: some Sequence<String> { lines.keys }

  /// Reads the identifier of a row and tells doubles.
  mutating func define(_ field: String, in row: TableRow) -> Identifier<Subject> {
    let id = row.value(field, FieldKind<Identifier<Subject>>.identifier())
    guard let text = row.salvagedText(field) else {
      isComplete = false
      return id
    }
    // A malformed identifier in a whole row is none; one in a cut row may be the right one.
    guard !id.text.isEmpty || row.raw(field) == nil else { return id }
    if let first = lines[text], !id.text.isEmpty {
      row.report(
        "duplicate", field, value: text,
        "each \(noun) once; it stands also on line \(first)")
    } else if lines[text] == nil {
      lines[text] = row.location(field).line ?? 0
    }
    return id
  }

  /// Adds an identifier that needs no check.
  mutating func insert(_ id: Identifier<Subject>) { lines[id.text] = 0 }

  /// Whether a reference leads somewhere; tells one that does not, with the nearest identifier.
  ///
  /// - Returns: what would be right, `nil` when the reference is in order or cannot be judged.
  func fault(of id: Identifier<Subject>, log: ProblemLog) -> String? {
    guard isComplete, !id.text.isEmpty, lines[id.text] == nil else { return nil }
    return "a \(noun) of \(file)" + log.suggestion(for: id.text, among: names)
  }

  /// Reads a reference and tells one that leads nowhere.
  func reference(_ field: String, in row: TableRow, log: ProblemLog) -> Identifier<Subject> {
    let id = row.value(field, FieldKind<Identifier<Subject>>.identifier())
    if let expected = fault(of: id, log: log) {
      row.report("reference", field, value: id.text, expected)
    }
    return id
  }
}
