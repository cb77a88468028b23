import Domain
import Foundation
import TestSupport
import Testing

@testable import Planning
@testable import Roads

/// Wrong GeoPackages of links: the fault is the input's, names its place, and nothing is written.
@Suite struct LinkLayerFaultTests {
  struct Wrong: Sendable, CustomTestStringConvertible {
    var name: String
    var sql = ""
    /// A table of assets, its rows and its column of values.
    var assets: (String, [String], String)?
    var says: [String]
    var testDescription: String { name }
  }

  static func column(_ name: String, _ value: String, _ says: [String]) -> Wrong {
    Wrong(
      name: "\(name) is \(value)", sql: "UPDATE DR_LINKKI SET \(name) = \(value) WHERE fid = 2",
      says: ["links.gpkg", "layer 'DR_LINKKI', fid 2", "field '\(name)'"] + says)
  }

  static func asset(
    _ table: String, _ row: String, _ says: [String], value: String = "ARVO INTEGER"
  ) -> Wrong {
    Wrong(
      name: "\(table): \(row)", assets: (table, ["'a:1', " + row], value),
      says: ["links.gpkg", "layer '\(table)', fid 1"] + says)
  }

  static let wrongs: [Wrong] =
    [
      column("AJOSUUNTA", "7", ["'7'", "2 (both ways)"]),
      column("AJOSUUNTA", "NULL", ["2 (both ways)"]),
      column("AJOSUUNTA", "2.5", ["'2.5'"]),
      column("AJOSUUNTA", "x'02'", ["1 bytes"]),
      column("AJOSUUNTA", "9223372036854775807", ["2 (both ways)"]),
      column("LINKKITYYP", "17", ["'17'", "1 to 16, 21, 22"]),
      column("LINKKITYYP", "'moottoritie'", ["moottoritie"]),
      column("TOIMINN_LK", "10", ["1 to 9"]),
      column("HALLINN_LK", "0", ["1 (state)"]),
      column("LINK_TILA", "5", ["0 to 4"]),
      column("TIENUMERO", "-4", ["'-4'", "1 to 99999"]),
      column("TIENUMERO", "1e300", ["1 to 99999"]),
      column("TIEOSANRO", "'Tie'", ["'Tie'"]),
      column("AET", "-1", ["0 to 1000000"]),
      column("SILTA_ALIK", "12", ["-11 (tunnel)"]),
      column("geom", "NULL", ["the line of a link"]),
      column("geom", "'LINESTRING (1 1, 2 2)'", ["bytes"]),
      column("geom", "zeroblob(100)", ["GP"]),
      asset("dr_nopeusrajoitus", "131, 0, 10, 1", ["'ARVO'", "'131'", "km/h"]),
      asset("dr_nopeusrajoitus", "-80, 0, 10, 1", ["'ARVO'", "'-80'"]),
      asset("dr_nopeusrajoitus", "'nopea', 0, 10, 1", ["'ARVO'", "'nopea'"]),
      asset("dr_nopeusrajoitus", "NULL, 0, 10, 1", ["'ARVO'"]),
      asset("dr_nopeusrajoitus", "80, 0, 10, 4", ["'VAIK_SUUNT'", "1 (both ways)"]),
      asset("dr_nopeusrajoitus", "80, -1, 10, 1", ["'ALKU_M'", "1000"]),
      asset("dr_nopeusrajoitus", "80, 20, 10, 1", ["'LOPPU_M'", "1000"]),
      asset("dr_nopeusrajoitus", "80, 0, 1200, 1", ["'LOPPU_M'", "'1200", "1000.0 m"]),
      asset("dr_nopeusrajoitus", "80, NULL, 10, 1", ["'ALKU_M'"]),
      asset("dr_max_massa", "60, 0, 10, 1", ["'ARVO'", "'60'", "kilograms", "60000 for 60 t"]),
      asset("dr_max_massa", "0, 0, 10, 1", ["'ARVO'", "kilograms"]),
      asset("dr_max_korkeus", "4.4, 0, 10, 1", ["'4.4'", "440 for 4.4 m"], value: "ARVO REAL"),
      asset("dr_paallystetty_tie", "5, 0, 10, 1", ["'ARVO'", "surface"]),
      Wrong(
        name: "assets without values", assets: ("dr_max_massa", ["'a:1', 1, 0, 1, 1"], "X INTEGER"),
        says: ["layer 'dr_max_massa'", "'arvo'"]),
      Wrong(
        name: "an id of two links", sql: "UPDATE DR_LINKKI SET LINK_ID = 'b:1' WHERE fid = 3",
        assets: ("dr_max_massa", [], "ARVO INTEGER"), says: ["'LINK_ID'", "'b:1'", "once"]),
      Wrong(
        name: "another system in a geometry",
        sql: """
          UPDATE DR_LINKKI SET geom = x'4750000100000000' WHERE fid = 3
          """, says: ["fid 3", "srs_id 3067"]),
      Wrong(
        name: "an undefined system",
        sql: "UPDATE gpkg_geometry_columns SET srs_id = -1",
        says: ["layer 'DR_LINKKI'", "undefined"]),
      Wrong(
        name: "a system that nobody knows",
        sql:
          "UPDATE gpkg_spatial_ref_sys SET organization_coordsys_id = 999999 WHERE srs_id = 3067",
        says: ["layer 'DR_LINKKI'", "EPSG:999999"]),
      Wrong(
        name: "no layer with a direction",
        sql: "ALTER TABLE DR_LINKKI RENAME COLUMN AJOSUUNTA TO SUUNTA",
        says: ["AJOSUUNTA", "its layers are DR_LINKKI (linestring)"]),
      Wrong(
        name: "two layers of links",
        sql: """
          CREATE TABLE other (fid INTEGER PRIMARY KEY, geom LINESTRING, AJOSUUNTA INTEGER);
          INSERT INTO gpkg_contents (table_name, data_type) VALUES ('other', 'features');
          INSERT INTO gpkg_geometry_columns VALUES ('other', 'geom', 'LINESTRING', 3067, 0, 0);
          """,
        says: [
          "one layer of links, not 2", "--layer", "DR_LINKKI (linestring), other (linestring)",
        ]),
      Wrong(
        name: "nothing that trucks use", sql: "UPDATE DR_LINKKI SET LINKKITYYP = 8",
        says: ["links that trucks use", "3 rows"]),
    ]

