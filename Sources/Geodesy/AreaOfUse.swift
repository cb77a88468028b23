/// The box of longitudes and latitudes for which a reference system is made.
public struct AreaOfUse: Hashable, Sendable {
  /// The western side in degrees; greater than `east` when the box crosses the antimeridian.
  public let west: Double
  /// The southern side in degrees.
  public let south: Double
  /// The eastern side in degrees.
  public let east: Double
  /// The northern side in degrees.
  public let north: Double
  /// What the database calls the area.
  public let name: String

  /// Makes a box; `west` above `east` means that it crosses the antimeridian.
  public init(west: Double, south: Double, east: Double, north: Double, name: String = "") {
    self.west = west
    self.south = south
    self.east = east
    self.north = north
    self.name = name
  }

  /// How wide the box is in degrees of longitude.
  public var width: Double { east >= west ? east - west : east - west + 360 }

  /// Whether the box is a strip along a meridian, a zone of UTM or Gauss-Kruger.
  ///
  /// The box of a zone is narrow by administration, not by mathematics: neighbors run over it as a
  /// rule. Its tolerance is therefore measured on the ground, and twice as large along it.
  var isStrip: Bool { width <= 6.1 }

  /// How many degrees a position lies outside, 0 inside; the larger of longitude and latitude.
  public func excess(longitude: Double, latitude: Double) -> Double {
    max(longitudeExcess(longitude), latitudeExcess(latitude))
  }

  /// How much of the tolerated distance a position outside uses up, in degrees.
  ///
  /// The same as ``excess(longitude:latitude:)``, but kinder to strips.
  func strain(longitude: Double, latitude: Double) -> Double {
    guard isStrip else { return excess(longitude: longitude, latitude: latitude) }
    return max(
      longitudeExcess(longitude) * cosine(ofDegrees: latitude), latitudeExcess(latitude) / 2)
  }

  /// Whether the box widened by `reach` degrees goes round the Earth.
  func isRound(reach: Double) -> Bool { width + 2 * reach >= 360 }

  /// Interleaved longitudes and latitudes spread over the box widened by `reach` degrees, its sides
  /// included.
  func samples(reach: Double, columns: Int = 37, rows: Int = 19) -> [Double] {
    let isRound = isRound(reach: reach)
    let start = isRound ? -180 : west - reach
    let extent = isRound ? 360 : width + 2 * reach
    let bottom = max(-90, south - reach)
    let height = min(90, north + reach) - bottom
    var values: [Double] = []
    values.reserveCapacity(2 * columns * rows)
    for row in 0..<rows {
      for column in 0..<columns {
        let longitude = start + extent * Double(column) / Double(columns - 1)
        let wrapped = longitude < -180 ? longitude + 360 : longitude
        values.append(wrapped > 180 ? wrapped - 360 : wrapped)
        values.append(bottom + height * Double(row) / Double(rows - 1))
      }
    }
    return values
  }

  private func latitudeExcess(_ latitude: Double) -> Double {
    max(0, max(south - latitude, latitude - north))
  }

  private func longitudeExcess(_ longitude: Double) -> Double {
    if west <= east, longitude >= west, longitude <= east { return 0 }
    let toEast = (longitude - west).truncatingRemainder(dividingBy: 360)
    let fromWest = toEast < 0 ? toEast + 360 : toEast
    if fromWest <= width { return 0 }
    return min(fromWest - width, 360 - fromWest)
  }
}

/// The cosine by its series to within 1e-6, which is plenty for a tolerance; no library is needed.
private func cosine(ofDegrees degrees: Double) -> Double {
  let square = degrees * degrees * (Double.pi / 180) * (Double.pi / 180)
  let tail = 1.0 / 40_320 - square * (1.0 / 3_628_800 - square / 479_001_600)
  return max(0, 1 - square * (1.0 / 2 - square * (1.0 / 24 - square * (1.0 / 720 - square * tail))))
}
