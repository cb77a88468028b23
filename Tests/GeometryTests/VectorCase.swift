import Domain
import Foundation
import Geometry
import Testing

/// One case of the vector files: an operation, its input and what must come of it.
struct VectorCase: CustomTestStringConvertible, Sendable {
  let id: String
  let operation: String
  let input: [String]
  let expected: String
  let expectedType: String
  let isEmpty: Bool
  let parts: Int
  let holes: Int
  let positions: Int
  let area: Double
  let perimeter: Double
  let areaTolerance: Double
  let perimeterTolerance: Double
  let hausdorffTolerance: Double
  private let numbers: [String: Double]
  private let texts: [String: String]

  var testDescription: String { id }

  init(id: String, _ properties: [String: Any]) throws {
    func read<Value>(_ key: String, _ type: Value.Type) throws -> Value {
      try #require(properties[key] as? Value, "\(id): \(key)")
    }
    self.id = id
    operation = try read("op", String.self)
    input = try read("input_wkt", [String].self)
    expected = try read("expected_wkt", String.self)
    expectedType = try read("expected_type", String.self)
    isEmpty = try read("expected_empty", Bool.self)
    parts = try read("expected_parts", Int.self)
    holes = try read("expected_holes", Int.self)
    positions = try read("expected_vertices", Int.self)
    area = try read("expected_area_m2", Double.self)
    perimeter = try read("expected_perimeter_m", Double.self)
    areaTolerance = try read("area_rel_tol", Double.self)
    perimeterTolerance = try read("perimeter_rel_tol", Double.self)
    hausdorffTolerance = try read("hausdorff_tol_m", Double.self)
    let parameters = try read("params", [String: Any].self)
    numbers = parameters.compactMapValues { ($0 as? NSNumber)?.doubleValue }
    texts = parameters.compactMapValues { $0 as? String }
  }

  static func system() throws -> [VectorCase] {
    let file = try JSONSerialization.jsonObject(with: Fixture.data("geos_vectors.geojson"))
    let features = try #require((file as? [String: Any])?["features"] as? [[String: Any]])
    return try features.map { feature in
      try VectorCase(
        id: try #require(feature["id"] as? String),
        try #require(feature["properties"] as? [String: Any]))
    }
  }

  static func more() throws -> [VectorCase] {
    let file = try JSONSerialization.jsonObject(with: Fixture.data("geos_more_vectors.json"))
    let cases = try #require((file as? [String: Any])?["cases"] as? [[String: Any]])
    return try cases.map { try VectorCase(id: try #require($0["id"] as? String), $0) }
  }

  func number(_ key: String) throws -> Double { try #require(numbers[key], "\(id): \(key)") }
  func flag(_ key: String) -> Bool { numbers[key] == 1 }
  func text(_ key: String) -> String? { texts[key] }

  func style() throws -> BufferStyle {
    BufferStyle(
      cap: try texts["cap"].map { try #require(BufferStyle.Cap(rawValue: $0)) } ?? .round,
      join: try texts["join"].map { try #require(BufferStyle.Join(rawValue: $0)) } ?? .round,
      mitreLimit: numbers["mitre_limit"] ?? 5,
      quadrantSegments: Int(numbers["quadsegs"] ?? 8), isSingleSided: flag("single_sided"))
  }
}

extension VectorCase {
  /// What the operation makes of the input.
  func run(with geometry: inout GeometryContext) throws -> PlaneShape {
    var shapes: [PlaneShape] = []
    for text in input { shapes.append(try geometry.shape(wellKnownText: text)) }
    // "of": the input is buffered first.
    if text("of") == "buffers", operation == "unary_union" {
      let points = shapes.flatMap(\.positions).map { PlaneShape.point($0) }
      return try geometry.unitedBuffers(of: points, by: try number("distance"), style: try style())
    }
    if text("of") != nil {
      shapes = try geometry.buffers(of: shapes, by: try number("distance"), style: try style())
    }
    let shape = try #require(shapes.first)
    let other = shapes.last ?? shape
    switch operation {
    case "buffer":
      return try geometry.buffer(shape, by: try number("distance"), style: try style())
    case "offset_curve":
      return try geometry.offsetCurve(of: shape, by: try number("distance"), style: try style())
    case "intersection": return try geometry.intersection(shape, other)
    case "union": return try geometry.union(shape, other)
    case "difference": return try geometry.difference(shape, minus: other)
    case "symmetric_difference": return try geometry.symmetricDifference(shape, other)
    case "convex_hull": return try geometry.convexHull(of: shape)
    case "concave_hull":
      return try geometry.concaveHull(
        of: shape, ratio: try number("ratio"), allowsHoles: flag("allow_holes"))
    case "minimum_bounding_circle":
      let circle = try #require(try geometry.minimumBoundingCircle(of: shape))
      return try geometry.area(of: circle, quadrantSegments: 8)
    case "minimum_rotated_rectangle": return try geometry.minimumRotatedRectangle(of: shape)
    case "minimum_area_rectangle": return try geometry.minimumAreaRectangle(of: shape)
    case "voronoi":
      let envelope = try geometry.shape(wellKnownText: try #require(text("envelope")))
      return .collection(
        try geometry.voronoi(
          of: shape, covering: PlaneBox(around: envelope.positions),
          tolerance: try number("tolerance")
        ).map { .polygon($0) })
    case "delaunay":
      return .collection(
        try geometry.delaunay(of: shape, tolerance: try number("tolerance"))
          .map { .polygon($0) })
    case "make_valid":
      let method = try #require(MendingMethod(rawValue: text("method") ?? ""))
      return try geometry.makeValid(
        shape, method: method, keepsCollapsed: flag("keep_collapsed"))
    case "simplify_topology":
      return try geometry.simplify(shape, tolerance: try number("tolerance"))
    case "centroid": return .point(try #require(try geometry.centroid(of: shape)))
    case "point_on_surface": return .point(try #require(try geometry.pointOnSurface(of: shape)))
    case "set_precision": return try geometry.onGrid(shape, size: try number("grid"))
    case "densify": return try geometry.densify(shape, length: try number("length"))
    case "line_merge": return try geometry.mergeLines(shape)
    case "largest_inscribed_circle":
      let circle = try geometry.largestInscribedCircle(
        in: shape, tolerance: try number("tolerance"))
      // The vector is a radius; its far end is any point of the border at that distance.
      let expected = try geometry.shape(wellKnownText: self.expected).positions
      #expect(circle.center.distance(to: expected[0]) <= hausdorffTolerance)
      return .line([circle.center, expected[1]])
    default:
      Issue.record("\(id): unknown operation \(operation)")
      return .collection([])
    }
  }
}

extension Shape {
  var typeName: String {
    switch self {
    case .point: "Point"
    case .multiPoint: "MultiPoint"
    case .line: "LineString"
    case .multiLine: "MultiLineString"
    case .polygon: "Polygon"
    case .multiPolygon: "MultiPolygon"
    case .collection: "GeometryCollection"
    }
  }

  var partCount: Int {
    switch self {
    case .point, .line, .polygon: 1
    case .multiPoint(let parts): parts.count
    case .multiLine(let parts): parts.count
    case .multiPolygon(let parts): parts.count
    case .collection(let parts): parts.count
    }
  }

  var holeCount: Int { polygons.reduce(0) { $0 + $1.holes.count } }
}
