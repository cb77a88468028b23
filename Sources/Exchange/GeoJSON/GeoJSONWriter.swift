public import Domain

/// Writes GeoJSON (RFC 7946) as bytes, feature by feature, so that memory stays bounded.
///
/// Shapes of `Coordinate` are promised to follow the right-hand rule, which debug builds check;
/// shapes of ``RawPosition`` are written as they are. The same calls give the same bytes.
public struct GeoJSONWriter {
  /// How features are put together.
  public enum Form: Hashable, Sendable {
    /// One FeatureCollection, a feature a line.
    case collection
    /// One feature a line and nothing else.
    case lines
    /// Features framed by RS and LF (RFC 8142).
    case framed
  }

  /// How to write.
  public struct Settings: Hashable, Sendable {
    /// How features are put together.
    public var form: Form
    /// Decimals of positions, 0 to 9; RFC 7946 asks for no more than 7 in degrees.
    public var digits: Int
    /// Whether a collection ends with the extent of what was written.
    public var writesBoundingBox: Bool

    /// Chooses how to write.
    public init(form: Form = .collection, digits: Int = 7, writesBoundingBox: Bool = true) {
      self.form = form
      self.digits = min(max(digits, 0), FixedDecimal.maximumDigits)
      self.writesBoundingBox = writesBoundingBox
    }
  }

  /// How it writes.
  public let settings: Settings
  /// Features written so far.
  public private(set) var count = 0
  private var text = JSONText()
  private var extent = Extent()

  /// Begins; the members of a collection come before its features.
  public init(_ settings: Settings = Settings(), members: [JSONMember] = []) {
    self.settings = settings
    guard settings.form == .collection else { return }
    text.literal(#"{"type":"FeatureCollection""#)
    write(members)
    text.literal(#","features":["#)
  }

  /// Bytes that wait to be taken.
  public var pending: Int { text.bytes.count }

  /// Hands out the bytes since the last time.
  public mutating func takeBytes() -> [UInt8] { text.take() }

  /// Writes a feature on WGS 84.
  ///
  /// - Parameters:
  ///   - id: the feature's own member `id`; never repeat it as a property.
  ///   - shape: right-hand rings; `nil` for none.
  ///   - properties: in the order of writing.
  ///   - members: foreign members, written last.
  public mutating func write(
    id: String?, shape: GeographicShape?, properties: [Property], members: [JSONMember] = []
  ) {
    assert(shape.map(Self.followsRightHandRule) ?? true, "rings against the right-hand rule")
    begin(id: id.map { .string($0) })
    if let shape { text.shape(shape, digits: settings.digits) } else { text.literal("null") }
    if let shape, settings.writesBoundingBox { for p in shape.positions { extent.add(p) } }
    text.literal(#","properties":"#)
    text.properties(properties)
    end(members)
  }

  /// Writes a feature in the system of its file, as it was read but for what was changed in it.
  ///
  /// The extent that the feature stated is left out, since it is stale once the shape was changed.
  public mutating func write(_ feature: GeoJSONFeature) {
    begin(id: feature.id)
    if let shape = feature.shape {
      text.shape(shape, digits: settings.digits, members: feature.shapeMembers)
      if settings.writesBoundingBox { for p in shape.positions { extent.add(p) } }
    } else {
      text.literal("null")
    }
    text.literal(#","properties":"#)
    text.value(feature.properties.map { .object($0) } ?? .null)
    end(feature.members)
  }

  /// Ends the text; `members` of a collection come after its features and before its extent.
  public mutating func finish(members: [JSONMember] = []) {
    guard settings.form == .collection else { return }
    text.literal(count > 0 ? "\n]" : "]")
    write(members)
    if settings.writesBoundingBox, let bounds = extent.bounds {
      text.literal(#","bbox":["#)
      for (index, bound) in bounds.enumerated() {
        if index > 0 { text.literal(",") }
        text.decimal(bound, digits: settings.digits)
      }
      text.literal("]")
    }
    text.literal("}\n")
  }

  private mutating func begin(id: JSONValue?) {
    switch settings.form {
    case .collection: text.literal(count > 0 ? ",\n" : "\n")
    case .lines: break
    case .framed: text.byte(0x1E)
    }
    count += 1
    text.literal(#"{"type":"Feature""#)
    if let id {
      text.literal(#","id":"#)
      text.value(id)
    }
    text.literal(#","geometry":"#)
  }

  private mutating func end(_ members: [JSONMember]) {
    write(members)
    text.byte(UInt8(ascii: "}"))
    if settings.form != .collection { text.byte(0x0A) }
  }

  private mutating func write(_ members: [JSONMember]) {
    for member in members {
      text.byte(UInt8(ascii: ","))
      text.name(member.name)
      text.value(member.value)
    }
  }

  /// Whether shells run counterclockwise and holes clockwise.
  private static func followsRightHandRule(_ shape: GeographicShape) -> Bool {
    switch shape {
    case .polygon(let polygon):
      doubleArea(polygon.shell) >= 0 && polygon.holes.allSatisfy { doubleArea($0) <= 0 }
    case .multiPolygon(let polygons): polygons.allSatisfy { followsRightHandRule(.polygon($0)) }
    case .collection(let shapes): shapes.allSatisfy(followsRightHandRule)
    default: true
    }
  }

  private static func doubleArea(_ ring: [Coordinate]) -> Double {
    guard let origin = ring.first else { return 0 }
    return zip(ring, ring.dropFirst()).reduce(0) { sum, pair in
      sum + (pair.0.longitude - origin.longitude) * (pair.1.latitude - origin.latitude)
        - (pair.1.longitude - origin.longitude) * (pair.0.latitude - origin.latitude)
    }
  }
}

/// The box around positions; with heights when all of them have one.
private struct Extent {
  private var low = (x: Double.infinity, y: Double.infinity, z: Double.infinity)
  private var high = (x: -Double.infinity, y: -Double.infinity, z: -Double.infinity)
  private var isEmpty = true
  private var hasHeights = true

  mutating func add<Position: WritablePosition>(_ position: Position) {
    let numbers = position.numbers
    isEmpty = false
    low.x = min(low.x, numbers.x)
    low.y = min(low.y, numbers.y)
    high.x = max(high.x, numbers.x)
    high.y = max(high.y, numbers.y)
    if let z = numbers.z {
      low.z = min(low.z, z)
      high.z = max(high.z, z)
    } else {
      hasHeights = false
    }
  }

  /// RFC 7946, section 5: the lower corner, then the upper one.
  var bounds: [Double]? {
    if isEmpty { return nil }
    return hasHeights
      ? [low.x, low.y, low.z, high.x, high.y, high.z] : [low.x, low.y, high.x, high.y]
  }
}

extension AtomicFile {
  /// Moves what `writer` has ready into the file once it is worth it, or all of it at the end.
  ///
  /// - Throws: ``ExchangeError`` as ``write(_:)`` does.
  public mutating func drain(
    _ writer: inout GeoJSONWriter, all: Bool = false
  ) throws(ExchangeError) {
    if writer.pending >= 1 << 18 || all && writer.pending > 0 { try write(writer.takeBytes()) }
  }
}
