internal import Domain
internal import Exchange
internal import Geodesy

/// Carries the features of a GeoJSON stream, batch by batch.
///
/// The `crs` member of the collection is dropped, since it would name the system of the source.
struct GeoJSONReprojection: ~Copyable {
  private var projector: Projector
  private let digits: Int
  private var batch: [GeoJSONFeature] = []
  private var pairs: [Double] = []

  /// Positions that are carried at a time.
  private static let batchSize = 1 << 14

  init(projector: consuming Projector, digits: Int) {
    self.projector = projector
    self.digits = digits
  }

  /// Tells what there is to know of all positions.
  func warn(_ tell: (Stage) -> Void) {
    for warning in projector.total.warnings { tell(.warning(warning.description)) }
  }

  /// Carries a stream to a file, `-` for standard output.
  mutating func run(_ stream: consuming ByteStream, output: String) throws {
    var reader = GeoJSONReader(stream)
    var file = try AtomicFile(path: output)
    var writer: GeoJSONWriter?
    while let feature = try reader.next() {
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
    let report = try projector.transformAll(&pairs, firstRow: 0)
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
    pairs.removeAll(keepingCapacity: true)
  }

  /// Names the feature of each refused position.
  private func problems(of report: TransformReport) -> [InputProblem] {
    var firstRows: [Int] = []
    var row = 0
    for feature in batch {
      firstRows.append(row)
      row += feature.shape?.positions.count ?? 0
    }
    return report.refusals.compactMap { refusal in
      guard let index = firstRows.lastIndex(where: { $0 <= refusal.row }) else { return nil }
      return InputProblem(
        code: "position", at: batch[index].shapeLocation, value: "\(refusal.x),\(refusal.y)",
        expected: refusal.description)
    }
  }
}
