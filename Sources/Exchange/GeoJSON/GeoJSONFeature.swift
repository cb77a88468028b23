public import Domain

/// A feature as it stands in a file: shape in the file's own system, everything else kept.
public struct GeoJSONFeature: Hashable, Sendable {
  /// A string or a number.
  public var id: JSONValue?
  /// `nil` when there is none.
  public var shape: RawShape?
  /// In the order of the file; `nil` for `null`.
  public var properties: [JSONMember]?
  /// The extent that the file states; it is stale as soon as the shape is changed.
  public var boundingBox: [Double]?
  /// Members that GeoJSON does not define, in the order of the file.
  public var members: [JSONMember]
  /// Members of the geometry that GeoJSON does not define.
  public var shapeMembers: [JSONMember]
  /// Where the feature begins: file, line and path.
  public var location: SourceLocation

  /// Makes a feature.
  public init(
    id: JSONValue? = nil, shape: RawShape?, properties: [JSONMember]?,
    boundingBox: [Double]? = nil, members: [JSONMember] = [], shapeMembers: [JSONMember] = [],
    location: SourceLocation
  ) {
    self.id = id
    self.shape = shape
    self.properties = properties
    self.boundingBox = boundingBox
    self.members = members
    self.shapeMembers = shapeMembers
    self.location = location
  }

  /// Where the geometry stands: the feature's place with `geometry` added to the path.
  public var shapeLocation: SourceLocation {
    var place = location
    place.path = location.path.map { $0 + ".geometry" } ?? "geometry"
    return place
  }

  /// The shape on WGS 84, for files in that system; heights are left out.
  ///
  /// - Throws: `InputFault` that names every position out of range by its path.
  public func geographicShape() throws(InputFault) -> GeographicShape? {
    guard let shape else { return nil }
    return try shape.geographic(at: shapeLocation)
  }
}
