internal import Domain
internal import Foundation
internal import GRDB

/// A GeoPackage, opened for reading: its layers, and their rows one after the other.
///
/// Nothing in the file is trusted: names are quoted, views and virtual tables are refused, functions
/// that the file's schema calls are not, and geometries are decoded with every length checked.
///
/// Source: OGC 12-128r18, GeoPackage Encoding Standard, 1.1.2 to 1.1.3 and 2.1.
public struct GeoPackage: Sendable {
  /// A table of features or of attributes.
  public struct Layer: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its columns in their order, the geometry among them.
    public var columns: [String]
    /// The geometry of a table of features; `nil` for a table of attributes.
    public var geometry: Geometry?
    /// When it was last changed, as ISO 8601; `nil` when the file does not say.
    public var lastChange: String?
  }

  /// The geometries of a layer.
  public struct Geometry: Hashable, Sendable {
    /// The column.
    public var column: String
    /// Their type in capitals, such as `LINESTRING`; `GEOMETRY` may be any.
    public var type: String
    /// The number of their reference system in the file.
    public var system: Int
    /// The reference system as an authority and a code, such as `EPSG:3067`, or its definition;
    /// `nil` where the file says that it is undefined.
    public var reference: String?

    /// Whether lines may be among them.
    public var mayBeLines: Bool {
      ["GEOMETRY", "LINESTRING", "MULTILINESTRING", "CURVE", "MULTICURVE"].contains(type)
    }
  }

  /// The file as the user named it.
  public let file: String
  /// The tables of features and of attributes, sorted by name.
  public let layers: [Layer]
  let queue: DatabaseQueue

  /// The bytes with which an SQLite database begins.
  public static let signature = Array("SQLite format 3\0".utf8)

  /// Opens a file and reads what is in it.
  ///
  /// - Throws: ``StoreError`` when the file cannot be opened or is locked; `InputFault` when it is
  ///   no GeoPackage, damaged, or names a reference system or table that it does not have.
  public init(path file: String) throws {
    self.file = file
    // An absolute path is never taken for a URI, an in-memory or a temporary database.
    let path = URL(fileURLWithPath: file).path
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    configuration.label = "sivuvirta.geopackage"
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
      try database.execute(sql: "PRAGMA cell_size_check = ON")
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      layers = try queue.read { try Contents(database: $0, file: file).layers() }
    } catch {
      throw Self.fault(error, file: file)
    }
  }

  /// The layer of a name, whatever its capitals.
  public func layer(named name: String) -> Layer? {
    layers.first { $0.name == name } ?? layers.first { $0.name.lowercased() == name.lowercased() }
  }

  /// What a database call came to: what the file's owner can mend is a fault of input.
  static func fault(_ error: any Error, file: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    let message = error.message ?? "SQLite code \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_READONLY, .SQLITE_NOMEM:
      return StoreError(error, file: file)
    case .SQLITE_CANTOPEN:
      return StoreError.unopenable(file: file, message: message)
    default:
      return InputFault(
        InputProblem(
          code: "geopackage", at: SourceLocation(file: file), value: message,
          expected: "a whole GeoPackage; SQLite cannot read this one"))
    }
  }
}
