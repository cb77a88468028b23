internal import Domain
internal import Exchange
internal import Foundation
internal import Geodesy
internal import Roads
internal import Store

/// Reads layers of links from GeoPackages and GeoJSON.
struct LinkLayerFiles {
  let threads: Int
  let tell: (Stage) -> Void

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
    try checkDirection(&reader, at: place)
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
    layer.dropUnusable()
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

  /// The network of GeoJSON, whose features are links.
  ///
  /// - Throws: a `Fault` when the file is no GeoJSON or something in it is wrong.
  func network(geoJSON path: String) throws -> (LinkNetwork, RoadsFacts) {
    var source = try GeoJSONReader(path: path)
    var problems: [InputProblem] = []
    var features: [GeoJSONFeature] = []
    // The columns are those that any of the first features has; a file is one table.
    while features.count < Self.sample, let feature = try next(&source, &problems) {
      features.append(feature)
    }
    let declared = try source.declaredReferenceSystem()
    let columns = Set(features.flatMap { ($0.properties ?? []).map(\.name) }).sorted()
    var reader = LinkFieldReader(LinkField.ofLinks, among: columns)
    if !features.isEmpty { try checkDirection(&reader, at: SourceLocation(file: path)) }
    let isWGS84 = declared.map { GeoJSONDocument.isWGS84($0) } ?? true
    let place = SourceLocation(file: path, path: "crs")
    var layer = try makeLayer(
      isWGS84 ? "EPSG:4326" : declared ?? "EPSG:4326", isWGS84: isWGS84, at: place)
    var number = 0
    func take(_ feature: GeoJSONFeature) {
      number += 1
      reader.begin(
        reader.order.map { FieldValue(feature.properties?[$0]) }, at: feature.location)
      self.take(&reader, &layer, number: number, geometry: "geometry") {
        () throws(InputFault) in
        try Self.lines(of: feature)
      }
    }
    for feature in features { take(feature) }
    features = []
    while !reader.isFull, problems.count < LinkFieldReader.mostProblems,
      let feature = try next(&source, &problems)
    {
      take(feature)
    }
    problems += reader.problems
    if problems.isEmpty, let late = try source.declaredReferenceSystem(), late != declared {
      throw InputFault(
        InputProblem(
          code: "crs", at: place, value: late,
          expected: "the reference system before the features"))
    }
    if !problems.isEmpty { throw InputFault(problems) }
    layer.dropUnusable()
    return try finish(
      layer, LinkAssets(), source: path, isDigiroad: isDigiroad(reader), notRead: [], date: nil
    ) { SourceLocation(file: path, path: "features[\($0 - 1)].geometry") }
  }

  /// So many features of GeoJSON are looked at for the names of fields.
  private static let sample = 1000
}

extension LinkLayerFiles {
  /// The next feature; faults are gathered and passed over, unless the text breaks off.
  private func next(
    _ source: inout GeoJSONReader, _ problems: inout [InputProblem]
  ) throws -> GeoJSONFeature? {
    while problems.count < LinkFieldReader.mostProblems {
      do {
        return try source.next()
      } catch let fault as InputFault {
        problems += fault.problems
        if source.isBroken { throw InputFault(problems) }
      }
    }
    return nil
  }

  private static func lines(
    of feature: GeoJSONFeature
  ) throws(InputFault) -> (coordinates: [Double], ends: [Int]) {
    let lines: [[RawPosition]]
    switch feature.shape {
    case .line(let line)?: lines = [line]
    case .multiLine(let parts)?: lines = parts.filter { !$0.isEmpty }
    case nil: lines = []
    default:
      throw InputFault(
        InputProblem(
          code: "geometry", at: feature.shapeLocation,
          expected: "a LineString or MultiLineString"))
    }
    var coordinates: [Double] = []
    var ends: [Int] = []
    for line in lines {
      for position in line { coordinates += [position.x, position.y] }
      ends.append(coordinates.count / 2)
    }
    return (coordinates, ends)
  }

