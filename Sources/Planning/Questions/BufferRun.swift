internal import Domain
internal import Exchange
internal import Geodesy
internal import Geometry

/// What buffers are asked for.
public struct BufferRequest: Sendable {
  /// Meters; negative shrinks areas.
  public var distance: Double
  /// Unite the buffers.
  public var isDissolved = false
  /// Unite those that share this property.
  public var groupField: String?
  /// Chords in a quarter of a circle.
  public var quadrantSegments = 16
  /// `round`, `flat` or `square`.
  public var cap = "round"
  /// `round`, `mitre` or `bevel`.
  public var join = "round"

  /// Asks for buffers of `distance` meters.
  public init(distance: Double) { self.distance = distance }
}

/// Buffers ready to be written, with what a careful user wants to know.
public struct BufferAnswer: Sendable {
  /// The FeatureCollection.
  public let geoJSON: [UInt8]
  /// Sentences.
  public let warnings: [String]
}

/// Buffers of any GeoJSON in meters, on the plane of ETRS-TM35FIN.
public struct BufferRun {
  private let request: BufferRequest

  /// Asks for buffers.
  public init(request: BufferRequest) { self.request = request }

  /// Reads a file, or standard input for `-`, and buffers its features.
  ///
  /// A declared `crs` is obeyed. Features without geometry and those that vanish are left out and
  /// counted.
  ///
  /// - Throws: a `Fault` that names the feature.
  public func buffer(file: String) throws -> BufferAnswer {
    let document = try GeoJSONDocument(path: file)
    let source = try DeclaredSystem.read(document.declaredReferenceSystem, in: file)
    let plane = try ReferenceSystem("EPSG:3067")
    var toPlane = try Projector(from: source, to: plane)
    var toDegrees = try PlaneProjector()
    var context = try GeometryContext()
    let style = BufferStyle(
      cap: BufferStyle.Cap(rawValue: request.cap) ?? .round,
      join: BufferStyle.Join(rawValue: request.join) ?? .round,
      quadrantSegments: request.quadrantSegments)
    var groups: [Group] = []
    var groupOfKey: [JSONValue: Int] = [:]
    var warnings: [String] = []
    var bare = 0
    var isFieldKnown = request.groupField == nil || document.features.isEmpty
    for feature in document.features {
      guard let raw = feature.shape else {
        bare += 1
        continue
      }
      let shape = try Self.plane(raw, with: &toPlane, at: feature.shapeLocation)
      let buffer = try context.buffer(shape, by: request.distance, style: style)
      if let field = request.groupField {
        let value = feature.properties?[field]
        isFieldKnown = isFieldKnown || value != nil
        let key = value ?? .null
        if let known = groupOfKey[key] {
          groups[known].buffers.append(buffer)
        } else {
          groupOfKey[key] = groups.count
          groups.append(
            Group(id: nil, properties: [Property(field, .raw(key))], buffers: [buffer]))
        }
      } else if request.isDissolved {
        if groups.isEmpty { groups.append(Group(id: nil, properties: [], buffers: [])) }
        groups[0].buffers.append(buffer)
      } else {
        groups.append(
          Group(
            id: feature.id, properties: (feature.properties ?? []).map { Property($0) },
            buffers: [buffer]))
      }
    }
    var writer = GeoJSONWriter()
    let geodesic = Geodesic()
    var vanished = 0
    for (index, group) in groups.enumerated() {
      let united =
        group.buffers.count == 1 ? group.buffers[0] : try context.union(of: group.buffers)
      guard !united.isEmpty else {
        vanished += 1
        continue
      }
      let sides = try context.densify(united)
      let shape = try context.rounded(geographic(sides, with: &toDegrees))
      guard !shape.isEmpty else {
        vanished += 1
        continue
      }
      let id = group.id.flatMap { $0.string ?? $0.number?.text } ?? "buffer/\(index + 1)"
      let properties = group.properties.filter {
        !["id", "area_km2", "buffer_m"].contains($0.name)
      }
      writer.write(
        id: id, shape: shape,
        properties: properties + [
          Property("buffer_m", .decimal(request.distance, digits: 3)),
          Property("area_km2", .decimal(geodesic.area(of: shape) / 1e6, digits: 6)),
        ])
    }
    writer.finish()
    if !isFieldKnown, let field = request.groupField {
      warnings.append("no feature has the property '\(field)'; all are united")
    }
    if bare > 0 { warnings.append("\(bare) features have no geometry and were left out") }
    if vanished > 0 { warnings.append("\(vanished) buffers are empty and were left out") }
    for warning in toPlane.total.warnings { warnings.append(warning.description) }
    return BufferAnswer(geoJSON: writer.takeBytes(), warnings: warnings)
  }

  private struct Group {
    var id: JSONValue?
    var properties: [Property]
    var buffers: [PlaneShape]
  }

  /// Carries a buffer back; one that leaves the map does so for its distance.
  private func geographic(
    _ shape: PlaneShape, with projector: inout PlaneProjector
  ) throws -> GeographicShape {
    do {
      return try projector.geographicShape(of: shape)
    } catch {
      guard case .refused(let refusal, _) = error else { throw error }
      throw PlanningError.value(
        option: "distance", value: "\(request.distance) m",
        expected: "a distance that keeps the buffers on the map of EPSG:3067; \(refusal.reason)")
    }
  }

  /// Carries a shape to the plane; a refused position is told with the place in the file.
  private static func plane(
    _ raw: RawShape, with projector: inout Projector, at location: SourceLocation
  ) throws -> PlaneShape {
    var pairs: [Double] = []
    for position in raw.positions {
      pairs.append(position.x)
      pairs.append(position.y)
    }
    let report = try projector.transformAll(&pairs)
    if let refusal = report.refusals.first {
      throw InputFault(
        InputProblem(
          code: "position", at: location, value: "\(refusal.x),\(refusal.y)",
          expected: refusal.reason))
    }
    var next = 0
    return raw.map { _ in
      defer { next += 2 }
      return PlanePoint(x: pairs[next], y: pairs[next + 1])
    }
  }
}
