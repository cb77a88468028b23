import Foundation
import GRDB

/// Writes GeoPackages for tests, right ones and wrong ones.
///
/// After OGC 12-128r18, table by table; nothing of the reader under test is used.
public struct GeoPackageWriter {
  private let queue: DatabaseQueue

  /// Makes a file with the tables that every GeoPackage has; any that is there is replaced.
  public init(_ path: String) throws {
    try? FileManager.default.removeItem(atPath: path)
    queue = try DatabaseQueue(path: path)
    try execute(
      """
      PRAGMA application_id = 1196444487;
      CREATE TABLE gpkg_spatial_ref_sys (
        srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
        organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
      INSERT INTO gpkg_spatial_ref_sys VALUES
        ('undefined', -1, 'NONE', -1, 'undefined', NULL),
        ('undefined', 0, 'NONE', 0, 'undefined', NULL),
        ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS', NULL),
        ('ETRS89 / TM35FIN(E,N)', 3067, 'EPSG', 3067, 'PROJCS', NULL);
      CREATE TABLE gpkg_contents (
        table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
        description TEXT, last_change DATETIME, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE,
        max_y DOUBLE, srs_id INTEGER);
      CREATE TABLE gpkg_geometry_columns (
        table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
        srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL);
      """)
  }

  /// Runs SQL.
  public func execute(_ sql: String) throws {
    try queue.write { try $0.execute(sql: sql) }
  }

  /// Makes a table of features, or of attributes when it has no `type` of geometry.
  public func addLayer(
    _ name: String, columns: String, type: String? = "LINESTRING", system: Int = 3067
  ) throws {
    let shape = type.map { "geom \($0), " } ?? ""
    try execute(
      """
      CREATE TABLE "\(name)" (fid INTEGER PRIMARY KEY, \(shape)\(columns));
      INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id) VALUES
        ('\(name)', '\(type == nil ? "attributes" : "features")', '\(name)',
         '2026-11-01T12:00:00.000Z', \(system));
      """)
    if let type {
      try execute(
        "INSERT INTO gpkg_geometry_columns VALUES ('\(name)', 'geom', '\(type)', \(system), 0, 0)")
    }
  }

  /// Adds a row of SQL literals after the geometry, if the table has one.
  public func addRow(_ layer: String, _ values: String, geometry: [UInt8]? = nil) throws {
    try queue.write { database in
      guard let geometry else {
        return try database.execute(sql: "INSERT INTO \"\(layer)\" VALUES (NULL, \(values))")
      }
      try database.execute(
        sql: "INSERT INTO \"\(layer)\" VALUES (NULL, ?, \(values))", arguments: [Data(geometry)])
    }
  }

  /// Ends the work on the file.
  public func close() throws { try queue.close() }
}

extension GeoPackageWriter {
  /// How a geometry is written.
  public struct Form: Sendable {
    /// The number of the reference system.
    public var system: Int32 = 3067
    /// The kind of envelope, 0 to 4.
    public var envelope = 0
    /// Whether the header has its low byte first.
    public var isHeadLittle = true
    /// Whether the geometry has its low byte first.
    public var isLittle = true
    /// 0, 1000 for heights, 2000 for measures, 3000 for both.
    public var dimension: UInt32 = 0
    /// Whether it is a MultiLineString.
    public var isMulti = false

    /// The form that GDAL writes lines in.
    public init() {}
  }

  /// The bytes of lines in a GeoPackage.
  public static func geometry(
    _ lines: [[(Double, Double)]], _ form: Form = Form()
  ) -> [UInt8] {
    var bytes: [UInt8] = [0x47, 0x50, 0]
    bytes.append(UInt8(form.envelope << 1) | (form.isHeadLittle ? 1 : 0))
    put(UInt32(bitPattern: form.system), form.isHeadLittle, &bytes)
    for _ in 0..<[0, 4, 6, 6, 8][form.envelope] { put(0.0, form.isHeadLittle, &bytes) }
    if form.isMulti {
      bytes.append(form.isLittle ? 1 : 0)
      put(5 + form.dimension, form.isLittle, &bytes)
      put(UInt32(lines.count), form.isLittle, &bytes)
    }
    for line in lines {
      bytes.append(form.isLittle ? 1 : 0)
      put(2 + form.dimension, form.isLittle, &bytes)
      put(UInt32(line.count), form.isLittle, &bytes)
      for (x, y) in line {
        put(x, form.isLittle, &bytes)
        put(y, form.isLittle, &bytes)
        for _ in 0..<[0: 0, 1000: 1, 2000: 1, 3000: 2][form.dimension, default: 0] {
          put(-7.5, form.isLittle, &bytes)
        }
      }
    }
    return bytes
  }

  private static func put(_ value: UInt32, _ isLittle: Bool, _ bytes: inout [UInt8]) {
    let places = [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
    bytes += isLittle ? places : places.reversed()
  }

  private static func put(_ value: Double, _ isLittle: Bool, _ bytes: inout [UInt8]) {
    let places = (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) }
    bytes += isLittle ? places : places.reversed()
  }
}
