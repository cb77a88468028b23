import Domain
import Foundation
import TestSupport

@testable import Planning
@testable import Roads

/// Little files of links as Digiroad has them.
///
/// ```
///  A --1 km-- B --1 km-- C        northing 7,300,000; eastings 500,000 + 1000 each
///             |
///           500 m
///             |
///             D
/// ```
enum DigiroadFile {
  static let north = 7_300_000.0
  static let a = (500_000.0, north)
  static let b = (501_000.0, north)
  static let c = (502_000.0, north)
  static let d = (501_000.0, north - 500)

  static let columns = """
    LINK_ID TEXT, AJOSUUNTA INTEGER, LINKKITYYP INTEGER, TOIMINN_LK INTEGER, HALLINN_LK INTEGER,
    LINK_TILA INTEGER, TIENUMERO INTEGER, TIEOSANRO INTEGER, AET INTEGER, LET INTEGER,
    SILTA_ALIK INTEGER, TIENIMI_SU TEXT, TIENIMI_RU TEXT
    """
  static let rows = [
    "'a:1', 2, 3, 2, 1, 3, 4, 101, 0, 1000, 0, 'Nelostie', NULL",
    "'b:1', 2, 3, 2, 1, 3, 4, 101, 1000, 2000, 1, 'Nelostie', NULL",
    "'d:1', 4, 3, 5, 2, 3, NULL, NULL, NULL, NULL, 0, NULL, 'Hamngatan'",
  ]
  static let lines = [[a, b], [b, c], [b, d]]

  /// Writes a GeoPackage with the three links and whatever `change` adds.
  static func geoPackage(
    _ path: String, rows: [String] = rows, lines: [[(Double, Double)]] = lines,
    change: (GeoPackageWriter) throws -> Void = { _ in }
  ) throws {
    let writer = try GeoPackageWriter(path)
    try writer.addLayer("DR_LINKKI", columns: columns)
    for (row, line) in zip(rows, lines) {
      try writer.addRow("DR_LINKKI", row, geometry: GeoPackageWriter.geometry([line]))
    }
    try change(writer)
    try writer.close()
  }

  /// A table of assets as the releases have them.
  static func addAssets(
    _ writer: GeoPackageWriter, _ name: String, _ rows: [String], value: String = "ARVO INTEGER"
  ) throws {
    try writer.addLayer(
      name,
      columns: "LINK_ID TEXT, \(value), ALKU_M REAL, LOPPU_M REAL, VAIK_SUUNT INTEGER", type: nil)
    for row in rows { try writer.addRow(name, row) }
  }

  /// Imports a GeoPackage and gives what the roads file holds.
  static func imported(
    rows: [String] = rows, lines: [[(Double, Double)]] = lines, layer: String? = nil,
    threads: Int = 1, change: (GeoPackageWriter) throws -> Void = { _ in }
  ) throws -> LinkRoads {
    try Folders.scratch { folder in
      try geoPackage(folder + "/links.gpkg", rows: rows, lines: lines, change: change)
      return try imported(folder + "/links.gpkg", layer: layer, threads: threads)
    }
  }

  /// Imports GeoJSON and gives what the roads file holds.
  static func imported(geoJSON text: String) throws -> LinkRoads {
    try Folders.scratch { folder in
      try Folders.write(text, to: folder + "/links.geojson")
      return try imported(folder + "/links.geojson")
    }
  }

  private static func imported(
    _ path: String, layer: String? = nil, threads: Int = 1
  ) throws -> LinkRoads {
    let run = RoadsImportRun(
      try RoadsSource(path: path, layer: layer), threads: threads, tell: { _ in })
    _ = try run.write(to: path + ".roads")
    return try LinkRoads.open(path + ".roads")
  }
}

extension LinkRoads {
  /// The rule of a link.
  func rule(_ link: Int) throws -> LinkRule {
    try network.rule(Int(network.linkRule[link]))
  }

  /// How often something was found.
  func count(_ group: String, _ name: String) -> Int? {
    facts.counts.first { $0.group == group && $0.name == name }?.count
  }
}
