import Domain

/// Geometries of RFC 7946, section 3.1, read without a tree in between.
extension JSONScanner {
  /// A geometry with the members that GeoJSON does not define.
  struct Geometry {
    var shape: RawShape?
    var members: [JSONMember] = []
  }

  static let geometryTypes = [
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
    "GeometryCollection",
  ]

  /// Reads a geometry object or `null`; notes what is wrong with its meaning.
  mutating func geometry() throws(InputFault) -> Geometry {
    guard let start = try opening(UInt8(ascii: "{"), "geometry", "a geometry object or null") else {
      return Geometry()
    }
    var type: String?
    var result = Geometry()
    var deferred: Int?
    var parts: [RawShape]?
    var hasCoordinates = false
    try object { (scanner: inout JSONScanner, name: String) throws(InputFault) in
      scanner.skipSpace()
      switch name {
      case "type": type = try scanner.text("the name of a geometry type")
      case "coordinates":
        hasCoordinates = true
        if let type, Self.geometryTypes.dropLast().contains(type) {
          result.shape = try scanner.coordinates(of: type)
        } else {
          deferred = scanner.index
          try scanner.skipValue()
        }
      case "geometries": parts = try scanner.geometries()
      case "bbox": try scanner.skipValue()
      default: result.members.append(JSONMember(name, try scanner.value()))
      }
    }
    guard let type, Self.geometryTypes.contains(type) else {
      note(
        "geometry", at: start, value: type ?? "no type",
        "type one of " + Self.geometryTypes.joined(separator: ", "))
      return result
    }
    if type == "GeometryCollection" {
      if parts == nil { note("geometry", at: start, "an array 'geometries'") }
      result.shape = parts.map { .collection($0) }
    } else if let deferred {
      let end = index
      index = deferred
      steps.append(.member("coordinates"))
      result.shape = try coordinates(of: type)
      steps.removeLast()
      index = end
    } else if !hasCoordinates {
      note("geometry", at: start, "an array 'coordinates'")
    }
    return result
  }

  private mutating func geometries() throws(InputFault) -> [RawShape] {
    var parts: [RawShape] = []
    guard try opening(UInt8(ascii: "["), "geometry", "an array of geometries") != nil else {
      return parts
    }
    try array { (scanner: inout JSONScanner, _: Int) throws(InputFault) in
      if let part = try scanner.geometry().shape { parts.append(part) }
    }
    return parts
  }

  private mutating func coordinates(of type: String) throws(InputFault) -> RawShape? {
    switch type {
    case "Point": return try position(mayBeEmpty: true).map { .point($0) }
    case "MultiPoint": return try positions().map { .multiPoint($0) }
    case "LineString":
      guard let line = try line(), !line.isEmpty else { return nil }
      return .line(line)
    case "MultiLineString":
      return .multiLine(try list { (s: inout JSONScanner) throws(InputFault) in try s.line() })
    case "Polygon":
      guard let polygon = try polygon(), !polygon.shell.isEmpty else { return nil }
      return .polygon(polygon)
    default:
      return .multiPolygon(
        try list { (s: inout JSONScanner) throws(InputFault) in try s.polygon() })
    }
  }

  private mutating func list<Part>(
    _ part: (inout JSONScanner) throws(InputFault) -> Part?
  ) throws(InputFault) -> [Part] {
    var parts: [Part] = []
    guard try opening(UInt8(ascii: "["), "geometry", "an array") != nil else { return parts }
    try array { (scanner: inout JSONScanner, _: Int) throws(InputFault) in
      if let part = try part(&scanner) { parts.append(part) }
    }
    return parts
  }

  private mutating func line() throws(InputFault) -> [RawPosition]? {
    skipSpace()
    let start = index
    let before = problems.count
    guard let line = try positions() else { return nil }
    if line.count == 1, problems.count == before {
      note("geometry", at: start, "at least two positions in a line")
    }
    return line
  }

