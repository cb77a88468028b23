import Domain

/// One row with typed access to its fields, which tells every fault to the log and goes on.
struct TableRow {
  private let table: Table
  private let record: TableRecord
  private let log: ProblemLog
  private let errorsBefore: Int

  init(_ record: TableRecord, of table: Table, log: ProblemLog) {
    self.table = table
    self.record = record
    self.log = log
    self.errorsBefore = log.errorCount
  }

  /// Whether everything read so far was in order, so that values are real and no placeholders.
  var isSound: Bool {
    table.isSound && record.isWhole && log.errorCount == errorsBefore
  }

  /// The place of the row, or of one of its fields.
  func location(_ field: String? = nil) -> SourceLocation {
    var location = record.location
    location.field = field
    if let field, let index = table.positions[field], let line = record.line(index) {
      location.line = line
    }
    return location
  }

  /// The text of a field as it stands; `nil` when its column is missing or the row is cut.
  func raw(_ field: String) -> String? {
    guard let index = table.positions[field], record.fields.indices.contains(index) else {
      return nil
    }
    return record.isWhole ? record.fields[index] : nil
  }

  /// The value of a field that must not be empty.
  func value<Value>(_ field: String, _ kind: FieldKind<Value>) -> Value {
    guard let text = raw(field) else { return kind.placeholder }
    do { return try kind.parse(text) } catch {
      log.report(
        error.code, at: location(field), value: text.isEmpty ? nil : text,
        expected: error.expected)
      return kind.placeholder
    }
  }

  /// The value of a field that may be empty or whose column may be left out.
  func optional<Value>(_ field: String, _ kind: FieldKind<Value>) -> Value? {
    guard let text = raw(field), !text.isEmpty else { return nil }
    return value(field, kind)
  }

  /// The values of a field that lists them with `|` between; at least one, none twice.
  func list<Value: Hashable>(_ field: String, _ kind: FieldKind<Value>) -> [Value] {
    guard let text = raw(field) else { return [] }
    var values: [Value] = []
    for part in text.split(separator: "|", omittingEmptySubsequences: false) {
      do {
        let value = try kind.parse(String(part))
        if values.contains(value) {
          log.report(
            "duplicate", at: location(field), value: String(part), expected: "each word once")
        }
        values.append(value)
      } catch {
        log.report(
          error.code, at: location(field), value: text,
          expected: error.expected + "; several are joined with '|'")
      }
    }
    return values
  }

  /// Free text, empty when there is none.
  func note(_ field: String) -> String { raw(field) ?? "" }

  /// Free text, `nil` when there is none.
  func optionalText(_ field: String) -> String? {
    raw(field).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A name with its other forms in `name_fi`, `name_sv` and `name_en`.
  func name() -> LocalizedName {
    var name = LocalizedName(value("name", .text))
    for language in ["fi", "sv", "en"] {
      name.translations[language] = optionalText("name_\(language)")
    }
    return name
  }

  /// A position from two columns.
  func position(_ longitude: String = "lon", _ latitude: String = "lat") -> Coordinate {
    Coordinate(
      clampedLongitude: value(longitude, .longitude), latitude: value(latitude, .latitude))
  }

  /// A position anywhere on the globe from two columns.
  func globalPosition(_ longitude: String = "lon", _ latitude: String = "lat") -> Coordinate {
    Coordinate(
      clampedLongitude: value(longitude, .anyLongitude), latitude: value(latitude, .anyLatitude))
  }

  /// The identifier in a cut row or a row with faults elsewhere, for references to it.
  func salvagedText(_ field: String) -> String? {
    guard let index = table.positions[field], record.fields.indices.contains(index) else {
      return nil
    }
    return record.fields[index]
  }

  /// The geometry of a feature; `nil` in other files.
  var shape: RawShape? { record.shape }

  /// Tells a fault of a field.
  func report(_ code: String, _ field: String?, value: String? = nil, _ expected: String) {
    log.report(code, at: location(field), value: value, expected: expected)
  }
}

extension Table {
  /// Hands each row to `body`.
  func forEachRow(log: ProblemLog, _ body: (TableRow) -> Void) {
    for record in records { body(TableRow(record, of: self, log: log)) }
  }
}
