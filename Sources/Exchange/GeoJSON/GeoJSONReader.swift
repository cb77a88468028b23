public import Domain

/// Reads GeoJSON feature by feature from a stream, holding one feature in memory at a time.
///
/// Read are a FeatureCollection, a Feature, a bare geometry, and sequences of features and
/// geometries: one a line, or framed by RS (RFC 8142). Heights are kept. Empty coordinates of a
/// single geometry mean no shape (RFC 7946, 3.1).
public struct GeoJSONReader: ~Copyable {
  /// What the text is made of.
  public enum Form: Hashable, Sendable {
    case collection
    case single
    case sequence
  }

  private enum State {
    case start
    case members(isFirst: Bool)
    case features(count: Int)
    case afterCollection
    case afterSingle
    case ended
  }

  /// What the text is made of, as far as it has been read.
  public private(set) var form = Form.collection
  /// The members of the collection that GeoJSON does not define, as far as it has been read.
  public private(set) var members: [JSONMember] = []
  /// The extent that the collection states, as far as it has been read.
  public private(set) var boundingBox: [Double]?

  private var window: TextWindow
  private var state = State.start
  private var isFramed = false
  private var texts = 0
  private var names: Set<String> = []
  private var type: String?
  private var hasFeatures = false
  private var failure: (any Error)?

  /// Opens a file, or standard input for `-`.
  ///
  /// - Throws: ``ExchangeError`` when it cannot be opened.
  public init(path: String) throws(ExchangeError) { self.init(try ByteStream(path: path)) }

  /// Reads from `stream`.
  public init(_ stream: consuming ByteStream) {
    window = TextWindow(stream, limit: InputFile.limit)
  }

  /// The reference system that the collection names by the old `crs` member, as far as it has been
  /// read; it stands before the features in the files that GDAL writes.
  ///
  /// - Throws: `InputFault` when the member is there but names no system.
  public func declaredReferenceSystem() throws(InputFault) -> String? {
    guard let value = members["crs"], value != .null else { return nil }
    if let name = value["properties"]?["name"]?.string, !name.isEmpty { return name }
    if let code = value["properties"]?["code"]?.number?.int { return "EPSG:\(code)" }
    throw InputFault(
      InputProblem(
        code: "crs", at: SourceLocation(file: window.origin.file, path: "crs"),
        expected: "a reference system by name, as in urn:ogc:def:crs:EPSG::3067"))
  }

  /// Whether the text broke off, so that nothing more will come.
  public var isBroken: Bool { failure != nil }

  /// The next feature, or `nil` at the end.
  ///
  /// - Throws: `InputFault` with every fault of one feature, after which the next one may be asked
  ///   for; `InputFault` or ``ExchangeError`` when the text breaks off, which comes again each time.
  public mutating func next() throws -> GeoJSONFeature? {
    if let failure { throw failure }
    let outcome: (feature: GeoJSONFeature?, problems: [InputProblem])
    do {
      outcome = try advance()
    } catch {
      failure = error
      throw error
    }
    if !outcome.problems.isEmpty { throw InputFault(outcome.problems) }
    return outcome.feature
  }

  private mutating func advance() throws -> (feature: GeoJSONFeature?, problems: [InputProblem]) {
    while true {
      switch state {
      case .start:
        if let single = try beginText() { return single }
      case .members(let isFirst): try readMember(isFirst: isFirst)
      case .features(let count):
        if let feature = try readFeature(count) { return feature }
      case .afterCollection:
        guard let byte = try window.peekPastSpace() else {
          state = .ended
          continue
        }
        guard isFramed && byte == Self.separator else { throw trailing() }
        state = .start
      case .afterSingle: try findNextText()
      case .ended: return (nil, [])
      }
    }
  }

  private static let separator: UInt8 = 0x1E

  private mutating func trailing() -> InputFault {
    window.scannerHere().fault(
      "trailing", at: window.position, "nothing may follow the end of the GeoJSON text")
  }

  /// Stands at the first member of a collection, or reads a text that is a single feature.
  private mutating func beginText() throws -> (feature: GeoJSONFeature?, problems: [InputProblem])?
  {
    if texts == 0 { try skipMark() }
    var byte = try window.peekPastSpace()
    while byte == Self.separator {
      isFramed = true
      form = .sequence
      window.position += 1
      byte = try window.peekPastSpace()
    }
    guard let byte else {
      if texts > 0 {
        state = .ended
        return nil
      }
      throw window.scannerHere().fault("cut", at: window.position, "GeoJSON; the file is empty")
    }
    guard byte == UInt8(ascii: "{") else {
      throw window.scannerHere().fault(
        "syntax", at: window.position, value: window.scannerHere().snippet(at: window.position),
        "GeoJSON, which begins with '{'")
    }
    texts += 1
    let type = try typeOfText()
    if type == nil || type == "FeatureCollection" {
      window.position += 1
      window.anchor = nil
      (names, self.type, hasFeatures) = ([], nil, false)
      state = .members(isFirst: true)
      return nil
    }
    if form == .collection { form = .single }
    var scanner = try window.scannerAtValue([])
    window.anchor = nil
    let start = window.position
    let isGeometry = JSONScanner.geometryTypes.contains(type ?? "")
    let feature = try isGeometry ? scanner.bareGeometry() : scanner.feature()
    if !isGeometry && type != "Feature" {
      throw scanner.fault(
        "type", at: start, value: type.flatMap { $0.isEmpty ? nil : $0 } ?? "no type",
        "GeoJSON: type FeatureCollection, Feature or a geometry type")
    }
    window.position = scanner.index
    state = .afterSingle
    return (feature, scanner.problems)
  }

