public import Domain

/// A named position of a user's file.
public struct NamedPoint: Hashable, Sendable {
  /// The name in the file.
  public let id: String
  /// The position.
  public let position: Coordinate
}

/// Reads a file of points: `id,lon,lat`.
public enum PointsReader {
  private static let schema = TableSchema(
    name: "a file of points", required: ["id", "lon", "lat"], optional: ["name"])

  /// The points in the order of the file.
  ///
  /// - Parameter isAnywhere: Points may lie outside Finland, Sweden and Norway.
  /// - Throws: `InputFault` with every fault of the file.
  public static func read(
    _ file: InputFile, isAnywhere: Bool = false
  ) throws(InputFault) -> [NamedPoint] {
    let log = ProblemLog()
    var points: [NamedPoint] = []
    if let table = Table(csv: file, schema: schema, log: log) {
      var ids = IdentifierRegistry<NamedPoint>(noun: "point", file: file.name)
      table.forEachRow(log: log) { row in
        let id = ids.define("id", in: row)
        let position = isAnywhere ? row.globalPosition() : row.position()
        if row.isSound { points.append(NamedPoint(id: id.text, position: position)) }
      }
    }
    let errors = log.sorted(byFiles: [file.name]).filter { $0.severity == .error }
    guard errors.isEmpty else { throw InputFault(errors) }
    return points
  }
}
