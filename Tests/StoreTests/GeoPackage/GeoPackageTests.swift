import Domain
import Foundation
import Store
import TestSupport
import Testing

/// Layers and rows of GeoPackages.
@Suite struct GeoPackageTests {
  static let fixture =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .path + "/Fixtures/gdal.gpkg"

  /// Calls `body` with a path that nothing has yet; what is there afterwards is removed.
  static func scratch<Result>(_ body: (String) throws -> Result) throws -> Result {
    let path = NSTemporaryDirectory() + "sivuvirta-\(UUID().uuidString).gpkg"
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  /// Reads all rows of all layers, geometries decoded.
  static func readAll(_ path: String) throws -> Int {
    let package = try GeoPackage(path: path)
    var rows = 0
    for layer in package.layers {
      let columns = layer.columns.filter { $0 != layer.geometry?.column }
      try package.forEachRow(of: layer, columns: columns, withLines: true) { row in
        _ = try row.lines()
        rows += 1
      }
    }
    return rows
  }

  @Test func gdalsLayersAreFound() throws {
    let package = try GeoPackage(path: Self.fixture)
    #expect(package.layers.map(\.name) == ["DR_LINKKI", "dr_nopeusrajoitus", "multi"])
    let links = try #require(package.layer(named: "dr_linkki"))
    #expect(links.columns == ["fid", "geom", "LINK_ID", "AJOSUUNTA", "TIENIMI_SU"])
    #expect(links.geometry?.reference == "EPSG:3067")
    #expect(links.geometry?.type == "LINESTRING")
    #expect(links.lastChange?.hasPrefix("2026-11-28T") == true)
    #expect(package.layer(named: "dr_nopeusrajoitus")?.geometry == nil)
    #expect(package.layer(named: "multi")?.geometry?.reference == "EPSG:4326")
    #expect(try package.rowCount(of: links) == 3)
  }

  @Test func gdalsRowsAreRead() throws {
    let package = try GeoPackage(path: Self.fixture)
    let links = try #require(package.layer(named: "DR_LINKKI"))
    var values: [[GeoPackage.Value]] = []
    var lines: [FeatureLines] = []
    try package.forEachRow(
      of: links, columns: ["TIENIMI_SU", "AJOSUUNTA", "LINK_ID"], withLines: true
    ) { row in
      values.append(row.values)
      lines.append(try row.lines())
      #expect(row.location.path == "layer 'DR_LINKKI', fid \(values.count)")
    }
    #expect(
      values == [
        [.text("Åkervägen"), .whole(2), .text("a:1")], [.null, .whole(3), .text("b:1")],
        [.text(""), .whole(4), .null],
      ])
    #expect(lines[0].coordinates == [385000.125, 7300000.5, 385100.25, 7_300_050])
    #expect(lines[1].coordinates == [385100.25, 7_300_050, 385200, 7_300_000, 385300, 7300001.75])
    #expect(lines.map(\.ends) == [[2], [3], [2]])
    let multi = try #require(package.layer(named: "multi"))
    try package.forEachRow(of: multi, columns: [], withLines: true) { row in
      let lines = try row.lines()
      #expect(lines.coordinates == [25.5, 66.25, 25.75, 66.5, 25.75, 66.5, 26, 66.5, 26.25, 66.75])
      #expect(lines.ends == [2, 5])
    }
    let speeds = try #require(package.layer(named: "dr_nopeusrajoitus"))
    var numbers: [GeoPackage.Value] = []
    try package.forEachRow(of: speeds, columns: ["ARVO", "ALKU_M"], withLines: true) { row in
      numbers += row.values
      let lines = try row.lines()
      #expect(lines.ends.isEmpty)
    }
    #expect(numbers == [.real(60), .real(0), .real(80.5), .real(12.25)])
  }

  @Test func aFileIsLeftAsItIs() throws {
    let before = try Data(contentsOf: URL(fileURLWithPath: Self.fixture))
    #expect(try Self.readAll(Self.fixture) == 6)
    #expect(try Data(contentsOf: URL(fileURLWithPath: Self.fixture)) == before)
  }

