internal import Domain
internal import Roads
internal import Store

/// Links in GeoPackages, with tables of assets along them.
extension LinkLayerFiles {
  /// The network of a GeoPackage and what is to be known of it.
  ///
  /// `layer` names the table of links; without it, it is the one table of lines that has a field
  /// for the direction of flow.
  ///
  /// - Throws: a `Fault` when the file is no GeoPackage or something in it is wrong.
  func network(
    geoPackage path: String, layer name: String?
  ) throws -> (LinkNetwork, RoadsFacts) {
    let package = try GeoPackage(path: path)
    let table = try linkTable(of: package, named: name)
    guard let geometry = table.geometry else { throw noLines(table, of: package) }
    var place = SourceLocation(file: path, path: "layer '\(table.name)'")
    guard let reference = geometry.reference else {
      throw InputFault(
        InputProblem(
          code: "crs", at: place, value: "srs_id \(geometry.system)",
          expected: "a reference system; this layer's is undefined"))
    }
    var layer = try makeLayer(reference, at: place)
    var reader = LinkFieldReader(LinkField.ofLinks, among: table.columns)
    try checkDirection(reader, at: place)
    let tables = package.layers.filter { $0 != table }.map { table in
      (table: table, kind: LinkAssets.Kind(table: table.name))
    }
    let hasIDs = reader.columns[.id] != nil || reader.columns[.segment] != nil
    let joined = tables.filter { hasIDs && $0.kind != nil }
    var index = LinkIndex()
    try package.forEachRow(of: table, columns: reader.order, withLines: true) { row in
      guard !reader.isFull else { return }
      reader.begin(row.values.map(FieldValue.init), at: row.location)
      let taken = take(&reader, &layer, number: row.key, geometry: geometry.column) {
        () throws(InputFault) in
        let lines = try row.lines()
        return (lines.coordinates, lines.ends)
      }
      if let taken, !joined.isEmpty { index.add(taken.row, at: taken.links) }
    }
    var problems = reader.problems
    var assets = LinkAssets()
    for (table, kind) in joined {
      guard let kind, problems.count < LinkFieldReader.mostProblems else { continue }
      tell(.began("reading \(table.name)"))
      try assets.read(
        table, kind, of: package, along: layer, links: index, problems: &problems)
    }
    if !joined.isEmpty, !index.hasSegments, let doubled = index.doubled.min() {
      place.field = reader.columns[.id]
      problems.append(
        InputProblem(
          code: "duplicate", at: place, value: doubled,
          expected: "each id once, as the tables of assets are joined by it"))
    }
    if !problems.isEmpty { throw InputFault(problems) }
    let notRead = try tables.filter { table in !joined.contains { $0.table == table.table } }
      .map { (name: $0.table.name, rows: try package.rowCount(of: $0.table)) }
    return try finish(
      layer, assets, source: path, isDigiroad: isDigiroad(reader), notRead: notRead,
      date: table.lastChange
    ) {
      SourceLocation(file: path, path: "layer '\(table.name)', fid \($0)", field: geometry.column)
    }
  }

  /// The table of links: the one named, or the one of lines with a direction of flow.
  private func linkTable(of package: GeoPackage, named name: String?) throws -> GeoPackage.Layer {
    if let name {
      guard let layer = package.layer(named: name) else {
        throw PlanningError.unknown(
          kind: "layer", name: name, known: package.layers.map(\.name))
      }
      guard layer.geometry?.mayBeLines == true else { throw noLines(layer, of: package) }
      return layer
    }
    let fitting = package.layers.filter { layer in
      layer.geometry?.mayBeLines == true && LinkAssets.Kind(table: layer.name) == nil
        && LinkField.places(of: [.direction], among: layer.columns)[.direction] != nil
    }
    if let only = fitting.first, fitting.count == 1 { return only }
    let names = package.layers.map { layer in
      layer.name + (layer.geometry.map { " (\($0.type.lowercased()))" } ?? "")
    }
    let found =
      names.isEmpty ? "it has no layers" : "its layers are " + names.joined(separator: ", ")
    throw InputFault(
      InputProblem(
        code: "layer", at: SourceLocation(file: package.file),
        expected: (fitting.isEmpty
          ? "one layer of lines with a field \(LinkField.direction.names[0].uppercased())"
          : "one layer of links, not \(fitting.count); name it with --layer") + "; " + found))
  }

  private func noLines(_ layer: GeoPackage.Layer, of package: GeoPackage) -> InputFault {
    InputFault(
      InputProblem(
        code: "layer", at: SourceLocation(file: package.file, path: "layer '\(layer.name)'"),
        value: layer.geometry?.type, expected: "a layer of lines"))
  }
}