  /// Takes the row at which a reader stands, and tells where its links are.
  @discardableResult
  private func take(
    _ reader: inout LinkFieldReader, _ layer: inout LinkLayer, number: Int, geometry: String,
    lines: () throws(InputFault) -> (coordinates: [Double], ends: [Int])
  ) -> (row: LinkRow, links: Range<Int>)? {
    switch LinkRow.read(&reader) {
    case .wrong: return nil
    case .leftOut(let reason):
      layer.leaveOut(reason)
      return nil
    case .link(let row):
      do throws(InputFault) {
        let lines = try lines()
        guard !lines.ends.isEmpty else {
          var place = reader.location
          place.field = geometry
          throw InputFault(
            InputProblem(
              code: "geometry", at: place, value: "nothing", expected: "the line of a link"))
        }
        let first = layer.links.count
        layer.add(row, number: number, coordinates: lines.coordinates, ends: lines.ends)
        return (row, first..<layer.links.count)
      } catch {
        reader.report(error.problems)
        return nil
      }
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

  private func checkDirection(
    _ reader: inout LinkFieldReader, at place: SourceLocation
  ) throws(InputFault) {
    guard reader.columns[.direction] == nil else { return }
    var place = place
    place.field = LinkField.direction.names[0].uppercased()
    throw InputFault(
      InputProblem(
        code: "missing_column", at: place,
        expected: "a field of this name, or one called direction, with the direction of flow"))
  }

  private func makeLayer(
    _ reference: String, isWGS84: Bool = false, at place: SourceLocation
  ) throws -> LinkLayer {
    do {
      return try LinkLayer(reference: reference, isWGS84: isWGS84)
    } catch {
      throw Self.fault(error, reference, at: place)
    }
  }

  /// A reference system of a file is the file's fault, not the command line's.
  private static func fault(
    _ error: GeodesyError, _ reference: String, at place: SourceLocation
  ) -> any Error {
    guard error.kind == .usage else { return error }
    return InputFault(
      InputProblem(code: "crs", at: place, value: reference, expected: error.description))
  }

  /// Whether the fields are called as Digiroad calls them, so that its license asks to be named.
  private func isDigiroad(_ reader: LinkFieldReader) -> Bool {
    reader.columns[.direction]?.lowercased() == LinkField.direction.names[0]
  }

  private func finish(
    _ layer: consuming LinkLayer, _ assets: LinkAssets, source: String, isDigiroad: Bool,
    notRead: [(name: String, rows: Int)], date: String?, place: (Int) -> SourceLocation
  ) throws -> (LinkNetwork, RoadsFacts) {
    let reference = layer.reference
    tell(.began("projecting \(layer.links.count) links"))
    let refused: [LinkLayer.Refusal]
    do {
      refused = try layer.project(threads: threads, tell: tell)
    } catch {
      throw Self.fault(error, reference, at: SourceLocation(file: source))
    }
    if !refused.isEmpty {
      throw InputFault(
        refused.map { point in
          InputProblem(
            code: "position", at: place(layer.links[point.link].row),
            value: "\(point.x),\(point.y)", expected: point.reason)
        })
    }
    var work = LinkLayerImport(layer, assets: assets)
    let network = try work.network()
    guard network.linkCount > 0 else {
      throw InputFault(
        InputProblem(
          code: "empty", at: SourceLocation(file: source),
          expected: "links that trucks use; of \(work.layer.rowCount) rows none is one"))
    }
    let name = source.split(separator: "/").last.map { String($0) } ?? source
    var facts = RoadsFacts(
      network, source: source,
      attribution: isDigiroad ? LinkLayerImport.digiroad : "\(name), under its own license")
    facts.timestamp = date.flatMap { try? Date($0, strategy: .iso8601) }.map {
      Int($0.timeIntervalSince1970)
    }
    facts.counts += work.counts(tablesNotRead: notRead)
    return (network, facts)
  }
}
