internal import Domain
internal import GRDB

extension GeoPackage {
  /// The tables that say what is in a GeoPackage.
  struct Contents {
    let database: Database
    let file: String

    /// The tables of features and attributes that `gpkg_contents` lists, sorted by name.
    func layers() throws -> [Layer] {
      guard try isTable("gpkg_contents") else {
        throw fault(
          "gpkg_contents", "a GeoPackage; this is an SQLite database without the table")
      }
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT table_name, data_type, last_change FROM gpkg_contents
          WHERE data_type IN ('features', 'attributes') ORDER BY table_name
          """)
      return try rows.compactMap { row in
        guard let name = text(row, 0) else {
          throw fault("gpkg_contents", "a text in every table_name")
        }
        return Layer(
          name: name, columns: try columns(of: name),
          geometry: text(row, 1) == "features" ? try geometry(of: name) : nil,
          lastChange: text(row, 2))
      }
    }

    private func columns(of table: String) throws -> [String] {
      guard try isTable(table) else {
        throw fault(
          "gpkg_contents",
          "the names of tables that are there; views and virtual tables are not read",
          value: table)
      }
      return try String.fetchAll(
        database, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table])
    }

    private func geometry(of table: String) throws -> Geometry {
      let place = "gpkg_geometry_columns"
      guard try isTable(place),
        let row = try Row.fetchOne(
          database,
          sql: """
            SELECT column_name, geometry_type_name, srs_id FROM gpkg_geometry_columns
            WHERE lower(table_name) = lower(?)
            """, arguments: [table]),
        let column = text(row, 0), let type = text(row, 1), let system = number(row, 2)
      else { throw fault(place, "a row with column, type and srs_id of each layer", value: table) }
      guard try columns(of: table).contains(where: { $0.lowercased() == column.lowercased() })
      else {
        throw fault(place, "a column of layer '\(table)'", value: column)
      }
      return Geometry(
        column: column, type: type.uppercased(), system: system,
        reference: try reference(of: system, layer: table))
    }

    /// -1 and 0 are the standard's numbers for undefined systems.
    private func reference(of system: Int, layer: String) throws -> String? {
      if system == 0 || system == -1 { return nil }
      let place = "gpkg_spatial_ref_sys"
      guard try isTable(place),
        let row = try Row.fetchOne(
          database,
          sql: """
            SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys
            WHERE srs_id = ?
            """, arguments: [system])
      else {
        throw fault(
          place, "a row for the srs_id of layer '\(layer)'", value: "\(system)")
      }
      if let organization = text(row, 0), let code = number(row, 1), organization != "NONE" {
        return "\(organization.uppercased()):\(code)"
      }
      return text(row, 2)
    }

    private func isTable(_ name: String) throws -> Bool {
      let definition = try Row.fetchOne(
        database,
        sql: "SELECT sql FROM sqlite_master WHERE type = 'table' AND lower(name) = lower(?)",
        arguments: [name])
      guard let definition, let sql = text(definition, 0) else { return false }
      return !sql.uppercased().hasPrefix("CREATE VIRTUAL")
    }

    private func text(_ row: Row, _ column: Int) -> String? {
      let value: DatabaseValue = row[column]
      guard case .string(let text) = value.storage else { return nil }
      return text
    }

    private func number(_ row: Row, _ column: Int) -> Int? {
      let value: DatabaseValue = row[column]
      guard case .int64(let number) = value.storage else { return nil }
      return Int(number)
    }

    private func fault(_ table: String, _ expected: String, value: String? = nil) -> InputFault {
      InputFault(
        InputProblem(
          code: "geopackage", at: SourceLocation(file: file, path: "table '\(table)'"),
          value: value, expected: expected))
    }
  }
}