  @Test(arguments: wrongs) func whatIsWrongIsNamed(_ wrong: Wrong) throws {
    try Folders.scratch { folder in
      let path = folder + "/links.gpkg"
      try DigiroadFile.geoPackage(path) { writer in
        if !wrong.sql.isEmpty { try writer.execute(wrong.sql) }
        if let (table, rows, value) = wrong.assets {
          try DigiroadFile.addAssets(writer, table, rows, value: value)
        }
      }
      let before = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      do {
        _ = try RoadsImportRun(RoadsSource(path: path), threads: 1, tell: { _ in })
          .write(to: folder + "/out.roads")
        Issue.record("read")
      } catch {
        #expect((error as? any Fault)?.kind == .input, "\(error)")
        for word in wrong.says {
          #expect("\(error)".contains(word), "'\(word)' is not named: \(error)")
        }
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == before)
    }
  }

  @Test func aLayerIsChosenByItsName() throws {
    func add(_ writer: GeoPackageWriter) throws {
      try writer.addLayer("other", columns: "AJOSUUNTA INTEGER")
      try writer.addRow(
        "other", "2", geometry: GeoPackageWriter.geometry([[DigiroadFile.a, DigiroadFile.d]]))
    }
    #expect(try DigiroadFile.imported(layer: "other", change: add).network.linkCount == 1)
    #expect(try DigiroadFile.imported(layer: "dr_linkki", change: add).network.linkCount == 3)
    let unknown = #expect(throws: PlanningError.self) {
      try DigiroadFile.imported(layer: "dr_linki", change: add)
    }
    #expect(unknown?.kind == .usage)
    #expect(unknown?.description.contains("DR_LINKKI") == true, "\(unknown?.description ?? "")")
  }

  @Test func aLayerOfWhatHasNoneIsRefused() throws {
    try Folders.scratch { folder in
      try Folders.write("{}", to: folder + "/links.geojson")
      for path in [folder + "/links.geojson", folder] {
        let fault = #expect(throws: PlanningError.self) {
          try RoadsSource(path: path, layer: "DR_LINKKI")
        }
        #expect(fault?.kind == .usage)
        #expect(fault?.description.contains("--layer") == true)
      }
    }
  }

  @Test func filesAreKnownByTheirContent() throws {
    try Folders.scratch { folder in
      try DigiroadFile.geoPackage(folder + "/a.geojson")
      try Folders.write("\u{FEFF} \n {\"type\":", to: folder + "/b.gpkg")
      try Folders.write("\u{1E}{}", to: folder + "/c.osm.pbf")
      try Folders.write("<osm>", to: folder + "/d.geojson")
      #expect(
        try RoadsSource(path: folder + "/a.geojson")
          == .geoPackage(folder + "/a.geojson", layer: nil))
      #expect(try RoadsSource(path: folder + "/b.gpkg") == .geoJSON(folder + "/b.gpkg"))
      #expect(try RoadsSource(path: folder + "/c.osm.pbf") == .geoJSON(folder + "/c.osm.pbf"))
      #expect(try RoadsSource(path: folder + "/d.geojson") == .extract(folder + "/d.geojson"))
      #expect(try RoadsSource(path: folder + "/none") == .extract(folder + "/none"))
      #expect(try RoadsSource(path: folder) == .geodata(folder))
    }
  }
}