  private mutating func skipMark() throws {
    guard let first = try window.peek() else { return }
    if first == 0xFE || first == 0xFF {
      throw window.scannerHere().fault(
        "encoding", at: 0, "the file is UTF-16; save it as UTF-8")
    }
    guard first == 0xEF else { return }
    while window.bytes.count < 3, try window.fill() {}
    if window.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { window.position = 3 }
  }

  /// The type of the text that begins here, looked up without moving on; `nil` when `features`
  /// comes before it.
  private mutating func typeOfText() throws -> String? {
    let start = window.position
    window.anchor = start
    defer {
      window.position = window.anchor ?? start
    }
    window.position += 1
    var isFirst = true
    while true {
      var byte = try window.peekPastSpace()
      if byte == UInt8(ascii: "}") { return "" }
      if !isFirst {
        guard byte == UInt8(ascii: ",") else { return "" }
        window.position += 1
        byte = try window.peekPastSpace()
      }
      guard byte == UInt8(ascii: "\"") else { return "" }
      isFirst = false
      var key = try window.scannerAtValue([])
      let name = try key.string()
      window.position = key.index
      if name == "features" { return nil }
      guard try window.peekPastSpace() == UInt8(ascii: ":") else { return "" }
      window.position += 1
      var value = try window.scannerAtValue([.member(name)])
      let read = try value.value()
      if name == "type" { return read.string ?? "" }
      window.position = value.index
    }
  }

  private mutating func readMember(isFirst: Bool) throws {
    var byte = try window.peekPastSpace()
    if byte == UInt8(ascii: "}") {
      window.position += 1
      return try endCollection()
    }
    if !isFirst {
      guard byte == UInt8(ascii: ",") else { throw unexpected(byte, "',' or '}'") }
      window.position += 1
      byte = try window.peekPastSpace()
    }
    guard byte == UInt8(ascii: "\"") else { throw unexpected(byte, "a name in double quotes") }
    var key = try window.scannerAtValue([])
    let name = try key.string()
    guard names.insert(name).inserted else {
      throw key.fault(
        "duplicate", at: window.position, value: name, "each name once in an object")
    }
    window.position = key.index
    byte = try window.peekPastSpace()
    guard byte == UInt8(ascii: ":") else { throw unexpected(byte, "':' after the name") }
    window.position += 1
    if name == "features" {
      hasFeatures = true
      byte = try window.peekPastSpace()
      guard byte == UInt8(ascii: "[") else {
        throw unexpected(byte, "an array of features", [.member(name)])
      }
      window.position += 1
      state = .features(count: 0)
      return
    }
    var scanner = try window.scannerAtValue([.member(name)])
    switch name {
    case "type": type = try scanner.text("\"FeatureCollection\"")
    case "bbox": boundingBox = try scanner.extent()
    default: members.append(JSONMember(name, try scanner.value()))
    }
    window.position = scanner.index
    state = .members(isFirst: false)
    if !scanner.problems.isEmpty { throw InputFault(scanner.problems) }
  }

  private mutating func endCollection() throws {
    let scanner = window.scannerHere()
    guard type == "FeatureCollection" else {
      throw scanner.fault(
        "type", at: window.position, value: type ?? "no type", "type \"FeatureCollection\"")
    }
    guard hasFeatures else {
      throw scanner.fault("features", at: window.position, "a member 'features'")
    }
    state = .afterCollection
  }

  private mutating func readFeature(
    _ count: Int
  ) throws -> (feature: GeoJSONFeature?, problems: [InputProblem])? {
    let path: [JSONScanner.Step] = [.member("features"), .element(count)]
    let byte = try window.peekPastSpace()
    if byte == UInt8(ascii: "]") {
      window.position += 1
      state = .members(isFirst: false)
      return nil
    }
    if count > 0 {
      guard byte == UInt8(ascii: ",") else { throw unexpected(byte, "',' or ']'", path) }
      window.position += 1
    }
    var scanner = try window.scannerAtValue(path)
    let feature = try scanner.feature()
    window.position = scanner.index
    state = .features(count: count + 1)
    return (feature, scanner.problems)
  }

  private mutating func findNextText() throws {
    var isNewLine = false
    while let byte = try window.peek() {
      switch byte {
      case 0x0A, 0x0D: isNewLine = true
      case 0x20, 0x09: break
      default:
        guard isFramed ? byte == Self.separator : isNewLine else { throw trailing() }
        form = .sequence
        state = .start
        return
      }
      window.position += 1
    }
    state = .ended
  }

  private mutating func unexpected(
    _ byte: UInt8?, _ expected: String, _ path: [JSONScanner.Step] = []
  ) -> InputFault {
    let scanner = window.scannerHere(path)
    return byte == nil ? scanner.cut(expected) : scanner.unexpected(expected)
  }
}
