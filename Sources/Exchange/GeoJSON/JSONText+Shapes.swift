import Domain

/// A position that can be written: two numbers, or three.
protocol WritablePosition: Hashable, Sendable {
  var numbers: (x: Double, y: Double, z: Double?) { get }
}

extension RawPosition: WritablePosition {
  var numbers: (x: Double, y: Double, z: Double?) { (x, y, z) }
}

extension Coordinate: WritablePosition {
  var numbers: (x: Double, y: Double, z: Double?) { (longitude, latitude, nil) }
}

/// Geometries as RFC 7946 writes them.
extension JSONText {
  private static let heightDigits = 3
  private static let leastRing = 4

  /// Writes a geometry object, `members` at its end.
  mutating func shape<Position: WritablePosition>(
    _ shape: Shape<Position>, digits: Int, members: [JSONMember] = []
  ) {
    switch shape {
    case .point(let point):
      literal(#"{"type":"Point","coordinates":"#)
      position(point, digits)
    case .multiPoint(let points):
      literal(#"{"type":"MultiPoint","coordinates":"#)
      list(points) { $0.position($1, digits) }
    case .line(let positions):
      literal(#"{"type":"LineString","coordinates":"#)
      line(positions, digits, least: 2)
    case .multiLine(let lines):
      literal(#"{"type":"MultiLineString","coordinates":"#)
      list(lines) { $0.line($1, digits, least: 2) }
    case .polygon(let polygon):
      literal(#"{"type":"Polygon","coordinates":"#)
      rings(polygon, digits)
    case .multiPolygon(let polygons):
      literal(#"{"type":"MultiPolygon","coordinates":"#)
      list(polygons) { $0.rings($1, digits) }
    case .collection(let shapes):
      literal(#"{"type":"GeometryCollection","geometries":"#)
      list(shapes) { $0.shape($1, digits: digits) }
    }
    for member in members {
      byte(UInt8(ascii: ","))
      name(member.name)
      value(member.value)
    }
    byte(UInt8(ascii: "}"))
  }

  private mutating func rings<Position: WritablePosition>(
    _ polygon: Polygon<Position>, _ digits: Int
  ) {
    list(polygon.rings) { $0.line($1, digits, least: Self.leastRing) }
  }

  private mutating func list<Part>(_ parts: [Part], _ write: (inout JSONText, Part) -> Void) {
    byte(UInt8(ascii: "["))
    for (index, part) in parts.enumerated() {
      if index > 0 { byte(UInt8(ascii: ",")) }
      write(&self, part)
    }
    byte(UInt8(ascii: "]"))
  }

  /// Writes positions without those that rounding made equal to the one before, yet at least
  /// `least` where that many were given.
  private mutating func line<Position: WritablePosition>(
    _ positions: [Position], _ digits: Int, least: Int
  ) {
    byte(UInt8(ascii: "["))
    var spare = positions.count
    var written = 0
    // Where the position written last stands; no slice, which would make every write copy.
    var last = 0..<0
    for position in positions {
      let start = bytes.count
      if written > 0 { byte(UInt8(ascii: ",")) }
      let begin = bytes.count
      self.position(position, digits)
      let now = begin..<bytes.count
      spare -= 1
      if written + spare >= least, now.count == last.count,
        zip(now, last).allSatisfy({ bytes[$0] == bytes[$1] })
      {
        cut(to: start)
        continue
      }
      last = now
      written += 1
    }
    byte(UInt8(ascii: "]"))
  }

  private mutating func position<Position: WritablePosition>(_ position: Position, _ digits: Int) {
    let numbers = position.numbers
    byte(UInt8(ascii: "["))
    decimal(numbers.x, digits: digits)
    byte(UInt8(ascii: ","))
    decimal(numbers.y, digits: digits)
    if let z = numbers.z {
      byte(UInt8(ascii: ","))
      decimal(z, digits: Self.heightDigits)
    }
    byte(UInt8(ascii: "]"))
  }
}
