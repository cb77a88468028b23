public import Domain
internal import GRDB

extension GeoPackage {
  /// What stands in a column of a row.
  public enum Value: Hashable, Sendable {
    case null
    case whole(Int)
    case real(Double)
    case text(String)
    /// Bytes, of which only the count is told.
    case bytes(Int)
  }

  /// A row of a layer.
  public struct FeatureRow: Sendable {
    /// Its number, the primary key that GeoPackages call `fid`.
    public let key: Int
    /// The columns that were asked for, in that order.
    public let values: [Value]
    /// Where it stands: file, layer and number.
    public let location: SourceLocation
    fileprivate let geometry: Geometry?
    fileprivate let shape: DatabaseValue.Storage

    /// The lines of its geometry; none where it is `NULL` or empty, or the layer has no geometry.
    ///
    /// - Throws: `InputFault` for what is no line, cut, too long, or of another reference system.
    public func lines() throws(InputFault) -> FeatureLines {
      guard let geometry else { return FeatureLines() }
      do throws(WellKnownBinary.Fault) {
        switch shape {
        case .null: return FeatureLines()
        case .blob(let data):
          return try WellKnownBinary.lines(geoPackage: Array(data), system: geometry.system)
        case .int64(let number): throw Self.noBlob("\(number)")
        case .double(let number): throw Self.noBlob("\(number)")
        case .string(let text): throw Self.noBlob(text)
        }
      } catch {
        var place = location
        place.field = geometry.column
        throw InputFault(
          InputProblem(code: "geometry", at: place, value: error.value, expected: error.expected))
      }
    }

    private static func noBlob(_ value: String) -> WellKnownBinary.Fault {
      WellKnownBinary.Fault(value: value, expected: "a geometry as bytes (BLOB)")
    }
  }

  /// Reads the rows of a layer by their number, one in memory at a time.
  ///
  /// Columns that the layer does not have are a mistake of the caller. `body` may throw to end.
  /// - Throws: what `body` throws; `InputFault` where SQLite cannot read on.
  public func forEachRow(
    of layer: Layer, columns: [String], withLines: Bool, _ body: (FeatureRow) throws -> Void
  ) throws {
    precondition(columns.allSatisfy(layer.columns.contains), "columns of the layer")
    let geometry = withLines ? layer.geometry : nil
    let names = ["rowid"] + (columns + (geometry.map { [$0.column] } ?? [])).map(Self.quoted)
    let sql =
      "SELECT \(names.joined(separator: ", ")) FROM \(Self.quoted(layer.name)) ORDER BY rowid"
    do {
      try queue.read { database in
        let rows = try Row.fetchCursor(database, sql: sql)
        while let row = try rows.next() {
          let number: DatabaseValue = row[0]
          let key = Int(Int64.fromDatabaseValue(number) ?? 0)
          let values = (1..<(1 + columns.count)).map { column in
            let value: DatabaseValue = row[column]
            return Value(value.storage)
          }
          let shape: DatabaseValue = geometry == nil ? .null : row[columns.count + 1]
          try body(
            FeatureRow(
              key: key, values: values,
              location: SourceLocation(file: file, path: "layer '\(layer.name)', fid \(key)"),
              geometry: geometry, shape: shape.storage))
        }
      }
    } catch {
      throw Self.fault(error, file: file)
    }
  }

  /// How many rows a layer has.
  ///
  /// - Throws: `InputFault` where SQLite cannot read it.
  public func rowCount(of layer: Layer) throws -> Int {
    do {
      return try queue.read { database in
        try Int.fetchOne(database, sql: "SELECT count(*) FROM \(Self.quoted(layer.name))") ?? 0
      }
    } catch {
      throw Self.fault(error, file: file)
    }
  }

  /// A name that may hold anything, as SQL writes it.
  private static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}

extension GeoPackage.Value {
  fileprivate init(_ storage: DatabaseValue.Storage) {
    switch storage {
    case .null: self = .null
    case .int64(let number): self = .whole(Int(number))
    case .double(let number): self = .real(number)
    case .string(let text): self = .text(text)
    case .blob(let data): self = .bytes(data.count)
    }
  }
}