  @Test func namesMayHoldAnything() throws {
    try Self.scratch { path in
      let writer = try GeoPackageWriter(path)
      try writer.execute(
        #"""
        CREATE TABLE "a""b; DROP TABLE x --" (fid INTEGER PRIMARY KEY, "c""d" TEXT);
        INSERT INTO gpkg_contents (table_name, data_type) VALUES
          ('a"b; DROP TABLE x --', 'attributes');
        INSERT INTO "a""b; DROP TABLE x --" VALUES (7, 'here');
        """#)
      try writer.close()
      let package = try GeoPackage(path: path)
      let layer = try #require(package.layers.first)
      try package.forEachRow(of: layer, columns: [#"c"d"#], withLines: false) { row in
        #expect(row.key == 7 && row.values == [.text("here")])
      }
    }
  }

  /// A change to a right GeoPackage, and what its fault names.
  struct Wrong: Sendable, CustomTestStringConvertible {
    var name: String
    var sql: String
    var says: [String]
    var testDescription: String { name }
  }

  static let wrongs = [
    Wrong(
      name: "no contents", sql: "DROP TABLE gpkg_contents",
      says: ["table 'gpkg_contents'", "a GeoPackage"]),
    Wrong(
      name: "a table that is not there", sql: "DROP TABLE links",
      says: ["table 'gpkg_contents'", "'links'", "tables that are there"]),
    Wrong(
      name: "a view, which may never end",
      sql: """
        DROP TABLE links; CREATE VIEW links AS WITH RECURSIVE n(fid) AS (
          SELECT 1 UNION ALL SELECT fid + 1 FROM n) SELECT fid, NULL AS geom FROM n
        """, says: ["'links'", "views"]),
    Wrong(
      name: "no table of geometries", sql: "DROP TABLE gpkg_geometry_columns",
      says: ["table 'gpkg_geometry_columns'", "'links'"]),
    Wrong(
      name: "no row of geometries", sql: "DELETE FROM gpkg_geometry_columns",
      says: ["table 'gpkg_geometry_columns'", "'links'", "column, type and srs_id"]),
    Wrong(
      name: "a geometry column that is not there",
      sql: "UPDATE gpkg_geometry_columns SET column_name = 'shape'",
      says: ["'shape'", "layer 'links'"]),
    Wrong(
      name: "no reference systems", sql: "DROP TABLE gpkg_spatial_ref_sys",
      says: ["table 'gpkg_spatial_ref_sys'", "'3067'", "layer 'links'"]),
    Wrong(
      name: "a reference system that is not there",
      sql: "DELETE FROM gpkg_spatial_ref_sys WHERE srs_id = 3067",
      says: ["table 'gpkg_spatial_ref_sys'", "'3067'", "layer 'links'"]),
    Wrong(
      name: "a reference system that is no number",
      sql: "UPDATE gpkg_geometry_columns SET srs_id = 'here'", says: ["gpkg_geometry_columns"]),
  ]

  @Test(arguments: wrongs) func whatIsMissingIsNamed(_ wrong: Wrong) throws {
    try Self.scratch { path in
      let writer = try GeoPackageWriter(path)
      try writer.addLayer("links", columns: "AJOSUUNTA INTEGER")
      try writer.execute(wrong.sql)
      try writer.close()
      let fault = #expect(throws: InputFault.self) { try GeoPackage(path: path) }
      for text in wrong.says {
        #expect(fault?.description.contains(text) == true, "\(fault?.description ?? "")")
      }
    }
  }

  @Test(arguments: [
    ("'a text'", ["'a text'", "bytes"]), ("42", ["'42'", "bytes"]),
    ("x'4750'", ["GP"]), ("zeroblob(64)", ["begins with GP"]),
  ])
  func whatIsNoGeometryIsNamedByItsRow(literal: String, says: [String]) throws {
    try Self.scratch { path in
      let writer = try GeoPackageWriter(path)
      try writer.addLayer("links", columns: "AJOSUUNTA INTEGER")
      try writer.execute("INSERT INTO links VALUES (31, \(literal), 2)")
      try writer.close()
      let package = try GeoPackage(path: path)
      let fault = #expect(throws: InputFault.self) {
        try package.forEachRow(of: package.layers[0], columns: [], withLines: true) { row in
          _ = try row.lines()
        }
      }
      for text in ["layer 'links', fid 31", "field 'geom'"] + says {
        #expect(fault?.description.contains(text) == true, "\(fault?.description ?? "")")
      }
    }
  }

  @Test func anUndefinedSystemHasNoName() throws {
    try Self.scratch { path in
      let writer = try GeoPackageWriter(path)
      try writer.addLayer("links", columns: "AJOSUUNTA INTEGER", system: -1)
      try writer.close()
      let geometry = try #require(try GeoPackage(path: path).layers[0].geometry)
      #expect(geometry.reference == nil && geometry.system == -1)
    }
  }

  @Test func aFileThatIsNoneIsTheEnvironments() {
    #expect { try GeoPackage(path: "/nowhere/at/all.gpkg") } throws: {
      ($0 as? any Fault)?.kind == .environment
    }
  }

  /// Files that SQLite itself finds wrong are the input's fault, wherever they are cut.
  @Test func aCutFileIsRefusedOrReadWhole() throws {
    let whole = try Data(contentsOf: URL(fileURLWithPath: Self.fixture))
    var refused = 0
    for length in stride(from: 16, to: whole.count, by: 1531) {
      try Self.scratch { path in
        try whole.prefix(length).write(to: URL(fileURLWithPath: path))
        do {
          #expect(try Self.readAll(path) == 6)
        } catch {
          #expect((error as? any Fault)?.kind == .input, "\(length) bytes: \(error)")
          refused += 1
        }
      }
    }
    #expect(refused > 50)
  }

  @Test func changedBytesAreRefusedOrRead() throws {
    let whole = try Data(contentsOf: URL(fileURLWithPath: Self.fixture))
    var random = SeededRandom(7)
    var refused = 0
    for seed in 0..<400 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...40, using: &random) {
        let place = Int.random(in: 100..<bytes.count, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      try Self.scratch { path in
        try bytes.write(to: URL(fileURLWithPath: path))
        do {
          _ = try Self.readAll(path)
        } catch {
          #expect((error as? any Fault)?.kind == .input, "seed \(seed): \(error)")
          refused += 1
        }
      }
    }
    #expect(refused > 0)
  }
}
