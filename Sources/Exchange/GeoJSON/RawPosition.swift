public import Domain

/// A position as a file gives it, in whatever reference system the file is in.
///
/// It becomes a `Coordinate` or a `PlanePoint` only where that system is known.
public struct RawPosition: Hashable, Sendable {
  /// Easting or longitude.
  public var x: Double
  /// Northing or latitude.
  public var y: Double
  /// Height, when the file gives one; it is passed on as it is.
  public var z: Double?

  /// Makes a position.
  public init(x: Double, y: Double, z: Double? = nil) {
    self.x = x
    self.y = y
    self.z = z
  }
}

/// A shape as a file gives it, in whatever reference system the file is in.
public typealias RawShape = Shape<RawPosition>

extension Shape where Position == RawPosition {
  /// The same shape on WGS 84, which stands at `location` of its file; heights are left out.
  ///
  /// - Throws: `InputFault` that names every position out of range by its path (100 at most).
  public func geographic(at location: SourceLocation) throws(InputFault) -> GeographicShape {
    var problems: [InputProblem] = []
    let shape = converted(at: location, into: &problems)
    if !problems.isEmpty { throw InputFault(problems) }
    return shape
  }

  private func converted(
    at location: SourceLocation, into problems: inout [InputProblem]
  ) -> GeographicShape {
    let path = (location.path.map { $0 + "." } ?? "") + "coordinates"
    func coordinate(_ position: RawPosition, _ suffix: String) -> Coordinate {
      if let coordinate = try? Coordinate(longitude: position.x, latitude: position.y) {
        return coordinate
      }
      if problems.count < JSONScanner.maximumProblems {
        var place = location
        place.path = path + suffix
        let isSwapped = position.y.magnitude <= 180 && position.x.magnitude <= 90
        problems.append(
          InputProblem(
            code: "range", at: place, value: "\(position.x),\(position.y)",
            expected: "longitude -180 to 180, then latitude -90 to 90, in degrees; "
              + (isSwapped ? "the two seem swapped" : "these seem projected coordinates")))
      }
      return Coordinate(clampedLongitude: position.x, latitude: position.y)
    }
    func list(_ positions: [RawPosition], _ suffix: String) -> [Coordinate] {
      var result: [Coordinate] = []
      result.reserveCapacity(positions.count)
      for (index, position) in positions.enumerated() {
        if position.x.magnitude <= 180 && position.y.magnitude <= 90 {
          result.append(Coordinate(clampedLongitude: position.x, latitude: position.y))
        } else {
          result.append(coordinate(position, "\(suffix)[\(index)]"))
        }
      }
      return result
    }
    func polygon(_ polygon: Polygon<RawPosition>, _ suffix: String) -> Polygon<Coordinate> {
      let rings = polygon.rings.enumerated().map { list($1, "\(suffix)[\($0)]") }
      return Polygon(shell: rings.first ?? [], holes: Array(rings.dropFirst()))
    }
    switch self {
    case .point(let position): return .point(coordinate(position, ""))
    case .multiPoint(let positions): return .multiPoint(list(positions, ""))
    case .line(let positions): return .line(list(positions, ""))
    case .multiLine(let lines):
      return .multiLine(lines.enumerated().map { list($1, "[\($0)]") })
    case .polygon(let part): return .polygon(polygon(part, ""))
    case .multiPolygon(let parts):
      return .multiPolygon(parts.enumerated().map { polygon($1, "[\($0)]") })
    case .collection(let shapes):
      let base = location.path.map { $0 + "." } ?? ""
      return .collection(
        shapes.enumerated().map { index, shape in
          var place = location
          place.path = "\(base)geometries[\(index)]"
          return shape.converted(at: place, into: &problems)
        })
    }
  }
}

extension Coordinate {
  /// The position as a file gives it.
  public var raw: RawPosition { RawPosition(x: longitude, y: latitude) }
}
