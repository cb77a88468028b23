/// A horizontal reference system as the user named it, with what must be known of it read once.
///
/// Two systems are equal when their codes are: names change from one edition of the database to the
/// next. Systems without a code are equal when their definitions are.
public struct ReferenceSystem: Sendable, Hashable, CustomStringConvertible {
  /// What the two coordinates are.
  public enum Form: Hashable, Sendable {
    /// Longitude and latitude.
    case geographic
    /// Easting and northing.
    case projected
  }

  /// The text that the user wrote.
  public let text: String
  /// The authority and the code, such as `EPSG:3067`, when it has one.
  public let code: String?
  /// What the database calls it; never compared.
  public let name: String
  /// What the two coordinates are.
  public let form: Form
  /// For where it is made; `nil` when nobody says, as with PROJ strings.
  public let area: AreaOfUse?
  /// The code of the geographic system that it stands on, when that has one.
  public let baseCode: String?
  /// Whether the coordinates are degrees from Greenwich and from the equator.
  public let isPlainDegrees: Bool
  /// How many meters a unit of a projected system has.
  let metersInUnit: Double
  /// The code, else the definition.
  let identity: String

  /// Two systems are the same when their codes are.
  public static func == (left: ReferenceSystem, right: ReferenceSystem) -> Bool {
    left.identity == right.identity
  }

  /// Feeds what equality compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(identity) }

  /// The code, else the text of the user.
  public var description: String { code ?? text }
}
