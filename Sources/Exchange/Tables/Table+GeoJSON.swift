import Domain

/// A table from a FeatureCollection: a feature is a row, a property a field.
extension Table {
  /// Reads a GeoJSON file in place of a CSV file.
  ///
  /// A Point gives the columns `lon` and `lat` when the schema has them. `null` and properties that
  /// are left out are empty fields, `true` is `yes`, lists are joined with `|`. Properties that are no
  /// column are passed over with a warning.
  init?(geoJSON file: InputFile, schema: TableSchema, log: ProblemLog) throws {
    let document: GeoJSONDocument
    do {
      document = try GeoJSONDocument(name: file.name, bytes: file.bytes)
    } catch let fault as InputFault {
      for problem in fault.problems { log.report(problem) }
      return nil
    }
    if let system = document.declaredReferenceSystem, !GeoJSONDocument.isWGS84(system) {
      log.report(
        "crs", at: SourceLocation(file: file.name, path: "crs"), value: system,
        expected: "WGS 84 as RFC 7946 demands; `sivuvirta project` brings it there")
      return nil
    }
    let hasPosition = schema.columns.contains("lon") && schema.columns.contains("lat")
    var header: [String] = []
    var positions: [String: Int] = [:]
    for feature in document.features {
      for member in feature.properties ?? [] where positions[member.name] == nil {
        // What the geometry says is not asked of the properties too.
        guard !(hasPosition && ["lon", "lat"].contains(member.name)) else { continue }
        positions[member.name] = header.count
        header.append(member.name)
      }
    }
    if hasPosition { header += ["lon", "lat"] }
    let records = document.features.map { feature in
      var fields = [String](repeating: "", count: header.count)
      for member in feature.properties ?? [] {
        if let index = positions[member.name] { fields[index] = Self.text(of: member.value) }
      }
      if hasPosition, case .point(let position)? = feature.shape {
        fields[header.count - 2] = "\(position.x)"
        fields[header.count - 1] = "\(position.y)"
      }
      return TableRecord(
        location: feature.location, fields: fields, line: { _ in nil }, isWhole: true,
        shape: feature.shape)
    }
    var open = schema
    open.allowsOthers = true
    self.init(
      file: file.name, headerLine: nil, header: header, records: records, schema: open, log: log)
    self.isComplete = !records.isEmpty
  }

  private static func text(of value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .bool(let flag): flag ? "yes" : "no"
    case .number(let number): number.text
    case .string(let text): text
    case .array(let values): values.map(text).joined(separator: "|")
    case .object: "{...}"
    }
  }
}
