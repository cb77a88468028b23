public import Domain

/// Where links run.
extension LinkNetwork {
  /// Positions in ``shapeLatitude`` of a link's inner points.
  func shapePoints(of link: Int) -> Range<Int> {
    let start = min(Int(firstShapePoint[link]), shapeLatitude.count)
    let end = min(Int(firstShapePoint[link + 1]), shapeLatitude.count)
    return start..<max(start, end)
  }

  /// The position of a node.
  public func position(ofNode node: Int) -> Coordinate {
    Coordinate(e7Latitude: nodeLatitude[node], longitude: nodeLongitude[node])
  }

  /// The drawn points of a link from its beginning to its end, both included.
  public func points(of link: Int) -> [Coordinate] {
    var points = [position(ofNode: Int(linkFrom[link]))]
    for point in shapePoints(of: link) {
      points.append(Coordinate(e7Latitude: shapeLatitude[point], longitude: shapeLongitude[point]))
    }
    points.append(position(ofNode: Int(linkTo[link])))
    return points
  }

  /// The number, such as `4`, and the name of a link's road; either may be empty.
  public func name(of link: Int) -> (number: String, name: String) {
    let position = Int(linkName[link])
    let start = min(Int(firstNameByte[position]), nameByte.count)
    let end = min(max(start, Int(firstNameByte[position + 1])), nameByte.count)
    let letters = (start..<end).map { nameByte[$0] }
    let tabulator = UInt8(ascii: "\t")
    let number = letters.prefix { $0 != tabulator }
    return (
      String(decoding: number, as: UTF8.self),
      String(decoding: letters.dropFirst(number.count + 1), as: UTF8.self)
    )
  }
}

extension Coordinate {
  /// A position in units of 1e-7 degrees, clamped to the globe.
  init(e7Latitude latitude: Int32, longitude: Int32) {
    self.init(
      clampedLongitude: Double(longitude) / 1e7, latitude: Double(latitude) / 1e7)
  }
}
