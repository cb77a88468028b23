/// What keeps a vehicle off a road on a date; empty when nothing does.
public struct RoadObstacles: OptionSet, Hashable, Sendable {
  /// The members as bits.
  public let rawValue: UInt16

  /// Makes a set from bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The road is not there yet, or no longer.
  public static let outOfDate = RoadObstacles(rawValue: 1)
  /// The road is shut.
  public static let closure = RoadObstacles(rawValue: 2)
  /// The vehicle is too high.
  public static let height = RoadObstacles(rawValue: 4)
  /// The vehicle is too long.
  public static let length = RoadObstacles(rawValue: 8)
  /// The vehicle is too wide.
  public static let width = RoadObstacles(rawValue: 16)
  /// The road thaws.
  public static let thaw = RoadObstacles(rawValue: 32)
  /// A bridge does not bear the vehicle.
  public static let bridge = RoadObstacles(rawValue: 64)
  /// The road does not bear the vehicle.
  public static let mass = RoadObstacles(rawValue: 128)

  /// What a lighter load would mend.
  public static let masses: RoadObstacles = [.mass, .bridge]
  /// Everything.
  public static let all: RoadObstacles = [
    .outOfDate, .closure, .height, .length, .width, .thaw, .bridge, .mass,
  ]

  /// Words for the arguments of a reason, in a fixed order.
  var words: [String] {
    let names: [(RoadObstacles, String)] = [
      (.outOfDate, "validity"), (.closure, "closure"), (.height, "height"), (.length, "length"),
      (.width, "width"), (.thaw, "thaw"), (.bridge, "bridge"), (.mass, "mass"),
    ]
    return names.filter { contains($0.0) }.map(\.1)
  }
}
