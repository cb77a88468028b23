public import Domain

/// A traffic message as Fintraffic publishes it: what holds, where and when.
public struct TrafficMessage: Hashable, Sendable {
  /// A point of a road, by address and by location code as far as the message has them.
  public struct Point: Hashable, Sendable {
    /// Road, part and distance.
    public var address: RoadAddress?
    /// The code in the table of locations, 1 or more.
    public var code: Int?
  }

  /// What is limited.
  public enum Quantity: Hashable, Sendable {
    /// The mass of any vehicle, drawn ones together.
    case mass
    /// The mass of a combination.
    case combination
    /// The mass on an axle.
    case axle
    /// The mass on a bogie.
    case bogie
    /// The height, width or length.
    case height, width, length
  }

  /// A most that is allowed, in kilograms or centimeters.
  public struct Limit: Hashable, Sendable {
    /// What is limited.
    public var quantity: Quantity
    /// Kilograms or centimeters.
    public var most: Int
  }

  /// What its publisher calls it.
  public var id: String
  /// The first title of it.
  public var title: String
  /// Where it begins; `nil` when it is not placed on a road.
  public var first: Point?
  /// Where it ends; `nil` when it is about one point.
  public var last: Point?
  /// From when it holds; `nil` without beginning.
  public var start: Instant?
  /// Until when it holds; `nil` without end.
  public var end: Instant?
  /// Whether the road is shut.
  public var isClosure: Bool
  /// What is limited.
  public var limits: [Limit]
  /// What the file draws; `nil` when nothing.
  public var shape: RawShape?
  /// Where it stands.
  public var location: SourceLocation

  /// Whether it shuts or limits anything.
  public var isRestricting: Bool { isClosure || !limits.isEmpty }

  /// Whether it holds at an instant, both ends in.
  public func holds(at instant: Instant) -> Bool {
    (start.map { $0 <= instant } ?? true) && (end.map { instant <= $0 } ?? true)
  }
}
