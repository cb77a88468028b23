internal import Domain
internal import Exchange
internal import Geodesy

/// Carries the rows of a CSV stream, batch by batch; all other columns pass as they stand.
struct CSVReprojection: ~Copyable {
  private let request: ReprojectionRequest
  private var projector: Projector
  private let digits: Int
  private var rows: [CSVRow] = []
  private var x: [Double] = []
  private var y: [Double] = []
  private var carried = 0

  /// Rows that are carried at a time.
  private static let batchSize = 1 << 13
  private static let pairs = [
    ("x", "y"), ("lon", "lat"), ("longitude", "latitude"), ("easting", "northing"),
  ]

  init(request: ReprojectionRequest, projector: consuming Projector) {
    self.request = request
    digits = request.digits(in: projector.target)
    self.projector = projector
  }

  /// Tells what there is to know of all rows.
  func warn(_ tell: (Stage) -> Void) {
    for warning in projector.total.warnings { tell(.warning(warning.description)) }
  }

  /// Carries a stream to a file, `-` for standard output.
  mutating func run(_ stream: consuming ByteStream, output: String) throws {
    var reader = CSVRowStream(stream)
    guard let header = try reader.next() else {
      throw InputFault(
        InputProblem(
          code: "empty", at: SourceLocation(file: reader.name, line: 1),
          expected: "a header row and rows of data"))
    }
    try check(header, file: reader.name)
    let columns = try self.columns(of: header, file: reader.name)
    var file = try AtomicFile(path: output)
    var bytes = header.bytes + [0x0A]
    while let row = try reader.next() {
      try check(row, file: reader.name)
      try add(row, columns: columns, header: header, file: reader.name)
      if rows.count == Self.batchSize {
        try flush(into: &bytes, columns: columns, file: reader.name)
        try file.write(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try flush(into: &bytes, columns: columns, file: reader.name)
    try file.write(bytes)
    try file.commit()
  }

  /// What passes unread is text in UTF-8 all the same, so that no mixture comes out.
  private func check(_ row: CSVRow, file: String) throws {
    if row.bytes.allSatisfy({ $0 < 0x80 }) { return }
    guard String(validating: row.bytes, as: UTF8.self) != nil else {
      throw InputFault(
        InputProblem(
          code: "encoding", at: SourceLocation(file: file, line: row.line),
          expected: "text in UTF-8; this is another encoding or a binary file"))
    }
  }

  private func columns(of header: CSVRow, file: String) throws -> (x: Int, y: Int) {
    let names = header.fields.indices.map { header.text($0) }
    func position(_ name: String, option: String) throws -> Int {
      let found = names.indices.filter { names[$0] == name }
      guard let first = found.first else {
        throw PlanningError.unknown(kind: "column of --\(option)", name: name, known: names)
      }
      guard found.count == 1 else { throw Self.twice(name, file: file) }
      return first
    }
    if let xColumn = request.xColumn, let yColumn = request.yColumn {
      guard xColumn != yColumn else {
        throw PlanningError.value(option: "y", value: yColumn, expected: "another column than --x")
      }
      return (try position(xColumn, option: "x"), try position(yColumn, option: "y"))
    }
    let lower = names.map { $0.lowercased() }
    for pair in Self.pairs {
      if let x = lower.firstIndex(of: pair.0), let y = lower.firstIndex(of: pair.1) {
        for name in [pair.0, pair.1] where lower.count(where: { $0 == name }) > 1 {
          throw Self.twice(name, file: file)
        }
        return (x, y)
      }
    }
    throw InputFault(
      InputProblem(
        code: "missing_column", at: SourceLocation(file: file, line: 1),
        value: names.joined(separator: ","),
        expected: "columns x,y or lon,lat, or name them with --x and --y"))
  }

  private static func twice(_ column: String, file: String) -> InputFault {
    InputFault(
      InputProblem(
        code: "duplicate_column", at: SourceLocation(file: file, line: 1, field: column),
        expected: "each column once"))
  }

  private mutating func add(
    _ row: CSVRow, columns: (x: Int, y: Int), header: CSVRow, file: String
  ) throws {
    let width = header.fields.count
    guard row.fields.count == width else {
      throw InputFault(
        InputProblem(
          code: "columns", at: SourceLocation(file: file, line: row.line),
          value: "\(row.fields.count) fields", expected: "\(width) fields as in the header"))
    }
    x.append(try number(row, columns.x, name: header.text(columns.x), file: file))
    y.append(try number(row, columns.y, name: header.text(columns.y), file: file))
    rows.append(row)
  }

  private func number(_ row: CSVRow, _ column: Int, name: String, file: String) throws -> Double {
    let text = row.text(column)
    let isPlain = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
    }
    guard isPlain, let value = Double(text), value.isFinite else {
      throw InputFault(
        InputProblem(
          code: "value", at: SourceLocation(file: file, line: row.line, field: name),
          value: text, expected: "a finite decimal number such as 24.1765"))
    }
    return value
  }

  private mutating func flush(
    into bytes: inout [UInt8], columns: (x: Int, y: Int), file: String
  ) throws {
    let report = try projector.transformAll(x: &x, y: &y, firstRow: carried + 1)
    if report.refusedCount > 0 {
      let (carried, lines) = (carried, rows.map(\.line))
      throw InputFault(
        report.refusals.map { refusal in
          let index = refusal.row - carried - 1
          return InputProblem(
            code: "position",
            at: SourceLocation(
              file: file, line: lines.indices.contains(index) ? lines[index] : nil),
            value: "\(refusal.x),\(refusal.y)", expected: refusal.reason)
        })
    }
    for (index, row) in rows.enumerated() {
      for (column, field) in row.fields.enumerated() {
        if column > 0 { bytes.append(0x2C) }
        if column == columns.x {
          bytes += CSVText.number(x[index], digits: digits)
        } else if column == columns.y {
          bytes += CSVText.number(y[index], digits: digits)
        } else {
          bytes += row.bytes[field]
        }
      }
      bytes.append(0x0A)
    }
    carried += rows.count
    rows.removeAll(keepingCapacity: true)
    x.removeAll(keepingCapacity: true)
    y.removeAll(keepingCapacity: true)
  }
}
