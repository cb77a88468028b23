/// A point that was not transformed: which one, between which reference systems, and why.
public struct PointRefusal: Hashable, Sendable, CustomStringConvertible {
  /// Why a point is refused.
  public enum Cause: Hashable, Sendable {
    /// A coordinate is not a number or infinite.
    case notFinite
    /// A longitude beyond 180 or a latitude beyond 90 degrees.
    case notDegrees
    /// No place near the area of use has such an easting and northing.
    case offTheMap
    /// The place lies farther from the area of use of `system` than is tolerated.
    case outsideArea(system: String, degrees: Double, longitude: Double, latitude: Double)
    /// PROJ's own error number and its text.
    case projection(number: Int, reason: String)
    /// The result is infinite or beyond every map of the Earth.
    case resultOffTheMap
  }

  /// The row, counted from the first row that the caller named.
  public let row: Int
  /// The longitude or easting as it came.
  public let x: Double
  /// The latitude or northing as it came.
  public let y: Double
  /// The reference system that the point was said to be in.
  public let source: String
  /// The reference system that was wanted.
  public let target: String
  /// Why it is refused.
  public let cause: Cause
  /// What the numbers look like instead, when that can be told.
  public let hint: String?

  /// What is wrong, where, and what would be right.
  public var description: String { "row \(row): \(x), \(y) (\(source) to \(target)): \(reason)" }

  /// What is wrong and what would be right, for a caller that knows the place better than the row.
  public var reason: String {
    var text = ""
    switch cause {
    case .notFinite: text += "not a finite number"
    case .notDegrees: text += "longitude must be -180 to 180 and latitude -90 to 90 degrees"
    case .offTheMap: text += "no place near the area of use of \(source) has these coordinates"
    case .outsideArea(let system, let degrees, let longitude, let latitude):
      text += "longitude \(Self.short(longitude)), latitude \(Self.short(latitude)) is"
      text += " \(Self.short(degrees)) degrees outside the area of use of \(system)"
    case .projection(let number, let reason): text += "PROJ error \(number), \(reason)"
    case .resultOffTheMap: text += "\(target) cannot show this place"
    }
    if let hint { text += "; \(hint)" }
    return text
  }

  private static func short(_ degrees: Double) -> Double { (degrees * 100).rounded() / 100 }
}
