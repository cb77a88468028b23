internal import Domain
internal import Exchange
internal import Roads

/// Links in GeoJSON.
extension LinkLayerFiles {
  /// The network of GeoJSON, whose features are links.
  ///
  /// - Throws: a `Fault` when the file is no GeoJSON or something in it is wrong.
  func network(geoJSON path: String) throws -> (LinkNetwork, RoadsFacts) {
    var source = try GeoJSONReader(path: path)
    var problems: [InputProblem] = []
    var feature = try next(&source, &problems)
    let declared = try source.declaredReferenceSystem()
    let isWGS84 = declared.map { GeoJSONDocument.isWGS84($0) } ?? true
    let place = SourceLocation(file: path, path: "crs")
    var layer = try makeLayer(
      isWGS84 ? "EPSG:4326" : declared ?? "EPSG:4326", isWGS84: isWGS84, at: place)
    var reader = LinkFieldReader(LinkField.ofLinks, among: [])
    var names: [String]?
    var number = 0
    while let link = feature {
      number += 1
      let columns = (link.properties ?? []).map(\.name)
      // Features of one file mostly have the same fields, but need not.
      if columns != names {
        reader.look(among: columns)
        names = columns
        try checkDirection(reader, at: link.location)
      }
      reader.begin(reader.order.map { FieldValue(link.properties?[$0]) }, at: link.location)
      take(&reader, &layer, number: number, geometry: "geometry") { () throws(InputFault) in
        try Self.lines(of: link)
      }
      feature = reader.isFull ? nil : try next(&source, &problems)
    }
    problems += reader.problems
    if problems.isEmpty, let late = try source.declaredReferenceSystem(), late != declared {
      throw InputFault(
        InputProblem(
          code: "crs", at: place, value: late,
          expected: "the reference system before the features"))
    }
    if !problems.isEmpty { throw InputFault(problems) }
    return try finish(
      layer, LinkAssets(), source: path, isDigiroad: isDigiroad(reader), notRead: [], date: nil
    ) { SourceLocation(file: path, path: "features[\($0 - 1)].geometry") }
  }

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
}
