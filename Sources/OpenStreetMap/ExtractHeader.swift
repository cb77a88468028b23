/// What an extract says of itself.
public struct ExtractHeader: Hashable, Sendable {
  /// The area that it covers, in units of 1e-9 degrees; `nil` when it does not say.
  public struct Bounds: Hashable, Sendable {
    /// The western side.
    public var left: Int64 = 0
    /// The eastern side.
    public var right: Int64 = 0
    /// The northern side.
    public var top: Int64 = 0
    /// The southern side.
    public var bottom: Int64 = 0
  }

  /// The area that it covers; `nil` when it does not say.
  public internal(set) var bounds: Bounds?
  /// What a reader must know to read it.
  public internal(set) var requiredFeatures: [String] = []
  /// What a reader may make use of.
  public internal(set) var optionalFeatures: [String] = []
  /// The program that wrote it; empty when it does not say.
  public internal(set) var writingProgram = ""
  /// Where it comes from; empty when it does not say.
  public internal(set) var source = ""
  /// The seconds since 1970-01-01 of the state of the map that it holds; `nil` when it does not say.
  public internal(set) var replicationTimestamp: Int64?
  /// The number of that state; `nil` when it does not say.
  public internal(set) var replicationSequence: Int64?
  /// Where newer states are; empty when it does not say.
  public internal(set) var replicationURL = ""

  /// Whether nodes, ways and relations stand in this order.
  public var isSorted: Bool { optionalFeatures.contains("Sort.Type_then_ID") }

  /// What every reader of today knows.
  static let knownFeatures: Set<String> = ["OsmSchema-V0.6", "DenseNodes"]

  /// Reads a header block.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(ProtobufFault) {
    var cursor = ProtobufCursor(bytes)
    while !cursor.isAtEnd {
      let field = try cursor.field()
      switch field.number {
      case 1: bounds = try Bounds(try cursor.message(field.wire))
      case 4: requiredFeatures.append(try cursor.text(field.wire))
      case 5: optionalFeatures.append(try cursor.text(field.wire))
      case 16: writingProgram = try cursor.text(field.wire)
      case 17: source = try cursor.text(field.wire)
      case 32: replicationTimestamp = try cursor.integer(field.wire)
      case 33: replicationSequence = try cursor.integer(field.wire)
      case 34: replicationURL = try cursor.text(field.wire)
      default: try cursor.skip(field.wire)
      }
    }
  }
}

extension ExtractHeader.Bounds {
  fileprivate init(_ message: ProtobufCursor) throws(ProtobufFault) {
    var cursor = message
    while !cursor.isAtEnd {
      let field = try cursor.field()
      guard field.wire == .varint else {
        try cursor.skip(field.wire)
        continue
      }
      let value = try cursor.signed()
      switch field.number {
      case 1: left = value
      case 2: right = value
      case 3: top = value
      case 4: bottom = value
      default: break
      }
    }
  }
}
