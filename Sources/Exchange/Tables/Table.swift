import Domain

/// The columns that a file of GeoData may have.
struct TableSchema {
  /// The file's name without extension.
  let name: String
  /// Columns that must be there.
  let required: [String]
  /// Columns that may be left out.
  var optional: [String] = []
  /// Whether a file without rows is in order.
  var mayBeEmpty = false
  /// Whether unknown columns are passed over with a warning, as in files that GIS programs write.
  var allowsOthers = false

  /// All columns.
  var columns: [String] { required + optional }
}

/// One row as its source gave it: where it stands, and its fields in the order of the header.
///
/// The seam for sources other than CSV: a feature of GeoJSON is a row with a path instead of a line.
struct TableRecord {
  /// The place of the row, without a field.
  let location: SourceLocation
  /// The texts of the fields.
  let fields: [String]
  /// The line of a field when it is not the row's.
  let line: (Int) -> Int?
  /// Whether all fields are there.
  let isWhole: Bool
  /// The geometry of a feature.
  var shape: RawShape?
}

/// A file of rows with its columns checked against a schema, whatever the file's form was.
struct Table {
  /// The file's name in messages.
  let file: String
  /// Where each known column stands in a row.
  let positions: [String: Int]
  /// Whether every required column is there.
  let isSound: Bool
  /// False when rows may have been lost, so that references to them cannot be judged.
  var isComplete = true
  /// The rows.
  let records: [TableRecord]

  /// Checks a header against `schema` and takes the rows whose number of fields fits it.
  init(
    file: String, headerLine: Int?, header: [String], records: [TableRecord],
    schema: TableSchema, log: ProblemLog
  ) {
    self.file = file
    let place = SourceLocation(file: file, line: headerLine)
    var positions: [String: Int] = [:]
    var isSound = true
    let known = Set(schema.columns)
    if header.count == 1, let only = header.first, known.count > 1,
      let mark = [";", "\t", "|"].first(where: { only.contains($0) })
    {
      log.report(
        "columns", at: place, value: only,
        expected: "columns separated by commas (RFC 4180); these are separated by "
          + (mark == "\t" ? "tabs" : "'\(mark)'"))
      self.positions = [:]
      self.isSound = false
      self.records = []
      return
    }
    for (index, name) in header.enumerated() {
      var field = place
      field.field = name
      if !known.contains(name) {
        let free = schema.columns.filter { !header.contains($0) }
        log.report(
          InputProblem(
            schema.allowsOthers ? .warning : .error, code: "unknown_column", at: field,
            expected: "no column of this name in \(schema.name)"
              + log.suggestion(for: name, among: free)))
      } else if positions[name] != nil {
        log.report("duplicate_column", at: field, expected: "each column once")
        isSound = false
      } else {
        positions[name] = index
      }
    }
    for name in schema.required where positions[name] == nil {
      var field = place
      field.field = name
      log.report(
        "missing_column", at: field,
        expected: "a column '\(name)'; \(schema.name) has \(schema.columns.joined(separator: ","))")
      isSound = false
    }
    if records.isEmpty, !schema.mayBeEmpty {
      log.report("empty", at: place, expected: "at least one row below the header")
    }
    self.positions = positions
    self.isSound = isSound
    self.records = records.map { record in
      guard record.isWhole, record.fields.count != header.count else { return record }
      let more = record.fields.count > header.count
      log.report(
        "field_count", at: record.location, value: "\(record.fields.count) fields",
        expected: "\(header.count) fields as in the header"
          + (more ? "; a field that contains a comma stands in quotes" : ""))
      return TableRecord(
        location: record.location, fields: record.fields, line: record.line, isWhole: false,
        shape: record.shape)
    }
  }

  /// Reads a CSV file; `nil` when it has not even a header.
  init?(csv file: InputFile, schema: TableSchema, log: ProblemLog) {
    var parser = CSVParser(file)
    guard let header = parser.next(), header.isWhole else {
      for problem in parser.problems { log.report(problem) }
      if parser.problems.isEmpty {
        log.report(
          "empty", at: SourceLocation(file: file.name, line: 1),
          expected: "a header row: \(schema.columns.joined(separator: ","))")
      }
      return nil
    }
    var records: [TableRecord] = []
    while let record = parser.next() {
      records.append(
        TableRecord(
          location: SourceLocation(file: file.name, line: record.line), fields: record.fields,
          line: { record.line(ofField: $0) }, isWhole: record.isWhole))
    }
    for problem in parser.problems { log.report(problem) }
    self.init(
      file: file.name, headerLine: header.line, header: header.fields, records: records,
      schema: schema, log: log)
    self.isComplete = parser.problems.isEmpty && !records.isEmpty
  }
}
