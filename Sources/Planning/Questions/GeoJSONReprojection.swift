internal import Domain
internal import Exchange
internal import Geodesy

/// Carries the features of a GeoJSON stream, batch by batch.
///
/// The `crs` member of the collection is dropped, since it would name the system of the source.
struct GeoJSONReprojection: ~Copyable {
  private var projector: Projector
  private let digits: Int
  /// The name of the file, when a system that it declares too late is to be refused.
  private let strictFile: String?
  private var batch: [GeoJSONFeature] = []
  private var pairs: [Double] = []
  private var carried = 0

  /// Positions that are carried at a time.
  private static let batchSize = 1 << 14

  init(projector: consuming Projector, digits: Int, refusingLateSystemsOf file: String?) {
    self.projector = projector
    self.digits = digits
    strictFile = file
  }

  /// Tells what there is to know of all positions.
  func warn(_ tell: (Stage) -> Void) {
    for warning in projector.total.warnings { tell(.warning(warning.description)) }
  }

  /// Carries `first` and the features after it to a file, `-` for standard output.
  ///
  /// - Throws: `InputFault` also for a reference system that is declared after the features, when
  ///   they have been carried as if they had none.
  mutating func run(
    _ reader: consuming GeoJSONReader, first: GeoJSONFeature?, output: String
  ) throws {
    var reader = reader
    let declared = try reader.declaredReferenceSystem()
    var file = try AtomicFile(path: output)
    var writer: GeoJSONWriter?
    var next = first
    while let feature = next {
      if writer == nil { writer = begin(reader.members) }
      for position in feature.shape?.positions ?? [] {
        pairs.append(position.x)
        pairs.append(position.y)
      }
      batch.append(feature)
      if pairs.count >= 2 * Self.batchSize || batch.count >= Self.batchSize {
        try flush(to: &writer)
        if var ready = writer {
          try file.drain(&ready)
          writer = ready
        }
      }
      next = try reader.next()
    }
    if let strictFile, declared == nil, let late = try reader.declaredReferenceSystem(),
      !GeoJSONDocument.isWGS84(late)
    {
      throw InputFault(
        InputProblem(
          code: "crs", at: SourceLocation(file: strictFile, path: "crs"), value: late,
          expected: "the reference system before the features; name it with --from"))
    }
    var last = writer ?? begin(reader.members)
    writer = last
    try flush(to: &writer)
    last = writer ?? last
    last.finish()
    try file.drain(&last, all: true)
    try file.commit()
  }

  private func begin(_ members: [JSONMember]) -> GeoJSONWriter {
    GeoJSONWriter(
      GeoJSONWriter.Settings(digits: digits, writesBoundingBox: projector.target.isPlainDegrees),
      members: members.filter { $0.name != "crs" })
  }

  private mutating func flush(to writer: inout GeoJSONWriter?) throws {
    let report = try projector.transformAll(&pairs, firstRow: carried + 1)
    if report.refusedCount > 0 { throw InputFault(problems(of: report)) }
    var next = 0
    for var feature in batch {
      feature.shape = feature.shape?.map { position in
        defer { next += 2 }
        return RawPosition(x: pairs[next], y: pairs[next + 1], z: position.z)
      }
      writer?.write(feature)
    }
    batch.removeAll(keepingCapacity: true)
    carried += pairs.count / 2
    pairs.removeAll(keepingCapacity: true)
  }

  /// Names the feature of each refused position.
  private func problems(of report: TransformReport) -> [InputProblem] {
    var firstRows: [Int] = []
    var row = carried + 1
    for feature in batch {
      firstRows.append(row)
      row += feature.shape?.positions.count ?? 0
    }
    return report.refusals.compactMap { refusal in
      guard let index = firstRows.lastIndex(where: { $0 <= refusal.row }) else { return nil }
      return InputProblem(
        code: "position", at: batch[index].shapeLocation, value: "\(refusal.x),\(refusal.y)",
        expected: refusal.reason)
    }
  }
}