  private mutating func polygon() throws(InputFault) -> Polygon<RawPosition>? {
    var rings = try list { (scanner: inout JSONScanner) throws(InputFault) in try scanner.ring() }
    guard !rings.isEmpty else { return nil }
    let shell = rings.removeFirst()
    return Polygon(shell: shell, holes: rings)
  }

  private mutating func ring() throws(InputFault) -> [RawPosition]? {
    skipSpace()
    let start = index
    let before = problems.count
    guard let ring = try positions() else { return nil }
    guard problems.count == before else { return ring }
    if ring.count < 4 {
      note("geometry", at: start, "at least four positions in a ring")
    } else if let first = ring.first, let last = ring.last, first.x != last.x || first.y != last.y {
      note("geometry", at: start, "the last position of a ring equal to its first")
    }
    return ring
  }

  private mutating func positions() throws(InputFault) -> [RawPosition]? {
    guard try opening(UInt8(ascii: "["), "geometry", "an array of positions") != nil else {
      return nil
    }
    var positions: [RawPosition] = []
    try array { (scanner: inout JSONScanner, _: Int) throws(InputFault) in
      if let position = try scanner.position() { positions.append(position) }
    }
    return positions
  }

  /// Reads `[x, y]` or `[x, y, z]`; what follows a third number has no meaning (RFC 7946, 3.1.1)
  /// and is left out.
  private mutating func position(mayBeEmpty: Bool = false) throws(InputFault) -> RawPosition? {
    guard
      let start = try opening(
        UInt8(ascii: "["), "position", "a position: an array of two or three numbers")
    else { return nil }
    var numbers = (0.0, 0.0, 0.0)
    var count = 0
    var isSound = true
    try array { (scanner: inout JSONScanner, element: Int) throws(InputFault) in
      scanner.skipSpace()
      guard scanner.index < scanner.bytes.count else { throw scanner.cut("a number") }
      let byte = scanner.bytes[scanner.index]
      guard byte == UInt8(ascii: "-") || byte &- 0x30 < 10 || Self.beginsNoValue(byte) else {
        isSound = false
        scanner.note(
          "position", at: scanner.index, value: scanner.snippet(at: scanner.index), "a number")
        try scanner.skipValue()
        return
      }
      let number = try scanner.double()
      switch element {
      case 0: numbers.0 = number
      case 1: numbers.1 = number
      case 2: numbers.2 = number
      default: break
      }
      count = element + 1
    }
    guard isSound else { return nil }
    if count < 2 {
      if count > 0 || !mayBeEmpty {
        note("position", at: start, value: snippet(at: start), "two or three numbers")
      }
      return nil
    }
    return RawPosition(x: numbers.0, y: numbers.1, z: count > 2 ? numbers.2 : nil)
  }

  /// Whether no JSON value begins with `byte`, so that the number reader may say what is wrong.
  private static func beginsNoValue(_ byte: UInt8) -> Bool {
    ![
      UInt8(ascii: "\""), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "t"),
      UInt8(ascii: "f"), UInt8(ascii: "n"),
    ].contains(byte)
  }

  /// Where the value begins when it opens with `bracket`; another value is noted and passed over,
  /// `null` only where `expected` allows it.
  private mutating func opening(
    _ bracket: UInt8, _ code: String, _ expected: String
  ) throws(InputFault) -> Int? {
    skipSpace()
    let start = index
    guard index < bytes.count else { throw cut(expected) }
    if bytes[index] == bracket { return start }
    let value = try value()
    if value != .null || !expected.hasSuffix("null") {
      note(code, at: start, value: snippet(at: start), expected)
    }
    return nil
  }

  /// Reads a string; another value is noted and passed over.
  mutating func text(_ expected: String) throws(InputFault) -> String? {
    skipSpace()
    let start = index
    if case .string(let text) = try value() { return text }
    note("type", at: start, value: snippet(at: start), expected)
    return nil
  }
}
